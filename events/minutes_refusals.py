"""Why notes of a meeting could not be written, closed, checked or made final."""

from datetime import date
from typing import ClassVar, Self

from events.base import Refusal
from events.phrase import phrase


class CannotOpenNotes(Refusal):
    """The notes of a meeting were not opened."""

    code: ClassVar[str] = "cannot-open-notes"

    @classmethod
    def because_they_are_open(cls) -> Self:
        return cls(phrase("The notes of this meeting are open already."))

    @classmethod
    def because_nothing_is_said_of_the_child(cls) -> Self:
        says = phrase(
            "Plan the child’s part first, or say why the child is not included."
        )
        return cls(says)

    @classmethod
    def because_no_aim_is_said(cls) -> Self:
        return cls(phrase("Write what the meeting is to achieve."), "aim")

    @classmethod
    def because_of_its_length(cls, most: int) -> Self:
        says = phrase("Plan for between 1 and {most} minutes.", most=most)
        return cls(says, "minutes")

    @classmethod
    def because_feelings_wait(cls) -> Self:
        says = phrase(
            "People showed you how they feel about coming. Read that first, and say "
            "that you did."
        )
        return cls(says, "read_feelings")


class CannotWriteNotes(Refusal):
    """Something was not written in the notes of a meeting."""

    code: ClassVar[str] = "cannot-write-notes"

    @classmethod
    def because_it_is_blank(cls) -> Self:
        return cls(phrase("Write at least one word."), "text")

    @classmethod
    def because_the_meeting_is_closed(cls) -> Self:
        return cls(phrase("The meeting is closed."))

    @classmethod
    def because_they_are_being_checked(cls) -> Self:
        return cls(
            phrase("These notes went out to be checked. Ask for a change instead.")
        )

    @classmethod
    def because_it_was_written_before(cls) -> Self:
        return cls(phrase("This was written before, under the same id."), "id")

    @classmethod
    def because_the_line_is_not_there(cls) -> Self:
        return cls(phrase("These notes have no such line."), "line")

    @classmethod
    def because_nobody_speaks(cls) -> Self:
        return cls(phrase("Say who spoke: choose a person, or write a name."), "other")

    @classmethod
    def because_two_speak(cls) -> Self:
        return cls(phrase("Choose a person, or write a name, not both."), "other")

    @classmethod
    def because_you_ticked_it(cls) -> Self:
        return cls(phrase("You said yes to this aim already."))

    @classmethod
    def because_it_was_answered(cls) -> Self:
        return cls(phrase("You answered this already."))

    @classmethod
    def because_nothing_would_change(cls) -> Self:
        return cls(phrase("That is what it says already."), "text")


class LineIsNewer(Refusal):
    """Somebody else changed a line first; both versions are shown to whoever asks."""

    code: ClassVar[str] = "line-is-newer"

    @classmethod
    def because_it_was_changed_meanwhile(cls) -> Self:
        return cls(
            phrase(
                "Somebody else changed this line while you wrote. Nothing is lost: "
                "read both, then choose."
            ),
            "text",
        )


class CannotCloseMeeting(Refusal):
    """A meeting was not closed."""

    code: ClassVar[str] = "cannot-close-meeting"

    @classmethod
    def because_it_is_closed(cls) -> Self:
        return cls(phrase("The meeting is closed already."))

    @classmethod
    def because_actions_lack_something(cls) -> Self:
        return cls(
            phrase(
                "Each action needs an owner, a day it is due and a day to look at it "
                "again. See below which one lacks what."
            )
        )

    @classmethod
    def because_nothing_is_said_of_actions(cls) -> Self:
        says = phrase("Write down what was agreed, or tick that no action was agreed.")
        return cls(says, "no_action")

    @classmethod
    def because_there_are_actions(cls) -> Self:
        says = phrase("There are actions of this meeting. Take the tick away.")
        return cls(says, "no_action")


class CannotSendNotes(Refusal):
    """Notes did not go out."""

    code: ClassVar[str] = "cannot-send-notes"

    @classmethod
    def because_the_meeting_goes_on(cls) -> Self:
        return cls(phrase("Close the meeting first."))

    @classmethod
    def because_they_went_out(cls) -> Self:
        return cls(phrase("These notes went out already."))

    @classmethod
    def because_of_the_days(cls, least: int, most: int) -> Self:
        says = phrase(
            "Give people between {least} and {most} school days.",
            least=least,
            most=most,
        )
        return cls(says, "days")

    @classmethod
    def because_they_are_final(cls) -> Self:
        return cls(phrase("These notes are final already."))

    @classmethod
    def because_no_law_sets_a_day(cls) -> Self:
        says = phrase("The law sets a day for the report of an annual review alone.")
        return cls(says)

    @classmethod
    def because_it_is_too_late(cls, due: date) -> Self:
        return cls(phrase("They were due on {due}, so they are late.", due=due))

    @classmethod
    def because_you_do_not_keep_them(cls) -> Self:
        says = phrase(
            "Whoever opened these notes, the SENCO or the headteacher does this."
        )
        return cls(says)


class CannotCheckNotes(Refusal):
    """Somebody's word about notes that are being checked was not kept."""

    code: ClassVar[str] = "cannot-check-notes"

    @classmethod
    def because_they_are_final(cls) -> Self:
        return cls(phrase("These notes are final. Write what you know beside them."))

    @classmethod
    def because_it_is_blank(cls) -> Self:
        return cls(phrase("Write at least one word."), "text")

    @classmethod
    def because_it_was_asked_before(cls) -> Self:
        return cls(phrase("This was asked before, under the same id."), "id")

    @classmethod
    def because_you_said_so_before(cls) -> Self:
        return cls(phrase("You said already that these notes are right."))

    @classmethod
    def because_you_wait_for_an_answer(cls) -> Self:
        return cls(phrase("You asked for a change that has no answer yet."))

    @classmethod
    def because_there_is_no_such_request(cls) -> Self:
        return cls(phrase("Nobody asked for that change."))

    @classmethod
    def because_it_is_answered(cls) -> Self:
        return cls(phrase("That change has its answer already."))

    @classmethod
    def because_your_side_asked(cls) -> Self:
        says = phrase("Your side asked for this change, so the other side answers it.")
        return cls(says)


class CannotMakeFinal(Refusal):
    """Notes did not become final."""

    code: ClassVar[str] = "cannot-make-final"

    @classmethod
    def because_they_are_final(cls) -> Self:
        return cls(phrase("These notes are final already."))

    @classmethod
    def because_people_still_check(cls, until: date) -> Self:
        return cls(phrase("People can check these notes until {until}.", until=until))

    @classmethod
    def because_a_change_is_unanswered(cls) -> Self:
        says = phrase(
            "A change that somebody asked for has no answer. Answer it, or make the "
            "notes final with differences: both versions are kept and printed."
        )
        return cls(says, "differences")

    @classmethod
    def because_there_is_no_difference(cls) -> Self:
        says = phrase("Nobody asked for a change, so there is no difference to keep.")
        return cls(says, "differences")
