"""How sure are we who is asking?"""

from datetime import timedelta
from typing import Final, cast
from uuid import UUID

from flask import g

from service.context import services, signed_in
from service.signing_in.identity import HalfOpen

FRESH: Final = timedelta(minutes=15)


class ConfirmationNeeded(Exception):
    """What is asked for needs a proof of who is asking that is not old.

    *by_second_step* says that only a code or a passkey is proof enough.
    """

    def __init__(self, *, by_second_step: bool = False) -> None:
        super().__init__()
        self.by_second_step = by_second_step


class OtherSession(Exception):
    """A form came from a page that the same person opened in an earlier session."""


def confirmed(*, with_second_step: bool = False) -> None:
    """Go on only if whoever asks has just proved who they are.

    Whoever has a second factor must have used it where *with_second_step* asks so: a
    password or a mailbox alone cannot take it away. A program's token was made by
    whoever runs the service, and counts as proof.
    """
    found = signed_in()
    if found.session is None:
        return
    by_second_step = with_second_step and _has_second_factor(found.account)
    proven_at = found.second_step_at if by_second_step else found.proven_at
    if proven_at is None or services().edge.now() - proven_at > FRESH:
        raise ConfirmationNeeded(by_second_step=by_second_step)


def _has_second_factor(account: UUID) -> bool:
    return bool(services().identity.second_factor.ways(account))


def half_open_or_none() -> HalfOpen | None:
    """Give who has a second step to do before they are signed in."""
    return cast("HalfOpen | None", g.get("half_open"))
