"""Whatever is changed behind the record's back, fsck finds it and says where."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from sqlalchemy import Column, Connection, Table, select, text

from events.base import Space
from events.store.tables import attachments
from events.store.unit import Store
from projections.runner import VIEWS, check, rebuild, see
from tests import databases
from tests.cast import AYO, LARKFIELD, LUKASZ, OLI, Clock, log_of, shared_log
from tests.databases import Place, Server
from tests.erasing import erased
from tests.features.shows import shows
from tests.store.attacks import COVERED, RECORD, TEXTS, VIEW_TABLES, Where, damage, flip
from tests.store.forgeries import FALSE_ERASURES, FORGERIES, Attack
from tests.term import Term

wide = pytest.mark.wide
KINDS = ("TEXT", "BLOB")
LONG = 200  # notes: by then every view has a row
GUARDED = ("events", "leaves", "contents", "attachments")
FLIPPED = [
    pytest.param(
        *(table, column),
        marks=() if table in RECORD else wide,
        id=f"{table.name}.{column.name}",
    )
    for table, column in COVERED
]
# Both kinds for what is recorded; a view is read in one way, so one in turn will do.
DAMAGED = [
    pytest.param(
        *(table, column, kind),
        marks=() if table in RECORD else wide,
        id=f"{table.name}.{column.name}-{kind}",
    )
    for number, (table, column) in enumerate(TEXTS)
    for kind in (KINDS if table in RECORD else (KINDS[number % 2],))
]


def a_term(place: Place) -> Place:
    """A school with sealed entries, one person and two spaces of a child erased."""
    term = Term(Store(place.web, place.ring, see, Clock()), seed=8)
    term.everything()
    while not has_a_file(place, shared_log(AYO)):
        term.one_thing(Term.write)
        term.one_thing(Term.attach)
    while empty := tables_without_rows(place):
        assert len(term.entries) < LONG, empty
        term.happen(5)
    erased(place, LUKASZ.person, shared_log(OLI), log_of(OLI, Space.CHILD))
    return place


def tables_without_rows(place: Place) -> list[str]:
    with place.owner.reading() as conn:
        return [
            table.name
            for table in VIEW_TABLES
            if conn.execute(select(table).limit(1)).first() is None
        ]


def has_a_file(place: Place, log: UUID) -> bool:
    with place.owner.reading() as conn:
        found = select(attachments.c.blob).where(attachments.c.subject == log)
        return conn.execute(found).first() is not None


@pytest.fixture(scope="module")
def sqlite_term(
    migrated_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("attacked")
    place = databases.sqlite(migrated_file, folder / "record.db", folder / "keys")
    yield a_term(place)
    place.close()


@pytest.fixture(scope="module")
def postgres_term(
    postgres_server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    with postgres_server.empty(tmp_path_factory.mktemp("attacked") / "keys") as place:
        yield a_term(place)


@contextmanager
def unguarded(place: Place) -> Iterator[Connection]:
    """A transaction of the owner without triggers; nothing of it stays."""
    with place.owner.engine.connect() as conn:
        for table in GUARDED:
            if place.owner.is_sqlite:
                for verb in ("update", "delete"):
                    conn.execute(text(f"DROP TRIGGER {table}_no_{verb}"))
            else:
                conn.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
        yield conn
        conn.rollback()


def attack(place: Place, how: Callable[[Connection], Where]) -> None:
    with unguarded(place) as conn:
        where = how(conn)
        found = list(check(conn, place.ring))
    assert found
    assert all(str(one).isprintable() for one in found)
    if where.log is not None:
        told = {(one.log, one.seq) for one in found}
        assert (where.log, where.seq) in told, (where, [str(one) for one in found])


def test_there_are_at_least_300_changes() -> None:
    assert len(COVERED) + len(DAMAGED) + 2 * len(FORGERIES) >= 300


def test_nothing_is_found_where_nothing_was_changed(sqlite_term: Place) -> None:
    with unguarded(sqlite_term) as conn:
        assert list(check(conn, sqlite_term.ring)) == []


@pytest.mark.parametrize(("table", "column"), FLIPPED)
@shows(
    "events.store.recomputed:Facts.check",
    at="self._compare_leaf(",
    case="events.by",
)
def test_f84_one_flipped_bit_is_found(
    sqlite_term: Place, table: Table, column: Column[object]
) -> None:
    draw = Random(f"{table.name}.{column.name}")
    attack(sqlite_term, lambda conn: flip(conn, draw, table, column))


@pytest.mark.parametrize(("table", "column", "kind"), DAMAGED)
def test_bytes_that_are_no_text_are_found(
    sqlite_term: Place, table: Table, column: Column[object], kind: str
) -> None:
    draw = Random(f"{table.name}.{column.name}.{kind}")
    attack(sqlite_term, lambda conn: damage(conn, draw, table, column.name, kind))


@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda one: one.__name__)
@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=wide)])
def test_a_forgery_is_found(sqlite_term: Place, forgery: Attack, seed: int) -> None:
    attack(sqlite_term, lambda conn: forgery(conn, Random(seed)))


def false_erasure(place: Place, forgery: Attack) -> None:
    """Nothing but the missing words gives it away: the views are made to fit."""
    with unguarded(place) as conn:
        where = forgery(conn, Random(5))
        rebuild(conn, place.ring, LARKFIELD, VIEWS)
        said = [str(one) for one in check(conn, place.ring)]
    says = "its words are missing, and no erasure accounts for it"
    assert f"log {where.log} seq {where.seq}: {says}" in said
    assert sum("is gone, and no erasure accounts for it" in one for one in said) == 1
    assert not any("view" in one for one in said)


@pytest.mark.parametrize("forgery", FALSE_ERASURES, ids=lambda one: one.__name__)
def test_a_false_erasure_is_found(sqlite_term: Place, forgery: Attack) -> None:
    false_erasure(sqlite_term, forgery)


@wide
@pytest.mark.postgres
@pytest.mark.parametrize("forgery", FALSE_ERASURES, ids=lambda one: one.__name__)
def test_a_false_erasure_is_found_on_postgres(
    postgres_term: Place, forgery: Attack
) -> None:
    false_erasure(postgres_term, forgery)


@wide
@pytest.mark.postgres
@pytest.mark.parametrize(
    ("table", "column"), [one for one in COVERED if one[0] in RECORD], ids=str
)
def test_one_flipped_bit_is_found_on_postgres(
    postgres_term: Place, table: Table, column: Column[object]
) -> None:
    draw = Random(f"{table.name}.{column.name}")
    attack(postgres_term, lambda conn: flip(conn, draw, table, column))


@wide
@pytest.mark.postgres
@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda one: one.__name__)
def test_a_forgery_is_found_on_postgres(postgres_term: Place, forgery: Attack) -> None:
    attack(postgres_term, lambda conn: forgery(conn, Random(3)))
