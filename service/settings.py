"""What a deployment must decide, read once from the environment."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self
from urllib.parse import urlsplit

from sqlalchemy.engine import URL

from events.store.engine import usable
from events.store.errors import DatabaseUnusable
from service.provider_settings import (
    Provider,
    ProviderUnusable,
    providers_from,
)
from service.symbol_set import OWN, SymbolSet, SymbolsUnusable

PREFIX: Final = "SAMEPAGE_"
# A scheme, a host (or an IPv6 address in brackets) and perhaps a port; no more.
ORIGIN: Final = re.compile(
    r"https?://(\[[0-9a-f:.]+\]|[^\s/?#@:\\\[\]]+)(:[0-9]+)?/?", re.IGNORECASE
)
# An address alone, or a name and then the address in angle brackets.
SENDER: Final = re.compile(r"(?:[^<>@\"]+ <)?[^\s<>@\"]+@[^\s<>@\"]+>?")
# What goes before the + of each conversation's own address, and the domain.
REPLY_TO: Final = re.compile(r"[a-z0-9.-]{1,20}@[a-z0-9.-]+")
MOST_PROXIES: Final = 9


class SettingUnusable(Exception):
    """A setting has a value that cannot work; the message says what would."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Addresses and folders. *owner_url* is used by migrate and rebuild alone.

    *proxies* says how many of our own servers a request passes before it comes here:
    each of them adds the address that it was asked from.
    """

    database_url: URL
    owner_url: URL
    key_dir: Path
    base_url: str
    smtp_url: str | None
    mail_dir: Path | None = None
    mail_from: str | None = None
    reply_to: str | None = None
    proxies: int = 0
    providers: Sequence[Provider] = ()
    symbols: Path = OWN
    push_nearby: bool = False

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> Self:
        """Read the variables that begin with SAMEPAGE_."""
        database = _database(env, "DATABASE_URL", "sqlite:///var/samepage.db")
        return cls(
            database_url=database,
            owner_url=_database(env, "OWNER_URL", "") if _has(env) else database,
            key_dir=_key_dir(env),
            base_url=_web_address(env, "BASE_URL", "http://127.0.0.1:8000"),
            smtp_url=_mail_address(env, "SMTP_URL"),
            mail_dir=_mail_dir(env),
            mail_from=_mail_from(env),
            reply_to=_reply_to(env),
            proxies=_proxies(env),
            providers=_providers(env),
            symbols=_symbols(env),
            push_nearby=_push_nearby(env),
        )

    @property
    def is_https(self) -> bool:
        return self.base_url.startswith("https://")

    @property
    def sender(self) -> str:
        """Give the address that mail comes from."""
        host = urlsplit(self.base_url).hostname or "localhost"
        return self.mail_from or f"Same Page <no-reply@{host}>"

    @property
    def contact(self) -> str:
        """Give where a push service can complain about what we send."""
        if self.is_https:
            return self.base_url
        return f"mailto:{self.sender.rpartition('<')[2].rstrip('>')}"

    @property
    def web_role(self) -> str | None:
        """Name the role that serves, where it is not the owner."""
        role = self.database_url.username
        return None if role == self.owner_url.username else role


def _has(env: Mapping[str, str]) -> bool:
    return bool(env.get(f"{PREFIX}OWNER_URL"))


def _database(env: Mapping[str, str], name: str, default: str) -> URL:
    try:
        url = usable(env.get(PREFIX + name) or default)
    except DatabaseUnusable as problem:
        msg = f"{PREFIX}{name} cannot be used. {problem}"
        raise SettingUnusable(msg) from None
    if url.drivername.startswith("sqlite") and _is_in_memory(url):
        msg = f"{PREFIX}{name} must name a file, such as sqlite:///var/samepage.db."
        raise SettingUnusable(msg)
    return url


def _is_in_memory(url: URL) -> bool:
    """Say whether SQLite would forget everything at the end."""
    file = (url.database or "").removeprefix("file:")
    return file in {"", ":memory:"} or url.query.get("mode") == "memory"


def _key_dir(env: Mapping[str, str]) -> Path:
    folder = Path(env.get(f"{PREFIX}KEY_DIR") or "var/keys")
    if folder.exists() and not folder.is_dir():
        msg = f"{PREFIX}KEY_DIR must be a folder, and {folder} is not one."
        raise SettingUnusable(msg)
    return folder


def _web_address(env: Mapping[str, str], name: str, default: str) -> str:
    given = env.get(PREFIX + name) or default
    if not ORIGIN.fullmatch(given) or _split(given) is None:
        msg = (
            f"{PREFIX}{name} must be a web address such as https://diary.example, "
            "with nothing after the host or its port."
        )
        raise SettingUnusable(msg)
    return given.rstrip("/").lower()


def _mail_address(env: Mapping[str, str], name: str) -> str | None:
    given = env.get(PREFIX + name)
    if not given:
        return None
    parts = _split(given)
    if parts is None or parts[0] not in {"smtp", "smtps"} or not parts[1]:
        msg = f"{PREFIX}{name} must be a mail server such as smtp://mail.example:25."
        raise SettingUnusable(msg)
    return given


def _mail_dir(env: Mapping[str, str]) -> Path | None:
    given = env.get(f"{PREFIX}MAIL_DIR")
    if given and Path(given).exists() and not Path(given).is_dir():
        msg = f"{PREFIX}MAIL_DIR must be a folder, and {given} is not one."
        raise SettingUnusable(msg)
    return Path(given) if given else None


def _mail_from(env: Mapping[str, str]) -> str | None:
    given = env.get(f"{PREFIX}MAIL_FROM")
    if given and (not given.isprintable() or not SENDER.fullmatch(given)):
        msg = f"{PREFIX}MAIL_FROM must be an address such as no-reply@diary.example."
        raise SettingUnusable(msg)
    return given or None


def _reply_to(env: Mapping[str, str]) -> str | None:
    given = env.get(f"{PREFIX}REPLY_TO")
    if given and (not given.isascii() or not REPLY_TO.fullmatch(given)):
        msg = f"{PREFIX}REPLY_TO must be an address such as reply@diary.example."
        raise SettingUnusable(msg)
    return given or None


def _proxies(env: Mapping[str, str]) -> int:
    given = env.get(f"{PREFIX}PROXIES") or "0"
    if given not in map(str, range(MOST_PROXIES + 1)):
        msg = f"{PREFIX}PROXIES must be a number from 0 to {MOST_PROXIES}."
        raise SettingUnusable(msg)
    return int(given)


def _providers(env: Mapping[str, str]) -> Sequence[Provider]:
    try:
        return providers_from(env)
    except ProviderUnusable as problem:
        raise SettingUnusable(str(problem)) from None


def _symbols(env: Mapping[str, str]) -> Path:
    folder = Path(env.get(f"{PREFIX}SYMBOLS") or OWN)
    try:
        SymbolSet.load(folder)
    except SymbolsUnusable as problem:
        msg = f"{PREFIX}SYMBOLS cannot be used. {problem}"
        raise SettingUnusable(msg) from None
    return folder


def _push_nearby(env: Mapping[str, str]) -> bool:
    given = env.get(f"{PREFIX}PUSH_NEARBY") or "no"
    if given not in {"yes", "no"}:
        msg = f"{PREFIX}PUSH_NEARBY must be yes or no."
        raise SettingUnusable(msg)
    return given == "yes"


def _split(address: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return None
    return parts.scheme, parts.hostname or ""
