"""Some weeks at the school, drawn at random from a seed: every fact there is occurs."""

from collections.abc import Callable
from random import Random
from uuid import UUID

from events.base import Actor, Refusal, Role, Side, Space
from events.circle import Circle
from events.diary import Entry, Kind, Place
from events.person import Person
from events.store.erasure import erase, rotate
from events.store.unit import Request, Store, Unit
from projections.runner import VIEWS, rebuild
from tests import databases
from tests.cast import (
    AMINA,
    AYO,
    LARKFIELD,
    MONDAY,
    OLI,
    PEOPLE,
    SIAN,
    TOM,
    TUESDAY,
    a_child,
    a_new_id,
    a_school,
    an_id,
    log_id,
)

WORDS = (
    "Slept badly.",
    "Mrs Lim rang Tom at 5 pm.",
    "The blue cup helps!",
    "Cùng đi chơi 🎈",
    "Łukasz is away until 12 October.",
    "Call 020 7946 0018 or ask tom@larkfield.example\nThank you",
)
ROSTER = frozenset({"tom", "łukasz", "amina"})


class Term:
    """Lets things happen at a school; *entries* are known by id, with their child."""

    def __init__(self, store: Store, seed: int = 1, school: UUID = LARKFIELD) -> None:
        self.store = store
        self.school = school
        self.draw = Random(seed)
        self.entries: list[tuple[UUID, UUID]] = []
        self.guests: dict[UUID, UUID] = {}
        a_school(store, school, an_id(f"{school} register"))
        a_child(store, OLI, school)

    def happen(self, times: int) -> None:
        """Let one thing after another happen; some are refused, as in life."""
        for _ in range(times):
            self.one_thing(self.draw.choice(THINGS))

    def everything(self) -> None:
        for thing in (*THINGS, *THINGS):
            self.one_thing(Term.write)
            self.one_thing(thing)

    def one_thing(self, thing: "Thing") -> None:
        request = Request(an_id("an account"), str(a_new_id()), b"what was asked")
        try:
            with self.store.unit(self.school) as unit:
                child = thing(self, unit)
                space = Space.REGISTER if child is None else Space.SHARED
                unit.remember(request, unit.log_of(child, space))
        except Refusal:
            return

    def words(self) -> str:
        return " ".join(self.draw.choices(WORDS, k=self.draw.randint(1, 5)))

    def write(self, unit: Unit) -> UUID:
        child, by = self.draw.choice((AYO, OLI)), self.draw.choice(PEOPLE)
        kind = self.draw.choice(tuple(Kind))
        entry = Entry.write(
            a_new_id(),
            child,
            self.draw.choice((MONDAY, TUESDAY)),
            self.draw.choice(tuple(Place)),
            kind,
            self.words(),
            TUESDAY if kind is Kind.REPLY_NEEDED else None,
            by=by,
            today=TUESDAY,
        )
        self.entries.append((entry.id, child))
        return self._save(unit, entry)

    def comment(self, unit: Unit) -> UUID:
        entry = self._entry(unit)
        entry.comment(a_new_id(), self.words(), by=self.draw.choice(PEOPLE))
        return self._save(unit, entry)

    def amend(self, unit: Unit) -> UUID:
        entry = self._entry(unit)
        entry.amend(self.words(), "A slip of the pen.", by=self._author(entry))
        return self._save(unit, entry)

    def correct(self, unit: Unit) -> UUID:
        entry = self._entry(unit)
        other = next(one for one in PEOPLE if one.person != entry.author)
        entry.correct(a_new_id(), self.words(), "I was there.", by=other)
        return self._save(unit, entry)

    def see(self, unit: Unit) -> UUID:
        entry = self._entry(unit)
        for one in PEOPLE:
            entry.see(by=one)
        return self._save(unit, entry)

    def seal(self, unit: Unit) -> UUID:
        entry = self._entry(unit)
        entry.seal("It was about another child.", by=SIAN)
        return self._save(unit, entry)

    def rename(self, unit: Unit) -> None:
        person = unit.find(Person, self.draw.choice((AMINA, TOM)).person)
        assert person is not None
        person.rename(f"Amina Tom {self.draw.random()}".replace(".", " "), by=None)
        unit.save(person, log=unit.log_of(None, Space.REGISTER))

    def join(self, unit: Unit) -> UUID:
        child = self.draw.choice((AYO, OLI))
        circle = self._circle(unit, child)
        guest = Actor(a_new_id(), Role.SUPPORTER, Side.OTHER)
        person = Person(id=guest.person, name="Zofia Guest", by=SIAN.person)
        unit.save(person, log=unit.log_of(None, Space.REGISTER))
        until = self.draw.choice((None, TUESDAY))
        circle.join(guest, "Zofia Guest", until, by=SIAN.person, today=MONDAY)
        unit.save(circle, log=unit.log_of(child, Space.SHARED))
        self.guests[guest.person] = child
        return child

    def leave(self, unit: Unit) -> UUID:
        if not self.guests:
            return AYO
        person, child = self.guests.popitem()
        circle = self._circle(unit, child)
        circle.leave(person, "Moved on.", by=SIAN.person, today=MONDAY)
        unit.save(circle, log=unit.log_of(child, Space.SHARED))
        return child

    def _entry(self, unit: Unit) -> Entry:
        entry = unit.find(Entry, self.draw.choice(self.entries)[0])
        assert entry is not None
        return entry

    def _circle(self, unit: Unit, child: UUID) -> Circle:
        circle = unit.find(Circle, child)
        assert circle is not None
        return circle

    def _author(self, entry: Entry) -> Actor:
        return next(one for one in PEOPLE if one.person == entry.author)

    def _save(self, unit: Unit, entry: Entry) -> UUID:
        log = unit.log_of(entry.child, Space.SHARED)
        unit.save(entry, log=log, roster=ROSTER)
        return entry.child


Thing = Callable[[Term, Unit], UUID | None]
THINGS: tuple[Thing, ...] = (
    Term.write,
    Term.comment,
    Term.amend,
    Term.correct,
    Term.see,
    Term.seal,
    Term.rename,
    Term.join,
    Term.leave,
)


def shared_log(child: UUID, school: UUID = LARKFIELD) -> UUID:
    """The id that the cast gives to a child's shared log."""
    return log_of(child, Space.SHARED, school)


def log_of(child: UUID, space: Space, school: UUID = LARKFIELD) -> UUID:
    return an_id(f"{school} {log_id(child, space)}")


def erased(place: databases.Place, *subjects: UUID, school: UUID = LARKFIELD) -> None:
    """Erase spaces or people, and bring the views and the keys up to that."""
    with place.owner.writing() as conn:
        for subject in subjects:
            erase(conn, place.ring, school, subject)
    rotate(place.owner, place.ring)
    with place.owner.writing() as conn:
        rebuild(conn, place.ring, school, VIEWS)
