"""What can I do to support you? Both sides are asked, each term and before a meeting.

An answer is an agreed action with words of its own, or "no thanks". What was said for
one term, or before one meeting, is a stream in the child's shared log.
"""

from dataclasses import dataclass
from typing import ClassVar, Self
from uuid import UUID, uuid5

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Fact, Side
from events.meeting_refusals import AboutAMeeting
from events.phrase import phrase
from events.school_days import Term


@dataclass(frozen=True, slots=True)
class Occasion:
    """When the question is asked: before one meeting, or in one term."""

    meeting: UUID | None = None
    year: int | None = None
    term: Term | None = None

    @classmethod
    def of_term(cls, school_term: tuple[int, Term]) -> Self:
        """Ask in a term of the school year that began in a year."""
        year, term = school_term
        return cls(year=year, term=term)

    def stream(self, child: UUID) -> UUID:
        """Give the one stream of what is said about a child then."""
        about = self.meeting or f"{self.year} {self.term}"
        return uuid5(child, f"support-question {about}")


class CannotAnswerSupport(AboutAMeeting):
    """An answer to the question what would help was refused."""

    code: ClassVar[str] = "cannot-answer-support"

    @classmethod
    def because_you_said_what_would_help(cls) -> Self:
        return cls(
            phrase("You said what would help. “No thanks” would not fit that any more.")
        )

    @classmethod
    def because_you_said_so(cls) -> Self:
        return cls(phrase("You said “no thanks” before. It stands."))


class SupportQuestion(Aggregate):
    """What people said that would help, on one occasion."""

    TOPIC: ClassVar[str] = "support"

    class Event(Fact):
        """Anything recorded when people are asked what would help."""

    class QuestionTakenUp(Event, Aggregate.Created):
        """Somebody is the first to answer, for a *meeting* or for a *term*."""

        TOPIC: ClassVar[str] = "support/question-taken-up"
        child: UUID
        meeting: UUID | None
        year: int | None
        term: Term | None

    class HelpWished(Event):
        """Somebody said what would help them; the *action* has their words."""

        TOPIC: ClassVar[str] = "support/help-wished"
        child: UUID
        action: UUID
        side: Side

    class HelpNotNeeded(Event):
        """Somebody was asked what would help, and said "no thanks"."""

        TOPIC: ClassVar[str] = "support/help-not-needed"
        child: UUID
        side: Side

    Created = QuestionTakenUp

    @event(QuestionTakenUp)
    def __init__(
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        meeting: UUID | None,
        year: int | None,
        term: Term | None,
        by: UUID,
    ) -> None:
        self.child = child
        self.wished: set[UUID] = set()
        self.declined: set[UUID] = set()

    @classmethod
    def take_up(cls, child: UUID, occasion: Occasion, *, by: Actor) -> Self:
        """Answer as the first one on this occasion."""
        return cls(
            id=occasion.stream(child),
            child=child,
            meeting=occasion.meeting,
            year=occasion.year,
            term=occasion.term,
            by=by.person,
        )

    def wish(self, action: UUID, *, by: Actor) -> None:
        """Say what would help; more than one thing may."""
        self._help_wished(child=self.child, action=action, side=by.side, by=by.person)

    def decline(self, *, by: Actor) -> None:
        """Say "no thanks"."""
        if by.person in self.wished:
            raise CannotAnswerSupport.because_you_said_what_would_help()
        if by.person in self.declined:
            raise CannotAnswerSupport.because_you_said_so()
        self._help_not_needed(child=self.child, side=by.side, by=by.person)

    @event(HelpWished)
    def _help_wished(self, child: UUID, action: UUID, side: Side, by: UUID) -> None:
        self.wished.add(by)

    @event(HelpNotNeeded)
    def _help_not_needed(self, child: UUID, side: Side, by: UUID) -> None:
        self.declined.add(by)
