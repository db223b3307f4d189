"""Which notes around many children wait for a reply, or for an answer to a dispute?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import not_, select

from events.entry_kinds import Kind
from projections.base import Sight
from projections.beside_tables import disputes
from projections.timeline_conditions import is_awaiting
from projections.timeline_tables import entries


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A note that needs a reply by a day, or (*dispute*) was said to be wrong."""

    child: UUID
    entry: UUID
    by: UUID | None
    until: date | None
    dispute: UUID | None = None


def replies(sight: Sight, children: Collection[UUID]) -> list[Unanswered]:
    """Give the notes that need a reply and have none, the earliest day first."""
    chosen = select(entries).where(
        entries.c.school == sight.school,
        entries.c.child.in_(children),
        entries.c.kind == Kind.REPLY_NEEDED.value,
        not_(entries.c.moved),
        is_awaiting(),
    )
    found = [
        Unanswered(row.child, row.entry, row.by, row.reply_by)
        for row in sight.conn.execute(chosen.order_by(entries.c.seq))
    ]
    return sorted(found, key=_day)


def disputed(sight: Sight, children: Collection[UUID]) -> list[Unanswered]:
    """Give the disputed notes that wait for an answer, the earliest day first."""
    chosen = (
        select(disputes, entries.c.by)
        .join(
            entries,
            (entries.c.school == disputes.c.school)
            & (entries.c.entry == disputes.c.entry),
        )
        .where(
            disputes.c.school == sight.school,
            disputes.c.child.in_(children),
            not_(disputes.c.settled),
            not_(entries.c.moved),
            not_(entries.c.sealed),
        )
    )
    found = [
        Unanswered(row.child, row.entry, row.by, row.answer_by, row.dispute)
        for row in sight.conn.execute(chosen.order_by(disputes.c.seq))
    ]
    return sorted(found, key=_day)


def _day(one: Unanswered) -> date:
    return one.until or date.max
