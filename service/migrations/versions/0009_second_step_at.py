"""When a session last showed a second factor; of those that are open nobody knows."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("sessions", sa.Column("second_step_at", sa.String(27), nullable=True))
