"""The tables of the timeline: ids, days, kinds, places and numbers, never words."""

from typing import Final

from sqlalchemy import Boolean, Column, Index, String, Table, Uuid

from events.store.tables import MOMENT, SEQ
from projections.base import DAY, metadata

entries: Final = Table(
    "timeline_entries",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("entry", Uuid, primary_key=True),
    Column("child", Uuid, nullable=True),
    Column("seq", SEQ, nullable=False),
    Column("log_seq", SEQ, nullable=False),
    Column("by", Uuid, nullable=False),
    Column("day", DAY, nullable=True),
    Column("place", String(16), nullable=True),
    Column("kind", String(16), nullable=True),
    Column("side", String(8), nullable=True),
    Column("reply_by", DAY, nullable=True),
    Column("answered", Boolean, nullable=False),
    Column("sealed", Boolean, nullable=False),
    Column("moved", Boolean, nullable=False),
)
Index("timeline_of_child", entries.c.school, entries.c.child, entries.c.log_seq)

parts: Final = Table(
    "timeline_parts",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("entry", Uuid, primary_key=True),
    Column("seq", SEQ, primary_key=True, autoincrement=False),
    Column("topic", String(64), nullable=False),
    Column("by", Uuid, nullable=False),
    Column("part", Uuid, nullable=True),
    Column("moved", Boolean, nullable=False),
)

seen: Final = Table(
    "timeline_seen",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("entry", Uuid, primary_key=True),
    Column("person", Uuid, primary_key=True),
    Column("seq", SEQ, nullable=False),
    Column("at", MOMENT, nullable=False),
)
