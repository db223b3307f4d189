"""What one household is told of the other: by which half-day a note was opened.

A look is told once its half-day is over, for a page that is opened every minute would
tell the minute. Which households there are is known as of now, at whatever moment the
diary is looked at, so that looking back tells no more either. What was recorded while
there were two stays told by half-day for good, whatever is written down later.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final
from uuid import UUID

from events.base import Recorded
from events.family import comes_with_family
from events.store.reader import Reader
from projections import circle, households
from projections.audit import LOOKS
from projections.decision_rows import DecisionRow
from projections.entry_rows import EntryRow, Look
from projections.half_days import HalfDay, Order, order_of
from projections.households import Arrangement
from service.record_lines import Line


@dataclass(frozen=True, slots=True)
class Discretion:
    """Who came with a family of two households, and whose looks are told by half-day.

    *order* is everyone's place in the circle, for looks that nothing else may order.
    *promises* are the times with two households, for one of the family.
    """

    of_the_family: frozenset[UUID] = frozenset()
    veiled: frozenset[UUID] = frozenset()
    order: tuple[UUID, ...] = ()
    promises: "tuple[Promise, ...]" = ()

    def veil(self, row: EntryRow | DecisionRow, current: HalfDay) -> None:
        """Tell the looks of the other household by half-day, and none of *current*."""
        row.seen_by[:] = self.veil_looks(row.seen_by, current)

    def veil_looks(self, looks: Sequence[Look], current: HalfDay) -> list[Look]:
        """Tell some looks so: those of the other household come last."""
        plain = [look for look in looks if not self._hides(look)]
        opened = {
            look.person: HalfDay.of(look.at)
            for look in looks
            if look.at is not None and self._hides(look)
        }
        told = [
            Look(person, None, half_day=opened[person])
            for person in self.order
            if person in opened and opened[person] < current
        ]
        return [*plain, *told]

    def never(self, person: UUID, current: HalfDay) -> Look:
        """Say that somebody did not open a note, as far as it may be told."""
        hides = person in self.veiled or any(
            person in promise.veiled and promise.holds_during(current)
            for promise in self.promises
        )
        return Look(person, None, not_before=current if hides else None)

    def _hides(self, look: Look) -> bool:
        return look.person in self.veiled or any(
            look.person in promise.veiled and promise.covers(look)
            for promise in self.promises
        )

    def in_order(
        self, facts: Iterable[Recorded], current: HalfDay | None = None
    ) -> list[Recorded]:
        """Put the looks of the other household at the end of their half-day.

        Those of *current*, the half-day that goes on, are not told yet.
        """
        told = (
            one
            for one in facts
            if current is None
            or not self._is_told_by_half_day(one)
            or HalfDay.of(one.at) < current
        )
        return sorted(told, key=self._place)

    def _place(self, one: Recorded) -> Order:
        by_half_day = self._is_told_by_half_day(one)
        return order_of(one.at, one.seq, one.leaf, by_half_day=by_half_day)

    def _is_told_by_half_day(self, one: Recorded) -> bool:
        return one.fact.TOPIC in LOOKS and one.fact.by in self.veiled

    def veil_lines(self, lines: Iterable[Line]) -> list[Line]:
        """Tell first looks that stand in the shared record without their time."""
        return [
            replace(line, at=None, half_day=HalfDay.of(line.at))
            if line.at and line.topic in LOOKS and line.by in self.veiled
            else line
            for line in lines
        ]


@dataclass(frozen=True, slots=True)
class Promise:
    """A time with two households, and whose looks stand veiled from it.

    It begins with one fact and ends with another, if it has ended.
    """

    veiled: frozenset[UUID]
    begins: Arrangement
    ends: Arrangement | None

    def covers(self, look: Look) -> bool:
        """Say whether a look was recorded in this time."""
        if look.seq is None or look.seq < self.begins.seq:
            return False
        return self.ends is None or look.seq < self.ends.seq

    def holds_during(self, half_day: HalfDay) -> bool:
        """Say whether some of this time lies in a half-day."""
        if HalfDay.of(self.begins.at) > half_day:
            return False
        return self.ends is None or HalfDay.of(self.ends.at) >= half_day


NOTHING_TO_HIDE: Final = Discretion()


def towards(reader: Reader, child: UUID, person: UUID) -> Discretion:
    """Say of whom *person* is told less than the minute."""
    arranged = households.over_time(reader, child)
    family, order = _family(reader, child, arranged)
    if person not in family:
        return Discretion(family, order=order)
    promises = tuple(_promises(arranged, family, person))
    lasting = [one.veiled for one in promises if one.ends is None]
    return Discretion(family, frozenset().union(*lasting), order, promises)


def on_any_paper(reader: Reader, child: UUID) -> Discretion:
    """Tell less than the minute of both households, for who reads a paper is open."""
    arranged = households.over_time(reader, child)
    if not arranged or not households.are_separate(arranged[-1].told):
        return NOTHING_TO_HIDE
    family, order = _family(reader, child, arranged)
    return Discretion(family, family, order)


def _family(
    reader: Reader, child: UUID, arranged: Iterable[Arrangement]
) -> tuple[frozenset[UUID], tuple[UUID, ...]]:
    """Give who ever came with a family of two households, and all in their order."""
    if not any(households.are_separate(one.told) for one in arranged):
        return frozenset(), ()
    members = circle.of_child(reader, child)
    family = {one.person for one in members if comes_with_family(one.role, one.side)}
    told = (one.told for one in arranged)
    order = tuple(dict.fromkeys(one.person for one in members))
    return frozenset(family.union(*told)), order


def _promises(
    arranged: Iterable[Arrangement], family: frozenset[UUID], person: UUID
) -> Iterator[Promise]:
    for begins, ends in pairwise([*arranged, None]):
        if begins is not None and households.are_separate(begins.told):
            yield Promise(family - _same(begins.told, person), begins, ends)


def _same(told: Mapping[UUID, int], person: UUID) -> set[UUID]:
    """Give the household of a person; who is in none has only themselves."""
    if person not in told:
        return {person}
    return {one for one, household in told.items() if household == told[person]}
