"""A program that uses the API. It imports nothing of ours, so that it starts fast."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from threading import Barrier
from typing import Any
from uuid import uuid4

SECONDS = 60
DAY = "2026-09-07"


class Unanswered(Exception):
    """The service was not there, or went away before its answer was complete."""


@dataclass(frozen=True)
class Answer:
    """What came back, down to the byte."""

    status: int
    location: str | None
    kind: str | None
    body: bytes

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever was answered
        return json.loads(self.body)


@dataclass(frozen=True)
class Caller:
    """Calls with one token; each call on a connection of its own."""

    port: int
    token: str = ""

    def get(self, path: str) -> Answer:
        return self.call("GET", path)

    def post(self, path: str, sent: dict[str, Any], key: str | None = None) -> Answer:
        return self.call("POST", path, sent, key)

    def call(
        self,
        method: str,
        path: str,
        sent: dict[str, Any] | None = None,
        key: str | None = None,
    ) -> Answer:
        headers = {"Authorization": f"Bearer {self.token}", "Connection": "close"}
        if key is not None:
            headers["Idempotency-Key"] = key
        body = None
        if sent is not None:
            headers["Content-Type"] = "application/json"
            body = json.dumps(sent).encode()
        conn = HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        try:
            conn.request(method, path, body, headers)
            got = conn.getresponse()
            named = (got.getheader("Location"), got.getheader("Content-Type"))
            return Answer(got.status, *named, got.read())
        except (OSError, HTTPException) as error:
            raise Unanswered(repr(error)) from error
        finally:
            conn.close()


def of_child(child: object) -> str:
    return f"/api/v1/children/{child}"


def a_note(text: str) -> dict[str, Any]:
    """An entry as it is sent; its id is the sender's, so a lost answer can be found."""
    words = {"day": DAY, "place": "home", "kind": "note", "text": text}
    return {"id": str(uuid4()), **words}


def whole_timeline(caller: Caller, child: object, limit: int = 100) -> list[Any]:
    """Every entry of a child, newest first, page by page."""
    return [item for page in pages(caller, child, limit) for item in page]


def pages(caller: Caller, child: object, limit: int) -> Iterator[list[Any]]:
    path = f"{of_child(child)}/timeline?limit={limit}"
    more = ""
    while more is not None:
        answer = caller.get(path + (f"&cursor={more}" if more else ""))
        assert answer.status == 200, answer
        yield answer.json["items"]
        more = answer.json["next"]


def all_at_once(count: int, ask: Callable[[int], Answer]) -> list[Answer]:
    """Ask *count* times in the same instant."""
    line = Barrier(count)

    def asked(number: int) -> Answer:
        line.wait(SECONDS)
        return ask(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(asked, range(count)))
