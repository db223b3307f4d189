"""OpenID Connect: what a provider is asked, and whether what it says can be believed.

Of what a provider tells, only its issuer and its subject say who somebody is. An e-mail
address can be given to another person, so it is not even asked for.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any, Final, cast
from urllib.parse import urlsplit

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from service.edge import Edge
from service.provider_settings import LOOPBACK, Provider

WELL_KNOWN: Final = "/.well-known/openid-configuration"
SIGNED_WITH: Final = ("RS256", "ES256")
KINDS_OF_KEYS: Final = frozenset({"RSA", "EC"})
KEPT: Final = timedelta(hours=1)
AT_MOST_EVERY: Final = timedelta(minutes=1)
PATIENCE: Final = 5
LEEWAY: Final = 60
LONGEST_SUBJECT: Final = 255
# Microsoft's issuer for accounts of any organisation leaves a place for which.
ANY_TENANT: Final = "{tenantid}"
TWO_STEPS: Final = frozenset(
    {
        "http://schemas.openid.net/pape/policies/2007/06/multi-factor",
        "https://refeds.org/profile/mfa",
    }
)
ENDPOINTS: Final = ("authorization_endpoint", "token_endpoint", "jwks_uri")
REFUSED: Final = "the code was refused"
Json = Mapping[str, Any]


class ProviderAway(Exception):
    """A provider does not answer, or not as its own description promises."""


class TokenWrong(Exception):
    """What came back does not prove who somebody is. The message is for the log."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Who a provider says that somebody is, by the two words that never change.

    *at* is when they last signed in there, if it tells.
    """

    issuer: str
    subject: str
    is_two_steps: bool
    at: int | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What one try to sign in is known by, here and there."""

    state: str
    nonce: str
    verifier: str
    again: bool = False


