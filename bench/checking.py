"""fsck against the sums it cannot do without; and a rebuild of all views."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, select

from bench.measured import Row, Size, against, alone
from bench.school import Diary
from events.store import commitments, fsck, keys, merkle
from events.store.tables import contents, events
from events.store.tables import keys as key_table
from projections import runner

Sealed = tuple[AESGCM, bytes, bytes]


def check(diary: Diary, size: Size) -> Row:
    """Recompute the record; the rival has its bytes and its keys in memory."""
    with diary.place.owner.reading() as conn:
        facts = _count(conn)
        sealed = list(_sealed(conn, diary))

        def ours() -> None:
            assert list(fsck.check(conn, diary.place.ring)) == []

        with _heard() as hashed:
            ours()

        def rival() -> None:
            for given in hashed:
                sha256(given).digest()
            for cipher, words, aad in sealed:
                keys.unseal(cipher, words, aad)

        return against("fsck, one fact", "≥ 0.3", ours, rival, size, facts)


def rebuild(diary: Diary, size: Size) -> Row:
    """Empty every view and fill it from the facts."""
    with diary.place.owner.writing() as conn:
        facts = _count(conn)

        def ours() -> None:
            runner.rebuild(conn, diary.place.ring, diary.school, runner.VIEWS)

        return alone("rebuild of all views", "≥ 25,000", ours, size, facts)


@contextmanager
def _heard() -> Iterator[list[bytes]]:
    """Collect every byte string that is hashed: leaves, nodes, commitments."""
    heard: list[bytes] = []

    def hear(given: bytes) -> Any:  # noqa: ANN401 - as hashlib gives it
        heard.append(given)
        return sha256(given)

    for module in (commitments, merkle):
        vars(module)["sha256"] = hear
    yield heard
    for module in (commitments, merkle):
        vars(module)["sha256"] = sha256


def _count(conn: Connection) -> int:
    return len(conn.scalars(select(events.c.seq)).all())


def _sealed(conn: Connection, diary: Diary) -> Iterator[Sealed]:
    """Everything that is sealed, with the key and the place it is bound to."""
    same = (
        contents.c.school == events.c.school,
        contents.c.seq == events.c.seq,
        key_table.c.school == contents.c.school,
        key_table.c.subject == contents.c.subject,
    )
    key = (key_table.c.kek, key_table.c.wrapped)
    chosen = select(events, contents.c.subject, contents.c.sealed, *key).where(*same)
    for row in conn.execute(chosen):
        cipher = keys.cipher_of(diary.place.ring, diary.school, row)
        place = (row.seq, row.log, row.log_seq, row.subject, bytes(row.hash))
        aad = keys.contents_aad(diary.school, *place)
        yield cipher, bytes(row.sealed), aad
