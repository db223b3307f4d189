"""What is shown of today: notes that wait, child by child and class by class."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from events.base import Side
from events.phrase import phrase
from events.store.reader import Reader
from projections import beside, circle, classes, directory, firsts, timeline
from projections.entry_rows import EntryRow
from projections.firsts import First, Lane, Now
from projections.school_calendar import school_days
from projections.timeline import NOTHING_WAITS, Waiting
from service.context import services, signed_in
from service.people import role_name

MOST: Final = 3
PREVIEW: Final = 160
# What a note says of itself before anybody reads it.
LANES: Final[Mapping[Lane, str]] = {
    Lane.BEFORE_SCHOOL: phrase("Before school"),
    Lane.REPLY: phrase("Please reply"),
    Lane.UNREAD: phrase("Unread"),
    Lane.TODAY: phrase("Today"),
}


@dataclass(frozen=True, slots=True)
class SchoolToday:
    """Whether there is school today, and if not, when next."""

    name: str
    is_school_day: bool
    next_school_day: date


@dataclass(frozen=True, slots=True)
class Note:
    """One note as the card of its child shows it."""

    row: EntryRow
    lane: Lane
    writer: str

    @property
    def preview(self) -> str | None:
        """Give the first words; None where they were erased."""
        said = self.row.text
        if said is None or len(said) <= PREVIEW:
            return said
        return said[:PREVIEW].rsplit(maxsplit=1)[0] + " …"


@dataclass(frozen=True, slots=True)
class Card:
    """A child, and what waits; *is_limited* if the view of the child has an end."""

    child: UUID
    name: str
    role_name: str
    side: Side
    waiting: Waiting
    is_limited: bool
    hand_over_only: bool
    notes: tuple[Note, ...] = ()
    classes: frozenset[str] = field(default=frozenset())

    @property
    def order(self) -> tuple[int, str]:
        """Put the child first for whom something matters most."""
        first = self.notes[0].lane if self.notes else len(Lane)
        return first, self.name.casefold()

    @property
    def more(self) -> int:
        """Count what is unread and not on the card."""
        shown = sum(1 for note in self.notes if note.row.unread)
        return max(0, self.waiting.unread - shown)


@dataclass(frozen=True, slots=True)
class Section:
    """Some children below one heading; for a family there is none."""

    name: str
    cards: tuple[Card, ...]


def schools(day: date) -> list[SchoolToday]:
    """Say of each of my schools whether there is school on a day."""
    found = []
    for place in signed_in().people:
        with services().store.reading(place.school) as reader:
            known = school_days(reader)
            name = directory.names_of(reader, [place.school])[place.school]
        upcoming = known.next_school_day(day)
        found.append(SchoolToday(name, known.is_school_day(day), upcoming))
    return found


def sections(day: date) -> list[Section]:
    """Give my children with what waits: those of a class together, then the others."""
    cards: list[Card] = []
    for place in signed_in().people:
        with services().store.reading(place.school) as reader:
            cards += _cards(reader, place.person, day)
    cards.sort(key=lambda card: card.order)
    names = {name for card in cards for name in card.classes}
    found = [_section(name, cards) for name in sorted(names, key=str.casefold)]
    rest = tuple(card for card in cards if not card.classes)
    return [*found, Section("", rest)] if rest or not found else found


def _section(name: str, cards: Iterable[Card]) -> Section:
    return Section(name, tuple(card for card in cards if name in card.classes))


def _cards(reader: Reader, person: UUID, day: date) -> Iterable[Card]:
    """Make the cards of one school, in as many statements for ten children as for one.

    Of a child whose view has an end nothing is told but that there is one.
    """
    mine = {one.child: one for one in circle.of_person(reader, person, day)}
    sides = {
        child: one.side
        for child, one in mine.items()
        if one.before is None and circle.reads_diary(one)
    }
    waiting = timeline.counts(reader, list(sides), person)
    now = Now(day, school_days(reader).last_before(day))
    found = firsts.of_children(reader, sides, person, now, MOST)
    shown = [first.row for told in found.values() for first in told]
    beside.put_beside(reader, shown)
    names = directory.names_of(reader, {*mine, *(row.by for row in shown)})
    taught = _classes(reader, person) if Side.SCHOOL in sides.values() else {}
    return [
        Card(
            child=child,
            name=names[child],
            role_name=role_name(one.role),
            side=one.side,
            waiting=waiting.get(child, NOTHING_WAITS),
            is_limited=one.before is not None,
            hand_over_only=not circle.reads_diary(one),
            notes=tuple(_note(first, names) for first in found.get(child, ())),
            classes=taught.get(child, frozenset()),
        )
        for child, one in mine.items()
    ]


def _note(first: First, names: Mapping[UUID, str]) -> Note:
    return Note(first.row, first.lane, names[first.row.by])


def _classes(reader: Reader, person: UUID) -> dict[UUID, frozenset[str]]:
    """Name, for each child, the open classes in which somebody works with them."""
    found: dict[UUID, set[str]] = {}
    for group in classes.of_school(reader):
        if person in group.staff and not group.is_closed:
            for child in group.children:
                found.setdefault(child, set()).add(group.name)
    return {child: frozenset(names) for child, names in found.items()}
