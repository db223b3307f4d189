"""Who does what at one meeting: each role is offered to the family before staff.

Whoever takes on the chair is the chair. Until somebody does, whoever proposed the
meeting chairs for the time being.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Self
from uuid import UUID, uuid5

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Fact, Side
from events.meeting_kinds import CEREMONY, MeetingKind, MeetingRole, Step
from events.meeting_refusals import CannotShareRole


def role_of(meeting: UUID, role: MeetingRole) -> UUID:
    """Give the stream of one role of a meeting."""
    return uuid5(meeting, f"role/{role.value}")


def chair_of(proposer: UUID | None, took_it_on: UUID | None) -> UUID | None:
    """Name the chair: whoever took that on, or else whoever proposed the meeting."""
    return proposer if took_it_on is None else took_it_on


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is around the child today, and who of them the family is."""

    everybody: AbstractSet[UUID]
    family: AbstractSet[UUID]

    def come_first(self, by: Actor) -> bool:
        """Say whether a role is for them to take on before staff may."""
        return by.person in self.family or by.side is Side.CHILD


class SharedRole(Aggregate):
    """One role of one meeting."""

    TOPIC: ClassVar[str] = "meeting-role"

    class Event(Fact):
        """Anything recorded about a role."""

    class MeetingRoleOffered(Event, Aggregate.Created):
        """The family is asked who takes it on; staff wait until that day is over."""

        TOPIC: ClassVar[str] = "meeting/role-offered"
        child: UUID
        meeting: UUID
        role: MeetingRole
        until: date

    class MeetingRoleAccepted(Event):
        """Somebody takes it on."""

        TOPIC: ClassVar[str] = "meeting/role-accepted"
        meeting: UUID
        role: MeetingRole
        side: Side

    class MeetingRoleDeclined(Event):
        """Somebody does not want it, or gives it back."""

        TOPIC: ClassVar[str] = "meeting/role-declined"
        meeting: UUID
        role: MeetingRole
        side: Side

    Created = MeetingRoleOffered

    @event(MeetingRoleOffered)
    def __init__(
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        meeting: UUID,
        role: MeetingRole,
        until: date,
        by: UUID,
    ) -> None:
        self.meeting = meeting
        self.role = role
        self.until = until
        self.holder: UUID | None = None
        self.declined: set[UUID] = set()

    @classmethod
    def offer(  # noqa: PLR0913 - a role of which meeting, and by when
        cls,
        meeting: UUID,
        child: UUID,
        kind: MeetingKind,
        day: date,
        role: MeetingRole,
        until: date,
        *,
        by: Actor,
        today: date,
    ) -> Self:
        """Ask the family who takes a role on, for a meeting on *day*."""
        if Step.ROLES not in CEREMONY[kind]:
            raise CannotShareRole.because_a_talk_needs_none()
        if not today <= until <= day:
            raise CannotShareRole.because_of_that_day()
        return cls(
            id=role_of(meeting, role),
            child=child,
            meeting=meeting,
            role=role,
            until=until,
            by=by.person,
        )

    def accept(self, asked: Asked, *, by: Actor, today: date) -> None:
        """Take it on: the family and the child at any time, staff after them."""
        if self.holder == by.person:
            raise CannotShareRole.because_they_have_it()
        if self.holder is not None and self.holder in asked.everybody:
            raise CannotShareRole.because_somebody_has_it()
        if not asked.come_first(by) and self._waits_for(asked, today):
            raise CannotShareRole.because_the_family_comes_first(self.until)
        self._role_accepted(
            meeting=self.meeting, role=self.role, side=by.side, by=by.person
        )

    def decline(self, asked: Asked, *, by: Actor) -> None:
        """Say no to it, or give it back."""
        if self.holder != by.person and not asked.come_first(by):
            raise CannotShareRole.because_they_do_not_have_it()
        if by.person in self.declined:
            raise CannotShareRole.because_they_said_no()
        self._role_declined(
            meeting=self.meeting, role=self.role, side=by.side, by=by.person
        )

    def _waits_for(self, asked: Asked, today: date) -> bool:
        """Say whether somebody of the family may still answer first."""
        return today <= self.until and bool(asked.family - self.declined)

    @event(MeetingRoleAccepted)
    def _role_accepted(
        self, meeting: UUID, role: MeetingRole, side: Side, by: UUID
    ) -> None:
        self.holder = by
        self.declined.discard(by)

    @event(MeetingRoleDeclined)
    def _role_declined(
        self, meeting: UUID, role: MeetingRole, side: Side, by: UUID
    ) -> None:
        self.declined.add(by)
        if self.holder == by:
            self.holder = None
