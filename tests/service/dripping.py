"""A real server on loopback that says a byte now and then, and never ends."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Final

from tests.service.push_service import Phone

PAUSE: Final = 0.05


@dataclass
class Dripping:
    """What it says first, what drips after that, and when it was asked."""

    first: bytes = b""
    drop: bytes = b"H"
    noticed: Callable[[], Any] = lambda: None
    asked: list[Any] = field(default_factory=list)
    port: int = 0

    def phone(self, scheme: str = "http") -> Phone:
        return Phone(f"{scheme}://127.0.0.1:{self.port}")

    def answers(self, line: socket.socket, over: threading.Event) -> None:
        with line, suppress(OSError):
            self.asked.append(self.noticed())
            line.sendall(self.first)
            while self.drop and not over.is_set():
                line.sendall(self.drop)
                time.sleep(PAUSE)


@contextmanager
def dripping(server: Dripping) -> Iterator[Dripping]:
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as door:
        server.port = door.getsockname()[1]

        def serve() -> None:
            while not over.is_set():
                line, _ = door.accept()
                threads.append(
                    threading.Thread(target=server.answers, args=(line, over))
                )
                threads[-1].start()

        threads = [threading.Thread(target=serve)]
        threads[0].start()
        try:
            yield server
        finally:
            over.set()
            with suppress(OSError):
                socket.create_connection(("127.0.0.1", server.port)).close()
            for one in threads:
                one.join()
