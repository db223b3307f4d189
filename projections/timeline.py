"""What happened in this child's days, newest first, and who has opened it?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import singledispatchmethod
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    func,
    insert,
    not_,
    select,
    update,
)

from events.base import Fact, Recorded, known
from events.diary import Entry
from events.entry_kinds import Kind, Place
from events.look import FirstLook
from projections.base import Sight, View
from projections.entry_rows import EntryRow
from projections.timeline_conditions import is_awaiting, is_unread
from projections.timeline_moves import move
from projections.timeline_rows import rows
from projections.timeline_tables import entries, parts, seen

_ADD_ENTRY: Final = insert(entries)
_ADD_PART: Final = insert(parts)
_ADD_LOOK: Final = insert(seen)
_CHANGE: Final = update(entries).where(
    entries.c.school == bindparam("of_school"),
    entries.c.entry == bindparam("of_entry"),
)
_CHANGE_BY_ANOTHER: Final = _CHANGE.where(entries.c.by != bindparam("of_writer"))
_SOME: Final = select(entries).where(
    entries.c.school == bindparam("school"),
    entries.c.child == bindparam("child"),
    entries.c.entry.in_(bindparam("entries", expanding=True)),
    not_(entries.c.moved),
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
            "moved": False,
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
        _add_look(fact.originator_id, conn, recorded)

    @show.register
    def _(
        self, fact: FirstLook.EntrySeenAtHome, conn: Connection, recorded: Recorded
    ) -> None:
        if known(fact.entry) is not None:
            _add_look(fact.entry, conn, recorded)

    @show.register
    def _(self, _: Entry.EntrySealed, conn: Connection, recorded: Recorded) -> None:
        _add_part(conn, recorded)
        conn.execute(_CHANGE, {**_of(recorded), "sealed": True})

    @show.register
    def _(self, fact: Entry.EntryMoved, conn: Connection, recorded: Recorded) -> None:
        move(conn, recorded, known(fact.part), away=True)

    @show.register
    def _(
        self, fact: Entry.EntryReturned, conn: Connection, recorded: Recorded
    ) -> None:
        move(conn, recorded, known(fact.part), away=False)


def _of(recorded: Recorded) -> dict[str, Any]:
    entry = recorded.fact.originator_id
    return {"of_school": recorded.school, "of_entry": entry}


def _add_look(entry: UUID, conn: Connection, recorded: Recorded) -> None:
    row = {
        "school": recorded.school,
        "entry": entry,
        "person": recorded.fact.by,
        "seq": recorded.seq,
        "at": recorded.at,
    }
    conn.execute(_ADD_LOOK, row)


def _add_part(conn: Connection, recorded: Recorded) -> None:
    row = {
        "school": recorded.school,
        "entry": recorded.fact.originator_id,
        "seq": recorded.seq,
        "topic": recorded.fact.TOPIC,
        "by": recorded.fact.by,
        "part": known(getattr(recorded.fact, "comment", None))
        or known(getattr(recorded.fact, "correction", None)),
        "moved": False,
    }
    conn.execute(_ADD_PART, row)


def of_child(sight: Sight, child: UUID, reader: UUID, wanted: Filter) -> Page:
    """Give the entries of one child as *reader* may see them, newest first."""
    where = [entries.c.school == sight.school, entries.c.child == child]
    where += [not_(entries.c.moved), *_wanted(wanted, reader)]
    newest = select(entries).where(*where).order_by(entries.c.log_seq.desc())
    found = sight.conn.execute(newest.limit(wanted.limit + 1)).all()
    shown, more = found[: wanted.limit], len(found) > wanted.limit
    return Page(rows(sight, shown, reader), shown[-1].log_seq if more else None)


def one(sight: Sight, child: UUID, entry: UUID, reader: UUID) -> EntryRow | None:
    """Give one entry of one child, or None."""
    return some(sight, child, [entry], reader).get(entry)


def some(
    sight: Sight, child: UUID, wanted: Iterable[UUID], reader: UUID
) -> dict[UUID, EntryRow]:
    """Give those of the entries that are here for *reader*, by their ids."""
    asked = {"school": sight.school, "child": child, "entries": list(wanted)}
    found = sight.conn.execute(_SOME, asked).all()
    told = rows(sight, found, reader) if found else []
    return {row.entry: row for row in told}


def counts(
    sight: Sight, children: Sequence[UUID], reader: UUID
) -> Mapping[UUID, Waiting]:
    """Count, for each child, what *reader* has not opened and what awaits a reply."""
    unread, awaiting = is_unread(reader), is_awaiting()
    chosen = (
        select(
            entries.c.child,
            func.count().filter(unread).label("unread"),
            func.count().filter(awaiting).label("awaiting"),
        )
        .where(
            entries.c.school == sight.school,
            entries.c.child.in_(children),
            not_(entries.c.moved),
        )
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
        where.append(is_unread(reader))
    if wanted.awaiting:
        where.append(is_awaiting())
    if wanted.before is not None:
        where.append(entries.c.log_seq < wanted.before)
    return where
