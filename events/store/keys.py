"""Keys: one for each space and each person, wrapped by a key file outside the database.

Words are sealed with AES-256-GCM under a random 96-bit nonce. A subject is the id of
a space's log or of a person. Destroying its row erases the words; the key file is
then replaced, so that an old copy of the database cannot be read either.
"""

import hmac
import os
from collections import OrderedDict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from secrets import token_bytes
from threading import Lock
from typing import Final, Self
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Connection, Row, bindparam, insert, select, text

from events.store.errors import KeysMissing, WordsErased
from events.store.raw import printable
from events.store.tables import keys

KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12
SERVICE_KEY: Final = "service.key"
MOST_CACHED: Final = 20_000

_KEYS_OF: Final = select(keys).where(
    keys.c.school == bindparam("school"),
    keys.c.subject.in_(bindparam("subjects", expanding=True)),
)


class KeyRing:
    """The key files of one deployment and the data keys they open."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._keks: dict[str, AESGCM] = {}
        self._opened: OrderedDict[bytes, AESGCM] = OrderedDict()
        self._lock = Lock()
        self._derived: dict[str, bytes] = {}
        self._service_key = self._read(SERVICE_KEY)
        self.current = self.newest()

    @property
    def folder(self) -> Path:
        return self._folder

    @classmethod
    def create(cls, folder: Path) -> Self:
        """Make the folder (mode 0700) and whatever key files it lacks (mode 0600)."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        if not (folder / SERVICE_KEY).exists():
            write_key(folder / SERVICE_KEY)
        if not any(folder.glob("kek-*.key")):
            write_key(folder / "kek-0001.key")
        return cls(folder)

    def derive(self, purpose: str) -> bytes:
        """Give the 32-byte key for one purpose of the service, such as sessions."""
        if purpose not in self._derived:
            info = f"samepage/{purpose}".encode()
            hkdf = HKDF(SHA256(), KEY_BYTES, salt=None, info=info)
            self._derived[purpose] = hkdf.derive(self._service_key)
        return self._derived[purpose]

    def rotate(self) -> None:
        """Make a new key file, and wrap with it from now on."""
        number = int(self.newest().removeprefix("kek-")) + 1
        self.current = f"kek-{number:04d}"
        write_key(self._folder / f"{self.current}.key")

    def destroy_older(self) -> None:
        """Overwrite and remove all key files but the newest.

        What only they wrapped is lost for ever.
        """
        self.current = self.newest()
        for path in self._folder.glob("kek-*.key"):
            if path.stem != self.current:
                destroy_key(path)
        self._forget()

    def _forget(self) -> None:
        """Let go of every key that was opened."""
        with self._lock:
            self._keks.clear()
            self._opened.clear()

    def wrap(self, school: UUID, subject: UUID, key: bytes) -> bytes:
        """Wrap under the newest key file, which another process may have made."""
        self.current = self.newest()
        nonce = token_bytes(NONCE_BYTES)
        aad = _key_aad(school, subject, self.current)
        return nonce + self.kek(self.current).encrypt(nonce, key, aad)

    def unwrap(self, school: UUID, subject: UUID, kek: str, wrapped: bytes) -> bytes:
        nonce, body = wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:]
        return self.kek(kek).decrypt(nonce, body, _key_aad(school, subject, kek))

    def cipher(self, school: UUID, subject: UUID, kek: str, wrapped: bytes) -> AESGCM:
        """Open a data key; kept in memory for as long as its row says the same."""
        name = b"".join((school.bytes, subject.bytes, kek.encode(), wrapped))
        with self._lock:
            if found := self._opened.get(name):
                return found
        opened = AESGCM(self.unwrap(school, subject, kek, wrapped))
        with self._lock:
            self._opened[name] = opened
            if len(self._opened) > MOST_CACHED:
                self._opened.popitem(last=False)
        return opened

    def kek(self, name: str) -> AESGCM:
        """Open a key file; KeysMissing if a rotation ended it."""
        found = self._keks.get(name)
        if found is None:
            found = AESGCM(self._read(f"{name}.key"))
            if name > max(self._keks, default=name):
                self._forget()  # what a rotation ended must not stay in memory
            self._keks[name] = found
        return found

    def newest(self) -> str:
        """Name the newest key file, which another process may have made."""
        names = sorted(path.stem for path in self._folder.glob("kek-*.key"))
        if not names:
            msg = f"There is no key file in {self._folder}. Run: samepage migrate"
            raise KeysMissing(msg)
        return names[-1]

    def _read(self, name: str) -> bytes:
        path = self._folder / name
        try:
            key = path.read_bytes()
        except OSError:
            msg = (
                f"The key file {path} is missing or cannot be read. "
                "Restore it from the backup; for a new database run: samepage migrate"
            )
            raise KeysMissing(msg) from None
        if len(key) != KEY_BYTES:
            msg = f"The key file {path} is damaged. Restore it from the backup."
            raise KeysMissing(msg)
        return key


