"""Notices: whom to tell of which fact, and what became of it."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "notices",
        sa.Column("school", sa.Uuid, primary_key=True),
        sa.Column("notice", sa.Uuid, primary_key=True),
        sa.Column("person", sa.Uuid, nullable=False),
        sa.Column("child", sa.Uuid, nullable=False),
        sa.Column("entry", sa.Uuid, nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("haste", sa.String(8), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("mail", sa.Uuid, nullable=True),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("made_at", sa.String(27), nullable=False),
        sa.Column("due_at", sa.String(27), nullable=False),
        sa.Column("settled_at", sa.String(27), nullable=True),
        sa.Column("reply", sa.LargeBinary(32), nullable=True),
    )
    op.create_index("notices_due", "notices", ["school", "state", "due_at"])
    op.create_index("notices_by_reply", "notices", ["reply"])
