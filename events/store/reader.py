"""Reading the record: rows with their words opened, in the order of the school."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    func,
    or_,
    select,
)

from events.base import Recorded, Space
from events.catalogue import KINDS
from events.store import attachments, keys
from events.store.canonical import to_base64url
from events.store.commitments import Part
from events.store.leaf import log_name
from events.store.ledger import Receipt
from events.store.mapper import to_fact
from events.store.tables import contents, events, logs
from events.store.tables import keys as key_table

OWN_FIELDS: Final = frozenset({"stream", "version"})

_SEALED = (
    contents.c.subject,
    contents.c.sealed,
    key_table.c.kek,
    key_table.c.wrapped,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One row of the record; *state* lacks the fields whose key was destroyed."""

    seq: int
    log: UUID
    log_seq: int
    stream: UUID
    version: int
    topic: str
    topic_version: int
    at: str
    by: UUID | None
    leaf: bytes
    state: dict[str, Any] = field(default_factory=dict)

    def recorded(self, school: UUID) -> Recorded:
        """Give the row as a fact in its place."""
        state = {
            **self.state,
            "at": self.at,
            "by": None if self.by is None else str(self.by),
            "type_version": self.topic_version,
        }
        fact = to_fact(self.topic, self.stream, self.version, state)
        return Recorded(
            school, self.seq, self.log, self.log_seq, self.at, self.leaf, fact
        )


