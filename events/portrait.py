"""A small picture of a child, so that whoever writes in a round sees who it is."""

from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Fact, Refusal
from events.media import Stored
from events.phrase import phrase


class CannotPortray(Refusal):
    """A child's photo could not be chosen or taken away."""

    code: ClassVar[str] = "cannot-portray"

    @classmethod
    def because_it_was_chosen_before(cls) -> Self:
        return cls(phrase("This was chosen before, under the same id."), "id")

    @classmethod
    def because_pictures_are_not_allowed(cls) -> Self:
        says = phrase(
            "There is no permission to keep pictures of this child. "
            "A parent, a carer or the young person can give it."
        )
        return cls(says, "files")

    @classmethod
    def because_it_was_taken_away(cls) -> Self:
        return cls(phrase("This photo was taken away."))


class Portrait(Aggregate):
    """One photo of a child; a newer one takes its place. Its bytes lie in the store."""

    TOPIC: ClassVar[str] = "portrait"

    class Event(Fact):
        """Anything recorded about a photo of a child."""

    class ChildPortrayed(Event, Aggregate.Created):
        """Somebody chose the photo by which staff of the class know a child."""

        TOPIC: ClassVar[str] = "circle/child-portrayed"
        child: UUID
        media_type: str
        sha256: str
        size: int

    class PortraitTakenAway(Event):
        """From now on this photo is shown to nobody."""

        TOPIC: ClassVar[str] = "circle/portrait-taken-away"

    Created = ChildPortrayed

    @event(ChildPortrayed)
    def __init__(
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        media_type: str,
        sha256: str,
        size: int,
        by: UUID,
    ) -> None:
        self.child = child
        self.taken_away = False

    @classmethod
    def choose(
        cls, portrait: UUID, child: UUID, media_type: str, stored: Stored, *, by: Actor
    ) -> Self:
        """Show a child by this photo from now on."""
        return cls(
            id=portrait,
            child=child,
            media_type=media_type,
            sha256=stored.sha256,
            size=stored.size,
            by=by.person,
        )

    def take_away(self, *, by: Actor) -> None:
        """Show it no more."""
        if self.taken_away:
            raise CannotPortray.because_it_was_taken_away()
        self._portrait_taken_away(by=by.person)

    @event(PortraitTakenAway)
    def _portrait_taken_away(self, by: UUID) -> None:
        self.taken_away = True
