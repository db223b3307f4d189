"""What the diary shows: entries as they are, as they were, or after a write."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.store.canonical import from_moment
from events.store.reader import Reader
from events.store.unit import Written
from projections import as_at, circle, entry_history, timeline
from projections.base import Sight
from projections.entry_rows import EntryRow, Look
from projections.timeline import Filter, Page
from service.context import NotHere, Standing, services
from service.edge import LONDON
from service.record_lines import Line, lines


@dataclass(frozen=True, slots=True)
class EntryStory:
    """One entry and every step it went through."""

    row: EntryRow
    history: list[Line]


@contextmanager
def looking(at: Standing) -> Iterator[Reader]:
    """Open the record of the school where somebody stands."""
    with services().store.reading(at.school) as reader:
        yield reader


def timeline_page(at: Standing, wanted: Filter, moment: str | None) -> Page:
    """Give a page of the diary, now or as it was at *moment*."""
    with looking(at) as reader:
        if moment is None:
            return _page(reader, at, wanted, services().edge.today())
        with as_at.past(reader, at.child, moment) as past:
            return _page(past, at, wanted, _day_of(moment))


def entry_story(at: Standing, entry: UUID) -> EntryStory:
    """Give one entry with its history; NotHere if this child has no such entry."""
    with looking(at) as reader:
        row = _one(reader, at, entry, services().edge.today())
        facts = entry_history.of_entry(reader, entry)
        sealed = entry_history.is_sealed(facts)
        return EntryStory(row, lines(reader, facts, words=not sealed))


def entry_after(at: Standing, written: Written) -> EntryRow:
    """Give the entry as it stood right after a write, however late it is asked."""
    with looking(at) as reader:
        recorded = reader.facts_at([written.seq])[written.seq]
        entry = recorded.fact.originator_id
        with as_at.after(reader, at.child, entry, written.seq) as past:
            return _one(past, at, entry, _day_of(recorded.at))


def _day_of(moment: str) -> date:
    """Give the day that it was in London."""
    return from_moment(moment).astimezone(LONDON).date()


def _page(sight: Sight, at: Standing, wanted: Filter, today: date) -> Page:
    page = timeline.of_child(sight, at.child, at.by.person, wanted)
    _say_never(sight, page.items, at.child, today)
    return page


def _one(sight: Sight, at: Standing, entry: UUID, today: date) -> EntryRow:
    row = timeline.one(sight, at.child, entry, at.by.person)
    if row is None:
        raise NotHere
    _say_never(sight, [row], at.child, today)
    return row


def _say_never(
    sight: Sight, rows: Iterable[EntryRow], child: UUID, today: date
) -> None:
    """Add a Never for everyone else in the circle who has not opened an entry."""
    present = [
        member.person
        for member in circle.of_child(sight, child)
        if circle.is_current(member, today)
    ]
    for row in rows:
        opened = {look.person for look in row.seen_by} | {row.by}
        never = (person for person in dict.fromkeys(present) if person not in opened)
        row.seen_by.extend(Look(person, None) for person in never)
