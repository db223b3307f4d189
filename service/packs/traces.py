"""In whose records it is written down that somebody read words of a pack.

A pack about a grown-up shows words out of the diaries of children, once they are given
out. The people around each of these children can see who read them.
"""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select

from events.base import Space
from events.store.reader import Reader
from events.store.tables import events, logs


def children_at(
    reader: Reader, places: Iterable[int], besides: UUID
) -> dict[UUID, UUID]:
    """Name the children in whose shared records these places are, each by its log.

    The child *besides*, whom the pack is about, is not among them.
    """
    chosen = (
        select(logs.c.log, logs.c.child)
        .join_from(
            logs,
            events,
            (events.c.school == logs.c.school) & (events.c.log == logs.c.log),
        )
        .where(
            logs.c.school == reader.school,
            logs.c.space == Space.SHARED.value,
            logs.c.child != besides,
            events.c.seq.in_(set(places)),
        )
        .distinct()
    )
    return {row.log: row.child for row in reader.conn.execute(chosen)}
