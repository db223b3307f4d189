"""Erasing one mention: the words and the salt of single pieces of a text.

The digest of each piece stays, so the leaf and its proof still hold. Everything under
the same key is sealed again under a new one, because the old key opens older copies.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from re import Pattern
from secrets import token_bytes
from typing import Any, Final
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Table,
    and_,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from events.store.commitments import Part, any_of, as_typed
from events.store.erasure import BLOBS
from events.store.errors import WordsErased
from events.store.keys import (
    KEY_BYTES,
    KeyRing,
    contents_aad,
    piece_mark,
    seal,
    unseal,
    wait_for_rotation,
)
from events.store.tables import contents, events, keys

_SEALED: Final = (
    select(
        events.c.seq,
        events.c.log,
        events.c.log_seq,
        events.c.stream,
        events.c.hash,
        contents.c.subject,
        contents.c.sealed,
    )
    .select_from(
        contents.join(
            events,
            and_(events.c.school == contents.c.school, events.c.seq == contents.c.seq),
        )
    )
    .where(contents.c.school == bindparam("school"))
    .order_by(events.c.seq)
)
_AT: Final = _SEALED.where(events.c.seq == bindparam("seq"))
_OF_STREAMS: Final = _SEALED.where(
    events.c.stream.in_(bindparam("streams", expanding=True))
)
_OF_SUBJECT: Final = _SEALED.where(contents.c.subject == bindparam("subject"))
_KEY: Final = select(keys).where(
    keys.c.school == bindparam("school"), keys.c.subject == bindparam("subject")
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of one text: its fact, under which key it lies, field and number."""

    seq: int
    subject: UUID
    name: str
    number: int
    digest: str
    length: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece was: number in the school, field, number of the piece, digest."""

    seq: int
    name: str
    number: int
    digest: str


class Mentions:
    """Finds and erases pieces of texts at one school."""

    def __init__(self, conn: Connection, ring: KeyRing, school: UUID) -> None:
        self._conn = conn
        self._ring = ring
        self._school = school

    def find(self, streams: Iterable[UUID], words: str) -> list[Piece]:
        """Find every piece that *words* reach into, in all facts of some streams."""
        return self._find(streams, as_typed(words))

    def naming(self, streams: Iterable[UUID], names: Iterable[str]) -> list[Piece]:
        """Find every piece that one of some whole *names* reaches into."""
        return self._find(streams, any_of(names))

    def _find(self, streams: Iterable[UUID], words: Pattern[str]) -> list[Piece]:
        found: list[Piece] = []
        for row in self._rows(_OF_STREAMS, streams=[*streams]):
            cipher = self._cipher(row.subject)
            part = Part.from_bytes(unseal(cipher, bytes(row.sealed), self._aad(row)))
            found += _pieces_of(row, part, words)
        return found

    def at(self, places: Sequence[Place]) -> list[Piece]:
        """Find the pieces at *places*, where they are still as they were."""
        wanted = {(place.seq, place.name, place.number): place for place in places}
        found: list[Piece] = []
        for seq in sorted({place.seq for place in places}):
            for row in self._rows(_AT, seq=seq):
                cipher = self._cipher(row.subject)
                plain = unseal(cipher, bytes(row.sealed), self._aad(row))
                found += _pieces_at(row, Part.from_bytes(plain), wanted)
        return found

    def erase(self, pieces: Sequence[Piece]) -> None:
        """Take the words and salts of *pieces* away; needs the owner's rights."""
        places: defaultdict[UUID, dict[int, list[Piece]]] = defaultdict(dict)
        for piece in pieces:
            places[piece.subject].setdefault(piece.seq, []).append(piece)
        for subject, changed in places.items():
            self._reseal(subject, changed)

    def _reseal(self, subject: UUID, changed: Mapping[int, list[Piece]]) -> None:
        """Seal everything under a key again under a new one, with changes."""
        old, new = self._cipher(subject), token_bytes(KEY_BYTES)
        cipher = AESGCM(new)
        rows: list[dict[str, Any]] = []
        for row in self._rows(_OF_SUBJECT, subject=subject):
            aad = self._aad(row)
            plain = unseal(old, bytes(row.sealed), aad)
            if row.seq in changed:
                plain = self._without(row, plain, changed[row.seq])
            rows.append({"seq": row.seq, "sealed": seal(cipher, plain, aad)})
        with self._key_exchanged(subject, new):
            self._delete(contents, subject)
            place = {"school": self._school, "subject": subject}
            self._conn.execute(insert(contents), [{**row, **place} for row in rows])
            for table in BLOBS:
                self._reseal_blobs(table, subject, old, cipher)

    def _without(self, row: Row[Any], plain: bytes, gone: list[Piece]) -> bytes:
        part, leaf = Part.from_bytes(plain), bytes(row.hash)

        def vouch(name: str, number: int, digest: bytes) -> bytes:
            return piece_mark(self._ring, leaf, row.subject, name, number, digest)

        for name in sorted({piece.name for piece in gone}):
            numbers = [piece.number for piece in gone if piece.name == name]
            part = part.without(name, numbers, vouch)
        return part.to_bytes()

    @contextmanager
    def _key_exchanged(self, subject: UUID, key: bytes) -> Iterator[None]:
        """Empty a key, since the tables let rows go only then; fill it anew after."""
        conn = self._conn
        wait_for_rotation(conn)
        row = (keys.c.school == self._school, keys.c.subject == subject)
        conn.execute(update(keys).where(*row).values(kek=None, wrapped=None))
        yield
        wrapped = self._ring.wrap(self._school, subject, key)
        again = {"kek": self._ring.current, "wrapped": wrapped}
        conn.execute(update(keys).where(*row).values(again))

    def _delete(self, table: Table, subject: UUID, *same: ColumnElement[bool]) -> None:
        here = (table.c.school == self._school, table.c.subject == subject)
        self._conn.execute(delete(table).where(*here, *same))

    def _reseal_blobs(
        self, table: Table, subject: UUID, old: AESGCM, new: AESGCM
    ) -> None:
        """Seal one row after the other, since all files of a space may be large."""
        here = (table.c.school == self._school, table.c.subject == subject)
        names = table.primary_key.columns
        for place in self._conn.execute(select(*names).where(*here)).all():
            same = [one == value for one, value in zip(names, place, strict=True)]
            row = self._conn.execute(select(table).where(*same)).one()
            aad = BLOBS[table](row)
            sealed = seal(new, unseal(old, bytes(row.sealed), aad), aad)
            self._delete(table, subject, *same)
            again = {**row._asdict(), "sealed": sealed}
            self._conn.execute(insert(table).values(again))

    def _rows(self, chosen: Any, **asked: object) -> Iterator[Row[Any]]:  # noqa: ANN401
        yield from self._conn.execute(chosen, {"school": self._school, **asked})

    def _cipher(self, subject: UUID) -> AESGCM:
        row = self._conn.execute(_KEY, {"school": self._school, "subject": subject})
        key = row.one()
        if key.wrapped is None:
            raise WordsErased
        return self._ring.cipher(self._school, subject, key.kek, bytes(key.wrapped))

    def _aad(self, row: Row[Any]) -> bytes:
        place = (row.seq, row.log, row.log_seq, row.subject, bytes(row.hash))
        return contents_aad(self._school, *place)


def _pieces_of(row: Row[Any], part: Part, words: Pattern[str]) -> Iterator[Piece]:
    for name in sorted(part.segments):
        for number, digest, length in part.pieces_with(name, words):
            yield Piece(row.seq, row.subject, name, number, digest, length)


def _pieces_at(
    row: Row[Any], part: Part, wanted: Mapping[tuple[int, str, int], Place]
) -> Iterator[Piece]:
    for name in sorted(part.segments):
        for number, digest in enumerate(part.pieces_of(name)):
            place = wanted.get((row.seq, name, number))
            gone = number in part.erased.get(name, {})
            if place is not None and place.digest == digest and not gone:
                yield Piece(row.seq, row.subject, name, number, digest, 0)
