"""What an escort may ask: load, ask, save."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from events.diary import Entry
from events.entry_kinds import Kind, Place
from events.entry_refusals import CannotWriteEntry
from events.manner import Manner, Route
from events.store.ledger import LogHead
from service.asking import Asking

AT_THE_HAND_OVER: Final = Manner(route=Route.HAND_OVER)


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteHandOver:
    entry: UUID
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadHandOver:
    entries: tuple[UUID, ...]


def write_hand_over(command: WriteHandOver, asking: Asking) -> LogHead:
    """Write about today, on the way; the day is never a choice of the writer's."""
    if asking.unit.is_taken(command.entry):
        raise CannotWriteEntry.because_it_was_said_before()
    if asking.child_left():
        raise CannotWriteEntry.because_the_child_left()
    entry = Entry.write(
        command.entry,
        asking.child,
        asking.today,
        Place.TRAVELLING,
        Kind.HAND_OVER,
        command.text,
        None,
        by=asking.by,
        today=asking.today,
        manner=AT_THE_HAND_OVER,
    )
    return asking.save(entry)


def read_hand_over(command: ReadHandOver, asking: Asking) -> LogHead:
    """Note an escort's first look, as that of any other reader is noted."""
    entries = [asking.entry(entry) for entry in command.entries]
    for entry in entries:
        entry.see(by=asking.by)
    return asking.save(*entries)
