"""Who decides what for this young person, since when, and why?"""

from dataclasses import dataclass
from datetime import date
from functools import singledispatchmethod
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Column, Connection, String, Table, Uuid, insert, select

from events.base import Fact, Recorded, known
from events.rights import Capacity, CapacityNote, Decision, Holder, Rights
from events.store.tables import SEQ
from projections.base import Sight, View, metadata

rights: Final = Table(
    "decision_facts",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("child", Uuid, primary_key=True),
    Column("seq", SEQ, primary_key=True, autoincrement=False),
    Column("topic", String(64), nullable=False),
)


@dataclass(frozen=True, slots=True)
class Step:
    """From a day on somebody decides something."""

    decision: Decision
    holder: Holder
    from_day: date
    by: UUID | None
    at: str


@dataclass(frozen=True, slots=True)
class Note:
    """What was found about capacity for one decision, and why."""

    decision: Decision
    capacity: Capacity
    why: str
    by: UUID | None
    at: str


class Decisions(View):
    """Knows where it stands who decides; why stays sealed."""

    name = "decisions"
    tables = (rights,)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register(Rights.SchoolAgeEnded)
    @show.register(Rights.DecisionPassed)
    @show.register(Rights.DecisionReturned)
    @show.register(CapacityNote.CapacityNoted)
    def _(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        child = known(getattr(fact, "child", None))
        if child is None:
            return
        row = {"school": recorded.school, "child": child, "seq": recorded.seq}
        conn.execute(insert(rights).values(**row, topic=fact.TOPIC))


def steps(sight: Sight, child: UUID) -> list[Step]:
    """Give who decided what, oldest first."""
    found = _facts(sight, child, Rights.DecisionPassed, Rights.DecisionReturned)
    return [_step(recorded) for recorded in found]


def notes(sight: Sight, child: UUID) -> list[Note]:
    """Give what was found about capacity, oldest first."""
    return [
        Note(fact.decision, fact.capacity, fact.why, fact.by, recorded.at)
        for recorded in _facts(sight, child, CapacityNote.CapacityNoted)
        if isinstance(fact := recorded.fact, CapacityNote.CapacityNoted)
    ]


def _step(recorded: Recorded) -> Step:
    fact: Any = recorded.fact
    holder = getattr(fact, "holder", Holder.PARENTS)
    return Step(fact.decision, holder, fact.from_day, fact.by, recorded.at)


def _facts(sight: Sight, child: UUID, *kinds: type[Fact]) -> list[Recorded]:
    chosen = select(rights.c.seq).where(
        rights.c.school == sight.school,
        rights.c.child == child,
        rights.c.topic.in_([kind.TOPIC for kind in kinds]),
    )
    facts = sight.facts_at(sight.conn.scalars(chosen))
    return [facts[seq] for seq in sorted(facts)]
