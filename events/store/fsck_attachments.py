"""Are the files still those that were added? Each is opened piece by piece."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, Row, type_coerce
from sqlalchemy.types import NullType

from events.store import keys
from events.store.attachments import File, address, bound_at
from events.store.raw import columns, hexed, of_school
from events.store.recomputed import Difference, name_of
from events.store.tables import attachments

FEW: Final = 4


class Files:
    """Compares the sealed files of one school with what its facts say of them."""

    def __init__(
        self,
        conn: Connection,
        ring: keys.KeyRing,
        school: UUID,
        ciphers: Mapping[str, AESGCM | None],
    ) -> None:
        self._conn = conn
        self._ring = ring
        self._school = school
        self._ciphers = ciphers
        self._known: set[tuple[str, bytes]] = set()

    def check(self, raw_school: object, file: File) -> Iterator[Difference]:
        """Open one file and compare its bytes with the fact's hash and size."""
        blob = address(self._ring, self._school, file.log, file.sha256)
        if (file.log.hex, blob) in self._known:
            return
        self._known.add((file.log.hex, blob))
        says = self._why_not(raw_school, file, blob)
        if says is not None:
            yield Difference(name_of(file.log.hex), file.log_seq, says)

    def _why_not(self, raw_school: object, file: File, blob: bytes) -> str | None:
        chosen = columns(attachments).where(
            of_school(attachments, raw_school), attachments.c.blob == blob
        )
        few = chosen.order_by(attachments.c.part).execution_options(yield_per=FEW)
        try:
            with self._conn.execute(few) as rows:
                found, size = self._read(rows, file.log)
        except (InvalidTag, TypeError, ValueError, AttributeError, OverflowError):
            return "its file does not open"
        if size == 0 and file.size:
            return "its file is missing"
        if (found, size) != (file.sha256, file.size):
            return "its file is not the one that was added"
        return None

    def _read(self, rows: Iterable[Row[Any]], log: UUID) -> tuple[str, int]:
        cipher = self._ciphers[log.hex]
        assert cipher is not None
        digest, size, parts = sha256(), 0, 0
        for number, row in enumerate(rows):
            if (row.part, hexed(row.subject)) != (number, log.hex):
                raise ValueError(row.part)
            aad = bound_at(self._school, log, row.blob, row.part, row.parts)
            plain = keys.unseal(cipher, row.sealed, aad)
            digest.update(plain)
            size, parts = size + len(plain), row.parts - number - 1
        if parts:
            raise ValueError(parts)
        return digest.hexdigest(), size

    def strays(self, raw_school: object) -> Iterator[Difference]:
        """Find pieces of files that no fact speaks of, or whose key was destroyed."""
        small = [
            type_coerce(attachments.c[name], NullType()).label(name)
            for name in ("subject", "blob", "part")
        ]
        chosen = columns(attachments).with_only_columns(*small)
        for row in self._conn.execute(chosen.where(of_school(attachments, raw_school))):
            subject, log = hexed(row.subject), name_of(hexed(row.subject))
            if subject not in self._ciphers:
                yield Difference(log, None, "a file is under no key")
            elif self._ciphers[subject] is None:
                yield Difference(log, None, "a file is here though it was erased")
            elif (subject, row.blob) not in self._known:
                yield Difference(log, None, "a file is here that no fact speaks of")
