"""A text that two people write together, and that each agrees to by name."""

from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import CHILD_LEFT, SAID_BEFORE, Actor, Fact, Refusal, Side
from events.phrase import phrase


class TextKind(StrEnum):
    """Whether two people say the same, or meet in the middle."""

    TOGETHER = "together"
    COMPROMISE = "compromise"


class CannotWriteTogether(Refusal):
    """A text of two was not begun or written on."""

    code: ClassVar[str] = "cannot-write-together"

    @classmethod
    def because_it_is_blank(cls) -> Self:
        return cls(phrase("Write at least one word."), "text")

    @classmethod
    def because_it_has_no_title(cls) -> Self:
        return cls(phrase("Say in a few words what it is about."), "title")

    @classmethod
    def because_one_is_not_two(cls) -> Self:
        return cls(phrase("Choose somebody else to write it with."), "partner")

    @classmethod
    def because_they_do_not_write_here(cls) -> Self:
        return cls(
            phrase("Choose somebody from the circle who can write here."), "partner"
        )

    @classmethod
    def because_it_was_said_before(cls) -> Self:
        return cls(SAID_BEFORE, "id")

    @classmethod
    def because_the_child_left(cls) -> Self:
        return cls(CHILD_LEFT)

    @classmethod
    def because_two_others_write_it(cls) -> Self:
        return cls(phrase("Two others write this. You can read it."))

    @classmethod
    def because_it_is_agreed(cls) -> Self:
        return cls(phrase("Both have agreed to this, so it stays. Begin a new text."))

    @classmethod
    def because_there_is_a_newer_one(cls) -> Self:
        return cls(
            phrase(
                "There is a newer version, above. Read it first. "
                "Your words are still here."
            ),
            "text",
        )


class CannotAgreeToText(Refusal):
    """Somebody's yes to a text was refused."""

    code: ClassVar[str] = "cannot-agree-to-text"

    @classmethod
    def because_you_said_so_before(cls) -> Self:
        return cls(phrase("You have said so before."))

    @classmethod
    def because_a_compromise_says_what_each_gave(cls) -> Self:
        return cls(phrase("Write what you gave, so that both can see it."), "gave")


class JointText(Aggregate):
    """One text of two people, version by version."""

    TOPIC: ClassVar[str] = "joint-text"

    class Event(Fact):
        """Anything recorded about a text of two people."""

    class JointTextBegun(Event, Aggregate.Created):
        """Somebody began a text with somebody else: its first version."""

        TOPIC: ClassVar[str] = "joint-text/begun"
        PROSE: ClassVar[frozenset[str]] = frozenset({"title", "text"})
        child: UUID
        whom: UUID
        kind: TextKind
        title: str
        text: str
        side: Side

    class VersionWritten(Event):
        """One of the two wrote the next version; nobody has agreed to it yet."""

        TOPIC: ClassVar[str] = "joint-text/version-written"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        number: int
        text: str
        side: Side

    class VersionAgreed(Event):
        """One of the two agreed to a version by name; in a compromise, what it cost."""

        TOPIC: ClassVar[str] = "joint-text/version-agreed"
        PROSE: ClassVar[frozenset[str]] = frozenset({"gave"})
        number: int
        gave: str | None
        side: Side

    Created = JointTextBegun

    @event(JointTextBegun)
    def __init__(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        whom: UUID,
        kind: TextKind,
        title: str,
        text: str,
        side: Side,
        by: UUID,
    ) -> None:
        self.child = child
        self.pair = {by, whom}
        self.kind = kind
        self.number = 1
        self.agreed: set[UUID] = set()

    @classmethod
    def begin(  # noqa: PLR0913 - one argument for each word of the fact
        cls,
        joint: UUID,
        child: UUID,
        partner: UUID,
        kind: TextKind,
        title: str,
        text: str,
        *,
        by: Actor,
    ) -> Self:
        """Write the first version of a text with somebody else."""
        if partner == by.person:
            raise CannotWriteTogether.because_one_is_not_two()
        if not title.strip():
            raise CannotWriteTogether.because_it_has_no_title()
        if not text.strip():
            raise CannotWriteTogether.because_it_is_blank()
        return cls(
            id=joint,
            child=child,
            whom=partner,
            kind=kind,
            title=title,
            text=text,
            side=by.side,
            by=by.person,
        )

    def write(self, after: int, text: str, *, by: Actor) -> None:
        """Write the next version *after* the one that was read."""
        self._check_open(after, by)
        if not text.strip():
            raise CannotWriteTogether.because_it_is_blank()
        number = self.number + 1
        self._version_written(number=number, text=text, side=by.side, by=by.person)

    def agree(self, number: int, gave: str | None, *, by: Actor) -> None:
        """Agree by name to the version that was read."""
        self._check_open(number, by)
        if by.person in self.agreed:
            raise CannotAgreeToText.because_you_said_so_before()
        told = gave is not None and bool(gave.strip())
        if self.kind is TextKind.COMPROMISE and not told:
            raise CannotAgreeToText.because_a_compromise_says_what_each_gave()
        self._version_agreed(
            number=number, gave=gave if told else None, side=by.side, by=by.person
        )

    def _check_open(self, read: int, by: Actor) -> None:
        if by.person not in self.pair:
            raise CannotWriteTogether.because_two_others_write_it()
        if self.agreed == self.pair:
            raise CannotWriteTogether.because_it_is_agreed()
        if read != self.number:
            raise CannotWriteTogether.because_there_is_a_newer_one()

    @event(VersionWritten)
    def _version_written(self, number: int, text: str, side: Side, by: UUID) -> None:
        self.number = number
        self.agreed = set()

    @event(VersionAgreed)
    def _version_agreed(
        self, number: int, gave: str | None, side: Side, by: UUID
    ) -> None:
        self.agreed.add(by)
