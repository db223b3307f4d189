"""What stands in the restricted space is in no answer, however it is asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    Connection,
    and_,
    bindparam,
    exists,
    not_,
    or_,
    select,
    update,
)

from events.base import Recorded
from events.diary import Entry
from projections.base import Sight
from projections.beside_tables import notes
from projections.timeline_tables import entries, parts

_MOVE_ENTRY: Final = update(entries).where(
    entries.c.school == bindparam("of_school"),
    entries.c.entry == bindparam("of_entry"),
)
_MOVE_PART: Final = update(parts).where(
    parts.c.school == bindparam("of_school"),
    parts.c.entry == bindparam("of_entry"),
    parts.c.part == bindparam("of_part"),
)
# An answer that nobody can see any more has answered nothing.
_ANSWERED: Final = exists().where(
    parts.c.school == entries.c.school,
    parts.c.entry == entries.c.entry,
    parts.c.topic == Entry.CommentAdded.TOPIC,
    parts.c.by != entries.c.by,
    not_(parts.c.moved),
)
_MOVED_ENTRIES: Final = select(entries.c.entry).where(
    entries.c.school == bindparam("school"),
    entries.c.moved,
)
_MOVED_PARTS: Final = (
    select(parts.c.entry, parts.c.part, parts.c.seq)
    .join(
        entries,
        and_(entries.c.school == parts.c.school, entries.c.entry == parts.c.entry),
    )
    .where(
        parts.c.school == bindparam("school"),
        parts.c.moved,
    )
    .order_by(parts.c.seq)
)
_MOVED_OF_ENTRY: Final = select(parts.c.seq).where(
    parts.c.school == bindparam("school"),
    parts.c.entry == bindparam("entry"),
    parts.c.moved,
)
# The files and disputes that stand beside what is away.
_BESIDE: Final = select(notes.c.seq).where(
    notes.c.school == bindparam("school"),
    or_(
        notes.c.entry.in_(bindparam("away", expanding=True)),
        notes.c.part.in_(bindparam("away", expanding=True)),
    ),
)


@dataclass(frozen=True, slots=True)
class Moved:
    """Which entries of a child are away, and which answers (entry, part, place)."""

    entries: frozenset[UUID]
    parts: tuple[tuple[UUID, UUID, int], ...]
    beside: frozenset[int] = frozenset()

    def hides(self, recorded: Recorded) -> bool:
        """Say whether a fact is about something that is away."""
        fact = recorded.fact
        about = getattr(fact, "entry", fact.originator_id)
        return about in self.entries or recorded.seq in self.seqs or is_a_move(fact)

    @property
    def seqs(self) -> frozenset[int]:
        return self.beside.union(seq for _, __, seq in self.parts)


def is_a_move(fact: object) -> bool:
    """Say whether a fact is about the moving itself, which stands elsewhere."""
    return isinstance(fact, Entry.EntryMoved | Entry.EntryReturned)


def move(
    conn: Connection, recorded: Recorded, part: UUID | None, *, away: bool
) -> None:
    """Take an entry or one answer out of all answers, or bring it back."""
    of = {"of_school": recorded.school, "of_entry": recorded.fact.originator_id}
    if part is None:
        conn.execute(_MOVE_ENTRY, {**of, "moved": away})
        return
    conn.execute(_MOVE_PART, {**of, "of_part": part, "moved": away})
    conn.execute(_MOVE_ENTRY.values(answered=_ANSWERED), of)


def moved_of(sight: Sight, child: UUID | None = None) -> Moved:
    """Say what is in the restricted space: of one child's diary, or of all."""
    asked: dict[str, Any] = {"school": sight.school}
    of_child = [] if child is None else [entries.c.child == child]
    away = frozenset(sight.conn.scalars(_MOVED_ENTRIES.where(*of_child), asked))
    found = sight.conn.execute(_MOVED_PARTS.where(*of_child), asked)
    away_parts = tuple((row.entry, row.part, row.seq) for row in found)
    of = [*away, *(part for _, part, __ in away_parts)]
    beside = sight.conn.scalars(_BESIDE, {"school": sight.school, "away": of})
    return Moved(away, away_parts, frozenset(beside if of else ()))


def moved_seqs(sight: Sight, entry: UUID) -> frozenset[int]:
    """Give the places of the answers to one entry that are away."""
    asked = {"school": sight.school, "entry": entry}
    return frozenset(sight.conn.scalars(_MOVED_OF_ENTRY, asked))


def seen(moved: Moved, facts: Iterable[Recorded]) -> list[Recorded]:
    """Leave out what is in the restricted space."""
    return [one for one in facts if not moved.hides(one)]
