"""What a keeper may write down of a child's family: load, ask, save."""

from dataclasses import dataclass

from events.base import Actor, Space
from events.circle import Circle
from events.family import Family, Proof, Responsibility, family_of
from events.store.ledger import LogHead
from service.asking import Asking
from service.context import NotHere


@dataclass(frozen=True, slots=True, kw_only=True)
class TellHousehold:
    """*who* is somebody as what they are to the child."""

    who: Actor
    household: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordResponsibility:
    who: Actor
    has: Responsibility
    proof: Proof


def tell_household(command: TellHousehold, asking: Asking) -> LogHead:
    _check_is_there(command.who, asking)
    family = _family(asking)
    family.tell_household(command.who, command.household, by=asking.by.person)
    return asking.save(family, space=Space.RESTRICTED)


def record_responsibility(command: RecordResponsibility, asking: Asking) -> LogHead:
    _check_is_there(command.who, asking)
    family = _family(asking)
    family.record_responsibility(
        command.who, command.has, command.proof, by=asking.by.person
    )
    return asking.save(family, space=Space.RESTRICTED)


def _family(asking: Asking) -> Family:
    found = asking.unit.find(Family, family_of(asking.child))
    if found is not None:
        return found
    by = asking.by.person
    return Family(id=family_of(asking.child), child=asking.child, by=by)


def _check_is_there(who: Actor, asking: Asking) -> None:
    circle = asking.unit.find(Circle, asking.child)
    if circle is None or who.person not in circle.members:
        raise NotHere
