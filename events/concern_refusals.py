"""Why something about a concern was refused, and what can be done instead."""

from typing import ClassVar, Self

from events.base import SAID_BEFORE, Refusal
from events.phrase import phrase


class CannotRaiseConcern(Refusal):
    """A concern was not raised."""

    code: ClassVar[str] = "cannot-raise-concern"

    @classmethod
    def because_it_is_blank(cls) -> Self:
        return cls(phrase("Write at least one word about what worries you."), "text")

    @classmethod
    def because_it_was_said_before(cls) -> Self:
        return cls(SAID_BEFORE, "id")

    @classmethod
    def because_nobody_else_would_answer(cls) -> Self:
        return cls(
            phrase("Choose somebody other than yourself to answer this."), "owner"
        )

    @classmethod
    def because_they_cannot_answer(cls) -> Self:
        return cls(
            phrase("Choose somebody who is in the circle now and can write here."),
            "owner",
        )


class CannotAnswerConcern(Refusal):
    """Something about a concern was not recorded."""

    code: ClassVar[str] = "cannot-answer-concern"

    @classmethod
    def because_it_is_closed(cls) -> Self:
        return cls(phrase("This concern is closed. If it is still so, raise it again."))

    @classmethod
    def because_it_is_blank(cls) -> Self:
        return cls(phrase("Write at least one word."), "text")

    @classmethod
    def because_no_reason_is_given(cls) -> Self:
        return cls(phrase("Say in a few words why."), "reason")

    @classmethod
    def because_it_was_acknowledged(cls) -> Self:
        return cls(phrase("Whoever answers this has said already that they read it."))

    @classmethod
    def because_they_do_not_answer_it(cls) -> Self:
        return cls(phrase("Whoever was asked to answer this does that."))

    @classmethod
    def because_they_answer_it_already(cls) -> Self:
        return cls(phrase("They answer this already. Choose somebody else."), "owner")

    @classmethod
    def because_the_day_is_to_come(cls) -> Self:
        return cls(
            phrase("Write down what was tried on the day it was, or after."), "day"
        )

    @classmethod
    def because_only_the_raiser_can_say(cls) -> Self:
        return cls(phrase("Whoever raised this says whether it is resolved."))

    @classmethod
    def because_it_is_not_theirs(cls) -> Self:
        return cls(
            phrase("Only whoever raised this, or was asked to answer it, can do that.")
        )


class CannotCloseConcern(Refusal):
    """A concern stays open."""

    code: ClassVar[str] = "cannot-close-concern"

    @classmethod
    def because_nothing_was_tried(cls) -> Self:
        return cls(phrase("Write down first what was tried."))

    @classmethod
    def because_the_raiser_has_not_said(cls) -> Self:
        return cls(
            phrase(
                "Whoever raised this has not said yet, after what was tried last, "
                "whether it is resolved. Silence is no answer."
            )
        )


class CannotLinkConcern(Refusal):
    """Two concerns were not linked."""

    code: ClassVar[str] = "cannot-link-concern"

    @classmethod
    def because_it_is_the_same(cls) -> Self:
        return cls(phrase("A concern is not linked to itself."), "earlier")

    @classmethod
    def because_it_is_linked(cls) -> Self:
        return cls(phrase("These two are linked already."), "earlier")


class CannotSetConcernDays(Refusal):
    """The days in which a concern is to be acknowledged stay as they are."""

    code: ClassVar[str] = "cannot-set-concern-days"

    @classmethod
    def because_of_how_many(cls, least: int, most: int) -> Self:
        return cls(
            phrase(
                "Choose from {least} to {most} school days.", least=least, most=most
            ),
            "days",
        )

    @classmethod
    def because_it_is_so(cls) -> Self:
        return cls(phrase("That is how many days there are already."), "days")
