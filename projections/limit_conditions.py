"""How far does somebody's view reach today, as SQL that another question can hold?"""

from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    Case,
    ColumnElement,
    Connection,
    and_,
    bindparam,
    case,
    exists,
    func,
    not_,
    or_,
    select,
    union,
)

from events.base import Role, Side, Space
from events.limits import Sees
from events.store.tables import logs
from projections.base import DAY
from projections.circle_tables import limits, members, openings

_TODAY: Final = bindparam("today", type_=DAY)
_ORDER: Final = and_(limits.c.confirmed, limits.c.order_starts <= _TODAY)
_HOLD: Final = and_(limits.c.hold_starts <= _TODAY, limits.c.hold_until >= _TODAY)
_sees: Final[Case[str | None]] = case(
    (_ORDER, limits.c.order_sees), (_HOLD, limits.c.hold_sees)
)
_since: Final[Case[date | None]] = case(
    (_ORDER, limits.c.order_starts), (_HOLD, limits.c.hold_starts)
)


def sees_nothing(*whose: ColumnElement[Any]) -> ColumnElement[bool]:
    """Say in SQL that somebody may see nothing of a child on the day `today`.

    *whose* is the school, the child and the person, and who vouched for them if a
    limit on that adult reaches them too.
    """
    return exists().where(*_of(*whose), _sees == Sees.NOTHING.value)


def is_limited(*whose: ColumnElement[Any]) -> ColumnElement[bool]:
    """Say in SQL that a limit of any kind works on somebody's view today."""
    return exists().where(*_of(*whose), _sees.is_not(None))


def sees_nothing_since(*whose: ColumnElement[Any]) -> ColumnElement[date | None]:
    """Give in SQL the day from which somebody may see nothing new, if there is one."""
    return (
        select(func.min(_since))
        .where(*_of(*whose), _sees == Sees.NOTHING_NEW.value)
        .scalar_subquery()
    )


def _of(*whose: ColumnElement[Any]) -> list[ColumnElement[bool]]:
    school, child, *people = whose
    return [
        limits.c.school == school,
        limits.c.child == child,
        or_(*(limits.c.person == one for one in people)),
        not_(limits.c.lifted),
    ]


_ASKED: Final[tuple[ColumnElement[Any], ...]] = (
    bindparam("school"),
    bindparam("child"),
    bindparam("person"),
)
# By a duty nobody acts for a child with whose family they stand, or ever stood:
# otherwise whoever leaves the circle could read about the rest of the family.
_WITH_THE_FAMILY: Final = and_(
    members.c.school == bindparam("school"),
    members.c.person == bindparam("person"),
    or_(members.c.side == Side.HOME.value, members.c.role == Role.SUPPORTER.value),
)
_OWN_FAMILY: Final = exists().where(
    _WITH_THE_FAMILY, members.c.child == bindparam("child")
)
_FAMILIES: Final = select(members.c.child).where(_WITH_THE_FAMILY)
_LIMITED: Final = select(limits.c.child).where(
    limits.c.school == bindparam("school"),
    limits.c.person == bindparam("person"),
    not_(limits.c.lifted),
    _sees.is_not(None),
)
_KEPT_FROM: Final = union(_FAMILIES, _LIMITED)
_KEPT_OUT: Final = or_(is_limited(*_ASKED), _OWN_FAMILY)
_SERVES: Final = select(logs.c.log).where(
    logs.c.school == bindparam("school"),
    logs.c.child == bindparam("child"),
    logs.c.space == Space.SHARED.value,
    not_(_KEPT_OUT),
)
_OPENED: Final = select(openings.c.opening).where(
    openings.c.school == bindparam("school"),
    openings.c.child == bindparam("child"),
    openings.c.person == bindparam("person"),
    openings.c.closed_at.is_(None),
    openings.c.until > bindparam("now"),
    not_(_KEPT_OUT),
)


def serves(
    conn: Connection, school: UUID, child: UUID, person: UUID, today: date
) -> bool:
    """Say whether somebody with a duty may act by it for a child of the school."""
    asked = {"school": school, "child": child, "person": person, "today": today}
    return conn.execute(_SERVES, asked).first() is not None


def kept_from(conn: Connection, school: UUID, person: UUID, today: date) -> set[UUID]:
    """Name the children for whom this person acts by no duty: see `serves`."""
    asked = {"school": school, "person": person, "today": today}
    return set(conn.scalars(_KEPT_FROM, asked))


def families_of(conn: Connection, school: UUID, person: UUID) -> set[UUID]:
    """Name the children with whose family this person stands or stood."""
    asked = {"school": school, "person": person}
    return set(conn.scalars(_FAMILIES, asked))


def is_limited_somewhere(
    conn: Connection, school: UUID, person: UUID, today: date
) -> bool:
    """Say whether a limit works on this person's view of any child of the school."""
    asked = {"school": school, "person": person, "today": today}
    return conn.execute(_LIMITED.limit(1), asked).first() is not None


def has_opened(
    conn: Connection, school: UUID, child: UUID, person: UUID, now: tuple[date, str]
) -> bool:
    """Say whether this person has opened the child's diary for now (day, moment)."""
    today, moment = now
    asked = {"school": school, "child": child, "person": person}
    found = conn.execute(_OPENED, {**asked, "today": today, "now": moment})
    return found.first() is not None
