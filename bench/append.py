"""A whole command, against its rows in one transaction written by hand."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import psycopg
from sqlalchemy import Engine, event

from bench.measured import Row, Size, against
from bench.school import Diary
from tests import databases
from tests.databases import Server

WRITES = ("INSERT", "UPDATE", "DELETE")
LOCK = "FROM school_heads"


class Driver(Protocol):
    """What both drivers offer, and all that is needed."""

    def execute(self, _: Any, __: Any = ..., /) -> Any: ...  # noqa: ANN401


@dataclass
class Heard:
    """What our commands told the driver: the lock, and every row, byte for byte."""

    commands: list[list[tuple[str, Any]]] = field(default_factory=list)

    def listen(self, engine: Engine) -> None:
        event.listen(engine, "before_cursor_execute", self._hear)

    def _hear(
        self,
        _: object,
        __: object,
        said: str,
        given: Any,  # noqa: ANN401 - as SQLAlchemy gives it
        ___: object,
        many: bool,  # noqa: FBT001 - and as it calls it
    ) -> None:
        if LOCK in said:
            self.commands.append([])
        if self.commands and (LOCK in said or said.startswith(WRITES)):
            rows = given if many else [given]
            self.commands[-1] += [(said, row) for row in rows]

    def take(self) -> list[list[tuple[str, Any]]]:
        taken, self.commands = self.commands, []
        return taken


def on_sqlite(folder: Path, size: Size) -> Row:
    """Both files lie in one folder, with the same journal and the same durability."""
    template = databases.sqlite_template(folder)
    place = databases.sqlite(template, folder / "ours.db", folder / "keys")
    diary = Diary.begin(place)
    place.close()
    shutil.copyfile(folder / "ours.db", folder / "by-hand.db")
    with closing(sqlite3.connect(folder / "by-hand.db")) as conn:
        conn.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            conn.execute(f"PRAGMA {pragma}")
        row = _compare(
            "append, SQLite", "≥ 0.5", diary, (conn, "BEGIN IMMEDIATE"), size
        )
    place.close()
    return row


def on_postgres(server: Server, folder: Path, size: Size) -> Row:
    """Both databases are in one server, and both connections are to its socket."""
    with server.empty(folder / "keys") as place:
        diary = Diary.begin(place)
        place.close()
        copied = _copy(server, str(place.owner.url.database))
        with copied as address, psycopg.connect(address, autocommit=True) as conn:
            by_hand = (conn, "BEGIN")
            row = _compare("append, PostgreSQL", "≥ 0.4", diary, by_hand, size)
    return row


@contextmanager
def _copy(server: Server, name: str) -> Iterator[str]:
    server._admin(f"CREATE DATABASE by_hand TEMPLATE {name}")  # noqa: SLF001
    url = server.url.set(database="by_hand", drivername="postgresql")
    yield url.render_as_string(hide_password=False)
    server._admin("DROP DATABASE by_hand WITH (FORCE)")  # noqa: SLF001


def _compare(
    name: str, goal: str, diary: Diary, by_hand: tuple[Driver, str], size: Size
) -> Row:
    heard = Heard()
    heard.listen(diary.place.web.engine)

    def ours() -> None:
        for _ in range(size.each):
            diary.write()

    def rival() -> None:
        for command in heard.take():
            _replay(*by_hand, command)

    return against(name, goal, ours, rival, size, size.each)


def _replay(conn: Driver, begin: str, command: list[tuple[str, Any]]) -> None:
    conn.execute(begin)
    for statement, row in command:
        conn.execute(statement, row)
    conn.execute("COMMIT")
