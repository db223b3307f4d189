"""What is counted about this child at home and at school, and what came out?"""

from dataclasses import dataclass, field
from datetime import date
from functools import singledispatchmethod
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from events.base import Fact, Recorded, Side, known
from events.measure import CountedIn, Measure, Where
from projections.base import Sight, View
from projections.rows_of_facts import begin, facts_of_child, go_on, rows_of_facts

# One row for each fact; *measure* is what it belongs to.
measures: Final = rows_of_facts("measures", "measure")


@dataclass(slots=True)
class Value:
    """What was counted on one day; erased words are None.

    *reason* says why it was taken back, *entry* is the note that tells of that day.
    """

    id: UUID | None
    day: date | None
    count: int | None
    where: Where | None
    entry: UUID | None
    by: UUID | None
    at: str
    side: Side | None
    is_gone: bool = False
    reason: str | None = None

    @property
    def counts(self) -> bool:
        """Say whether it can be drawn: it was neither taken back nor erased."""
        known_whole = None not in {self.day, self.count, self.where}
        return known_whole and not self.is_gone


@dataclass(slots=True)
class Measured:
    """One measure with all its values, in the order in which they were written."""

    id: UUID
    text: str | None
    counted_in: CountedIn | None
    by: UUID | None
    at: str
    side: Side | None
    values: list[Value] = field(default_factory=list)


class Measures(View):
    """Knows which measures there are; words and numbers stay in the record."""

    name = "measures"
    tables = (measures,)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(
        self, fact: Measure.MeasureBegun, conn: Connection, recorded: Recorded
    ) -> None:
        begin(measures, conn, recorded, known(fact.child))

    @show.register(Measure.ValueKept)
    @show.register(Measure.ValueTakenBack)
    def _(self, _: Fact, conn: Connection, recorded: Recorded) -> None:
        go_on(measures, conn, recorded)


def of_child(sight: Sight, child: UUID) -> dict[UUID, Measured]:
    """Give what is counted about a child, the newest measure first."""
    found = dict[UUID, Measured]()
    for recorded in facts_of_child(measures, sight, child):
        _put(found, recorded)
    return dict(reversed(found.items()))


def _put(found: dict[UUID, Measured], recorded: Recorded) -> None:
    fact, at = recorded.fact, recorded.at
    match fact:
        case Measure.MeasureBegun():
            said = (known(fact.text), known(fact.counted_in), fact.by, at)
            begun = Measured(fact.originator_id, *said, known(fact.side))
            found[begun.id] = begun
        case Measure.ValueKept():
            found[fact.originator_id].values.append(_value(fact, at))
        case _:
            _take_back(found[fact.originator_id], fact)


def _value(fact: Measure.ValueKept, at: str) -> Value:
    return Value(
        id=known(fact.value),
        day=known(fact.day),
        count=known(fact.count),
        where=known(fact.where),
        entry=known(fact.entry),
        by=fact.by,
        at=at,
        side=known(fact.side),
    )


def _take_back(measured: Measured, fact: Fact) -> None:
    assert isinstance(fact, Measure.ValueTakenBack)
    for one in measured.values:
        if one.id == known(fact.value):
            one.is_gone, one.reason = True, known(fact.reason)
