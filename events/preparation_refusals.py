"""Why something cannot be kept, told or answered before or after a meeting."""

from typing import ClassVar, Self

from events.base import Refusal
from events.phrase import phrase


class CannotKeepForMeeting(Refusal):
    """Something about a meeting could not be kept."""

    code: ClassVar[str] = "cannot-keep-for-meeting"

    @classmethod
    def because_there_is_nothing(cls) -> Self:
        return cls(phrase("Write at least one word, or choose a face."), "text")

    @classmethod
    def because_of_who_would_read_it(cls) -> Self:
        return cls(phrase("Choose one of the readers that are offered."), "readers")

    @classmethod
    def because_nobody_comes_with_them(cls) -> Self:
        return cls(
            phrase("Nobody comes with you that the school knows of. Keep it for you."),
            "readers",
        )

    @classmethod
    def because_they_are_the_chair(cls) -> Self:
        return cls(phrase("You are the chair of this meeting, so nobody reads this."))

    @classmethod
    def because_it_was_kept_before(cls) -> Self:
        return cls(phrase("This was kept before, under the same id."), "id")


class CannotUsePreparation(Refusal):
    """Something that was kept could not be told, shown or taken back."""

    code: ClassVar[str] = "cannot-use-preparation"

    @classmethod
    def because_it_was_taken_back(cls) -> Self:
        return cls(phrase("This was taken back, so nobody reads it."))

    @classmethod
    def because_it_stays_private(cls) -> Self:
        return cls(phrase("This stays with you. It cannot be told to everybody."))

    @classmethod
    def because_everybody_was_told(cls) -> Self:
        return cls(phrase("Everybody was told this already."))

    @classmethod
    def because_the_chair_reads_feelings_only(cls) -> Self:
        return cls(phrase("The chair reads only how you feel about coming."))

    @classmethod
    def because_there_is_no_chair(cls) -> Self:
        return cls(phrase("This meeting has no chair yet. Come back once it has."))

    @classmethod
    def because_they_read_it_already(cls) -> Self:
        return cls(phrase("Whoever is the chair now can read this already."))


class CannotAnswerFeeling(Refusal):
    """The chair's answer to a feeling could not be written down."""

    code: ClassVar[str] = "cannot-answer-feeling"

    @classmethod
    def because_it_is_blank(cls) -> Self:
        return cls(phrase("Write what you will do about it."), "text")

    @classmethod
    def because_it_was_answered(cls) -> Self:
        return cls(phrase("You answered this already."))
