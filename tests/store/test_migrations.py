"""The migrations make exactly the tables that the code knows, and only once."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import MetaData, inspect, text

from events.store.tables import metadata as record_tables
from events.store.unit import Store
from projections.base import metadata as view_tables
from projections.runner import VIEWS, check, see
from service.migrate import migrate
from service.signing_in.account_tables import metadata as account_tables
from tests.cast import Clock
from tests.databases import WEB_ROLE, Place
from tests.term import Term

TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1",
}


def known() -> MetaData:
    """All tables of the code: of the record, of the views and of accounts."""
    together = MetaData()
    for metadata in (record_tables, view_tables, account_tables):
        for table in metadata.sorted_tables:
            table.to_metadata(together)
    return together


def everything(place: Place) -> dict[str, object]:
    with place.owner.reading() as conn:
        return {
            "tables": {
                name: repr(inspect(conn).get_columns(name))
                for name in sorted(inspect(conn).get_table_names())
            },
            "triggers": conn.scalars(text(TRIGGERS[conn.dialect.name])).all(),
            "version": conn.execute(text("SELECT * FROM alembic_version")).all(),
            "files": sorted(file.read_bytes() for file in place.key_dir.iterdir()),
        }


def again(place: Place) -> None:
    migrate(place.owner, place.key_dir, None if place.owner.is_sqlite else WEB_ROLE)


def test_the_migrated_tables_are_those_of_the_code(address: Place) -> None:
    with address.owner.engine.connect() as conn:
        context = MigrationContext.configure(conn, opts={"compare_type": True})
        assert compare_metadata(context, known()) == []


def test_migrating_twice_changes_nothing(address: Place) -> None:
    before = everything(address)
    again(address)
    assert everything(address) == before


def test_a_view_that_is_new_is_filled(address: Place) -> None:
    Term(Store(address.web, address.ring, see, Clock())).everything()
    with address.owner.writing() as conn:
        for view in VIEWS:
            for table in view.tables:
                table.drop(conn)
    again(address)
    with address.web.reading() as conn:
        assert list(check(conn, address.ring)) == []
