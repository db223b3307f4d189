"""May pictures, sound and video of a child be kept? The family says, again and again.

The decisions about one child are a stream of their own, in the child's shared log.
"""

from typing import ClassVar, Self
from uuid import UUID, uuid5

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Fact
from events.media import DECIDERS, CannotAttach, CannotDecideOnMedia, Permission


class MediaConsent(Aggregate):
    """What may be kept of one child; what nobody decided may not be kept."""

    TOPIC: ClassVar[str] = "media-consent"

    class Event(Fact):
        """Anything recorded about pictures, sound and video of a child."""

    class MediaConsentAsked(Event, Aggregate.Created):
        """For the first time somebody decides about pictures, sound or video."""

        TOPIC: ClassVar[str] = "circle/media-consent-asked"
        child: UUID

    class MediaConsentGiven(Event):
        """From now on this kind may be kept and shown."""

        TOPIC: ClassVar[str] = "circle/media-consent-given"
        child: UUID
        kind: Permission

    class MediaConsentWithdrawn(Event):
        """From now on this kind may not be added, and what is there is not shown."""

        TOPIC: ClassVar[str] = "circle/media-consent-withdrawn"
        child: UUID
        kind: Permission

    Created = MediaConsentAsked

    @event(MediaConsentAsked)
    def __init__(self, id: UUID, child: UUID, by: UUID) -> None:  # noqa: A002
        self.child = child
        self.allowed: dict[Permission, bool] = {}

    @classmethod
    def about(cls, child: UUID, *, by: Actor) -> Self:
        """Begin to decide about a child."""
        return cls(id=consent_of(child), child=child, by=by.person)

    def give(self, kind: Permission, *, by: Actor) -> None:
        """Let pictures, or sound and video, be kept."""
        self._check_who(by)
        if self.allowed.get(kind) is True:
            raise CannotDecideOnMedia.because_it_is_so_already()
        self._media_consent_given(child=self.child, kind=kind, by=by.person)

    def withdraw(self, kind: Permission, *, by: Actor) -> None:
        """Let none be added, and those that are there not be shown."""
        self._check_who(by)
        if self.allowed.get(kind) is False:
            raise CannotDecideOnMedia.because_it_is_so_already()
        self._media_consent_withdrawn(child=self.child, kind=kind, by=by.person)

    @staticmethod
    def _check_who(by: Actor) -> None:
        if by.role not in DECIDERS:
            raise CannotDecideOnMedia.because_it_is_for_the_family()

    @event(MediaConsentGiven)
    def _media_consent_given(self, child: UUID, kind: Permission, by: UUID) -> None:
        self.allowed[kind] = True

    @event(MediaConsentWithdrawn)
    def _media_consent_withdrawn(self, child: UUID, kind: Permission, by: UUID) -> None:
        self.allowed[kind] = False


def consent_of(child: UUID) -> UUID:
    """Give the id of the decisions about one child."""
    return uuid5(child, "media consent")


def check_permission(consent: MediaConsent | None, kind: Permission) -> None:
    """Refuse what the family has not allowed."""
    allowed = None if consent is None else consent.allowed.get(kind)
    if allowed is None:
        raise CannotAttach.because_nobody_allowed_it(kind)
    if not allowed:
        raise CannotAttach.because_it_was_withdrawn(kind)
