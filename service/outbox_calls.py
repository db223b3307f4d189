"""What a device kept and sends later: a call to the API with a session.

A page writes a ticket into what it keeps, which names the account. The call comes in
the way of a program, and only on the routes marked here.
"""

from collections.abc import Callable
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from flask import current_app, request
from werkzeug.exceptions import Forbidden, UnsupportedMediaType

from events.phrase import phrase
from service.asking import is_done
from service.context import signed_in
from service.forms import written_by

View = TypeVar("View", bound=Callable[..., Any])
TICKET: Final = "Same-Page-Ticket"
STRANGE: Final = phrase("This did not come from a page of ours. Open the page again.")
OTHER: Final = phrase("Somebody else is signed in here. Sign in as whoever wrote this.")


class OtherAccount(Exception):
    """What is sent was kept for another account than the one that is signed in."""


def from_outbox(view: View) -> View:
    """Mark an operation that a device may call with a session of its own."""
    view.__dict__["from_outbox"] = True
    return view


def is_from_outbox() -> bool:
    """Say whether a page or its worker calls, and no program with a token.

    No other site can send this header without asking us first, and we say no.
    """
    view = current_app.view_functions.get(request.endpoint or "")
    marked = getattr(view, "from_outbox", False)
    return bool(
        marked and TICKET in request.headers and "Authorization" not in request.headers
    )


def is_asked_about(key: str | None) -> bool:
    """Say whether a call is new from a device, so that its writer can be asked back.

    Programs are asked nothing. What was stored before is answered the same again, or
    a lost answer would become a question about a note that is there.
    """
    return is_from_outbox() and not is_done(key)


def refuse_strange_calls() -> None:
    """Take a call only as JSON, from our own pages, and for the account it is of."""
    if request.mimetype != "application/json":
        raise UnsupportedMediaType
    if not _is_from_here():
        raise Forbidden(STRANGE)
    account, _ = written_by(request.headers[TICKET]) or (None, None)
    if account != signed_in().account:
        raise OtherAccount(OTHER)


def _is_from_here() -> bool:
    """Older browsers say nothing of the site; all of them say the origin."""
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin", "")
    return site == "same-origin" and urlsplit(origin).netloc == request.host
