"""The small school, behind the service's doors, on each database.

`house` and `lodge` are shared by the tests of one file, so each test writes entries of
its own and leaves people and clock alone. `fresh` and `hut` are new for each test.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from shutil import rmtree

import pytest
from argon2 import PasswordHasher

from service import identity
from tests import databases
from tests.cast import AMINA, TOM
from tests.conftest import BOTH
from tests.service.clients import Program
from tests.service.house import House


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """Hash passwords with as little work as there can be."""
    quick = partial(PasswordHasher, time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(identity, "PasswordHasher", quick)
        yield


@pytest.fixture(scope="module", params=BOTH)
def house(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    migrated_file: Path,
) -> Iterator[House]:
    """One school for a file of tests, on SQLite and then on PostgreSQL."""
    folder = tmp_path_factory.mktemp("house")
    if request.param == "sqlite":
        yield from on_sqlite(migrated_file, folder)
        return
    server = request.getfixturevalue("postgres_server")
    assert isinstance(server, databases.Server)
    with server.empty(folder / "keys") as place:
        yield from furnished(place)


@pytest.fixture(scope="module")
def lodge(
    tmp_path_factory: pytest.TempPathFactory, migrated_file: Path
) -> Iterator[House]:
    """One school for a file of tests, on SQLite alone."""
    yield from on_sqlite(migrated_file, tmp_path_factory.mktemp("lodge"))


@pytest.fixture
def fresh(address: databases.Place) -> Iterator[House]:
    """A school for one test, on SQLite and then on PostgreSQL."""
    yield from furnished(address)


@pytest.fixture
def hut(sqlite_address: databases.Place) -> Iterator[House]:
    """A school for one test, on SQLite alone."""
    yield from furnished(sqlite_address)


@pytest.fixture(scope="module")
def amina(house: House) -> Program:
    return house.program(AMINA)


@pytest.fixture(scope="module")
def tom(house: House) -> Program:
    return house.program(TOM)


def on_sqlite(template: Path, folder: Path) -> Iterator[House]:
    place = databases.sqlite(template, folder / "record.db", folder / "keys")
    yield from furnished(place)
    place.close()
    rmtree(folder)


def furnished(place: databases.Place) -> Iterator[House]:
    house = House.over(place)
    house.furnish()
    yield house
    house.services.store.database.close()
