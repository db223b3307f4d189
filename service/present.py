"""Who is around a child today, as a command about a meeting has to know."""

from typing import Final
from uuid import UUID

from events.base import HAND_OVER_ONLY, Actor, Role
from projections import circle
from service.asking import Asking

FAMILY: Final = frozenset({Role.PARENT, Role.CARER})


def around(asking: Asking) -> list[Actor]:
    """Give everybody who reads what is new about the child today."""
    found = circle.present(
        asking.unit.reader.conn, asking.unit.reader.school, asking.child, asking.today
    )
    return [one for one in found if one.role not in HAND_OVER_ONLY]


def family(asking: Asking) -> frozenset[UUID]:
    """Name the parents and carers of the child who are there today."""
    return frozenset(one.person for one in around(asking) if one.role in FAMILY)
