"""Where staff have an account already: what a deployment says about such a provider."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

PREFIX: Final = "SAMEPAGE_OIDC"
SHORT_NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,31}")
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
# At these anybody can have an account, so the school must say whose are its own.
MUST_SAY: Final[Mapping[str, str]] = {
    "accounts.google.com": "HD",
    "login.microsoftonline.com": "TID",
}


class ProviderUnusable(Exception):
    """What is said about a provider cannot work; the message says what would."""


@dataclass(frozen=True, slots=True)
class Provider:
    """A place that signs staff in with OpenID Connect.

    *key* stands in addresses and *name* on buttons. Of *domains* (Google's `hd`) and
    *tenants* (Microsoft's `tid`) each that is not empty must hold the one that the
    provider names. *counts_twice* says that its sign-in always counts as two steps.
    """

    key: str
    name: str
    issuer: str
    client_id: str
    client_secret: str | None = field(default=None, repr=False)
    domains: frozenset[str] = frozenset()
    tenants: frozenset[str] = frozenset()
    counts_twice: bool = False

    @property
    def host(self) -> str:
        return urlsplit(self.issuer).hostname or ""


def providers_from(env: Mapping[str, str]) -> Sequence[Provider]:
    """Read the providers that SAMEPAGE_OIDC names, in the order of their buttons."""
    keys = (env.get(PREFIX) or "").split()
    if len(keys) != len(set(keys)):
        msg = f"{PREFIX} must name each provider once."
        raise ProviderUnusable(msg)
    return tuple(_provider(env, key) for key in keys)


def _provider(env: Mapping[str, str], key: str) -> Provider:
    if not SHORT_NAME.fullmatch(key):
        msg = f"{PREFIX} must be short names such as google, of a to z, 0 to 9 and -."
        raise ProviderUnusable(msg)
    start = f"{PREFIX}_{key.upper().replace('-', '_')}_"
    provider = Provider(
        key=key,
        name=env.get(f"{start}NAME") or key.capitalize(),
        issuer=_issuer(env, f"{start}ISSUER"),
        client_id=_needed(env, f"{start}CLIENT_ID"),
        client_secret=_secret(env, f"{start}CLIENT_SECRET"),
        domains=_list(env, f"{start}HD"),
        tenants=_list(env, f"{start}TID"),
        counts_twice=_yes(env, f"{start}COUNTS_TWICE"),
    )
    _refuse_everybody(provider, start)
    return provider


def _refuse_everybody(provider: Provider, start: str) -> None:
    must = MUST_SAY.get(provider.host)
    said = provider.domains if must == "HD" else provider.tenants
    if must is not None and not said:
        msg = f"{start}{must} must name the school's own, or anybody could come in."
        raise ProviderUnusable(msg)


def _issuer(env: Mapping[str, str], name: str) -> str:
    given = _needed(env, name)
    try:
        parts = urlsplit(given)
        _ = parts.port
    except ValueError:
        parts = urlsplit("")
    is_private = parts.scheme == "https" or parts.hostname in LOOPBACK
    if not is_private or not parts.hostname or parts.query or parts.fragment:
        msg = f"{name} must be an address such as https://accounts.google.com."
        raise ProviderUnusable(msg)
    return given


def _needed(env: Mapping[str, str], name: str) -> str:
    given = (env.get(name) or "").strip()
    if not given:
        msg = f"{name} is missing. See docs/operations.md."
        raise ProviderUnusable(msg)
    return given


def _secret(env: Mapping[str, str], name: str) -> str | None:
    """Read a secret from its variable, or from the file that another names."""
    file = env.get(f"{name}_FILE")
    if not file:
        return env.get(name) or None
    try:
        return Path(file).read_text(encoding="utf-8").strip() or None
    except (OSError, ValueError):
        msg = f"{name}_FILE must be a file with the secret, and {file} cannot be read."
        raise ProviderUnusable(msg) from None


def _list(env: Mapping[str, str], name: str) -> frozenset[str]:
    return frozenset((env.get(name) or "").replace(",", " ").casefold().split())


def _yes(env: Mapping[str, str], name: str) -> bool:
    given = env.get(name) or "no"
    if given not in {"yes", "no"}:
        msg = f"{name} must be yes or no."
        raise ProviderUnusable(msg)
    return given == "yes"
