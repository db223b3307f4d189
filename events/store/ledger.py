"""Appending to a school's record: leaf, event, sealed words and heads in one go.

The school's head row is the lock: whoever holds it gives the next numbers and the
time. Two schools never wait for each other.
"""

import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from secrets import token_bytes
from typing import Any, Final
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, bindparam, insert, select, update

from events.base import Space
from events.store import canonical, keys, merkle
from events.store import leaf as leaf_bytes
from events.store.chain import CHAIN_START, chain
from events.store.commitments import Part
from events.store.errors import LogUnknown, SchoolOpenedBefore, SchoolUnknown
from events.store.tables import contents, events, leaves, logs, school_heads

_HEAD = select(school_heads).where(school_heads.c.school == bindparam("school"))
_LOCKED_HEAD: Final = _HEAD.with_for_update()
_MOVE_HEAD: Final = update(school_heads).where(
    school_heads.c.school == bindparam("of_school")
)
_LOG: Final = select(logs).where(logs.c.school == bindparam("school"))
_LOG_OF_SCHOOL: Final = _LOG.where(
    logs.c.child.is_(None), logs.c.space == bindparam("space")
)
_LOG_OF_CHILD: Final = _LOG.where(
    logs.c.child == bindparam("child"), logs.c.space == bindparam("space")
)
_MOVE_LOG: Final = update(logs).where(
    logs.c.school == bindparam("of_school"), logs.c.log == bindparam("of_log")
)
_LAST_OF_STREAMS: Final = (
    select(events.c.stream, events.c.log, events.c.log_seq)
    .where(
        events.c.school == bindparam("school"),
        events.c.stream.in_(bindparam("streams", expanding=True)),
    )
    .order_by(events.c.version)
)
_ADD: Final = {table: insert(table) for table in (logs, events, leaves, contents)}


@dataclass(slots=True)
class SchoolHead:
    """Where a school's record stands: its last number, its last time, its chain."""

    school: UUID
    seq: int
    at: str
    chain: bytes


@dataclass(slots=True)
class LogHead:
    """Where one log stands (record-format 2.4): size, frontier, and so its root."""

    log: UUID
    child: UUID | None
    space: Space
    slot: int
    size: int = 0
    frontier: bytes = b""

    @property
    def root(self) -> bytes:
        return merkle.root(self.frontier)


@dataclass(frozen=True, slots=True)
class Receipt:
    """The head of a log after a write, for the writer to keep (*root*: base64url)."""

    log: str
    seq: int
    size: int
    root: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A fact made ready to be placed: its statement and its salted parts.

    The part under None lies under the key of the space, any other under the key of
    that person.
    """

    stream: UUID
    version: int
    statement: leaf_bytes.Statement
    parts: Mapping[UUID | None, Part]


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a fact went."""

    seq: int
    log_seq: int
    at: str
    leaf: bytes


@dataclass(slots=True)
class _Rows:
    events: list[dict[str, Any]] = field(default_factory=list)
    leaves: list[dict[str, Any]] = field(default_factory=list)
    contents: list[dict[str, Any]] = field(default_factory=list)


