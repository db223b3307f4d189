"""What worries whom about a child, who answers, and which concerns belong together?"""

from collections.abc import Collection
from functools import singledispatchmethod
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    insert,
    not_,
    or_,
    select,
    update,
)

from events.base import Fact, Recorded, known
from events.concern import Concern
from projections.base import Sight, View
from projections.concern_rows import ConcernRow, concern_of, go_on
from projections.concern_tables import concerns, links, steps


class Concerns(View):
    """Knows how far each concern has come; what was said stays in the record."""

    name = "concerns"
    tables = (concerns, steps, links)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(
        self, fact: Concern.ConcernRaised, conn: Connection, recorded: Recorded
    ) -> None:
        if not _add(conn, recorded):
            return
        row = {
            "school": recorded.school,
            "concern": fact.originator_id,
            "child": fact.child,
            "seq": recorded.seq,
            "raiser": fact.by,
            "owner": known(fact.owner),
            "acknowledge_by": known(fact.acknowledge_by),
            "acknowledged": False,
            "closed": False,
        }
        conn.execute(insert(concerns).values(row))

    @show.register(Concern.ViewGiven)
    @show.register(Concern.StepTried)
    @show.register(Concern.RaiserAnswered)
    def _(self, _: Fact, conn: Connection, recorded: Recorded) -> None:
        _add(conn, recorded)

    @show.register(Concern.ConcernAcknowledged)
    def _(self, _: Fact, conn: Connection, recorded: Recorded) -> None:
        if _add(conn, recorded):
            _change(conn, recorded, acknowledged=True)

    @show.register
    def _(
        self, fact: Concern.ConcernPassedOn, conn: Connection, recorded: Recorded
    ) -> None:
        if _add(conn, recorded):
            _change(conn, recorded, owner=known(fact.whom))

    @show.register(Concern.ConcernClosed)
    def _(self, _: Fact, conn: Connection, recorded: Recorded) -> None:
        if _add(conn, recorded):
            _change(conn, recorded, closed=True)

    @show.register
    def _(
        self, fact: Concern.ConcernLinked, conn: Connection, recorded: Recorded
    ) -> None:
        other = known(fact.earlier)
        if known(fact.child) is None or other is None:
            return
        row = {
            "school": recorded.school,
            "seq": recorded.seq,
            "child": fact.child,
            "concern": fact.originator_id,
            "other": other,
        }
        conn.execute(insert(links).values(row))


def _add(conn: Connection, recorded: Recorded) -> bool:
    """Write down that a fact is of a concern, unless the child was erased."""
    fact = recorded.fact
    child = known(getattr(fact, "child", None))
    if child is None:
        return False
    row = {
        "school": recorded.school,
        "seq": recorded.seq,
        "child": child,
        "concern": fact.originator_id,
        "topic": fact.TOPIC,
    }
    conn.execute(insert(steps).values(row))
    return True


def _change(conn: Connection, recorded: Recorded, **now: object) -> None:
    same = (
        concerns.c.school == recorded.school,
        concerns.c.concern == recorded.fact.originator_id,
    )
    conn.execute(update(concerns).where(*same).values(now))


def of_child(sight: Sight, child: UUID) -> list[ConcernRow]:
    """Give the concerns of a child, newest first, with all that was said of each."""
    return _rows(sight, steps.c.child == child)


def waiting(
    sight: Sight, person: UUID, mine: Collection[UUID], kept: Collection[UUID]
) -> list[ConcernRow]:
    """Give what is open and somebody raised or answers, and all around kept children.

    *mine* are the children that they see, *kept* those whose circle they look after.
    What is to be acknowledged first comes first.
    """
    theirs = or_(concerns.c.raiser == person, concerns.c.owner == person)
    chosen = (
        select(concerns.c.concern)
        .where(
            concerns.c.school == sight.school,
            not_(concerns.c.closed),
            concerns.c.child.in_(mine),
            or_(theirs, concerns.c.child.in_(kept)),
        )
        .order_by(concerns.c.acknowledged, concerns.c.acknowledge_by, concerns.c.seq)
    )
    order = list(sight.conn.scalars(chosen))
    rows = {row.id: row for row in _rows(sight, steps.c.concern.in_(order))}
    return [rows[concern] for concern in order if concern in rows]


def chain_of(sight: Sight, child: UUID, concern: UUID) -> set[UUID]:
    """Name every concern that belongs with one, however far along the links."""
    chosen = select(links.c.concern, links.c.other).where(
        links.c.school == sight.school, links.c.child == child
    )
    pairs = [{row.concern, row.other} for row in sight.conn.execute(chosen)]
    found, before = {concern}, 0
    while len(found) > before:
        before = len(found)
        found = found.union(*(pair for pair in pairs if pair & found))
    return found


def _rows(sight: Sight, *which: ColumnElement[Any]) -> list[ConcernRow]:
    chosen = select(steps.c.seq).where(steps.c.school == sight.school, *which)
    facts = sight.facts_at(sight.conn.scalars(chosen))
    found: dict[UUID, ConcernRow] = {}
    for seq in sorted(facts):
        recorded = facts[seq]
        match recorded.fact:
            case Concern.ConcernRaised() as fact:
                found[fact.originator_id] = concern_of(fact, recorded)
            case fact:
                go_on(found[fact.originator_id], recorded)
    return list(reversed(found.values()))
