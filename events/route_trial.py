"""Ways to reach each other that are tried, one after another, until one works for both.

What is tried for one child is a stream in the child's shared log. Each side says for
itself whether it works; nobody says it for the other.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar, Final, Self
from uuid import UUID, uuid5

from eventsourcing.domain import Aggregate, event

from events.base import SAID_BEFORE, Actor, Fact, Refusal, Side
from events.phrase import phrase

BOTH_SIDES: Final = frozenset({Side.HOME, Side.SCHOOL})


class Verdict(StrEnum):
    """What one side says of a way that was tried."""

    WORKS = "works"
    PARTLY = "partly"
    DOES_NOT = "does-not-work"


class CannotTryRoute(Refusal):
    """A way to reach each other could not be tried."""

    code: ClassVar[str] = "cannot-try-route"

    @classmethod
    def because_it_is_blank(cls, about: str) -> Self:
        return cls(phrase("Write at least one word."), about)

    @classmethod
    def because_it_ends_before_it_begins(cls) -> Self:
        return cls(phrase("Choose a last day that is not before the first."), "last")

    @classmethod
    def because_it_is_over(cls) -> Self:
        return cls(phrase("Choose a last day that is still to come."), "last")

    @classmethod
    def because_the_child_left(cls) -> Self:
        return cls(phrase("The child has left the school, so nothing new is tried."))

    @classmethod
    def because_one_is_tried(cls) -> Self:
        return cls(
            phrase("One way is being tried. Both sides first say whether it works.")
        )

    @classmethod
    def because_one_works(cls) -> Self:
        return cls(
            phrase("Both sides say that one way works. If it does not, say so first.")
        )

    @classmethod
    def because_it_was_said_before(cls) -> Self:
        return cls(SAID_BEFORE, "id")


class CannotJudgeTrial(Refusal):
    """A verdict on a way that is tried was refused."""

    code: ClassVar[str] = "cannot-judge-trial"

    @classmethod
    def because_it_has_not_begun(cls, first: date) -> Self:
        return cls(
            phrase("It is tried from {day} on. Say then whether it works.", day=first)
        )

    @classmethod
    def because_it_is_for_both_sides(cls) -> Self:
        return cls(phrase("Home, school and the child say whether it works for them."))

    @classmethod
    def because_your_side_said_so(cls) -> Self:
        return cls(phrase("Your side has said this already."), "verdict")


@dataclass(frozen=True, slots=True)
class Plan:
    """A way to try, from one day to another, and how they will know that it works."""

    route: str
    first: date
    last: date
    success: str


@dataclass(slots=True)
class Standing:
    """How one way stands: until when it is tried, and what each side says."""

    first: date
    last: date
    verdicts: dict[Side, Verdict] = field(default_factory=dict)

    @property
    def works_for_both(self) -> bool:
        return {
            side for side, said in self.verdicts.items() if said is Verdict.WORKS
        } >= BOTH_SIDES

    def is_tried(self, today: date) -> bool:
        """Say whether it is being tried: in its days, and not judged by both."""
        return today <= self.last and not set(self.verdicts) >= BOTH_SIDES


class RouteTrials(Aggregate):
    """What was tried for one child, and what each side said of it."""

    TOPIC: ClassVar[str] = "trial"

    class Event(Fact):
        """Anything recorded about ways that are tried."""

    class TryingBegun(Event, Aggregate.Created):
        """Somebody begins to try ways to reach each other."""

        TOPIC: ClassVar[str] = "trial/trying-begun"
        child: UUID

    class TrialBegun(Event):
        """One way is tried, from the *first* day to the *last*."""

        TOPIC: ClassVar[str] = "trial/trial-begun"
        PROSE: ClassVar[frozenset[str]] = frozenset({"route", "success"})
        child: UUID
        trial: UUID
        route: str
        first: date
        last: date
        success: str
        side: Side

    class VerdictGiven(Event):
        """Somebody said for their side whether it works."""

        TOPIC: ClassVar[str] = "trial/verdict-given"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        child: UUID
        trial: UUID
        verdict: Verdict
        text: str | None
        side: Side

    Created = TryingBegun

    @event(TryingBegun)
    def __init__(self, id: UUID, child: UUID, by: UUID) -> None:  # noqa: A002
        self.child = child
        self.trials: dict[UUID, Standing] = {}

    @classmethod
    def of(cls, child: UUID, *, by: Actor) -> Self:
        """Begin to try ways for a child."""
        return cls(id=trials_of(child), child=child, by=by.person)

    def begin(self, trial: UUID, plan: Plan, *, by: Actor, today: date) -> None:
        """Try one way; the next one only when the one before is judged or over."""
        _check(plan, today)
        if trial in self.trials:
            raise CannotTryRoute.because_it_was_said_before()
        check_next(list(self.trials.values()), today)
        self._trial_begun(
            child=self.child,
            trial=trial,
            route=plan.route,
            first=plan.first,
            last=plan.last,
            success=plan.success,
            side=by.side,
            by=by.person,
        )

    def judge(
        self, trial: UUID, verdict: Verdict, text: str | None, *, by: Actor, today: date
    ) -> None:
        """Say for one's own side whether it works; one may say otherwise later."""
        stands = self.trials[trial]
        if by.side is Side.OTHER:
            raise CannotJudgeTrial.because_it_is_for_both_sides()
        if today < stands.first:
            raise CannotJudgeTrial.because_it_has_not_begun(stands.first)
        if stands.verdicts.get(by.side) is verdict:
            raise CannotJudgeTrial.because_your_side_said_so()
        self._verdict_given(
            child=self.child,
            trial=trial,
            verdict=verdict,
            text=text,
            side=by.side,
            by=by.person,
        )

    @event(TrialBegun)
    def _trial_begun(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        child: UUID,
        trial: UUID,
        route: str,
        first: date,
        last: date,
        success: str,
        side: Side,
        by: UUID,
    ) -> None:
        self.trials[trial] = Standing(first, last)

    @event(VerdictGiven)
    def _verdict_given(
        self,
        child: UUID,
        trial: UUID,
        verdict: Verdict,
        text: str | None,
        side: Side,
        by: UUID,
    ) -> None:
        self.trials[trial].verdicts[side] = verdict


def trials_of(child: UUID) -> UUID:
    """Give the id of what is tried for one child."""
    return uuid5(child, "route trials")


def check_next(tried: list[Standing], today: date) -> None:
    """Refuse another way while one is being tried, or once one works for both."""
    if not tried:
        return
    if tried[-1].works_for_both:
        raise CannotTryRoute.because_one_works()
    if tried[-1].is_tried(today):
        raise CannotTryRoute.because_one_is_tried()


def _check(plan: Plan, today: date) -> None:
    for about, words in (("route", plan.route), ("success", plan.success)):
        if not words.strip():
            raise CannotTryRoute.because_it_is_blank(about)
    if plan.last < plan.first:
        raise CannotTryRoute.because_it_ends_before_it_begins()
    if plan.last < today:
        raise CannotTryRoute.because_it_is_over()
