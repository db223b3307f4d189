"""One byte form for every value in the record: the SP-JSON profile of RFC 8785.

A value is an object with lower-case keys, an array, a string in NFC, true, false,
null or an integer of at most 53 bits; never a float. docs/record-format.md, 2.1.
"""

import json
import re
from base64 import urlsafe_b64decode
from binascii import b2a_base64
from datetime import UTC, datetime
from typing import Any, Final, NoReturn
from unicodedata import is_normalized

from events.phrase import Phrase, phrase

URL_SAFE: Final = bytes.maketrans(b"+/", b"-_")
LARGEST: Final = 2**53 - 1
DEEPEST: Final = 8
ENCODER: Final = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
)
KEY: Final = re.compile(r"(?:[a-z_][a-z0-9_]*|\.\.\.)\Z")
FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(p << 16 | 0xFFFE)}{chr(p << 16 | 0xFFFF)}" for p in range(1, 17))
    + "]"
)


class NotCanonical(ValueError):
    """Bytes or a value outside the profile; the message says where it fails."""


def why_not_text(text: str) -> Phrase | None:
    """Say what keeps *text* out of the record, or None if nothing does."""
    if FORBIDDEN.search(text):
        return phrase(
            "It holds a character that cannot be kept, such as a control character."
        )
    if not is_normalized("NFC", text):
        return phrase("It is not in Unicode normal form C (NFC).")
    return None


def without_forbidden(text: str) -> str:
    """Leave out the characters that cannot be kept, for a form that never complains."""
    return FORBIDDEN.sub("", text)


def encode(value: Any) -> bytes:  # noqa: ANN401 - any value of the profile
    """Give the canonical bytes of *value*; NotCanonical if it has none."""
    _check(value, DEEPEST)
    return dump(value)


def dump(value: Any) -> bytes:  # noqa: ANN401 - a value known to be in the profile
    """Give the bytes of a value that is known to be in the profile."""
    return ENCODER.encode(value).encode()


def decode(given: bytes) -> Any:  # noqa: ANN401 - any value of the profile
    """Parse strictly: only the canonical bytes of a value are accepted."""
    try:
        value = json.loads(
            given.decode("utf-8"),
            object_pairs_hook=_object,
            parse_float=_no_float,
            parse_constant=_no_float,
        )
    except NotCanonical:
        raise
    except (ValueError, RecursionError) as error:
        raise NotCanonical(str(error)) from None
    if encode(value) != given:
        msg = "not in canonical form"
        raise NotCanonical(msg)
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        msg = "a key stands twice in one object"
        raise NotCanonical(msg)
    return found


def _no_float(literal: str) -> NoReturn:
    msg = f"{literal} is not an integer"
    raise NotCanonical(msg)


def _check(value: Any, depth: int) -> None:  # noqa: ANN401
    match value:
        case None | bool():
            return
        case str():
            _check_text(value)
        case int():
            _check_size(value)
        case dict() | list() | tuple():
            _check_inside(value, depth)
        case _:
            msg = f"{type(value).__name__} is not a type of the record"
            raise NotCanonical(msg)


def _check_inside(value: Any, depth: int) -> None:  # noqa: ANN401
    if depth == 0:
        msg = f"nested deeper than {DEEPEST}"
        raise NotCanonical(msg)
    if isinstance(value, dict):
        for key in value:
            _check_key(key)
        value = value.values()
    for inner in value:
        _check(inner, depth - 1)


def _check_key(key: object) -> None:
    if not isinstance(key, str) or not KEY.match(key):
        msg = f"{key!r} is not a key of the record"
        raise NotCanonical(msg)


def _check_text(text: str) -> None:
    if why := why_not_text(text):
        raise NotCanonical(why)


def _check_size(number: int) -> None:
    if abs(number) > LARGEST:
        msg = f"{number} is larger than {LARGEST}"
        raise NotCanonical(msg)


def to_base64url(raw: bytes) -> str:
    """Encode without padding (RFC 4648, 5)."""
    return b2a_base64(raw, newline=False).translate(URL_SAFE, b"=").decode("ascii")


def from_base64url(text: str) -> bytes:
    """Decode; only the canonical form without padding is accepted."""
    try:
        raw = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        raw = b""
    if to_base64url(raw) != text:
        msg = "not canonical base64url"
        raise NotCanonical(msg)
    return raw


def moment(when: datetime) -> str:
    """Write a moment as `YYYY-MM-DDThh:mm:ss.ffffffZ`, always UTC and six digits."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def from_moment(text: str) -> datetime:
    """Read a moment; only the exact form of `moment` is accepted."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        when = None
    if when is None or moment(when) != text:
        msg = f"{text} is not a moment of the record"
        raise NotCanonical(msg)
    return when
