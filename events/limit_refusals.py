"""Why a limit could not be set, confirmed, kept or ended, in words for who asked."""

from datetime import date
from typing import ClassVar, Self

from events.base import Refusal
from events.phrase import phrase


class AboutALimit(Refusal):
    """What the refusals about a limit have in common."""

    code: ClassVar[str]

    @classmethod
    def because_no_reason_is_given(cls) -> Self:
        return cls(phrase("Say why in a few words."), "reason")

    @classmethod
    def because_it_is_about_you(cls) -> Self:
        return cls(phrase("This is about you. Somebody else must do it."))

    @classmethod
    def because_there_is_none(cls) -> Self:
        return cls(phrase("There is nothing here that still holds."))

    @classmethod
    def because_the_review_is_over(cls) -> Self:
        return cls(phrase("Choose a later day to look at it again."), "review_on")


class CannotHold(AboutALimit):
    """A view could not be held."""

    code: ClassVar[str] = "cannot-hold"

    @classmethod
    def because_there_is_one(cls) -> Self:
        return cls(phrase("This hold was placed already."))

    @classmethod
    def because_there_was_one(cls, free: date) -> Self:
        says = phrase(
            "This adult's view was stopped before. You can do it alone from {day}. "
            "To stop it until then, write down the order and let a second person "
            "confirm it. An order that nobody has confirmed is not enough.",
            day=free,
        )
        return cls(says)

    @classmethod
    def because_of_its_last_day(cls, longest: date) -> Self:
        says = phrase("Choose a last day from today to {day}.", day=longest)
        return cls(says, "until")


class CannotRecordOrder(AboutALimit):
    """An order could not be written down."""

    code: ClassVar[str] = "cannot-record-order"

    @classmethod
    def because_there_is_one(cls) -> Self:
        return cls(phrase("An order is written down here already. End that one first."))

    @classmethod
    def because_no_document_is_named(cls) -> Self:
        return cls(phrase("Say which paper was seen."), "document")

    @classmethod
    def because_it_was_not_seen_yet(cls) -> Self:
        return cls(
            phrase("That day has not come yet. Choose the day it was seen."),
            "sighted_on",
        )


class CannotConfirmOrder(AboutALimit):
    """An order could not be confirmed."""

    code: ClassVar[str] = "cannot-confirm-order"

    @classmethod
    def because_it_is_confirmed(cls) -> Self:
        return cls(phrase("This order is confirmed already."))

    @classmethod
    def because_you_recorded_it(cls) -> Self:
        return cls(
            phrase("You wrote it down yourself. A second person must confirm it.")
        )


class CannotReviewOrder(AboutALimit):
    """A review could not be written down."""

    code: ClassVar[str] = "cannot-review-order"


class CannotLiftLimit(AboutALimit):
    """A limit could not be ended."""

    code: ClassVar[str] = "cannot-lift-limit"
