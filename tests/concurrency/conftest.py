"""A service that several tests of one file use, on each database."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import databases
from tests.concurrency.callers import Caller
from tests.concurrency.schools import SmallSchool, open_school
from tests.concurrency.servers import serving
from tests.conftest import BOTH
from tests.databases import Place


@dataclass(frozen=True)
class Served:
    """A small school and the service that keeps its record."""

    place: Place
    port: int
    school: SmallSchool

    def by(self, token: str) -> Caller:
        return Caller(self.port, token)


@pytest.fixture(scope="module", params=BOTH)
def served(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    migrated_file: Path,
) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    with ExitStack() as stack:
        if request.param == "sqlite":
            keys, file = folder / "keys", folder / "record.db"
            place = databases.sqlite(migrated_file, file, keys)
            stack.callback(place.close)
        else:
            server = request.getfixturevalue("postgres_server")
            place = stack.enter_context(server.empty(folder / "keys"))
        school = open_school(place)
        running = stack.enter_context(serving(place, folder / "log"))
        yield Served(place, running.port, school)
