"""What an administrator may ask about classes and children: load, ask, save."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.base import Actor, Role, Space
from events.circle import Circle
from events.class_group import CannotChangeClass, YearGroup
from events.store.ledger import LogHead
from service.asking import SchoolAsking
from service.placing import Newcomer, Placing


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenClass:
    group: UUID
    name: str
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolChild:
    """*keeper* is the SENCO or headteacher who looks after the child's circle."""

    newcomer: Newcomer
    keeper: Actor
    born: date | None
    group: UUID | None
    year_group: YearGroup | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceChild:
    """A child is in one class: they leave any other for this one."""

    group: UUID
    child: UUID
    year_group: YearGroup | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveChildOut:
    group: UUID
    child: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignStaff:
    group: UUID
    person: UUID
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseStaff:
    group: UUID
    person: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class LetChildGo:
    """The child leaves the school, and all their classes."""

    child: UUID
    on: date


def open_class(command: OpenClass, asking: SchoolAsking) -> LogHead:
    placing = Placing(asking)
    placing.open_class(command.group, command.name, command.year)
    return _save(placing)


def enrol_child(command: EnrolChild, asking: SchoolAsking) -> LogHead:
    placing, child = Placing(asking), command.newcomer.child
    circle = placing.enrol(command.newcomer, command.keeper)
    if command.born is not None:
        by, today = asking.by.person, asking.today
        circle.record_birth_date(command.born, by=by, today=today)
    if command.group is not None:
        placing.place(command.group, child, command.year_group)
    placing.save()
    return asking.unit.log_of(child, Space.SHARED)


def place_child(command: PlaceChild, asking: SchoolAsking) -> LogHead:
    placing = Placing(asking)
    if _not_ones_own(placing, command.child).left_on is not None:
        raise CannotChangeClass.because_the_child_has_left()
    for group in placing.groups_of(command.child) - {command.group}:
        placing.move_out(group, command.child)
    placing.place(command.group, command.child, command.year_group)
    return _save(placing)


def move_child_out(command: MoveChildOut, asking: SchoolAsking) -> LogHead:
    placing = Placing(asking)
    _not_ones_own(placing, command.child)
    placing.move_out(command.group, command.child)
    return _save(placing)


def assign_staff(command: AssignStaff, asking: SchoolAsking) -> LogHead:
    placing = Placing(asking)
    placing.name_of(command.person)
    placing.assign(command.group, command.person, command.role)
    return _save(placing)


def release_staff(command: ReleaseStaff, asking: SchoolAsking) -> LogHead:
    placing = Placing(asking)
    placing.release(command.group, command.person)
    return _save(placing)


def let_child_go(command: LetChildGo, asking: SchoolAsking) -> LogHead:
    placing, by, today = Placing(asking), asking.by.person, asking.today
    circle = _not_ones_own(placing, command.child)
    for group in list(placing.groups_of(command.child)):
        placing.move_out(group, command.child)
    circle.let_go(command.on, by=by, today=today)
    return _save(placing)


def _not_ones_own(placing: Placing, child: UUID) -> Circle:
    """Load the circle of a child who is not of the family of whoever asks."""
    circle = placing.find(Circle, child)
    if placing.by in circle.family:
        raise CannotChangeClass.because_it_is_your_own_family()
    return circle


def _save(placing: Placing) -> LogHead:
    placing.save()
    return placing.asking.unit.log_of(None, Space.REGISTER)
