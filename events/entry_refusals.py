"""Why something about a diary entry could not be done, in words for who asked."""

from datetime import date
from typing import ClassVar, Self

from events.base import Refusal


class AboutAnEntry(Refusal):
    """What the refusals about an entry have in common."""

    code: ClassVar[str]

    @classmethod
    def because_it_is_blank(cls) -> Self:
        return cls("Write at least one word in each box.", "text")

    @classmethod
    def because_the_entry_is_sealed(cls) -> Self:
        return cls("This entry was about another child and is sealed.")

    @classmethod
    def because_it_was_said_before(cls) -> Self:
        return cls("Something with this id is already there.")


class CannotWriteEntry(AboutAnEntry):
    """A diary entry was refused."""

    code: ClassVar[str] = "cannot-write-entry"

    @classmethod
    def because_the_day_is_in_the_future(cls, day: date) -> Self:
        said = f"{_said(day)} has not come yet. Choose today or an earlier day."
        return cls(said, "day")

    @classmethod
    def because_a_reply_needs_a_day(cls) -> Self:
        return cls("Say by which day you need a reply.", "reply_by")

    @classmethod
    def because_nothing_is_to_be_replied_to(cls) -> Self:
        said = "Only a note that needs a reply has a reply-by day."
        return cls(said, "reply_by")

    @classmethod
    def because_the_reply_would_be_too_early(cls, reply_by: date) -> Self:
        said = f"{_said(reply_by)} is over. Choose today or a later day."
        return cls(said, "reply_by")


class CannotComment(AboutAnEntry):
    """A comment was refused."""

    code: ClassVar[str] = "cannot-comment"


class CannotAmendEntry(AboutAnEntry):
    """An author's change was refused."""

    code: ClassVar[str] = "cannot-amend-entry"

    @classmethod
    def because_somebody_else_wrote_it(cls) -> Self:
        return cls(
            "Only the person who wrote this can amend it. "
            "Add a correction instead: it stands beside it."
        )

    @classmethod
    def because_nothing_would_change(cls) -> Self:
        return cls("That is what it already says.", "text")


class CannotCorrectEntry(AboutAnEntry):
    """A correction was refused."""

    code: ClassVar[str] = "cannot-correct-entry"

    @classmethod
    def because_it_is_your_own(cls) -> Self:
        return cls("You wrote this yourself. Amend it instead.")

    @classmethod
    def because_these_are_the_childs_words(cls) -> Self:
        return cls("These are the child's own words. Nobody else corrects them.")


class CannotSealEntry(AboutAnEntry):
    """An entry could not be sealed."""

    code: ClassVar[str] = "cannot-seal-entry"

    @classmethod
    def because_somebody_else_wrote_it(cls) -> Self:
        return cls(
            "Only the person who wrote it, or the SENCO or headteacher, can seal it."
        )

    @classmethod
    def because_it_is_sealed_already(cls) -> Self:
        return cls("This entry is sealed already.")


def _said(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
