"""The library's recorder on our tables: bound to a school, locked by its head row."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from threading import Event, Thread
from typing import Any, Final
from uuid import UUID

from eventsourcing import persistence
from sqlalchemy import bindparam, exc, func, select

from events.base import Space
from events.catalogue import KINDS
from events.store import canonical, commitments
from events.store.leaf import Statement
from events.store.ledger import Ledger, LogHead, Placed, Prepared, nonce
from events.store.reader import Reader, Reading
from events.store.tables import events

POLL_SECONDS: Final = 0.25

_NEWEST: Final = (
    select(events.c.stream, func.max(events.c.version).label("version"))
    .where(
        events.c.school == bindparam("school"),
        events.c.stream.in_(bindparam("streams", expanding=True)),
    )
    .group_by(events.c.stream)
)

Locked = Callable[[], AbstractContextManager[tuple[Ledger, Reader]]]
Reads = Callable[[], AbstractContextManager[Reader]]


class Recorder(persistence.ApplicationRecorder):
    """Records stored events of one school; the notification id is the school's seq."""

    def __init__(self, locked: Locked, reads: Reads) -> None:
        self._locked = locked
        self._reads = reads

    def insert_events(
        self,
        stored_events: Sequence[persistence.StoredEvent],
        *,
        logs: Sequence[LogHead] = (),
        roster: frozenset[str] = frozenset(),
        placed: list[Placed] | None = None,
        **_: Any,  # noqa: ANN401 - set by the library
    ) -> Sequence[int] | None:
        """Append each to its log, or to the register; *placed* says where they are."""
        if not stored_events:
            return None
        prepared = [prepare(stored, roster) for stored in stored_events]
        try:
            with self._locked() as (ledger, reader):
                _check_contiguous(reader, prepared)
                found = ledger.append(prepared, logs or _register(ledger, prepared))
        except exc.IntegrityError as error:
            raise persistence.IntegrityError(str(error.orig)) from error
        if placed is not None:
            placed.extend(found)
        return [place.seq for place in found]

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[persistence.StoredEvent]:
        where = [events.c.stream == originator_id]
        if not desc and (gt, lte, limit) == (None, None, None):
            assert isinstance(originator_id, UUID)
            with self._reads() as reader:
                return [_stored(row) for row in reader.rows_of_stream(originator_id)]
        if gt is not None:
            where.append(events.c.version > gt)
        if lte is not None:
            where.append(events.c.version <= lte)
        with self._reads() as reader:
            rows = reader.rows(*where, descending=desc, limit=limit)
        return [_stored(row) for row in rows]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[persistence.Notification]:
        where = []
        if start is not None:
            after = start - 1 if inclusive_of_start else start
            where.append(events.c.seq > after)
        if stop is not None:
            where.append(events.c.seq <= stop)
        if topics:
            where.append(events.c.topic.in_(topics))
        with self._reads() as reader:
            rows = reader.rows(*where, limit=limit)
        return [_notification(row) for row in rows]

    def max_notification_id(self) -> int | None:
        """Give the school's newest number, None if nothing was recorded."""
        with self._reads() as reader:
            return reader.last_seq() or None

    def subscribe(
        self, gt: int | None = None, topics: Sequence[str] = ()
    ) -> "PollingSubscription":
        return PollingSubscription(recorder=self, gt=gt, topics=topics)


class PollingSubscription(persistence.ListenNotifySubscription[Recorder]):
    """Follows a school by looking again, so it works through a connection pooler."""

    def __init__(
        self, recorder: Recorder, gt: int | None = None, topics: Sequence[str] = ()
    ) -> None:
        super().__init__(recorder=recorder, gt=gt, topics=topics)
        self._over = Event()
        self._ticker = Thread(target=self._tick, daemon=True)
        self._ticker.start()

    def _tick(self) -> None:
        while not self._over.wait(POLL_SECONDS):
            self._has_been_notified.set()

    def stop(self) -> None:
        self._over.set()
        super().stop()


def prepare(stored: persistence.StoredEvent, roster: frozenset[str]) -> Prepared:
    """Salt and cut the fields of a stored event before the lock is taken.

    The state of a topic that is not in the catalogue is opaque: one committed field.
    """
    assert isinstance(stored.originator_id, UUID)
    stream, version = stored.originator_id, stored.originator_version
    own = {"stream": str(stream), "version": version}
    if stored.topic in KINDS:
        state = canonical.decode(stored.state)
        by, topic_version = state.pop("by"), state.pop("type_version")
    else:
        state = {"state": canonical.to_base64url(stored.state)}
        by, topic_version = None, 1
    parts = _parts(stored.topic, stream, state, own, roster)
    digests = sorted(d for part in parts.values() for d in part.digests())
    author = None if by is None else UUID(by)
    statement = Statement(stored.topic, topic_version, author, digests, nonce())
    return Prepared(stream, version, statement, parts)


def _parts(
    topic: str,
    stream: UUID,
    state: Mapping[str, Any],
    own: Mapping[str, Any],
    roster: frozenset[str],
) -> Mapping[UUID | None, commitments.Part]:
    """Divide the fields by the key that each lies under."""
    kind = KINDS.get(topic)
    prose = kind.cls.PROSE if kind else frozenset()
    personal = kind.cls.PERSONAL if kind else frozenset()
    shared = {name: word for name, word in state.items() if name not in personal}
    parts: dict[UUID | None, commitments.Part] = {
        None: commitments.prepare({**shared, **own}, prose - personal, roster)
    }
    if personal:
        person = UUID(state["person"]) if "person" in state else stream
        words = {name: state[name] for name in personal}
        parts[person] = commitments.prepare(words, prose & personal, roster)
    return parts


def _register(ledger: Ledger, prepared: Sequence[Prepared]) -> Sequence[LogHead]:
    return [ledger.log_of(None, Space.REGISTER)] * len(prepared)


def _check_contiguous(reader: Reader, prepared: Sequence[Prepared]) -> None:
    streams = list({fact.stream for fact in prepared})
    where = {"school": reader.school, "streams": streams}
    found = reader.conn.execute(_NEWEST, where)
    newest = {row.stream: row.version for row in found}
    for fact in prepared:
        expected = {newest[fact.stream] + 1} if fact.stream in newest else {0, 1}
        if fact.version not in expected:
            msg = f"Version {fact.version} does not follow in stream {fact.stream}."
            raise persistence.IntegrityError(msg)
        newest[fact.stream] = fact.version


def _stored(row: Reading) -> persistence.StoredEvent:
    return persistence.StoredEvent(row.stream, row.version, row.topic, _state(row))


def _notification(row: Reading) -> persistence.Notification:
    return persistence.Notification(
        row.stream, row.version, row.topic, _state(row), id=row.seq
    )


def _state(row: Reading) -> bytes:
    if row.topic not in KINDS:
        return canonical.from_base64url(row.state["state"])
    by = None if row.by is None else str(row.by)
    envelope = {"at": row.at, "by": by, "type_version": row.topic_version}
    return canonical.dump({**row.state, **envelope})
