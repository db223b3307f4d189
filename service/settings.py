"""What a deployment must decide, read once from the environment."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self
from urllib.parse import urlsplit

from sqlalchemy.engine import URL

from events.store.engine import usable
from events.store.errors import DatabaseUnusable

PREFIX: Final = "SAMEPAGE_"
# A scheme, a host (or an IPv6 address in brackets) and perhaps a port; no more.
ORIGIN: Final = re.compile(
    r"https?://(\[[0-9a-f:.]+\]|[^\s/?#@:\\\[\]]+)(:[0-9]+)?/?", re.IGNORECASE
)


class SettingUnusable(Exception):
    """A setting has a value that cannot work; the message says what would."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Addresses and folders. *owner_url* is used by migrate and rebuild alone."""

    database_url: URL
    owner_url: URL
    key_dir: Path
    base_url: str
    smtp_url: str | None

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
        )

    @property
    def is_https(self) -> bool:
        return self.base_url.startswith("https://")

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


def _split(address: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return None
    return parts.scheme, parts.hostname or ""
