"""Who may do what around a child: one row for each action.

A difference between home and school has its reason. What has no row is refused.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from events.base import Role

EVERYONE: Final = frozenset(Role)
GUESTS: Final = frozenset({Role.ADVOCATE, Role.LA_OFFICER, Role.SUPPORTER})
WRITERS: Final = EVERYONE - GUESTS
CIRCLE_KEEPERS: Final = frozenset({Role.SENCO, Role.HEADTEACHER})


class Action(StrEnum):
    """What somebody asks to do."""

    SEE_DIARY = "see-diary"
    WRITE_ENTRY = "write-entry"
    COMMENT = "comment"
    AMEND = "amend"
    CORRECT = "correct"
    MARK_SEEN = "mark-seen"
    SEAL = "seal"
    SEE_AUDIT = "see-audit"
    SEE_CIRCLE = "see-circle"
    ADD_MEMBER = "add-member"
    REMOVE_MEMBER = "remove-member"
    LEAVE_CIRCLE = "leave-circle"


@dataclass(frozen=True, slots=True)
class Row:
    """The roles that may; *reason* says why home and school differ, if they do."""

    roles: frozenset[Role]
    reason: str | None = None


MAY: Final = {
    Action.SEE_DIARY: Row(EVERYONE),
    Action.WRITE_ENTRY: Row(WRITERS),
    Action.COMMENT: Row(WRITERS),
    Action.AMEND: Row(WRITERS),
    Action.CORRECT: Row(WRITERS),
    Action.MARK_SEEN: Row(EVERYONE),
    Action.SEAL: Row(WRITERS),
    Action.SEE_AUDIT: Row(EVERYONE),
    Action.SEE_CIRCLE: Row(EVERYONE),
    Action.ADD_MEMBER: Row(
        CIRCLE_KEEPERS,
        "The school must check who somebody is before they see a child's diary.",
    ),
    Action.REMOVE_MEMBER: Row(
        CIRCLE_KEEPERS,
        "The school answers for who can see a child's diary.",
    ),
    Action.LEAVE_CIRCLE: Row(EVERYONE),
}


class NotPermitted(Exception):
    """Somebody may not do what they ask; the message says what they can do."""


def check(action: Action, role: Role) -> None:
    """Refuse what the table does not allow."""
    row = MAY.get(action)
    if row is None or role not in row.roles:
        msg = "Your place in this circle does not include this. Ask the school's SENCO."
        raise NotPermitted(msg)


def actions_of(role: Role) -> frozenset[str]:
    """Give everything a role may do, for a page to show just that."""
    return frozenset(action.value for action, row in MAY.items() if role in row.roles)
