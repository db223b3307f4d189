"""The address of one conversation: whoever knows it was sent a notice of it.

The address is made from the notice and a key, so a mail that is sent again has the
same one. Only its hash is kept, and it opens a conversation for thirty days.
"""

import hmac
import re
from base64 import b32encode
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import Row

from events.store.keys import KeyRing

LIVES: Final = timedelta(days=30)
TOKEN_BYTES: Final = 20
BACK: Final = "back-"
PLACE: Final = re.compile(r"(?P<back>back-)?(?P<token>[a-z2-7]{32})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mail was sent to; *is_return* if only the mail system writes there."""

    digest: bytes
    is_return: bool


def token_of(ring: KeyRing, notice: Row[Any]) -> str:
    """Give the part of the address that nobody can guess, whatever its case."""
    said = notice.school.bytes + notice.notice.bytes
    digest = hmac.digest(ring.derive("reply-address"), said, "sha256")
    return b32encode(digest[:TOKEN_BYTES]).decode().lower()


def kept(token: str) -> bytes:
    """Give what is kept of a token."""
    return sha256(token.lower().encode()).digest()


def for_replies(reply_to: str, token: str) -> str:
    """Give the address that the person who was told replies to."""
    name, _, domain = reply_to.partition("@")
    return f"{name}+{token}@{domain}"


def for_returns(reply_to: str, token: str) -> str:
    """Give the address that the mail system writes to when it cannot deliver."""
    return for_replies(reply_to, BACK + token)


def read(address: str) -> Place | None:
    """Read such an address; None if it is another one."""
    found = PLACE.fullmatch(address.partition("@")[0].partition("+")[2])
    if found is None:
        return None
    return Place(kept(found["token"]), is_return=found["back"] is not None)
