"""Makes the keys, the tables and, on PostgreSQL, the rights of the web role."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Connection, Engine, inspect, select, text

from events.store.engine import Database
from events.store.errors import DatabaseUnusable
from events.store.keys import KeyRing
from events.store.tables import contents
from projections.base import metadata as view_tables
from projections.runner import VIEWS, rebuild
from projections.runner import schools as schools_in
from service import row_policies

READ_AND_ADD: Final = (
    "events",
    "leaves",
    "contents",
    "attachments",
    "keys",
    "idempotency",
)
READ_ADD_AND_MOVE: Final = ("school_heads", "logs")
NO_TABLES: Final = "The database has no tables yet. Run: samepage migrate"
OLDER: Final = (
    "The database is from another version of Same Page. Run: samepage migrate"
)
UNKNOWN: Final = (
    "The database is from another version of Same Page, "
    "which this version does not know. Use the newest version."
)
# A role may also become any role that it is a member of, so those count too. Who
# owns the schema can drop what is in it.
POWERS: Final = """
SELECT EXISTS (
    SELECT 1
    FROM pg_roles AS role, pg_class AS held
    JOIN pg_namespace AS space ON space.oid = held.relnamespace
    WHERE pg_has_role(role.oid, 'MEMBER')
    AND held.relname = ANY(:guarded) AND pg_table_is_visible(held.oid)
    AND (
        role.rolsuper OR role.rolcreaterole
        OR role.oid IN (held.relowner, space.nspowner)
        OR has_table_privilege(role.oid, held.oid, 'DELETE, TRUNCATE, TRIGGER')
        OR held.relname = ANY(:fixed)
            AND has_any_column_privilege(role.oid, held.oid, 'UPDATE')
    )
)
"""


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
        if conn.dialect.name == "postgresql":
            row_policies.put_up(conn)
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
    config = _config()
    config.attributes["connection"] = conn
    try:
        command.upgrade(config, "head")
    except CommandError:
        raise DatabaseUnusable(UNKNOWN) from None


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "service:migrations")
    return config


def refuse_other_version(conn: Connection) -> None:
    """Refuse a database that was migrated by another version, or never."""
    stored = set(MigrationContext.configure(conn).get_current_heads())
    if not stored:
        raise DatabaseUnusable(NO_TABLES)
    scripts = ScriptDirectory.from_config(_config())
    if stored != set(scripts.get_heads()):
        known = {script.revision for script in scripts.walk_revisions()}
        raise DatabaseUnusable(OLDER if stored <= known else UNKNOWN)


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
    everything = set(inspect(conn).get_table_names())
    named = {*READ_AND_ADD, *READ_ADD_AND_MOVE, "alembic_version"}
    rest = sorted(everything - named)
    rights: Sequence[tuple[str, Sequence[str]]] = (
        ("SELECT, INSERT", READ_AND_ADD),
        ("SELECT, INSERT, UPDATE", READ_ADD_AND_MOVE),
        ("SELECT, INSERT, UPDATE, DELETE", rest),
        ("SELECT", ["alembic_version"]),
    )
    conn.execute(text(f"GRANT USAGE ON SCHEMA public TO {quoted}"))
    conn.execute(text(f"REVOKE ALL ON {', '.join(sorted(everything))} FROM {quoted}"))
    for right, tables in rights:
        conn.execute(text(f"GRANT {right} ON {', '.join(tables)} TO {quoted}"))


def refuse_overpowered_role(engine: Engine) -> None:
    """Refuse to serve as a role that could rewrite the record; SQLite has no roles."""
    if engine.dialect.name != "postgresql":
        return
    fixed = list(READ_AND_ADD)
    guarded = [*READ_AND_ADD, *READ_ADD_AND_MOVE]
    with engine.connect() as conn:
        is_mighty = conn.scalar(text(POWERS), {"fixed": fixed, "guarded": guarded})
        is_mighty = is_mighty or row_policies.is_passed_by(conn)
    if is_mighty:
        msg = (
            "The database role could rewrite the record. Give SAMEPAGE_OWNER_URL the "
            "owner, SAMEPAGE_DATABASE_URL a role with fewer rights, and migrate again."
        )
        raise DatabaseUnusable(msg)
