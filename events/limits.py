"""What one adult may see of a child's diary, where a court or the school limits it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Fact, Recorded
from events.limit_refusals import (
    CannotConfirmOrder,
    CannotHold,
    CannotLiftLimit,
    CannotRecordOrder,
    CannotReviewOrder,
)
from events.safety_rules import rules_on


class Sees(StrEnum):
    """What is left to see: nothing, or what was written before a day."""

    NOTHING = "nothing"
    NOTHING_NEW = "nothing-new"


class OrderKind(StrEnum):
    """What kind of paper it is."""

    CHILD_ARRANGEMENTS = "child-arrangements"
    PROHIBITED_STEPS = "prohibited-steps"
    NON_MOLESTATION = "non-molestation"
    CARE = "care"
    BAIL_OR_POLICE = "bail-or-police"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Order:
    """What an order says, where it was seen, and when somebody looks at it again."""

    sees: Sees
    starts: date
    kind: OrderKind
    document: str
    sighted_by: UUID
    sighted_on: date
    review_on: date


class ViewLimit(Aggregate):
    """One adult's view of one child, limited for a while or by an order."""

    TOPIC: ClassVar[str] = "limit"

    class Event(Fact):
        """Anything recorded about a limit; all of it in the restricted space."""

    class LimitBegun(Event, Aggregate.Created):
        """The school began to look at what one adult may see."""

        TOPIC: ClassVar[str] = "limit/limit-begun"
        child: UUID
        person: UUID

    class HoldPlaced(Event):
        """One safeguarding lead stopped a view at once, until a last day."""

        TOPIC: ClassVar[str] = "limit/hold-placed"
        PROSE: ClassVar[frozenset[str]] = frozenset({"reason"})
        sees: Sees
        starts: date
        until: date
        reason: str

    class OrderRecorded(Event):
        """An order was seen and written down; it does nothing until confirmed."""

        TOPIC: ClassVar[str] = "limit/order-recorded"
        PROSE: ClassVar[frozenset[str]] = frozenset({"document"})
        sees: Sees
        starts: date
        kind: OrderKind
        document: str
        sighted_by: UUID
        sighted_on: date
        review_on: date

    class OrderConfirmed(Event):
        """A second person looked too; the order works from its day on."""

        TOPIC: ClassVar[str] = "limit/order-confirmed"

    class OrderReviewed(Event):
        """Somebody looked again and kept it, until the next review."""

        TOPIC: ClassVar[str] = "limit/order-reviewed"
        PROSE: ClassVar[frozenset[str]] = frozenset({"reason"})
        review_on: date
        reason: str

    class LimitLifted(Event):
        """The limit ended; from now on this adult sees what they saw before."""

        TOPIC: ClassVar[str] = "limit/limit-lifted"
        PROSE: ClassVar[frozenset[str]] = frozenset({"reason"})
        reason: str

    Created = LimitBegun

    @event(LimitBegun)
    def __init__(self, id: UUID, child: UUID, person: UUID, by: UUID) -> None:  # noqa: A002
        self.child = child
        self.person = person
        self.held = False
        self.recorded_by: UUID | None = None
        self.confirmed = False
        self.lifted = False

    def hold(
        self, sees: Sees, until: date, reason: str, *, by: Actor, today: date
    ) -> None:
        """Stop the view today, alone; it ends by itself after a last day."""
        longest = today + timedelta(days=rules_on(today).hold_days)
        if by.person == self.person:
            raise CannotHold.because_it_is_about_you()
        if self.held or self.recorded_by or self.lifted:
            raise CannotHold.because_there_is_one()
        if not today <= until <= longest:
            raise CannotHold.because_of_its_last_day(longest)
        if not reason.strip():
            raise CannotHold.because_no_reason_is_given()
        self._hold_placed(
            sees=sees, starts=today, until=until, reason=reason, by=by.person
        )

    def record(self, order: Order, *, by: Actor, today: date) -> None:
        """Write down an order that somebody has seen."""
        if self.person in {by.person, order.sighted_by}:
            raise CannotRecordOrder.because_it_is_about_you()
        if self.recorded_by or self.lifted:
            raise CannotRecordOrder.because_there_is_one()
        if order.sighted_on > today:
            raise CannotRecordOrder.because_it_was_not_seen_yet()
        if order.review_on <= today:
            raise CannotRecordOrder.because_the_review_is_over()
        if not order.document.strip():
            raise CannotRecordOrder.because_no_document_is_named()
        self._order_recorded(
            sees=order.sees,
            starts=order.starts,
            kind=order.kind,
            document=order.document,
            sighted_by=order.sighted_by,
            sighted_on=order.sighted_on,
            review_on=order.review_on,
            by=by.person,
        )

    def confirm(self, *, by: Actor) -> None:
        """Let an order work, because a second person has looked at it."""
        if self.recorded_by is None or self.lifted:
            raise CannotConfirmOrder.because_there_is_none()
        if self.confirmed:
            raise CannotConfirmOrder.because_it_is_confirmed()
        if by.person == self.recorded_by:
            raise CannotConfirmOrder.because_you_recorded_it()
        if by.person == self.person:
            raise CannotConfirmOrder.because_it_is_about_you()
        self._order_confirmed(by=by.person)

    def review(self, review_on: date, reason: str, *, by: Actor, today: date) -> None:
        """Keep an order, and say when somebody looks again."""
        if self.recorded_by is None or self.lifted:
            raise CannotReviewOrder.because_there_is_none()
        if by.person == self.person:
            raise CannotReviewOrder.because_it_is_about_you()
        if review_on <= today:
            raise CannotReviewOrder.because_the_review_is_over()
        if not reason.strip():
            raise CannotReviewOrder.because_no_reason_is_given()
        self._order_reviewed(review_on=review_on, reason=reason, by=by.person)

    def lift(self, reason: str, *, by: Actor) -> None:
        """End the limit at once."""
        if self.lifted:
            raise CannotLiftLimit.because_there_is_none()
        if by.person == self.person:
            raise CannotLiftLimit.because_it_is_about_you()
        if not reason.strip():
            raise CannotLiftLimit.because_no_reason_is_given()
        self._limit_lifted(reason=reason, by=by.person)

    @event(HoldPlaced)
    def _hold_placed(
        self, sees: Sees, starts: date, until: date, reason: str, by: UUID
    ) -> None:
        self.held = True

    @event(OrderRecorded)
    def _order_recorded(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        sees: Sees,
        starts: date,
        kind: OrderKind,
        document: str,
        sighted_by: UUID,
        sighted_on: date,
        review_on: date,
        by: UUID,
    ) -> None:
        self.recorded_by = by

    @event(OrderConfirmed)
    def _order_confirmed(self, by: UUID) -> None:
        self.confirmed = True

    @event(OrderReviewed)
    def _order_reviewed(self, review_on: date, reason: str, by: UUID) -> None:
        """Nothing later depends on it."""

    @event(LimitLifted)
    def _limit_lifted(self, reason: str, by: UUID) -> None:
        self.lifted = True


