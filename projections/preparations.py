"""What did somebody keep about a meeting, and who but them may read it?

The rows say whose and for whom; what was kept stays sealed in its own log.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import singledispatchmethod
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, or_, select, update

from events.base import Fact, Recorded, Role, Side, known
from events.company import Around
from events.preparation import Preparation, Readers
from events.preparation_told import FeelingAnswer, ToldAll
from projections.base import Sight, View
from projections.circle_tables import members
from projections.preparation_rows import (
    Answer,
    Thing,
    Told,
    Whose,
    answers,
    prepared,
    thing_of,
    told_of,
    told_to_all,
)


class Preparations(View):
    """Knows what there is, whose it is and who may read it."""

    name = "preparations"
    tables = (prepared, told_to_all, answers)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(
        self, fact: Preparation.ThingPrepared, conn: Connection, recorded: Recorded
    ) -> None:
        if (where := _where(fact, recorded)) is None:
            return
        row = {"thing": fact.originator_id, "person": fact.by, "gone": False}
        told = {"readers": fact.readers, "company": fact.company, "chair": fact.chair}
        conn.execute(insert(prepared).values(**where, **row, **told, way=fact.way))

    @show.register
    def _(
        self, fact: Preparation.ChairShown, conn: Connection, recorded: Recorded
    ) -> None:
        _change(conn, recorded, chair=known(fact.chair))

    @show.register
    def _(
        self, fact: Preparation.ThingTold, conn: Connection, recorded: Recorded
    ) -> None:
        _change(conn, recorded, told=known(fact.told))

    @show.register
    def _(
        self, _: Preparation.ThingTakenBack, conn: Connection, recorded: Recorded
    ) -> None:
        _change(conn, recorded, gone=True)

    @show.register
    def _(self, fact: ToldAll.AllTold, conn: Connection, recorded: Recorded) -> None:
        if (where := _where(fact, recorded)) is not None:
            conn.execute(insert(told_to_all).values(**where, told=fact.originator_id))

    @show.register
    def _(
        self, fact: FeelingAnswer.FeelingAnswered, conn: Connection, recorded: Recorded
    ) -> None:
        feeling = known(fact.feeling)
        if feeling is not None:
            row = {"school": recorded.school, "answer": fact.originator_id}
            conn.execute(
                insert(answers).values(**row, feeling=feeling, seq=recorded.seq)
            )


def _where(
    fact: Preparation.ThingPrepared | ToldAll.AllTold, recorded: Recorded
) -> dict[str, object] | None:
    if known(fact.meeting) is None:
        return None
    place = {"school": recorded.school, "seq": recorded.seq}
    return {**place, "child": fact.child, "meeting": fact.meeting}


def _change(conn: Connection, recorded: Recorded, **words: object) -> None:
    same = (
        prepared.c.school == recorded.school,
        prepared.c.thing == recorded.fact.originator_id,
    )
    conn.execute(update(prepared).where(*same).values(**words))


def mine(sight: Sight, whose: Whose) -> list[Thing]:
    """Give what somebody keeps about a meeting, oldest first."""
    return _things(sight, whose, *_own(whose))


def one(sight: Sight, whose: Whose, thing: UUID) -> Thing | None:
    """Give one thing to whoever keeps it, and to nobody else."""
    found = _things(sight, whose, *_own(whose), prepared.c.thing == thing)
    return next(iter(found), None)


def ours(
    sight: Sight, whose: Whose, company: int, people: Iterable[UUID]
) -> list[Thing]:
    """Give what the *people* who come with somebody keep for all of them.

    It is read only while both come together as they did when it was written.
    """
    return _things(
        sight,
        whose,
        prepared.c.readers == Readers.OURS.value,
        prepared.c.company == company,
        prepared.c.person.in_(set(people) - {whose.person}),
    )


def for_chair(sight: Sight, whose: Whose) -> list[Thing]:
    """Give the feelings that their writers showed to this chair."""
    return _things(
        sight,
        whose,
        prepared.c.readers == Readers.CHAIR.value,
        prepared.c.chair == whose.person,
    )


def told(sight: Sight, child: UUID, meeting: UUID) -> list[Told]:
    """Give what everybody was told about a meeting, oldest first."""
    chosen = select(told_to_all.c.seq).where(
        told_to_all.c.school == sight.school,
        told_to_all.c.child == child,
        told_to_all.c.meeting == meeting,
    )
    seqs = sight.conn.scalars(chosen.order_by(told_to_all.c.seq)).all()
    return [told_of(one) for one in sight.facts_at(seqs).values()]


def _own(whose: Whose) -> Sequence[Any]:
    return (
        prepared.c.person == whose.person,
        prepared.c.way.is_not_distinct_from(whose.way),
    )


def _things(sight: Sight, whose: Whose, *which: Any) -> list[Thing]:  # noqa: ANN401
    chosen = select(prepared).where(
        prepared.c.school == sight.school,
        prepared.c.child == whose.child,
        prepared.c.meeting == whose.meeting,
        prepared.c.gone.is_(False),
        *which,
    )
    rows = sight.conn.execute(chosen.order_by(prepared.c.seq)).all()
    said = _answers(sight, {row.thing for row in rows})
    facts = sight.facts_at([row.seq for row in rows])
    return [thing_of(row, facts[row.seq], said.get(row.thing, ())) for row in rows]


def _answers(sight: Sight, feelings: set[UUID]) -> dict[UUID, tuple[Answer, ...]]:
    chosen = select(answers).where(
        answers.c.school == sight.school, answers.c.feeling.in_(feelings)
    )
    rows = sight.conn.execute(chosen.order_by(answers.c.seq)).all()
    facts = sight.facts_at([row.seq for row in rows])
    found: dict[UUID, tuple[Answer, ...]] = {}
    for row in rows:
        fact: Any = facts[row.seq].fact
        said = Answer(fact.by, known(fact.text) or "", facts[row.seq].at)
        found[row.feeling] = (*found.get(row.feeling, ()), said)
    return found


def around(sight: Sight, child: UUID, today: date) -> dict[UUID, Around]:
    """Say who belongs with a child today, as what, and who brought them."""
    chosen = select(members).where(
        members.c.school == sight.school,
        members.c.child == child,
        members.c.left_at.is_(None),
        or_(members.c.until.is_(None), members.c.until >= today),
    )
    rows = sight.conn.execute(chosen.order_by(members.c.seq))
    return {
        row.person: Around(Role(row.role), Side(row.side), row.vouched_by)
        for row in rows
    }
