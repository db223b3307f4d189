"""What matters first today, for each of somebody's children?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, false, func, not_, or_, select

from events.base import Side
from events.entry_kinds import Kind
from projections.base import Sight
from projections.entry_rows import EntryRow
from projections.timeline_conditions import is_awaiting, is_unread
from projections.timeline_rows import rows
from projections.timeline_tables import entries


class Lane(IntEnum):
    """Why a note comes first: the smaller, the earlier."""

    BEFORE_SCHOOL = 0
    REPLY = 1
    UNREAD = 2
    TODAY = 3


NO_LANE: Final = 4


@dataclass(frozen=True, slots=True)
class First:
    """A note that matters today, and why."""

    row: EntryRow
    lane: Lane


@dataclass(frozen=True, slots=True)
class Now:
    """Today, and the school day before: what was to be read first then is over."""

    today: date
    last_school_day: date


def of_children(
    sight: Sight, sides: Mapping[UUID, Side], reader: UUID, now: Now, most: int
) -> dict[UUID, list[First]]:
    """Give the first notes of each child, at most so many, what matters most first.

    *sides* says on which side of each child *reader* stands: whoever is on the same
    side as the writer is not the one who is asked for a reply.
    """
    lane = _lane(sides, reader, now)
    newest = entries.c.log_seq.desc()
    turn = func.row_number().over(partition_by=entries.c.child, order_by=(lane, newest))
    chosen = select(entries, lane.label("lane"), turn.label("turn")).where(
        entries.c.school == sight.school,
        entries.c.child.in_(sides),
        not_(entries.c.moved),
        not_(entries.c.sealed),
        lane < NO_LANE,
    )
    ranked = chosen.subquery()
    wanted = select(ranked).where(ranked.c.turn <= most)
    found = sight.conn.execute(wanted.order_by(ranked.c.turn)).all()
    told: dict[UUID, list[First]] = {}
    for one, row in zip(found, rows(sight, found, reader), strict=True):
        told.setdefault(one.child, []).append(First(row, Lane(one.lane)))
    return told


def _lane(sides: Mapping[UUID, Side], reader: UUID, now: Now) -> ColumnElement[Any]:
    unread, is_today = is_unread(reader), entries.c.day == now.today
    is_for_today = and_(unread, entries.c.day >= now.last_school_day)
    before_school = entries.c.kind == Kind.BEFORE_SCHOOL.value
    return case(
        (and_(before_school, or_(is_for_today, is_today)), Lane.BEFORE_SCHOOL.value),
        (and_(is_awaiting(), _is_from_the_other_side(sides)), Lane.REPLY.value),
        (unread, Lane.UNREAD.value),
        (is_today, Lane.TODAY.value),
        else_=NO_LANE,
    )


def _is_from_the_other_side(sides: Mapping[UUID, Side]) -> ColumnElement[bool]:
    return or_(
        false(),
        *(
            and_(
                entries.c.child.in_([one for one, at in sides.items() if at is side]),
                entries.c.side != side.value,
            )
            for side in sorted(set(sides.values()))
        ),
    )
