"""Opaque places in a list: what a page hands out to fetch the next one."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from typing import Any, Final

from marshmallow import ValidationError, fields

GARBAGE: Final = "This cursor is not one of ours. Use the `next` of the page before."
LARGEST: Final = 2**53


class Cursor(fields.Field[int]):
    """A place in the list called *of*."""

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
            _, place = urlsafe_b64decode(value).decode("ascii").split(":")
            number = int(place)
        except (ValueError, AttributeError, TypeError):
            raise ValidationError(GARBAGE) from None
        if cursor_for(self.of, number) != value or not 0 <= number < LARGEST:
            raise ValidationError(GARBAGE)
        return number


def cursor_for(of: str, place: int) -> str:
    """Write the cursor of a place."""
    return urlsafe_b64encode(f"{of}:{place}".encode()).decode("ascii")
