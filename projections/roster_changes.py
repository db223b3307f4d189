"""When was the register changed as a whole, and can that be taken back?"""

from dataclasses import dataclass
from functools import singledispatchmethod
from typing import Final
from uuid import UUID

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    String,
    Table,
    Uuid,
    insert,
    select,
    update,
)

from events.base import Fact, Recorded, known
from events.roster import ChangeKind, RosterChange
from events.store.tables import MOMENT, SEQ
from projections.base import Sight, View, metadata

changes: Final = Table(
    "roster_changes",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("change", Uuid, primary_key=True),
    Column("kind", String(16), nullable=True),
    Column("by", Uuid, nullable=True),
    Column("at", MOMENT, nullable=False),
    Column("first", SEQ, nullable=False),
    Column("last", SEQ, nullable=True),
    Column("children", Integer, nullable=True),
    Column("staff", Integer, nullable=True),
    Column("undone_at", MOMENT, nullable=True),
)


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the register; its facts are those between *first* and *last*."""

    change: UUID
    kind: ChangeKind
    by: UUID | None
    at: str
    first: int
    last: int
    children: int
    staff: int
    undone_at: str | None


class RosterChanges(View):
    """Where each change of the register as a whole begins and ends."""

    name = "roster-changes"
    tables = (changes,)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(
        self, fact: RosterChange.ChangeBegun, conn: Connection, recorded: Recorded
    ) -> None:
        conn.execute(
            insert(changes).values(
                school=recorded.school,
                change=fact.originator_id,
                kind=known(fact.kind),
                by=fact.by,
                at=recorded.at,
                first=recorded.seq,
            )
        )

    @show.register
    def _(
        self, fact: RosterChange.ChangeFinished, conn: Connection, recorded: Recorded
    ) -> None:
        counted = {"children": known(fact.children), "staff": known(fact.staff)}
        _change(conn, recorded, last=recorded.seq, **counted)

    @show.register
    def _(
        self, _: RosterChange.ChangeUndone, conn: Connection, recorded: Recorded
    ) -> None:
        _change(conn, recorded, undone_at=recorded.at)


def _change(conn: Connection, recorded: Recorded, **to: object) -> None:
    conn.execute(
        update(changes)
        .where(
            changes.c.school == recorded.school,
            changes.c.change == recorded.fact.originator_id,
        )
        .values(**to)
    )


def of_school(sight: Sight) -> list[Change]:
    """Give every whole change, newest first."""
    chosen = select(changes).where(
        changes.c.school == sight.school, changes.c.last.is_not(None)
    )
    return [
        Change(
            change=row.change,
            kind=ChangeKind(row.kind or ChangeKind.IMPORT),
            by=row.by,
            at=row.at,
            first=row.first,
            last=row.last,
            children=row.children or 0,
            staff=row.staff or 0,
            undone_at=row.undone_at,
        )
        for row in sight.conn.execute(chosen.order_by(changes.c.first.desc()))
    ]
