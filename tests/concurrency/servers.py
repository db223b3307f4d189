"""The real service as a program of its own: started, stopped, or killed."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from tests.concurrency.callers import Caller, Unanswered
from tests.databases import Place

PROGRAM = Path(sys.executable).parent / "samepage"
# What `samepage serve` becomes after it has looked at the database.
GUNICORN = (sys.executable, "-m", "gunicorn", "-c", "python:service.gunicorn")
PATIENCE = 60.0
NOTHING_MORE: Mapping[str, str] = MappingProxyType({})


@dataclass
class Serving:
    """A service that answers on *port*; its log is in the file *log*."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    def stop(self) -> None:
        """Ask it to end, as an operator does."""
        self.process.terminate()
        self.process.wait(PATIENCE)

    def kill(self) -> None:
        """End all of its processes at once: no handler runs, nothing is closed."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)

    def workers(self) -> list[int]:
        """The processes that answer."""
        pid = self.process.pid
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
        return [int(one) for one in listed.split()]

    def wait_until_ready(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while not self._is_ready():
            said = self.log.read_text(errors="replace")[-2_000:]
            assert self.process.poll() is None, f"The service ended.\n{said}"
            assert time.monotonic() < deadline, f"The service never answered.\n{said}"
            time.sleep(0.02)

    def _is_ready(self) -> bool:
        try:
            return Caller(self.port).get("/healthz/ready").status == 200
        except Unanswered:
            return False


def start(
    place: Place,
    log: Path,
    *,
    command: tuple[str | Path, ...] = (PROGRAM, "serve"),
    workers: int = 2,
    address: str | None = None,
    more: Mapping[str, str] = NOTHING_MORE,
) -> Serving:
    """Start the service in a process group of its own, on a free port."""
    port = _free_port()
    env = {
        **os.environ,
        "SAMEPAGE_DATABASE_URL": address or place.address,
        "SAMEPAGE_OWNER_URL": address or place.owner_address,
        "SAMEPAGE_KEY_DIR": str(place.key_dir),
        "SAMEPAGE_BASE_URL": f"http://localhost:{port}",
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "WEB_CONCURRENCY": str(workers),
        **more,
    }
    with log.open("ab") as file:
        process = subprocess.Popen(
            command, env=env, stdout=file, stderr=file, start_new_session=True
        )
    return Serving(process, port, log)


@contextmanager
def serving(
    place: Place,
    log: Path,
    *,
    command: tuple[str | Path, ...] = (PROGRAM, "serve"),
    workers: int = 2,
    address: str | None = None,
    more: Mapping[str, str] = NOTHING_MORE,
) -> Iterator[Serving]:
    """Serve until the end of the block."""
    served = start(
        place, log, command=command, workers=workers, address=address, more=more
    )
    try:
        served.wait_until_ready()
        yield served
    finally:
        if served.process.poll() is None:
            served.stop()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
        assert isinstance(port, int)
        return port
