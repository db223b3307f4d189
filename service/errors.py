"""Refusals and mishaps become answers in exactly one place."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from traceback import extract_tb
from typing import Any, Final

import structlog
from flask import Flask, Response, g, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from marshmallow import ValidationError
from sqlalchemy.exc import InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException

from events.base import Refusal
from events.minutes_refusals import LineIsNewer
from events.phrase import phrase
from events.store.errors import DatabaseUnusable, KeyReused, WordsErased
from service.asking import MetANewerVersion
from service.context import NotHere, SignInNeeded
from service.forms import words_sent
from service.outbox_calls import OtherAccount
from service.parsing import messages_of
from service.permissions import NotPermitted
from service.signing_in.passkeys import PasskeyRefused
from service.signing_in.throttle import QUARTER_HOUR, TooManyTries
from service.tongue import all_said, said

log = structlog.get_logger()

WAIT_SECONDS: Final = "5"
READ_ONLY: Final = "25006"
# The full stop of English, and that of Urdu.
ENDS: Final = (".", "\u06d4")
BETWEEN: Final = re.compile("(?<=[.\u06d4]) ")
SAYS: Final[Mapping[int, str]] = {
    400: phrase("What was sent could not be read. Check it and send it again."),
    401: phrase(
        "Sign in first. Programs send the header Authorization: Bearer and a token."
    ),
    404: phrase(
        "There is nothing here for you. Check the address, or go to your children."
    ),
    405: phrase("This address does not do that. See the list of what it does."),
    413: phrase("That is too much at once. Send at most 1 MiB."),
    415: phrase("Send a JSON object with the header Content-Type: application/json."),
    429: phrase(
        "Too much was tried from your network. Wait a quarter of an hour, then go on."
    ),
    500: phrase(
        "Something broke on our side. Nothing was stored. Try again in a minute."
    ),
    503: phrase(
        "The record cannot be reached just now. Nothing was stored. Try again soon."
    ),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem document (RFC 9457); *errors* maps fields to sentences."""

    status: int
    code: str
    detail: str
    errors: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        return HTTPStatus(self.status).phrase


def problem_of(error: Exception) -> Problem:
    """Say what an exception means to whoever asked."""
    for kind, describe in KINDS.items():
        if isinstance(error, kind):
            return describe(error)
    return Problem(500, "broken", SAYS[500])


def _refused(error: Any) -> Problem:  # noqa: ANN401 - the kind is in the table
    says = error.args[0]
    errors = {error.about: [says]} if error.about else {}
    return Problem(409, error.code, says, errors=errors)


def _malformed(error: Any) -> Problem:  # noqa: ANN401
    detail = phrase(
        "Some of what was sent cannot be kept. See `errors` for what to change."
    )
    return Problem(422, "malformed", detail, errors=messages_of(error))


def _simple(status: int, code: str) -> Callable[[Any], Problem]:
    return lambda error: Problem(status, code, _says(error) or SAYS[status])


def _says(error: Exception) -> str:
    """What an exception says, as it was given: a phrase can still be translated."""
    says = error.args[0] if error.args else ""
    return says if isinstance(says, str) else str(error)


def _sign_in(_: Any) -> Problem:  # noqa: ANN401
    headers = {"WWW-Authenticate": "Bearer"}
    return Problem(401, "sign-in-needed", SAYS[401], headers=headers)


def _unreachable(_: Any) -> Problem:  # noqa: ANN401
    headers = {"Retry-After": WAIT_SECONDS}
    return Problem(503, "unreachable", SAYS[503], headers=headers)


def _too_many(_: Any) -> Problem:  # noqa: ANN401
    headers = {"Retry-After": str(int(QUARTER_HOUR.total_seconds()))}
    return Problem(429, "too-many-tries", SAYS[429], headers=headers)


def _refuses_to_write(error: Any) -> Problem:  # noqa: ANN401
    """Tell a PostgreSQL that is read-only for now, such as a standby, from a fault."""
    if getattr(error.orig, "sqlstate", None) == READ_ONLY:
        return _unreachable(error)
    return Problem(500, "broken", SAYS[500])


def _http(error: Any) -> Problem:  # noqa: ANN401
    status = error.code or 500
    own = error.description if error.description != type(error).description else None
    detail = own or SAYS.get(status) or HTTPStatus(status).description
    headers = {}
    if getattr(error, "valid_methods", None):
        headers["Allow"] = ", ".join(sorted(error.valid_methods))
    code = HTTPStatus(status).phrase.lower().replace(" ", "-")
    return Problem(status, code, detail, headers=headers)


KINDS: Final[Mapping[type[Exception], Callable[[Any], Problem]]] = {
    LineIsNewer: lambda error: replace(_refused(error), status=412),
    Refusal: _refused,
    ValidationError: _malformed,
    KeyReused: _simple(422, "key-reused"),
    NotPermitted: _simple(403, "not-permitted"),
    OtherAccount: _simple(403, "other-account"),
    NotHere: lambda _: Problem(404, "not-found", SAYS[404]),
    SignInNeeded: _sign_in,
    TooManyTries: _too_many,
    PasskeyRefused: _simple(409, "passkey-refused"),
    MetANewerVersion: _simple(409, "newer-version"),
    WordsErased: _simple(409, "words-erased"),
    OperationalError: _unreachable,
    InterfaceError: _unreachable,
    InternalError: _refuses_to_write,
    PoolTimeout: _unreachable,
    DatabaseUnusable: _unreachable,
    HTTPException: _http,
}


def register(app: Flask) -> None:
    """Answer every exception with a page, or a problem document under /api."""

    @app.errorhandler(Exception)
    def answer(error: Exception) -> ResponseReturnValue:
        if isinstance(error, HTTPException) and error.response is not None:
            return error.response
        problem = problem_of(error)
        if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            log.error("failed", kind=type(error).__name__, where=_where(error))
        return problem_answer(problem)


def _where(error: Exception) -> list[str]:
    """Give the places an error came through; its message may repeat what was sent."""
    places = extract_tb(error.__traceback__)
    return [f"{place.filename}:{place.lineno} {place.name}" for place in places]


def problem_answer(problem: Problem) -> Response:
    """Write a problem as JSON for programs and as a page for people."""
    answer = _json(problem) if request.path.startswith("/api/") else _page(problem)
    answer.status_code = problem.status
    answer.headers.update(problem.headers)
    return answer


def _json(problem: Problem) -> Response:
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": problem.title,
        "status": problem.status,
        "detail": said(problem.detail),
        "code": problem.code,
    }
    if problem.errors:
        body["errors"] = all_said(problem.errors)
    answer = jsonify(body)
    answer.mimetype = "application/problem+json"
    return answer


def _typed(problem: Problem) -> list[str]:
    """Hand back what was written, but not what could not be read."""
    unread = {HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE}
    return [] if problem.status in unread else words_sent()


def _page(problem: Problem) -> Response:
    if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        g.here, g.demo = None, False  # so that the page needs no database
    first, *rest = BETWEEN.split(str(said(problem.detail)), maxsplit=1)
    return Response(
        render_template(
            "error.html",
            title=problem.title,
            says=first if first.endswith(ENDS) else f"{first}.",
            what_to_do="".join(rest),
            status=problem.status,
            typed=_typed(problem),
        )
    )
