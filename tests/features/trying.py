"""Run one test over code from which a rule was taken, in a process of its own."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import IntEnum
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.queues import SimpleQueue
from pathlib import Path
from typing import Final, NoReturn

import pytest

from tests.architecture.tree import ROOT, all_files
from tests.features.changes import Change

FORK: Final = get_context("fork")
# Without its rule a loop may go on for ever: that is a test that fails, too.
SECONDS: Final = 600
OURS: Final = frozenset({"bench", "events", "projections", "service", "tests", "wsgi"})
# What takes long to import is imported once, before each trial goes its own way.
LARGE: Final = (
    "alembic.command",
    "bs4",
    "eventsourcing.domain",
    "flask_smorest",
    "PIL.Image",
    "psycopg",
    "pypdf",
    "requests",
    "sqlalchemy.dialects.postgresql",
    "sqlalchemy.dialects.sqlite",
    "structlog",
    "webauthn",
    "zxcvbn",
)


class Verdict(IntEnum):
    """How a test took it, as its process says it when it ends."""

    PASSED = 10
    FAILED = 11
    UNTRIED = 12


@dataclass(frozen=True, slots=True)
class Trial:
    """A test, and what is changed in one file before it runs."""

    node: str
    file: str = ""
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a trial, with all that was printed."""

    trial: Trial
    verdict: int
    printed: str


class Watch:
    """Tells whether a test itself failed, not the ground it stands on."""

    def __init__(self) -> None:
        self.verdict = Verdict.UNTRIED

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Take the quicker database where a test runs on both."""
        quick = [one for one in items if not one.get_closest_marker("postgres")]
        items[:] = quick or items

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        itself = report.when == "call"
        if report.failed and self.verdict != Verdict.FAILED:
            # What the end of a window finds comes after the test failed, if it did.
            self.verdict = Verdict.FAILED if itself else Verdict.UNTRIED
        elif report.passed and itself:
            self.verdict = Verdict.PASSED


def outcomes(trials: Sequence[Trial], folder: Path, workers: int) -> Iterator[Outcome]:
    """Try all, some side by side, each worker in its own copy of our files."""
    for name in LARGE:
        with suppress(ImportError):
            import_module(name)
    queue: SimpleQueue[Outcome] = FORK.SimpleQueue()
    processes = []
    for number in range(workers):
        place = copied(folder / f"copy-{number}")
        share = trials[number::workers]
        processes.append(FORK.Process(target=_work, args=(share, place, queue)))
    for process in processes:
        process.start()
    for _ in trials:
        yield queue.get()
    for process in processes:
        process.join()


def copied(place: Path) -> Path:
    """Copy the files that git knows; in the copy git knows them too."""
    for name in all_files():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, place / name)
    subprocess.run(["git", "init", "--quiet", place], check=True)
    return place


def _work(trials: Sequence[Trial], place: Path, queue: "SimpleQueue[Outcome]") -> None:
    printed = place.with_suffix(".txt")
    for trial in trials:
        with _changed(trial, place):
            process = FORK.Process(target=_run, args=(trial, place, printed))
            process.start()
            process.join()
        code = process.exitcode or 0
        queue.put(Outcome(trial, code, printed.read_text(errors="replace")))


@contextmanager
def _changed(trial: Trial, place: Path) -> Iterator[None]:
    if trial.change is None:
        yield
        return
    source = (ROOT / trial.file).read_bytes()
    (place / trial.file).write_bytes(trial.change.applied(source))
    try:
        yield
    finally:
        shutil.copy2(ROOT / trial.file, place / trial.file)


def _run(trial: Trial, place: Path, printed: Path) -> NoReturn:
    with printed.open("w") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    _move_to(place)
    sys.dont_write_bytecode = trial.change is not None
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(SECONDS)
    watch = Watch()
    words = ["--exitfirst", "--no-header", "--tb=short"]
    pytest.main([*words, trial.node], plugins=[watch])
    sys.exit(watch.verdict)


def _move_to(place: Path) -> None:
    """From now on our modules, also those of other programs, come from the copy."""
    os.chdir(place)
    os.environ["PYTHONPATH"] = str(place)
    sys.path.insert(0, str(place))
    for name in [name for name in sys.modules if name.split(".")[0] in OURS]:
        del sys.modules[name]


def _too_long(*_: object) -> NoReturn:
    raise TimeoutError
