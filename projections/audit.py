"""What was recorded about this child, fact by fact, newest first?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, select

from events.base import Recorded, Space
from events.decision import Decision
from events.diary import Entry
from events.minutes_check import MinutesCheck
from events.store.reader import Reader
from events.store.tables import events
from projections.half_days import HalfDay, Order, order_of
from projections.timeline_moves import moved_of

# Facts that somebody looked, and no more.
LOOKS: Final = (
    Entry.EntrySeen.TOPIC,
    Decision.DecisionSeen.TOPIC,
    MinutesCheck.FirstSeen.TOPIC,
)


@dataclass(frozen=True, slots=True)
class Sieve:
    """What of a trail is told to somebody: all of it *until* a moment, if there is one.

    First looks of *veiled* people are told by half-day, once it is over; *current* is
    the half-day that goes on.
    """

    current: HalfDay
    veiled: frozenset[UUID] = frozenset()
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Trail:
    """Some facts, newest first, and the place to go on from, if there are more.

    *newest* is the number of the first of them: it counts, from 1, the facts that are
    told, so that what was moved to the restricted space leaves no gap.
    """

    facts: list[Recorded]
    newest: int
    next: int | None


def of_child(
    reader: Reader, child: UUID, before: int | None, limit: int, sieve: Sieve
) -> Trail:
    """Read the shared log of one child backwards from a place in it."""
    told = _until(_in_order(reader, child, sieve), before)
    page = told[max(0, len(told) - limit) :]
    facts = reader.facts_at(row.seq for row in page)
    more = page[0].log_seq if len(page) < len(told) else None
    return Trail([facts[row.seq] for row in reversed(page)], len(told), more)


def _in_order(reader: Reader, child: UUID, sieve: Sieve) -> list[Row[Any]]:
    """Give the places of all that is told, oldest first."""
    by_half_day = and_(events.c.topic.in_(LOOKS), events.c.by.in_(sieve.veiled))
    chosen = select(
        events.c.seq,
        events.c.log_seq,
        events.c.at,
        events.c.hash,
        by_half_day.label("by_half_day"),
    ).where(*_shown_to_all(reader, child, sieve))
    found = reader.conn.execute(chosen.order_by(events.c.log_seq))
    told = (
        row
        for row in found
        if not row.by_half_day or HalfDay.of(row.at) < sieve.current
    )
    return sorted(told, key=_place)


def _shown_to_all(
    reader: Reader, child: UUID, sieve: Sieve
) -> Sequence[ColumnElement[bool]]:
    moved = moved_of(reader, child)
    shown = [
        events.c.school == reader.school,
        events.c.log == reader.log_of(child, Space.SHARED),
        events.c.stream.not_in(moved.entries),
        events.c.seq.not_in(moved.seqs),
    ]
    return shown if sieve.until is None else [*shown, events.c.at <= sieve.until]


def _place(row: Row[Any]) -> Order:
    return order_of(row.at, row.log_seq, bytes(row.hash), by_half_day=row.by_half_day)


def _until(told: list[Row[Any]], before: int | None) -> list[Row[Any]]:
    """Give what stands before a place, also where that was moved away meanwhile."""
    if before is None:
        return told
    for number, row in enumerate(told):
        if row.log_seq == before:
            return told[:number]
    return [row for row in told if row.log_seq < before]
