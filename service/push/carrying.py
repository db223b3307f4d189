"""One request to a push service, over before its time is up, however it answers.

A limit for each reading is none for a server that sends a byte now and then. So all
of it is done before one deadline: connecting, agreeing on a cipher, asking, hearing.
"""

import re
import socket
import ssl
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import Final

# A server that is not there must leave time for the next address of the name.
KNOCK: Final = 3
LONGEST: Final = 4_096
# What comes before the answer itself ("go on", "here are hints") is passed over.
STATUS: Final = re.compile(
    rb"(?:HTTP/1\.[01] 1\d\d[^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n)*"
    rb"HTTP/1\.[01] ([2-5]\d\d)[ \r]"
)


class Deadline:
    """A moment after which nothing is waited for."""

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds

    def left(self) -> float:
        """Give the seconds until then; TimeoutError if there are none."""
        left = self._ends - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


def connected(addresses: Iterable[str], port: int, until: Deadline) -> socket.socket:
    """Connect to the first address that answers: not every machine reaches both kinds.

    Looked up once more, the name could lead somewhere else by now.
    """
    for address in addresses:
        patience = min(KNOCK, until.left())
        with suppress(OSError):
            return socket.create_connection((address, port), timeout=patience)
    raise ConnectionRefusedError


def sealed(
    plain: socket.socket, host: str, authorities: str, until: Deadline
) -> socket.socket:
    """Let the server show that it is *host*, and go on in cipher."""
    context = ssl.create_default_context(cafile=authorities)
    plain.settimeout(until.left())
    return context.wrap_socket(plain, server_hostname=host)


def asked(line: socket.socket, request: bytes, until: Deadline) -> int:
    """Send a request, and give the status of its answer. Nothing more is read."""
    rest = memoryview(request)
    while rest:
        line.settimeout(until.left())
        rest = rest[line.send(rest) :]
    heard = b""
    while (found := STATUS.match(heard)) is None:
        line.settimeout(until.left())
        more = line.recv(LONGEST - len(heard))
        if not more:
            raise ConnectionAbortedError
        heard += more
    return int(found[1])
