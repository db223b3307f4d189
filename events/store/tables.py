"""The tables of the record. `school` comes first in every key.

`events` and `leaves` are append-only, held so by triggers; `contents` is the only
place of words and names, `attachments` that of files, both always sealed.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    UniqueConstraint,
    Uuid,
)

SEQ: Final = BigInteger().with_variant(Integer(), "sqlite")
MOMENT: Final = String(27)

metadata: Final = MetaData()

school_heads: Final = Table(
    "school_heads",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("seq", SEQ, nullable=False),
    Column("at", MOMENT, nullable=False),
    Column("chain", LargeBinary(32), nullable=False),
)

logs: Final = Table(
    "logs",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("log", Uuid, primary_key=True),
    Column("child", Uuid, nullable=True),
    Column("space", String(16), nullable=False),
    Column("slot", Integer, nullable=False),
    Column("size", SEQ, nullable=False),
    Column("frontier", LargeBinary, nullable=False),
    Column("root", LargeBinary(32), nullable=False),
    Column("bound", LargeBinary(32), nullable=False),
    UniqueConstraint("school", "slot"),
    UniqueConstraint("school", "child", "space"),
)

events: Final = Table(
    "events",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("seq", SEQ, primary_key=True, autoincrement=False),
    Column("log", Uuid, nullable=False),
    Column("log_seq", SEQ, nullable=False),
    Column("stream", Uuid, nullable=False),
    Column("version", Integer, nullable=False),
    Column("topic", String(64), nullable=False),
    Column("topic_version", SmallInteger, nullable=False),
    Column("at", MOMENT, nullable=False),
    Column("by", Uuid, nullable=True),
    Column("hash", LargeBinary(32), nullable=False),
    UniqueConstraint("school", "stream", "version"),
    UniqueConstraint("school", "log", "log_seq"),
)

leaves: Final = Table(
    "leaves",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("log", Uuid, primary_key=True),
    Column("log_seq", SEQ, primary_key=True, autoincrement=False),
    Column("leaf", LargeBinary, nullable=False),
)

contents: Final = Table(
    "contents",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("seq", SEQ, primary_key=True, autoincrement=False),
    Column("subject", Uuid, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)

keys: Final = Table(
    "keys",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("subject", Uuid, primary_key=True),
    Column("kek", String(32), nullable=True),
    Column("wrapped", LargeBinary, nullable=True),
    Column("erased", LargeBinary(32), nullable=True),
)

attachments: Final = Table(
    "attachments",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("subject", Uuid, primary_key=True),
    Column("blob", LargeBinary(32), primary_key=True),
    Column("part", Integer, primary_key=True, autoincrement=False),
    Column("parts", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)

idempotency: Final = Table(
    "idempotency",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("account", Uuid, primary_key=True),
    Column("key", String(128), primary_key=True),
    Column("digest", LargeBinary(32), nullable=False),
    Column("seq", SEQ, nullable=False),
    Column("log", Uuid, nullable=False),
    Column("log_seq", SEQ, nullable=False),
    Column("size", SEQ, nullable=False),
    Column("root", LargeBinary(32), nullable=False),
)
