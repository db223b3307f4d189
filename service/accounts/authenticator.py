"""Setting up an authenticator app: a picture to scan, and a first code."""

from dataclasses import dataclass
from typing import Final, Self
from uuid import UUID

import segno
from flask import request
from markupsafe import Markup

from events.phrase import phrase
from service.context import services
from service.forms import Form
from service.signing_in.second_factor import address_for_app

GROUP: Final = 4
WRONG: Final = phrase(
    "This code does not fit. Check that the clock of your phone is right, "
    "and type the code that the app shows now."
)


@dataclass(frozen=True, slots=True)
class Setup:
    """A secret that an app is to keep. *offer* is the secret sealed, for the form."""

    account: UUID
    offer: str
    secret: str

    @classmethod
    def new(cls, account: UUID) -> Self:
        """Offer a new secret."""
        second = services().identity.second_factor
        offer = second.offer(account)
        return cls(account, offer, second.secret_of(account, offer) or "")

    @classmethod
    def offered(cls, account: UUID) -> Self:
        """Give the secret that this form was made with, or a new one."""
        offer = request.form.get("offer", "")
        secret = services().identity.second_factor.secret_of(account, offer)
        return cls.new(account) if secret is None else cls(account, offer, secret)

    def confirm(self, code: str, *, first: bool = False) -> bool:
        """Take the secret into use, if the app gives the right code."""
        second = services().identity.second_factor
        return second.set_up(self.account, self.secret, code, first=first)

    @property
    def picture(self) -> Markup:
        """Draw what the app scans."""
        name = services().identity.address_of(self.account) or ""
        code = segno.make(address_for_app(self.secret, name), micro=False)
        drawn = code.svg_inline(scale=5, border=4, light="#fff", svgclass=None)
        return Markup(drawn)  # noqa: S704 - drawn from our own secret: squares only

    @property
    def letters(self) -> str:
        """Give the secret for somebody who types it, in groups of four."""
        said = self.secret
        return " ".join(said[at : at + GROUP] for at in range(0, len(said), GROUP))


def wrong_code() -> Form:
    """Say that the app's first code did not fit."""
    return Form({}, {"code": WRONG})
