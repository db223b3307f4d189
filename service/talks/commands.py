"""What a person may say to a note about a talk: load, ask, save."""

from dataclasses import dataclass
from uuid import UUID

from events.confirmation import CannotConfirmEntry, Confirmation, confirmation_of
from events.diary import Entry
from events.store.ledger import LogHead
from service.asking import Asking
from service.context import NotHere


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmEntry:
    entry: UUID


def confirm_entry(command: ConfirmEntry, asking: Asking) -> LogHead:
    entry, unit = asking.unit.find(Entry, command.entry), asking.unit
    if entry is None or entry.child != asking.child or entry.is_moved:
        raise NotHere
    if unit.is_taken(confirmation_of(entry.id, asking.by.person)):
        raise CannotConfirmEntry.because_you_did_before()
    confirmation = Confirmation.of(
        entry.id, asking.child, entry.side, by=asking.by, sealed=entry.sealed
    )
    return asking.save(confirmation)
