"""What happens to every request before and after its route."""

from time import perf_counter
from typing import Final
from urllib.parse import urlsplit

import structlog
from flask import Flask, Response, g, request
from werkzeug.exceptions import Forbidden, RequestEntityTooLarge

from service.context import SignInNeeded, services, signed_in_or_none
from service.forms import writer_of

log = structlog.get_logger()

UNSAFE: Final = frozenset({"POST", "PUT", "PATCH", "DELETE"})
NO_TICKET: Final = frozenset({"accounts.sign_in"})
NO_TOKEN: Final = frozenset({"openapi.document", "openapi.docs"})
POLICY: Final = (
    "default-src 'none'; "
    "script-src 'self'; "
    "style-src 'self'; "
    "img-src 'self' data:; "
    "font-src 'self'; "
    "connect-src 'self'; "
    "form-action 'self'; "
    "base-uri 'none'; "
    "frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; "
    "trusted-types 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def cookie_name() -> str:
    """Name the session cookie; over HTTPS no other host can set it."""
    return "__Host-samepage" if services().settings.is_https else "samepage"


def register(app: Flask) -> None:
    """Put the door around *app*."""
    app.before_request(_begin)
    app.before_request(_refuse_too_much)
    app.before_request(_recognise)
    app.before_request(_refuse_strange_programs)
    app.before_request(_refuse_strangers_forms)
    app.after_request(_protect)
    app.after_request(_note)


def _begin() -> None:
    g.started = perf_counter()
    g.request_id = str(services().edge.new_id())


def _refuse_too_much() -> None:
    """Refuse a body that says it is too long, whether or not the route reads it."""
    most = request.max_content_length
    if most is not None and (request.content_length or 0) > most:
        raise RequestEntityTooLarge


def _recognise() -> None:
    """Find out who is asking: programs by token, browsers by session, never both."""
    identity = services().identity
    if request.path.startswith("/api/"):
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() == "bearer" and token:
            g.signed_in = identity.by_token(token.strip())
    elif request.endpoint != "static":
        g.session = request.cookies.get(cookie_name(), "")
        g.signed_in = identity.by_session(g.session) if g.session else None


def _refuse_strange_programs() -> None:
    """Ask a program for its token before anything it sent is looked at."""
    is_call = request.path.startswith("/api/") and request.endpoint is not None
    if is_call and request.endpoint not in NO_TOKEN and signed_in_or_none() is None:
        raise SignInNeeded


def _refuse_strangers_forms() -> None:
    """Take a form only from our own page, and only from the person it was made for."""
    if request.method not in UNSAFE or request.path.startswith("/api/"):
        return
    if not _is_from_here():
        raise Forbidden(_STRANGE)
    found = signed_in_or_none()
    if found is None or request.endpoint in NO_TICKET:
        return
    if writer_of(request.form.get("csrf", "")) != found.account:
        raise Forbidden(_STRANGE)


_STRANGE: Final = (
    "This form did not come from a page of yours. "
    "Go back, open the page again and send it from there."
)


def _is_from_here() -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


def _protect(answer: Response) -> Response:
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    if services().settings.is_https:
        answer.headers["Strict-Transport-Security"] = "max-age=31536000"
    answer.headers.setdefault("Cache-Control", "no-store")
    answer.headers["X-Request-Id"] = g.request_id
    return answer


def _note(answer: Response) -> Response:
    """Log the request by its route, never by its address, so that no id is kept."""
    log.info(
        "answered",
        request=g.request_id,
        method=request.method,
        route=str(request.url_rule or "none"),
        status=answer.status_code,
        milliseconds=round((perf_counter() - g.started) * 1000, 1),
    )
    return answer
