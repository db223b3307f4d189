"""Who may do what: one row for each action, by role around a child or duty at school.

A difference between home and school has its reason, which the page "What each person
can do" shows. What has no row is refused.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from events.base import Duty, Role
from events.phrase import phrase
from service.permissions.about_concerns import ABOUT_CONCERNS
from service.permissions.about_meetings import ABOUT_MEETINGS
from service.permissions.actions import Action, Thing
from service.permissions.agreeing import AGREEING
from service.permissions.around_a_child import AROUND_A_CHILD
from service.permissions.around_a_meeting import AROUND_A_MEETING
from service.permissions.for_a_school import FOR_A_SCHOOL
from service.permissions.in_the_diary import IN_THE_DIARY
from service.permissions.notes_of_meetings import NOTES_OF_MEETINGS
from service.permissions.rows import Row
from service.permissions.trying import TRYING
from service.permissions.worked_out_together import WORKED_OUT_TOGETHER

__all__ = [
    "AS_IT_WAS",
    "BEHIND_GLASS",
    "MAY",
    "Action",
    "NotPermitted",
    "Row",
    "Thing",
    "actions_of",
    "allows",
    "check",
]

MAY: Final[Mapping[Action, Row]] = MappingProxyType(
    {
        **IN_THE_DIARY,
        **ABOUT_CONCERNS,
        **TRYING,
        **ABOUT_MEETINGS,
        **NOTES_OF_MEETINGS,
        **AGREEING,
        **WORKED_OUT_TOGETHER,
        **AROUND_A_CHILD,
        **AROUND_A_MEETING,
        **FOR_A_SCHOOL,
    }
)
# To whoever sees a diary as it was, a child has no photo, as if none had been chosen.
AS_IT_WAS: Final = frozenset(
    {
        Action.SEE_DIARY,
        Action.SEE_AUDIT,
        Action.SEE_CIRCLE,
        Action.SEE_MEETINGS,
        Action.SEE_SAFETY,
        Action.SEE_PORTRAIT,
    }
)
# What a safeguarding lead from outside the circle does only in an opened diary.
BEHIND_GLASS: Final = frozenset(
    {Action.SEE_DIARY, Action.SEE_AUDIT, Action.SEE_CIRCLE, Action.MOVE_ENTRY}
)


class NotPermitted(Exception):
    """Somebody may not do what they ask; the message says what they can do."""


def allows(action: Action, role: Role | Duty) -> bool:
    """Say whether the table lets a role or duty do this."""
    row = MAY.get(action)
    return row is not None and role in row.roles


def check(action: Action, role: Role | Duty, *, limited: bool = False) -> None:
    """Refuse what the table does not allow, in the same words whatever the reason."""
    if (limited and action not in AS_IT_WAS) or not allows(action, role):
        msg = phrase(
            "Your place in this circle does not include this. Ask the school's SENCO."
        )
        raise NotPermitted(msg)


def actions_of(role: Role | Duty) -> frozenset[str]:
    """Give everything a role may do, for a page to show just that."""
    return frozenset(action.value for action, row in MAY.items() if role in row.roles)
