"""Something that went well: either side tells it, and others say that they saw it."""

from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import CHILD_LEFT, SAID_BEFORE, Actor, Fact, Refusal, Side
from events.phrase import phrase


class CannotTellSuccess(Refusal):
    """A success was not put into the log."""

    code: ClassVar[str] = "cannot-tell-success"

    @classmethod
    def because_it_is_blank(cls) -> Self:
        return cls(phrase("Write at least one word about what went well."), "text")

    @classmethod
    def because_the_day_is_in_the_future(cls) -> Self:
        return cls(
            phrase("This day has not come yet. Choose today or an earlier day."), "day"
        )

    @classmethod
    def because_it_was_said_before(cls) -> Self:
        return cls(SAID_BEFORE, "id")

    @classmethod
    def because_the_child_left(cls) -> Self:
        return cls(CHILD_LEFT)


class CannotConfirmSuccess(Refusal):
    """Somebody could not be put down as having seen a success too."""

    code: ClassVar[str] = "cannot-confirm-success"

    @classmethod
    def because_it_is_your_own(cls) -> Self:
        return cls(phrase("You told this yourself. Somebody else can say so too."))

    @classmethod
    def because_you_said_so_before(cls) -> Self:
        return cls(phrase("You have said so before."))


class Success(Aggregate):
    """One thing that went well for a child."""

    TOPIC: ClassVar[str] = "success"

    class Event(Fact):
        """Anything recorded about a success."""

    class SuccessTold(Event, Aggregate.Created):
        """Somebody told what went well, and what helped."""

        TOPIC: ClassVar[str] = "success/told"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text", "helped"})
        child: UUID
        day: date
        text: str
        helped: str | None
        side: Side

    class SuccessConfirmed(Event):
        """Somebody else said that they saw it too."""

        TOPIC: ClassVar[str] = "success/confirmed"
        side: Side

    Created = SuccessTold

    @event(SuccessTold)
    def __init__(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        day: date,
        text: str,
        helped: str | None,
        side: Side,
        by: UUID,
    ) -> None:
        self.child = child
        self.stand_behind = {by}
        self.teller = by

    @classmethod
    def tell(  # noqa: PLR0913 - one argument for each word of the fact
        cls,
        success: UUID,
        child: UUID,
        day: date,
        text: str,
        helped: str | None,
        *,
        by: Actor,
        today: date,
    ) -> Self:
        """Put something that went well into the log."""
        if not text.strip():
            raise CannotTellSuccess.because_it_is_blank()
        if day > today:
            raise CannotTellSuccess.because_the_day_is_in_the_future()
        return cls(
            id=success,
            child=child,
            day=day,
            text=text,
            helped=helped if helped is not None and helped.strip() else None,
            side=by.side,
            by=by.person,
        )

    def confirm(self, *, by: Actor) -> None:
        """Say that one saw it too."""
        if by.person == self.teller:
            raise CannotConfirmSuccess.because_it_is_your_own()
        if by.person in self.stand_behind:
            raise CannotConfirmSuccess.because_you_said_so_before()
        self._success_confirmed(side=by.side, by=by.person)

    @event(SuccessConfirmed)
    def _success_confirmed(self, side: Side, by: UUID) -> None:
        self.stand_behind.add(by)
