"""One keyed chain over everything a school has recorded, for fsck alone."""

import hmac
from collections.abc import Mapping
from typing import Any, Final

from events.store import canonical

CHAIN_START: Final = bytes(32)
CHAINED: Final = (
    "seq",
    "log",
    "log_seq",
    "stream",
    "version",
    "topic",
    "topic_version",
    "at",
    "by",
    "hash",
)


def chain(key: bytes, before: bytes, row: Mapping[str, Any]) -> bytes:
    """Carry the school's chain over one row of events.

    The chain is for fsck: only the holder of the service key can continue it, so a
    row that somebody re-hung or re-numbered is found even when its words are erased.
    """
    words = [canonical.to_base64url(before)]
    for name in CHAINED:
        value = row[name]
        words.append(value.hex() if isinstance(value, bytes) else str(value))
    return hmac.digest(key, "\n".join(words).encode(), "sha256")
