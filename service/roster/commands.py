"""What an administrator may ask of the whole register: load, ask, save."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from events.base import Actor, Space
from events.circle import Circle
from events.class_group import folded
from events.person import Person
from events.roster import (
    CannotChangeRoster,
    CannotUndoChange,
    ChangeKind,
    RosterChange,
)
from events.store.ledger import LogHead
from service.asking import SchoolAsking
from service.context import NotHere
from service.placing import Newcomer, Placing
from service.roster.moving import NextClass, move_on
from service.roster.plan import ChildStep, Outcome, Plan, StaffStep
from service.roster.undoing import Undoing, in_order

WATCHED: Final = ("circle", "class", "person", "roster")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRoster:
    """*newcomers*, *people* and *groups* are the ids of what the plan makes new."""

    change: UUID
    plan: Plan
    keeper: Actor
    year: int
    newcomers: tuple[Newcomer, ...]
    people: tuple[UUID, ...]
    groups: Mapping[str, UUID]


@dataclass(frozen=True, slots=True, kw_only=True)
class RollOver:
    """*goes* says into which next class each class goes; None: its children leave."""

    change: UUID
    seq: int
    year: int
    opens: tuple[NextClass, ...]
    goes: Mapping[UUID, UUID | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoChange:
    change: UUID


def import_roster(command: ImportRoster, asking: SchoolAsking) -> LogHead:
    _check_unchanged(command.plan.seq, asking)
    if not command.plan.good:
        raise CannotChangeRoster.because_nothing_would_change()
    change = _begin(command.change, ChangeKind.IMPORT, asking)
    placing = Placing(asking)
    for name, group in command.groups.items():
        if name in command.plan.opens:
            placing.open_class(group, name, command.year)
    groups = {folded(name): group for name, group in command.groups.items()}
    _take_staff(command, placing, groups)
    _take_children(command, placing, groups)
    placing.save()
    plan = command.plan
    return _finish(change, len(plan.children), len(plan.staff), asking)


def roll_over(command: RollOver, asking: SchoolAsking) -> LogHead:
    _check_unchanged(command.seq, asking)
    change = _begin(command.change, ChangeKind.ROLLOVER, asking)
    placing, by = Placing(asking), asking.by.person
    for one in command.opens:
        new = placing.open_class(one.group, one.name, command.year)
        for person, role in one.staff:
            new.assign(person, role, by=by)
    moved = sum(move_on(placing, group, into) for group, into in command.goes.items())
    placing.save()
    return _finish(change, moved, sum(len(one.staff) for one in command.opens), asking)


def undo_change(command: UndoChange, asking: SchoolAsking) -> LogHead:
    """Take back a change, from its last fact to its first."""
    unit, reader = asking.unit, asking.unit.reader
    change = unit.find(RosterChange, command.change)
    if change is None:
        raise NotHere
    change.undo(by=asking.by.person)
    first, last, *_ = (one.seq for one in reader.facts_of_stream(command.change))
    facts = reader.facts_after(first, last - first)
    undoing = Undoing.of(facts, Placing(asking))
    written = undoing.came & reader.written_about_since(last)
    if written:
        raise CannotUndoChange.because_something_was_written(len(written))
    for fact in in_order([one.fact for one in facts]):
        undoing.take_back(fact)
    undoing.placing.save()
    log = unit.log_of(None, Space.REGISTER)
    unit.save(change, log=log)
    return log


def _check_unchanged(seq: int, asking: SchoolAsking) -> None:
    if asking.unit.reader.is_changed_since(seq, WATCHED):
        raise CannotChangeRoster.because_it_is_not_what_you_saw()


def _begin(change: UUID, kind: ChangeKind, asking: SchoolAsking) -> RosterChange:
    begun = RosterChange(id=change, kind=kind, by=asking.by.person)
    asking.unit.save(begun, log=asking.unit.log_of(None, Space.REGISTER))
    return begun


def _finish(
    change: RosterChange, children: int, staff: int, asking: SchoolAsking
) -> LogHead:
    change.finish(children, staff, by=asking.by.person)
    log = asking.unit.log_of(None, Space.REGISTER)
    asking.unit.save(change, log=log)
    return log


def _take_staff(
    command: ImportRoster, placing: Placing, groups: Mapping[str, UUID]
) -> None:
    new = iter(command.people)
    for step in command.plan.staff:
        person = step.person or next(new)
        if step.person is None:
            name = step.row.name
            placing.add(Person(id=person, name=name, by=placing.by))
        for group in _groups_of(step, groups):
            placing.assign(group, person, step.row.role)


def _groups_of(step: StaffStep, groups: Mapping[str, UUID]) -> Iterable[UUID]:
    return [groups[folded(name)] for name in step.assign]


def _take_children(
    command: ImportRoster, placing: Placing, groups: Mapping[str, UUID]
) -> None:
    new = iter(command.newcomers)
    for step in command.plan.children:
        if step.outcome is Outcome.SAME:
            continue
        if step.child is None:
            newcomer = next(new)
            circle = placing.enrol(newcomer, command.keeper)
            circle.record_birth_date(step.row.born, by=placing.by, today=placing.today)
            if step.row.reference is not None:
                circle.refer_to(step.row.reference, by=placing.by)
        else:
            circle = placing.find(Circle, step.child)
            _change(circle, step, placing)
        if step.place:
            into = groups[folded(step.row.group)]
            placing.place(into, circle.id, step.row.year_group)


def _change(circle: Circle, step: ChildStep, placing: Placing) -> None:
    by, row = placing.by, step.row
    if step.rename:
        circle.rename(row.name, by=by)
    if step.born:
        circle.record_birth_date(row.born, by=by, today=placing.today)
    if step.refer and row.reference is not None:
        circle.refer_to(row.reference, by=by)
    if step.back:
        circle.take_back(placing.today, by=by)
    for group in step.out_of:
        placing.move_out(group, circle.id)