def write_key(path: Path) -> None:
    """Write a new random key that only this user can read, safely on disk.

    It gets its name when it is whole, so that a power cut leaves no half of a key.
    """
    making = path.with_name(f".{path.name}.{token_bytes(4).hex()}")
    handle = os.open(making, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(token_bytes(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(making)  # fails where there is a key of this name
    finally:
        making.unlink()
    sync_folder(path.parent)


def destroy_key(path: Path) -> None:
    """Write zeros over a key file and remove it."""
    with path.open("r+b") as file:
        file.write(bytes(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make sure that names given and taken in a folder outlast a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _key_aad(school: UUID, subject: UUID, kek: str) -> bytes:
    return b"samepage/key/v1" + school.bytes + subject.bytes + kek.encode()


def erased_mark(ring: KeyRing, school: UUID, subject: UUID) -> bytes:
    """Vouch for an erasure: only the holder of the service key can."""
    said = b"samepage/erased/v1" + school.bytes + subject.bytes
    return hmac.digest(ring.derive("erased"), said, "sha256")


def piece_mark(
    ring: KeyRing, leaf: bytes, subject: UUID, name: str, number: int, digest: bytes
) -> bytes:
    """Vouch for the erasure of one piece of a text: only the service key can."""
    place = f"\n{name}\n{number}\n".encode()
    said = b"".join((b"samepage/erased-piece/v1", leaf, subject.bytes, place, digest))
    return hmac.digest(ring.derive("erased"), said, "sha256")


def log_mark(ring: KeyRing, *whose: object) -> bytes:
    """Bind school, log, child, space and slot, so that they outlive erased words."""
    said = "\n".join(("samepage/log/v1", *map(str, whose)))
    return hmac.digest(ring.derive("logs"), printable(said).encode(), "sha256")


def key_for_writing(
    conn: Connection, ring: KeyRing, school: UUID, subject: UUID
) -> AESGCM:
    """Open the subject's key, or make one; WordsErased if it was destroyed."""
    return keys_for_writing(conn, ring, school, {subject})[subject]


def keys_for_writing(
    conn: Connection, ring: KeyRing, school: UUID, subjects: AbstractSet[UUID]
) -> dict[UUID, AESGCM]:
    """Open or make the keys of several subjects."""
    asked = {"school": school, "subjects": list(subjects)}
    found = {}
    for row in conn.execute(_KEYS_OF, asked):
        if row.wrapped is None:
            raise WordsErased
        found[row.subject] = ring.cipher(school, row.subject, row.kek, row.wrapped)
    return found | _new_keys(conn, ring, school, subjects - found.keys())


def _new_keys(
    conn: Connection, ring: KeyRing, school: UUID, subjects: AbstractSet[UUID]
) -> dict[UUID, AESGCM]:
    if not subjects:
        return {}
    wait_for_rotation(conn)
    made = {subject: token_bytes(KEY_BYTES) for subject in subjects}
    rows = [
        {
            "school": school,
            "subject": subject,
            "wrapped": ring.wrap(school, subject, key),
            "kek": ring.current,
        }
        for subject, key in made.items()
    ]
    conn.execute(insert(keys), rows)
    return {subject: AESGCM(key) for subject, key in made.items()}


def hold_new_keys(conn: Connection) -> None:
    """Let no other transaction make a key until this one ends.

    SQLite has one writer at a time, so there is nothing to do.
    """
    if conn.dialect.name == "postgresql":
        conn.execute(text("LOCK TABLE keys IN SHARE ROW EXCLUSIVE MODE"))


def wait_for_rotation(conn: Connection) -> None:
    """Make no key, and wrap none anew, while others are wrapped under a new file."""
    if conn.dialect.name == "postgresql":
        conn.execute(text("LOCK TABLE keys IN ROW EXCLUSIVE MODE"))


def seal(cipher: AESGCM, plain: bytes, aad: bytes) -> bytes:
    nonce = token_bytes(NONCE_BYTES)
    return nonce + cipher.encrypt(nonce, plain, aad)


def unseal(cipher: AESGCM, sealed: bytes, aad: bytes) -> bytes:
    return cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], aad)


def contents_aad(
    school: UUID, seq: int, log: UUID, log_seq: int, subject: UUID, leaf: bytes
) -> bytes:
    """Bind sealed words to their school, their place, their leaf and their key."""
    places: Sequence[bytes] = (
        b"samepage/contents/v1",
        school.bytes,
        seq.to_bytes(8),
        log.bytes,
        log_seq.to_bytes(8),
        subject.bytes,
        leaf,
    )
    return b"".join(places)


def cipher_of(ring: KeyRing, school: UUID, row: Row[tuple[object, ...]]) -> AESGCM:
    """Open the key named by the columns subject, kek and wrapped of *row*."""
    return ring.cipher(school, row.subject, row.kek, bytes(row.wrapped))
