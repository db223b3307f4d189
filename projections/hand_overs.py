"""What is told about one day, for whoever takes a child on the journey?"""

from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import bindparam, not_, select

from projections.base import Sight
from projections.entry_rows import EntryRow
from projections.timeline_rows import rows
from projections.timeline_tables import entries

_OF_A_DAY: Final = (
    select(entries)
    .where(
        entries.c.school == bindparam("school"),
        entries.c.child == bindparam("child"),
        entries.c.day == bindparam("day"),
        not_(entries.c.moved),
        not_(entries.c.sealed),
    )
    .order_by(entries.c.log_seq)
)


def of_day(sight: Sight, child: UUID, day: date, reader: UUID) -> list[EntryRow]:
    """Give the notes about one day of a child, the newest last; none that is sealed."""
    asked = {"school": sight.school, "child": child, "day": day}
    found = sight.conn.execute(_OF_A_DAY, asked).all()
    return rows(sight, found, reader) if found else []
