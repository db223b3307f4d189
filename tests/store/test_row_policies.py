"""On PostgreSQL a forgotten WHERE shows nothing of another school."""

from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DatabaseError

from events.store.engine import look_up
from events.store.errors import DatabaseUnusable
from events.store.reader import Reader
from events.store.unit import Store
from projections.runner import see
from service.migrate import refuse_overpowered_role
from service.row_policies import BY_KEY, tables_of_schools
from tests.cast import (
    LARKFIELD,
    OTHER_REGISTER,
    OTHER_SCHOOL,
    Clock,
    a_new_id,
    a_school,
)
from tests.databases import WEB_ROLE, Place
from tests.statements import asked_of
from tests.term import Term

pytestmark = pytest.mark.postgres


@pytest.fixture
def two_schools(postgres_address: Place, clock: Clock) -> Place:
    store = Store(postgres_address.web, postgres_address.ring, see, clock)
    Term(store).everything()
    a_school(store, OTHER_SCHOOL, OTHER_REGISTER)
    account = a_new_id()
    for school in (LARKFIELD, OTHER_SCHOOL):
        with postgres_address.web.writing(school) as conn:
            row = {"school": school, "person": a_new_id(), "account": account}
            into = "INSERT INTO account_people VALUES (:school, :person, :account)"
            conn.execute(text(into), row)
    return postgres_address


def schools_in(place: Place, table: str, *schools: object) -> set[object]:
    """The schools whose rows the web role sees in a table, asking for all of them."""
    with place.web.reading(*schools) as conn:  # type: ignore[arg-type]
        return set(conn.scalars(text(f"SELECT school FROM {table}")))  # noqa: S608


def filled(place: Place) -> list[str]:
    """The tables in which there is something of both schools."""
    with place.owner.reading() as conn:
        return [
            name
            for name in tables_of_schools(conn)
            if len(set(conn.scalars(text(f"SELECT school FROM {name}")))) == 2  # noqa: S608
        ]


def test_the_web_role_sees_only_the_schools_it_asks_about(two_schools: Place) -> None:
    tables = filled(two_schools)
    assert {"events", "leaves", "contents", "keys", "logs"} < set(tables)
    assert {"school_heads", "circle_members", "account_people"} < set(tables)
    both = {LARKFIELD, OTHER_SCHOOL}
    for table in tables:
        assert schools_in(two_schools, table) == set(), table
        assert schools_in(two_schools, table, LARKFIELD) == {LARKFIELD}, table
        assert schools_in(two_schools, table, *both) == both, table


def test_naming_the_other_school_in_a_query_does_not_help(two_schools: Place) -> None:
    tables = filled(two_schools)
    assert "contents" in tables
    with two_schools.web.reading(LARKFIELD) as conn:
        for table in tables:
            asked = text(f"SELECT * FROM {table} WHERE school = :other")  # noqa: S608
            found = conn.execute(asked, {"other": OTHER_SCHOOL})
            assert found.all() == [], table


def looked_at(plan: dict[str, Any]) -> float:
    """How many rows PostgreSQL took up for a plan, also those it threw away again."""
    one_time = sum(
        count
        for name, count in plan.items()
        if name == "Actual Rows" or name.startswith("Rows Removed")
    )
    own: float = one_time * plan["Actual Loops"]
    return own + sum(looked_at(part) for part in plan.get("Plans", ()))


def test_a_stream_is_read_by_its_rows_though_nobody_counted_the_tables(
    two_schools: Place,
) -> None:
    """A school writes hundreds of facts before the first autovacuum."""
    chosen = text("SELECT school, stream FROM events GROUP BY 1, 2 ORDER BY count(*)")
    with two_schools.owner.reading() as conn:
        *_, longest = conn.execute(chosen)
    with two_schools.web.reading(longest.school) as conn:
        reader = Reader(conn, two_schools.ring, longest.school)
        with asked_of(conn.engine) as statements:
            found = reader.rows_of_stream(longest.stream)
        told = conn.exec_driver_sql(
            f"EXPLAIN (ANALYZE, FORMAT JSON) {statements[-1]}",
            {"school": longest.school, "stream": longest.stream},
        )
        ((plan,),) = told.scalars()
    assert len(found) < looked_at(plan["Plan"]) < 20 * len(found)


def test_nothing_is_written_for_another_school(two_schools: Place) -> None:
    into = text("INSERT INTO account_people VALUES (:school, :person, :person)")
    row = {"school": OTHER_SCHOOL, "person": a_new_id()}
    with (
        pytest.raises(DatabaseError, match="row-level security"),
        two_schools.web.writing(LARKFIELD) as conn,
    ):
        conn.execute(into, row)


def test_an_account_finds_its_own_people_and_no_others(two_schools: Place) -> None:
    with two_schools.owner.reading() as conn:
        account = conn.scalar(text("SELECT DISTINCT account FROM account_people"))
    with two_schools.web.reading() as conn:
        look_up(conn, account)
        assert len(conn.execute(text("SELECT * FROM account_people")).all()) == 2
        assert conn.execute(text("SELECT * FROM events")).all() == []
        look_up(conn, a_new_id())
        assert conn.execute(text("SELECT * FROM account_people")).all() == []


def test_every_table_of_a_school_has_its_policy(postgres_address: Place) -> None:
    with postgres_address.owner.reading() as conn:
        tables = set(tables_of_schools(conn))
        chosen = text("SELECT tablename, policyname FROM pg_policies")
        policies = {(row.tablename, row.policyname) for row in conn.execute(chosen)}
    by_key = {(table, "samepage_looked_up") for table in BY_KEY}
    assert policies == {(table, "samepage_schools") for table in tables} | by_key


@pytest.mark.parametrize(
    "wrong",
    [
        "ALTER TABLE events DISABLE ROW LEVEL SECURITY",
        f"ALTER ROLE {WEB_ROLE} BYPASSRLS",
    ],
)
def test_serving_is_refused_where_the_policies_would_be_passed(
    postgres_address: Place, wrong: str
) -> None:
    refuse_overpowered_role(postgres_address.web.engine)
    owner = create_engine(postgres_address.owner.url)
    try:
        with owner.begin() as conn:
            conn.execute(text(wrong))
        with pytest.raises(DatabaseUnusable, match="role"):
            refuse_overpowered_role(postgres_address.web.engine)
    finally:
        with owner.begin() as conn:
            conn.execute(text(f"ALTER ROLE {WEB_ROLE} NOBYPASSRLS"))
        owner.dispose()
