"""What a person may ask of a child's circle: load, ask, save."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.base import CHILD_SPACES, Actor, Role, Side, Space
from events.circle import Circle
from events.person import Person
from events.store.ledger import LogHead
from events.store.unit import Unit
from service.asking import Asking
from service.context import NotHere


@dataclass(frozen=True, slots=True, kw_only=True)
class AddMember:
    """*name* is given for somebody who is not on the school's register yet."""

    person: UUID
    name: str | None
    role: Role
    side: Side
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveMember:
    person: UUID
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolChild:
    """*logs* are the ids of the new logs, *order* the free slots they take."""

    child: UUID
    name: str
    logs: tuple[UUID, ...]
    order: tuple[int, ...]
    keeper: Actor


def add_member(command: AddMember, asking: Asking) -> LogHead:
    unit, circle = asking.unit, _load(asking)
    person = _person(command, asking)
    newcomer = Actor(command.person, command.role, command.side)
    circle.join(
        newcomer,
        person.name,
        command.until,
        by=asking.by.person,
        today=asking.today,
    )
    log = unit.log_of(asking.child, Space.SHARED)
    unit.save(circle, log=log, roster=asking.roster)
    return log


def remove_member(command: RemoveMember, asking: Asking) -> LogHead:
    unit, circle = asking.unit, _load(asking)
    circle.leave(
        command.person, command.reason, by=asking.by.person, today=asking.today
    )
    log = unit.log_of(asking.child, Space.SHARED)
    unit.save(circle, log=log, roster=asking.roster)
    return log


def enrol_child(command: EnrolChild, unit: Unit, today: date) -> LogHead:
    """Open all spaces of a child, in an order that says nothing, and the circle.

    *keeper*, the SENCO or headteacher who enrols the child, is the first member.
    """
    keeper = unit.find(Person, command.keeper.person)
    if keeper is None:
        raise NotHere
    by, slot = command.keeper.person, unit.next_slot()
    spaces = zip(CHILD_SPACES, command.logs, command.order, strict=True)
    for space, log, place in spaces:
        unit.open_space(log, command.child, space, slot + place, by)
    circle = Circle(id=command.child, name=command.name, by=by)
    circle.join(command.keeper, keeper.name, None, by=by, today=today)
    head = unit.log_of(command.child, Space.SHARED)
    unit.save(circle, log=head)
    return head


def _load(asking: Asking) -> Circle:
    circle = asking.unit.find(Circle, asking.child)
    if circle is None:
        raise NotHere
    return circle


def _person(command: AddMember, asking: Asking) -> Person:
    unit = asking.unit
    if command.name is None:
        found = unit.find(Person, command.person)
        if found is None:
            raise NotHere
        return found
    person = Person(id=command.person, name=command.name, by=asking.by.person)
    unit.save(person, log=unit.log_of(None, Space.REGISTER), roster=asking.roster)
    return person