class Ledger:
    """One school's record, locked for one transaction."""

    def __init__(
        self, conn: Connection, ring: keys.KeyRing, school: UUID, now: str
    ) -> None:
        self._conn = conn
        self._ring = ring
        self._chain_key = ring.derive("chain")
        self._heads: dict[tuple[UUID | None, Space], LogHead] = {}
        self.head = self._lock(school)
        self.head.at = max(now, self.head.at)

    @staticmethod
    def open_school(conn: Connection, school: UUID, now: str) -> None:
        """Make the head row of a new school."""
        row = {"school": school, "seq": 0, "at": now, "chain": CHAIN_START}
        if conn.execute(_HEAD, {"school": school}).first() is not None:
            msg = "This school is already in the database."
            raise SchoolOpenedBefore(msg)
        conn.execute(insert(school_heads), row)

    def _lock(self, school: UUID) -> SchoolHead:
        row = self._conn.execute(_LOCKED_HEAD, {"school": school}).one_or_none()
        if row is None:
            msg = "This school is not in the database."
            raise SchoolUnknown(msg)
        return SchoolHead(row.school, row.seq, row.at, bytes(row.chain))

    def open_logs(self, heads: Sequence[LogHead]) -> None:
        """Start logs; the first fact of each must be `space/opened`."""
        state = {"size": 0, "frontier": b"", "root": merkle.EMPTY_ROOT}
        rows: list[dict[str, Any]] = []
        for head in heads:
            whose: dict[str, Any] = {"school": self.head.school, "log": head.log}
            whose |= {"child": head.child, "space": head.space.value, "slot": head.slot}
            bound = keys.log_mark(self._ring, *whose.values())
            rows.append({**whose, **state, "bound": bound})
            self._heads[head.child, head.space] = head
        self._conn.execute(_ADD[logs], rows)

    def log_of(self, child: UUID | None, space: Space) -> LogHead:
        """Find the log of a space; the register belongs to no child."""
        if (child, space) in self._heads:
            return self._heads[child, space]
        where = {"school": self.head.school, "child": child, "space": space.value}
        chosen = _LOG_OF_SCHOOL if child is None else _LOG_OF_CHILD
        row = self._conn.execute(chosen, where).one_or_none()
        if row is None:
            msg = "There is no such record for this child."
            raise LogUnknown(msg)
        whose = (row.log, row.child, Space(row.space), row.slot)
        head = LogHead(*whose, row.size, bytes(row.frontier))
        self._heads[child, space] = head
        return head

    def append(
        self, facts: Sequence[Prepared], heads: Sequence[LogHead]
    ) -> list[Placed]:
        """Add each fact to the end of its log; all rows in one transaction."""
        ciphers = self._ciphers(facts, heads)
        before = self._last_of_streams({fact.stream for fact in facts})
        rows, placed = _Rows(), []
        for fact, head in zip(facts, heads, strict=True):
            ref = before.get((fact.stream, head.log), [])
            row = self._event_row(fact, head, ref, rows)
            self._seal(fact, row, ciphers, rows)
            before[fact.stream, head.log] = [row["log_seq"]]
            placed.append(Placed(row["seq"], row["log_seq"], row["at"], row["hash"]))
        self._insert(rows, {head.log: head for head in heads}.values())
        return placed

    def _ciphers(
        self, facts: Sequence[Prepared], heads: Sequence[LogHead]
    ) -> Mapping[UUID, AESGCM]:
        people = {one for fact in facts for one in fact.parts if one is not None}
        subjects = people | {head.log for head in heads}
        return keys.keys_for_writing(self._conn, self._ring, self.head.school, subjects)

    def _last_of_streams(
        self, streams: set[UUID]
    ) -> dict[tuple[UUID, UUID], list[int]]:
        """Find the leaf each stream stands on: the newest of its facts in each log."""
        where = {"school": self.head.school, "streams": list(streams)}
        found = self._conn.execute(_LAST_OF_STREAMS, where)
        return {(row.stream, row.log): [row.log_seq] for row in found}

    def _event_row(
        self, fact: Prepared, head: LogHead, ref: Sequence[int], rows: _Rows
    ) -> dict[str, Any]:
        school, said = self.head, fact.statement
        school.seq += 1
        leaf = leaf_bytes.write(
            said, log=head.log, seq=head.size, at=school.at, ref=ref
        )
        row: dict[str, Any] = {
            "school": school.school,
            "seq": school.seq,
            "log": head.log,
            "log_seq": head.size,
            "stream": fact.stream,
            "version": fact.version,
            "topic": said.topic,
            "topic_version": said.topic_version,
            "at": school.at,
            "by": said.by,
            "hash": merkle.leaf_hash(leaf),
        }
        place = {name: row[name] for name in ("school", "log", "log_seq")}
        rows.events.append(row)
        rows.leaves.append({**place, "leaf": leaf})
        head.frontier = merkle.extend(head.frontier, head.size, row["hash"])
        head.size += 1
        school.chain = chain(self._chain_key, school.chain, row)
        return row

    def _seal(
        self,
        fact: Prepared,
        row: Mapping[str, Any],
        ciphers: Mapping[UUID, AESGCM],
        rows: _Rows,
    ) -> None:
        school, log = row["school"], row["log"]
        for person, part in fact.parts.items():
            subject = log if person is None else person
            aad = keys.contents_aad(
                school, row["seq"], log, row["log_seq"], subject, row["hash"]
            )
            sealed = keys.seal(ciphers[subject], part.to_bytes(), aad)
            place = {"school": school, "seq": row["seq"], "subject": subject}
            rows.contents.append({**place, "sealed": sealed})

    def _insert(self, rows: _Rows, heads: Iterable[LogHead]) -> None:
        conn, school = self._conn, self.head
        conn.execute(_ADD[events], rows.events)
        conn.execute(_ADD[leaves], rows.leaves)
        conn.execute(_ADD[contents], rows.contents)
        ends = [
            {
                "of_school": school.school,
                "of_log": head.log,
                "size": head.size,
                "frontier": head.frontier,
                "root": head.root,
            }
            for head in heads
        ]
        conn.execute(_MOVE_LOG, ends)
        now = {"seq": school.seq, "at": school.at, "chain": school.chain}
        conn.execute(_MOVE_HEAD, {"of_school": school.school, **now})


def receipt_of(head: LogHead) -> Receipt:
    """Give the receipt for the newest leaf of a log."""
    root = canonical.to_base64url(head.root)
    return Receipt(leaf_bytes.log_name(head.log), head.size - 1, head.size, root)


def nonce() -> bytes:
    """Make the 96 random bits that keep two equal statements apart."""
    return token_bytes(leaf_bytes.NONCE_BYTES)


def keyed_digest(key: bytes, request: bytes) -> bytes:
    """Hash a request so that the row of an idempotency key says nothing of it."""
    return hmac.digest(key, sha256(request).digest(), "sha256")
