"""Invitations: keyed hashes of link and code, and the sealed address they go to."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "invitations",
        sa.Column("school", sa.Uuid, primary_key=True),
        sa.Column("invitation", sa.Uuid, primary_key=True),
        sa.Column("link", sa.LargeBinary(32), nullable=False),
        sa.Column("code", sa.LargeBinary(32), nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=True),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("state", sa.String(9), nullable=False),
        sa.Column("expires_at", sa.String(27), nullable=False),
    )
