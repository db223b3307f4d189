"""Who belongs with which child, as what, since when and until when?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import singledispatchmethod
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Index,
    Row,
    String,
    Table,
    Uuid,
    and_,
    bindparam,
    insert,
    or_,
    select,
    update,
)

from events.base import Actor, Fact, Recorded, Role, Side, known
from events.circle import Circle
from events.store.tables import MOMENT, SEQ
from projections.base import DAY, Sight, View, metadata

members: Final = Table(
    "circle_members",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("child", Uuid, primary_key=True),
    Column("seq", SEQ, primary_key=True, autoincrement=False),
    Column("person", Uuid, nullable=False),
    Column("role", String(24), nullable=False),
    Column("side", String(8), nullable=False),
    Column("since", MOMENT, nullable=False),
    Column("until", DAY, nullable=True),
    Column("left_at", MOMENT, nullable=True),
)
Index("circle_of_person", members.c.school, members.c.person)


_BELONGING: Final = (
    select(members.c.role, members.c.side)
    .where(
        members.c.school == bindparam("school"),
        members.c.child == bindparam("child"),
        members.c.person == bindparam("person"),
        members.c.left_at.is_(None),
        or_(members.c.until.is_(None), members.c.until >= bindparam("today")),
    )
    .order_by(members.c.seq.desc())
)


@dataclass(frozen=True, slots=True)
class Member:
    """One person's time in one child's circle."""

    child: UUID
    person: UUID
    role: Role
    side: Side
    since: str
    until: date | None
    left_at: str | None


class CircleView(View):
    """The one view that decides: who may see a child is read here, under the lock."""

    name = "circle"
    tables = (members,)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(
        self, fact: Circle.MemberJoined, conn: Connection, recorded: Recorded
    ) -> None:
        if known(fact.person) is None:
            return
        conn.execute(
            insert(members).values(
                school=recorded.school,
                child=fact.originator_id,
                seq=recorded.seq,
                person=fact.person,
                role=fact.role,
                side=fact.side,
                since=recorded.at,
                until=fact.until,
            )
        )

    @show.register
    def _(self, fact: Circle.MemberLeft, conn: Connection, recorded: Recorded) -> None:
        conn.execute(
            update(members)
            .where(
                members.c.school == recorded.school,
                members.c.child == fact.originator_id,
                members.c.person == known(fact.person),
                members.c.left_at.is_(None),
            )
            .values(left_at=recorded.at)
        )


def belonging(
    conn: Connection, school: UUID, child: UUID, person: UUID, today: date
) -> Actor | None:
    """Say as what a person belongs with a child today; None: not at all."""
    asked = {"school": school, "child": child, "person": person, "today": today}
    row = conn.execute(_BELONGING, asked).first()
    return None if row is None else Actor(person, Role(row.role), Side(row.side))


def of_person(sight: Sight, person: UUID, today: date) -> list[Member]:
    """Give the children a person belongs with today, longest first."""
    return _members(sight, members.c.person == person, _current(today))


def of_child(sight: Sight, child: UUID) -> list[Member]:
    """Give everyone who belongs or belonged with a child, longest first."""
    return _members(sight, members.c.child == child)


def is_current(member: Member, today: date) -> bool:
    """Say whether this time in the circle still goes on."""
    return member.left_at is None and (member.until is None or member.until >= today)


def _current(today: date) -> ColumnElement[bool]:
    open_ended = or_(members.c.until.is_(None), members.c.until >= today)
    return and_(members.c.left_at.is_(None), open_ended)


def _members(sight: Sight, *where: ColumnElement[bool]) -> list[Member]:
    chosen = select(members).where(members.c.school == sight.school, *where)
    return _read(sight.conn.execute(chosen.order_by(members.c.seq)).all())


def _read(rows: Sequence[Row[Any]]) -> list[Member]:
    return [
        Member(
            child=row.child,
            person=row.person,
            role=Role(row.role),
            side=Side(row.side),
            since=row.since,
            until=row.until,
            left_at=row.left_at,
        )
        for row in rows
    ]
