"""The small school, behind the service's doors, on each database.

`house` and `lodge` are shared by the tests of one file, so each test writes entries of
its own and leaves people and clock alone. `fresh` and `hut` are new for each test.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from shutil import rmtree

import pytest
from argon2 import PasswordHasher

from service.signing_in import passwords
from tests import databases
from tests.cast import AMINA, TOM
from tests.conftest import BOTH
from tests.letterbox import Letterbox, letterbox
from tests.service.clients import Program
from tests.service.house import House
from tests.service.noticing import Server, mail_server, open_desk
from tests.service.small_school import SmallSchool


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """Hash passwords with as little work as there can be."""
    quick = partial(PasswordHasher, time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "PasswordHasher", quick)
        yield


@pytest.fixture(scope="session")
def small_school(
    tmp_path_factory: pytest.TempPathFactory, migrated_file: Path
) -> SmallSchool:
    return SmallSchool(tmp_path_factory.mktemp("small-school"), migrated_file)


@pytest.fixture(scope="module", params=BOTH)
def house(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    small_school: SmallSchool,
) -> Iterator[House]:
    """One school for a file of tests, on SQLite and then on PostgreSQL."""
    folder = tmp_path_factory.mktemp("house")
    with small_school.copied(request.param, request, folder) as place:
        yield from opened(place)
    rmtree(folder)


@pytest.fixture(scope="module")
def lodge(
    tmp_path_factory: pytest.TempPathFactory, small_school: SmallSchool
) -> Iterator[House]:
    """One school for a file of tests, on SQLite alone."""
    folder = tmp_path_factory.mktemp("lodge")
    with small_school.on_sqlite(folder) as place:
        yield from opened(place)
    rmtree(folder)


@pytest.fixture(params=BOTH)
def either_place(
    request: pytest.FixtureRequest, tmp_path: Path, small_school: SmallSchool
) -> Iterator[databases.Place]:
    with small_school.copied(request.param, request, tmp_path) as place:
        yield place


@pytest.fixture
def sqlite_place(
    tmp_path: Path, small_school: SmallSchool
) -> Iterator[databases.Place]:
    with small_school.on_sqlite(tmp_path) as place:
        yield place


@pytest.fixture
def fresh(either_place: databases.Place) -> Iterator[House]:
    """A school for one test, on SQLite and then on PostgreSQL."""
    yield from opened(either_place)


@pytest.fixture
def hut(sqlite_place: databases.Place) -> Iterator[House]:
    """A school for one test, on SQLite alone."""
    yield from opened(sqlite_place)


@pytest.fixture
def box() -> Iterator[Letterbox]:
    """A mail server for one test."""
    with letterbox() as opened_box:
        yield opened_box


@pytest.fixture
def office(either_place: databases.Place, box: Letterbox) -> Iterator[House]:
    """A school for one test that sends mail, on SQLite and then on PostgreSQL."""
    yield from opened(either_place, smtp_url=box.address)


@pytest.fixture
def cabin(sqlite_place: databases.Place, box: Letterbox) -> Iterator[House]:
    """The same on SQLite alone."""
    yield from opened(sqlite_place, smtp_url=box.address)


@pytest.fixture
def server() -> Iterator[Server]:
    """A mail server that does what a test lets it do."""
    with mail_server() as one:
        yield one


@pytest.fixture
def desk(either_place: databases.Place, server: Server) -> Iterator[House]:
    """A school for one test that sends notices and takes replies, on each database."""
    yield from open_desk(either_place, server)


@pytest.fixture
def stall(sqlite_place: databases.Place, server: Server) -> Iterator[House]:
    """The same on SQLite alone."""
    yield from open_desk(sqlite_place, server)


@pytest.fixture(scope="module")
def amina(house: House) -> Program:
    return house.program(AMINA)


@pytest.fixture(scope="module")
def tom(house: House) -> Program:
    return house.program(TOM)


def opened(place: databases.Place, smtp_url: str | None = None) -> Iterator[House]:
    house = House.over(place)
    settings = replace(house.settings, smtp_url=smtp_url)
    with closing(House(place, house.clock, settings)) as house:
        yield house
