"""A safeguarding lead opens a diary from outside the circle: breaking the glass."""

from datetime import datetime, timedelta
from typing import ClassVar, Final, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Fact, Refusal
from events.phrase import phrase
from events.safety_rules import rules_on

MOMENT: Final = "%Y-%m-%dT%H:%M:%S.%fZ"


class CannotOpenDiary(Refusal):
    """A diary could not be opened from outside."""

    code: ClassVar[str] = "cannot-open-diary"

    @classmethod
    def because_it_is_blank(cls) -> Self:
        return cls(phrase("Say why you open this diary."), "reason")


class CannotCloseDiary(Refusal):
    """An opening could not be ended."""

    code: ClassVar[str] = "cannot-close-diary"

    @classmethod
    def because_it_is_closed(cls) -> Self:
        return cls(phrase("You have closed this diary already."))

    @classmethod
    def because_somebody_else_opened_it(cls) -> Self:
        return cls(
            phrase("Only the person who opened it can close it. It ends by itself.")
        )


class Opening(Aggregate):
    """One look into one child's diary by one lead, for a day at most."""

    TOPIC: ClassVar[str] = "opening"

    class Event(Fact):
        """Anything recorded about an opening."""

    class GlassBroken(Event, Aggregate.Created):
        """A safeguarding lead opened a diary without being in the circle.

        *until* is the moment it ends by itself (RFC 3339 UTC). A *hidden* one stands in
        the restricted space, any other in the shared one, where all can read why.
        """

        TOPIC: ClassVar[str] = "access/glass-broken"
        PROSE: ClassVar[frozenset[str]] = frozenset({"reason"})
        child: UUID
        until: str
        reason: str
        hidden: bool

    class GlassClosed(Event):
        """They closed it before its time was over."""

        TOPIC: ClassVar[str] = "access/glass-closed"

    Created = GlassBroken

    @event(GlassBroken)
    def __init__(
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        until: str,
        reason: str,
        hidden: bool,  # noqa: FBT001
        by: UUID,
    ) -> None:
        self.child = child
        self.hidden = hidden
        self.opened_by = by
        self.closed = False

    @classmethod
    def break_glass(
        cls,
        opening: UUID,
        child: UUID,
        reason: str,
        *,
        hidden: bool,
        by: Actor,
        now: datetime,
    ) -> Self:
        """Open the diary of *child* from *now* (UTC) for the time the rules give."""
        if not any(letter.isalnum() for letter in reason):
            raise CannotOpenDiary.because_it_is_blank()
        until = now + timedelta(hours=rules_on(now.date()).opening_hours)
        return cls(
            id=opening,
            child=child,
            until=until.strftime(MOMENT),
            reason=reason,
            hidden=hidden,
            by=by.person,
        )

    def close(self, *, by: Actor) -> None:
        """End it now."""
        if by.person != self.opened_by:
            raise CannotCloseDiary.because_somebody_else_opened_it()
        if self.closed:
            raise CannotCloseDiary.because_it_is_closed()
        self._glass_closed(by=by.person)

    @event(GlassClosed)
    def _glass_closed(self, by: UUID) -> None:
        self.closed = True
