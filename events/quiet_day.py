"""Why there is no note about a day: said plainly, so that silence is nobody's fault."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import CHILD_LEFT, SAID_BEFORE, Actor, Fact, Refusal, Side
from events.phrase import phrase


class QuietBecause(StrEnum):
    """What kept people from writing."""

    AWAY = "away"
    NOT_WITH_US = "not-with-us"
    TOLD_IN_PERSON = "told-in-person"
    NO_TIME = "no-time"
    OTHER = "other"


class CannotExplainDay(Refusal):
    """A day could not be explained."""

    code: ClassVar[str] = "cannot-explain-day"

    @classmethod
    def because_the_day_is_in_the_future(cls) -> Self:
        return cls(
            phrase("This day has not come yet. Choose today or an earlier day."), "day"
        )

    @classmethod
    def because_no_reason_is_given(cls) -> Self:
        return cls(phrase("Say in a few words why there is no note."), "why")

    @classmethod
    def because_it_was_said_before(cls) -> Self:
        return cls(SAID_BEFORE, "id")

    @classmethod
    def because_the_child_left(cls) -> Self:
        return cls(CHILD_LEFT)


class QuietDay(Aggregate):
    """One person's saying why there is no note about one day."""

    TOPIC: ClassVar[str] = "quiet-day"

    class Event(Fact):
        """Anything recorded about a day without a note."""

    class DayExplained(Event, Aggregate.Created):
        """Somebody said why there is no note about a day."""

        TOPIC: ClassVar[str] = "quiet-day/day-explained"
        PROSE: ClassVar[frozenset[str]] = frozenset({"why"})
        child: UUID
        day: date
        because: QuietBecause
        why: str | None
        side: Side

    Created = DayExplained

    @event(DayExplained)
    def __init__(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        day: date,
        because: QuietBecause,
        why: str | None,
        side: Side,
        by: UUID,
    ) -> None:
        pass

    @classmethod
    def explain(  # noqa: PLR0913 - one argument for each word of the fact
        cls,
        quiet: UUID,
        child: UUID,
        day: date,
        because: QuietBecause,
        why: str | None,
        *,
        by: Actor,
        today: date,
    ) -> Self:
        """Say why there is no note about *day*."""
        if day > today:
            raise CannotExplainDay.because_the_day_is_in_the_future()
        said = why is not None and bool(why.strip())
        if because is QuietBecause.OTHER and not said:
            raise CannotExplainDay.because_no_reason_is_given()
        return cls(
            id=quiet,
            child=child,
            day=day,
            because=because,
            why=why if said else None,
            side=by.side,
            by=by.person,
        )
