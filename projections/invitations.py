"""Who was invited and has not come yet?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import singledispatchmethod
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    Column,
    Connection,
    Index,
    Row,
    String,
    Table,
    Uuid,
    delete,
    insert,
    select,
    update,
)

from events.base import Duty, Fact, Recorded, Role, known
from events.invitation import Invitation
from events.store.tables import MOMENT, SEQ
from projections.base import DAY, Sight, View, metadata

invited: Final = Table(
    "open_invitations",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("invitation", Uuid, primary_key=True),
    Column("seq", SEQ, nullable=False),
    Column("child", Uuid, nullable=True),
    Column("person", Uuid, nullable=True),
    Column("role", String(24), nullable=True),
    Column("duty", String(32), nullable=True),
    Column("until", DAY, nullable=True),
    Column("sender", Uuid, nullable=True),
    Column("sent_at", MOMENT, nullable=False),
)
Index("open_invitations_of_child", invited.c.school, invited.c.child)


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation that nobody has used or taken back yet."""

    invitation: UUID
    child: UUID | None
    person: UUID | None
    role: Role | None
    duty: Duty | None
    until: date | None
    sender: UUID | None
    sent_at: str


class Invitations(View):
    """Holds an invitation for as long as it is open."""

    name = "invitations"
    tables = (invited,)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(
        self, fact: Invitation.InvitationSent, conn: Connection, recorded: Recorded
    ) -> None:
        if known(fact.side) is None:
            return
        conn.execute(
            insert(invited).values(
                school=recorded.school,
                invitation=fact.originator_id,
                seq=recorded.seq,
                child=fact.child,
                person=fact.person,
                role=fact.role,
                duty=fact.duty,
                until=fact.until,
                sender=fact.by,
                sent_at=recorded.at,
            )
        )

    @show.register
    def _(
        self, fact: Invitation.InvitationSentAgain, conn: Connection, recorded: Recorded
    ) -> None:
        conn.execute(
            update(invited)
            .where(
                invited.c.school == recorded.school,
                invited.c.invitation == fact.originator_id,
            )
            .values(sent_at=recorded.at)
        )

    @show.register(Invitation.InvitationAccepted)
    @show.register(Invitation.InvitationWithdrawn)
    def _(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        conn.execute(
            delete(invited).where(
                invited.c.school == recorded.school,
                invited.c.invitation == fact.originator_id,
            )
        )


def around(sight: Sight, child: UUID | None) -> list[Invited]:
    """Give the open invitations to a child's circle or (None) to the school."""
    chosen = select(invited).where(
        invited.c.school == sight.school,
        invited.c.child.is_(None) if child is None else invited.c.child == child,
    )
    return _read(sight.conn.execute(chosen.order_by(invited.c.seq)))


def one(sight: Sight, invitation: UUID) -> Invited | None:
    """Give one invitation, if it is open."""
    chosen = select(invited).where(
        invited.c.school == sight.school, invited.c.invitation == invitation
    )
    found = _read(sight.conn.execute(chosen))
    return found[0] if found else None


def _read(rows: Iterable[Row[Any]]) -> list[Invited]:
    return [
        Invited(
            invitation=row.invitation,
            child=row.child,
            person=row.person,
            role=None if row.role is None else Role(row.role),
            duty=None if row.duty is None else Duty(row.duty),
            until=row.until,
            sender=row.sender,
            sent_at=row.sent_at,
        )
        for row in rows
    ]
