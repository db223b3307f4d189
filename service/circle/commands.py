"""What a person may ask of a child's circle: load, ask, save."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.base import Actor, Role, Side, Space
from events.circle import Circle
from events.person import Person
from events.rights import Rights, check_may_end_place, rights_of
from events.store.ledger import LogHead
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


def add_member(command: AddMember, asking: Asking) -> LogHead:
    circle = _load(asking)
    person = _person(command, asking)
    newcomer = Actor(command.person, command.role, command.side)
    circle.join(
        newcomer,
        person.name,
        command.until,
        by=asking.by.person,
        today=asking.today,
    )
    return asking.save(circle)


def remove_member(command: RemoveMember, asking: Asking) -> LogHead:
    circle = _load(asking)
    _check_whose_wish(command, asking, circle)
    circle.leave(
        command.person, command.reason, by=asking.by.person, today=asking.today
    )
    return asking.save(circle)


def _check_whose_wish(command: RemoveMember, asking: Asking, circle: Circle) -> None:
    """Let a young person end another's place only where that is theirs to decide."""
    member = circle.members.get(command.person)
    own = command.person == asking.by.person
    if asking.by.role is Role.CHILD and not own and member is not None:
        rights = asking.unit.find(Rights, rights_of(asking.child))
        check_may_end_place(rights, of=member.role)


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
