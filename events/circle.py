"""A child's circle: who belongs with this child, and as what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Fact, Refusal, Role, Side

ANY_ADULT_SIDE: Final = frozenset({Side.HOME, Side.SCHOOL, Side.OTHER})
SIDES: Final[Mapping[Role, frozenset[Side]]] = {
    Role.PARENT: frozenset({Side.HOME}),
    Role.CARER: frozenset({Side.HOME}),
    Role.TEACHER: frozenset({Side.SCHOOL}),
    Role.TEACHING_ASSISTANT: frozenset({Side.SCHOOL}),
    Role.SENCO: frozenset({Side.SCHOOL}),
    Role.HEADTEACHER: frozenset({Side.SCHOOL}),
    Role.THERAPIST: ANY_ADULT_SIDE,
    Role.ADVOCATE: ANY_ADULT_SIDE,
    Role.LA_OFFICER: frozenset({Side.OTHER}),
    Role.SUPPORTER: ANY_ADULT_SIDE,
    Role.CHILD: frozenset({Side.CHILD}),
}
LOOK_AFTER: Final = frozenset({Role.SENCO, Role.HEADTEACHER})


class CannotJoinCircle(Refusal):
    """Somebody could not be added to a circle."""

    code: ClassVar[str] = "cannot-join-circle"

    @classmethod
    def because_already_in(cls) -> Self:
        return cls("This person is already in the circle.", "name")

    @classmethod
    def because_role_has_another_side(cls, role: Role) -> Self:
        sides = " or ".join(sorted(SIDES[role]))
        return cls(f"A {role} stands on this side: {sides}. Choose that side.", "side")

    @classmethod
    def because_it_would_have_ended(cls, until: date) -> Self:
        said = f"{until.day} {until:%B} {until.year}"
        return cls(f"{said} is over. Choose a later last day, or none.", "until")


class CannotLeaveCircle(Refusal):
    """Somebody could not be taken out of a circle."""

    code: ClassVar[str] = "cannot-leave-circle"

    @classmethod
    def because_not_in(cls) -> Self:
        return cls("This person is not in the circle.")

    @classmethod
    def because_nobody_would_look_after_it(cls) -> Self:
        return cls(
            "A circle needs a SENCO or headteacher to look after it. "
            "Add another one first."
        )


@dataclass(frozen=True, slots=True)
class Belonging:
    """How somebody belongs: their role, and the last day of it if one was set."""

    role: Role
    until: date | None

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

    class MemberLeft(Event):
        """Somebody left; what they wrote stays theirs."""

        TOPIC: ClassVar[str] = "circle/member-left"
        PROSE: ClassVar[frozenset[str]] = frozenset({"reason"})
        person: UUID
        reason: str | None

    Created = ChildEnrolled

    @event(ChildEnrolled)
    def __init__(self, id: UUID, name: str, by: UUID | None) -> None:  # noqa: A002
        self.name = name
        self.members: dict[UUID, Belonging] = {}

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
        present = self.members.get(newcomer.person)
        if present is not None and present.on(today):
            raise CannotJoinCircle.because_already_in()
        if newcomer.side not in SIDES[newcomer.role]:
            raise CannotJoinCircle.because_role_has_another_side(newcomer.role)
        if until is not None and until < today:
            raise CannotJoinCircle.because_it_would_have_ended(until)
        self._member_joined(
            person=newcomer.person,
            name=name,
            role=newcomer.role,
            side=newcomer.side,
            until=until,
            by=by,
        )

    def leave(self, person: UUID, reason: str | None, *, by: UUID, today: date) -> None:
        """End somebody's belonging at once."""
        if person not in self.members:
            raise CannotLeaveCircle.because_not_in()
        if not self._looked_after_without(person, today):
            raise CannotLeaveCircle.because_nobody_would_look_after_it()
        self._member_left(person=person, reason=reason, by=by)

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
        self.members[person] = Belonging(role, until)

    @event(MemberLeft)
    def _member_left(self, person: UUID, reason: str | None, by: UUID | None) -> None:
        self.members.pop(person, None)
