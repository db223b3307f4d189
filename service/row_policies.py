"""Row policies on PostgreSQL: the web role sees the rows of the schools it asks about.

Every query names its school already; this is the net below, for the one that forgets.
A transaction says which schools it is about (events/store/engine.py), and the database
shows the web role nothing else and takes nothing else from it. The owner is not bound.
"""

from typing import Final

from sqlalchemy import Connection, inspect, text

POLICY: Final = "samepage_schools"
LOOKED_UP: Final = "samepage_looked_up"
# What is looked up before its school is known, by which column.
BY_KEY: Final = {
    "account_people": "account::text",
    "notices": "encode(reply, 'hex')",
}
# Not `school = ANY (…)`: the planner would look that up in an index for each of ten
# schools that it expects, and take the join it was asked for as a filter afterwards.
ABOUT: Final = "strpos(current_setting('samepage.schools', true), school::text) > 0"
BARE: Final = """
SELECT relname FROM pg_class
WHERE relname = ANY(:names) AND pg_table_is_visible(oid) AND NOT relrowsecurity
"""
PASSES: Final = """
SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user
"""


def tables_of_schools(conn: Connection) -> list[str]:
    """Name every table whose rows belong to a school."""
    looked_at = inspect(conn)
    return [
        name
        for name in sorted(looked_at.get_table_names())
        if any(column["name"] == "school" for column in looked_at.get_columns(name))
    ]


def put_up(conn: Connection) -> None:
    """Put the policies on every table of schools, whichever were there before."""
    for table in tables_of_schools(conn):
        conn.execute(text(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"))
        _policy(conn, table, POLICY, ABOUT, "ALL")
        if table in BY_KEY:
            asked = f"{BY_KEY[table]} = current_setting('samepage.looked_up', true)"
            _policy(conn, table, LOOKED_UP, asked, "SELECT")


def _policy(conn: Connection, table: str, name: str, where: str, verb: str) -> None:
    conn.execute(text(f"DROP POLICY IF EXISTS {name} ON {table}"))
    conn.execute(text(f"CREATE POLICY {name} ON {table} FOR {verb} USING ({where})"))


def is_passed_by(conn: Connection) -> bool:
    """Say whether the role of this connection would see past the policies."""
    names = {"names": tables_of_schools(conn)}
    bare = conn.execute(text(BARE), names).first() is not None
    return bare or bool(conn.scalar(text(PASSES)))
