"""Databases, empty and with one small school, for every test that wants them."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from events.store.unit import Store
from projections.runner import see
from tests import databases
from tests.cast import Clock
from tests.databases import Place, Server

# No example is timed, and on the build server the same ones are tried each time.
settings.register_profile("ours", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("ours")

BOTH = ("sqlite", pytest.param("postgres", marks=pytest.mark.postgres))


@pytest.fixture(scope="session", autouse=True)
def programs_are_not_measured() -> Iterator[None]:
    """Let the programs that tests start take no longer than an operator's."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [one for one in os.environ if one.startswith("COVERAGE")]:
            patch.delenv(name)
        yield


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return databases.sqlite_template(tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    with databases.postgres() as server:
        yield server


@pytest.fixture
def sqlite_address(migrated_file: Path, tmp_path: Path) -> Iterator[Place]:
    place = databases.sqlite(migrated_file, tmp_path / "record.db", tmp_path / "keys")
    yield place
    place.close()


@pytest.fixture
def postgres_address(postgres_server: Server, tmp_path: Path) -> Iterator[Place]:
    with postgres_server.empty(tmp_path / "keys") as place:
        yield place


@pytest.fixture(params=BOTH)
def address(request: pytest.FixtureRequest) -> Place:
    """An empty migrated database, once on SQLite and once on PostgreSQL."""
    place = request.getfixturevalue(f"{request.param}_address")
    assert isinstance(place, Place)
    return place


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(address: Place, clock: Clock) -> Store:
    """The record in that database, as the service opens it, with a test's own clock."""
    return Store(address.web, address.ring, see, clock)
