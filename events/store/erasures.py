"""The list of what was erased: opaque ids, kept beside the keys and never shortened.

When an older backup is put back, its erasures are done again from this list. Each
line carries a mark that only the holder of the service key can make.
"""

import hmac
from collections.abc import Iterable
from typing import Final

from events.store.errors import StoreError
from events.store.key_copies import add_line, lines_of
from events.store.keys import KeyRing

LIST: Final = "erasures"
UNFINISHED: Final = "erasing"


class ListDamaged(StoreError):
    """A line of the list of erasures was changed."""


def remember(ring: KeyRing, erased: Iterable[str]) -> None:
    """Add to the list what is not on it yet."""
    kept = set(lines_of(ring.folder / LIST))
    for said in erased:
        if (line := _marked(ring, said)) not in kept:
            add_line(ring.folder / LIST, line)


def remembered(ring: KeyRing) -> list[str]:
    """Give everything that was erased, in order; ListDamaged if a mark is wrong."""
    found = []
    for line in lines_of(ring.folder / LIST):
        said, _, __ = line.rpartition(" ")
        if not hmac.compare_digest(_marked(ring, said).encode(), line.encode()):
            msg = (
                f"The list {ring.folder / LIST} was changed. "
                "Restore it from the newest backup of the keys."
            )
            raise ListDamaged(msg)
        found.append(said)
    return found


def begin(ring: KeyRing, said: str) -> None:
    """Leave a note that an erasure is under way, until it is finished.

    *said* tells which, and may hold words: only a keyed hash of it is written.
    """
    add_line(ring.folder / UNFINISHED, _hashed(ring, f"begun {said}"))


def is_begun(ring: KeyRing, said: str) -> bool:
    """Say whether exactly this erasure was begun here and not finished."""
    begun = lines_of(ring.folder / UNFINISHED)
    return _hashed(ring, f"begun {said}") in begun


def end(ring: KeyRing) -> None:
    """Take the note away: nothing of the erasure is left to do."""
    (ring.folder / UNFINISHED).unlink(missing_ok=True)


def is_unfinished(ring: KeyRing) -> bool:
    """Say whether an erasure was begun here and not finished."""
    return (ring.folder / UNFINISHED).exists()


def _marked(ring: KeyRing, said: str) -> str:
    return f"{said} {_hashed(ring, said)}"


def _hashed(ring: KeyRing, said: str) -> str:
    return hmac.digest(ring.derive("erasures"), said.encode(), "sha256").hex()
