"""What adults may ask about the devices of a child: load, ask, save."""

from dataclasses import dataclass
from uuid import UUID

from events.base import Actor, Role, Side, Space
from events.child_device import ChildDevice
from events.circle import Circle
from events.person import Person
from events.store.ledger import LogHead
from service.asking import Asking
from service.context import NotHere, services
from service.signing_in.child_ways import Held, Way


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUpDevice:
    """*newcomer* is who the child becomes if they never signed in; *held* the device.

    *instead* is the child's way on the same device until now.
    """

    device: UUID
    newcomer: UUID
    picture: str
    sequence: tuple[str, ...]
    described: str
    held: Held
    instead: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndDevice:
    device: UUID


def set_up_device(command: SetUpDevice, asking: Asking) -> LogHead:
    unit, by = asking.unit, asking.by
    person = _in_person(command.newcomer, asking)
    if command.instead is not None:
        _end(command.instead, asking)
    device = ChildDevice.set_up(command.device, asking.child, by=by)
    way = Way(
        device=command.device,
        child=asking.child,
        person=person,
        picture=command.picture,
        described=command.described,
        at_home=by.side is Side.HOME,
        set_by=by.person,
    )
    services().child_ways.add(unit.conn, command.held, way, command.sequence)
    log = unit.log_of(asking.child, Space.SHARED)
    unit.save(device, log=log)
    return log


def end_device(command: EndDevice, asking: Asking) -> LogHead:
    _end(command.device, asking)
    return asking.unit.log_of(asking.child, Space.SHARED)


def _end(device: UUID, asking: Asking) -> None:
    found = asking.of_the_child(asking.unit.find(ChildDevice, device))
    found.end(by=asking.by)
    services().child_ways.end(asking.unit.conn, asking.unit.school, device)
    asking.unit.save(found, log=asking.unit.log_of(asking.child, Space.SHARED))


def _in_person(newcomer: UUID, asking: Asking) -> UUID:
    """Name who the child is as one of the people; the first time they join."""
    unit, circle = asking.unit, asking.unit.find(Circle, asking.child)
    if circle is None:
        raise NotHere
    for person, how in circle.members.items():
        if how.role is Role.CHILD and how.on(asking.today):
            return person
    oneself = Person(id=newcomer, name=circle.name, by=asking.by.person)
    register = unit.log_of(None, Space.REGISTER)
    unit.save(oneself, log=register, roster=asking.roster)
    child = Actor(newcomer, Role.CHILD, Side.CHILD)
    by = asking.by.person
    circle.join(child, circle.name, None, by=by, today=asking.today)
    log = unit.log_of(asking.child, Space.SHARED)
    unit.save(circle, log=log, roster=asking.roster)
    return newcomer
