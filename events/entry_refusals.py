"""Why something about a diary entry could not be done, in words for who asked."""

from datetime import date
from typing import ClassVar, Self

from events.base import Refusal
from events.phrase import phrase


class AboutAnEntry(Refusal):
    """What the refusals about an entry have in common."""

    code: ClassVar[str]

    @classmethod
    def because_it_is_blank(cls) -> Self:
        return cls(phrase("Write at least one word in each box."), "text")

    @classmethod
    def because_the_entry_is_sealed(cls) -> Self:
        return cls(phrase("This entry was about another child and is sealed."))

    @classmethod
    def because_it_was_said_before(cls) -> Self:
        return cls(phrase("Something with this id is already there."))


class CannotWriteEntry(AboutAnEntry):
    """A diary entry was refused."""

    code: ClassVar[str] = "cannot-write-entry"

    @classmethod
    def because_the_day_is_in_the_future(cls, day: date) -> Self:
        said = phrase(
            "{day} has not come yet. Choose today or an earlier day.", day=day
        )
        return cls(said, "day")

    @classmethod
    def because_a_reply_needs_a_day(cls) -> Self:
        return cls(phrase("Say by which day you need a reply."), "reply_by")

    @classmethod
    def because_nothing_is_to_be_replied_to(cls) -> Self:
        said = phrase("Only a note that needs a reply has a reply-by day.")
        return cls(said, "reply_by")

    @classmethod
    def because_the_reply_would_be_too_early(cls, reply_by: date) -> Self:
        said = phrase("{day} is over. Choose today or a later day.", day=reply_by)
        return cls(said, "reply_by")

    @classmethod
    def because_nobody_can_tap(cls, tapped: str) -> Self:
        said = phrase(
            "“{tapped}” is none of the choices for a part of the day.", tapped=tapped
        )
        return cls(said, "taps")

    @classmethod
    def because_the_child_left(cls) -> Self:
        return cls(
            phrase(
                "This child has left the school, so the diary is closed. "
                "Everybody in the circle can still read it."
            )
        )


class CannotComment(AboutAnEntry):
    """A comment was refused."""

    code: ClassVar[str] = "cannot-comment"


class CannotAmendEntry(AboutAnEntry):
    """An author's change was refused."""

    code: ClassVar[str] = "cannot-amend-entry"

    @classmethod
    def because_somebody_else_wrote_it(cls) -> Self:
        return cls(
            phrase(
                "Only the person who wrote this can amend it. "
                "Add a correction instead: it stands beside it."
            )
        )

    @classmethod
    def because_nothing_would_change(cls) -> Self:
        return cls(phrase("That is what it already says."), "text")


class CannotCorrectEntry(AboutAnEntry):
    """A correction was refused."""

    code: ClassVar[str] = "cannot-correct-entry"

    @classmethod
    def because_it_is_your_own(cls) -> Self:
        return cls(phrase("You wrote this yourself. Amend it instead."))

    @classmethod
    def because_these_are_the_childs_words(cls) -> Self:
        return cls(
            phrase("These are the child's own words. Nobody else corrects them.")
        )


class CannotSealEntry(AboutAnEntry):
    """An entry could not be sealed."""

    code: ClassVar[str] = "cannot-seal-entry"

    @classmethod
    def because_somebody_else_wrote_it(cls) -> Self:
        return cls(
            phrase(
                "Only the person who wrote it, or the SENCO or headteacher, "
                "can seal it."
            )
        )

    @classmethod
    def because_it_is_sealed_already(cls) -> Self:
        return cls(phrase("This entry is sealed already."))


class CannotMoveEntry(AboutAnEntry):
    """A disclosure could not be moved out of the diary, or back."""

    code: ClassVar[str] = "cannot-move-entry"

    @classmethod
    def because_no_reason_is_given(cls) -> Self:
        return cls(phrase("Say why in a few words."), "reason")

    @classmethod
    def because_it_is_moved_already(cls) -> Self:
        return cls(phrase("This is in the restricted space already."))

    @classmethod
    def because_it_was_not_moved(cls) -> Self:
        return cls(phrase("This is not in the restricted space."))

    @classmethod
    def because_it_is_not_there(cls) -> Self:
        return cls(phrase("This note has no such reply or correction."), "part")
