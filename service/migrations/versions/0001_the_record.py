"""The record: heads, logs, events, leaves, contents, keys and idempotency."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

SEQ = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
APPEND_ONLY = ("events", "leaves")

SQLITE_DENIES = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
# INSERT OR REPLACE removes a row without asking the trigger that guards deletion.
SQLITE_NO_REPLACE = """
CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {taken}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
SQLITE_TAKEN = "EXISTS (SELECT 1 FROM {table} WHERE {same})"
KEYS_OF = {
    "events": (
        ("school", "seq"),
        ("school", "stream", "version"),
        ("school", "log", "log_seq"),
    ),
    "leaves": (("school", "log", "log_seq"),),
    "contents": (("school", "seq", "subject"),),
}
SQLITE_CONTENTS_UPDATE = """
CREATE TRIGGER contents_no_update BEFORE UPDATE ON contents
BEGIN SELECT RAISE(ABORT, 'contents is append-only'); END
"""
SQLITE_CONTENTS_DELETE = """
CREATE TRIGGER contents_no_delete BEFORE DELETE ON contents
WHEN EXISTS (
    SELECT 1 FROM keys
    WHERE school = OLD.school AND subject = OLD.subject AND wrapped IS NOT NULL
)
BEGIN SELECT RAISE(ABORT, 'contents are deleted only after their key'); END
"""
POSTGRES_FUNCTION = """
CREATE FUNCTION deny_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
"""
POSTGRES_ROWS = """
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION deny_change()
"""
POSTGRES_TRUNCATE = """
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION deny_change()
"""
POSTGRES_CONTENTS_FUNCTION = """
CREATE FUNCTION deny_while_key_lives() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM keys
        WHERE school = OLD.school AND subject = OLD.subject AND wrapped IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'contents are deleted only after their key';
    END IF;
    RETURN OLD;
END $$
"""
POSTGRES_CONTENTS_UPDATE = """
CREATE TRIGGER contents_no_update BEFORE UPDATE ON contents
FOR EACH ROW EXECUTE FUNCTION deny_change()
"""
POSTGRES_CONTENTS_DELETE = """
CREATE TRIGGER contents_no_delete BEFORE DELETE ON contents
FOR EACH ROW EXECUTE FUNCTION deny_while_key_lives()
"""


def upgrade() -> None:
    _heads()
    _facts()
    _sealed()
    _idempotency()
    if op.get_bind().dialect.name == "sqlite":
        _guard_sqlite()
    else:
        _guard_postgres()


def _heads() -> None:
    op.create_table(
        "school_heads",
        sa.Column("school", sa.Uuid, primary_key=True),
        sa.Column("seq", SEQ, nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("chain", sa.LargeBinary(32), nullable=False),
    )
    op.create_table(
        "logs",
        sa.Column("school", sa.Uuid, primary_key=True),
        sa.Column("log", sa.Uuid, primary_key=True),
        sa.Column("child", sa.Uuid, nullable=True),
        sa.Column("space", sa.String(16), nullable=False),
        sa.Column("slot", sa.Integer, nullable=False),
        sa.Column("size", SEQ, nullable=False),
        sa.Column("frontier", sa.LargeBinary, nullable=False),
        sa.Column("root", sa.LargeBinary(32), nullable=False),
        sa.Column("bound", sa.LargeBinary(32), nullable=False),
        sa.UniqueConstraint("school", "slot"),
        sa.UniqueConstraint("school", "child", "space"),
    )


def _facts() -> None:
    op.create_table(
        "events",
        sa.Column("school", sa.Uuid, primary_key=True),
        sa.Column("seq", SEQ, primary_key=True, autoincrement=False),
        sa.Column("log", sa.Uuid, nullable=False),
        sa.Column("log_seq", SEQ, nullable=False),
        sa.Column("stream", sa.Uuid, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("topic", sa.String(64), nullable=False),
        sa.Column("topic_version", sa.SmallInteger, nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("by", sa.Uuid, nullable=True),
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
        sa.UniqueConstraint("school", "stream", "version"),
        sa.UniqueConstraint("school", "log", "log_seq"),
    )
    op.create_table(
        "leaves",
        sa.Column("school", sa.Uuid, primary_key=True),
        sa.Column("log", sa.Uuid, primary_key=True),
        sa.Column("log_seq", SEQ, primary_key=True, autoincrement=False),
        sa.Column("leaf", sa.LargeBinary, nullable=False),
    )


def _sealed() -> None:
    op.create_table(
        "contents",
        sa.Column("school", sa.Uuid, primary_key=True),
        sa.Column("seq", SEQ, primary_key=True, autoincrement=False),
        sa.Column("subject", sa.Uuid, primary_key=True),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "keys",
        sa.Column("school", sa.Uuid, primary_key=True),
        sa.Column("subject", sa.Uuid, primary_key=True),
        sa.Column("kek", sa.String(32), nullable=True),
        sa.Column("wrapped", sa.LargeBinary, nullable=True),
        sa.Column("erased", sa.LargeBinary(32), nullable=True),
    )


def _idempotency() -> None:
    op.create_table(
        "idempotency",
        sa.Column("school", sa.Uuid, primary_key=True),
        sa.Column("account", sa.Uuid, primary_key=True),
        sa.Column("key", sa.String(128), primary_key=True),
        sa.Column("digest", sa.LargeBinary(32), nullable=False),
        sa.Column("seq", SEQ, nullable=False),
        sa.Column("log", sa.Uuid, nullable=False),
        sa.Column("log_seq", SEQ, nullable=False),
        sa.Column("size", SEQ, nullable=False),
        sa.Column("root", sa.LargeBinary(32), nullable=False),
    )


def _guard_sqlite() -> None:
    for table in APPEND_ONLY:
        for verb in ("update", "delete"):
            op.execute(SQLITE_DENIES.format(table=table, verb=verb))
    op.execute(SQLITE_CONTENTS_UPDATE)
    op.execute(SQLITE_CONTENTS_DELETE)
    for table, keys in KEYS_OF.items():
        taken = " OR ".join(_taken(table, key) for key in keys)
        op.execute(SQLITE_NO_REPLACE.format(table=table, taken=taken))


def _taken(table: str, key: tuple[str, ...]) -> str:
    same = " AND ".join(f"{name} = NEW.{name}" for name in key)
    return SQLITE_TAKEN.format(table=table, same=same)


def _guard_postgres() -> None:
    op.execute(POSTGRES_FUNCTION)
    op.execute(POSTGRES_CONTENTS_FUNCTION)
    for table in APPEND_ONLY:
        op.execute(POSTGRES_ROWS.format(table=table))
        op.execute(POSTGRES_TRUNCATE.format(table=table))
    op.execute(POSTGRES_CONTENTS_UPDATE)
    op.execute(POSTGRES_CONTENTS_DELETE)
    op.execute(POSTGRES_TRUNCATE.format(table="contents"))
