"""Which papers of a meeting came late, by the calendar of the school."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from events.meeting import When
from events.meeting_kinds import MeetingKind
from events.meeting_papers import PaperIn, PapersDue, papers_due
from events.store.canonical import from_moment
from projections import timeline
from projections.base import Sight
from projections.meeting_paper_rows import Paper
from projections.meeting_rows import MeetingRow
from projections.school_calendar import school_days
from service.context import Standing
from service.edge import LONDON


def due_at(sight: Sight, kind: MeetingKind, when: When) -> PapersDue | None:
    """Say until when papers come in time; None where the kind asks for none."""
    return papers_due(kind, when, school_days(sight).later)


def is_late(due: PapersDue | None, at: datetime) -> bool:
    """Say whether what came at a moment came too late."""
    return due is not None and due.is_late(at.astimezone(LONDON).date(), at)


def put_stamps(sight: Sight, at: Standing, rows: Sequence[MeetingRow]) -> None:
    """Say of each paper whether it came late, and leave out what is not to be read."""
    for row in rows:
        due = due_of(sight, row) if row.papers else None
        for paper in row.papers:
            _stamp(paper, due)
    papers = [paper for row in rows for paper in row.papers]
    entries = {one.source for one in papers if one.source_kind is PaperIn.ENTRY}
    read = _read(sight, at, entries - {None})
    for paper in papers:
        if paper.source_kind is PaperIn.ENTRY and paper.source not in read:
            paper.source = paper.source_kind = None


def due_of(sight: Sight, row: MeetingRow) -> PapersDue | None:
    """Say the same of a meeting as it stands now."""
    if row.kind is None or row.when is None:
        return None
    return due_at(sight, row.kind, row.when)


def _stamp(paper: Paper, due: PapersDue | None) -> None:
    paper.late = is_late(due, from_moment(paper.at))
    if due is not None:
        paper.due, paper.rule = due.day, due.rule.said


def _read(sight: Sight, at: Standing, entries: set[UUID | None]) -> set[UUID]:
    wanted = [one for one in entries if one is not None]
    if not wanted:
        return set()
    return set(timeline.some(sight, at.child, wanted, at.by.person))
