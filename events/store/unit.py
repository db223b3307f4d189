"""One unit of work: everything a command reads and writes, in one transaction."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar
from uuid import UUID

from eventsourcing.application import AggregateNotFoundError, Repository
from eventsourcing.domain import Aggregate, DomainEventProtocol
from eventsourcing.persistence import EventStore
from sqlalchemy import Connection, bindparam, func, insert, select

from events.base import Fact, Recorded, Space
from events.media import Stored
from events.space import SpaceLog
from events.store import attachments, canonical
from events.store.engine import Database
from events.store.errors import KeyReused
from events.store.keys import KeyRing
from events.store.leaf import log_name
from events.store.ledger import (
    Ledger,
    LogHead,
    Placed,
    Receipt,
    keyed_digest,
    receipt_of,
)
from events.store.mapper import Mapper
from events.store.reader import Reader
from events.store.recorder import Recorder
from events.store.tables import events, idempotency, logs

A = TypeVar("A", bound=Aggregate)
_REMEMBER: Final = insert(idempotency)
_FIRST: Final = (
    select(events.c.seq)
    .where(
        events.c.school == bindparam("school"), events.c.stream == bindparam("stream")
    )
    .limit(1)
)
_NEWEST: Final = (
    select(events.c.topic)
    .where(
        events.c.school == bindparam("school"),
        events.c.stream == bindparam("stream"),
        events.c.topic.in_(bindparam("topics", expanding=True)),
    )
    .order_by(events.c.version.desc())
    .limit(1)
)
BATCH: Final = 500
See = Callable[[Connection, Sequence[Recorded]], None]

_REQUESTS: Final = "idempotency"
_REMEMBERED: Final = select(idempotency).where(
    idempotency.c.school == bindparam("school"),
    idempotency.c.account == bindparam("account"),
    idempotency.c.key == bindparam("key"),
)


@dataclass(frozen=True, slots=True)
class Request:
    """Who asks for what under which idempotency key; *body* is never stored."""

    account: UUID
    key: str
    body: bytes

    def kept_key(self, secret: bytes) -> str:
        """Give what is stored of the key; a program may have put words into it."""
        return keyed_digest(secret, self.key.encode()).hex()


@dataclass(frozen=True, slots=True)
class Written:
    """What a command left behind: its receipt and its last place in the school."""

    seq: int
    receipt: Receipt


class Unit:
    """A school's record while one command holds its lock."""

    def __init__(
        self, store: "Store", conn: Connection, school: UUID, now: str
    ) -> None:
        self.conn = conn
        self.school = school
        self.ring = store.ring
        self.reader = Reader(conn, store.ring, school)
        self._see = store.see
        self._ledger = Ledger(conn, store.ring, school, now)
        self._request_key = store.ring.derive(_REQUESTS)
        recorder = Recorder(
            locked=lambda: nullcontext((self._ledger, self.reader)),
            reads=lambda: nullcontext(self.reader),
        )
        self._events: EventStore[UUID] = EventStore(Mapper(), recorder)
        self._repository: Repository[UUID] = Repository(self._events)

    def remembered(self, request: Request | None) -> Written | None:
        """Give the answer of an earlier run; KeyReused if the body is another."""
        if request is None:
            return None
        return _remembered(self.conn, self._request_key, self.school, request)

    def remember(self, request: Request | None, log: LogHead) -> Written:
        """Keep the answer under the request's key, and give it."""
        written = Written(self._ledger.head.seq, receipt_of(log))
        if request is not None:
            row = {
                "school": self.school,
                "account": request.account,
                "key": request.kept_key(self._request_key),
                "digest": keyed_digest(self._request_key, request.body),
                "seq": written.seq,
                "log": log.log,
                "log_seq": log.size - 1,
                "size": log.size,
                "root": log.root,
            }
            self.conn.execute(_REMEMBER, row)
        return written

    def log_of(self, child: UUID | None, space: Space) -> LogHead:
        """Find the log of a space of a child, or the register (None)."""
        return self._ledger.log_of(child, space)

    def open_space(
        self, log: UUID, child: UUID | None, space: Space, slot: int, by: UUID | None
    ) -> LogHead:
        """Start the log of a space with its first leaf."""
        self.open_spaces([SpaceLog(id=log, child=child, space=space, slot=slot, by=by)])
        return self.log_of(child, space)

    def open_spaces(self, spaces: Sequence[SpaceLog]) -> None:
        """Start the logs of several spaces, each with its first leaf."""
        heads = [LogHead(one.id, one.child, one.space, one.slot) for one in spaces]
        if heads:
            self._ledger.open_logs(heads)
            self.save_each(zip(spaces, heads, strict=True))

    def move_to(self, when: datetime) -> None:
        """Let time go on while the lock is held; the record's time never goes back."""
        self._ledger.head.at = max(self._ledger.head.at, canonical.moment(when))

    @property
    def at(self) -> datetime:
        """Give the moment at which it all is recorded."""
        return canonical.from_moment(self._ledger.head.at)

    def next_slot(self) -> int:
        """Give the school's first free slot."""
        newest = select(func.max(logs.c.slot)).where(logs.c.school == self.school)
        return 0 if (found := self.conn.scalar(newest)) is None else found + 1

    def find(self, kind: type[A], stream: UUID) -> A | None:
        """Load an aggregate, or None where the stream is not of that kind."""
        try:
            found: Aggregate = self._repository.get(stream)
        except AggregateNotFoundError:
            return None
        return found if isinstance(found, kind) else None

    def newest(self, stream: UUID, *kinds: type[Fact]) -> str | None:
        """Name the topic of the newest fact of these kinds in a stream."""
        where = {"school": self.school, "stream": stream}
        topics = [kind.TOPIC for kind in kinds]
        return self.conn.scalar(_NEWEST, {**where, "topics": topics})

    def keep(self, content: bytes, log: LogHead) -> Stored:
        """Seal the bytes of a file under the key of a space."""
        return attachments.keep(self.conn, self.ring, self.school, log.log, content)

    def is_taken(self, stream: UUID) -> bool:
        """Say whether anything was ever recorded under this id."""
        where = {"school": self.school, "stream": stream}
        return self.conn.execute(_FIRST, where).first() is not None

    def save(
        self,
        *aggregates: Aggregate,
        log: LogHead,
        roster: frozenset[str] = frozenset(),
    ) -> None:
        """Append the new facts of *aggregates* to *log* and show them to the views."""
        self.save_each([(one, log) for one in aggregates], roster=roster)

    def save_each(
        self,
        changed: Iterable[tuple[Aggregate, LogHead]],
        *,
        roster: frozenset[str] = frozenset(),
    ) -> None:
        """Append the new facts of many aggregates, each to its own log.

        However many logs there are, a batch takes as many statements as one fact.
        """
        told = [(fact, log) for one, log in changed for fact in one.collect_events()]
        for start in range(0, len(told), BATCH):
            self._put(told[start : start + BATCH], roster)

    def _put(
        self,
        told: Sequence[tuple[DomainEventProtocol[UUID], LogHead]],
        roster: frozenset[str],
    ) -> None:
        new, heads = [fact for fact, _ in told], [log for _, log in told]
        placed: list[Placed] = []
        self._events.put(new, logs=heads, roster=roster, placed=placed)
        seen = [
            self._recorded(fact, place, log)
            for (fact, log), place in zip(told, placed, strict=True)
            if isinstance(fact, Fact)
        ]
        self._see(self.conn, seen)

    def _recorded(self, fact: Fact, place: Placed, log: LogHead) -> Recorded:
        return Recorded(
            self.school,
            place.seq,
            log.log,
            place.log_seq,
            place.at,
            place.leaf,
            fact,
        )


