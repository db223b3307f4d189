"""Advice on what helps a child: asked for, given, and what came of it when tried.

Each piece of advice stands for itself. Nothing is counted and nobody is rated.
"""

from datetime import date
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import CHILD_LEFT, SAID_BEFORE, Actor, Fact, Refusal, Side
from events.phrase import phrase


class TryResult(StrEnum):
    """What came of advice on the day that it was tried."""

    HELPED = "helped"
    HELPED_A_LITTLE = "helped-a-little"
    DID_NOT_HELP = "did-not-help"
    TOO_EARLY = "too-early"


class CannotAdvise(Refusal):
    """A question for advice, or advice, was refused."""

    code: ClassVar[str] = "cannot-advise"

    @classmethod
    def because_the_question_is_blank(cls) -> Self:
        return cls(phrase("Write what you would like to know."), "text")

    @classmethod
    def because_it_is_blank(cls) -> Self:
        return cls(phrase("Write at least one word about what could help."), "text")

    @classmethod
    def because_it_was_said_before(cls) -> Self:
        return cls(SAID_BEFORE, "id")

    @classmethod
    def because_the_child_left(cls) -> Self:
        return cls(CHILD_LEFT)


class CannotTellTry(Refusal):
    """It could not be told whether advice was tried."""

    code: ClassVar[str] = "cannot-tell-try"

    @classmethod
    def because_it_is_blank(cls) -> Self:
        return cls(phrase("Write what happened when you tried it."), "text")

    @classmethod
    def because_the_day_is_in_the_future(cls) -> Self:
        return cls(
            phrase("This day has not come yet. Choose today or an earlier day."), "day"
        )

    @classmethod
    def because_no_reason_is_given(cls) -> Self:
        return cls(phrase("Write why it was not tried."), "reason")


class AdviceQuestion(Aggregate):
    """One question to those who know the child: what helps?"""

    TOPIC: ClassVar[str] = "advice-question"

    class Event(Fact):
        """Anything recorded about a question for advice."""

    class AdviceAsked(Event, Aggregate.Created):
        """Somebody asked the others around a child for advice."""

        TOPIC: ClassVar[str] = "advice/asked"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        child: UUID
        text: str
        side: Side

    Created = AdviceAsked

    @event(AdviceAsked)
    def __init__(
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        text: str,
        side: Side,
        by: UUID,
    ) -> None:
        self.child = child

    @classmethod
    def ask(cls, question: UUID, child: UUID, text: str, *, by: Actor) -> Self:
        """Ask what helps."""
        if not text.strip():
            raise CannotAdvise.because_the_question_is_blank()
        return cls(id=question, child=child, text=text, side=by.side, by=by.person)


class Advice(Aggregate):
    """One piece of advice, and what came of it."""

    TOPIC: ClassVar[str] = "advice"

    class Event(Fact):
        """Anything recorded about a piece of advice."""

    class AdviceGiven(Event, Aggregate.Created):
        """Somebody said what could help, to a question or unasked."""

        TOPIC: ClassVar[str] = "advice/given"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        child: UUID
        question: UUID | None
        text: str
        side: Side

    class AdviceTried(Event):
        """Somebody tried it on a day, and told what came of it."""

        TOPIC: ClassVar[str] = "advice/tried"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        day: date
        result: TryResult
        text: str
        side: Side

    class AdviceNotTried(Event):
        """Somebody told why it was not tried."""

        TOPIC: ClassVar[str] = "advice/not-tried"
        PROSE: ClassVar[frozenset[str]] = frozenset({"reason"})
        reason: str
        side: Side

    Created = AdviceGiven

    @event(AdviceGiven)
    def __init__(
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        question: UUID | None,
        text: str,
        side: Side,
        by: UUID,
    ) -> None:
        self.child = child

    @classmethod
    def give(
        cls,
        advice: UUID,
        child: UUID,
        question: UUID | None,
        text: str,
        *,
        by: Actor,
    ) -> Self:
        """Say what could help."""
        if not text.strip():
            raise CannotAdvise.because_it_is_blank()
        return cls(
            id=advice,
            child=child,
            question=question,
            text=text,
            side=by.side,
            by=by.person,
        )

    def tell_try(
        self, day: date, result: TryResult, text: str, *, by: Actor, today: date
    ) -> None:
        """Tell that it was tried, when, and what came of it."""
        if day > today:
            raise CannotTellTry.because_the_day_is_in_the_future()
        if not text.strip():
            raise CannotTellTry.because_it_is_blank()
        self._advice_tried(
            day=day, result=result, text=text, side=by.side, by=by.person
        )

    def say_not_tried(self, reason: str, *, by: Actor) -> None:
        """Tell why it was not tried."""
        if not reason.strip():
            raise CannotTellTry.because_no_reason_is_given()
        self._advice_not_tried(reason=reason, side=by.side, by=by.person)

    @event(AdviceTried)
    def _advice_tried(
        self, day: date, result: TryResult, text: str, side: Side, by: UUID
    ) -> None:
        pass

    @event(AdviceNotTried)
    def _advice_not_tried(self, reason: str, side: Side, by: UUID) -> None:
        pass
