"""A child's circle: who belongs with this child, and as what."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Duty, Fact, Role, Side
from events.circle_refusals import (
    SIDES,
    CannotJoinCircle,
    CannotLeaveCircle,
    CannotRecordBirthDate,
    ChildCannotLeave,
)

LOOK_AFTER: Final = frozenset({Role.SENCO, Role.HEADTEACHER})


@dataclass(frozen=True, slots=True)
class Belonging:
    """How somebody belongs: their role, its last day, and what or who brought them."""

    role: Role
    side: Side
    until: date | None
    group: UUID | None = None
    brought_by: UUID | None = None

    def on(self, day: date) -> bool:
        return self.until is None or day <= self.until


class Circle(Aggregate):
    """The people around one child. The circle has the child's id."""

    TOPIC: ClassVar[str] = "circle"

    class Event(Fact):
        """Anything recorded about a child's circle."""

    class ChildEnrolled(Event, Aggregate.Created):
        """A child came to the school, and their diary could begin."""

        TOPIC: ClassVar[str] = "circle/child-enrolled"
        name: str

    class MemberJoined(Event):
        """Somebody joined; their name as known then is kept under their own key."""

        TOPIC: ClassVar[str] = "circle/member-joined"
        PERSONAL: ClassVar[frozenset[str]] = frozenset({"name"})
        person: UUID
        name: str
        role: Role
        side: Side
        until: date | None

    class MemberCameWithClass(Event):
        """Somebody joined because they work in the child's class, for that long."""

        TOPIC: ClassVar[str] = "circle/member-came-with-class"
        PERSONAL: ClassVar[frozenset[str]] = frozenset({"name"})
        person: UUID
        name: str
        role: Role
        side: Side
        group: UUID

    class BirthDateRecorded(Event):
        """The day on which the child was born, as the school has it."""

        TOPIC: ClassVar[str] = "circle/birth-date-recorded"
        born: date

    class ReferenceRecorded(Event):
        """How the school's own files name the child, so that they are known again."""

        TOPIC: ClassVar[str] = "circle/reference-recorded"
        reference: str

    class ChildRenamed(Event):
        """The child is called by another name from now on."""

        TOPIC: ClassVar[str] = "circle/child-renamed"
        name: str

    class ChildLeft(Event):
        """The child left the school; what was written stays and nothing new comes."""

        TOPIC: ClassVar[str] = "circle/child-left"
        on: date

    class ChildReturned(Event):
        """The child is at the school again, and the diary goes on."""

        TOPIC: ClassVar[str] = "circle/child-returned"
        on: date

    class MemberLeft(Event):
        """Somebody left; what they wrote stays theirs."""

        TOPIC: ClassVar[str] = "circle/member-left"
        PROSE: ClassVar[frozenset[str]] = frozenset({"reason"})
        person: UUID
        reason: str | None

    Created = ChildEnrolled

    @event(ChildEnrolled)
    def __init__(self, id: UUID, name: str, by: UUID | None) -> None:  # noqa: A002
        self.name = self.former_name = name
        self.members: dict[UUID, Belonging] = {}
        self.family: set[UUID] = set()
        self.born: date | None = None
        self.reference: str | None = None
        self.left_on: date | None = None

    def record_birth_date(self, born: date, *, by: UUID | None, today: date) -> None:
        """Write down when the child was born, or put it right."""
        if born > today:
            raise CannotRecordBirthDate.because_it_has_not_come_yet()
        if born == self.born:
            raise CannotRecordBirthDate.because_it_is_the_same()
        self._birth_date_recorded(born=born, by=by)

    def refer_to(self, reference: str, *, by: UUID | None) -> None:
        """Keep how the school's own files name the child."""
        if reference != self.reference:
            self._reference_recorded(reference=reference, by=by)

    def rename(self, name: str, *, by: UUID | None) -> None:
        """Call the child *name* from now on; past facts keep the name of then."""
        if name != self.name:
            self._child_renamed(name=name, by=by)

    def let_go(self, on: date, *, by: UUID | None, today: date) -> None:
        """The child leaves the school; who belongs with them can still read."""
        if self.left_on is not None:
            raise ChildCannotLeave.because_they_left_before()
        if on > today:
            raise ChildCannotLeave.because_the_day_has_not_come_yet()
        self._child_left(on=on, by=by)

    def take_back(self, on: date, *, by: UUID | None) -> None:
        """The child is at the school again."""
        if self.left_on is None:
            raise ChildCannotLeave.because_they_never_left()
        self._child_returned(on=on, by=by)

    def join(
        self,
        newcomer: Actor,
        name: str,
        until: date | None,
        *,
        by: UUID | None,
        today: date,
    ) -> None:
        """Let *newcomer* belong from now on, or until the end of a last day."""
        role = self._role_of(newcomer, until, today)
        self._member_joined(
            person=newcomer.person,
            name=name,
            role=role,
            side=newcomer.side,
            until=self._no_longer_than(by, role, until),
            by=by,
        )

    def _no_longer_than(
        self, by: UUID | None, role: Role, until: date | None
    ) -> date | None:
        """Give a supporter's last day: never after that of who brought them."""
        host = self.members.get(by) if by else None
        if role is not Role.SUPPORTER or host is None or host.until is None:
            return until
        return host.until if until is None else min(until, host.until)

    def come_with_class(
        self, newcomer: Actor, name: str, group: UUID, *, by: UUID | None, today: date
    ) -> None:
        """Let somebody of the child's class belong, unless they do already.

        Whoever stands or stood with the family works in the class, and is not made
        staff of their own child: the circle's keeper alone could decide that.
        """
        present = self.members.get(newcomer.person)
        if present is not None and present.on(today):
            return
        if newcomer.person in self.family:
            return
        role = self._role_of(newcomer, None, today)
        self._member_came_with_class(
            person=newcomer.person,
            name=name,
            role=role,
            side=newcomer.side,
            group=group,
            by=by,
        )

    def _role_of(self, newcomer: Actor, until: date | None, today: date) -> Role:
        present = self.members.get(newcomer.person)
        if present is not None and present.on(today):
            raise CannotJoinCircle.because_already_in()
        if isinstance(newcomer.role, Duty):
            raise CannotJoinCircle.because_that_is_a_duty()
        if newcomer.side not in SIDES[newcomer.role]:
            raise CannotJoinCircle.because_role_has_another_side(newcomer.role)
        if until is not None and until < today:
            raise CannotJoinCircle.because_it_would_have_ended(until)
        return newcomer.role

    def leave_with_class(
        self, group: UUID, *, by: UUID | None, only: UUID | None = None
    ) -> None:
        """End the places that a class brought, all of them or one person's."""
        for person, belonging in list(self.members.items()):
            if belonging.group == group and only in {None, person}:
                self._member_left(person=person, reason=None, by=by)

    def leave(self, person: UUID, reason: str | None, *, by: UUID, today: date) -> None:
        """End somebody's belonging at once."""
        if person not in self.members:
            raise CannotLeaveCircle.because_not_in()
        if not self._looked_after_without(person, today):
            raise CannotLeaveCircle.because_nobody_would_look_after_it()
        for guest in self._guests_of(person):
            self._member_left(person=guest, reason=None, by=by)
        self._member_left(person=person, reason=reason, by=by)

    def _guests_of(self, host: UUID) -> list[UUID]:
        """Name the supporters whom somebody at home brought: they go when they go."""
        if self.members[host].side is not Side.HOME:
            return []
        return [one for one, how in self.members.items() if how.brought_by == host]

    def _looked_after_without(self, person: UUID, today: date) -> bool:
        return any(
            belonging.role in LOOK_AFTER and belonging.on(today)
            for other, belonging in self.members.items()
            if other != person
        )

    @event(MemberJoined)
    def _member_joined(
        self,
        person: UUID,
        name: str,
        role: Role,
        side: Side,
        until: date | None,
        by: UUID | None,
    ) -> None:
        if side is Side.HOME or role is Role.SUPPORTER:
            self.family.add(person)
        brought_by = by if role is Role.SUPPORTER else None
        self.members[person] = Belonging(role, side, until, brought_by=brought_by)

    @event(MemberCameWithClass)
    def _member_came_with_class(
        self,
        person: UUID,
        name: str,
        role: Role,
        side: Side,
        group: UUID,
        by: UUID | None,
    ) -> None:
        self.members[person] = Belonging(role, side, None, group)

    @event(BirthDateRecorded)
    def _birth_date_recorded(self, born: date, by: UUID | None) -> None:
        self.born = born

    @event(ReferenceRecorded)
    def _reference_recorded(self, reference: str, by: UUID | None) -> None:
        self.reference = reference

    @event(ChildRenamed)
    def _child_renamed(self, name: str, by: UUID | None) -> None:
        self.former_name, self.name = self.name, name

    @event(ChildLeft)
    def _child_left(self, on: date, by: UUID | None) -> None:
        self.left_on = on

    @event(ChildReturned)
    def _child_returned(self, on: date, by: UUID | None) -> None:
        self.left_on = None

    @event(MemberLeft)
    def _member_left(self, person: UUID, reason: str | None, by: UUID | None) -> None:
        self.members.pop(person, None)
