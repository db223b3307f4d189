"""samepage serve --with-work: mails go out beside the server, and both end at once."""

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Final

import pytest

from tests.service.house import House
from tests.service.test_cli import (
    PROGRAM,
    a_free_port,
    fetched,
    patiently,
    settings_of,
)

PATIENCE: Final = 30


class Both:
    """The server and what it started, in a process group of their own."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process

    def group(self) -> dict[int, str]:
        """The processes of the group that still run, by what was typed for each."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                state = (folder / "stat").read_text("utf-8").rpartition(") ")[2].split()
                typed = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:  # it ended meanwhile
                continue
            if int(state[2]) == self.process.pid and state[0] != "Z":
                found[int(folder.name)] = typed.strip()
        return found

    def worker(self) -> int:
        (found,) = (
            pid for pid, typed in self.group().items() if typed.endswith("main() work")
        )
        return found


@contextmanager
def both(house: House, folder: Path) -> Iterator[Both]:
    port = a_free_port()
    env = {**os.environ, **settings_of(house.place), "PORT": str(port)}
    with (folder / "said").open("w") as said:
        process = subprocess.Popen(
            [PROGRAM, "serve", "--with-work"],
            env={**env, "WEB_CONCURRENCY": "1"},
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
    try:
        address = f"http://127.0.0.1:{port}/healthz/ready"
        assert patiently(lambda: fetched(address)) == 200
        yield Both(process)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(PATIENCE)


def until(holds: Callable[[], bool]) -> bool:
    deadline = monotonic() + PATIENCE
    while not holds() and monotonic() < deadline:
        sleep(0.1)
    return holds()


@pytest.mark.parametrize("to_all", [True, False], ids=["Ctrl-C", "stopped by its id"])
def test_both_end_together_and_leave_nothing_behind(
    hut: House, tmp_path: Path, *, to_all: bool
) -> None:
    with both(hut, tmp_path) as running:
        assert running.worker() in running.group()
        if to_all:
            os.killpg(running.process.pid, signal.SIGINT)
        else:
            running.process.terminate()
        assert running.process.wait(PATIENCE) == 0, (tmp_path / "said").read_text()
        assert until(lambda: not running.group())


def test_the_server_does_not_go_on_alone(hut: House, tmp_path: Path) -> None:
    with both(hut, tmp_path) as running:
        os.kill(running.worker(), signal.SIGKILL)
        assert running.process.wait(PATIENCE) != 0
        assert until(lambda: not running.group())