class Store:
    """The record: opens units of work and readers, one school at a time."""

    def __init__(
        self, database: Database, ring: KeyRing, see: See, clock: Callable[[], datetime]
    ) -> None:
        self.database = database
        self.ring = ring
        self.see = see
        self._clock = clock

    @contextmanager
    def unit(self, school: UUID) -> Iterator[Unit]:
        """Hold the school's lock for one command; commit if it ends well."""
        with self.database.writing(school) as conn:
            yield Unit(self, conn, school, canonical.moment(self._clock()))

    @contextmanager
    def opening(self, school: UUID) -> Iterator[Unit]:
        """Make a new school and hold its lock."""
        with self.database.writing(school) as conn:
            yield self.unit_on(conn, school, opened_at=self._clock())

    def unit_on(self, conn: Connection, school: UUID, *, opened_at: datetime) -> Unit:
        """Make a new school on a connection whose transaction others share."""
        now = canonical.moment(opened_at)
        Ledger.open_school(conn, school, now)
        return Unit(self, conn, school, now)

    @contextmanager
    def reading(self, school: UUID) -> Iterator[Reader]:
        """Read one school in a steady snapshot."""
        with self.database.reading(school) as conn:
            yield Reader(conn, self.ring, school)

    def remembered(self, school: UUID, request: Request) -> Written | None:
        """Give the answer of an earlier run to somebody who may have left since."""
        with self.database.reading(school) as conn:
            return _remembered(conn, self.ring.derive(_REQUESTS), school, request)

    def recorder(self, school: UUID) -> Recorder:
        """Give the library a recorder that opens its own transactions."""
        return Recorder(
            locked=lambda: self._locked(school), reads=lambda: self.reading(school)
        )

    @contextmanager
    def _locked(self, school: UUID) -> Iterator[tuple[Ledger, Reader]]:
        with self.database.writing(school) as conn:
            now = canonical.moment(self._clock())
            yield Ledger(conn, self.ring, school, now), Reader(conn, self.ring, school)


def _remembered(
    conn: Connection, request_key: bytes, school: UUID, request: Request
) -> Written | None:
    key = request.kept_key(request_key)
    asked = {"school": school, "account": request.account, "key": key}
    row = conn.execute(_REMEMBERED, asked).one_or_none()
    if row is None:
        return None
    if bytes(row.digest) != keyed_digest(request_key, request.body):
        raise KeyReused
    root = canonical.to_base64url(bytes(row.root))
    return Written(row.seq, Receipt(log_name(row.log), row.log_seq, row.size, root))
