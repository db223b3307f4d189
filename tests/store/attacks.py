"""Ways to falsify a record behind its back, as somebody with the database could."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Date,
    String,
    Table,
    and_,
    delete,
    func,
    select,
    text,
    type_coerce,
    update,
)
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.types import NullType, Uuid

from events.store import merkle, tables
from events.store.raw import columns, hexed, normal
from events.store.recomputed import name_of
from projections.runner import VIEWS

Values = Mapping[str, Any]

VIEW_TABLES = tuple(table for view in VIEWS for table in view.tables)
RECORD = tuple(tables.metadata.sorted_tables)
# What only the caller could know is not in the record: who asked, how, and what.
NOT_RECORDED = {("idempotency", name) for name in ("account", "key", "digest")}
COVERED = [
    (table, column)
    for table in (*RECORD, *VIEW_TABLES)
    for column in table.columns
    if (table.name, column.name) not in NOT_RECORDED
]
# SQLite keeps these as text, and would keep any bytes in their place.
TEXTS = [
    (table, column)
    for table in (*RECORD, *VIEW_TABLES)
    for column in table.columns
    if isinstance(column.type, (String, Uuid, Date))
]


@dataclass(frozen=True)
class Where:
    """The log and the number in it that must be named; None where it is no log's."""

    log: str | None
    seq: int | None = None


def raw(column: Column[Any]) -> ColumnElement[Any]:
    return type_coerce(column, NullType())


def rows(conn: Connection, table: Table) -> list[dict[str, Any]]:
    return [row._asdict() for row in conn.execute(columns(table))]


def targets(conn: Connection, table: Table) -> list[dict[str, Any]]:
    """Rows whose place can be told; in an erased space nobody can miss a name."""
    found = rows(conn, table)
    if table is not tables.contents:
        return found
    logs, keys = tables.logs, tables.keys
    open_logs = select(raw(logs.c.log)).where(
        raw(keys.c.school) == raw(logs.c.school),
        raw(keys.c.subject) == raw(logs.c.log),
        keys.c.wrapped.is_not(None),
    )
    events = tables.events
    places = select(raw(events.c.school), raw(events.c.seq)).where(
        raw(events.c.log).in_(open_logs)
    )
    seen = {tuple(place) for place in conn.execute(places)}
    return [row for row in found if (row["school"], row["seq"]) in seen]


def this(table: Table, row: Values) -> ColumnElement[bool]:
    return and_(*(raw(c) == row[c.name] for c in table.primary_key.columns))


def put(conn: Connection, table: Table, row: Values, **new: object) -> None:
    """Change a row, past all types; assert that its bytes are other ones now."""
    name = conn.dialect.identifier_preparer.quote
    sets = ", ".join(f"{name(word)} = :new_{word}" for word in new)
    keys = [column.name for column in table.primary_key.columns]
    same = " AND ".join(f"{name(word)} = :old_{word}" for word in keys)
    said = {f"new_{word}": value for word, value in new.items()}
    said |= {f"old_{word}": row[word] for word in keys}
    change = f"UPDATE {table.name} SET {sets} WHERE {same}"  # noqa: S608 - our own
    changed = conn.execute(text(change), said)
    assert changed.rowcount == 1
    now = conn.execute(columns(table).where(this(table, {**row, **new}))).one()
    assert repr(now._asdict()) != repr(dict(row))


def remove(conn: Connection, table: Table, row: Values) -> None:
    assert conn.execute(delete(table).where(this(table, row))).rowcount == 1


def add(conn: Connection, table: Table, row: Values) -> None:
    name = conn.dialect.identifier_preparer.quote
    words = ", ".join(name(word) for word in row)
    values = ", ".join(f":{word}" for word in row)
    one_more = f"INSERT INTO {table.name} ({words}) VALUES ({values})"  # noqa: S608 - our own
    conn.execute(text(one_more), row)


def place_of(conn: Connection, table: Table, row: Values) -> Where:
    """Where an honest reader would look for this row."""
    if table.name == "logs":
        return Where(name_of(hexed(row["log"])))
    if {"log", "log_seq"} <= row.keys() and table.name != "idempotency":
        return Where(name_of(hexed(row["log"])), row["log_seq"])
    if "seq" not in row or table.name in {"school_heads", "idempotency"}:
        return Where(None)
    here = (
        raw(tables.events.c.school) == row["school"],
        tables.events.c.seq == row["seq"],
    )
    fact = conn.execute(columns(tables.events).where(*here)).one()
    return Where(name_of(hexed(fact.log)), fact.log_seq)


def _flip_letter(draw: Random, value: str) -> str:
    at = draw.randrange(len(value))
    return value[:at] + chr(ord(value[at]) ^ (1 << draw.randrange(3))) + value[at + 1 :]


def _flip_byte(draw: Random, value: bytes) -> bytes:
    at = draw.randrange(len(value)) if value else 0
    before = value[at] if value else 0
    return value[:at] + bytes([before ^ (1 << draw.randrange(8))]) + value[at + 1 :]


