"""How people around a child are shown: their name, and what they are to the child."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from events.base import HAND_OVER_ONLY, Duty, Role, Side
from events.phrase import Phrase, phrase
from projections import circle, directory
from projections.base import Sight

ROLE_NAMES: Final[Mapping[Role | Duty, Phrase]] = {
    Role.PARENT: phrase("parent"),
    Role.CARER: phrase("carer"),
    Role.TEACHER: phrase("teacher"),
    Role.TEACHING_ASSISTANT: phrase("teaching assistant"),
    Role.SENCO: phrase("SENCO"),
    Role.HEADTEACHER: phrase("headteacher"),
    Role.THERAPIST: phrase("therapist"),
    Role.ADVOCATE: phrase("advocate"),
    Role.LA_OFFICER: phrase("local authority officer"),
    Role.SUPPORTER: phrase("supporter"),
    Role.TRANSPORT_ESCORT: phrase("transport escort"),
    Role.CHILD: phrase("child"),
    Duty.ADMINISTRATOR: phrase("administrator"),
    Duty.SAFEGUARDING_LEAD: phrase("safeguarding lead"),
    Duty.DATA_LEAD: phrase("data protection lead"),
}


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody as a page shows them."""

    name: str
    role_name: str
    side: Side | None
    role: Role | None = None
    is_current: bool = False
    reads_diary: bool = True


Who = dict[UUID, Known]


def role_name(role: Role | Duty) -> Phrase:
    """Say a role or a duty in words."""
    return ROLE_NAMES[role]


def who(sight: Sight, child: UUID, others: Iterable[UUID], today: date) -> Who:
    """Look up everyone who is or was around a child, and *others* by name."""
    members = {one.person: one for one in circle.of_child(sight, child)}
    names = directory.names_of(sight, {*members, *others})
    return {
        person: _known(name, members.get(person), today)
        for person, name in names.items()
    }


def _known(name: str, member: circle.Member | None, today: date) -> Known:
    if member is None:
        return Known(name, "", None)
    current = circle.is_current(member, today)
    reads = member.role not in HAND_OVER_ONLY
    called = role_name(member.role)
    return Known(name, called, member.side, member.role, current, reads)
