"""A small school to measure on, and one command just as the service runs it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from events.base import Actor
from events.entry_kinds import Kind, Place
from events.store.unit import Request, Store, Written
from projections import circle
from projections.directory import Rosters
from service.asking import Asking
from service.diary.commands import WriteEntry, write_entry
from tests.cast import AMINA, AYO
from tests.concurrency.schools import SmallSchool, open_school, store_of
from tests.databases import Place as Database

TODAY = date(2026, 9, 7)
TEXT = (
    "Ayo slept from nine to six, ate two slices of toast and most of an apple, and "
    "asked for Mr Okafor at the gate. The swing was hard to leave, so we counted to "
    "ten together, twice. Please remind Ayo to wear the splint after lunch."
)


@dataclass
class Diary:
    """The record of one school, and Amina, who writes in it."""

    place: Database
    small: SmallSchool
    store: Store
    rosters: Rosters

    @classmethod
    def begin(cls, place: Database) -> "Diary":
        return cls(place, open_school(place), store_of(place), Rosters())

    @property
    def school(self) -> UUID:
        return self.small.school

    def write(self) -> Written:
        """Lock, key, membership, roster, decide, facts, leaves, views, commit."""
        asked = Request(AMINA.person, str(uuid4()), TEXT.encode())
        with self.store.unit(self.school) as unit:
            before = unit.remembered(asked)
            by = circle.belonging(unit.conn, self.school, AYO, AMINA.person, TODAY)
            assert before is None
            assert by is not None
            asking = Asking(by, TODAY, unit, self.rosters.of(unit.reader), AYO)
            return unit.remember(asked, write_entry(_entry(by), asking))

    def fill(self, facts: int) -> None:
        """Write until the school has about so many facts."""
        while self.write().seq < facts:
            pass


def _entry(by: Actor) -> WriteEntry:
    said = f"{TEXT} {by.role} {datetime.now(UTC)}"
    place, kind = Place.HOME, Kind.NOTE
    return WriteEntry(
        entry=uuid4(), day=TODAY, place=place, kind=kind, text=said, reply_by=None
    )
