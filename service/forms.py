"""Web forms: what was typed survives an error, a lost session and a second try."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Self
from uuid import UUID

from cryptography.fernet import Fernet, InvalidToken
from flask import g, request
from itsdangerous import BadSignature, URLSafeSerializer
from marshmallow import ValidationError

from events.base import Refusal
from events.store.errors import KeyReused
from service.asking import MetANewerVersion
from service.context import services, signed_in, signed_in_or_none
from service.parsing import messages_of, typed_in

TICKETS: Final = frozenset({"csrf", "key"})
SAVED_BEFORE: Final = (
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
    return {name: value for name, value in typed.items() if name not in TICKETS}


def _errors(mistake: Exception) -> dict[str, str]:
    if isinstance(mistake, ValidationError):
        messages = messages_of(mistake)
        return {name: _first(said) for name, said in messages.items()}
    if isinstance(mistake, KeyReused):
        return {"": SAVED_BEFORE}
    return {getattr(mistake, "about", ""): str(mistake)}


def _first(said: object) -> str:
    while isinstance(said, list | dict):
        said = next(iter(said.values() if isinstance(said, dict) else said))
    return str(said)


@dataclass(frozen=True, slots=True)
class Carried:
    """A form that arrived without a session, sealed for the person who wrote it."""

    account: UUID
    path: str
    fields: Mapping[str, str]

    def seal(self) -> str:
        plain = [str(self.account), self.path, dict(self.fields)]
        return _fernet().encrypt(json.dumps(plain).encode()).decode("ascii")

    @classmethod
    def open(cls, sealed: str | bytes) -> Self | None:
        """Open a sealed form; None if it is not one of ours."""
        try:
            account, path, fields = json.loads(_fernet().decrypt(sealed))
        except (InvalidToken, ValueError):
            return None
        return cls(UUID(account), path, fields)


def carry_over() -> str | None:
    """Seal the form in this request for its writer, known from the form's ticket."""
    writer = writer_of(request.form.get("csrf", ""))
    if writer is None:
        return None
    return Carried(writer, request.path, typed_in(request)).seal()


def forget_carried() -> None:
    """Let go of the form that was put back, now that it is saved."""
    if signed_in().carried is not None:
        services().identity.carry(g.session, None)


def page_of(path: str) -> str:
    """Give the page on which the form that posts to *path* stands."""
    return path.removesuffix("/entries").removesuffix("/comments")


def ticket() -> str:
    """Write the CSRF ticket of whoever is signed in; it names the form's writer."""
    found = signed_in_or_none()
    return "" if found is None else _signer().dumps(found.account.hex)


def writer_of(given: str) -> UUID | None:
    """Read a CSRF ticket: whose page the form came from, or None if forged."""
    try:
        return UUID(_signer().loads(given))
    except (BadSignature, ValueError, TypeError):
        return None


def _carried() -> Carried | None:
    found = signed_in()
    return None if found.carried is None else Carried.open(found.carried)


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(services().store.ring.derive("forms"))


def _fernet() -> Fernet:
    return Fernet(urlsafe_b64encode(services().store.ring.derive("carried")))
