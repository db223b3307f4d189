"""Which databases can be used, and how they are spoken to."""

import sqlite3
from pathlib import Path
from unittest.mock import Mock

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import OperationalError

from events.store.engine import Database, _keep_a_journal, usable
from events.store.errors import DatabaseUnusable
from events.store.tables import school_heads
from tests.cast import LARKFIELD
from tests.databases import Place


@pytest.mark.parametrize(
    "address",
    ["", "nonsense", "mysql://host/name", "sqlite", "postgresql+pg8000://h/n"],
)
def test_an_unusable_address_says_what_one_looks_like(address: str) -> None:
    with pytest.raises(DatabaseUnusable, match=r"sqlite:///var/samepage\.db"):
        usable(address)


@pytest.mark.parametrize("scheme", ["postgresql", "postgresql+psycopg"])
def test_postgres_is_spoken_to_by_one_driver(scheme: str) -> None:
    assert usable(f"{scheme}://host/name").drivername == "postgresql+psycopg"


def test_sqlite_waits_and_is_durable(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/new/folder/record.db")
    with database.reading() as conn:
        asked = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        found = [conn.exec_driver_sql(f"PRAGMA {one}").scalar() for one in asked]
    assert found == ["wal", 2, 1, 30_000]
    assert database.is_sqlite
    database.close()


def test_a_file_that_may_only_be_read_is_read(tmp_path: Path) -> None:
    """As a backup is: not in use, so not yet with the journal of a service."""
    file = tmp_path / "copy.db"
    made = sqlite3.connect(file)
    made.execute("CREATE TABLE one (two INTEGER)")
    made.execute("INSERT INTO one VALUES (3)")
    made.commit()
    made.close()
    before = file.read_bytes()
    database = Database(f"sqlite:///file:{file}?mode=ro&uri=true")
    with database.reading() as conn:
        assert conn.scalar(text("SELECT two FROM one")) == 3
    with pytest.raises(OperationalError, match="readonly"), database.writing() as conn:
        conn.execute(text("INSERT INTO one VALUES (4)"))
    database.close()
    assert file.read_bytes() == before


def test_any_other_trouble_with_the_journal_is_said(tmp_path: Path) -> None:
    def refuse(*_: object) -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error

    driver = Mock(execute=refuse)
    with pytest.raises(sqlite3.OperationalError, match="disk"):
        _keep_a_journal(driver)


def test_sqlite_in_memory_needs_no_folder() -> None:
    database = Database("sqlite://")
    with database.writing() as conn:
        assert conn.scalar(text("SELECT 1")) == 1
    database.close()


def test_a_reader_sees_a_steady_picture(address: Place) -> None:
    row = {"school": LARKFIELD, "seq": 0, "at": "", "chain": bytes(32)}
    with address.web.reading(LARKFIELD) as conn:
        assert conn.execute(select(school_heads)).all() == []
        with address.web.writing(LARKFIELD) as other:
            other.execute(insert(school_heads), row)
        assert conn.execute(select(school_heads)).all() == []
    with address.web.reading(LARKFIELD) as conn:
        assert len(conn.execute(select(school_heads)).all()) == 1


def test_a_writer_waits_for_a_lock_but_not_for_ever(postgres_address: Place) -> None:
    with postgres_address.web.writing() as conn:
        assert conn.scalar(text("SHOW lock_timeout")) == "30s"
    with postgres_address.web.reading() as conn:
        assert conn.scalar(text("SHOW lock_timeout")) == "0"
