"""By which photo is a child known?"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import singledispatchmethod
from typing import Final
from uuid import UUID

from sqlalchemy import Column, Connection, Table, Uuid, delete, insert, select

from events.base import Fact, Recorded, known
from events.portrait import Portrait
from events.store.tables import SEQ
from projections.base import Sight, View, metadata

portraits: Final = Table(
    "portraits",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("child", Uuid, primary_key=True),
    Column("portrait", Uuid, nullable=False),
    Column("seq", SEQ, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Picture:
    """The bytes of a photo: of which type, and under the key of which space."""

    log: UUID
    media_type: str
    sha256: str


class Portraits(View):
    """The newest photo of each child; what it shows lies sealed in the store."""

    name = "portraits"
    tables = (portraits,)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(
        self, fact: Portrait.ChildPortrayed, conn: Connection, recorded: Recorded
    ) -> None:
        if known(fact.child) is None:
            return
        of_the_child = (
            portraits.c.school == recorded.school,
            portraits.c.child == fact.child,
        )
        conn.execute(delete(portraits).where(*of_the_child))
        conn.execute(
            insert(portraits).values(
                school=recorded.school,
                child=fact.child,
                portrait=fact.originator_id,
                seq=recorded.seq,
            )
        )

    @show.register
    def _(
        self, fact: Portrait.PortraitTakenAway, conn: Connection, recorded: Recorded
    ) -> None:
        same = (
            portraits.c.school == recorded.school,
            portraits.c.portrait == fact.originator_id,
        )
        conn.execute(delete(portraits).where(*same))


def of_children(sight: Sight, children: Iterable[UUID]) -> dict[UUID, UUID]:
    """Give the photo that was chosen for each child that has one."""
    chosen = select(portraits.c.child, portraits.c.portrait).where(
        portraits.c.school == sight.school, portraits.c.child.in_(list(children))
    )
    return {row.child: row.portrait for row in sight.conn.execute(chosen)}


def picture(sight: Sight, child: UUID) -> Picture | None:
    """Say where the bytes of a child's photo lie; None where there is none."""
    chosen = select(portraits.c.seq).where(
        portraits.c.school == sight.school, portraits.c.child == child
    )
    seq = sight.conn.scalar(chosen)
    if seq is None:
        return None
    recorded = sight.facts_at([seq])[seq]
    fact = recorded.fact
    assert isinstance(fact, Portrait.ChildPortrayed)
    return Picture(recorded.log, fact.media_type, fact.sha256)
