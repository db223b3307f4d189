"""Somebody of another side says that what a note tells is how it was."""

from typing import ClassVar, Self
from uuid import UUID, uuid5

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Fact, Refusal, Side
from events.phrase import phrase


class CannotConfirmEntry(Refusal):
    """A note could not be confirmed."""

    code: ClassVar[str] = "cannot-confirm-entry"

    @classmethod
    def because_the_entry_is_sealed(cls) -> Self:
        return cls(phrase("This note is sealed, so nobody can use it."))

    @classmethod
    def because_your_side_wrote_it(cls) -> Self:
        return cls(
            phrase("Your side wrote this. Somebody of the other side can confirm it.")
        )

    @classmethod
    def because_you_did_before(cls) -> Self:
        return cls(phrase("You said before that this is how it was."))


class Confirmation(Aggregate):
    """One person's yes to one note."""

    TOPIC: ClassVar[str] = "confirmation"

    class Event(Fact):
        """Anything recorded about a yes to a note."""

    class EntryConfirmed(Event, Aggregate.Created):
        """Somebody of another side says that this is how it was."""

        TOPIC: ClassVar[str] = "diary/entry-confirmed"
        child: UUID
        entry: UUID
        side: Side

    Created = EntryConfirmed

    @event(EntryConfirmed)
    def __init__(
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        entry: UUID,
        side: Side,
        by: UUID,
    ) -> None:
        pass

    @classmethod
    def of(
        cls, entry: UUID, child: UUID, writer: Side, *, by: Actor, sealed: bool
    ) -> Self:
        """Confirm a note that somebody of the *writer* side wrote."""
        if sealed:
            raise CannotConfirmEntry.because_the_entry_is_sealed()
        if by.side is writer:
            raise CannotConfirmEntry.because_your_side_wrote_it()
        return cls(
            id=confirmation_of(entry, by.person),
            child=child,
            entry=entry,
            side=by.side,
            by=by.person,
        )


def confirmation_of(entry: UUID, person: UUID) -> UUID:
    """Give the id of one person's yes to one note."""
    return uuid5(entry, f"yes of {person}")
