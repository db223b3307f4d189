"""What a browser is asked about passkeys, and whether its answer is right."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any, Final, Self
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import parse_authentication_credential_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticationCredential,
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

SITE: Final = "Same Page"
FIVE_MINUTES: Final = 5 * 60 * 1000
STANDARD_PORTS: Final = {"http": 80, "https": 443}
LONGEST_ANSWER: Final = 20_000
# Where the key is asked for: on this device, or by any of these ways.
WAYS: Final = frozenset(one.value for one in AuthenticatorTransport)
# What the library and its parsers raise about an answer that nobody's browser gave.
Unsound = (
    WebAuthnException,
    InvalidSignature,
    UnsupportedAlgorithm,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
)


class AnswerWrong(Exception):
    """An answer is not what a passkey would have said."""


@dataclass(frozen=True, slots=True)
class Key:
    """A passkey as a browser knows it: its id, and how it can be reached."""

    credential: bytes
    transports: str

    @property
    def descriptor(self) -> PublicKeyCredentialDescriptor:
        ways = [AuthenticatorTransport(one) for one in self.transports.split()]
        return PublicKeyCredentialDescriptor(self.credential, transports=ways or None)


@dataclass(frozen=True, slots=True)
class Made:
    """A passkey that was just made."""

    key: Key
    public_key: bytes
    sign_count: int


@dataclass(frozen=True, slots=True)
class Claim:
    """What a passkey says, before anything is checked."""

    credential: bytes
    owner: bytes | None
    answer: AuthenticationCredential


@dataclass(frozen=True, slots=True)
class Place:
    """Where passkeys are for: a host, and the origin of its pages."""

    host: str
    origin: str

    @classmethod
    def of(cls, base_url: str) -> Self | None:
        """Give the place of an address; None where no browser keeps passkeys."""
        parts = urlsplit(base_url)
        host = parts.hostname or ""
        if _is_number(host):
            return None
        standard = parts.port in {None, STANDARD_PORTS[parts.scheme]}
        port = "" if standard else f":{parts.port}"
        return cls(host, f"{parts.scheme}://{host}{port}")

    def to_make(
        self, challenge: bytes, owner: bytes, name: str, known: Iterable[Key]
    ) -> str:
        """Ask for a new passkey of any kind that needs no name typed in to be used.

        Nothing is said about where it is kept: a phone's own keys and a stick are
        both welcome.
        """
        options = generate_registration_options(
            rp_id=self.host,
            rp_name=SITE,
            user_id=owner,
            user_name=name,
            challenge=challenge,
            timeout=FIVE_MINUTES,
            exclude_credentials=[one.descriptor for one in known],
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED,
                require_resident_key=True,
                user_verification=UserVerificationRequirement.REQUIRED,
            ),
        )
        return options_to_json(options)

    def to_use(self, challenge: bytes, known: Iterable[Key]) -> str:
        """Ask for a signature by one of these passkeys, or by any if none is named."""
        options = generate_authentication_options(
            rp_id=self.host,
            challenge=challenge,
            timeout=FIVE_MINUTES,
            allow_credentials=[one.descriptor for one in known],
            user_verification=UserVerificationRequirement.REQUIRED,
        )
        return options_to_json(options)

    def made(self, answer: str, challenge: bytes) -> Made:
        """Check that a passkey was made for us; AnswerWrong if not."""
        try:
            told = _object(answer)
            verified = verify_registration_response(
                credential=told,
                expected_challenge=challenge,
                expected_rp_id=self.host,
                expected_origin=self.origin,
                require_user_verification=True,
            )
            key = Key(verified.credential_id, _ways(told["response"].get("transports")))
        except Unsound:
            raise AnswerWrong from None
        return Made(key, verified.credential_public_key, verified.sign_count)

    def used(self, claim: Claim, challenge: bytes, public_key: bytes) -> int:
        """Check a signature; give how often the passkey says that it was used.

        The library would compare that number before it looks at the signature; a
        number is believed only from the key itself, so it is left to the caller.
        """
        try:
            verified = verify_authentication_response(
                credential=claim.answer,
                expected_challenge=challenge,
                expected_rp_id=self.host,
                expected_origin=self.origin,
                credential_public_key=public_key,
                credential_current_sign_count=0,
                require_user_verification=True,
            )
        except Unsound:
            raise AnswerWrong from None
        return verified.new_sign_count


def claim_of(answer: str) -> Claim:
    """Read which passkey says that it answers; AnswerWrong if none does."""
    try:
        credential = parse_authentication_credential_json(_object(answer))
    except Unsound:
        raise AnswerWrong from None
    owner = credential.response.user_handle
    return Claim(credential.raw_id, owner, credential)


def _object(answer: str) -> dict[str, Any]:
    if len(answer) > LONGEST_ANSWER:
        raise ValueError
    told = json.loads(answer)
    if not isinstance(told, dict):
        raise TypeError
    return told


def _ways(said: object) -> str:
    """Keep the ways that we know of those a browser names."""
    named = said if isinstance(said, list) else []
    return " ".join(sorted({one for one in named if one in WAYS}))


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
