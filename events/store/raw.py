"""Values as the database driver gives them, made comparable across databases.

fsck reads this way: a damaged id or time must be reported, not fail to parse.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, Table, select, type_coerce
from sqlalchemy.types import NullType

BATCH: Final = 2_000
DASHES: Final = 32


@contextmanager
def lenient(conn: Connection) -> Iterator[None]:
    """Let SQLite give text that is not UTF-8 too; PostgreSQL never holds any."""
    if conn.dialect.name != "sqlite":
        yield
        return
    driver: Any = conn.connection.driver_connection
    before, driver.text_factory = driver.text_factory, _lenient_text
    try:
        yield
    finally:
        driver.text_factory = before


def _lenient_text(value: bytes) -> str:
    return value.decode(errors="surrogateescape")


def printable(text: str) -> str:
    """Write bytes that were not UTF-8 as such, so that the text can be shown."""
    return text.encode(errors="backslashreplace").decode()


def is_text(value: object) -> bool:
    """Say whether a value is text that the service could have written."""
    return isinstance(value, str) and printable(value) == value


def columns(table: Table) -> Select[Any]:
    """Select every column of *table* without converting its values."""
    raw = (
        type_coerce(column, NullType()).label(column.name) for column in table.columns
    )
    chosen: Select[Any] = select(*list[ColumnElement[Any]](raw))
    return chosen.execution_options(yield_per=BATCH)


def of_school(table: Table, school: object) -> ColumnElement[bool]:
    """Choose the rows of the school whose id the driver gave as *school*."""
    return type_coerce(table.c.school, NullType()) == school


def normal(value: Any) -> Any:  # noqa: ANN401 - any value of any driver
    """Give ids as 32 hex digits, days as text and flags as numbers."""
    match value:
        case UUID():
            return value.hex
        case date():
            return value.isoformat()
        case bool():
            return int(value)
        case _:
            return value


def hexed(value: Any) -> Any:  # noqa: ANN401 - any value of any driver
    """Give an id as 32 hex digits, whatever the driver made of it."""
    return value.hex if type(value) is UUID else value


def dashed(value: Any) -> Any:  # noqa: ANN401 - any value of any driver
    """Write 32 hex digits as the record does; anything else stays as it is."""
    if type(value) is not str or len(value) != DASHES:
        return value
    return "-".join((value[:8], value[8:12], value[12:16], value[16:20], value[20:]))
