"""Passkeys, and the accounts that staff have with their school's own sign-in."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0003"

MOMENT = sa.String(27)


def upgrade() -> None:
    _passkeys()
    _providers()


def _passkeys() -> None:
    op.create_table(
        "passkeys",
        sa.Column("passkey", sa.Uuid, primary_key=True),
        sa.Column("account", sa.Uuid, nullable=False, index=True),
        sa.Column("credential", sa.LargeBinary, nullable=False, unique=True),
        sa.Column("public_key", sa.LargeBinary, nullable=False),
        sa.Column("sign_count", sa.BigInteger, nullable=False),
        sa.Column("transports", sa.String(80), nullable=False),
        sa.Column("name", sa.LargeBinary, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("last_used_at", MOMENT, nullable=True),
    )
    op.create_table(
        "passkey_challenges",
        sa.Column("browser", sa.LargeBinary(32), primary_key=True),
        sa.Column("purpose", sa.String(8), primary_key=True),
        sa.Column("challenge", sa.LargeBinary(32), nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False, index=True),
    )


def _providers() -> None:
    op.create_table(
        "provider_links",
        sa.Column("link", sa.Uuid, primary_key=True),
        sa.Column("account", sa.Uuid, nullable=False, index=True),
        sa.Column("provider", sa.String(32), nullable=False),
        sa.Column("subject", sa.LargeBinary(32), nullable=False, unique=True),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("last_used_at", MOMENT, nullable=True),
    )
    op.create_table(
        "provider_tries",
        sa.Column("state", sa.LargeBinary(32), primary_key=True),
        sa.Column("browser", sa.LargeBinary(32), nullable=False),
        sa.Column("provider", sa.String(32), nullable=False),
        sa.Column("purpose", sa.String(8), nullable=False),
        sa.Column("account", sa.Uuid, nullable=True),
        sa.Column("nonce", sa.String(64), nullable=False),
        sa.Column("verifier", sa.String(128), nullable=False),
        sa.Column("onward", sa.Text, nullable=True),
        sa.Column("carried", sa.Text, nullable=True),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False, index=True),
    )
