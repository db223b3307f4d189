"""What an administrator may ask about the people of a school: load, ask, save."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from events.base import Actor, Duty, Refusal, Role, Side, Space
from events.circle import LOOK_AFTER, Circle
from events.class_group import CLASS_ROLES, CannotChangeClass, ClassGroup
from events.person import Person
from events.school import CannotLeaveSchool, School, WhoNeedsSecondStep
from events.store.ledger import LogHead
from service.asking import SchoolAsking
from service.context import NotHere
from service.placing import Placing

WATCHED: Final = ("circle", "class", "school")


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveDuty:
    person: UUID
    duty: Duty


@dataclass(frozen=True, slots=True, kw_only=True)
class EndDuty:
    person: UUID
    duty: Duty


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSecondStep:
    who: WhoNeedsSecondStep


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveSchool:
    """*circles* and *groups* are where the person belongs, as read up to *seq*."""

    person: UUID
    circles: tuple[UUID, ...]
    groups: tuple[UUID, ...]
    successor: Actor | None
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AddSupply:
    """*name* is given for somebody who is not on the school's register yet."""

    person: UUID
    name: str | None
    role: Role
    group: UUID
    until: date


def give_duty(command: GiveDuty, asking: SchoolAsking) -> LogHead:
    if asking.unit.find(Person, command.person) is None:
        raise NotHere
    school = _school(asking)
    school.give_duty(command.person, command.duty, by=asking.by.person)
    return _save(school, asking)


def end_duty(command: EndDuty, asking: SchoolAsking) -> LogHead:
    school = _school(asking)
    school.end_duty(command.person, command.duty, by=asking.by.person)
    return _save(school, asking)


def ask_second_step(command: AskSecondStep, asking: SchoolAsking) -> LogHead:
    school = _school(asking)
    school.ask_second_step(command.who, by=asking.by.person)
    return _save(school, asking)


def leave_school(command: LeaveSchool, asking: SchoolAsking) -> LogHead:
    """End all duties, classes and circles of somebody, or nothing."""
    if asking.unit.reader.is_changed_since(command.seq, WATCHED):
        raise CannotLeaveSchool.because_something_changed()
    placing, by = Placing(asking), asking.by.person
    school = placing.find(School, asking.unit.school)
    school.let_go(command.person, by=by)
    for group in command.groups:
        placing.find(ClassGroup, group).release(command.person, by=by)
    circles = [placing.find(Circle, child) for child in command.circles]
    _check_successor(command.successor, circles)
    alone = [circle for circle in circles if not _goes(circle, command, asking)]
    if alone:
        names = [circle.name for circle in alone]
        raise CannotLeaveSchool.because_circles_would_be_left(names)
    placing.save()
    return asking.unit.log_of(None, Space.REGISTER)


def add_supply(command: AddSupply, asking: SchoolAsking) -> LogHead:
    """Let somebody into the circles of all children of a class, until a last day."""
    if command.role not in CLASS_ROLES:
        raise CannotChangeClass.because_that_is_no_place_in_a_class()
    placing, by = Placing(asking), asking.by.person
    if command.name is not None:
        placing.add(Person(id=command.person, name=command.name, by=by))
    name = placing.name_of(command.person)
    newcomer = Actor(command.person, command.role, Side.SCHOOL)
    for child in placing.find(ClassGroup, command.group).children:
        circle = placing.find(Circle, child)
        if command.person in circle.family:
            continue
        present = circle.members.get(command.person)
        if present is None or not present.on(asking.today):
            circle.join(newcomer, name, command.until, by=by, today=asking.today)
    placing.save()
    return asking.unit.log_of(None, Space.REGISTER)


def _check_successor(successor: Actor | None, circles: list[Circle]) -> None:
    """Let nobody look after the circle of a child of their own family."""
    own = [one.name for one in circles if successor and successor.person in one.family]
    if own:
        raise CannotLeaveSchool.because_the_successor_is_family(own)


def _goes(circle: Circle, command: LeaveSchool, asking: SchoolAsking) -> bool:
    """Let somebody leave a circle; say whether anybody looks after it then."""
    by, today, person = asking.by.person, asking.today, command.person
    try:
        circle.leave(person, None, by=by, today=today)
    except Refusal:
        if command.successor is None:
            return False
        _succeed(circle, command.successor, asking)
        circle.leave(person, None, by=by, today=today)
    return True


def _succeed(circle: Circle, successor: Actor, asking: SchoolAsking) -> None:
    """Let somebody look after a circle, whatever they were in it before."""
    by, today = asking.by.person, asking.today
    name = asking.unit.find(Person, successor.person)
    if name is None or successor.role not in LOOK_AFTER:
        raise NotHere
    if successor.person in circle.members:
        circle.leave(successor.person, None, by=by, today=today)
    circle.join(successor, name.name, None, by=by, today=today)


def _school(asking: SchoolAsking) -> School:
    school = asking.unit.find(School, asking.unit.school)
    assert school is not None
    return school


def _save(school: School, asking: SchoolAsking) -> LogHead:
    log = asking.unit.log_of(None, Space.REGISTER)
    asking.unit.save(school, log=log)
    return log
