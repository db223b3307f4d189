"""A file that somebody put beside their words."""

from collections.abc import Callable
from typing import ClassVar, Self
from uuid import UUID, uuid5

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Fact, Side
from events.media import MOST_FILES, CannotAttach, File, Stored


class Attachment(Aggregate):
    """One file beside a note or a reply; its bytes lie in the store.

    Its id is one of the few places that the note or reply has for files, so that a
    place that is taken stays taken.
    """

    TOPIC: ClassVar[str] = "attachment"

    class Event(Fact):
        """Anything recorded about a file."""

    class AttachmentAdded(Event, Aggregate.Created):
        """Somebody put a file beside their words; *to* is the note or the reply."""

        TOPIC: ClassVar[str] = "diary/attachment-added"
        PROSE: ClassVar[frozenset[str]] = frozenset({"name", "description"})
        child: UUID
        entry: UUID
        to: UUID
        media_type: str
        name: str
        description: str | None
        sha256: str
        size: int
        side: Side

    Created = AttachmentAdded

    @event(AttachmentAdded)
    def __init__(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        entry: UUID,
        to: UUID,
        media_type: str,
        name: str,
        description: str | None,
        sha256: str,
        size: int,
        side: Side,
        by: UUID,
    ) -> None:
        pass

    @classmethod
    def beside(  # noqa: PLR0913 - where it goes, what it is, and whose it is
        cls,
        to: UUID,
        place: UUID,
        file: File,
        stored: Stored,
        *,
        entry: UUID,
        child: UUID,
        by: Actor,
    ) -> Self:
        """Put a file at a free place of a note or reply."""
        return cls(
            id=place,
            child=child,
            entry=entry,
            to=to,
            media_type=file.media_type,
            name=file.name,
            description=file.description,
            sha256=stored.sha256,
            size=stored.size,
            side=by.side,
            by=by.person,
        )


def places_of(to: UUID) -> list[UUID]:
    """Give the places for files that a note or reply has, in order."""
    return [uuid5(to, f"file {number}") for number in range(MOST_FILES)]


def free_place(to: UUID, is_taken: Callable[[UUID], bool]) -> UUID:
    """Give the first place that is free; a refusal where there is none."""
    for place in places_of(to):
        if not is_taken(place):
            return place
    raise CannotAttach.because_there_are_enough()


def check_beside(speaker: UUID | None, *, by: Actor, sealed: bool) -> None:
    """Let a file only beside one's own words, and only while they can be read."""
    if sealed:
        raise CannotAttach.because_the_entry_is_sealed()
    if speaker is None:
        raise CannotAttach.because_it_is_not_there()
    if speaker != by.person:
        raise CannotAttach.because_somebody_else_said_it()
