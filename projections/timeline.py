"""What happened in this child's days, newest first, and who has opened it?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import singledispatchmethod
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    bindparam,
    exists,
    func,
    insert,
    not_,
    or_,
    select,
    update,
)

from events.base import Fact, Recorded, known
from events.diary import ASKING, Entry, Kind, Place
from projections.base import Sight, View
from projections.entry_rows import EntryRow, Look, hide_if_sealed, row_of, say
from projections.timeline_tables import entries, parts, seen

_ADD_ENTRY: Final = insert(entries)
_ADD_PART: Final = insert(parts)
_ADD_LOOK: Final = insert(seen)
_CHANGE: Final = update(entries).where(
    entries.c.school == bindparam("of_school"),
    entries.c.entry == bindparam("of_entry"),
)
_CHANGE_BY_ANOTHER: Final = _CHANGE.where(entries.c.by != bindparam("of_writer"))
_ONE: Final = select(entries).where(
    entries.c.school == bindparam("school"),
    entries.c.child == bindparam("child"),
    entries.c.entry == bindparam("entry"),
)
_PARTS_OF: Final = (
    select(parts.c.seq)
    .where(
        parts.c.school == bindparam("school"),
        parts.c.entry.in_(bindparam("entries", expanding=True)),
    )
    .order_by(parts.c.seq)
)
_LOOKS: Final = (
    select(seen)
    .where(
        seen.c.school == bindparam("school"),
        seen.c.entry.in_(bindparam("entries", expanding=True)),
    )
    .order_by(seen.c.seq)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which entries are wanted; *before* is the place a page goes on from."""

    place: Place | None = None
    kind: Kind | None = None
    unread: bool = False
    awaiting: bool = False
    before: int | None = None
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many entries somebody has not opened, and how many await a reply."""

    unread: int
    awaiting: int


NOTHING_WAITS: Final = Waiting(0, 0)


@dataclass(frozen=True, slots=True)
class Page:
    """Some entries, newest first, and the place to go on from, if there are more."""

    items: list[EntryRow]
    next: int | None


class Timeline(View):
    """Holds ids, days, kinds and places; the words stay in the record."""

    name = "timeline"
    tables = (entries, parts, seen)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(self, fact: Entry.EntryWritten, conn: Connection, recorded: Recorded) -> None:
        words = ("child", "day", "place", "kind", "side", "reply_by")
        row = {
            "school": recorded.school,
            "entry": fact.originator_id,
            "seq": recorded.seq,
            "log_seq": recorded.log_seq,
            "by": fact.by,
            "answered": False,
            "sealed": False,
        }
        said = {name: known(getattr(fact, name)) for name in words}
        conn.execute(_ADD_ENTRY, {**row, **said})

    @show.register
    def _(self, fact: Entry.CommentAdded, conn: Connection, recorded: Recorded) -> None:
        _add_part(conn, recorded)
        answered = {**_of(recorded), "of_writer": fact.by, "answered": True}
        conn.execute(_CHANGE_BY_ANOTHER, answered)

    @show.register(Entry.EntryAmended)
    @show.register(Entry.EntryCorrected)
    def _(self, _: Fact, conn: Connection, recorded: Recorded) -> None:
        _add_part(conn, recorded)

    @show.register
    def _(self, fact: Entry.EntrySeen, conn: Connection, recorded: Recorded) -> None:
        row = {
            "school": recorded.school,
            "entry": fact.originator_id,
            "person": fact.by,
            "seq": recorded.seq,
            "at": recorded.at,
        }
        conn.execute(_ADD_LOOK, row)

    @show.register
    def _(self, _: Entry.EntrySealed, conn: Connection, recorded: Recorded) -> None:
        _add_part(conn, recorded)
        conn.execute(_CHANGE, {**_of(recorded), "sealed": True})


def _of(recorded: Recorded) -> dict[str, Any]:
    entry = recorded.fact.originator_id
    return {"of_school": recorded.school, "of_entry": entry}


def _add_part(conn: Connection, recorded: Recorded) -> None:
    row = {
        "school": recorded.school,
        "entry": recorded.fact.originator_id,
        "seq": recorded.seq,
        "topic": recorded.fact.TOPIC,
    }
    conn.execute(_ADD_PART, row)


def of_child(sight: Sight, child: UUID, reader: UUID, wanted: Filter) -> Page:
    """Give the entries of one child as *reader* may see them, newest first."""
    where = [entries.c.school == sight.school, entries.c.child == child]
    where += _wanted(wanted, reader)
    newest = select(entries).where(*where).order_by(entries.c.log_seq.desc())
    found = sight.conn.execute(newest.limit(wanted.limit + 1)).all()
    shown, more = found[: wanted.limit], len(found) > wanted.limit
    # The place in the school, not the one in the log that an EntryRow tells.
    return Page(_rows(sight, shown, reader), shown[-1].log_seq if more else None)


def one(sight: Sight, child: UUID, entry: UUID, reader: UUID) -> EntryRow | None:
    """Give one entry of one child, or None."""
    asked = {"school": sight.school, "child": child, "entry": entry}
    found = sight.conn.execute(_ONE, asked).all()
    return _rows(sight, found, reader)[0] if found else None


def counts(
    sight: Sight, children: Sequence[UUID], reader: UUID
) -> Mapping[UUID, Waiting]:
    """Count, for each child, what *reader* has not opened and what awaits a reply."""
    unread, awaiting = _unread(reader), _awaiting()
    chosen = (
        select(
            entries.c.child,
            func.count().filter(unread).label("unread"),
            func.count().filter(awaiting).label("awaiting"),
        )
        .where(entries.c.school == sight.school, entries.c.child.in_(children))
        .group_by(entries.c.child)
    )
    found = sight.conn.execute(chosen)
    return {row.child: Waiting(row.unread, row.awaiting) for row in found}


def _wanted(wanted: Filter, reader: UUID) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if wanted.place is not None:
        where.append(entries.c.place == wanted.place.value)
    if wanted.kind is not None:
        where.append(entries.c.kind == wanted.kind.value)
    if wanted.unread:
        where.append(_unread(reader))
    if wanted.awaiting:
        where.append(_awaiting())
    if wanted.before is not None:
        where.append(entries.c.log_seq < wanted.before)
    return where


def _unread(reader: UUID) -> ColumnElement[bool]:
    opened = exists().where(
        seen.c.school == entries.c.school,
        seen.c.entry == entries.c.entry,
        seen.c.person == reader,
    )
    return and_(entries.c.by != reader, not_(entries.c.sealed), not_(opened))


def _awaiting() -> ColumnElement[bool]:
    asking = or_(*(entries.c.kind == kind.value for kind in sorted(ASKING)))
    return and_(asking, not_(entries.c.answered), not_(entries.c.sealed))


def _rows(sight: Sight, found: Sequence[Row[Any]], reader: UUID) -> list[EntryRow]:
    ids = [row.entry for row in found]
    spoken = _parts_of(sight, ids)
    facts = sight.facts_at([*(row.seq for row in found), *spoken])
    rows = {row.entry: row_of(row, facts[row.seq], reader) for row in found}
    for seq in spoken:
        say(rows[facts[seq].fact.originator_id], facts[seq])
    for look in _looks(sight, ids):
        rows[look.entry].seen_by.append(Look(look.person, look.at))
        if look.person == reader:
            rows[look.entry].unread = False
    for row in rows.values():
        hide_if_sealed(row)
    return list(rows.values())


def _parts_of(sight: Sight, ids: Iterable[UUID]) -> list[int]:
    asked = {"school": sight.school, "entries": list(ids)}
    return list(sight.conn.scalars(_PARTS_OF, asked))


def _looks(sight: Sight, ids: Iterable[UUID]) -> Sequence[Row[Any]]:
    asked = {"school": sight.school, "entries": list(ids)}
    return sight.conn.execute(_LOOKS, asked).all()
