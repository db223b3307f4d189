"""Connections to SQLite and PostgreSQL that wait, commit durably and keep no state.

On PostgreSQL a transaction says which schools it is about, and row policies show the
web role no row of any other (service/row_policies.py): a second net under each query.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from events.store.errors import DatabaseUnusable

BUSY_MILLISECONDS: Final = 30_000
_WRITES: Final = "samepage_writes"
_SCHOOLS: Final = "samepage_schools"
_LOOK_UP: Final = text("SELECT set_config('samepage.looked_up', :key, true)")


class Database:
    """One database: `reading()` is a steady snapshot, `writing()` is one commit."""

    def __init__(self, address: str | URL) -> None:
        self.url = usable(address)
        self.engine = _engine(self.url)
        writes: dict[str, Any] = {_WRITES: True}
        steady: dict[str, Any] = (
            {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        )
        self._writer = self.engine.execution_options(**writes)
        self._reader = self.engine.execution_options(**steady)

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def writing(self, *schools: UUID) -> Iterator[Connection]:
        """Open a transaction about *schools*; it is committed if it ends well."""
        with self._about(self._writer, schools).begin() as conn:
            yield conn

    @contextmanager
    def reading(self, *schools: UUID) -> Iterator[Connection]:
        """Open a steady snapshot of *schools*."""
        with self._about(self._reader, schools).begin() as conn:
            yield conn

    def _about(self, engine: Engine, schools: tuple[UUID, ...]) -> Engine:
        if self.is_sqlite or not schools:
            return engine
        said: dict[str, Any] = {_SCHOOLS: ",".join(map(str, schools))}
        return engine.execution_options(**said)

    def close(self) -> None:
        self.engine.dispose()


def usable(address: str | URL) -> URL:
    """Read a database address; DatabaseUnusable says what an address looks like."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        url = None
    if url is not None and url.drivername in {"sqlite", "sqlite+pysqlite"}:
        return url
    if url is not None and url.drivername in {"postgresql", "postgresql+psycopg"}:
        return url.set(drivername="postgresql+psycopg")
    msg = (
        "The database address is not one this service can use. It looks like "
        "sqlite:///var/samepage.db or postgresql://user:password@host/name"
    )
    raise DatabaseUnusable(msg)


def _engine(url: URL) -> Engine:
    if url.drivername == "postgresql+psycopg":
        # No prepared statements: the connection may belong to a transaction pooler.
        engine = create_engine(
            url,
            connect_args={"prepare_threshold": None},
            pool_size=16,
            max_overflow=16,
            pool_pre_ping=True,
        )
        event.listen(engine, "begin", _postgres_begun)
        return engine
    if url.database and not url.database.startswith((":memory:", "file:")):
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": BUSY_MILLISECONDS / 1000})
    event.listen(engine, "connect", _sqlite_connected)
    event.listen(engine, "begin", _sqlite_begun)
    return engine


def look_up(conn: Connection, key: object) -> None:
    """Show the rows that *key* opens before their school is known.

    It is an account's id, or the hash of a link that somebody holds.
    """
    if conn.dialect.name == "postgresql":
        conn.execute(_LOOK_UP, {"key": str(key)})


def _postgres_begun(conn: Connection) -> None:
    options = conn.get_execution_options()
    said = [f"SET LOCAL samepage.schools = '{options.get(_SCHOOLS, '')}'"]
    if options.get(_WRITES):
        # A writer that hangs must not hold up its school for ever.
        said.append(f"SET LOCAL lock_timeout = {BUSY_MILLISECONDS}")
    conn.exec_driver_sql("; ".join(said))


def _sqlite_connected(driver: Any, _: object) -> None:  # noqa: ANN401
    driver.isolation_level = None
    _keep_a_journal(driver)
    for pragma in (
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_MILLISECONDS}",
    ):
        driver.execute(f"PRAGMA {pragma}")


def _keep_a_journal(driver: Any) -> None:  # noqa: ANN401
    """Turn the journal on; a file that may only be read stays as it is."""
    try:
        driver.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_READONLY:
            raise


def _sqlite_begun(conn: Connection) -> None:
    # A deferred BEGIN cannot wait for its turn once it has read, so writers say so.
    writes = conn.get_execution_options().get(_WRITES)
    conn.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
