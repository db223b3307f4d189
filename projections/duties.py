"""Who does what for the whole school?"""

from dataclasses import dataclass
from functools import singledispatchmethod
from typing import Final
from uuid import UUID

from sqlalchemy import (
    Column,
    Connection,
    String,
    Table,
    Uuid,
    bindparam,
    insert,
    select,
    update,
)

from events.base import Duty, Fact, Recorded, known
from events.school import School
from events.store.tables import MOMENT, SEQ
from projections.base import Sight, View, metadata

duties: Final = Table(
    "school_duties",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("seq", SEQ, primary_key=True, autoincrement=False),
    Column("person", Uuid, nullable=False),
    Column("duty", String(32), nullable=False),
    Column("since", MOMENT, nullable=False),
    Column("ended_at", MOMENT, nullable=True),
)
_OF_PERSON: Final = select(duties.c.duty).where(
    duties.c.school == bindparam("school"),
    duties.c.person == bindparam("person"),
    duties.c.ended_at.is_(None),
)


@dataclass(frozen=True, slots=True)
class Holding:
    """One person's time in a duty; *ended_at* is None while it goes on."""

    person: UUID
    duty: Duty
    since: str
    ended_at: str | None


class Duties(View):
    """Decides like the circle does, and is read under the same lock."""

    name = "duties"
    tables = (duties,)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(self, fact: School.DutyGiven, conn: Connection, recorded: Recorded) -> None:
        if known(fact.person) is None or known(fact.duty) is None:
            return
        row = {"school": recorded.school, "seq": recorded.seq, "since": recorded.at}
        conn.execute(
            insert(duties).values(person=fact.person, duty=fact.duty.value, **row)
        )

    @show.register
    def _(self, fact: School.DutyEnded, conn: Connection, recorded: Recorded) -> None:
        conn.execute(
            update(duties)
            .where(
                duties.c.school == recorded.school,
                duties.c.person == known(fact.person),
                duties.c.duty == known(fact.duty),
                duties.c.ended_at.is_(None),
            )
            .values(ended_at=recorded.at)
        )


def of_person(conn: Connection, school: UUID, person: UUID) -> frozenset[Duty]:
    """Say what a person does for the whole school now."""
    asked = {"school": school, "person": person}
    return frozenset(Duty(duty) for duty in conn.scalars(_OF_PERSON, asked))


def holders(sight: Sight) -> list[Holding]:
    """Give everyone who has or had a duty, longest first."""
    chosen = select(duties).where(duties.c.school == sight.school)
    return [
        Holding(row.person, Duty(row.duty), row.since, row.ended_at)
        for row in sight.conn.execute(chosen.order_by(duties.c.seq))
    ]
