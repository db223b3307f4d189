"""How did all this look at a moment?

The child's facts up to that moment are replayed into the same views, in memory.
A sealing counts at every moment: words about another child are never shown again.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from events.base import Recorded, Space, known
from events.circle import Circle
from events.diary import Entry
from events.store.reader import Reader
from projections.runner import scratch, see


@dataclass(frozen=True, slots=True)
class Past:
    """One school's view of one child, as it was."""

    conn: Connection
    school: UUID
    facts: dict[int, Recorded]

    def facts_at(self, seqs: Iterable[int]) -> dict[int, Recorded]:
        return {seq: self.facts[seq] for seq in seqs}

    def facts_of_stream(self, stream: UUID) -> list[Recorded]:
        return [
            recorded
            for recorded in self.facts.values()
            if recorded.fact.originator_id == stream
        ]


@contextmanager
def past(reader: Reader, child: UUID, moment: str) -> Iterator[Past]:
    """Replay what was recorded about a child up to *moment* (RFC 3339 UTC)."""
    log = reader.log_of(child, Space.SHARED)
    shared = reader.facts_of_log(log) if log else []
    facts = [*shared, *reader.facts_of_streams(_people(shared))]
    with _replayed(reader.school, _until(facts, moment)) as found:
        yield found


@contextmanager
def after(reader: Reader, child: UUID, entry: UUID, seq: int) -> Iterator[Past]:
    """Replay one entry and its circle up to a place in the school.

    This is the answer to a write, so a repeated request gets the same answer as the
    first, whatever came later. Only a later sealing shows: it counts at every moment.
    """
    facts = [
        one
        for one in reader.facts_of_streams((entry, child))
        if one.seq <= seq or isinstance(one.fact, Entry.EntrySealed)
    ]
    with _replayed(reader.school, facts) as found:
        yield found


def _people(facts: Iterable[Recorded]) -> set[UUID]:
    joined = (one.fact for one in facts if isinstance(one.fact, Circle.MemberJoined))
    return {fact.person for fact in joined if known(fact.person) is not None}


def _until(facts: Iterable[Recorded], moment: str) -> list[Recorded]:
    kept = [one for one in facts if one.at <= moment]
    streams = {one.fact.originator_id for one in kept}
    later = (
        one
        for one in facts
        if one.at > moment
        and isinstance(one.fact, Entry.EntrySealed)
        and one.fact.originator_id in streams
    )
    return sorted([*kept, *later], key=lambda one: one.seq)


@contextmanager
def _replayed(school: UUID, facts: list[Recorded]) -> Iterator[Past]:
    with scratch() as conn:
        see(conn, facts)
        yield Past(conn, school, {one.seq: one for one in facts})