class Reader:
    """Reads one school's record on one connection."""

    def __init__(self, conn: Connection, ring: keys.KeyRing, school: UUID) -> None:
        self.conn = conn
        self.school = school
        self._ring = ring

    def facts_at(self, seqs: Iterable[int]) -> dict[int, Recorded]:
        """Open the facts at these places of the school."""
        wanted = sorted(set(seqs))
        if not wanted:
            return {}
        found = self._read(_AT, {"seqs": wanted})
        return {row.seq: row.recorded(self.school) for row in found}

    def facts_of_stream(self, stream: UUID) -> list[Recorded]:
        """Open one stream from its start."""
        return [row.recorded(self.school) for row in self.rows_of_stream(stream)]

    def facts_of_streams(self, streams: Iterable[UUID]) -> list[Recorded]:
        """Open several streams together."""
        found = self._read(_OF_STREAMS, {"streams": list(streams)})
        return [row.recorded(self.school) for row in found]

    def facts_of_log(self, log: UUID) -> list[Recorded]:
        """Open one log from its start."""
        return [r.recorded(self.school) for r in self.rows(events.c.log == log)]

    def facts_of_topics(self, *topics: str) -> list[Recorded]:
        """Open all facts of some topics."""
        found = self.rows(events.c.topic.in_(topics))
        return [row.recorded(self.school) for row in found]

    def facts_after(self, seq: int, limit: int) -> list[Recorded]:
        """Open up to *limit* facts after a place in the school."""
        found = self._read(_AFTER, {"after": seq, "most": limit})
        return [r.recorded(self.school) for r in found if r.topic in KINDS]

    def piece(self, log: UUID, sha256: str, number: int) -> bytes | None:
        """Open one piece of a file; None where there is none or it was erased."""
        asked = (self.school, log, sha256, number)
        return attachments.piece(self.conn, self._ring, *asked)

    def log_of(self, child: UUID, space: Space) -> UUID | None:
        """Find the log of one space of a child."""
        return self.conn.scalar(
            select(logs.c.log).where(
                logs.c.school == self.school,
                logs.c.child == child,
                logs.c.space == space,
            )
        )

    def logs_of(self, space: Space) -> list[UUID]:
        """Find the logs of one kind of space of every child of the school."""
        chosen = select(logs.c.log).where(
            logs.c.school == self.school, logs.c.space == space
        )
        return list(self.conn.scalars(chosen.order_by(logs.c.slot)))

    def log_name(self, child: UUID, space: Space) -> str:
        """Give the public name of the log of one space of a child."""
        log = self.log_of(child, space)
        assert log is not None
        return log_name(log)

    def receipt(self, child: UUID, space: Space) -> Receipt:
        """Give the receipt of the newest leaf of one space of a child."""
        row = self.conn.execute(
            select(logs.c.log, logs.c.size, logs.c.root).where(
                logs.c.school == self.school,
                logs.c.child == child,
                logs.c.space == space,
            )
        ).one()
        root = to_base64url(bytes(row.root))
        return Receipt(log_name(row.log), row.size - 1, row.size, root)

    def last_seq(self) -> int:
        """Give the school's newest place, 0 if nothing was recorded."""
        newest = select(func.max(events.c.seq)).where(events.c.school == self.school)
        return self.conn.scalar(newest) or 0

    def is_changed_since(self, seq: int, things: Iterable[str]) -> bool:
        """Say whether anything about these things was recorded after a place."""
        kinds = or_(*(events.c.topic.startswith(f"{thing}/") for thing in things))
        later = events.c.seq > seq
        chosen = select(events.c.seq).where(
            events.c.school == self.school, later, kinds
        )
        return self.conn.execute(chosen.limit(1)).first() is not None

    def written_about_since(self, seq: int) -> set[UUID]:
        """Name the children in whose diaries something was written after a place."""
        here = and_(logs.c.school == events.c.school, logs.c.log == events.c.log)
        chosen = select(logs.c.child).join(events, here).distinct()
        return set(
            self.conn.scalars(
                chosen.where(
                    events.c.school == self.school,
                    events.c.seq > seq,
                    events.c.topic.startswith("diary/"),
                    logs.c.child.is_not(None),
                )
            )
        )

    def rows_of_stream(self, stream: UUID) -> list[Reading]:
        """Read one stream from its start."""
        return self._read(_OF_STREAM, {"stream": stream})

    def rows(
        self,
        *where: ColumnElement[bool],
        descending: bool = False,
        limit: int | None = None,
    ) -> list[Reading]:
        """Read rows with their words, in the order of the school."""
        return self._read(_choose(*where, descending=descending, limit=limit), {})

    def _read(self, chosen: Select[Any], asked: Mapping[str, Any]) -> list[Reading]:
        found = self.conn.execute(chosen, {"school": self.school, **asked})
        together = groupby(found, key=attrgetter("seq"))
        return [self._reading(list(parts)) for _, parts in together]

    def _reading(self, parts: Sequence[Row[Any]]) -> Reading:
        first = parts[0]
        reading = Reading(
            seq=first.seq,
            log=first.log,
            log_seq=first.log_seq,
            stream=first.stream,
            version=first.version,
            topic=first.topic,
            topic_version=first.topic_version,
            at=first.at,
            by=first.by,
            leaf=bytes(first.hash),
        )
        for part in self.parts(parts):
            reading.state.update(part.state)
        for name in OWN_FIELDS:
            reading.state.pop(name, None)
        return reading

    def parts(self, rows: Sequence[Row[Any]]) -> Iterator[Part]:
        """Open what is sealed for one place; a destroyed key opens nothing."""
        for row in rows:
            if row.sealed is None or row.wrapped is None:
                continue
            cipher = keys.cipher_of(self._ring, self.school, row)
            aad = keys.contents_aad(
                self.school,
                row.seq,
                row.log,
                row.log_seq,
                row.subject,
                bytes(row.hash),
            )
            yield Part.from_bytes(keys.unseal(cipher, bytes(row.sealed), aad))


def _choose(
    *where: ColumnElement[bool],
    descending: bool = False,
    limit: int | BindParameter[int] | None = None,
) -> Select[Any]:
    order = events.c.seq.desc() if descending else events.c.seq
    chosen = select(events).where(events.c.school == bindparam("school"), *where)
    if limit is not None:
        chosen = chosen.order_by(order).limit(limit)
    rows = chosen.subquery()
    joined = rows.outerjoin(
        contents,
        and_(contents.c.school == rows.c.school, contents.c.seq == rows.c.seq),
    ).outerjoin(
        key_table,
        and_(
            key_table.c.school == contents.c.school,
            key_table.c.subject == contents.c.subject,
        ),
    )
    outer = rows.c.seq.desc() if descending else rows.c.seq
    return select(rows, *_SEALED).select_from(joined).order_by(outer)


_AT: Final = _choose(events.c.seq.in_(bindparam("seqs", expanding=True)))
_OF_STREAM: Final = _choose(events.c.stream == bindparam("stream"))
_OF_STREAMS: Final = _choose(events.c.stream.in_(bindparam("streams", expanding=True)))
_AFTER: Final = _choose(events.c.seq > bindparam("after"), limit=bindparam("most"))
