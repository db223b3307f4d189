"""The tables that say who may see a child: ids, roles, days, moments and no words."""

from typing import Final

from sqlalchemy import Boolean, Column, Index, String, Table, Uuid

from events.store.tables import MOMENT, SEQ
from projections.base import DAY, metadata

members: Final = Table(
    "circle_members",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("child", Uuid, primary_key=True),
    Column("seq", SEQ, primary_key=True, autoincrement=False),
    Column("person", Uuid, nullable=False),
    Column("role", String(24), nullable=False),
    Column("side", String(8), nullable=False),
    Column("vouched_by", Uuid, nullable=True),
    Column("since", MOMENT, nullable=False),
    Column("until", DAY, nullable=True),
    Column("left_at", MOMENT, nullable=True),
)
Index("circle_of_person", members.c.school, members.c.person)

limits: Final = Table(
    "circle_limits",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("limit", Uuid, primary_key=True),
    Column("child", Uuid, nullable=False),
    Column("person", Uuid, nullable=False),
    Column("seq", SEQ, nullable=False),
    Column("hold_sees", String(16), nullable=True),
    Column("hold_starts", DAY, nullable=True),
    Column("hold_until", DAY, nullable=True),
    Column("order_sees", String(16), nullable=True),
    Column("order_starts", DAY, nullable=True),
    Column("recorded_by", Uuid, nullable=True),
    Column("review_on", DAY, nullable=True),
    Column("confirmed", Boolean, nullable=False),
    Column("lifted", Boolean, nullable=False),
)
Index("limits_of_child", limits.c.school, limits.c.child, limits.c.person)

openings: Final = Table(
    "circle_openings",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("opening", Uuid, primary_key=True),
    Column("child", Uuid, nullable=False),
    Column("person", Uuid, nullable=False),
    Column("seq", SEQ, nullable=False),
    Column("since", MOMENT, nullable=False),
    Column("until", MOMENT, nullable=False),
    Column("closed_at", MOMENT, nullable=True),
    Column("hidden", Boolean, nullable=False),
)
Index("openings_of_child", openings.c.school, openings.c.child)
