"""What staff may ask about children of their class: load, ask, save."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from events.base import Space
from events.diary import Entry
from events.entry_kinds import Kind, Place
from events.entry_refusals import CannotWriteEntry
from events.manner import Manner, Route
from events.quiet_day import CannotExplainDay, QuietBecause, QuietDay
from events.store.ledger import LogHead
from service.asking import Asking, ClassAsking


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteInRound:
    """A note about *day*; None is the day on which it arrives."""

    entry: UUID
    child: UUID
    text: str
    manner: Manner
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SkipInRound:
    """Why there is no note about *day*; None is the day on which this arrives."""

    quiet: UUID
    child: UUID
    because: QuietBecause
    why: str | None
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteToGroup:
    """One text, an entry for each child: *entries* are their ids by child.

    It is about *day*; None is the day on which it arrives.
    """

    entries: tuple[tuple[UUID, UUID], ...]
    text: str
    written_at: datetime | None = None
    day: date | None = None


def write_in_round(command: WriteInRound, asking: ClassAsking) -> LogHead:
    about = asking.about(command.child)
    return _write(about, command.entry, command.text, command.manner, command.day)


def skip_in_round(command: SkipInRound, asking: ClassAsking) -> LogHead:
    of_child = asking.about(command.child)
    if asking.unit.is_taken(command.quiet):
        raise CannotExplainDay.because_it_was_said_before()
    quiet = QuietDay.explain(
        command.quiet,
        command.child,
        command.day or asking.today,
        command.because,
        command.why,
        by=of_child.by,
        today=asking.today,
    )
    log = asking.unit.log_of(command.child, Space.SHARED)
    asking.unit.save(quiet, log=log, roster=asking.roster)
    return log


def write_to_group(command: WriteToGroup, asking: ClassAsking) -> LogHead:
    manner = Manner(route=Route.GROUP_NOTE, written_at=command.written_at)
    logs = [
        _write(asking.about(child), entry, command.text, manner, command.day)
        for child, entry in command.entries
    ]
    return logs[-1]


def _write(
    asking: Asking, entry: UUID, text: str, manner: Manner, day: date | None = None
) -> LogHead:
    if asking.unit.is_taken(entry):
        raise CannotWriteEntry.because_it_was_said_before()
    if asking.child_left():
        raise CannotWriteEntry.because_the_child_left()
    written = Entry.write(
        entry,
        asking.child,
        day or asking.today,
        Place.SCHOOL,
        Kind.NOTE,
        text,
        None,
        by=asking.by,
        today=asking.today,
        manner=manner,
    )
    return asking.save(written)
