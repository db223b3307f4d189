"""Who may not keep a request: whoever stands apart from a child that it tells of.

Somebody whose own view of a child is limited, or who stands in that child's family,
does nothing for the child by a duty. A pack about a grown-up tells of the children they
wrote about or stood around, so it is not for them either. Nobody keeps a request about
themselves: they would choose what is held back from themselves.
"""

from collections.abc import Set as AbstractSet
from datetime import date
from uuid import UUID

from sqlalchemy import select, union

from events.base import Space
from events.store.reader import Reader
from events.store.tables import events, logs
from projections import limit_conditions
from projections.circle_tables import members


def hidden(
    reader: Reader, person: UUID, today: date, about: AbstractSet[UUID]
) -> set[UUID]:
    """Say packs *about* whom are not for this person to keep, of all who are asked."""
    apart = limit_conditions.kept_from(reader.conn, reader.school, person, today)
    if not apart:
        return {person} & about
    return ({person} | apart | _around(reader, apart)) & about


def _around(reader: Reader, children: set[UUID]) -> set[UUID]:
    """Name everybody who stood around one of these children or wrote about them."""
    stood = select(members.c.person).where(
        members.c.school == reader.school, members.c.child.in_(children)
    )
    wrote = (
        select(events.c.by)
        .join_from(
            events,
            logs,
            (events.c.school == logs.c.school) & (events.c.log == logs.c.log),
        )
        .where(
            logs.c.school == reader.school,
            logs.c.child.in_(children),
            logs.c.space == Space.SHARED.value,
            events.c.by.is_not(None),
        )
    )
    return set(reader.conn.scalars(union(stood, wrote)))
