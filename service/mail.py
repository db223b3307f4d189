"""Mail to people: through a mail server, into a folder, or onto the console."""

import smtplib
import ssl
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit
from uuid import UUID

import structlog

from service.edge import Edge
from service.settings import Settings

log = structlog.get_logger()

PATIENCE: Final = 10
# They hold addresses and links, and no erasure looks into the folder.
KEPT_IN_FOLDER: Final = timedelta(days=1).total_seconds()
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})


class MailNotSent(Exception):
    """A mail could not be handed over; the message names nobody."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail to one person. The subject holds nothing about anybody."""

    to: str
    subject: str
    text: str
    way_back: "WayBack | None" = None
    calendar: "Calendar | None" = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a program for calendars reads in a mail: an invitation, or its end."""

    method: str
    text: str


@dataclass(frozen=True, slots=True)
class WayBack:
    """By what a mail is known when something comes back, or when it is sent again.

    *replies* go to one address, and what the mail system says of the mail to *returns*.
    """

    id: UUID
    replies: str | None = None
    returns: str | None = None


class Outcome(StrEnum):
    """What a mail server said to a mail: it has it, not now, or never."""

    TAKEN = "taken"
    LATER = "later"
    REFUSED = "refused"


# A mail, and the address that it comes from for the mail system.
Way = Callable[[EmailMessage, str | None], None]
NEVER: Final = 500


class Post:
    """Takes mails the way that the settings say."""

    def __init__(self, settings: Settings, edge: Edge) -> None:
        self._way = _way(settings)
        self._sender = settings.sender
        self._edge = edge
        self._carrier = ThreadPoolExecutor(1, thread_name_prefix="post")

    def send(self, mail: Mail) -> bool:
        """Hand a mail over now; False if that failed, which the log tells."""
        return self.deliver(mail) is Outcome.TAKEN

    def deliver(self, mail: Mail) -> Outcome:
        """Hand a mail over now, and say what the server said."""
        returns = None if mail.way_back is None else mail.way_back.returns
        try:
            self._way(self._message(mail), returns)
        except (MailNotSent, OSError, ValueError, smtplib.SMTPException) as problem:
            log.warning("mail not sent", kind=type(problem).__name__)
            return _outcome(problem)
        return Outcome.TAKEN

    def send_later(self, write: Callable[[], Mail]) -> None:
        """Write a mail and hand it over when the answer is decided.

        How long an answer takes would tell whether there was somebody to write to.
        """
        self._carrier.submit(self._write, write)

    def finish(self) -> None:
        """Wait until everything that was to be sent later is handed over."""
        self._carrier.submit(bool).result()

    def _write(self, write: Callable[[], Mail]) -> None:
        try:
            self.send(write())
        except Exception as problem:  # noqa: BLE001 - nobody waits who could be told
            log.warning("mail not written", kind=type(problem).__name__)

    def _message(self, mail: Mail) -> EmailMessage:
        message = EmailMessage(policy=SMTP)
        message["From"] = self._sender
        message["To"] = mail.to
        message["Subject"] = mail.subject
        message["Date"] = format_datetime(self._edge.now())
        domain = self._sender.rpartition("@")[2].rstrip(">")
        back = mail.way_back or WayBack(self._edge.new_id())
        message["Message-ID"] = f"<{back.id}@{domain}>"
        if back.replies is not None:
            message["Reply-To"] = back.replies
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(mail.text)
        if mail.calendar is not None:
            message.add_alternative(
                mail.calendar.text,
                subtype="calendar",
                params={"method": mail.calendar.method},
            )
        return message


def _outcome(problem: Exception) -> Outcome:
    """Tell what is wrong for good with one mail from what is wrong with the server."""
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in problem.recipients.values()]
        return Outcome.REFUSED if min(codes) >= NEVER else Outcome.LATER
    if isinstance(problem, smtplib.SMTPDataError):
        return Outcome.REFUSED if problem.smtp_code >= NEVER else Outcome.LATER
    return Outcome.REFUSED if isinstance(problem, ValueError) else Outcome.LATER


def _way(settings: Settings) -> Way:
    if settings.smtp_url is not None:
        return partial(_to_server, settings.smtp_url)
    if settings.mail_dir is not None:
        return partial(_to_folder, settings.mail_dir)
    here = urlsplit(settings.base_url).hostname
    return _to_console if here in LOOPBACK else _to_nowhere


def _to_server(address: str, message: EmailMessage, returns: str | None) -> None:
    parts = urlsplit(address)
    host, private = parts.hostname or "", ssl.create_default_context()
    if parts.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            host, parts.port or 0, timeout=PATIENCE, context=private
        )
    else:
        server = smtplib.SMTP(host, parts.port or 0, timeout=PATIENCE)
    with server:
        server.ehlo()
        is_private = parts.scheme == "smtps"
        if not is_private and server.has_extn("starttls"):
            server.starttls(context=private)
            is_private = True
        if parts.username:
            if not is_private and host not in LOOPBACK:
                msg = "The mail server would be told the password in clear."
                raise MailNotSent(msg)
            server.login(unquote(parts.username), unquote(parts.password or ""))
        server.send_message(message, from_addr=returns)


def _to_folder(folder: Path, message: EmailMessage, _: str | None) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = message["Message-ID"].strip("<>").partition("@")[0]
    written = folder / f"{name}.eml"
    written.write_bytes(message.as_bytes())
    _forget_old(folder, written.stat().st_mtime - KEPT_IN_FOLDER)


def _forget_old(folder: Path, before: float) -> None:
    """Delete the mails of long ago; another process may be doing the same."""
    for mail in folder.glob("*.eml"):
        with suppress(FileNotFoundError):
            if mail.stat().st_mtime < before:
                mail.unlink()


def _to_console(message: EmailMessage, _: str | None) -> None:
    """Show a mail to whoever tries Same Page out on their own machine."""
    plain = message.get_body(("plain",))
    body = "" if plain is None else plain.get_content()
    sys.stdout.write(f"\nMail to {message['To']}: {message['Subject']}\n{body}\n")
    sys.stdout.flush()


def _to_nowhere(_: EmailMessage, __: str | None) -> None:
    msg = "There is no mail server. Set SAMEPAGE_SMTP_URL."
    raise MailNotSent(msg)
