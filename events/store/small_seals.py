"""Small things sealed under the key file itself, such as the address of an account.

Each names its key file. A rotation seals them again under the new one, so an old copy
of the database opens none of them with the key files of today.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from sqlalchemy import Column, Connection, Row, select, update

from events.store.errors import KeysMissing
from events.store.keys import KeyRing, seal, unseal, wait_for_rotation

# A column of sealed things, and what binds the one in a row to its place.
SmallSeals = Mapping[Column[Any], Callable[[Row[Any]], bytes]]
PURPOSE: Final = b"samepage/small/v1"
KEY_FILE: Final = re.compile(rb"kek-[0-9]{4,}")


def seal_small(conn: Connection, ring: KeyRing, plain: bytes, place: bytes) -> bytes:
    """Seal something for a row that this transaction adds or changes.

    It waits for a rotation, so call it before any row is locked.
    """
    wait_for_rotation(conn)
    return seal_for_now(ring, plain, place)


def seal_for_now(ring: KeyRing, plain: bytes, place: bytes) -> bytes:
    """Seal something that may be lost with the next rotation."""
    name = ring.newest()
    kek = name.encode()
    sealed = seal(ring.kek(name), plain, PURPOSE + kek + place)
    return len(kek).to_bytes() + kek + sealed


def open_small(ring: KeyRing, sealed: bytes, place: bytes) -> bytes:
    """Open it; KeysMissing if its key file is gone."""
    kek, body = sealed[1 : 1 + sealed[0]], sealed[1 + sealed[0] :]
    if not KEY_FILE.fullmatch(kek):
        raise InvalidTag
    return unseal(ring.kek(kek.decode()), body, PURPOSE + kek + place)


def open_if_kept(ring: KeyRing, sealed: bytes, place: bytes) -> bytes | None:
    """Open what somebody hands in; None if it is not ours, or its key file is gone."""
    try:
        return open_small(ring, sealed, place)
    except (InvalidTag, KeysMissing, ValueError, IndexError):
        return None


def seal_again(conn: Connection, ring: KeyRing, small: SmallSeals) -> None:
    """Seal everything again under the newest key file, inside a rotation.

    What somebody takes away meanwhile does not come back.
    """
    for column, place_of in small.items():
        for row in conn.execute(select(column.table).where(column.is_not(None))).all():
            old, place = bytes(getattr(row, column.key)), place_of(row)
            new = seal_for_now(ring, open_small(ring, old, place), place)
            same = [key == getattr(row, key.key) for key in column.table.primary_key]
            conn.execute(
                update(column.table).where(*same, column == old).values({column: new})
            )
