"""What the page of today's hand-over shows, and nothing else of the diary."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.daily import Section
from events.entry_kinds import Kind
from projections import beside, hand_overs
from projections.entry_rows import Correction, EntryRow
from service.context import Standing, services
from service.people import Known, who


@dataclass(frozen=True, slots=True)
class Collecting:
    """Who collects the child, as somebody tapped it."""

    choice: str
    by: UUID
    at: str


@dataclass(frozen=True, slots=True)
class Note:
    """A note for the journey, and what others set beside it; no answer to it."""

    entry: UUID
    by: UUID
    at: str
    text: str | None
    corrections: list[Correction]
    is_checked: bool
    is_new: bool


@dataclass(frozen=True, slots=True)
class HandOver:
    """Today's hand-over of one child; *who* are those whose words stand there."""

    child: str
    day: date
    collecting: list[Collecting]
    notes: list[Note]
    who: dict[UUID, Known]

    @property
    def unread(self) -> tuple[UUID, ...]:
        return tuple(note.entry for note in self.notes if note.is_new)


def hand_over(at: Standing) -> HandOver:
    """Give what is told of today, by London's calendar: nothing of another day."""
    today = services().edge.today()
    with services().store.reading(at.school) as reader:
        told = hand_overs.of_day(reader, at.child, today, at.by.person)
        beside.put_beside(reader, told)
        collecting = [_collecting(row) for row in told if Section.COLLECTED in row.taps]
        notes = [_note(row) for row in told if _is_for_the_journey(row)]
        spoken = {one.by for one in collecting} | {one.by for one in notes}
        spoken |= {it.by for one in notes for it in one.corrections if it.by}
        people = who(reader, at.child, {at.child, *spoken}, today)
    return HandOver(
        child=people[at.child].name,
        day=today,
        collecting=collecting,
        notes=notes,
        who={person: people[person] for person in spoken},
    )


def _collecting(row: EntryRow) -> Collecting:
    return Collecting(row.taps[Section.COLLECTED], row.by, row.at)


def _is_for_the_journey(row: EntryRow) -> bool:
    """Hold for what its writer marked so. A note in taps alone says it by the taps."""
    return row.kind is Kind.HAND_OVER and row.text != ""


def _note(row: EntryRow) -> Note:
    return Note(
        entry=row.entry,
        by=row.by,
        at=row.at,
        text=row.text,
        corrections=row.corrections,
        is_checked=row.restricted,
        is_new=row.unread,
    )
