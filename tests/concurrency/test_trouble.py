"""A database that cannot be written to for a while: it is said, and nothing is half."""

import resource
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text

from tests.cast import AYO
from tests.concurrency.callers import Answer, Caller, a_note, of_child, whole_timeline
from tests.concurrency.proofs import assert_kept, assert_whole, count_facts
from tests.concurrency.schools import SmallSchool, open_school
from tests.concurrency.servers import GUNICORN, Serving, serving
from tests.databases import Place

pytestmark = pytest.mark.slow

ENTRIES = f"{of_child(AYO)}/entries"
IMPATIENT = (*GUNICORN, "tests.concurrency.impatient:app")
UNREACHABLE = "unreachable"


def test_a_write_waits_for_a_long_writer(sqlite_address: Place, tmp_path: Path) -> None:
    school = open_school(sqlite_address)
    with serving(sqlite_address, tmp_path / "log") as running:
        caller = Caller(running.port, school.parent)
        with ThreadPoolExecutor(1) as pool:
            with _long_writer(sqlite_address):
                waiting = pool.submit(caller.post, ENTRIES, a_note("I can wait."))
                assert caller.get(f"{of_child(AYO)}/timeline").status == 200
                time.sleep(1.0)
                assert not waiting.done()
            assert waiting.result().status == 201
    assert_whole(sqlite_address)


def test_a_write_gives_up_on_a_writer_that_never_ends(
    sqlite_address: Place, tmp_path: Path
) -> None:
    school = open_school(sqlite_address)
    with serving(sqlite_address, tmp_path / "log", command=IMPATIENT) as running:
        with _long_writer(sqlite_address):
            started = time.monotonic()
            sent = _assert_said_and_not_stored(sqlite_address, running, school)
            assert time.monotonic() - started < 20
        _assert_it_goes_on(sqlite_address, running, school, *sent)


def test_a_full_disk_is_said_and_survived(
    sqlite_address: Place, tmp_path: Path
) -> None:
    """No process of the service may make a file longer, as on a disk that is full."""
    school = open_school(sqlite_address)
    with serving(sqlite_address, tmp_path / "log") as running:
        first = Caller(running.port, school.parent).post(ENTRIES, a_note("Room left."))
        with _full_disk(running):
            sent = _assert_said_and_not_stored(sqlite_address, running, school)
        _assert_it_goes_on(sqlite_address, running, school, *sent)
        assert_kept(sqlite_address, school.school, [first.json["receipt"]])


def test_a_disk_that_fills_up_in_mid_write_leaves_nothing_half(
    sqlite_address: Place, tmp_path: Path
) -> None:
    """There is room for a part of the write: some pages of it, and then no more."""
    school = open_school(sqlite_address)
    wal = Path(f"{sqlite_address.web.url.database}-wal")
    with serving(sqlite_address, tmp_path / "log", workers=1) as running:
        caller = Caller(running.port, school.parent)
        statuses = []
        for pages in range(12):
            room = wal.stat().st_size + pages * 4120 + 100
            with _full_disk(running, room):
                note = a_note("Some of this fits. " * 500)
                statuses.append(caller.post(ENTRIES, note).status)
            assert_whole(sqlite_address)
        sent = a_note("There is room again."), str(uuid4())
        _assert_it_goes_on(sqlite_address, running, school, *sent)
        there = len(whole_timeline(caller, AYO)) - 1
    assert set(statuses) <= {201, 503}
    assert statuses.count(201) == there
    assert 503 in statuses


def test_a_read_only_file_is_said_and_can_still_be_read(
    sqlite_address: Place, tmp_path: Path
) -> None:
    school, file = open_school(sqlite_address), sqlite_address.web.url.database
    readable = f"sqlite:///file:{file}?mode=ro&uri=true"
    with serving(sqlite_address, tmp_path / "log", address=readable) as running:
        sent = _assert_said_and_not_stored(sqlite_address, running, school)
    with serving(sqlite_address, tmp_path / "log") as running:
        _assert_it_goes_on(sqlite_address, running, school, *sent)


@pytest.mark.postgres
def test_a_read_only_postgresql_is_said_and_can_still_be_read(
    postgres_address: Place, tmp_path: Path
) -> None:
    school = open_school(postgres_address)
    with serving(postgres_address, tmp_path / "log") as running:
        _set_read_only(postgres_address, "on")
        sent = _assert_said_and_not_stored(postgres_address, running, school)
        _set_read_only(postgres_address, "off")
        _assert_it_goes_on(postgres_address, running, school, *sent)


def _assert_said_and_not_stored(
    place: Place, running: Serving, school: SmallSchool
) -> tuple[dict[str, str], str]:
    """Try to write: a problem document says no. Reading goes on."""
    before = count_facts(place)
    note, key = a_note("Nobody will keep this now."), str(uuid4())
    caller = Caller(running.port, school.parent)
    answer = caller.post(ENTRIES, note, key)
    assert answer.status == 503, answer
    assert answer.kind == "application/problem+json"
    assert answer.json["code"] == UNREACHABLE
    assert "Nothing was stored" in answer.json["detail"]
    assert count_facts(place) == before
    assert isinstance(whole_timeline(caller, AYO), list)
    assert_whole(place)
    return note, key


def _assert_it_goes_on(
    place: Place, running: Serving, school: SmallSchool, note: dict[str, str], key: str
) -> None:
    """The same request under the same key is kept now, once."""
    caller, before = Caller(running.port, school.parent), count_facts(place)
    answers: list[Answer] = [caller.post(ENTRIES, note, key) for _ in range(2)]
    assert answers[0] == answers[1]
    assert answers[0].status == 201, answers[0]
    assert count_facts(place) == before + 1
    assert_kept(place, school.school, [answers[0].json["receipt"]])
    assert_whole(place)


@contextmanager
def _long_writer(place: Place) -> Iterator[None]:
    """Somebody else holds the SQLite file until the end of the block."""
    assert place.web.url.database is not None
    with closing(sqlite3.connect(place.web.url.database)) as conn:
        conn.execute("BEGIN IMMEDIATE")
        yield
        conn.execute("ROLLBACK")


@contextmanager
def _full_disk(running: Serving, room: int = 0) -> Iterator[None]:
    """No file of the service's processes grows past *room* bytes."""
    for pid in running.workers():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    yield
    for pid in running.workers():
        everything = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.prlimit(pid, resource.RLIMIT_FSIZE, everything)


def _set_read_only(place: Place, word: str) -> None:
    """What an administrator does, or a standby that took over; sessions begin anew."""
    with place.owner.writing() as conn:
        name = place.owner.url.database
        conn.execute(text("SET TRANSACTION READ WRITE"))
        conn.execute(
            text(f"ALTER DATABASE {name} SET default_transaction_read_only = {word}")
        )
        conn.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
