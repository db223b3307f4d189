"""How people around a child are shown: their name, and what they are to the child."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from events.base import Role, Side
from projections import circle, directory
from projections.base import Sight

ROLE_NAMES: Final[Mapping[Role, str]] = {
    Role.SENCO: "SENCO",
    Role.LA_OFFICER: "local authority officer",
}


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody as a page shows them."""

    name: str
    role_name: str
    side: Side | None
    is_current: bool = False


Who = dict[UUID, Known]


def role_name(role: Role) -> str:
    """Say a role in words."""
    return ROLE_NAMES.get(role, role.value.replace("-", " "))


def first_large(words: str) -> str:
    """Begin with a capital and leave the rest as it is."""
    return words[:1].upper() + words[1:]


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
    return Known(name, role_name(member.role), member.side, current)
