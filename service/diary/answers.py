"""What the diary shows: entries as they are, as they were, or after a write."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.entry_kinds import Kind
from events.store.canonical import from_moment
from events.store.canonical import moment as to_moment
from events.store.reader import Reader
from events.store.unit import Written
from projections import as_at, beside, circle, entry_history, media, timeline
from projections.base import Sight
from projections.entry_rows import EntryRow
from projections.half_days import HalfDay
from projections.timeline import Filter, Page
from service.beside import Decided, put_beside
from service.context import NotHere, Standing, services
from service.discretion import Discretion, towards
from service.edge import LONDON
from service.looking import as_far_as, reach
from service.record_lines import Line, lines


@dataclass(frozen=True, slots=True)
class EntryStory:
    """One entry and every step it went through."""

    row: EntryRow
    history: list[Line]


@dataclass(frozen=True, slots=True)
class Telling:
    """To whom an answer is given, with what discretion, in which half-day.

    *decided* is what the family allows to be shown, as of now.
    """

    at: Standing
    discretion: Discretion
    half_day: HalfDay
    decided: Decided


@contextmanager
def looking(at: Standing) -> Iterator[Reader]:
    """Open the record of the school where somebody stands."""
    with services().store.reading(at.school) as reader:
        yield reader


def timeline_page(at: Standing, wanted: Filter, moment: str | None) -> Page:
    """Give a page of the diary, now or as it was at *moment*."""
    moment = as_far_as(at, moment)
    with looking(at) as reader:
        now = _now()
        telling = _telling(reader, at, min(moment or now, now))
        if moment is None:
            return _page(reader, telling, wanted, _day_of(now))
        with as_at.past(reader, at.child, moment) as past:
            return _page(past, telling, wanted, _day_of(moment))


def entry_story(at: Standing, entry: UUID) -> EntryStory:
    """Give one entry with its history; NotHere if this child has no such entry."""
    with looking(at) as reader:
        now = _now()
        telling = _telling(reader, at, at.before or now)
        with reach(reader, at) as sight:
            row = _one(sight, telling, entry, _day_of(at.before or now))
            facts = entry_history.of_entry(sight, entry)
            steps = [*facts, *beside.facts_of(sight, entry)]
            steps = telling.discretion.in_order(steps, telling.half_day)
            told = lines(sight, steps, words=not entry_history.is_sealed(facts))
        return EntryStory(row, telling.discretion.veil_lines(told))


def entry_after(at: Standing, written: Written) -> EntryRow:
    """Give the entry as it stood right after a write, however late it is asked."""
    with looking(at) as reader:
        recorded = reader.facts_at([written.seq])[written.seq]
        entry = getattr(recorded.fact, "entry", recorded.fact.originator_id)
        telling = _telling(reader, at, recorded.at)
        at_home = telling.discretion.of_the_family
        with as_at.after(reader, at.child, entry, written.seq, at_home) as past:
            return _one(past, telling, entry, _day_of(recorded.at))


def _now() -> str:
    return to_moment(services().edge.now())


def _telling(reader: Reader, at: Standing, moment: str) -> Telling:
    discretion = towards(reader, at.child, at.by.person)
    decided = media.of_child(reader, at.child)
    return Telling(at, discretion, HalfDay.of(moment), decided)


def _day_of(moment: str) -> date:
    """Give the day that it was in London."""
    return from_moment(moment).astimezone(LONDON).date()


def _page(sight: Sight, telling: Telling, wanted: Filter, today: date) -> Page:
    at = telling.at
    page = timeline.of_child(sight, at.child, at.by.person, wanted)
    put_beside(sight, page.items, telling.decided, at.before)
    _say_who_has_seen(sight, telling, page.items, today)
    return page


def _one(sight: Sight, telling: Telling, entry: UUID, today: date) -> EntryRow:
    row = timeline.one(sight, telling.at.child, entry, telling.at.by.person)
    if row is None:
        raise NotHere
    put_beside(sight, [row], telling.decided, telling.at.before)
    _say_who_has_seen(sight, telling, [row], today)
    return row


def _say_who_has_seen(
    sight: Sight, telling: Telling, rows: Iterable[EntryRow], today: date
) -> None:
    """Tell the looks with discretion, and add a Never for all others in the circle."""
    present = {
        member.person: circle.reads_diary(member)
        for member in circle.of_child(sight, telling.at.child)
        if circle.is_current(member, today)
    }
    discretion, current = telling.discretion, telling.half_day
    for row in rows:
        discretion.veil(row, current)
        opened = {look.person for look in row.seen_by} | {row.by}
        could = (one for one, reads in present.items() if reads or _was_open(row))
        never = (person for person in could if person not in opened)
        row.seen_by.extend(discretion.never(person, current) for person in never)


def _was_open(row: EntryRow) -> bool:
    """Say whether a transport escort could open this note, on its day."""
    return row.kind is Kind.HAND_OVER
