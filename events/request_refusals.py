"""Why a request for information is not changed."""

from datetime import date
from typing import ClassVar, Self

from events.base import Refusal
from events.phrase import phrase


class CannotChangeRequest(Refusal):
    """A request for information was not changed."""

    code: ClassVar[str] = "cannot-change-request"

    @classmethod
    def because_it_is_closed(cls) -> Self:
        return cls(phrase("This request is closed. Record a new one."))

    @classmethod
    def because_it_begins_in_the_future(cls) -> Self:
        return cls(
            phrase("Choose today or the earlier day on which they asked."), "received"
        )

    @classmethod
    def because_it_is_of_no_child(cls) -> Self:
        return cls(
            phrase("Only a child has an educational record. Choose a child."), "about"
        )

    @classmethod
    def because_the_clock_stands(cls) -> Self:
        return cls(phrase("The clock is stopped already."))

    @classmethod
    def because_the_clock_runs(cls) -> Self:
        return cls(phrase("The clock is running already."))

    @classmethod
    def because_it_was_extended(cls) -> Self:
        return cls(phrase("More time was taken already. It can be taken only once."))

    @classmethod
    def because_school_days_are_fixed(cls) -> Self:
        return cls(
            phrase("The time for an educational record cannot be stopped or extended.")
        )

    @classmethod
    def because_the_first_month_is_over(cls, due: date) -> Self:
        says = phrase(
            "More time can be taken until {day}, and that day is over. "
            "Answer now, and tell them why it is late.",
            day=due,
        )
        return cls(says)

    @classmethod
    def because_the_time_is_over(cls, due: date) -> Self:
        says = phrase(
            "The answer was due on {day}, so the clock cannot be stopped. "
            "Answer now, and tell them why it is late.",
            day=due,
        )
        return cls(says)

    @classmethod
    def because_it_is_withheld(cls) -> Self:
        return cls(phrase("This piece is withheld already."), "reason")

    @classmethod
    def because_it_is_not_withheld(cls) -> Self:
        return cls(phrase("This piece is not withheld."))

    @classmethod
    def because_nobody_checked_it(cls) -> Self:
        return cls(
            phrase("A second person must check the pack before it is given out.")
        )

    @classmethod
    def because_it_changed_since(cls) -> Self:
        return cls(
            phrase("The pack changed since it was checked. Let it be checked again.")
        )

    @classmethod
    def because_you_have_not_read_it(cls) -> Self:
        return cls(phrase("Read the pack before you say that you have checked it."))

    @classmethod
    def because_you_give_out_what_you_have_not_read(cls) -> Self:
        return cls(phrase("Read the pack before you give it out."))

    @classmethod
    def because_you_checked_it(cls) -> Self:
        return cls(
            phrase("Whoever checked the pack cannot give it out. Ask a second person.")
        )

    @classmethod
    def because_you_prepared_it(cls) -> Self:
        return cls(
            phrase(
                "Whoever prepared the pack cannot check it too. Ask a second person."
            )
        )
