"""Somebody says that a note is wrong: the marker, the checking, and how it ended.

What was written stays (law, rectification): the marker stands beside it, and while it
is checked its use can be restricted.
"""

from datetime import date
from enum import StrEnum
from typing import ClassVar, Final, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import SAID_BEFORE, Actor, Duty, Fact, Refusal, Role, Side
from events.phrase import phrase

SETTLERS: Final[frozenset[Role | Duty]] = frozenset(
    {Role.SENCO, Role.HEADTEACHER, Duty.DATA_LEAD}
)


class Outcome(StrEnum):
    """What came of a dispute."""

    CORRECTED = "corrected"
    OPINION = "stays-as-opinion"
    ACCURATE = "stays-as-accurate"
    NOT_KNOWN = "cannot-be-known"


class CannotDispute(Refusal):
    """A disputed marker was refused."""

    code: ClassVar[str] = "cannot-dispute"

    @classmethod
    def because_it_is_blank(cls) -> Self:
        return cls(phrase("Write at least one word about what is wrong."), "text")

    @classmethod
    def because_it_is_sealed(cls) -> Self:
        return cls(phrase("This note is sealed, so nobody can use it."))

    @classmethod
    def because_it_was_said_before(cls) -> Self:
        return cls(SAID_BEFORE, "id")


class CannotSettleDispute(Refusal):
    """A dispute could not be settled, or its restriction changed."""

    code: ClassVar[str] = "cannot-settle-dispute"

    @classmethod
    def because_it_is_blank(cls) -> Self:
        return cls(phrase("Write what you found and why."), "reason")

    @classmethod
    def because_it_is_settled(cls) -> Self:
        return cls(
            phrase("This was settled before. If it is still wrong, say so again.")
        )

    @classmethod
    def because_it_is_restricted(cls) -> Self:
        return cls(phrase("This note is already marked as not for decisions."))

    @classmethod
    def because_it_is_not_restricted(cls) -> Self:
        return cls(phrase("This note is not marked, so there is nothing to end."))

    @classmethod
    def because_it_is_for_the_school(cls) -> Self:
        return cls(
            phrase("A SENCO, headteacher or the data protection lead settles this.")
        )


class Dispute(Aggregate):
    """One person's saying that one note is wrong."""

    TOPIC: ClassVar[str] = "dispute"

    class Event(Fact):
        """Anything recorded about a disputed note."""

    class EntryDisputed(Event, Aggregate.Created):
        """Somebody says what is wrong; an answer is owed by a day."""

        TOPIC: ClassVar[str] = "diary/entry-disputed"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        child: UUID
        entry: UUID
        text: str
        answer_by: date
        side: Side

    class DisputeSettled(Event):
        """Somebody of the school says what came of it, and why."""

        TOPIC: ClassVar[str] = "diary/dispute-settled"
        PROSE: ClassVar[frozenset[str]] = frozenset({"reason"})
        entry: UUID
        outcome: Outcome
        reason: str

    class UseRestricted(Event):
        """While it is checked, the note is not to be used for decisions."""

        TOPIC: ClassVar[str] = "diary/use-restricted"
        entry: UUID

    class RestrictionEnded(Event):
        """The note may be used for decisions again."""

        TOPIC: ClassVar[str] = "diary/restriction-ended"
        PROSE: ClassVar[frozenset[str]] = frozenset({"reason"})
        entry: UUID
        reason: str

    Created = EntryDisputed

    @event(EntryDisputed)
    def __init__(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        entry: UUID,
        text: str,
        answer_by: date,
        side: Side,
        by: UUID,
    ) -> None:
        self.child = child
        self.entry = entry
        self.settled = False
        self.restricted = False

    @classmethod
    def mark(
        cls,
        dispute: UUID,
        child: UUID,
        entry: UUID,
        text: str,
        answer_by: date,
        *,
        by: Actor,
    ) -> Self:
        """Set the marker beside a note."""
        if not text.strip():
            raise CannotDispute.because_it_is_blank()
        return cls(
            id=dispute,
            child=child,
            entry=entry,
            text=text,
            answer_by=answer_by,
            side=by.side,
            by=by.person,
        )

    def restrict(self, *, by: Actor) -> None:
        """Let the note not be used for decisions while it is checked."""
        self._check_open()
        if self.restricted:
            raise CannotSettleDispute.because_it_is_restricted()
        self._use_restricted(entry=self.entry, by=by.person)

    def end_restriction(self, reason: str, *, by: Actor) -> None:
        """Let the note be used again before the dispute is settled."""
        self._check_open()
        self._check_who(by)
        if not self.restricted:
            raise CannotSettleDispute.because_it_is_not_restricted()
        if not reason.strip():
            raise CannotSettleDispute.because_it_is_blank()
        self._restriction_ended(entry=self.entry, reason=reason, by=by.person)

    def settle(self, outcome: Outcome, reason: str, *, by: Actor) -> None:
        """Say what came of it; a restriction ends with it."""
        self._check_open()
        self._check_who(by)
        if not reason.strip():
            raise CannotSettleDispute.because_it_is_blank()
        self._dispute_settled(
            entry=self.entry, outcome=outcome, reason=reason, by=by.person
        )

    def _check_open(self) -> None:
        if self.settled:
            raise CannotSettleDispute.because_it_is_settled()

    @staticmethod
    def _check_who(by: Actor) -> None:
        if by.role not in SETTLERS:
            raise CannotSettleDispute.because_it_is_for_the_school()

    @event(DisputeSettled)
    def _dispute_settled(
        self, entry: UUID, outcome: Outcome, reason: str, by: UUID
    ) -> None:
        self.settled = True

    @event(UseRestricted)
    def _use_restricted(self, entry: UUID, by: UUID) -> None:
        self.restricted = True

    @event(RestrictionEnded)
    def _restriction_ended(self, entry: UUID, reason: str, by: UUID) -> None:
        self.restricted = False
