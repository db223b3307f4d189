"""Children in classes: whoever works in a class belongs with the children in it.

Commands of several slices share these rules. Each changes what it is given and says
which circles changed; `save` writes all of it.
"""

from collections.abc import Container
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar
from uuid import UUID

from eventsourcing.domain import Aggregate

from events.base import CHILD_SPACES, Actor, Role, Side, Space
from events.circle import Circle
from events.class_group import ClassGroup, YearGroup, check_name_is_free
from events.person import Person
from events.space import SpaceLog
from projections import classes
from service.asking import SchoolAsking
from service.context import NotHere
from service.edge import Edge

A = TypeVar("A", bound=Aggregate)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A child who comes to the school, and the ids that this takes.

    *logs* are the ids of the child's logs, *order* the free slots they take.
    """

    child: UUID
    name: str
    logs: tuple[UUID, ...]
    order: tuple[int, ...]


def newcomer(name: str, edge: Edge) -> Newcomer:
    """Make the ids for a new child; the order of the logs says nothing."""
    ids = tuple(edge.new_id() for _ in CHILD_SPACES)
    drawn = [edge.new_id() for _ in CHILD_SPACES]
    order = tuple(sorted(range(len(drawn)), key=drawn.__getitem__))
    return Newcomer(edge.new_id(), name, ids, order)


@dataclass(slots=True)
class Placing:
    """The circles, classes and people that one command changes, each loaded once."""

    asking: SchoolAsking
    loaded: dict[UUID, Aggregate] = field(default_factory=dict)
    spaces: list[SpaceLog] = field(default_factory=list)
    free: int | None = None
    inside: dict[UUID, set[UUID]] | None = None
    there: list[classes.Group] | None = None

    @property
    def by(self) -> UUID:
        return self.asking.by.person

    @property
    def today(self) -> date:
        return self.asking.today

    def find(self, kind: type[A], stream: UUID) -> A:
        """Load something of this school once; NotHere if it is not there."""
        found = self.loaded.get(stream) or self.asking.unit.find(kind, stream)
        if not isinstance(found, kind):
            raise NotHere
        self.loaded[stream] = found
        return found

    def name_of(self, person: UUID) -> str:
        return self.find(Person, person).name

    def add(self, new: Aggregate) -> None:
        """Take something new along."""
        self.loaded[new.id] = new

    def enrol(self, newcomer: Newcomer, keeper: Actor) -> Circle:
        """Open all spaces of a child, in an order that says nothing, and the circle."""
        name, child, slot = self.name_of(keeper.person), newcomer.child, self._slot()
        spaces = zip(CHILD_SPACES, newcomer.logs, newcomer.order, strict=True)
        self.spaces += [
            SpaceLog(id=log, child=child, space=space, slot=slot + place, by=self.by)
            for space, log, place in spaces
        ]
        circle = Circle(id=newcomer.child, name=newcomer.name, by=self.by)
        circle.join(keeper, name, None, by=self.by, today=self.today)
        self.add(circle)
        return circle

    def _slot(self) -> int:
        if self.free is None:
            self.free = self.asking.unit.next_slot()
        return self.free + len(self.spaces)

    def open_class(self, group: UUID, name: str, year: int) -> ClassGroup:
        """Begin a class, if no other of its school year is called the same."""
        self._check_name(name, year)
        opened = ClassGroup(id=group, name=name, year=year, by=self.by)
        self.add(opened)
        return opened

    def reopen(self, group: UUID) -> None:
        """Let a closed class go on, if no other has taken its name since."""
        closed = self.find(ClassGroup, group)
        if closed.closed:
            self._check_name(closed.name, closed.year)
            closed.reopen(by=self.by)

    def groups_of(self, child: UUID) -> set[UUID]:
        """Name the open classes that a child is in by now."""
        if self.inside is None:
            self.inside = classes.by_child(self.asking.unit.reader)
        return self.inside.setdefault(child, set())

    def place(
        self,
        group: UUID,
        child: UUID,
        year_group: YearGroup | None,
        *,
        brings: Container[UUID] | None = None,
    ) -> None:
        """Put a child into a class, and the class's staff into the child's circle.

        Of the staff only those in *brings*, unless that is None.
        """
        into = self.find(ClassGroup, group)
        into.place(child, year_group, by=self.by)
        self.groups_of(child).add(group)
        for person, role in into.staff.items():
            if brings is None or person in brings:
                self._bring(child, person, role, group)

    def move_out(self, group: UUID, child: UUID) -> None:
        """Take a child out of a class, and end what the class brought."""
        self.find(ClassGroup, group).move_out(child, by=self.by)
        self.groups_of(child).discard(group)
        self.find(Circle, child).leave_with_class(group, by=self.by)

    def assign(
        self,
        group: UUID,
        person: UUID,
        role: Role,
        *,
        to: Container[UUID] | None = None,
    ) -> None:
        """Let somebody work in a class, and belong with its children.

        Of the children only with those in *to*, unless that is None.
        """
        into = self.find(ClassGroup, group)
        into.assign(person, role, by=self.by)
        for child in into.children:
            if to is None or child in to:
                self._bring(child, person, role, group)

    def release(self, group: UUID, person: UUID) -> None:
        """End somebody's work in a class, and with its children."""
        out_of = self.find(ClassGroup, group)
        out_of.release(person, by=self.by)
        for child in out_of.children:
            circle = self.find(Circle, child)
            circle.leave_with_class(group, by=self.by, only=person)

    def save(self) -> None:
        """Write everything that changed: circles to their own logs, the rest to one."""
        unit = self.asking.unit
        unit.open_spaces(self.spaces)
        register = unit.log_of(None, Space.REGISTER)
        changed = [one for one in self.loaded.values() if one.pending_events]
        circles = [one for one in changed if isinstance(one, Circle)]
        told = [(one, register) for one in changed if not isinstance(one, Circle)]
        told += [(one, unit.log_of(one.id, Space.SHARED)) for one in circles]
        unit.save_each(told, roster=self.asking.roster)

    def _check_name(self, name: str, year: int) -> None:
        if self.there is None:
            self.there = classes.of_school(self.asking.unit.reader)
        mine = [one for one in self.loaded.values() if isinstance(one, ClassGroup)]
        known = {one.id: (one.name, one.year) for one in mine if not one.closed}
        for one in self.there:
            if not one.is_closed and one.group not in self.loaded:
                known[one.group] = (one.name, one.year)
        check_name_is_free(name, year, known.values())

    def _bring(self, child: UUID, person: UUID, role: Role, group: UUID) -> None:
        came = Actor(person, role, Side.SCHOOL)
        name = self.name_of(person)
        self.find(Circle, child).come_with_class(
            came, name, group, by=self.by, today=self.today
        )
