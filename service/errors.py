"""Refusals and mishaps become answers in exactly one place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
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
from events.store.errors import DatabaseUnusable, KeyReused, WordsErased
from service.asking import MetANewerVersion
from service.context import NotHere, SignInNeeded
from service.parsing import messages_of
from service.permissions import NotPermitted

log = structlog.get_logger()

WAIT_SECONDS: Final = "5"
READ_ONLY: Final = "25006"
SAYS: Final[Mapping[int, str]] = {
    400: "What was sent could not be read. Check it and send it again.",
    401: "Sign in first. Programs send the header Authorization: Bearer and a token.",
    404: "There is nothing here for you. Check the address, or go to your children.",
    405: "This address does not do that. See the list of what it does.",
    413: "That is too much at once. Send at most 1 MiB.",
    415: "Send a JSON object with the header Content-Type: application/json.",
    500: "Something broke on our side. Nothing was stored. Try again in a minute.",
    503: "The record cannot be reached just now. Nothing was stored. Try again soon.",
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
    errors = {error.about: [str(error)]} if error.about else {}
    return Problem(409, error.code, str(error), errors=errors)


def _malformed(error: Any) -> Problem:  # noqa: ANN401
    detail = "Some of what was sent cannot be kept. See `errors` for what to change."
    return Problem(422, "malformed", detail, errors=messages_of(error))


def _simple(status: int, code: str) -> Callable[[Any], Problem]:
    return lambda error: Problem(status, code, str(error) or SAYS[status])


def _sign_in(_: Any) -> Problem:  # noqa: ANN401
    headers = {"WWW-Authenticate": "Bearer"}
    return Problem(401, "sign-in-needed", SAYS[401], headers=headers)


def _unreachable(_: Any) -> Problem:  # noqa: ANN401
    headers = {"Retry-After": WAIT_SECONDS}
    return Problem(503, "unreachable", SAYS[503], headers=headers)


def _refuses_to_write(error: Any) -> Problem:  # noqa: ANN401
    """Tell a PostgreSQL that is read-only for now, such as a standby, from a fault."""
    if getattr(error.orig, "sqlstate", None) == READ_ONLY:
        return _unreachable(error)
    return Problem(500, "broken", SAYS[500])


def _http(error: Any) -> Problem:  # noqa: ANN401
    status = error.code or 500
    said = error.description if error.description != type(error).description else None
    detail = said or SAYS.get(status) or HTTPStatus(status).description
    headers = {}
    if getattr(error, "valid_methods", None):
        headers["Allow"] = ", ".join(sorted(error.valid_methods))
    code = HTTPStatus(status).phrase.lower().replace(" ", "-")
    return Problem(status, code, detail, headers=headers)


KINDS: Final[Mapping[type[Exception], Callable[[Any], Problem]]] = {
    Refusal: _refused,
    ValidationError: _malformed,
    KeyReused: _simple(422, "key-reused"),
    NotPermitted: _simple(403, "not-permitted"),
    NotHere: lambda _: Problem(404, "not-found", SAYS[404]),
    SignInNeeded: _sign_in,
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
        "detail": problem.detail,
        "code": problem.code,
    }
    if problem.errors:
        body["errors"] = problem.errors
    answer = jsonify(body)
    answer.mimetype = "application/problem+json"
    return answer


def _page(problem: Problem) -> Response:
    if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        g.here, g.demo = None, False  # so that the page needs no database
    first, _, rest = problem.detail.partition(". ")
    return Response(
        render_template(
            "error.html",
            title=problem.title,
            says=first.rstrip(".") + ".",
            what_to_do=rest,
            status=problem.status,
        )
    )