class Client:
    """Speaks with one provider. Its description and keys are kept for an hour."""

    def __init__(self, provider: Provider, back: str, edge: Edge) -> None:
        self.provider = provider
        self._back = back
        self._edge = edge
        self._kept: dict[str, tuple[datetime, Json]] = {}

    def address(self, asked: Asked) -> str:
        """Give where somebody signs in there; *again* asks even who is signed in."""
        more = {"prompt": "login", "max_age": "0"} if asked.again else {}
        with self._session() as session:
            address, _ = session.create_authorization_url(
                self._told()["authorization_endpoint"],
                state=asked.state,
                nonce=asked.nonce,
                code_verifier=asked.verifier,
                **more,
            )
        return str(address)

    def redeem(self, code: str, asked: Asked) -> Proof:
        """Exchange a code for a proof of who came back."""
        told = self._told()
        try:
            with self._session() as session:
                tokens = session.fetch_token(
                    told["token_endpoint"],
                    grant_type="authorization_code",
                    code=code,
                    code_verifier=asked.verifier,
                    allow_redirects=False,
                )
        except AuthlibBaseError as problem:
            raise TokenWrong(problem.error) from None
        except (requests.RequestException, ValueError) as problem:
            if _is_refused(problem):
                raise TokenWrong(REFUSED) from None
            raise ProviderAway(type(problem).__name__) from None
        return self.read(tokens.get("id_token"), asked.nonce)

    def read(self, token: object, nonce: str) -> Proof:
        """Check an identity token to its last word."""
        if not isinstance(token, str):
            msg = "no identity token"
            raise TokenWrong(msg)
        try:
            claims = self._signed(token)
            self._registry(claims, nonce).validate(claims)
        except (JoseError, ValueError) as problem:
            raise TokenWrong(type(problem).__name__) from None
        self._refuse_others(claims)
        return _proof(claims, counts_twice=self.provider.counts_twice)

    def _session(self) -> Any:  # noqa: ANN401 - the library has no types
        secret = self.provider.client_secret
        return OAuth2Session(
            self.provider.client_id,
            secret,
            token_endpoint_auth_method=self._way_to_prove_ourselves(),
            scope="openid",
            redirect_uri=self._back,
            code_challenge_method="S256",
            default_timeout=PATIENCE,
        )

    def _way_to_prove_ourselves(self) -> str:
        if self.provider.client_secret is None:
            return "none"
        named = "token_endpoint_auth_methods_supported"
        ways = self._told().get(named, ["client_secret_basic"])
        basic = "client_secret_basic" in ways
        return "client_secret_basic" if basic else "client_secret_post"

    def _signed(self, token: str) -> dict[str, Any]:
        """Open a token with the provider's keys, fetched anew if none of them fits."""
        try:
            return jwt.decode(token, self._keys(KEPT), list(SIGNED_WITH)).claims
        except InvalidKeyIdError:
            return jwt.decode(
                token, self._keys(AT_MOST_EVERY), list(SIGNED_WITH)
            ).claims

    def _registry(self, claims: Json, nonce: str) -> jwt.JWTClaimsRegistry:
        return jwt.JWTClaimsRegistry(
            now=int(self._edge.now().timestamp()),
            leeway=LEEWAY,
            iss={"essential": True, "value": self._issuer(claims)},
            sub={"essential": True},
            aud={"essential": True, "value": self.provider.client_id},
            nonce={"essential": True, "value": nonce},
            exp={"essential": True},
            iat={"essential": True},
        )

    def _issuer(self, claims: Json) -> str:
        """Give the issuer that a token must name: with its tenant, where it has one."""
        tenant = str(claims.get("tid", ""))
        return str(self._told()["issuer"]).replace(ANY_TENANT, tenant)

    def _refuse_others(self, claims: Json) -> None:
        """Refuse tokens for another service, and people who are not the school's."""
        audience, party = claims["aud"], claims.get("azp", self.provider.client_id)
        alone = audience in (self.provider.client_id, [self.provider.client_id])
        if party != self.provider.client_id or not (alone or "azp" in claims):
            msg = "for another service"
            raise TokenWrong(msg)
        for name in ("hd", "tid"):
            wanted = self.provider.domains if name == "hd" else self.provider.tenants
            if wanted and str(claims.get(name, "")).casefold() not in wanted:
                msg = f"{name} is not the school's"
                raise TokenWrong(msg)

    def _told(self) -> Json:
        """Give the provider's description of itself."""
        address = self.provider.issuer.rstrip("/") + WELL_KNOWN
        told = self._fetched(address, KEPT)
        missing = [name for name in ("issuer", *ENDPOINTS) if name not in told]
        ours = _is_of(str(told.get("issuer")), self.provider)
        if missing or not ours or not all(map(_is_private, _places(told))):
            del self._kept[address]
            msg = "description"
            raise ProviderAway(msg)
        return told

    def _keys(self, at_most: timedelta) -> KeySet:
        """Give the keys that sign tokens: public ones of the two kinds that we take."""
        told = self._fetched(self._told()["jwks_uri"], at_most).get("keys")
        known = told if isinstance(told, list) else []
        keys = [one for one in known if _signs(one)]
        return KeySet.import_key_set(cast("Any", {"keys": keys}))

    def _fetched(self, address: str, at_most: timedelta) -> Json:
        now = self._edge.now()
        at, told = self._kept.get(address, (None, {}))
        if at is not None and now - at < at_most:
            return told
        try:
            answer = requests.get(address, timeout=PATIENCE, allow_redirects=False)
            answer.raise_for_status()
            told = answer.json()
        except (requests.RequestException, ValueError) as problem:
            raise ProviderAway(type(problem).__name__) from None
        if not isinstance(told, dict):
            raise ProviderAway(type(told).__name__)
        self._kept[address] = now, told
        return told


def _is_refused(problem: Exception) -> bool:
    """Say whether a provider answered that it does not take what it was sent."""
    answer = getattr(problem, "response", None)
    return answer is not None and answer.status_code == HTTPStatus.BAD_REQUEST


def _is_of(issuer: str, provider: Provider) -> bool:
    """Say whether a description is that of the issuer which the settings name."""
    if ANY_TENANT not in issuer:
        return issuer == provider.issuer
    pattern = re.escape(issuer).replace(re.escape(ANY_TENANT), "[^/]+")
    return bool(provider.tenants) and bool(re.fullmatch(pattern, provider.issuer))


def _places(told: Json) -> list[str]:
    return [str(told[name]) for name in ENDPOINTS]


def _is_private(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" or parts.hostname in LOOPBACK


def _signs(key: object) -> bool:
    if not isinstance(key, dict) or key.get("kty") not in KINDS_OF_KEYS:
        return False
    return bool(key.get("use", "sig") == "sig")


def _proof(claims: Json, *, counts_twice: bool) -> Proof:
    subject, at, ways = claims["sub"], claims.get("auth_time"), claims.get("amr")
    if len(subject) > LONGEST_SUBJECT:
        msg = "subject too long"
        raise TokenWrong(msg)
    said = isinstance(ways, list) and "mfa" in ways
    two = counts_twice or said or claims.get("acr") in TWO_STEPS
    return Proof(claims["iss"], subject, two, at if isinstance(at, int) else None)
