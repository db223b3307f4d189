"""What a person may ask about a day sheet: load, ask, save."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.diary import Entry
from events.entry_kinds import Kind, Place
from events.entry_refusals import CannotWriteEntry
from events.manner import Manner, Route
from events.media import Enclosed
from events.store.ledger import LogHead
from service.asking import Asking
from service.attaching import enclose


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepSheet:
    """*told_by* filled the sheet in, if that was not whoever brings it."""

    entry: UUID
    day: date
    place: Place
    text: str
    told_by: str | None
    enclosed: Enclosed


def keep_sheet(command: KeepSheet, asking: Asking) -> LogHead:
    if asking.unit.is_taken(command.entry):
        raise CannotWriteEntry.because_it_was_said_before()
    if asking.child_left():
        raise CannotWriteEntry.because_the_child_left()
    entry = Entry.write(
        command.entry,
        asking.child,
        command.day,
        command.place,
        Kind.NOTE,
        command.text,
        None,
        by=asking.by,
        today=asking.today,
        manner=Manner(route=Route.PAPER, told_by=command.told_by),
    )
    log = asking.save(entry)
    enclose(command.enclosed, entry, entry.id, asking, log)
    return log
