"""What a person may ask the diary to do: load, ask, save."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.base import Space
from events.diary import Entry
from events.entry_kinds import Kind, Place
from events.entry_refusals import CannotWriteEntry
from events.family import Family, comes_with_family, family_of
from events.look import FirstLook, look_of
from events.manner import PLAINLY, Manner
from events.media import NOTHING, Enclosed
from events.store.ledger import LogHead
from service.asking import Asking
from service.attaching import enclose


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteEntry:
    entry: UUID
    day: date
    place: Place
    kind: Kind
    text: str
    reply_by: date | None
    manner: Manner = PLAINLY
    enclosed: Enclosed = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class AddComment:
    entry: UUID
    comment: UUID
    text: str
    manner: Manner = PLAINLY
    enclosed: Enclosed = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendEntry:
    entry: UUID
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectEntry:
    entry: UUID
    correction: UUID
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkSeen:
    entries: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SealEntry:
    entry: UUID
    reason: str


def write_entry(command: WriteEntry, asking: Asking) -> LogHead:
    if asking.unit.is_taken(command.entry):
        raise CannotWriteEntry.because_it_was_said_before()
    if asking.child_left():
        raise CannotWriteEntry.because_the_child_left()
    entry = Entry.write(
        command.entry,
        asking.child,
        command.day,
        command.place,
        command.kind,
        command.text,
        command.reply_by,
        by=asking.by,
        today=asking.today,
        manner=command.manner,
    )
    log = asking.save(entry)
    enclose(command.enclosed, entry, entry.id, asking, log)
    return log


def add_comment(command: AddComment, asking: Asking) -> LogHead:
    entry = asking.entry(command.entry)
    entry.comment(command.comment, command.text, by=asking.by, manner=command.manner)
    log = asking.save(entry)
    enclose(command.enclosed, entry, command.comment, asking, log)
    return log


def amend_entry(command: AmendEntry, asking: Asking) -> LogHead:
    entry = asking.entry(command.entry)
    entry.amend(command.text, command.reason, by=asking.by)
    return asking.save(entry)


def correct_entry(command: CorrectEntry, asking: Asking) -> LogHead:
    entry = asking.entry(command.entry)
    entry.correct(command.correction, command.text, command.reason, by=asking.by)
    return asking.save(entry)


def mark_seen(command: MarkSeen, asking: Asking) -> LogHead:
    entries = [asking.entry(entry) for entry in command.entries]
    family = asking.unit.find(Family, family_of(asking.child))
    if family is not None and comes_with_family(asking.by.role, asking.by.side):
        return _see_at_home(asking, family, entries)
    for entry in entries:
        entry.see(by=asking.by)
    return asking.save(*entries)


def seal_entry(command: SealEntry, asking: Asking) -> LogHead:
    entry = asking.entry(command.entry)
    entry.seal(command.reason, by=asking.by)
    return asking.save(entry)


def _see_at_home(asking: Asking, family: Family, entries: list[Entry]) -> LogHead:
    """Note first looks in the log of the reader's household, if there are two."""
    unit, person = asking.unit, asking.by.person
    new = [one for one in entries if one.is_new_to(person)]
    new = [one for one in new if not unit.is_taken(look_of(one.id, person))]
    space = family.space_of_looks(person)
    if space is Space.SHARED:
        for entry in new:
            entry.see(by=asking.by)
        return asking.save(*new)
    looks = [FirstLook.at(one.id, asking.child, by=person) for one in new]
    log = unit.log_of(asking.child, space)
    unit.save(*looks, log=log)
    return log
