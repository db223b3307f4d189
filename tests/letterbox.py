"""A real mail server on this machine, and what people find in its letterbox."""

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from urllib.parse import urlsplit

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

LINK = re.compile(r"https?://\S+/join\?link=\S+")


@dataclass
class Letterbox:
    """Keeps each mail it is given; one that is *shut* takes none."""

    port: int
    mails: list[EmailMessage] = field(default_factory=list)
    is_shut: bool = False

    async def handle_DATA(  # noqa: N802 - the library's name
        self, _: SMTP, __: Session, envelope: Envelope
    ) -> str:
        if self.is_shut:
            return "451 Not now"
        assert isinstance(envelope.content, bytes)
        mail = message_from_bytes(envelope.content, policy=policy.default)
        assert envelope.rcpt_tos == [mail["To"]]
        self.mails.append(mail)
        return "250 OK"

    @property
    def address(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def newest_link(self) -> str:
        """The path that the newest mail leads to."""
        found = LINK.search(text_of(self.mails[-1]))
        assert found is not None
        parts = urlsplit(found.group())
        return f"{parts.path}?{parts.query}"


def text_of(mail: EmailMessage) -> str:
    return str(mail.get_content())


@contextmanager
def letterbox() -> Iterator[Letterbox]:
    """Open a mail server until the end of the block."""
    box = Letterbox(free_port())
    server = Controller(box, hostname="127.0.0.1", port=box.port)
    server.start()
    try:
        yield box
    finally:
        server.stop()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port
