"""What may be shown of this child: pictures, sound and video, since when, who said?"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import singledispatchmethod
from typing import Final
from uuid import UUID

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    String,
    Table,
    Uuid,
    delete,
    insert,
    select,
)

from events.base import Fact, Recorded, known
from events.media import Permission
from events.media_consent import MediaConsent
from events.store.tables import MOMENT, SEQ
from projections.base import Sight, View, metadata

permissions: Final = Table(
    "media_permissions",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("child", Uuid, primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("allowed", Boolean, nullable=False),
    Column("seq", SEQ, nullable=False),
    Column("at", MOMENT, nullable=False),
    Column("by", Uuid, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Decision:
    """The newest decision about one kind."""

    allowed: bool
    at: str
    by: UUID


class MediaPermissions(View):
    """The newest decision of each kind; what is not here nobody decided."""

    name = "media"
    tables = (permissions,)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(
        self,
        fact: MediaConsent.MediaConsentGiven,
        conn: Connection,
        recorded: Recorded,
    ) -> None:
        _decide(conn, recorded, fact, allowed=True)

    @show.register
    def _(
        self,
        fact: MediaConsent.MediaConsentWithdrawn,
        conn: Connection,
        recorded: Recorded,
    ) -> None:
        _decide(conn, recorded, fact, allowed=False)


def _decide(
    conn: Connection,
    recorded: Recorded,
    fact: MediaConsent.MediaConsentGiven | MediaConsent.MediaConsentWithdrawn,
    *,
    allowed: bool,
) -> None:
    if known(fact.child) is None:
        return
    same = (
        permissions.c.school == recorded.school,
        permissions.c.child == fact.child,
        permissions.c.kind == fact.kind.value,
    )
    conn.execute(delete(permissions).where(*same))
    conn.execute(
        insert(permissions).values(
            school=recorded.school,
            child=fact.child,
            kind=fact.kind.value,
            allowed=allowed,
            seq=recorded.seq,
            at=recorded.at,
            by=fact.by,
        )
    )


def of_child(sight: Sight, child: UUID) -> dict[Permission, Decision]:
    """Give what was decided about a child, as it counts now."""
    chosen = select(permissions).where(
        permissions.c.school == sight.school, permissions.c.child == child
    )
    return {
        Permission(row.kind): Decision(row.allowed, row.at, row.by)
        for row in sight.conn.execute(chosen)
    }


def allowing(sight: Sight, children: Iterable[UUID], kind: Permission) -> set[UUID]:
    """Give those children of whom this kind may be shown now."""
    chosen = select(permissions.c.child).where(
        permissions.c.school == sight.school,
        permissions.c.child.in_(list(children)),
        permissions.c.kind == kind.value,
        permissions.c.allowed,
    )
    return set(sight.conn.scalars(chosen))
