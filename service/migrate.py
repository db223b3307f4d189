"""Makes the keys, the tables and, on PostgreSQL, the rights of the web role."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, inspect, select, text

from events.store.engine import Database
from events.store.errors import DatabaseUnusable
from events.store.keys import KeyRing
from events.store.tables import contents
from projections.base import metadata as view_tables
from projections.runner import VIEWS, rebuild
from projections.runner import schools as schools_in

READ_AND_ADD: Final = ("events", "leaves", "contents", "keys", "idempotency")
READ_ADD_AND_MOVE: Final = ("school_heads", "logs")


def migrate(owner: Database, key_dir: Path, web_role: str | None) -> KeyRing:
    """Bring *owner*'s database and the key folder up to this version.

    On PostgreSQL *web_role* is given just the rights that serving needs: it can add
    to the record, and change or remove nothing in it.
    """
    ring = KeyRing(key_dir) if _has_words(owner) else KeyRing.create(key_dir)
    with owner.writing() as conn:
        _upgrade(conn)
        missing = _missing_views(conn)
        view_tables.create_all(conn)
        for school in schools_in(conn) if missing else ():
            rebuild(conn, ring, school, VIEWS)
        if web_role is not None:
            _grant(conn, web_role)
    return ring


def _has_words(owner: Database) -> bool:
    """Say whether words were sealed here: no new key could open those."""
    with owner.reading() as conn:
        if not inspect(conn).has_table(contents.name):
            return False
        return conn.execute(select(contents.c.seq).limit(1)).first() is not None


def _upgrade(conn: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", "service:migrations")
    config.attributes["connection"] = conn
    command.upgrade(config, "head")


def _missing_views(conn: Connection) -> set[str]:
    return set(view_tables.tables) - set(inspect(conn).get_table_names())


def _grant(conn: Connection, role: str) -> None:
    quoted = conn.dialect.identifier_preparer.quote(role)
    if not conn.scalar(text("SELECT 1 FROM pg_roles WHERE rolname = :r"), {"r": role}):
        msg = (
            f"The database has no role {role}. Make it first: "
            f"CREATE ROLE {quoted} LOGIN PASSWORD '…'"
        )
        raise DatabaseUnusable(msg)
    everything = set(inspect(conn).get_table_names()) - {"alembic_version"}
    rest = sorted(everything - {*READ_AND_ADD, *READ_ADD_AND_MOVE})
    rights: Sequence[tuple[str, Sequence[str]]] = (
        ("SELECT, INSERT", READ_AND_ADD),
        ("SELECT, INSERT, UPDATE", READ_ADD_AND_MOVE),
        ("SELECT, INSERT, UPDATE, DELETE", rest),
        ("SELECT", ["alembic_version"]),
    )
    conn.execute(text(f"GRANT USAGE ON SCHEMA public TO {quoted}"))
    for right, tables in rights:
        conn.execute(text(f"GRANT {right} ON {', '.join(tables)} TO {quoted}"))


def refuse_overpowered_role(engine: Engine) -> None:
    """Refuse to serve as a role that could rewrite the record; SQLite has no roles."""
    if engine.dialect.name != "postgresql":
        return
    with engine.connect() as conn:
        powers = conn.execute(
            text(
                "SELECT rolsuper OR pg_has_role(relowner, 'MEMBER') AS mighty "
                "FROM pg_roles, pg_class "
                "WHERE rolname = current_user AND pg_class.oid = to_regclass('events')"
            )
        ).first()
    if powers is not None and powers.mighty:
        msg = (
            "The database role could rewrite the record. Give SAMEPAGE_OWNER_URL the "
            "owner and SAMEPAGE_DATABASE_URL a role with fewer rights."
        )
        raise DatabaseUnusable(msg)
