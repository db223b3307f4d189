"""The bytes of one leaf (docs/record-format.md, 2.3, stage 1: no author signature)."""

from base64 import b32encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from uuid import UUID

from events.store import canonical

NONCE_BYTES: Final = 12


@lru_cache(maxsize=10_000)
def log_name(log: UUID) -> str:
    """Give the public name of a log: `c-` and 26 letters and digits (base32)."""
    return "c-" + b32encode(log.bytes).decode("ascii").rstrip("=").lower()


@dataclass(frozen=True, slots=True)
class Statement:
    """What a leaf says, apart from its place and time.

    *sd* are the sorted digests of the committed fields, *ref* the numbers of earlier
    leaves of the same log that this one stands on, *nonce* 96 random bits.
    """

    topic: str
    topic_version: int
    by: UUID | None
    sd: Sequence[str]
    nonce: bytes


def write(
    statement: Statement, *, log: UUID, seq: int, at: str, ref: Sequence[int]
) -> bytes:
    """Write the canonical bytes; fields of later stages stand as null."""
    stmt = {
        "_sd": statement.sd,
        "by": None if statement.by is None else str(statement.by),
        "cat": None,
        "log": log_name(log),
        "nonce": canonical.to_base64url(statement.nonce),
        "ref": ref,
        "seen": None,
        "type": statement.topic,
        "type_version": statement.topic_version,
        "v": 1,
    }
    return canonical.dump({"at": at, "seq": seq, "sig": None, "stmt": stmt, "v": 1})