def check_may_hold(facts: Iterable[Recorded], person: UUID, today: date) -> None:
    """Refuse to stop a view alone soon after it was: that takes a second person.

    *facts* are those of the child's restricted log. An order that a second person has
    confirmed since then lets a hold follow; one that waits does not, or one person
    alone could stop a view for ever by writing down order after order.
    """
    theirs = _of(facts, person)
    lifted = _days_of(ViewLimit.LimitLifted, theirs)
    confirmed = max(
        (one.seq for one in theirs if isinstance(one.fact, ViewLimit.OrderConfirmed)),
        default=0,
    )
    pause = timedelta(days=rules_on(today).hold_pause_days)
    for one in theirs:
        if isinstance(one.fact, ViewLimit.HoldPlaced) and one.seq > confirmed:
            until = one.fact.until
            free = min(until, lifted.get(one.fact.originator_id, until)) + pause
            if today < free:
                raise CannotHold.because_there_was_one(free)


def _of(facts: Iterable[Recorded], person: UUID) -> list[Recorded]:
    told = list(facts)
    begun = (one.fact for one in told if isinstance(one.fact, ViewLimit.LimitBegun))
    limits = {fact.originator_id for fact in begun if fact.person == person}
    return [one for one in told if one.fact.originator_id in limits]


def _days_of(kind: type[Fact], facts: Iterable[Recorded]) -> dict[UUID, date]:
    return {
        one.fact.originator_id: date.fromisoformat(one.at[:10])
        for one in facts
        if isinstance(one.fact, kind)
    }
