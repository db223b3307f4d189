"""Opaque places in a list: what a page hands out to fetch the next one.

A place is one in the log, where also that counts which is not shown. So it is sealed,
for one list of one child; the same place is the same cursor each time.
"""

from base64 import b64decode, urlsafe_b64encode
from collections.abc import Mapping
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from flask import request
from marshmallow import ValidationError, fields

from service.context import services

GARBAGE: Final = "This cursor is not one of ours. Use the `next` of the page before."
PLACE_BYTES: Final = 8


class Cursor(fields.Field[int]):
    """A place in the list called *of*, of the child that is asked about."""

    def __init__(self, of: str, **kwargs: Any) -> None:  # noqa: ANN401 - passed on
        super().__init__(metadata={"type": "string"}, **kwargs)
        self.of = of

    def _deserialize(
        self,
        value: Any,  # noqa: ANN401 - anything may be sent
        attr: str | None,  # noqa: ARG002 - marshmallow's signature
        data: Mapping[str, Any] | None,  # noqa: ARG002
        **kwargs: object,  # noqa: ARG002
    ) -> int:
        try:
            sealed = b64decode(value, altchars=b"-_", validate=True)
            return int.from_bytes(_cipher().decrypt(sealed, _list(self.of)))
        except (ValueError, TypeError, InvalidTag):
            raise ValidationError(GARBAGE) from None


def cursor_for(of: str, place: int) -> str:
    """Write the cursor of a place in a list of the child that is asked about."""
    plain = place.to_bytes(PLACE_BYTES)
    sealed = _cipher().encrypt(plain, _list(of))
    return urlsafe_b64encode(sealed).decode("ascii")


def _cipher() -> AESSIV:
    return AESSIV(services().store.ring.derive("cursors"))


def _list(of: str) -> list[bytes]:
    child = (request.view_args or {}).get("child")
    return [of.encode(), str(child).encode()]
