"""A concern: who raised it, who answers it, what was tried, and what the raiser says.

Everyone has a view of their own on it, and nobody changes another's. It closes only
with what was tried and with what the raiser says of it then.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Fact, Role, Side
from events.concern_refusals import (
    CannotAnswerConcern,
    CannotCloseConcern,
    CannotLinkConcern,
    CannotRaiseConcern,
)

# Who can be asked to answer, and in this order if nobody was named.
ANSWERERS: Final = (
    Role.SENCO,
    Role.HEADTEACHER,
    Role.TEACHER,
    Role.TEACHING_ASSISTANT,
    Role.THERAPIST,
    Role.PARENT,
    Role.CARER,
)


@dataclass(frozen=True, slots=True)
class Answerer:
    """Who is asked to answer, by when, and how many school days that was."""

    person: UUID
    acknowledge_by: date
    days: int


class Concern(Aggregate):
    """One thing that worries somebody about one child."""

    TOPIC: ClassVar[str] = "concern"

    class Event(Fact):
        """Anything recorded about a concern."""

    class ConcernRaised(Event, Aggregate.Created):
        """Somebody says what worries them; one named person is to answer.

        *entry* is the note it was raised from, if there was one.
        """

        TOPIC: ClassVar[str] = "concern/raised"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        child: UUID
        entry: UUID | None
        text: str
        owner: UUID
        acknowledge_by: date
        days: int
        side: Side

    class ConcernAcknowledged(Event):
        """Whoever was asked says that they read it, and what comes next."""

        TOPIC: ClassVar[str] = "concern/acknowledged"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        child: UUID
        text: str | None

    class ConcernPassedOn(Event):
        """Somebody else is asked to answer from now on."""

        TOPIC: ClassVar[str] = "concern/passed-on"
        PROSE: ClassVar[frozenset[str]] = frozenset({"reason"})
        child: UUID
        whom: UUID
        reason: str

    class ViewGiven(Event):
        """Somebody says how they see it; what they said before stays."""

        TOPIC: ClassVar[str] = "concern/view-given"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        child: UUID
        text: str
        side: Side

    class StepTried(Event):
        """Something was tried on a day."""

        TOPIC: ClassVar[str] = "concern/step-tried"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        child: UUID
        text: str
        day: date

    class RaiserAnswered(Event):
        """Whoever raised it says whether it is resolved, after what was tried."""

        TOPIC: ClassVar[str] = "concern/raiser-answered"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        child: UUID
        resolved: bool
        text: str | None

    class ConcernClosed(Event):
        """It is closed, with what the raiser said of it."""

        TOPIC: ClassVar[str] = "concern/closed"
        child: UUID
        resolved: bool

    class ConcernLinked(Event):
        """It belongs with another concern about the same child."""

        TOPIC: ClassVar[str] = "concern/linked"
        child: UUID
        earlier: UUID

    Created = ConcernRaised

    @event(ConcernRaised)
    def __init__(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        entry: UUID | None,
        text: str,
        owner: UUID,
        acknowledge_by: date,
        days: int,
        side: Side,
        by: UUID,
    ) -> None:
        self.child = child
        self.raiser, self.side = by, side
        self.owner = owner
        self.acknowledged = self.closed = self.tried = False
        self.resolved: bool | None = None
        self.linked: set[UUID] = set()

    @classmethod
    def voice(
        cls,
        concern: UUID,
        child: UUID,
        text: str,
        answerer: Answerer,
        *,
        by: Actor,
        entry: UUID | None = None,
    ) -> Self:
        """Say what worries somebody, and who is to answer."""
        if not text.strip():
            raise CannotRaiseConcern.because_it_is_blank()
        if answerer.person == by.person:
            raise CannotRaiseConcern.because_nobody_else_would_answer()
        return cls(
            id=concern,
            child=child,
            entry=entry,
            text=text,
            owner=answerer.person,
            acknowledge_by=answerer.acknowledge_by,
            days=answerer.days,
            side=by.side,
            by=by.person,
        )

    def acknowledge(self, text: str | None, *, by: Actor) -> None:
        """Say, as whoever was asked, that it was read."""
        self._check_open()
        if by.person != self.owner:
            raise CannotAnswerConcern.because_they_do_not_answer_it()
        if self.acknowledged:
            raise CannotAnswerConcern.because_it_was_acknowledged()
        self._concern_acknowledged(child=self.child, text=text, by=by.person)

    def pass_on(self, whom: UUID, reason: str, *, by: Actor) -> None:
        """Let somebody else answer; the raiser and the owner may ask so."""
        self._check_open()
        self._check_who(by)
        if whom == self.raiser:
            raise CannotRaiseConcern.because_nobody_else_would_answer()
        if whom == self.owner:
            raise CannotAnswerConcern.because_they_answer_it_already()
        if not reason.strip():
            raise CannotAnswerConcern.because_no_reason_is_given()
        self._concern_passed_on(
            child=self.child, whom=whom, reason=reason, by=by.person
        )

    def give_view(self, text: str, *, by: Actor) -> None:
        """Say how one sees it oneself: a view stands beside the others."""
        self._check_open()
        if not text.strip():
            raise CannotAnswerConcern.because_it_is_blank()
        self._view_given(child=self.child, text=text, side=by.side, by=by.person)

    def tell_tried(self, text: str, day: date, *, by: Actor, today: date) -> None:
        """Say what was tried; after that the raiser is asked again."""
        self._check_open()
        if not text.strip():
            raise CannotAnswerConcern.because_it_is_blank()
        if day > today:
            raise CannotAnswerConcern.because_the_day_is_to_come()
        self._step_tried(child=self.child, text=text, day=day, by=by.person)

    def answer_as_raiser(
        self, text: str | None, *, resolved: bool, by: Actor, raiser_is_here: bool
    ) -> None:
        """Say whether it is resolved.

        Somebody of the same side says so for a raiser who left the circle.
        """
        self._check_open()
        stands_in = by.side is self.side and not raiser_is_here
        if by.person != self.raiser and not stands_in:
            raise CannotAnswerConcern.because_only_the_raiser_can_say()
        self._raiser_answered(
            child=self.child, resolved=resolved, text=text, by=by.person
        )

    def close(self, *, by: Actor) -> None:
        """Close it: with what was tried, and what the raiser said after that."""
        self._check_open()
        if not self.tried:
            raise CannotCloseConcern.because_nothing_was_tried()
        if self.resolved is None:
            raise CannotCloseConcern.because_the_raiser_has_not_said()
        self._check_who(by)
        self._concern_closed(child=self.child, resolved=self.resolved, by=by.person)

    def link(self, earlier: UUID, *, by: Actor) -> None:
        """Say that it belongs with another concern; also when it is closed."""
        if earlier == self.id:
            raise CannotLinkConcern.because_it_is_the_same()
        if earlier in self.linked:
            raise CannotLinkConcern.because_it_is_linked()
        self._concern_linked(child=self.child, earlier=earlier, by=by.person)

    def _check_open(self) -> None:
        if self.closed:
            raise CannotAnswerConcern.because_it_is_closed()

    def _check_who(self, by: Actor) -> None:
        if by.person not in {self.raiser, self.owner}:
            raise CannotAnswerConcern.because_it_is_not_theirs()

    @event(ConcernAcknowledged)
    def _concern_acknowledged(self, child: UUID, text: str | None, by: UUID) -> None:
        self.acknowledged = True

    @event(ConcernPassedOn)
    def _concern_passed_on(
        self, child: UUID, whom: UUID, reason: str, by: UUID
    ) -> None:
        self.owner = whom

    @event(ViewGiven)
    def _view_given(self, child: UUID, text: str, side: Side, by: UUID) -> None:
        pass

    @event(StepTried)
    def _step_tried(self, child: UUID, text: str, day: date, by: UUID) -> None:
        self.tried, self.resolved = True, None

    @event(RaiserAnswered)
    def _raiser_answered(
        self,
        child: UUID,
        resolved: bool,  # noqa: FBT001
        text: str | None,
        by: UUID,
    ) -> None:
        self.resolved = resolved

    @event(ConcernClosed)
    def _concern_closed(self, child: UUID, resolved: bool, by: UUID) -> None:  # noqa: FBT001
        self.closed = True

    @event(ConcernLinked)
    def _concern_linked(self, child: UUID, earlier: UUID, by: UUID) -> None:
        self.linked.add(earlier)
