"""Whom does a school ask for a second step?"""

from functools import singledispatchmethod
from typing import Final

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

from events.base import Fact, Recorded, known
from events.school import School, WhoNeedsSecondStep, usual_second_step
from events.store.tables import SEQ
from projections.base import Sight, View, metadata

second_step: Final = Table(
    "school_second_step",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("seq", SEQ, nullable=False),
    Column("who", String(16), nullable=False),
)
_WHO: Final = select(second_step.c.who).where(
    second_step.c.school == bindparam("school")
)


class SecondStep(View):
    """One row for each school: its rule of now."""

    name = "second-step"
    tables = (second_step,)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(
        self, fact: School.SchoolOpened, conn: Connection, recorded: Recorded
    ) -> None:
        usual = usual_second_step(demo=known(fact.demo) is True)
        row = {"school": recorded.school, "seq": recorded.seq, "who": usual.value}
        conn.execute(insert(second_step).values(row))

    @show.register
    def _(
        self, fact: School.SecondStepAsked, conn: Connection, recorded: Recorded
    ) -> None:
        if known(fact.who) is None:
            return
        conn.execute(
            update(second_step)
            .where(second_step.c.school == recorded.school)
            .values(seq=recorded.seq, who=fact.who.value)
        )


def asked_of(sight: Sight) -> WhoNeedsSecondStep:
    """Say whom the school asks when they sign in."""
    found = sight.conn.scalars(_WHO, {"school": sight.school}).one()
    return WhoNeedsSecondStep(found)


def is_asked(sight: Sight, *, staff: bool) -> bool:
    """Say whether the school asks somebody who is, or is not, one of its staff."""
    who = asked_of(sight)
    return who is WhoNeedsSecondStep.EVERYBODY or (
        staff and who is WhoNeedsSecondStep.STAFF
    )
