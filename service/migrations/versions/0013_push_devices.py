"""Pushes: which devices are told of news, and of what each is still to be told."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "push_devices",
        sa.Column("device", sa.Uuid, primary_key=True),
        sa.Column("account", sa.Uuid, nullable=False),
        sa.Column("session", sa.Uuid, nullable=False),
        sa.Column("browser", sa.LargeBinary(32), nullable=False),
        sa.Column("endpoint", sa.LargeBinary(32), nullable=False, unique=True),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("described", sa.String(60), nullable=False),
        sa.Column("made_at", sa.String(27), nullable=False),
    )
    op.create_index("ix_push_devices_account", "push_devices", ["account"])
    op.create_index("ix_push_devices_browser", "push_devices", ["browser"])
    op.create_table(
        "pushes",
        sa.Column("school", sa.Uuid, primary_key=True),
        sa.Column("mail", sa.Uuid, primary_key=True),
        sa.Column("device", sa.Uuid, primary_key=True),
        sa.Column("person", sa.Uuid, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("made_at", sa.String(27), nullable=False),
        sa.Column("due_at", sa.String(27), nullable=False),
    )
    op.create_index("pushes_due", "pushes", ["school", "due_at"])
