"""Why something about an agreed action is not recorded."""

from typing import ClassVar, Self

from events.base import SAID_BEFORE, Refusal
from events.phrase import phrase


class CannotPropose(Refusal):
    """An action was not proposed."""

    code: ClassVar[str] = "cannot-propose-action"

    @classmethod
    def because_it_is_blank(cls) -> Self:
        return cls(phrase("Write at least one word about what is to be done."), "text")

    @classmethod
    def because_it_was_said_before(cls) -> Self:
        return cls(SAID_BEFORE, "id")

    @classmethod
    def because_the_child_left(cls) -> Self:
        return cls(
            phrase("This child has left the school, so nothing new is agreed here.")
        )

    @classmethod
    def because_the_meeting_is_closed(cls) -> Self:
        return cls(
            phrase("This meeting is closed. Propose the action without it."), "meeting"
        )


class ClosedAction(Refusal):
    """What is refused where an action is closed."""

    code: ClassVar[str] = "action-is-closed"

    @classmethod
    def because_it_is_closed(cls) -> Self:
        return cls(
            phrase("This action is closed. Propose a new one if more is to be done.")
        )


class CannotSetOut(ClosedAction):
    """Who does an action, by when or how was not recorded."""

    code: ClassVar[str] = "cannot-set-out-action"

    @classmethod
    def because_they_do_not_belong_here(cls) -> Self:
        return cls(phrase("Choose somebody of the child’s circle."), "owner")

    @classmethod
    def because_they_own_it_already(cls) -> Self:
        return cls(phrase("That is who does it already."), "owner")

    @classmethod
    def because_no_reason_is_given(cls) -> Self:
        return cls(phrase("Say in a few words why this changes."), "reason")

    @classmethod
    def because_no_day_is_named(cls) -> Self:
        return cls(phrase("Choose a day to have it done, or a day to check."), "due")

    @classmethod
    def because_the_days_stand(cls) -> Self:
        return cls(phrase("These are the days that stand already."), "due")

    @classmethod
    def because_the_day_is_over(cls, about: str) -> Self:
        return cls(phrase("This day is over. Choose today or a later day."), about)

    @classmethod
    def because_nothing_is_said(cls) -> Self:
        return cls(phrase("Fill in at least one of these."), "amount")

    @classmethod
    def because_that_stands(cls) -> Self:
        return cls(phrase("That is what stands already."), "amount")


class CannotAnswerAction(ClosedAction):
    """Nobody's yes or no to an action was recorded."""

    code: ClassVar[str] = "cannot-answer-action"

    @classmethod
    def because_you_said_so(cls) -> Self:
        return cls(phrase("You said so already, and nothing has changed since."))

    @classmethod
    def because_it_is_blank(cls) -> Self:
        return cls(
            phrase("Write at least one word about what is in the way."), "reason"
        )


class CannotTellOfAction(ClosedAction):
    """How an action goes was not recorded."""

    code: ClassVar[str] = "cannot-tell-of-action"

    @classmethod
    def because_it_is_blank(cls) -> Self:
        return cls(phrase("Write at least one word about how it goes."), "text")


class CannotNameBarrier(ClosedAction):
    """What is in the way of an action was not recorded."""

    code: ClassVar[str] = "cannot-name-barrier"

    @classmethod
    def because_no_barrier_is_named(cls) -> Self:
        return cls(phrase("Write what is in the way."), "text")

    @classmethod
    def because_the_day_to_talk_is_over(cls) -> Self:
        return cls(phrase("Choose today or a later day to talk it through."), "talk_on")

    @classmethod
    def because_it_is_gone(cls) -> Self:
        return cls(phrase("This is not in the way any more."))

    @classmethod
    def because_nobody_says_how(cls) -> Self:
        return cls(phrase("Write what helped, or what changed."), "reason")


class CannotSayOutcome(ClosedAction):
    """What came of an action was not recorded."""

    code: ClassVar[str] = "cannot-say-outcome"

    @classmethod
    def because_it_waits_for_an_answer(cls) -> Self:
        return cls(
            phrase("What came of it was said. Wait until the other side answers.")
        )

    @classmethod
    def because_the_owner_says_it(cls) -> Self:
        return cls(
            phrase("Whoever does this action says what came of it. You can answer.")
        )

    @classmethod
    def because_it_needs_words(cls) -> Self:
        return cls(
            phrase("Write in a few words what was done and what was not."), "text"
        )

    @classmethod
    def because_nothing_was_said(cls) -> Self:
        return cls(phrase("Nobody has said yet what came of this action."))

    @classmethod
    def because_the_other_side_answers(cls) -> Self:
        return cls(phrase("The other side answers this, not whoever did it."))

    @classmethod
    def because_no_reason_is_given(cls) -> Self:
        return cls(phrase("Write in a few words what you see otherwise."), "reason")
