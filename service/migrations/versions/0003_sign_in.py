"""Sign-in: sealed addresses, listed sessions, second factors, links and throttling.

No version before this one was released, so its accounts, sessions and tokens are not
taken along: an address that is known only by its hash could never be sealed.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

MOMENT = sa.String(27)
OLD = ("accounts", "account_people", "sessions", "tokens", "sign_in_failures")


def upgrade() -> None:
    for table in OLD:
        op.drop_table(table)
    _accounts()
    _sessions()
    _second_factors()
    _links_and_tries()


def _accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("account", sa.Uuid, primary_key=True),
        sa.Column("email_digest", sa.LargeBinary(32), nullable=False, unique=True),
        sa.Column("email", sa.LargeBinary, nullable=False),
        sa.Column("password", sa.String(200), nullable=True),
    )
    op.create_table(
        "account_people",
        sa.Column("school", sa.Uuid, primary_key=True),
        sa.Column("person", sa.Uuid, primary_key=True),
        sa.Column("account", sa.Uuid, nullable=False, index=True),
    )


def _sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("session", sa.LargeBinary(32), primary_key=True),
        sa.Column("handle", sa.Uuid, nullable=False, unique=True),
        sa.Column("account", sa.Uuid, nullable=False, index=True),
        sa.Column("stage", sa.String(8), nullable=False),
        sa.Column("device", sa.String(60), nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("proven_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("carried", sa.LargeBinary, nullable=True),
    )
    op.create_table(
        "tokens",
        sa.Column("token", sa.LargeBinary(32), primary_key=True),
        sa.Column("handle", sa.Uuid, nullable=False, unique=True),
        sa.Column("account", sa.Uuid, nullable=False, index=True),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
    )


def _second_factors() -> None:
    op.create_table(
        "remembered_devices",
        sa.Column("secret", sa.LargeBinary(32), primary_key=True),
        sa.Column("handle", sa.Uuid, nullable=False, unique=True),
        sa.Column("account", sa.Uuid, nullable=False, index=True),
        sa.Column("device", sa.String(60), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
    )
    op.create_table(
        "authenticators",
        sa.Column("account", sa.Uuid, primary_key=True),
        sa.Column("secret", sa.LargeBinary, nullable=False),
        sa.Column("last_counter", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "recovery_codes",
        sa.Column("account", sa.Uuid, primary_key=True),
        sa.Column("code", sa.LargeBinary(32), primary_key=True),
    )


def _links_and_tries() -> None:
    op.create_table(
        "sign_in_links",
        sa.Column("email_digest", sa.LargeBinary(32), primary_key=True),
        sa.Column("link", sa.LargeBinary(32), nullable=False, unique=True),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("carried", sa.LargeBinary, nullable=True),
    )
    op.create_table(
        "failed_tries",
        sa.Column("whose", sa.LargeBinary(32), primary_key=True),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("until", MOMENT, nullable=False, index=True),
    )
