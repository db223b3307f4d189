"""A legal hold: for as long as it stands, nothing about a person is erased.

*person* is a child's id or an adult's; why it is kept lies under that one's own key.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import Fact, Recorded, Refusal
from events.phrase import phrase


class Whom(StrEnum):
    """Whose data a hold keeps."""

    CHILD = "child"
    PERSON = "person"


class CannotPlaceHold(Refusal):
    """A hold could not be placed."""

    code: ClassVar[str] = "cannot-place-hold"

    @classmethod
    def because_it_has_no_reason(cls) -> Self:
        return cls(phrase("Write why this must be kept."), "reason")

    @classmethod
    def because_the_review_is_over(cls) -> Self:
        return cls(
            phrase("Choose a day to look again that is still to come."), "review"
        )


class CannotLiftHold(Refusal):
    """A hold could not be lifted."""

    code: ClassVar[str] = "cannot-lift-hold"

    @classmethod
    def because_it_has_no_reason(cls) -> Self:
        return cls(phrase("Write why this need not be kept any more."), "reason")

    @classmethod
    def because_it_is_lifted(cls) -> Self:
        return cls(phrase("This hold was lifted before."))


class Hold(Aggregate):
    """One reason to keep what is recorded about a child or a person."""

    TOPIC: ClassVar[str] = "hold"

    class Event(Fact):
        """Anything recorded about a hold."""

    class HoldPlaced(Event, Aggregate.Created):
        """From now on nothing about the person may be erased."""

        TOPIC: ClassVar[str] = "hold/hold-placed"
        PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason"})
        person: UUID
        whom: Whom
        reason: str
        review: date

    class HoldLifted(Event):
        """The reason to keep it is over."""

        TOPIC: ClassVar[str] = "hold/hold-lifted"
        PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason"})
        person: UUID
        reason: str

    Created = HoldPlaced

    @event(HoldPlaced)
    def __init__(
        self,
        id: UUID,  # noqa: A002
        person: UUID,
        whom: Whom,
        reason: str,
        review: date,
        by: UUID,
    ) -> None:
        self.person = person
        self.lifted = False

    @classmethod
    def place(  # noqa: PLR0913 - one argument for each word of the fact
        cls,
        hold: UUID,
        person: UUID,
        whom: Whom,
        reason: str,
        review: date,
        *,
        by: UUID,
        today: date,
    ) -> Self:
        """Keep what is recorded about *person*, and look again on a day."""
        if not reason.strip():
            raise CannotPlaceHold.because_it_has_no_reason()
        if review <= today:
            raise CannotPlaceHold.because_the_review_is_over()
        return cls(
            id=hold, person=person, whom=whom, reason=reason, review=review, by=by
        )

    def lift(self, reason: str, *, by: UUID) -> None:
        """Let the person be erased again when the time comes."""
        if self.lifted:
            raise CannotLiftHold.because_it_is_lifted()
        if not reason.strip():
            raise CannotLiftHold.because_it_has_no_reason()
        self._hold_lifted(person=self.person, reason=reason, by=by)

    @event(HoldLifted)
    def _hold_lifted(self, person: UUID, reason: str, by: UUID) -> None:
        self.lifted = True


def still_standing(facts: Iterable[Recorded]) -> list[Recorded]:
    """Give the holds that were placed and not lifted, from all facts about holds."""
    told = list(facts)
    lifted = {
        one.fact.originator_id for one in told if isinstance(one.fact, Hold.HoldLifted)
    }
    return [
        one
        for one in told
        if isinstance(one.fact, Hold.HoldPlaced)
        and one.fact.originator_id not in lifted
    ]
