"""What a person may ask the diary to do: load, ask, save."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.base import Space
from events.diary import Entry, Kind, Place
from events.entry_refusals import CannotWriteEntry
from events.store.ledger import LogHead
from service.asking import Asking
from service.context import NotHere


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteEntry:
    entry: UUID
    day: date
    place: Place
    kind: Kind
    text: str
    reply_by: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddComment:
    entry: UUID
    comment: UUID
    text: str


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
    )
    return _save(asking, entry)


def add_comment(command: AddComment, asking: Asking) -> LogHead:
    entry = _load(asking, command.entry)
    entry.comment(command.comment, command.text, by=asking.by)
    return _save(asking, entry)


def amend_entry(command: AmendEntry, asking: Asking) -> LogHead:
    entry = _load(asking, command.entry)
    entry.amend(command.text, command.reason, by=asking.by)
    return _save(asking, entry)


def correct_entry(command: CorrectEntry, asking: Asking) -> LogHead:
    entry = _load(asking, command.entry)
    entry.correct(command.correction, command.text, command.reason, by=asking.by)
    return _save(asking, entry)


def mark_seen(command: MarkSeen, asking: Asking) -> LogHead:
    entries = [_load(asking, entry) for entry in command.entries]
    for entry in entries:
        entry.see(by=asking.by)
    return _save(asking, *entries)


def seal_entry(command: SealEntry, asking: Asking) -> LogHead:
    entry = _load(asking, command.entry)
    entry.seal(command.reason, by=asking.by)
    return _save(asking, entry)


def _load(asking: Asking, entry: UUID) -> Entry:
    found = asking.unit.find(Entry, entry)
    if found is None or found.child != asking.child:
        raise NotHere
    return found


def _save(asking: Asking, *entries: Entry) -> LogHead:
    log = asking.unit.log_of(asking.child, Space.SHARED)
    asking.unit.save(*entries, log=log, roster=asking.roster)
    return log
