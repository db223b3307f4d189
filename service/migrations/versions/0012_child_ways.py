"""How children sign in: with pictures, on a device that an adult set up."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "child_ways",
        sa.Column("school", sa.Uuid, primary_key=True),
        sa.Column("device", sa.Uuid, primary_key=True),
        sa.Column("child", sa.Uuid, nullable=False),
        sa.Column("person", sa.Uuid, nullable=False),
        sa.Column("browser", sa.LargeBinary(32), nullable=False),
        sa.Column("picture", sa.String(40), nullable=False),
        sa.Column("sequence", sa.String(200), nullable=False),
        sa.Column("described", sa.String(60), nullable=False),
        sa.Column("at_home", sa.Boolean, nullable=False),
        sa.Column("set_by", sa.Uuid, nullable=False),
        sa.Column("made_at", sa.String(27), nullable=False),
        sa.Column("expires_at", sa.String(27), nullable=False),
    )
    op.create_table(
        "child_sessions",
        sa.Column("school", sa.Uuid, primary_key=True),
        sa.Column("session", sa.LargeBinary(32), primary_key=True),
        sa.Column("handle", sa.Uuid, nullable=False),
        sa.Column("device", sa.Uuid, nullable=False),
        sa.Column("way", sa.Uuid, nullable=False),
        sa.Column("started_at", sa.String(27), nullable=False),
        sa.Column("seen_at", sa.String(27), nullable=False),
    )
