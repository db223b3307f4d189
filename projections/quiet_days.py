"""About which days did somebody say why there is no note?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import singledispatchmethod
from typing import Final
from uuid import UUID

from sqlalchemy import Column, Connection, Index, String, Table, Uuid, insert, select

from events.base import Fact, Recorded, known
from events.quiet_day import QuietBecause, QuietDay
from events.store.tables import SEQ
from projections.base import DAY, Sight, View, metadata

quiet_days: Final = Table(
    "quiet_days",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("quiet", Uuid, primary_key=True),
    Column("seq", SEQ, nullable=False),
    Column("child", Uuid, nullable=False),
    Column("day", DAY, nullable=False),
    Column("because", String(16), nullable=False),
    Column("by", Uuid, nullable=False),
)
Index("quiet_days_of_child", quiet_days.c.school, quiet_days.c.child, quiet_days.c.day)


@dataclass(frozen=True, slots=True)
class Quiet:
    """Why there is no note about a day, and who said so; erased words are None."""

    child: UUID
    day: date
    because: QuietBecause
    why: str | None
    by: UUID


class QuietDays(View):
    """Knows which days were explained; the words stay in the record."""

    name = "quiet-days"
    tables = (quiet_days,)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(
        self, fact: QuietDay.DayExplained, conn: Connection, recorded: Recorded
    ) -> None:
        if known(fact.child) is not None:
            conn.execute(
                insert(quiet_days).values(
                    school=recorded.school,
                    quiet=fact.originator_id,
                    seq=recorded.seq,
                    child=fact.child,
                    day=fact.day,
                    because=fact.because.value,
                    by=fact.by,
                )
            )


def since(sight: Sight, children: Iterable[UUID], day: date) -> list[Quiet]:
    """Give what was said of days from *day* on, the newest last."""
    chosen = (
        select(quiet_days)
        .where(
            quiet_days.c.school == sight.school,
            quiet_days.c.child.in_(list(children)),
            quiet_days.c.day >= day,
        )
        .order_by(quiet_days.c.seq)
    )
    rows = sight.conn.execute(chosen).all()
    facts = sight.facts_at(row.seq for row in rows)
    return [
        Quiet(
            child=row.child,
            day=row.day,
            because=QuietBecause(row.because),
            why=known(getattr(facts[row.seq].fact, "why", None)),
            by=row.by,
        )
        for row in rows
    ]
