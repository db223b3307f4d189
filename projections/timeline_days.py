"""On which days is there a note about these children, and whose?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import not_, select

from events.base import Side
from projections.base import Sight
from projections.timeline_tables import entries


@dataclass(frozen=True, slots=True)
class DayNote:
    """One note: about which child and day, by whom, from which side."""

    entry: UUID
    child: UUID
    day: date
    by: UUID
    side: Side | None
    sealed: bool


def since(sight: Sight, children: Iterable[UUID], day: date) -> list[DayNote]:
    """Give the notes about days from *day* on, the newest last."""
    chosen = (
        select(entries)
        .where(
            entries.c.school == sight.school,
            entries.c.child.in_(list(children)),
            entries.c.day >= day,
            not_(entries.c.moved),
        )
        .order_by(entries.c.seq)
    )
    return [
        DayNote(
            entry=row.entry,
            child=row.child,
            day=row.day,
            by=row.by,
            side=None if row.side is None else Side(row.side),
            sealed=row.sealed,
        )
        for row in sight.conn.execute(chosen)
    ]
