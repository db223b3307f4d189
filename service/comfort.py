"""How somebody likes to read on this device: large, one idea to a line, read aloud.

It is kept in a cookie of this browser, below a keyed digest of each account that chose
something: whoever signs in next here reads as they like, and no list says who did.
"""

import re
from dataclasses import dataclass, fields
from hashlib import blake2b
from typing import Final, Self

from flask import Response, make_response, request

from service.context import services, signed_in_or_none

MOST_ACCOUNTS: Final = 6
A_YEAR: Final = 365 * 24 * 60 * 60
COOKIE: Final = "samepage-reading"
KEPT: Final = re.compile(r"([0-9a-f]{16})-([lea]*)\Z", re.ASCII)
END_OF_IDEA: Final = re.compile(r"(?<=[.!?…;:\u061f\u06d4\u3002])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Comfort:
    """What somebody chose, each by the letter that the cookie has for it."""

    large: bool = False
    easy: bool = False
    aloud: bool = False

    @property
    def letters(self) -> str:
        return "".join(one.name[0] for one in fields(self) if getattr(self, one.name))

    @classmethod
    def of(cls, letters: str) -> Self:
        return cls(**{one.name: one.name[0] in letters for one in fields(cls)})


AS_USUAL: Final = Comfort()


def comfort() -> Comfort:
    """Say how whoever is here likes to read on this device."""
    found = signed_in_or_none()
    if found is None:
        return AS_USUAL
    return Comfort.of(_kept().get(_digest(found.account.bytes), ""))


def keeping(answer: object, account: bytes, chosen: Comfort) -> Response:
    """Let this browser keep what somebody chose, beside what others chose on it."""
    kept = _kept()
    kept.pop(_digest(account), None)
    newest = [*kept.items(), (_digest(account), chosen.letters)][-MOST_ACCOUNTS:]
    made = make_response(answer)
    made.set_cookie(
        COOKIE,
        ".".join(f"{whose}-{letters}" for whose, letters in newest),
        max_age=A_YEAR,
        httponly=True,
        secure=services().settings.is_https,
        samesite="Lax",
        path="/",
    )
    return made


def ideas(text: str) -> list[str]:
    """Part a text into its ideas, for a page that gives each a line of its own."""
    return [one for one in END_OF_IDEA.split(text) if one.strip()]


def _kept() -> dict[str, str]:
    held = request.cookies.get(COOKIE, "").split(".")
    found = (KEPT.match(one) for one in held[-MOST_ACCOUNTS:])
    return {one[1]: one[2] for one in found if one is not None}


def _digest(account: bytes) -> str:
    key = services().store.ring.derive("reading")
    return blake2b(account, key=key, digest_size=8).hexdigest()
