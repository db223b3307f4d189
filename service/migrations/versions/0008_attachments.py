"""Files beside words: sealed in pieces, added once, removed only after their key."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

DENY_UPDATE = """
CREATE TRIGGER attachments_no_update BEFORE UPDATE ON attachments
BEGIN SELECT RAISE(ABORT, 'attachments is append-only'); END
"""
DENY_DELETE = """
CREATE TRIGGER attachments_no_delete BEFORE DELETE ON attachments
WHEN EXISTS (
    SELECT 1 FROM keys
    WHERE school = OLD.school AND subject = OLD.subject AND wrapped IS NOT NULL
)
BEGIN SELECT RAISE(ABORT, 'attachments are deleted only after their key'); END
"""
# INSERT OR REPLACE removes a row without asking the trigger that guards deletion.
DENY_REPLACE = """
CREATE TRIGGER attachments_no_replace BEFORE INSERT ON attachments WHEN EXISTS (
    SELECT 1 FROM attachments
    WHERE school = NEW.school AND subject = NEW.subject AND blob = NEW.blob
    AND part = NEW.part
)
BEGIN SELECT RAISE(ABORT, 'attachments is append-only'); END
"""
POSTGRES = (
    """
CREATE TRIGGER attachments_no_update BEFORE UPDATE ON attachments
FOR EACH ROW EXECUTE FUNCTION deny_change()
""",
    """
CREATE TRIGGER attachments_no_delete BEFORE DELETE ON attachments
FOR EACH ROW EXECUTE FUNCTION deny_while_key_lives()
""",
    """
CREATE TRIGGER attachments_no_truncate BEFORE TRUNCATE ON attachments
FOR EACH STATEMENT EXECUTE FUNCTION deny_change()
""",
)


def upgrade() -> None:
    op.create_table(
        "attachments",
        sa.Column("school", sa.Uuid, primary_key=True),
        sa.Column("subject", sa.Uuid, primary_key=True),
        sa.Column("blob", sa.LargeBinary(32), primary_key=True),
        sa.Column("part", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("parts", sa.Integer, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    )
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for trigger in (DENY_UPDATE, DENY_DELETE, DENY_REPLACE) if is_sqlite else POSTGRES:
        op.execute(trigger)
