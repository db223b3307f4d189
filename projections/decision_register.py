"""What was decided about a child, with whom, and who was told and has opened it?"""

from functools import singledispatchmethod
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Index,
    String,
    Table,
    Uuid,
    insert,
    select,
)

from events.base import Fact, Recorded, known
from events.decision import Decision, DecisionLook, Matter
from events.store.tables import SEQ
from projections.base import Sight, View, metadata
from projections.decision_rows import DecisionRow, decision_of, go_on

register: Final = Table(
    "decision_register",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("seq", SEQ, primary_key=True, autoincrement=False),
    Column("child", Uuid, nullable=False),
    Column("decision", Uuid, nullable=False),
    Column("topic", String(64), nullable=False),
    Column("matter", String(32), nullable=True),
)
Index("decision_register_of_child", register.c.school, register.c.child)
ABOUT_THE_DIARY: Final = (Matter.END_DIARY.value, Matter.GO_ON.value)


class DecisionRegister(View):
    """Knows which facts are of which decision; what was decided stays sealed."""

    name = "decision-register"
    tables = (register,)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register(Decision.DecisionMade)
    @show.register(Decision.PartTaken)
    @show.register(Decision.PersonTold)
    @show.register(Decision.PartDenied)
    @show.register(Decision.DecisionSeen)
    @show.register(DecisionLook.DecisionSeenAtHome)
    def _(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        child = known(getattr(fact, "child", None))
        if child is None:
            return
        matter: Matter | None = known(getattr(fact, "matter", None))
        row = {
            "school": recorded.school,
            "seq": recorded.seq,
            "child": child,
            "decision": getattr(fact, "decision", fact.originator_id),
            "topic": fact.TOPIC,
            "matter": None if matter is None else matter.value,
        }
        conn.execute(insert(register).values(row))


def of_child(sight: Sight, child: UUID) -> list[DecisionRow]:
    """Give the decisions about a child, the newest first."""
    return _rows(sight, register.c.child == child)


def one(sight: Sight, child: UUID, decision: UUID) -> DecisionRow | None:
    """Give one decision about a child."""
    same = (register.c.child == child, register.c.decision == decision)
    found = _rows(sight, *same)
    return found[0] if found else None


def ending_of_diary(sight: Sight, child: UUID) -> DecisionRow | None:
    """Give the decision that ended the diary, unless a later one lets it go on."""
    chosen = (
        select(register.c.decision, register.c.matter)
        .where(
            register.c.school == sight.school,
            register.c.child == child,
            register.c.matter.in_(ABOUT_THE_DIARY),
        )
        .order_by(register.c.seq.desc())
    )
    last = sight.conn.execute(chosen).first()
    if last is None or last.matter != Matter.END_DIARY.value:
        return None
    return one(sight, child, last.decision)


def _rows(sight: Sight, *which: ColumnElement[Any]) -> list[DecisionRow]:
    chosen = select(register.c.seq, register.c.decision).where(
        register.c.school == sight.school, *which
    )
    of = {row.seq: row.decision for row in sight.conn.execute(chosen)}
    facts = sight.facts_at(of)
    found: dict[UUID, DecisionRow] = {}
    for seq in sorted(facts):
        recorded = facts[seq]
        match recorded.fact:
            case Decision.DecisionMade() as fact:
                found[fact.originator_id] = decision_of(fact, recorded)
            case _:
                go_on(found[of[seq]], recorded)
    return list(reversed(found.values()))
