"""Who comes with whom: the people of one household, and whoever they brought.

What a family prepares for a meeting is read by nobody from another household, and
never by staff. A guest belongs to whoever at home brought them, or where the school
wrote down that they belong.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from events.base import Role, Side, Space
from events.family import BROUGHT_BY_HOME, FAMILY_SPACES, HOUSEHOLDS

ONE_FAMILY: Final = 0


@dataclass(frozen=True, slots=True)
class Around:
    """Somebody around a child: as what they stand there, and who brought them."""

    role: Role
    side: Side
    brought_by: UUID | None = None


def company_of(
    person: UUID, around: Mapping[UUID, Around], households: Mapping[UUID, int]
) -> int | None:
    """Say with whom somebody comes: one family (0), a household (1, 2), or nobody."""
    here = around.get(person)
    if here is None or not _is_of_home(person, here, around, households):
        return None
    if set(households.values()) != set(HOUSEHOLDS):
        return ONE_FAMILY
    host = households.get(here.brought_by) if here.brought_by else None
    return households.get(person, host)


def _is_of_home(
    person: UUID,
    here: Around,
    around: Mapping[UUID, Around],
    households: Mapping[UUID, int],
) -> bool:
    if here.side is Side.HOME:
        return True
    if here.side is not Side.OTHER or here.role not in BROUGHT_BY_HOME:
        return False
    host = around.get(here.brought_by) if here.brought_by else None
    return person in households or (host is not None and host.side is Side.HOME)


def own_space(side: Side, company: int | None) -> Space:
    """Say in which log somebody's own words about a meeting stand.

    Staff and guests have no log of their own; theirs stand in the restricted one,
    which goes when the child's record goes. No page reads them there but their own.
    """
    if side is Side.CHILD:
        return Space.CHILD
    if company is None:
        return Space.RESTRICTED
    return FAMILY_SPACES.get(company, Space.FAMILY_1)
