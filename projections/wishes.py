"""How does this person like to be told of news?"""

from functools import singledispatchmethod
from typing import Final
from uuid import UUID

from sqlalchemy import Column, Connection, Table, Uuid, delete, insert, select

from events.base import Fact, Recorded, known
from events.person import Person
from events.store.tables import SEQ
from events.wishes import AS_USUAL, Wishes
from projections.base import Sight, View, metadata

wishes: Final = Table(
    "notice_wishes",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("person", Uuid, primary_key=True),
    Column("seq", SEQ, nullable=False),
)


class NoticeWishes(View):
    """Knows only where somebody said it; their hours stay sealed."""

    name = "notice-wishes"
    tables = (wishes,)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(
        self, fact: Person.NoticesWished, conn: Connection, recorded: Recorded
    ) -> None:
        row = {"school": recorded.school, "person": fact.originator_id}
        conn.execute(
            delete(wishes).where(
                wishes.c.school == row["school"], wishes.c.person == row["person"]
            )
        )
        conn.execute(insert(wishes).values(**row, seq=recorded.seq))


def of_person(sight: Sight, person: UUID) -> Wishes:
    """Give somebody's wishes; whoever said nothing is told as usual."""
    chosen = select(wishes.c.seq).where(
        wishes.c.school == sight.school, wishes.c.person == person
    )
    for recorded in sight.facts_at(sight.conn.scalars(chosen)).values():
        fact = recorded.fact
        if isinstance(fact, Person.NoticesWished) and known(fact.how) is not None:
            return Wishes(
                fact.how, fact.quiet_from, fact.quiet_until, fact.school_days_only
            )
    return AS_USUAL
