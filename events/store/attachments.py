"""Files, sealed in pieces under the key of the space that they belong to.

A file is found by a keyed hash of its space and its bytes, so that two schools or two
children with the same file do not show it. The leaf of the fact commits to the hash.
"""

import hmac
from dataclasses import dataclass
from hashlib import sha256 as digest_of
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, and_, bindparam, insert, select

from events.media import Stored
from events.store import keys
from events.store.tables import attachments
from events.store.tables import keys as key_table

PIECE_BYTES: Final = 1024 * 1024
# The facts that say which bytes lie here.
WITH_FILE: Final = frozenset(
    {"diary/attachment-added", "child/file-kept", "circle/child-portrayed"}
)

_ADD: Final = insert(attachments)
_SAME: Final = (
    attachments.c.school == bindparam("school"),
    attachments.c.subject == bindparam("subject"),
    attachments.c.blob == bindparam("blob"),
)
_KNOWN: Final = select(attachments.c.part).where(*_SAME).limit(1)
_PIECE: Final = (
    select(attachments, key_table.c.kek, key_table.c.wrapped)
    .join(
        key_table,
        and_(
            key_table.c.school == attachments.c.school,
            key_table.c.subject == attachments.c.subject,
        ),
    )
    .where(*_SAME, attachments.c.part == bindparam("part"))
)


@dataclass(frozen=True, slots=True)
class File:
    """What a fact says of a file: in which space, at which leaf, its bytes."""

    log: UUID
    log_seq: int
    sha256: str
    size: int


def address(ring: keys.KeyRing, school: UUID, log: UUID, sha256: str) -> bytes:
    """Say under which name the file of a space lies."""
    said = b"samepage/attachment/v1" + school.bytes + log.bytes
    key = ring.derive("attachments")
    return hmac.digest(key, said + bytes.fromhex(sha256), "sha256")


def bound(row: Row[Any]) -> bytes:
    """Bind a sealed piece to its school, space, file and place in the file."""
    return bound_at(row.school, row.subject, bytes(row.blob), row.part, row.parts)


def bound_at(school: UUID, log: UUID, blob: bytes, part: int, parts: int) -> bytes:
    places = part.to_bytes(4) + parts.to_bytes(4)
    return b"samepage/piece/v1" + school.bytes + log.bytes + blob + places


def keep(
    conn: Connection, ring: keys.KeyRing, school: UUID, log: UUID, content: bytes
) -> Stored:
    """Seal a file, unless the space holds it already; say its hash and size."""
    stored = Stored(digest_of(content).hexdigest(), len(content))
    blob = address(ring, school, log, stored.sha256)
    where = {"school": school, "subject": log, "blob": blob}
    if conn.execute(_KNOWN, where).first() is None:
        cipher = keys.key_for_writing(conn, ring, school, log)
        starts = range(0, len(content), PIECE_BYTES)
        for part, start in enumerate(starts):
            aad = bound_at(school, log, blob, part, len(starts))
            sealed = keys.seal(cipher, content[start : start + PIECE_BYTES], aad)
            row = {**where, "part": part, "parts": len(starts), "sealed": sealed}
            conn.execute(_ADD, row)
    return stored


def piece(
    conn: Connection,
    ring: keys.KeyRing,
    school: UUID,
    log: UUID,
    sha256: str,
    number: int,
) -> bytes | None:
    """Open one piece of a file; None where there is none or its key was destroyed."""
    blob = address(ring, school, log, sha256)
    where = {"school": school, "subject": log, "blob": blob, "part": number}
    row = conn.execute(_PIECE, where).one_or_none()
    if row is None or row.wrapped is None:
        return None
    cipher = keys.cipher_of(ring, school, row)
    return keys.unseal(cipher, bytes(row.sealed), bound(row))
