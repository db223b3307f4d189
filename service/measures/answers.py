"""What is counted about a child, as far as it is open to whoever asks."""

from dataclasses import dataclass
from itertools import chain
from uuid import UUID

from projections import measures, timeline
from projections.base import Sight
from projections.entry_rows import EntryRow
from projections.measures import Measured, Value
from projections.timeline import Filter
from service.context import NotHere, Standing, services
from service.looking import looking
from service.people import Who, who


@dataclass(frozen=True, slots=True)
class Found:
    """What is counted, the people around, and notes that can be pointed at."""

    measures: dict[UUID, Measured]
    who: Who
    notes: list[EntryRow]

    def one(self, measure: UUID) -> Measured:
        """Give one measure; NotHere if it is none of this child."""
        if measure not in self.measures:
            raise NotHere
        return self.measures[measure]

    def value(self, measure: UUID, value: UUID) -> Value:
        """Give one value of a measure; NotHere if there is none like that."""
        for one in self.one(measure).values:
            if one.id == value:
                return one
        raise NotHere


def measures_of(at: Standing) -> Found:
    """Give all measures. A note that is not open to whoever asks is not pointed at."""
    with looking(at) as sight:
        found = measures.of_child(sight, at.child)
        values = list(chain.from_iterable(one.values for one in found.values()))
        _hide_notes(sight, at, values)
        notes = timeline.of_child(sight, at.child, at.by.person, Filter()).items
        named = {one.by for one in found.values()} | {one.by for one in values}
        named |= {one.by for one in notes}
        others = {at.child} | {one for one in named if one is not None}
        people = who(sight, at.child, others, services().edge.today())
    return Found(found, people, notes)


def _hide_notes(sight: Sight, at: Standing, values: list[Value]) -> None:
    wanted = {one.entry for one in values if one.entry is not None}
    here = timeline.some(sight, at.child, wanted, at.by.person)
    for one in values:
        if one.entry not in here:
            one.entry = None
