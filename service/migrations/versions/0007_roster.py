"""Files of children and staff between looking and deciding: sealed, for an hour."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "roster_uploads",
        sa.Column("school", sa.Uuid, primary_key=True),
        sa.Column("upload", sa.Uuid, primary_key=True),
        sa.Column("account", sa.Uuid, nullable=False),
        sa.Column("file", sa.LargeBinary, nullable=False),
        sa.Column("expires_at", sa.String(27), nullable=False),
    )