FLIPS: dict[type, Callable[[Random, Any], object]] = {
    bool: lambda _, value: not value,
    int: lambda draw, value: value ^ (1 << draw.randrange(3)),
    UUID: lambda draw, value: UUID(int=value.int ^ (1 << draw.randrange(128))),
    date: lambda draw, value: value + timedelta(days=1 << draw.randrange(3)),
    str: _flip_letter,
    bytes: _flip_byte,
}


def other(draw: Random, column: Column[Any], value: object) -> object:
    """Flip one bit of a value, as it lies in the database."""
    if value is not None:
        return FLIPS[type(value)](draw, value)
    if isinstance(column.type, Uuid):
        return UUID(int=draw.getrandbits(128))
    some = {
        int: draw.randint(1, 9),
        bytes: draw.randbytes(3),
        str: "x",
        date: date(2026, 1, draw.randint(1, 9)),
    }
    return some[column.type.python_type]


def flip(conn: Connection, draw: Random, table: Table, column: Column[Any]) -> Where:
    """Flip one bit of one value of a column, in a row that is drawn."""
    while True:
        row = draw.choice(targets(conn, table))
        new = other(draw, column, row[column.name])
        if conn.dialect.name == "sqlite":
            new = normal(new)
        if _says_the_same(conn, table, column, row, new):
            continue
        where = place_of(conn, table, row)
        try:
            with conn.begin_nested():
                put(conn, table, row, **{column.name: new})
        except (IntegrityError, DataError):
            continue
        return where


def damage(conn: Connection, draw: Random, table: Table, name: str, kind: str) -> Where:
    """Store bytes in place of a text: as TEXT that is not UTF-8, or as a BLOB."""
    found = rows(conn, table)
    row = draw.choice([one for one in found if one[name] is not None] or found)
    value = bytearray((row[name] or "x").encode())
    if kind == "TEXT":
        value[draw.randrange(len(value))] ^= 0x80
    keys = [column.name for column in table.primary_key.columns]
    same = " AND ".join(f'"{key}" = :old_{key}' for key in keys)
    change = f'UPDATE {table.name} SET "{name}" = CAST(:new AS {kind}) WHERE {same}'  # noqa: S608 - our own
    said = {f"old_{key}": row[key] for key in keys}
    changed = conn.execute(text(change), {**said, "new": bytes(value)})
    assert changed.rowcount == 1
    if table.name == "idempotency":
        return Where(name_of(row["log"]) if name != "log" else None, row["log_seq"])
    return place_of(conn, table, row)


def _says_the_same(
    conn: Connection, table: Table, column: Column[Any], row: Values, new: object
) -> bool:
    """A kept answer may name any place of the school at which its log was this long."""
    if (table.name, column.name) != ("idempotency", "seq"):
        return False
    assert isinstance(new, int)
    events = tables.events
    low, high = sorted((row["seq"], new))
    between = select(func.count()).where(
        raw(events.c.school) == row["school"],
        raw(events.c.log) == row["log"],
        events.c.seq > low,
        events.c.seq <= high,
    )
    return low > 0 and conn.scalar(between) == 0


def two(conn: Connection, draw: Random, table: Table) -> tuple[Values, Values]:
    """Draw two rows of one school and log (or subject)."""
    found = targets(conn, table)
    one = draw.choice(found)
    alike = ("school", "log" if "log" in one else "subject")
    others = [r for r in found if r != one and all(r[n] == one[n] for n in alike)]
    return (one, draw.choice(others)) if others else two(conn, draw, table)


def delete_a_row(table: Table) -> Callable[[Connection, Random], Where]:
    def attack(conn: Connection, draw: Random) -> Where:
        row = draw.choice(targets(conn, table))
        where = place_of(conn, table, row)
        remove(conn, table, row)
        return where

    attack.__name__ = f"a row of {table.name} is gone"
    return attack


def swap(table: Table, name: str) -> Callable[[Connection, Random], Where]:
    """Exchange one column between two rows of one log, by way of a free value."""

    def attack(conn: Connection, draw: Random) -> Where:
        one, two_ = two(conn, draw, table)
        where = place_of(conn, table, one)
        free = -1 if isinstance(one[name], int) else one[name]
        if isinstance(one[name], int):
            put(conn, table, one, **{name: free})
        put(conn, table, two_, **{name: one[name]})
        if {name} & set(table.primary_key.columns.keys()):
            one = {**one, name: free}
        put(conn, table, one, **{name: two_[name]})
        return where

    attack.__name__ = f"two {name} of {table.name} are swapped"
    return attack


def leaves_of(conn: Connection, row: Values) -> Iterator[bytes]:
    events = tables.events
    alike = (raw(events.c.school) == row["school"], raw(events.c.log) == row["log"])
    yield from conn.scalars(select(events.c.hash).where(*alike).order_by("log_seq"))


def rebuild_tree(conn: Connection, row: Values) -> None:
    """Make the head of a log fit its leaves again, as a thorough forger would."""
    frontier, size = b"", 0
    for leaf in leaves_of(conn, row):
        frontier, size = merkle.extend(frontier, size, leaf), size + 1
    logs = tables.logs
    alike = (raw(logs.c.school) == row["school"], raw(logs.c.log) == row["log"])
    head = {"frontier": frontier, "size": size, "root": merkle.root(frontier)}
    conn.execute(update(logs).where(*alike).values(head))
