"""One small school that every test shares: Ayo, and the people around Ayo."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from uuid import UUID, uuid5

from events.base import CHILD_SPACES, Actor, Role, Side, Space
from events.circle import Circle
from events.diary import Entry
from events.entry_kinds import Kind, Place
from events.person import Person
from events.school import School
from events.store.unit import Store, Unit

MONDAY = date(2026, 9, 7)
TUESDAY = date(2026, 9, 8)
SUNDAY = date(2026, 9, 6)
START = datetime(2026, 9, 7, 8, tzinfo=UTC)


def an_id(name: str) -> UUID:
    """The same id for the same name, in every run."""
    return uuid5(UUID(int=0), name)


LARKFIELD = an_id("Larkfield School")
REGISTER = an_id("Larkfield's register")
OTHER_SCHOOL = an_id("Brook School")
OTHER_REGISTER = an_id("Brook's register")
AYO = an_id("Ayo")
OLI = an_id("Oli")

AMINA = Actor(an_id("Amina"), Role.PARENT, Side.HOME)
LUKASZ = Actor(an_id("Łukasz"), Role.PARENT, Side.HOME)
TOM = Actor(an_id("Tom"), Role.TEACHER, Side.SCHOOL)
SIAN = Actor(an_id("Siân"), Role.SENCO, Side.SCHOOL)
# As one of the people, a child has an id of their own: the circle has the child's.
AYO_IN_PERSON = Actor(an_id("Ayo in person"), Role.CHILD, Side.CHILD)
STRANGER = Actor(an_id("Nobody's friend"), Role.PARENT, Side.HOME)

NAMES = {
    AMINA.person: "Amina Bello",
    LUKASZ.person: "Łukasz Zając",
    TOM.person: "Tom Okafor",
    SIAN.person: "Siân Rees",
    AYO_IN_PERSON.person: "Ayo Bello",
    AYO: "Ayo Bello",
    OLI: "Oli Grant",
    LARKFIELD: "Larkfield School",
    OTHER_SCHOOL: "Brook School",
}
PEOPLE = (SIAN, TOM, AMINA, LUKASZ)


class Clock:
    """A clock that moves one second on each time it is read."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        told, self.now = self.now, self.now + timedelta(seconds=1)
        return told

    def set(self, now: datetime) -> None:
        self.now = now


def log_id(child: UUID, space: Space) -> UUID:
    return an_id(f"{child} {space}")


def shared_log(child: UUID, school: UUID = LARKFIELD) -> UUID:
    """The id that the cast gives to a child's shared log."""
    return log_of(child, Space.SHARED, school)


def log_of(child: UUID, space: Space, school: UUID = LARKFIELD) -> UUID:
    return an_id(f"{school} {log_id(child, space)}")


def a_school(store: Store, school: UUID = LARKFIELD, register: UUID = REGISTER) -> UUID:
    """Open a school with its people on the register, and enrol Ayo."""
    with store.opening(school) as unit:
        log = unit.open_space(register, None, Space.REGISTER, 0, None)
        unit.save(School(id=school, name=NAMES[school], demo=False, by=None), log=log)
        for person in (one.person for one in (*PEOPLE, AYO_IN_PERSON)):
            unit.save(Person(id=person, name=NAMES[person], by=None), log=log)
    a_child(store, AYO, school)
    return school


def a_child(store: Store, child: UUID, school: UUID = LARKFIELD) -> None:
    """Enrol a child: five spaces, and a circle of home and school."""
    with store.unit(school) as unit:
        slot = unit.next_slot()
        for number, space in enumerate(CHILD_SPACES, start=slot):
            log = an_id(f"{school} {log_id(child, space)}")
            unit.open_space(log, child, space, number, SIAN.person)
        circle = Circle(id=child, name=NAMES[child], by=SIAN.person)
        for one in PEOPLE:
            circle.join(one, NAMES[one.person], None, by=SIAN.person, today=MONDAY)
        unit.save(circle, log=unit.log_of(child, Space.SHARED))


_numbers: Iterator[int] = count(1)


def a_new_id() -> UUID:
    """An id that no other thing in this run has."""
    return an_id(f"thing {next(_numbers)}")


def a_note(
    text: str = "Ayo slept well.",
    *,
    by: Actor = AMINA,
    child: UUID = AYO,
    kind: Kind = Kind.NOTE,
    reply_by: date | None = None,
    day: date = MONDAY,
) -> Entry:
    """An entry that is not yet saved."""
    return Entry.write(
        a_new_id(),
        child,
        day,
        Place.HOME,
        kind,
        text,
        reply_by,
        by=by,
        today=TUESDAY,
    )


def written(unit: Unit, entry: Entry) -> Entry:
    """Save an entry, or what is new about it, to its child's shared log."""
    unit.save(entry, log=unit.log_of(entry.child, Space.SHARED))
    return entry
