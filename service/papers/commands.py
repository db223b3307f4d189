"""What a person may ask about the papers of a meeting: load, ask, save."""

from dataclasses import dataclass
from uuid import UUID

from events.advice import Advice
from events.base import Space
from events.diary import Entry
from events.meeting import Meeting
from events.meeting_papers import (
    About,
    CannotAddPaper,
    CannotDeclinePaper,
    MeetingPaper,
    PaperIn,
)
from events.meeting_refusals import AboutAMeeting
from events.store.ledger import LogHead
from service.asking import Asking
from service.context import NotHere
from service.paper_parts import due_at, is_late
from service.present import around


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPaper:
    """*source* is a note or a piece of advice that the paper stands in."""

    meeting: UUID
    paper: UUID
    title: str
    writer: UUID | None
    other: str | None
    source: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclinePaper:
    meeting: UUID
    paper: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeDecliningBack:
    meeting: UUID
    paper: UUID


def add_paper(command: AddPaper, asking: Asking) -> LogHead:
    meeting = _ahead(asking, command.meeting, CannotAddPaper)
    if asking.unit.is_taken(command.paper):
        raise CannotAddPaper.because_it_was_added_before()
    if command.writer not in {None, *(one.person for one in around(asking))}:
        raise NotHere
    due = due_at(asking.unit.reader, meeting.kind, meeting.when)
    paper = MeetingPaper.add(
        command.paper,
        asking.child,
        meeting.id,
        _about(command, asking),
        due,
        late=is_late(due, asking.unit.at),
        by=asking.by,
    )
    return _save(asking, paper)


def decline_paper(command: DeclinePaper, asking: Asking) -> LogHead:
    meeting = _ahead(asking, command.meeting, CannotDeclinePaper)
    paper = _paper(asking, meeting, command.paper)
    due = due_at(asking.unit.reader, meeting.kind, meeting.when)
    paper.decline(late=is_late(due, paper.created_on), by=asking.by)
    return _save(asking, paper)


def take_declining_back(command: TakeDecliningBack, asking: Asking) -> LogHead:
    meeting = _ahead(asking, command.meeting, CannotDeclinePaper)
    paper = _paper(asking, meeting, command.paper)
    paper.take_declining_back(by=asking.by)
    return _save(asking, paper)


def _about(command: AddPaper, asking: Asking) -> About:
    kind = None if command.source is None else _kind(command.source, asking)
    words = (command.title, command.writer, command.other)
    return About(*words, command.source, kind)


def _kind(source: UUID, asking: Asking) -> PaperIn:
    """Say what the source is; NotHere if it is nothing of this child."""
    entry = asking.unit.find(Entry, source)
    if entry is not None and entry.child == asking.child and not entry.is_moved:
        return PaperIn.ENTRY
    advice = asking.unit.find(Advice, source)
    if advice is not None and advice.child == asking.child:
        return PaperIn.ADVICE
    raise NotHere


def _paper(asking: Asking, meeting: Meeting, paper: UUID) -> MeetingPaper:
    found = asking.unit.find(MeetingPaper, paper)
    if found is None or found.meeting != meeting.id:
        raise NotHere
    return found


def _ahead(asking: Asking, meeting: UUID, refused: type[AboutAMeeting]) -> Meeting:
    found = asking.unit.find(Meeting, meeting)
    if found is None or found.child != asking.child:
        raise NotHere
    found.check_ahead(refused, asking.today)
    return found


def _save(asking: Asking, paper: MeetingPaper) -> LogHead:
    log = asking.unit.log_of(asking.child, Space.SHARED)
    asking.unit.save(paper, log=log, roster=asking.roster)
    return log
