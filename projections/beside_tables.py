"""The tables of what stands beside notes: ids, numbers and days, never words.

*part* is the reply that a file belongs to, or the note itself.
"""

from typing import Final

from sqlalchemy import Boolean, Column, Date, Index, String, Table, Uuid

from events.store.tables import SEQ
from projections.base import metadata

notes: Final = Table(
    "beside_notes",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("seq", SEQ, primary_key=True, autoincrement=False),
    Column("entry", Uuid, nullable=False),
    Column("stream", Uuid, nullable=False),
    Column("part", Uuid, nullable=True),
    Column("topic", String(64), nullable=False),
)
Index("beside_entry", notes.c.school, notes.c.entry)
Index("beside_stream", notes.c.school, notes.c.stream)

disputes: Final = Table(
    "beside_disputes",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("dispute", Uuid, primary_key=True),
    Column("child", Uuid, nullable=True),
    Column("entry", Uuid, nullable=False),
    Column("seq", SEQ, nullable=False),
    Column("answer_by", Date, nullable=True),
    Column("settled", Boolean, nullable=False),
)
