"""The tables of concerns: ids, days and how far each has come, never words."""

from typing import Final

from sqlalchemy import Boolean, Column, Index, String, Table, Uuid

from events.store.tables import SEQ
from projections.base import DAY, metadata

concerns: Final = Table(
    "concerns",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("concern", Uuid, primary_key=True),
    Column("child", Uuid, nullable=False),
    Column("seq", SEQ, nullable=False),
    Column("raiser", Uuid, nullable=True),
    Column("owner", Uuid, nullable=True),
    Column("acknowledge_by", DAY, nullable=True),
    Column("acknowledged", Boolean, nullable=False),
    Column("closed", Boolean, nullable=False),
)
Index("concerns_of_child", concerns.c.school, concerns.c.child)

steps: Final = Table(
    "concern_steps",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("seq", SEQ, primary_key=True, autoincrement=False),
    Column("child", Uuid, nullable=False),
    Column("concern", Uuid, nullable=False),
    Column("topic", String(64), nullable=False),
)
Index("concern_steps_of", steps.c.school, steps.c.concern)

links: Final = Table(
    "concern_links",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("seq", SEQ, primary_key=True, autoincrement=False),
    Column("child", Uuid, nullable=False),
    Column("concern", Uuid, nullable=False),
    Column("other", Uuid, nullable=False),
)
Index("concern_links_of_child", links.c.school, links.c.child)
