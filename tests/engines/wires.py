"""The two ways in which the drivers of other engines are told what to do.

Both carry the commands of W3C WebDriver with the same words: Firefox takes them on a
socket of its own (Marionette), WebKit's driver takes them over HTTP.
"""

import json
import socket
from dataclasses import dataclass
from itertools import count
from typing import Any, Final, Protocol

import requests

PATIENCE: Final = 120.0
WAYS: Final = {
    "ElementClear": ("POST", "element/{id}/clear"),
    "ElementClick": ("POST", "element/{id}/click"),
    "ElementSendKeys": ("POST", "element/{id}/value"),
    "ExecuteAsyncScript": ("POST", "execute/async"),
    "FindElements": ("POST", "elements"),
    "GetCurrentURL": ("GET", "url"),
    "Navigate": ("POST", "url"),
    "Refresh": ("POST", "refresh"),
    "SetWindowRect": ("POST", "window/rect"),
}


class Refused(Exception):
    """The driver said that it cannot do this, or that the page did not let it."""


class Wire(Protocol):
    def asks(self, command: str, **said: object) -> Any:  # noqa: ANN401 - any answer
        """Tell the driver to do this; give what it answers."""


@dataclass(frozen=True)
class OverHttp:
    """A driver that is a small web server; *session* is the address of our window."""

    session: str

    @classmethod
    def opened(cls, driver: str, wanted: dict[str, Any]) -> "OverHttp":
        asked = {"capabilities": {"alwaysMatch": wanted}}
        told = _answer(requests.post(f"{driver}/session", json=asked, timeout=PATIENCE))
        return cls(f"{driver}/session/{told['sessionId']}")

    def asks(self, command: str, **said: object) -> Any:  # noqa: ANN401 - any answer
        method, path = WAYS[command]
        address = f"{self.session}/{path.format(**said)}"
        if method == "GET":
            return _answer(requests.get(address, timeout=PATIENCE))
        return _answer(requests.post(address, json.dumps(said), timeout=PATIENCE))

    def ends(self) -> None:
        requests.delete(self.session, timeout=PATIENCE)


def _answer(came: requests.Response) -> Any:  # noqa: ANN401 - any answer
    told = came.json()["value"]
    if came.status_code != requests.codes.ok:
        msg = f"{told['error']}: {told['message']}"
        raise Refused(msg)
    return told


class OverSocket:
    """Marionette: each message is its length, a colon, and JSON."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), PATIENCE)
        self._came = self._socket.makefile("rb")
        self._numbers = count(1)
        self._hears()  # it says who it is
        self.asks("NewSession")

    def asks(self, command: str, **said: object) -> Any:  # noqa: ANN401 - any answer
        return self.asks_firefox(f"WebDriver:{command}", **said)

    def asks_firefox(self, command: str, **said: object) -> Any:  # noqa: ANN401
        """Ask for what only Firefox knows, by its whole name."""
        sent = json.dumps([0, next(self._numbers), command, said]).encode()
        self._socket.sendall(b"%d:%s" % (len(sent), sent))
        _, _, wrong, told = self._hears()
        if wrong is not None:
            msg = f"{wrong['error']}: {wrong['message']}"
            raise Refused(msg)
        is_alone = isinstance(told, dict) and set(told) == {"value"}
        return told["value"] if is_alone else told

    def _hears(self) -> Any:  # noqa: ANN401 - any answer
        length = b""
        while (digit := self._came.read(1)) not in {b":", b""}:
            length += digit
        return json.loads(self._came.read(int(length)))

    def ends(self) -> None:
        self._came.close()
        self._socket.close()
