"""What happens to every request before and after its route."""

from time import perf_counter
from typing import Final
from urllib.parse import urlsplit

import structlog
from flask import Flask, Response, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import Forbidden, RequestEntityTooLarge

from events.phrase import phrase
from service.context import NotHere, SignInNeeded, services, signed_in_or_none
from service.forms import written_by
from service.outbox_calls import is_from_outbox, refuse_strange_calls
from service.proof import OtherSession, half_open_or_none
from service.second_step_rule import owes_second_step
from service.signing_in.child_ways import ChildSession, Held
from service.signing_in.identity import Belongs, HalfOpen, Identity, SignedIn
from service.uploads import let_files_in

log = structlog.get_logger()

UNSAFE: Final = frozenset({"POST", "PUT", "PATCH", "DELETE"})
# Where somebody comes in who may still be signed in as somebody else.
NO_TICKET: Final = frozenset(
    {
        "accounts.sign_in",
        "accounts.links.ask",
        "accounts.links.use",
        "accounts.passkeys.ask_to_sign_in",
        "accounts.passkeys.sign_in",
        "accounts.providers.sign_in",
        "devices.post_door",
    }
)
# Where any page of the same person will do: nobody must stay because of an old page.
# What is shown and not kept needs no session of its own: nothing is carried for it.
ANY_TICKET: Final = frozenset({"accounts.sign_out", "safety.show_with_words"})
# All that a child who signed in with pictures can reach. What is not here is closed.
OPEN_TO_A_CHILD: Final = frozenset(
    {
        "devices.post_door",
        "devices.show_door",
        "mine.leave",
        "mine.post_symbols",
        "mine.post_thing",
        "mine.post_throw_away",
        "mine.share",
        "mine.show",
        "mine.show_file",
        "mine.show_help",
        "mine.show_symbols",
        "mine.show_thing",
        "mine.show_throw_away",
        "mine.show_way",
        "preparing.post_form",
        "preparing.post_show_chair",
        "preparing.post_take_back",
        "preparing.show",
        "preparing.show_form",
        "preparing.tell",
        "static",
        "symbols.show_drawing",
    }
)
NO_TOKEN: Final = frozenset({"openapi.document", "openapi.docs"})
POLICY: Final = (
    "default-src 'none'; "
    "script-src 'self'; "
    "style-src 'self'; "
    "img-src 'self' data:; "
    "font-src 'self'; "
    "media-src 'self'; "
    "connect-src 'self'; "
    "manifest-src 'self'; "
    "worker-src 'self'; "
    "form-action 'self'; "
    "base-uri 'none'; "
    "frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; "
    "trusted-types same-page-worker"
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


def child_cookie() -> str:
    return f"{cookie_name()}-child"


def child_device_cookie() -> str:
    return f"{child_cookie()}-device"


def register(app: Flask) -> None:
    """Put the door around *app*."""
    app.before_request(_begin)
    app.before_request(let_files_in)
    app.before_request(_refuse_too_much)
    app.before_request(_recognise)
    app.before_request(_keep_children_to_their_pages)
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
        elif is_from_outbox():
            _recognise_browser(identity)
    elif request.endpoint != "static":
        _recognise_browser(identity)
        if g.signed_in is None and g.half_open is None:
            g.child = _child()
            g.signed_in = None if g.child is None else _signed_in(g.child)


def _recognise_browser(identity: Identity) -> None:
    g.session = request.cookies.get(cookie_name(), "")
    found = identity.by_session(g.session) if g.session else None
    if isinstance(found, SignedIn) and owes_second_step(found):
        identity.sessions.ask_set_up(g.session)
        found = identity.by_session(g.session)
    g.signed_in = None if isinstance(found, HalfOpen) else found
    g.half_open = found if isinstance(found, HalfOpen) else None


def _child() -> ChildSession | None:
    held = Held.read(request.cookies.get(child_cookie()))
    return services().child_ways.by_cookie(held)


def _signed_in(child: ChildSession) -> SignedIn:
    """Let a child be somebody of their school; the person stands for the account."""
    people = [Belongs(child.school, child.person)]
    return SignedIn(child.person, people, child.handle)


def _keep_children_to_their_pages() -> ResponseReturnValue | None:
    if g.get("child") is not None and request.endpoint not in OPEN_TO_A_CHILD:
        if request.endpoint == "accounts.start":
            return redirect(url_for("devices.show_door"), 303)
        raise NotHere
    return None


def _refuse_strange_programs() -> None:
    """Ask a program for its token before anything it sent is looked at."""
    is_call = request.path.startswith("/api/") and request.endpoint is not None
    if is_call and request.endpoint not in NO_TOKEN and signed_in_or_none() is None:
        raise SignInNeeded
    if is_call and is_from_outbox():
        refuse_strange_calls()


def _refuse_strangers_forms() -> None:
    """Take a form only from our own page, and only from the person it was made for."""
    if request.method not in UNSAFE or request.path.startswith("/api/"):
        return
    if not _is_from_here():
        raise Forbidden(_STRANGE)
    found = signed_in_or_none() or half_open_or_none()
    if found is None or request.endpoint in NO_TICKET:
        return
    account, session = written_by(request.form.get("csrf", "")) or (None, None)
    if account != found.account:
        raise Forbidden(_STRANGE)
    if session != found.session and request.endpoint not in ANY_TICKET:
        raise OtherSession


_STRANGE: Final = phrase(
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
