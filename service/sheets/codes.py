"""What the picture on a day sheet holds: an address that names nobody.

Child and day are sealed in it; the same sheet has the same code each time. Whoever
finds a sheet learns nothing from it, and opens nothing without their own place.
"""

from base64 import b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import date
from typing import Final, Self
from uuid import UUID

import segno
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from markupsafe import Markup

from service.context import NotHere, services

PURPOSE: Final = "sheets"
ID_BYTES: Final = 16
DAY_BYTES: Final = 4


@dataclass(frozen=True, slots=True)
class SheetOf:
    """Of which child a sheet is, and of which day."""

    child: UUID
    day: date

    @classmethod
    def read(cls, code: str) -> Self:
        """Open the code of a sheet; NotHere if it is none of ours."""
        try:
            sealed = b64decode(code, altchars=b"-_", validate=True)
            plain = _cipher().decrypt(sealed, [])
        except (ValueError, InvalidTag):
            raise NotHere from None
        child, day = plain[:ID_BYTES], plain[ID_BYTES:]
        return cls(UUID(bytes=child), date.fromordinal(int.from_bytes(day)))

    @property
    def code(self) -> str:
        plain = self.child.bytes + self.day.toordinal().to_bytes(DAY_BYTES)
        return urlsafe_b64encode(_cipher().encrypt(plain, [])).decode("ascii")


def picture_of(address: str) -> Markup:
    """Draw an address as a phone's camera reads it."""
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(border=4, light="#fff", svgclass=None, omitsize=True)
    return Markup(drawn)  # noqa: S704 - squares only, from an address of our own


def _cipher() -> AESSIV:
    return AESSIV(services().store.ring.derive(PURPOSE))
