"""What a browser began without a session: it holds a secret, so no other can go on."""

from secrets import token_urlsafe

from flask import Response, make_response, request

from service.context import services
from service.entrance import cookie_name
from service.signing_in.providers import TRY


def new_secret() -> str:
    return token_urlsafe(32)


def kept_secret() -> str:
    """Give what this browser holds; empty if it began nothing."""
    return request.cookies.get(_name(), "")


def keeping(answer: object, secret: str) -> Response:
    """Let the browser hold the secret until it can no longer go on."""
    made = make_response(answer)
    made.set_cookie(
        _name(),
        secret,
        max_age=int(TRY.total_seconds()),
        httponly=True,
        secure=services().settings.is_https,
        samesite="Lax",
        path="/",
    )
    return made


def _name() -> str:
    return f"{cookie_name()}-begun"
