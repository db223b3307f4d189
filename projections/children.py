"""Which children are at the school, which have left, and what is known of each?"""

from dataclasses import dataclass
from datetime import date
from functools import singledispatchmethod
from typing import Final
from uuid import UUID

from sqlalchemy import Column, Connection, Table, Uuid, insert, select, update

from events.base import Fact, Recorded, known
from events.circle import Circle
from events.store.tables import SEQ
from projections.base import DAY, Sight, View, metadata

children: Final = Table(
    "school_children",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("child", Uuid, primary_key=True),
    Column("left_on", DAY, nullable=True),
    Column("born_seq", SEQ, nullable=True),
    Column("reference_seq", SEQ, nullable=True),
)


@dataclass(frozen=True, slots=True)
class SchoolChild:
    """A child of the school; *left_on* is None while they are there."""

    child: UUID
    left_on: date | None
    born: date | None
    reference: str | None


class Children(View):
    """Knows where a date of birth and a reference stand; both stay sealed."""

    name = "children"
    tables = (children,)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(
        self, fact: Circle.ChildEnrolled, conn: Connection, recorded: Recorded
    ) -> None:
        row = {"school": recorded.school, "child": fact.originator_id}
        conn.execute(insert(children).values(**row))

    @show.register
    def _(
        self, _: Circle.BirthDateRecorded, conn: Connection, recorded: Recorded
    ) -> None:
        _change(conn, recorded, born_seq=recorded.seq)

    @show.register
    def _(
        self, _: Circle.ReferenceRecorded, conn: Connection, recorded: Recorded
    ) -> None:
        _change(conn, recorded, reference_seq=recorded.seq)

    @show.register
    def _(self, fact: Circle.ChildLeft, conn: Connection, recorded: Recorded) -> None:
        # The day may be erased; that the child left is then told by the fact's own.
        day = known(fact.on) or date.fromisoformat(recorded.at[:10])
        _change(conn, recorded, left_on=day)

    @show.register
    def _(self, _: Circle.ChildReturned, conn: Connection, recorded: Recorded) -> None:
        _change(conn, recorded, left_on=None)


def _change(conn: Connection, recorded: Recorded, **to: object) -> None:
    conn.execute(
        update(children)
        .where(
            children.c.school == recorded.school,
            children.c.child == recorded.fact.originator_id,
        )
        .values(**to)
    )


def of_school(sight: Sight) -> list[SchoolChild]:
    """Give every child of the school, with what is known of each."""
    rows = sight.conn.execute(
        select(children).where(children.c.school == sight.school)
    ).all()
    places = [seq for row in rows for seq in (row.born_seq, row.reference_seq) if seq]
    facts = {seq: one.fact for seq, one in sight.facts_at(places).items()}
    return [
        SchoolChild(
            row.child,
            row.left_on,
            known(getattr(facts.get(row.born_seq), "born", None)),
            known(getattr(facts.get(row.reference_seq), "reference", None)),
        )
        for row in rows
    ]
