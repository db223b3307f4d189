"""What was done about a note that asks for something: it was read, or passed on."""

from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID, uuid5

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Fact, Refusal
from events.diary import Entry
from events.entry_kinds import Kind
from events.phrase import phrase


class CannotAcknowledge(Refusal):
    """Nobody can say of this note that it was read before school."""

    code: ClassVar[str] = "cannot-acknowledge"

    @classmethod
    def because_it_is_no_such_note(cls) -> Self:
        return cls(phrase("Only a note for before school is answered like this."))

    @classmethod
    def because_you_wrote_it(cls) -> Self:
        return cls(
            phrase("You wrote this note, so somebody else says that they read it.")
        )

    @classmethod
    def because_somebody_did(cls) -> Self:
        return cls(phrase("Somebody has said already that this was read."))


class Why(StrEnum):
    """Why somebody else is asked to look."""

    NO_REPLY = "no-reply"
    NOT_READ = "not-read"


class Acknowledgement(Aggregate):
    """Somebody at the school says that a note for before school was read."""

    TOPIC: ClassVar[str] = "acknowledgement"

    class Event(Fact):
        """Anything recorded about an acknowledgement."""

    class EntryAcknowledged(Event, Aggregate.Created):
        """Somebody said "We have read this" of a note for before school."""

        TOPIC: ClassVar[str] = "diary/entry-acknowledged"
        child: UUID
        entry: UUID

    Created = EntryAcknowledged

    @event(EntryAcknowledged)
    def __init__(
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        entry: UUID,
        by: UUID,
    ) -> None:
        pass

    @classmethod
    def give(cls, entry: Entry, *, by: Actor) -> Self:
        """Say that *entry* was read; a sealed one has nothing to be read."""
        if entry.kind is not Kind.BEFORE_SCHOOL or entry.sealed:
            raise CannotAcknowledge.because_it_is_no_such_note()
        if by.person == entry.author:
            raise CannotAcknowledge.because_you_wrote_it()
        return cls(
            id=acknowledgement_of(entry.id),
            child=entry.child,
            entry=entry.id,
            by=by.person,
        )


class PassingOn(Aggregate):
    """A note was passed on to one more adult, who looks next. Nobody is blamed."""

    TOPIC: ClassVar[str] = "passing-on"

    class Event(Fact):
        """Anything recorded about passing a note on."""

    class EntryPassedOn(Event, Aggregate.Created):
        """One more adult was asked to look, because nobody had read or replied."""

        TOPIC: ClassVar[str] = "diary/entry-passed-on"
        child: UUID
        entry: UUID
        whom: UUID
        why: Why

    Created = EntryPassedOn

    @event(EntryPassedOn)
    def __init__(
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        entry: UUID,
        whom: UUID,
        why: Why,
        by: None,
    ) -> None:
        pass

    @classmethod
    def on(cls, entry: UUID, child: UUID, whom: UUID, why: Why) -> Self:
        """Ask *whom* to look; the school's service does that, so nobody did it."""
        return cls(
            id=passing_on_of(entry),
            child=child,
            entry=entry,
            whom=whom,
            why=why,
            by=None,
        )


def acknowledgement_of(entry: UUID) -> UUID:
    """Give the id under which it is said once that a note was read."""
    return uuid5(entry, "acknowledged")


def passing_on_of(entry: UUID) -> UUID:
    """Give the id under which a note is passed on, once."""
    return uuid5(entry, "passed on")
