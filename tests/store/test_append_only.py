"""Below all code, the databases themselves refuse to change what was recorded."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from events.base import Space
from events.store.engine import Database
from events.store.errors import DatabaseUnusable
from events.store.tables import events
from events.store.unit import Store
from projections.runner import see
from service.migrate import migrate, refuse_overpowered_role
from tests.cast import AYO, LARKFIELD, Clock, a_school
from tests.databases import WEB_ROLE, Place, Server
from tests.features.shows import shows

GUARDED = ("events", "leaves", "contents", "attachments")
COLUMN = {
    "events": "topic",
    "leaves": "leaf",
    "contents": "sealed",
    "attachments": "sealed",
}
CHANGES = [
    (table, change.format(table=table, column=COLUMN[table]))
    for table in GUARDED
    for change in (
        "UPDATE {table} SET {column} = {column}",
        "UPDATE {table} SET school = school",
        "DELETE FROM {table}",
    )
]


@pytest.fixture
def school(address: Place, store: Store) -> Place:
    a_school(store)
    keep_a_file(store)
    return address


def keep_a_file(store: Store) -> None:
    with store.unit(LARKFIELD) as unit:
        unit.keep(b"the bytes of a file", unit.log_of(AYO, Space.SHARED))


@pytest.mark.parametrize("table", GUARDED)
def test_nobody_writes_over_the_record(sqlite_address: Place, table: str) -> None:
    """SQLite replaces a row without asking the triggers that guard deletion."""
    place = sqlite_address
    store = Store(place.web, place.ring, see, Clock())
    a_school(store)
    keep_a_file(store)
    twice = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1"  # noqa: S608
    refused(place.web, twice, "append-only")


@pytest.mark.parametrize(
    "moved", [("log_seq", "version"), ("seq", "log_seq"), ("seq", "version")]
)
def test_no_fact_takes_the_place_of_another(
    sqlite_address: Place, moved: tuple[str, str]
) -> None:
    """A fact has three keys; whichever one clashes, nothing is replaced."""
    place = sqlite_address
    a_school(Store(place.web, place.ring, see, Clock()))
    chosen = ", ".join(
        f"{column.name} + 900" if column.name in moved else f'"{column.name}"'
        for column in events.columns
    )
    clash = f"INSERT OR REPLACE INTO events SELECT {chosen} FROM events LIMIT 1"  # noqa: S608
    refused(place.web, clash, "append-only")


def refused(where: Database, change: str, because: str) -> None:
    with pytest.raises(DatabaseError, match=because), where.writing() as conn:
        conn.execute(text(change))


def count(where: Database, table: str) -> int:
    with where.reading() as conn:
        counted = conn.scalar(text(f"SELECT count(*) FROM {table}"))  # noqa: S608
    assert isinstance(counted, int)
    return counted


@pytest.mark.parametrize(("table", "change"), CHANGES)
@shows(
    "service.migrations.versions.0001_the_record:_guard_sqlite",
    at="SQLITE_DENIES.format",
    case="sqlite-events-UPDATE events SET topic = topic",
)
def test_f70_nobody_changes_the_record(school: Place, table: str, change: str) -> None:
    before = count(school.owner, table)
    by_trigger = "append-only|only after their key"
    refused(school.owner, change, by_trigger)
    refused(school.web, change, f"{by_trigger}|permission denied")
    assert count(school.owner, table) == before > 0


@pytest.mark.postgres
@pytest.mark.parametrize("table", GUARDED)
def test_nobody_empties_the_record(postgres_address: Place, table: str) -> None:
    refused(postgres_address.owner, f"TRUNCATE {table}", "append-only")
    refused(postgres_address.web, f"TRUNCATE {table}", "permission denied")


@pytest.mark.postgres
def test_the_web_role_can_add_to_the_record_and_no_more(
    postgres_address: Place,
) -> None:
    asked = text(
        "SELECT table_name, string_agg(privilege_type, ' ' ORDER BY privilege_type) "
        "FROM information_schema.table_privileges WHERE grantee = current_user "
        "GROUP BY table_name"
    )
    with postgres_address.web.reading() as conn:
        rights = {row[0]: row[1] for row in conn.execute(asked)}
    for table in (*GUARDED, "keys", "idempotency"):
        assert rights[table] == "INSERT SELECT"
    for table in ("school_heads", "logs"):
        assert rights[table] == "INSERT SELECT UPDATE"
    assert rights["alembic_version"] == "SELECT"
    assert "TRIGGER" not in " ".join(rights.values())
    assert "TRUNCATE" not in " ".join(rights.values())


@pytest.mark.postgres
def test_the_web_role_has_no_power_over_the_database(postgres_address: Place) -> None:
    asked = text(
        "SELECT rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication "
        "FROM pg_roles WHERE rolname = current_user"
    )
    owned = text("SELECT count(*) FROM pg_tables WHERE tableowner = current_user")
    with postgres_address.web.reading() as conn:
        assert conn.scalar(text("SELECT current_user")) == WEB_ROLE
        assert not any(conn.execute(asked).one())
        assert conn.scalar(owned) == 0
    for change in (
        "ALTER TABLE events DISABLE TRIGGER ALL",
        "DROP TRIGGER events_no_change ON events",
        "SET session_replication_role = replica",
        "CREATE TABLE mine (a int)",
        "DROP FUNCTION deny_change CASCADE",
    ):
        refused(postgres_address.web, change, "must be owner|permission denied")


def test_serving_as_the_owner_is_refused(address: Place) -> None:
    refuse_overpowered_role(address.web.engine)
    if not address.owner.is_sqlite:
        with pytest.raises(DatabaseUnusable, match="SAMEPAGE_OWNER_URL"):
            refuse_overpowered_role(address.owner.engine)


@pytest.mark.postgres
def test_a_role_that_is_not_there_is_named(
    postgres_server: Server, postgres_address: Place
) -> None:
    with pytest.raises(DatabaseUnusable, match="CREATE ROLE nobody LOGIN"):
        migrate(postgres_address.owner, postgres_address.key_dir, "nobody")


def test_words_go_only_after_their_key(school: Place) -> None:
    one = {"school": LARKFIELD}
    with school.owner.writing() as conn:
        ids = text("SELECT subject FROM contents LIMIT 1")
        one["subject"] = conn.execute(ids).scalar_one()
        same = "school = (SELECT school FROM school_heads) AND subject = :subject"
        conn.execute(
            text(f"UPDATE keys SET kek = NULL, wrapped = NULL WHERE {same}"),  # noqa: S608
            {"subject": one["subject"]},
        )
        gone = conn.execute(
            text(f"DELETE FROM contents WHERE {same}"),  # noqa: S608
            {"subject": one["subject"]},
        )
        assert gone.rowcount > 0
