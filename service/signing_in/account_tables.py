"""The tables of accounts: an account is one login, across schools and children.

Nothing here says who somebody is: an address is a keyed hash and sealed, a secret is
kept as a hash or sealed, and a device is described by two coarse words.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    Uuid,
)

from events.store.tables import MOMENT

DEVICE: Final = String(60)

metadata: Final = MetaData()

accounts: Final = Table(
    "accounts",
    metadata,
    Column("account", Uuid, primary_key=True),
    Column("email_digest", LargeBinary(32), nullable=False, unique=True),
    Column("email", LargeBinary, nullable=False),
    Column("password", String(200), nullable=True),
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
    Column("handle", Uuid, nullable=False, unique=True),
    Column("account", Uuid, nullable=False, index=True),
    Column("stage", String(8), nullable=False),
    Column("device", DEVICE, nullable=False),
    Column("started_at", MOMENT, nullable=False),
    Column("seen_at", MOMENT, nullable=False),
    Column("proven_at", MOMENT, nullable=False),
    Column("expires_at", MOMENT, nullable=False),
    Column("carried", LargeBinary, nullable=True),
    Column("second_step_at", MOMENT, nullable=True),
)

tokens: Final = Table(
    "tokens",
    metadata,
    Column("token", LargeBinary(32), primary_key=True),
    Column("handle", Uuid, nullable=False, unique=True),
    Column("account", Uuid, nullable=False, index=True),
    Column("made_at", MOMENT, nullable=False),
    Column("expires_at", MOMENT, nullable=False),
)

remembered_devices: Final = Table(
    "remembered_devices",
    metadata,
    Column("secret", LargeBinary(32), primary_key=True),
    Column("handle", Uuid, nullable=False, unique=True),
    Column("account", Uuid, nullable=False, index=True),
    Column("device", DEVICE, nullable=False),
    Column("made_at", MOMENT, nullable=False),
    Column("expires_at", MOMENT, nullable=False),
)

authenticators: Final = Table(
    "authenticators",
    metadata,
    Column("account", Uuid, primary_key=True),
    Column("secret", LargeBinary, nullable=False),
    Column("last_counter", BigInteger, nullable=False),
)

recovery_codes: Final = Table(
    "recovery_codes",
    metadata,
    Column("account", Uuid, primary_key=True),
    Column("code", LargeBinary(32), primary_key=True),
)

sign_in_links: Final = Table(
    "sign_in_links",
    metadata,
    Column("email_digest", LargeBinary(32), primary_key=True),
    Column("link", LargeBinary(32), nullable=False, unique=True),
    Column("expires_at", MOMENT, nullable=False),
    Column("carried", LargeBinary, nullable=True),
)

failed_tries: Final = Table(
    "failed_tries",
    metadata,
    Column("whose", LargeBinary(32), primary_key=True),
    Column("tries", Integer, nullable=False),
    Column("until", MOMENT, nullable=False, index=True),
)

passkeys: Final = Table(
    "passkeys",
    metadata,
    Column("passkey", Uuid, primary_key=True),
    Column("account", Uuid, nullable=False, index=True),
    Column("credential", LargeBinary, nullable=False, unique=True),
    Column("public_key", LargeBinary, nullable=False),
    Column("sign_count", BigInteger, nullable=False),
    Column("transports", String(80), nullable=False),
    Column("name", LargeBinary, nullable=False),
    Column("made_at", MOMENT, nullable=False),
    Column("last_used_at", MOMENT, nullable=True),
)

passkey_challenges: Final = Table(
    "passkey_challenges",
    metadata,
    Column("browser", LargeBinary(32), primary_key=True),
    Column("purpose", String(8), primary_key=True),
    Column("challenge", LargeBinary(32), nullable=False),
    Column("expires_at", MOMENT, nullable=False, index=True),
)

provider_links: Final = Table(
    "provider_links",
    metadata,
    Column("link", Uuid, primary_key=True),
    Column("account", Uuid, nullable=False, index=True),
    Column("provider", String(32), nullable=False),
    Column("subject", LargeBinary(32), nullable=False, unique=True),
    Column("made_at", MOMENT, nullable=False),
    Column("last_used_at", MOMENT, nullable=True),
)

provider_tries: Final = Table(
    "provider_tries",
    metadata,
    Column("state", LargeBinary(32), primary_key=True),
    Column("browser", LargeBinary(32), nullable=False),
    Column("provider", String(32), nullable=False),
    Column("purpose", String(8), nullable=False),
    Column("account", Uuid, nullable=True),
    Column("nonce", String(64), nullable=False),
    Column("verifier", String(128), nullable=False),
    Column("onward", Text, nullable=True),
    Column("carried", Text, nullable=True),
    Column("started_at", MOMENT, nullable=False),
    Column("expires_at", MOMENT, nullable=False, index=True),
)

invitations: Final = Table(
    "invitations",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("invitation", Uuid, primary_key=True),
    Column("link", LargeBinary(32), nullable=False),
    Column("code", LargeBinary(32), nullable=False),
    Column("sealed", LargeBinary, nullable=True),
    Column("tries", Integer, nullable=False),
    Column("state", String(9), nullable=False),
    Column("expires_at", MOMENT, nullable=False),
)

roster_uploads: Final = Table(
    "roster_uploads",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("upload", Uuid, primary_key=True),
    Column("account", Uuid, nullable=False),
    Column("file", LargeBinary, nullable=False),
    Column("expires_at", MOMENT, nullable=False),
)

# Whom to tell of which fact, and what became of it: ids and moments, never a word.
notices: Final = Table(
    "notices",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("notice", Uuid, primary_key=True),
    Column("person", Uuid, nullable=False),
    Column("child", Uuid, nullable=False),
    Column("entry", Uuid, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("haste", String(8), nullable=False),
    Column("state", String(8), nullable=False),
    Column("mail", Uuid, nullable=True),
    Column("tries", Integer, nullable=False),
    Column("made_at", MOMENT, nullable=False),
    Column("due_at", MOMENT, nullable=False),
    Column("settled_at", MOMENT, nullable=True),
    Column("reply", LargeBinary(32), nullable=True),
)
Index("notices_due", notices.c.school, notices.c.state, notices.c.due_at)
Index("notices_by_reply", notices.c.reply)

# Browsers that are told of news. Where that goes is sealed; what is held there, hashed.
push_devices: Final = Table(
    "push_devices",
    metadata,
    Column("device", Uuid, primary_key=True),
    Column("account", Uuid, nullable=False, index=True),
    Column("session", Uuid, nullable=False),
    Column("browser", LargeBinary(32), nullable=False, index=True),
    Column("endpoint", LargeBinary(32), nullable=False, unique=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("described", DEVICE, nullable=False),
    Column("made_at", MOMENT, nullable=False),
)

# Which mails a device is still to be told of.
pushes: Final = Table(
    "pushes",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("mail", Uuid, primary_key=True),
    Column("device", Uuid, primary_key=True),
    Column("person", Uuid, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("made_at", MOMENT, nullable=False),
    Column("due_at", MOMENT, nullable=False),
)
Index("pushes_due", pushes.c.school, pushes.c.due_at)

child_ways: Final = Table(
    "child_ways",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("device", Uuid, primary_key=True),
    Column("child", Uuid, nullable=False),
    Column("person", Uuid, nullable=False),
    Column("browser", LargeBinary(32), nullable=False),
    Column("picture", String(40), nullable=False),
    Column("sequence", String(200), nullable=False),
    Column("described", DEVICE, nullable=False),
    Column("at_home", Boolean, nullable=False),
    Column("set_by", Uuid, nullable=False),
    Column("made_at", MOMENT, nullable=False),
    Column("expires_at", MOMENT, nullable=False),
)

child_sessions: Final = Table(
    "child_sessions",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("session", LargeBinary(32), primary_key=True),
    Column("handle", Uuid, nullable=False),
    Column("device", Uuid, nullable=False),
    Column("way", Uuid, nullable=False),
    Column("started_at", MOMENT, nullable=False),
    Column("seen_at", MOMENT, nullable=False),
)
