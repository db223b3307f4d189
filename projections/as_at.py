"""How did all this look at a moment?

The child's facts up to that moment are replayed into the same views, in memory.
A sealing counts at every moment: words about another child are never shown again.
So does a moving: what is in the restricted space now was never here for anybody.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from events.base import Recorded, Space, known
from events.circle import Circle
from events.decision import DecisionLook
from events.diary import Entry
from events.look import LOOK_SPACES, FirstLook, look_of
from events.store.reader import Reader
from events.store.tables import events
from projections.beside import streams_of
from projections.runner import scratch, see
from projections.timeline_moves import moved_of, seen

LOOKS_AT_HOME = (
    FirstLook.EntrySeenAtHome.TOPIC,
    DecisionLook.DecisionSeenAtHome.TOPIC,
)


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
    people = reader.facts_of_streams(_people(shared))
    told = [*shared, *people, *_looks_at_home(reader, child)]
    facts = seen(moved_of(reader, child), told)
    with _replayed(reader.school, _until(facts, moment)) as found:
        yield found


@contextmanager
def after(
    reader: Reader, child: UUID, entry: UUID, seq: int, at_home: Iterable[UUID] = ()
) -> Iterator[Past]:
    """Replay one entry and its circle up to a place in the school.

    This is the answer to a write, so a repeated request gets the same answer as the
    first, whatever came later. Only a later sealing shows: it counts at every moment.
    *at_home* are the people whose looks may stand in the log of their household.
    """
    looks = (look_of(entry, person) for person in at_home)
    beside = streams_of(reader, entry)
    told = reader.facts_of_streams((entry, child, *beside, *looks))
    facts = [
        one
        for one in seen(moved_of(reader, child), told)
        if one.seq <= seq or isinstance(one.fact, Entry.EntrySealed)
    ]
    with _replayed(reader.school, facts) as found:
        yield found


def _looks_at_home(reader: Reader, child: UUID) -> list[Recorded]:
    logs = [reader.log_of(child, space) for space in LOOK_SPACES]
    found = reader.rows(events.c.log.in_(logs), events.c.topic.in_(LOOKS_AT_HOME))
    return [row.recorded(reader.school) for row in found]


def _people(facts: Iterable[Recorded]) -> set[UUID]:
    kinds = Circle.MemberJoined | Circle.MemberCameWithClass
    joined = (one.fact for one in facts if isinstance(one.fact, kinds))
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
