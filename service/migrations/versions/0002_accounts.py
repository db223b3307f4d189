"""Accounts: who can sign in, as which people, with which open sessions and tokens."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "accounts",
        sa.Column("account", sa.Uuid, primary_key=True),
        sa.Column("email_digest", sa.LargeBinary(32), nullable=False, unique=True),
        sa.Column("password", sa.String(200), nullable=False),
    )
    op.create_table(
        "account_people",
        sa.Column("school", sa.Uuid, primary_key=True),
        sa.Column("person", sa.Uuid, primary_key=True),
        sa.Column("account", sa.Uuid, nullable=False, index=True),
    )
    op.create_table(
        "sessions",
        sa.Column("session", sa.LargeBinary(32), primary_key=True),
        sa.Column("account", sa.Uuid, nullable=False, index=True),
        sa.Column("started_at", sa.String(27), nullable=False),
        sa.Column("expires_at", sa.String(27), nullable=False),
        sa.Column("carried", sa.LargeBinary, nullable=True),
    )
    op.create_table(
        "tokens",
        sa.Column("token", sa.LargeBinary(32), primary_key=True),
        sa.Column("account", sa.Uuid, nullable=False, index=True),
        sa.Column("made_at", sa.String(27), nullable=False),
    )
    op.create_table(
        "sign_in_failures",
        sa.Column("email_digest", sa.LargeBinary(32), primary_key=True),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("last_at", sa.String(27), nullable=False),
    )
