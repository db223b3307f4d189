"""Which ways to reach each other were tried for a child, and does one work for both?"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import singledispatchmethod
from typing import Final
from uuid import UUID

from sqlalchemy import Column, Connection, Index, Table, Uuid, insert, select

from events.base import Fact, Recorded, Side, known
from events.route_trial import RouteTrials, Standing, Verdict
from events.store.tables import SEQ
from projections.base import Sight, View, metadata

steps: Final = Table(
    "trial_steps",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("seq", SEQ, primary_key=True, autoincrement=False),
    Column("child", Uuid, nullable=False),
)
Index("trial_steps_of_child", steps.c.school, steps.c.child)


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said for their side of one way, and in what words if any."""

    side: Side
    verdict: Verdict
    text: str | None
    by: UUID
    at: str


@dataclass(slots=True)
class Trial:
    """One way that was tried; where its words were erased there is None."""

    id: UUID
    route: str | None
    success: str | None
    first: date
    last: date
    side: Side
    by: UUID
    at: str
    said: list[Said] = field(default_factory=list)

    @property
    def stands(self) -> Standing:
        """Give the newest word of each side."""
        return Standing(
            self.first, self.last, {one.side: one.verdict for one in self.said}
        )


class Trials(View):
    """Holds numbers alone; what was tried, and what was said, stays in the record."""

    name = "route-trials"
    tables = (steps,)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register(RouteTrials.TrialBegun)
    @show.register(RouteTrials.VerdictGiven)
    def _(
        self,
        fact: RouteTrials.TrialBegun | RouteTrials.VerdictGiven,
        conn: Connection,
        recorded: Recorded,
    ) -> None:
        child = known(fact.child)
        if child is not None:
            row = {"school": recorded.school, "seq": recorded.seq, "child": child}
            conn.execute(insert(steps), row)


def of_child(sight: Sight, child: UUID) -> list[Trial]:
    """Give every way that was tried for a child, in that order."""
    chosen = (
        select(steps.c.seq)
        .where(steps.c.school == sight.school, steps.c.child == child)
        .order_by(steps.c.seq)
    )
    seqs = sight.conn.scalars(chosen).all()
    facts = sight.facts_at(seqs)
    return list(_told(facts[seq] for seq in seqs).values())


def _told(facts: Iterable[Recorded]) -> dict[UUID, Trial]:
    found: dict[UUID, Trial] = {}
    for recorded in facts:
        match recorded.fact:
            case RouteTrials.TrialBegun() as fact if known(fact.first):
                found[fact.trial] = _begun(fact, recorded.at)
            case RouteTrials.VerdictGiven() as fact if fact.trial in found:
                found[fact.trial].said.append(_said(fact, recorded.at))
            case _:
                continue
    return found


def _begun(fact: RouteTrials.TrialBegun, at: str) -> Trial:
    assert fact.by is not None
    return Trial(
        id=fact.trial,
        route=known(fact.route),
        success=known(fact.success),
        first=fact.first,
        last=fact.last,
        side=fact.side,
        by=fact.by,
        at=at,
    )


def _said(fact: RouteTrials.VerdictGiven, at: str) -> Said:
    assert fact.by is not None
    return Said(fact.side, fact.verdict, known(fact.text), fact.by, at)
