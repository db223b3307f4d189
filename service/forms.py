"""Web forms: what was typed survives an error, a lost session and a second try."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Self
from uuid import UUID

from flask import current_app, g, request
from itsdangerous import BadSignature, URLSafeSerializer
from marshmallow import ValidationError

from events.base import Refusal
from events.phrase import phrase
from events.store.canonical import from_base64url, to_base64url
from events.store.errors import KeyReused
from events.store.small_seals import open_if_kept, seal_for_now
from service.asking import MetANewerVersion
from service.context import services, signed_in, signed_in_or_none
from service.parsing import messages_of, typed_in
from service.proof import half_open_or_none

TICKETS: Final = frozenset({"csrf", "key"})
# What opens something is never shown again, nor carried anywhere.
SECRETS: Final = frozenset(
    {"password", "new_password", "code", "link", "offer", "answer"}
)
CARRIED: Final = b"samepage/carried/v1"
SAVED_BEFORE: Final = phrase(
    "This was saved before you changed it. To save the new words too, press save again."
)
Mistake = (ValidationError, Refusal, KeyReused, MetANewerVersion)


@dataclass(frozen=True, slots=True)
class Form:
    """A form as a page shows it. *key* makes saving it twice the same as once."""

    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    key: str = ""
    entry: str = ""
    restored: bool = False

    @classmethod
    def new(cls) -> Self:
        """Give an empty form, or the one that a lost session had to put back."""
        carried = _carried()
        if carried is not None and page_of(carried.path) == request.path:
            typed = carried.fields
            key, entry = typed.get("key", ""), typed.get("id", "")
            return cls(_words(typed), key=key, entry=entry, restored=True)
        edge = services().edge
        return cls(key=str(edge.new_id()), entry=str(edge.new_id()))

    @classmethod
    def again(cls, mistake: Exception) -> Self:
        """Give what was typed, with what to change about it."""
        typed = typed_in(request)
        key, entry = typed.get("key", ""), typed.get("id", "")
        if isinstance(mistake, KeyReused):
            key, entry = (str(services().edge.new_id()) for _ in range(2))
        return cls(_words(typed), _errors(mistake), key, entry)


def key_of_form() -> str | None:
    """Give the idempotency key that the page put into its form, if it is whole."""
    try:
        return str(UUID(request.form.get("key", "")))
    except ValueError:
        return None


def status_of(mistake: Exception) -> int:
    """Say with which status a form is shown again."""
    return 409 if isinstance(mistake, Refusal | MetANewerVersion) else 422


def _words(typed: Mapping[str, str]) -> dict[str, str]:
    kept_back = TICKETS | SECRETS
    return {name: value for name, value in typed.items() if name not in kept_back}


def words_sent() -> list[str]:
    """Give what somebody wrote in one of our own forms, for a page that cannot keep it.

    Only words: no day, no choice, nothing that opens something.
    """
    if request.method != "POST" or not _is_of_whoever_is_here():
        return []
    typed = _words(typed_in(request)).values()
    return [said for said in typed if len(said.split()) > 1]


def _is_of_whoever_is_here() -> bool:
    written, found = written_by(request.form.get("csrf", "")), signed_in_or_none()
    return written is not None and (found is None or written[0] == found.account)


def _errors(mistake: Exception) -> dict[str, str]:
    if isinstance(mistake, ValidationError):
        messages = messages_of(mistake)
        return {name: _first(said) for name, said in messages.items()}
    if isinstance(mistake, KeyReused):
        return {"": SAVED_BEFORE}
    return {getattr(mistake, "about", ""): mistake.args[0]}


def _first(said: object) -> str:
    while isinstance(said, list | dict):
        said = next(iter(said.values() if isinstance(said, dict) else said))
    return said if isinstance(said, str) else str(said)


@dataclass(frozen=True, slots=True)
class Carried:
    """A form that arrived without a session, sealed for the person who wrote it."""

    account: UUID
    path: str
    fields: Mapping[str, str]

    def seal(self) -> str:
        plain = [str(self.account), self.path, dict(self.fields)]
        ring = services().store.ring
        return to_base64url(seal_for_now(ring, json.dumps(plain).encode(), CARRIED))

    @classmethod
    def open(cls, sealed: str | bytes) -> Self | None:
        """Open a sealed form; None if it is not one of ours, or an erasure ended it."""
        text = (
            sealed.decode("ascii", "replace") if isinstance(sealed, bytes) else sealed
        )
        try:
            kept = from_base64url(text)
        except ValueError:
            return None
        plain = open_if_kept(services().store.ring, kept, CARRIED)
        if plain is None:
            return None
        account, path, fields = json.loads(plain)
        return cls(UUID(account), path, fields)


def carry_over() -> str | None:
    """Seal the form in this request for its writer, known from the form's ticket."""
    written = written_by(request.form.get("csrf", ""))
    if written is None:
        return None
    typed = typed_in(request)
    fields = {name: value for name, value in typed.items() if name not in SECRETS}
    return Carried(written[0], request.path, fields).seal()


def forget_carried() -> None:
    """Let go of the form that was put back, now that it is saved."""
    if signed_in().carried is not None:
        services().identity.sessions.carry(g.session, None)


def page_of(path: str) -> str:
    """Give the page on which the form that posts to *path* stands."""
    routes = current_app.url_map.bind("")
    while path and not routes.test(path, "GET"):
        path = path.rpartition("/")[0]
    return path or "/"


def ticket() -> str:
    """Write the CSRF ticket of whoever is here; it names the form's writer."""
    found = signed_in_or_none() or half_open_or_none()
    if found is None or found.session is None:
        return ""
    return _signer().dumps([found.account.hex, found.session.hex])


def written_by(given: str) -> tuple[UUID, UUID] | None:
    """Read a CSRF ticket: whose page the form came from, in which of their sessions."""
    try:
        account, session = _signer().loads(given)
        return UUID(account), UUID(session)
    except (BadSignature, ValueError, TypeError, AttributeError):
        return None


def _carried() -> Carried | None:
    found = signed_in()
    return None if found.carried is None else Carried.open(found.carried)


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(services().store.ring.derive("forms"))
