"""Who around this child lives in which household, and who is responsible?

Only keepers are shown this. Everybody else meets it in what is not told to them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import singledispatchmethod
from typing import Final
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    SmallInteger,
    Table,
    Uuid,
    bindparam,
    delete,
    insert,
    select,
)

from events.base import Fact, Recorded, known
from events.family import HOUSEHOLDS, Family, Proof, Responsibility, family_of
from events.store.tables import SEQ
from projections.base import Sight, View, metadata

households: Final = Table(
    "family_households",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("child", Uuid, primary_key=True),
    Column("person", Uuid, primary_key=True),
    Column("household", SmallInteger, nullable=False),
    Column("seq", SEQ, nullable=False),
)
responsibilities: Final = Table(
    "family_responsibilities",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("person", Uuid, primary_key=True),
    Column("child", Uuid, primary_key=True),
    Column("seq", SEQ, nullable=False),
)
_OF_CHILD: Final = select(households.c.person, households.c.household).where(
    households.c.school == bindparam("school"), households.c.child == bindparam("child")
)


@dataclass(frozen=True, slots=True)
class Responsible:
    """What the school knows of somebody's parental responsibility for a child."""

    child: UUID
    person: UUID
    has: Responsibility
    proof: Proof
    at: str


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Who was in which household from a fact on, until the next arrangement."""

    seq: int
    at: str
    told: Mapping[UUID, int]


class Households(View):
    """Holds who is in which household; of responsibility only where it stands."""

    name = "households"
    tables = (households, responsibilities)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(
        self, fact: Family.HouseholdTold, conn: Connection, recorded: Recorded
    ) -> None:
        if known(fact.child) is None or known(fact.person) is None:
            return
        _forget_one(households, conn, fact, recorded)
        if fact.household is not None:
            row = _row(fact, recorded) | {"household": fact.household}
            conn.execute(insert(households).values(row))

    @show.register
    def _(
        self, fact: Family.ResponsibilityRecorded, conn: Connection, recorded: Recorded
    ) -> None:
        if known(fact.child) is None or known(fact.person) is None:
            return
        _forget_one(responsibilities, conn, fact, recorded)
        conn.execute(insert(responsibilities).values(_row(fact, recorded)))


Told = Family.HouseholdTold | Family.ResponsibilityRecorded


def _row(fact: Told, recorded: Recorded) -> dict[str, object]:
    return {
        "school": recorded.school,
        "child": fact.child,
        "person": fact.person,
        "seq": recorded.seq,
    }


def _forget_one(table: Table, conn: Connection, fact: Told, recorded: Recorded) -> None:
    conn.execute(
        delete(table).where(
            table.c.school == recorded.school,
            table.c.child == fact.child,
            table.c.person == fact.person,
        )
    )


def of_child(sight: Sight, child: UUID) -> Mapping[UUID, int]:
    """Say who of those around a child is in which household."""
    asked = {"school": sight.school, "child": child}
    return {row.person: row.household for row in sight.conn.execute(_OF_CHILD, asked)}


def over_time(sight: Sight, child: UUID) -> list[Arrangement]:
    """Say who was in which household, from the first time that one was told."""
    told: dict[UUID, int] = {}
    found = []
    for one in sight.facts_of_stream(family_of(child)):
        fact = one.fact
        if isinstance(fact, Family.HouseholdTold) and known(fact.person) is not None:
            told = {who: kept for who, kept in told.items() if who != fact.person}
            told |= {} if fact.household is None else {fact.person: fact.household}
            found.append(Arrangement(one.seq, one.at, told))
    return found


def are_separate(told: Mapping[UUID, int]) -> bool:
    """Say whether a child has two households, each with a privacy of its own."""
    return set(told.values()) == set(HOUSEHOLDS)


def responsible_for(sight: Sight, child: UUID) -> list[Responsible]:
    """Give what is known of parental responsibility for one child."""
    return _responsible(sight, responsibilities.c.child == child)


def responsible(sight: Sight, person: UUID) -> list[Responsible]:
    """Give what is known of one person's parental responsibility."""
    return _responsible(sight, responsibilities.c.person == person)


def _responsible(sight: Sight, where: ColumnElement[bool]) -> list[Responsible]:
    chosen = select(responsibilities.c.seq).where(
        responsibilities.c.school == sight.school, where
    )
    facts = sight.facts_at(sight.conn.scalars(chosen.order_by(responsibilities.c.seq)))
    return [
        Responsible(fact.child, fact.person, fact.has, fact.proof, recorded.at)
        for recorded in facts.values()
        if isinstance(fact := recorded.fact, Family.ResponsibilityRecorded)
    ]
