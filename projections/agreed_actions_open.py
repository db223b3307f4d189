"""Which actions around many children wait, and for what? How long do they take?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, func, not_, select

from events.agreed_action import AgreedAction
from events.agreed_action_words import Result
from events.base import known
from projections.agreed_actions_rows import Stage
from projections.agreed_actions_tables import actions, barriers
from projections.base import Sight

SOON: Final = timedelta(days=14)


class Group(IntEnum):
    """In which order a list tells of actions: the smaller, the earlier."""

    OVERDUE = 0
    DUE_SOON = 1
    WAITING = 2
    LATER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which open actions are asked for; *older* than so many days."""

    owner: UUID | None = None
    child: UUID | None = None
    meeting: UUID | None = None
    older: int = 0


@dataclass(frozen=True, slots=True)
class OpenAction:
    """An open action in a list; on *talk_on* they talk of what is in the way."""

    action: UUID
    child: UUID
    meeting: UUID | None
    text: str | None
    owner: UUID | None
    opened: date
    due: date | None
    review: date | None
    stage: Stage
    result: Result | None
    talk_on: date | None
    is_blocked: bool
    group: Group


@dataclass(frozen=True, slots=True)
class Pace:
    """When an action was agreed on, and when it was closed, if it was."""

    opened: date
    closed: date | None


_TALK: Final = (
    select(
        barriers.c.action,
        func.min(barriers.c.talk_on).label("talk_on"),
        func.count().label("many"),
    )
    .where(not_(barriers.c.gone))
    .group_by(barriers.c.school, barriers.c.action)
)


def around(
    sight: Sight, children: Collection[UUID], wanted: Wanted, today: date
) -> list[OpenAction]:
    """Give the open actions of these children: overdue, due soon, waiting, later."""
    found = sight.conn.execute(_open(sight, children, wanted, today)).all()
    facts = sight.facts_at(row.seq for row in found)
    told = [_action(row, facts[row.seq].fact, today) for row in found]
    return sorted(told, key=lambda one: (one.group, one.due or date.max, one.opened))


def pace(sight: Sight, children: Collection[UUID]) -> list[Pace]:
    """Give when each action of these children was agreed on and closed."""
    chosen = select(actions.c.opened, actions.c.closed).where(
        actions.c.school == sight.school, actions.c.child.in_(children)
    )
    return [Pace(row.opened, row.closed) for row in sight.conn.execute(chosen)]


def _open(
    sight: Sight, children: Collection[UUID], wanted: Wanted, today: date
) -> Select[Any]:
    talk = _TALK.where(barriers.c.school == sight.school).subquery()
    return (
        select(actions, talk.c.talk_on, talk.c.many)
        .outerjoin(talk, talk.c.action == actions.c.action)
        .where(
            actions.c.school == sight.school,
            actions.c.child.in_(children),
            actions.c.stage != Stage.CLOSED.value,
            _matches(wanted, today),
        )
    )


def _matches(wanted: Wanted, today: date) -> ColumnElement[bool]:
    same = [
        column == value
        for column, value in (
            (actions.c.owner, wanted.owner),
            (actions.c.child, wanted.child),
            (actions.c.meeting, wanted.meeting),
        )
        if value is not None
    ]
    return and_(actions.c.opened <= today - timedelta(days=wanted.older), *same)


def _action(row: Row[Any], fact: object, today: date) -> OpenAction:
    assert isinstance(fact, AgreedAction.ActionProposed)
    stage = Stage(row.stage)
    return OpenAction(
        action=row.action,
        child=row.child,
        meeting=row.meeting,
        text=known(fact.text),
        owner=row.owner,
        opened=row.opened,
        due=row.due,
        review=row.review,
        stage=stage,
        result=None if row.result is None else Result(row.result),
        talk_on=row.talk_on,
        is_blocked=bool(row.many),
        group=group_of(stage, row.due, today),
    )


def group_of(stage: Stage, due: date | None, today: date) -> Group:
    """Say where an action stands in a list."""
    if stage is Stage.SAID:
        return Group.WAITING
    if due is None or due > today + SOON:
        return Group.LATER
    return Group.OVERDUE if due < today else Group.DUE_SOON
