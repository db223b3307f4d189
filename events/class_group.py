"""A class: children taught together in one school year, and who works there."""

from collections.abc import Iterable
from enum import StrEnum
from typing import ClassVar, Final, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import Fact, Refusal, Role
from events.phrase import phrase


class YearGroup(StrEnum):
    """How far a child is in school."""

    NURSERY = "nursery"
    RECEPTION = "reception"
    YEAR_1 = "year-1"
    YEAR_2 = "year-2"
    YEAR_3 = "year-3"
    YEAR_4 = "year-4"
    YEAR_5 = "year-5"
    YEAR_6 = "year-6"
    YEAR_7 = "year-7"
    YEAR_8 = "year-8"
    YEAR_9 = "year-9"
    YEAR_10 = "year-10"
    YEAR_11 = "year-11"
    YEAR_12 = "year-12"
    YEAR_13 = "year-13"
    YEAR_14 = "year-14"


YEAR_GROUPS: Final = tuple(YearGroup)
CLASS_ROLES: Final = frozenset({Role.TEACHER, Role.TEACHING_ASSISTANT})


class CannotChangeClass(Refusal):
    """Something about a class could not be done."""

    code: ClassVar[str] = "cannot-change-class"

    @classmethod
    def because_it_is_closed(cls) -> Self:
        return cls(phrase("This class is closed. Choose another one."), "group")

    @classmethod
    def because_there_is_one(cls, name: str) -> Self:
        said = phrase(
            "There is a class {name} in this school year already. "
            "Choose another name, or use that class.",
            name=name,
        )
        return cls(said, "name")

    @classmethod
    def because_it_is_your_own_family(cls) -> Self:
        return cls(
            phrase(
                "You stand or stood with the family of this child. "
                "Ask another administrator to do this."
            )
        )

    @classmethod
    def because_the_child_has_left(cls) -> Self:
        said = phrase(
            "This child has left the school. To take the child back, put in a file "
            "with a row for them."
        )
        return cls(said, "child")

    @classmethod
    def because_the_child_is_in_it(cls) -> Self:
        return cls(phrase("This child is in the class already."), "child")

    @classmethod
    def because_the_child_is_not_in_it(cls) -> Self:
        return cls(phrase("This child is not in the class."), "child")

    @classmethod
    def because_they_work_in_it(cls) -> Self:
        return cls(phrase("This person works in the class already."), "person")

    @classmethod
    def because_they_do_not_work_in_it(cls) -> Self:
        return cls(phrase("This person does not work in the class."), "person")

    @classmethod
    def because_that_is_no_place_in_a_class(cls) -> Self:
        said = phrase("In a class people are teachers or teaching assistants.")
        return cls(said, "role")

    @classmethod
    def because_somebody_is_in_it(cls) -> Self:
        said = phrase("Children or staff are still in the class. Take them out first.")
        return cls(said, "group")


def folded(name: str) -> str:
    """Give a name as two ways of writing it are compared."""
    return " ".join(name.casefold().split())


def check_name_is_free(name: str, year: int, others: Iterable[tuple[str, int]]) -> None:
    """Refuse a second class of one name in a year; *others* are the open ones."""
    if (folded(name), year) in {(folded(said), when) for said, when in others}:
        raise CannotChangeClass.because_there_is_one(name)


class ClassGroup(Aggregate):
    """One class in one school year; whoever works in it belongs with its children."""

    TOPIC: ClassVar[str] = "class"

    class Event(Fact):
        """Anything recorded about a class."""

    class ClassOpened(Event, Aggregate.Created):
        """A class began; *year* is the one in which the school year starts."""

        TOPIC: ClassVar[str] = "class/class-opened"
        name: str
        year: int

    class ChildPlaced(Event):
        """A child came into the class."""

        TOPIC: ClassVar[str] = "class/child-placed"
        child: UUID
        year_group: YearGroup | None

    class ChildMovedOut(Event):
        """A child is no longer in the class."""

        TOPIC: ClassVar[str] = "class/child-moved-out"
        child: UUID

    class StaffAssigned(Event):
        """Somebody works in the class from now on."""

        TOPIC: ClassVar[str] = "class/staff-assigned"
        person: UUID
        role: Role

    class StaffReleased(Event):
        """Somebody no longer works in the class."""

        TOPIC: ClassVar[str] = "class/staff-released"
        person: UUID

    class ClassClosed(Event):
        """The class is over."""

        TOPIC: ClassVar[str] = "class/class-closed"

    class ClassReopened(Event):
        """The class goes on after all."""

        TOPIC: ClassVar[str] = "class/class-reopened"

    Created = ClassOpened

    @event(ClassOpened)
    def __init__(self, id: UUID, name: str, year: int, by: UUID | None) -> None:  # noqa: A002
        self.name = name
        self.year = year
        self.children: dict[UUID, YearGroup | None] = {}
        self.staff: dict[UUID, Role] = {}
        self.worked: dict[UUID, Role] = {}
        self.closed = False

    def place(
        self, child: UUID, year_group: YearGroup | None, *, by: UUID | None
    ) -> None:
        """Put a child into the class."""
        self._check_open()
        if child in self.children:
            raise CannotChangeClass.because_the_child_is_in_it()
        self._child_placed(child=child, year_group=year_group, by=by)

    def move_out(self, child: UUID, *, by: UUID | None) -> None:
        """Take a child out of the class."""
        if child not in self.children:
            raise CannotChangeClass.because_the_child_is_not_in_it()
        self._child_moved_out(child=child, by=by)

    def assign(self, person: UUID, role: Role, *, by: UUID | None) -> None:
        """Let somebody work in the class."""
        self._check_open()
        if role not in CLASS_ROLES:
            raise CannotChangeClass.because_that_is_no_place_in_a_class()
        if person in self.staff:
            raise CannotChangeClass.because_they_work_in_it()
        self._staff_assigned(person=person, role=role, by=by)

    def release(self, person: UUID, *, by: UUID | None) -> None:
        """End somebody's work in the class."""
        if person not in self.staff:
            raise CannotChangeClass.because_they_do_not_work_in_it()
        self._staff_released(person=person, by=by)

    def close(self, *, by: UUID | None) -> None:
        """End an empty class."""
        self._check_open()
        if self.children or self.staff:
            raise CannotChangeClass.because_somebody_is_in_it()
        self._class_closed(by=by)

    def reopen(self, *, by: UUID | None) -> None:
        """Let a closed class go on."""
        if self.closed:
            self._class_reopened(by=by)

    def _check_open(self) -> None:
        if self.closed:
            raise CannotChangeClass.because_it_is_closed()

    @event(ChildPlaced)
    def _child_placed(
        self, child: UUID, year_group: YearGroup | None, by: UUID | None
    ) -> None:
        self.children[child] = year_group

    @event(ChildMovedOut)
    def _child_moved_out(self, child: UUID, by: UUID | None) -> None:
        self.children.pop(child, None)

    @event(StaffAssigned)
    def _staff_assigned(self, person: UUID, role: Role, by: UUID | None) -> None:
        self.staff[person] = self.worked[person] = role

    @event(StaffReleased)
    def _staff_released(self, person: UUID, by: UUID | None) -> None:
        self.staff.pop(person, None)

    @event(ClassClosed)
    def _class_closed(self, by: UUID | None) -> None:
        self.closed = True

    @event(ClassReopened)
    def _class_reopened(self, by: UUID | None) -> None:
        self.closed = False
