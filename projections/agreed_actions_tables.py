"""The tables of agreed actions: ids, days and kinds, never words."""

from typing import Final

from sqlalchemy import Boolean, Column, Index, String, Table, Uuid

from events.store.tables import SEQ
from projections.base import DAY, metadata

actions: Final = Table(
    "agreed_actions",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("action", Uuid, primary_key=True),
    Column("seq", SEQ, nullable=False),
    Column("child", Uuid, nullable=False),
    Column("meeting", Uuid, nullable=True),
    Column("opened", DAY, nullable=False),
    Column("owner", Uuid, nullable=True),
    Column("owner_side", String(8), nullable=True),
    Column("due", DAY, nullable=True),
    Column("review", DAY, nullable=True),
    Column("stage", String(12), nullable=False),
    Column("result", String(12), nullable=True),
    Column("closed", DAY, nullable=True),
)
Index("agreed_actions_of_child", actions.c.school, actions.c.child)

steps: Final = Table(
    "agreed_action_steps",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("seq", SEQ, primary_key=True, autoincrement=False),
    Column("action", Uuid, nullable=False),
)
Index("agreed_action_steps_of", steps.c.school, steps.c.action)

barriers: Final = Table(
    "agreed_action_barriers",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("barrier", Uuid, primary_key=True),
    Column("seq", SEQ, nullable=False),
    Column("action", Uuid, nullable=False),
    Column("talk_on", DAY, nullable=True),
    Column("gone", Boolean, nullable=False),
)
Index("agreed_action_barriers_of", barriers.c.school, barriers.c.action)
