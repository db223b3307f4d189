"""What is this person, child or school called?"""

from collections.abc import Iterable, Mapping
from functools import singledispatchmethod
from threading import Lock
from typing import Final
from uuid import UUID

from sqlalchemy import (
    Column,
    Connection,
    Table,
    Uuid,
    bindparam,
    delete,
    func,
    insert,
    select,
)

from events.base import ERASED, Fact, Recorded
from events.circle import Circle
from events.person import Person
from events.school import School
from events.store.tables import SEQ, keys
from projections.base import Sight, View, metadata

ERASED_NAME: Final = "[erased]"

names: Final = Table(
    "directory_names",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("subject", Uuid, primary_key=True),
    Column("seq", SEQ, nullable=False),
)


_STATE: Final = select(func.count(), func.max(names.c.seq)).where(
    names.c.school == bindparam("school")
)
# Every erasure replaces the key file, and no name that was erased may be remembered.
_KEY_FILE: Final = (
    select(keys.c.kek)
    .where(keys.c.school == bindparam("school"), keys.c.kek.is_not(None))
    .limit(1)
)
_State = tuple[int, int, str | None]


class Directory(View):
    """The only place that knows where a name stands; the name itself stays sealed."""

    name = "directory"
    tables = (names,)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register(School.SchoolOpened)
    @show.register(Circle.ChildEnrolled)
    @show.register(Circle.ChildRenamed)
    @show.register(Person.PersonRegistered)
    @show.register(Person.PersonRenamed)
    def _(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        row = {"school": recorded.school, "subject": fact.originator_id}
        conn.execute(
            delete(names).where(
                names.c.school == row["school"], names.c.subject == row["subject"]
            )
        )
        conn.execute(insert(names).values(**row, seq=recorded.seq))


def names_of(sight: Sight, subjects: Iterable[UUID]) -> dict[UUID, str]:
    """Look up how each of these is called now."""
    chosen = select(names.c.subject, names.c.seq).where(
        names.c.school == sight.school, names.c.subject.in_(set(subjects))
    )
    places = {row.seq: row.subject for row in sight.conn.execute(chosen)}
    facts = sight.facts_at(places)
    return {places[seq]: said_name(recorded.fact) for seq, recorded in facts.items()}


def subjects(sight: Sight) -> set[UUID]:
    """Give everybody and everything at a school that has a name."""
    chosen = select(names.c.subject).where(names.c.school == sight.school)
    return set(sight.conn.scalars(chosen))


def people(sight: Sight) -> dict[UUID, str]:
    """Give everybody on the register by id, as they are called now."""
    chosen = select(names.c.seq).where(names.c.school == sight.school)
    facts = sight.facts_at(sight.conn.scalars(chosen).all()).values()
    return {
        one.fact.originator_id: said_name(one.fact)
        for one in facts
        if isinstance(one.fact, Person.PersonRegistered | Person.PersonRenamed)
    }


def school_of(sight: Sight) -> School.SchoolOpened:
    """Give the fact that opened the school: its name, and whether it is a demo."""
    opened, _ = school_and_contacts(sight)
    return opened


def contacts_of(sight: Sight) -> School.SafeguardingContactsTold | None:
    """Give whom people tell about a child's safety, if the school has said."""
    _, contacts = school_and_contacts(sight)
    return contacts


def school_and_contacts(
    sight: Sight,
) -> tuple[School.SchoolOpened, School.SafeguardingContactsTold | None]:
    """Give both from one reading: what opened the school, and whom people tell."""
    facts = [one.fact for one in sight.facts_of_stream(sight.school)]
    (opened,) = (fact for fact in facts if isinstance(fact, School.SchoolOpened))
    told = [f for f in facts if isinstance(f, School.SafeguardingContactsTold)]
    return opened, told[-1] if told and _is_whole(told[-1]) else None


def _is_whole(told: School.SafeguardingContactsTold) -> bool:
    """Nobody is sent to a name or a number of which a part was erased."""
    texts = (told.lead, told.lead_phone, told.deputy, told.deputy_phone, told.hours)
    return not any(ERASED_NAME in str(one) for one in texts)


def said_name(fact: Fact) -> str:
    """Give the name in a fact, or a mark that it was erased."""
    name = getattr(fact, "name", ERASED)
    return ERASED_NAME if name is ERASED else str(name)


class Rosters:
    """The words of every name at a school, kept in memory, never written.

    They tell the record where a name stands in a text, so that it can be withheld
    alone. A school's roster is read again as soon as a name was added or changed.
    """

    def __init__(self) -> None:
        self._kept: dict[UUID, tuple[_State, frozenset[str]]] = {}
        self._lock = Lock()

    def of(self, sight: Sight) -> frozenset[str]:
        """Give the case-folded words of the names at the sight's school."""
        state = self._state(sight)
        with self._lock:
            kept = self._kept.get(sight.school)
        if kept is None or kept[0] != state:
            kept = (state, _words(_all_names(sight)))
            with self._lock:
                self._kept[sight.school] = kept
        return kept[1]

    @staticmethod
    def _state(sight: Sight) -> _State:
        asked = {"school": sight.school}
        count, newest = sight.conn.execute(_STATE, asked).one()
        return count, newest or 0, sight.conn.scalar(_KEY_FILE, asked)


def _all_names(sight: Sight) -> Mapping[UUID, str]:
    return names_of(sight, subjects(sight))


def _words(found: Mapping[UUID, str]) -> frozenset[str]:
    words = (word for name in found.values() for word in name.split())
    return frozenset(word.casefold() for word in words if len(word) > 1)
