"""Every table and every statement begins with the school."""

import re

import pytest
from sqlalchemy import UniqueConstraint, inspect

from events.base import Space
from events.store.reader import Reader
from events.store.tables import metadata as record_tables
from events.store.unit import Store
from projections import as_at, audit, circle, directory, entry_history, timeline
from projections.base import metadata as view_tables
from projections.half_days import HalfDay
from projections.runner import VIEWS, differences, rebuild
from projections.timeline import Filter
from service.signing_in.account_tables import metadata as logins
from tests.cast import (
    AMINA,
    AYO,
    LARKFIELD,
    MONDAY,
    OLI,
    OTHER_REGISTER,
    OTHER_SCHOOL,
    STRANGER,
    TOM,
    a_school,
)
from tests.databases import Place
from tests.statements import asked_of
from tests.term import Term

# Logins are global: one person may belong to several schools.
GLOBAL = {"alembic_version"} | {
    name for name, table in logins.tables.items() if "school" not in table.columns
}
TABLES = {**record_tables.tables, **view_tables.tables}
NAMED = re.compile(rf"\b({'|'.join(TABLES)})\b")
WHERE_OR_VALUES = re.compile(r"(?s)\bWHERE\b.*\bschool\b\s*=|INSERT INTO \w+ \(school,")


@pytest.mark.parametrize("name", TABLES)
def test_a_key_begins_with_the_school(name: str) -> None:
    table = TABLES[name]
    keys = [list(table.primary_key.columns)]
    keys += [
        list(one.columns)
        for one in table.constraints
        if isinstance(one, UniqueConstraint)
    ]
    keys += [list(index.columns) for index in table.indexes]
    assert {key[0].name for key in keys} == {"school"}


def test_only_logins_are_global(address: Place) -> None:
    with address.owner.reading() as conn:
        looked_at = inspect(conn)
        of_schools = set(looked_at.get_table_names()) - GLOBAL
        assert of_schools >= TABLES.keys()
        for name in of_schools:
            assert (
                looked_at.get_pk_constraint(name)["constrained_columns"][0] == "school"
            )
            for unique in looked_at.get_unique_constraints(name):
                assert unique["column_names"][0] == "school"


def test_every_statement_names_the_school(store: Store, address: Place) -> None:
    with asked_of(address.web.engine) as asked:
        term = Term(store)
        term.everything()
        with store.unit(LARKFIELD) as unit:
            unit.next_slot()
            unit.is_taken(AYO)
        with store.reading(LARKFIELD) as reader:
            ask_everything(reader, term)
            list(differences(reader))
        with address.web.writing() as conn:
            rebuild(conn, address.ring, LARKFIELD, VIEWS)
    statements = [
        one for one in asked if NAMED.search(one) and not one.startswith("LOCK TABLE")
    ]
    assert len(statements) > 100
    assert [one for one in statements if not WHERE_OR_VALUES.search(one)] == []


def ask_everything(reader: Reader, term: Term) -> None:
    entry, child = term.entries[0]
    for filter_ in (Filter(), Filter(unread=True, awaiting=True, before=90)):
        timeline.of_child(reader, AYO, AMINA.person, filter_)
    timeline.one(reader, child, entry, AMINA.person)
    timeline.counts(reader, [AYO, OLI], AMINA.person)
    entry_history.of_entry(reader, entry)
    sieve = audit.Sieve(HalfDay(MONDAY, is_afternoon=False))
    audit.of_child(reader, AYO, 8, 5, sieve)
    circle.belonging(reader.conn, LARKFIELD, AYO, AMINA.person, MONDAY)
    circle.of_person(reader, AMINA.person, MONDAY)
    circle.of_child(reader, AYO)
    directory.school_of(reader)
    directory.Rosters().of(reader)
    reader.log_of(AYO, Space.SHARED)
    reader.last_seq()
    with as_at.past(reader, AYO, "2027") as then:
        timeline.of_child(then, AYO, AMINA.person, Filter())
    with as_at.after(reader, child, entry, 50) as then:
        timeline.one(then, child, entry, AMINA.person)


def test_one_school_sees_nothing_of_another(store: Store) -> None:
    """Two schools may even use the same ids."""
    Term(store).everything()
    a_school(store, OTHER_SCHOOL, OTHER_REGISTER)
    with store.reading(OTHER_SCHOOL) as reader:
        assert timeline.of_child(reader, AYO, TOM.person, Filter()).items == []
        assert circle.of_child(reader, OLI) == []
        assert circle.of_person(reader, STRANGER.person, MONDAY) == []
        assert reader.log_of(OLI, Space.SHARED) is None
        assert directory.names_of(reader, [OLI]) == {}
        assert directory.school_of(reader).name == "Brook School"
        assert reader.facts_at([10_000]) == {}
