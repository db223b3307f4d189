"""The tables of accounts: an account is one login, across schools and children."""

from typing import Final

from sqlalchemy import Column, Integer, LargeBinary, MetaData, String, Table, Uuid

from events.store.tables import MOMENT

metadata: Final = MetaData()

accounts: Final = Table(
    "accounts",
    metadata,
    Column("account", Uuid, primary_key=True),
    Column("email_digest", LargeBinary(32), nullable=False, unique=True),
    Column("password", String(200), nullable=False),
)

account_people: Final = Table(
    "account_people",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("person", Uuid, primary_key=True),
    Column("account", Uuid, nullable=False, index=True),
)

sessions: Final = Table(
    "sessions",
    metadata,
    Column("session", LargeBinary(32), primary_key=True),
    Column("account", Uuid, nullable=False, index=True),
    Column("started_at", MOMENT, nullable=False),
    Column("expires_at", MOMENT, nullable=False),
    Column("carried", LargeBinary, nullable=True),
)

tokens: Final = Table(
    "tokens",
    metadata,
    Column("token", LargeBinary(32), primary_key=True),
    Column("account", Uuid, nullable=False, index=True),
    Column("made_at", MOMENT, nullable=False),
)

sign_in_failures: Final = Table(
    "sign_in_failures",
    metadata,
    Column("email_digest", LargeBinary(32), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last_at", MOMENT, nullable=False),
)
