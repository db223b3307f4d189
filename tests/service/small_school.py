"""The small school, furnished once on each database and then copied for each test."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from shutil import copytree

import pytest

from tests import databases
from tests.service.house import House

FURNISHED = "samepage_furnished"


@dataclass(frozen=True)
class SmallSchool:
    """Where the copies come from: a folder for files and keys, and a server."""

    folder: Path
    migrated_file: Path

    def copied(
        self, kind: str, request: pytest.FixtureRequest, folder: Path
    ) -> AbstractContextManager[databases.Place]:
        """Copy the school; PostgreSQL starts when it is first asked for."""
        if kind == "sqlite":
            return self.on_sqlite(folder)
        server = request.getfixturevalue("postgres_server")
        assert isinstance(server, databases.Server)
        return self.on_postgres(server, folder)

    @contextmanager
    def on_sqlite(self, folder: Path) -> Iterator[databases.Place]:
        copytree(self._sqlite / "keys", folder / "keys")
        template = self._sqlite / "record.db"
        place = databases.sqlite(template, folder / "record.db", folder / "keys")
        yield place
        place.close()

    @contextmanager
    def on_postgres(
        self, server: databases.Server, folder: Path
    ) -> Iterator[databases.Place]:
        copytree(self._postgres(server), folder / "keys")
        with server.copy(FURNISHED, folder / "keys") as place:
            yield place

    @cached_property
    def _sqlite(self) -> Path:
        folder = self.folder / "sqlite"
        folder.mkdir()
        file, keys = folder / "record.db", folder / "keys"
        furnish(databases.sqlite(self.migrated_file, file, keys))
        return folder

    def _postgres(self, server: databases.Server) -> Path:
        keys = self.folder / "postgres"
        if not keys.exists():
            with server.empty(keys) as place:
                furnish(place)
                server.rename(place, FURNISHED)
        return keys


def furnish(place: databases.Place) -> None:
    house = House.over(place)
    house.furnish()
    house.close()
    place.close()
