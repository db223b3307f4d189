"""Which notes ask for something, and what was done about each?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import singledispatchmethod
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Index,
    String,
    Table,
    Uuid,
    and_,
    insert,
    not_,
    or_,
    select,
    update,
)

from events.attention import Acknowledgement, PassingOn
from events.base import Fact, Recorded, known
from events.diary import Entry
from events.entry_kinds import Kind
from events.store.tables import MOMENT, SEQ
from projections.base import DAY, Sight, View, metadata

attention: Final = Table(
    "attention",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("entry", Uuid, primary_key=True),
    Column("child", Uuid, nullable=False),
    Column("seq", SEQ, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("by", Uuid, nullable=False),
    Column("at", MOMENT, nullable=False),
    Column("reply_by", DAY, nullable=True),
    Column("answered", Boolean, nullable=False),
    Column("sealed", Boolean, nullable=False),
    Column("moved", Boolean, nullable=False),
    Column("read_by", Uuid, nullable=True),
    Column("read_at", MOMENT, nullable=True),
    Column("passed_on", Boolean, nullable=False),
)
Index("attention_to_child", attention.c.school, attention.c.child)

ASKS: Final = frozenset({Kind.REPLY_NEEDED, Kind.BEFORE_SCHOOL})
_HERE: Final = and_(not_(attention.c.sealed), not_(attention.c.moved))
_UNREAD: Final = and_(
    attention.c.kind == Kind.BEFORE_SCHOOL.value, attention.c.read_by.is_(None)
)
_NO_REPLY: Final = and_(
    attention.c.kind == Kind.REPLY_NEEDED.value, not_(attention.c.answered)
)


@dataclass(frozen=True, slots=True)
class Asking:
    """A note that asks for something. *read_by* said that it was read, at *read_at*."""

    entry: UUID
    child: UUID
    kind: Kind
    by: UUID
    at: str
    reply_by: date | None
    read_by: UUID | None
    read_at: str | None


class Attention(View):
    """Ids, days and moments of the notes that wait for somebody."""

    name = "attention"
    tables = (attention,)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(self, fact: Entry.EntryWritten, conn: Connection, recorded: Recorded) -> None:
        if known(fact.kind) not in ASKS:
            return
        conn.execute(
            insert(attention).values(
                school=recorded.school,
                entry=fact.originator_id,
                child=fact.child,
                seq=recorded.seq,
                kind=fact.kind.value,
                by=fact.by,
                at=recorded.at,
                reply_by=fact.reply_by,
                answered=False,
                sealed=False,
                moved=False,
                passed_on=False,
            )
        )

    @show.register
    def _(self, fact: Entry.CommentAdded, conn: Connection, recorded: Recorded) -> None:
        by_another = attention.c.by != fact.by
        _change(conn, recorded, fact.originator_id, by_another, answered=True)

    @show.register
    def _(self, fact: Entry.EntrySealed, conn: Connection, recorded: Recorded) -> None:
        _change(conn, recorded, fact.originator_id, sealed=True)

    @show.register(Entry.EntryMoved)
    @show.register(Entry.EntryReturned)
    def _(
        self,
        fact: Entry.EntryMoved | Entry.EntryReturned,
        conn: Connection,
        recorded: Recorded,
    ) -> None:
        if known(fact.part) is None:
            moved = isinstance(fact, Entry.EntryMoved)
            _change(conn, recorded, fact.originator_id, moved=moved)

    @show.register
    def _(
        self,
        fact: Acknowledgement.EntryAcknowledged,
        conn: Connection,
        recorded: Recorded,
    ) -> None:
        read = {"read_by": fact.by, "read_at": recorded.at}
        _change(conn, recorded, known(fact.entry), **read)

    @show.register
    def _(
        self, fact: PassingOn.EntryPassedOn, conn: Connection, recorded: Recorded
    ) -> None:
        _change(conn, recorded, known(fact.entry), passed_on=True)


def _change(
    conn: Connection,
    recorded: Recorded,
    entry: UUID | None,
    *where: ColumnElement[bool],
    **values: Any,  # noqa: ANN401 - of any column
) -> None:
    same = (attention.c.school == recorded.school, attention.c.entry == entry)
    conn.execute(update(attention).where(*same, *where).values(**values))


def waiting(sight: Sight) -> list[Asking]:
    """Give the notes that wait and were passed on to nobody yet, oldest first."""
    return _read(sight, not_(attention.c.passed_on), or_(_UNREAD, _NO_REPLY))


def before_school(sight: Sight, children: Iterable[UUID]) -> list[Asking]:
    """Give the notes for before school that nobody has read, oldest first."""
    return _read(sight, _UNREAD, attention.c.child.in_(set(children)))


def of_entry(sight: Sight, entry: UUID) -> Asking | None:
    """Say what a note asks for; None if for nothing, or it is not here."""
    return next(iter(_read(sight, attention.c.entry == entry)), None)


def _read(sight: Sight, *where: ColumnElement[bool]) -> list[Asking]:
    chosen = (
        select(attention)
        .where(attention.c.school == sight.school, _HERE, *where)
        .order_by(attention.c.seq)
    )
    rows: Sequence[Any] = sight.conn.execute(chosen).all()
    return [
        Asking(
            entry=row.entry,
            child=row.child,
            kind=Kind(row.kind),
            by=row.by,
            at=row.at,
            reply_by=row.reply_by,
            read_by=row.read_by,
            read_at=row.read_at,
        )
        for row in rows
    ]
