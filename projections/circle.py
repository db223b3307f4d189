"""Who belongs with which child, as what, since when and until when?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import singledispatchmethod
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    insert,
    not_,
    null,
    or_,
    select,
    update,
)

from events.base import HAND_OVER_ONLY, Actor, Fact, Recorded, Role, Side, known
from events.circle import Circle
from projections.base import Sight, View
from projections.circle_tables import members
from projections.limit_conditions import sees_nothing, sees_nothing_since

_WHOSE: Final = (
    members.c.school,
    members.c.child,
    members.c.person,
    members.c.vouched_by,
)
_NOT_KEPT_OUT: Final = not_(sees_nothing(*_WHOSE))
_BEFORE: Final = sees_nothing_since(*_WHOSE)
_NO_LIMIT: Final[ColumnElement[Any]] = null()
_PRESENT: Final = (
    select(members.c.person, members.c.role, members.c.side)
    .where(
        members.c.school == bindparam("school"),
        members.c.child == bindparam("child"),
        members.c.left_at.is_(None),
        or_(members.c.until.is_(None), members.c.until >= bindparam("today")),
        _NOT_KEPT_OUT,
        _BEFORE.is_(None),
        members.c.role.not_in([role.value for role in HAND_OVER_ONLY]),
    )
    .order_by(members.c.seq)
)
_BELONGING: Final = (
    select(members.c.role, members.c.side, _BEFORE.label("before"))
    .where(
        members.c.school == bindparam("school"),
        members.c.child == bindparam("child"),
        members.c.person == bindparam("person"),
        members.c.left_at.is_(None),
        or_(members.c.until.is_(None), members.c.until >= bindparam("today")),
        _NOT_KEPT_OUT,
    )
    .order_by(members.c.seq.desc())
)


@dataclass(frozen=True, slots=True)
class Place:
    """How somebody belongs; *before* is the day from which they see nothing new."""

    by: Actor
    before: date | None


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
    before: date | None = None


class CircleView(View):
    """The one view that decides: who may see a child is read here, under the lock."""

    name = "circle"
    tables = (members,)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register(Circle.MemberJoined)
    @show.register(Circle.MemberCameWithClass)
    def _(
        self,
        fact: Circle.MemberJoined | Circle.MemberCameWithClass,
        conn: Connection,
        recorded: Recorded,
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
                vouched_by=_voucher(fact),
                since=recorded.at,
                until=getattr(fact, "until", None),
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


def _voucher(fact: Circle.MemberJoined | Circle.MemberCameWithClass) -> UUID | None:
    """Name who brought a supporter: they read no further than that adult does."""
    is_brought = fact.role == Role.SUPPORTER and fact.by != fact.person
    return fact.by if is_brought else None


def belonging(
    conn: Connection, school: UUID, child: UUID, person: UUID, today: date
) -> Actor | None:
    """Say as what a person belongs with a child today; None: not at all."""
    place = place_of(conn, school, child, person, today)
    return None if place is None else place.by


def place_of(
    conn: Connection, school: UUID, child: UUID, person: UUID, today: date
) -> Place | None:
    """Say how a person belongs today, and how far they see: in one statement."""
    asked = {"school": school, "child": child, "person": person, "today": today}
    row = conn.execute(_BELONGING, asked).first()
    if row is None:
        return None
    return Place(Actor(person, Role(row.role), Side(row.side)), row.before)


def present(conn: Connection, school: UUID, child: UUID, today: date) -> list[Actor]:
    """Give everybody who reads what is new in a diary today, longest first."""
    asked = {"school": school, "child": child, "today": today}
    rows = conn.execute(_PRESENT, asked)
    return [Actor(row.person, Role(row.role), Side(row.side)) for row in rows]


def of_person(sight: Sight, person: UUID, today: date) -> list[Member]:
    """Give the children a person belongs with today and may see, longest first."""
    mine = (members.c.person == person, _current(today), _NOT_KEPT_OUT)
    chosen = _choose(sight, *mine, before=_BEFORE)
    found = _read(sight.conn.execute(chosen, {"today": today}).all())
    return [one for one in found if reads_diary(one) or one.before is None]


def of_school(sight: Sight, today: date) -> list[Member]:
    """Give everybody's places in all the circles of a school today."""
    chosen = _choose(sight, _current(today))
    return _read(sight.conn.execute(chosen).all())


def ever_from_outside(sight: Sight) -> set[UUID]:
    """Name whoever stands or ever stood around a child on no side of the school."""
    outside = (members.c.school == sight.school, members.c.side != Side.SCHOOL.value)
    return set(sight.conn.scalars(select(members.c.person).where(*outside)))


def of_child(sight: Sight, child: UUID) -> list[Member]:
    """Give everyone who belongs or belonged with a child, longest first."""
    return _read(sight.conn.execute(_choose(sight, members.c.child == child)).all())


def reads_diary(member: Member) -> bool:
    """Say whether somebody reads the diary, or its hand-over of today only."""
    return member.role not in HAND_OVER_ONLY


def is_current(member: Member, today: date) -> bool:
    """Say whether this time in the circle still goes on."""
    return member.left_at is None and (member.until is None or member.until >= today)


def _current(today: date) -> ColumnElement[bool]:
    open_ended = or_(members.c.until.is_(None), members.c.until >= today)
    return and_(members.c.left_at.is_(None), open_ended)


def _choose(
    sight: Sight, *where: ColumnElement[bool], before: ColumnElement[Any] = _NO_LIMIT
) -> Select[Any]:
    chosen = select(members, before.label("before"))
    return chosen.where(members.c.school == sight.school, *where).order_by(
        members.c.seq
    )


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
            before=row.before,
        )
        for row in rows
    ]
