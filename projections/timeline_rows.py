"""The rows of some entries: their words opened, with answers, versions and looks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, not_, select

from projections.base import Sight
from projections.entry_rows import EntryRow, Look, hide_if_sealed, row_of, say
from projections.timeline_tables import entries, parts, seen

_PARTS_OF: Final = (
    select(parts.c.seq)
    .where(
        parts.c.school == bindparam("school"),
        parts.c.entry.in_(bindparam("entries", expanding=True)),
        not_(parts.c.moved),
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
_WRITTEN: Final = select(entries.c.entry, entries.c.by, entries.c.day).where(
    entries.c.school == bindparam("school"),
    entries.c.entry.in_(bindparam("entries", expanding=True)),
    not_(entries.c.moved),
)

_WHOSE: Final = select(entries.c.child, entries.c.by).where(
    entries.c.school == bindparam("school"),
    entries.c.entry == bindparam("entry"),
    not_(entries.c.moved),
    not_(entries.c.sealed),
)


@dataclass(frozen=True, slots=True)
class Written:
    """Who wrote a note, and for which day; the day may have been erased."""

    by: UUID
    day: date | None


def rows(sight: Sight, found: Sequence[Row[Any]], reader: UUID) -> list[EntryRow]:
    """Tell entries as *reader* finds them, in the order they were found."""
    ids = [row.entry for row in found]
    spoken = _parts_of(sight, ids)
    facts = sight.facts_at([*(row.seq for row in found), *spoken])
    told = {row.entry: row_of(row, facts[row.seq], reader) for row in found}
    for seq in spoken:
        say(told[facts[seq].fact.originator_id], facts[seq])
    for look in _looks(sight, ids):
        told[look.entry].seen_by.append(Look(look.person, look.at, seq=look.seq))
        if look.person == reader:
            told[look.entry].unread = False
    for row in told.values():
        hide_if_sealed(row)
    return list(told.values())


def written(sight: Sight, ids: Iterable[UUID]) -> dict[UUID, Written]:
    """Say of notes whose they are and for which day, of none that was moved away."""
    asked = {"school": sight.school, "entries": list(ids)}
    found = sight.conn.execute(_WRITTEN, asked)
    return {row.entry: Written(row.by, row.day) for row in found}


def whose(conn: Connection, school: UUID, entry: UUID) -> tuple[UUID, UUID] | None:
    """Name the child and the writer of a note; None if it is not to be read here."""
    row = conn.execute(_WHOSE, {"school": school, "entry": entry}).one_or_none()
    return None if row is None or row.child is None else (row.child, row.by)


def _parts_of(sight: Sight, ids: Iterable[UUID]) -> list[int]:
    asked = {"school": sight.school, "entries": list(ids)}
    return list(sight.conn.scalars(_PARTS_OF, asked))


def _looks(sight: Sight, ids: Iterable[UUID]) -> Sequence[Row[Any]]:
    asked = {"school": sight.school, "entries": list(ids)}
    return sight.conn.execute(_LOOKS, asked).all()
