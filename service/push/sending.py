"""Hands a push over to the service that carries it to a device.

Every push says the same: that there is something to read, and where our page is. It
names nobody, so that a lock screen and a push service learn nothing from it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from http import HTTPStatus
from typing import Final
from urllib.parse import SplitResult

import structlog
from requests.utils import DEFAULT_CA_BUNDLE_PATH

from events.store.keys import KeyRing
from service.edge import Edge
from service.push.carrying import Deadline, asked, connected, sealed
from service.push.reaching import HTTPS, NotReachable, looked_up, split
from service.push.sealing import DeviceKeys, sealed_for
from service.push.vouching import Voucher
from service.settings import Settings

log = structlog.get_logger()

NEWS: Final[Mapping[str, str]] = {
    "title": "Same Page",
    "body": "There is something new to read.",
    "url": "/today",
}
# Seconds for all of one push, from connecting to what the service says.
PATIENCE: Final = 10
LIVES: Final = timedelta(days=2)
# A push that waits at the service gives way to the next, which says the same.
TOPIC: Final = "news"
OVER: Final = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
PORTS: Final = {"http": 80, "https": HTTPS}


class Outcome(StrEnum):
    """What a push service said: it has the push, not now, or the device is gone."""

    TAKEN = "taken"
    LATER = "later"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Subscription:
    """Where the pushes to a device go, and for which keys they are sealed."""

    endpoint: str
    keys: DeviceKeys


class PushPost:
    """Takes pushes to the services that browsers name."""

    def __init__(
        self, settings: Settings, ring: KeyRing, edge: Edge, patience: float = PATIENCE
    ) -> None:
        self._nearby = settings.push_nearby
        self._voucher = Voucher(ring, settings.contact)
        self._edge = edge
        self._patience = patience
        self._authorities: str = DEFAULT_CA_BUNDLE_PATH

    @property
    def public_key(self) -> str:
        """Give the key by which a browser lets us, and nobody else, push to it."""
        return self._voucher.public_key

    def check(self, endpoint: str) -> None:
        """Refuse an address that no push goes to; NotReachable."""
        split(endpoint, nearby=self._nearby)

    def deliver(self, to: Subscription) -> Outcome:
        """Hand a push over now, and say what the service said."""
        try:
            status = self._status(to)
        except (NotReachable, OSError, ValueError) as problem:
            log.warning("push not sent", kind=type(problem).__name__)
            return Outcome.LATER
        if status in OVER:
            return Outcome.GONE
        if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            return Outcome.TAKEN
        log.warning("push not taken", status=status)
        return Outcome.LATER

    def _status(self, to: Subscription) -> int:
        until = Deadline(self._patience)
        parts = split(to.endpoint, nearby=self._nearby)
        host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
        request = self._request(to, parts)
        addresses = looked_up(host, port, nearby=self._nearby)
        with connected(addresses, port, until) as line:
            if parts.scheme != "https":
                return asked(line, request, until)
            with sealed(line, host, self._authorities, until) as private:
                return asked(private, request, until)

    def _request(self, to: Subscription, parts: SplitResult) -> bytes:
        body = sealed_for(to.keys, json.dumps(dict(NEWS)).encode())
        place = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {
            "Host": parts.netloc,
            **self._headers(to.endpoint),
            "Content-Length": str(len(body)),
            "Connection": "close",
        }
        lines = [f"{name}: {value}\r\n" for name, value in headers.items()]
        head = f"POST {place} HTTP/1.1\r\n{''.join(lines)}\r\n"
        return head.encode("ascii") + body

    def _headers(self, endpoint: str) -> Mapping[str, str]:
        return {
            "Authorization": self._voucher.says(endpoint, self._edge.now()),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(int(LIVES.total_seconds())),
            "Urgency": "normal",
            "Topic": TOPIC,
        }
