"""One item of a meeting's agenda: anybody brings one, and nobody removes another's."""

from datetime import date, timedelta
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Fact, Side
from events.meeting_refusals import CannotChangeAgenda


class AgendaItem(Aggregate):
    """One thing that somebody wants to be talked about."""

    TOPIC: ClassVar[str] = "agenda-item"

    class Event(Fact):
        """Anything recorded about an item."""

    class ItemAdded(Event, Aggregate.Created):
        """An item stands on the agenda; *side* says whose it is.

        An adult can write down what a child wants to be talked about: it is the
        child's item then.
        """

        TOPIC: ClassVar[str] = "meeting/item-added"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        child: UUID
        meeting: UUID
        text: str
        side: Side

    class ItemWithdrawn(Event):
        """Whoever brought an item takes it off."""

        TOPIC: ClassVar[str] = "meeting/item-withdrawn"
        meeting: UUID

    class ItemDeferred(Event):
        """An item is left for a later day, with a reason."""

        TOPIC: ClassVar[str] = "meeting/item-deferred"
        PROSE: ClassVar[frozenset[str]] = frozenset({"reason"})
        meeting: UUID
        reason: str
        until: date

    Created = ItemAdded

    @event(ItemAdded)
    def __init__(
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        meeting: UUID,
        text: str,
        side: Side,
        by: UUID,
    ) -> None:
        self.meeting = meeting
        self.side = side
        self.added_by = by
        self.withdrawn = False

    @classmethod
    def add(
        cls,
        item: UUID,
        child: UUID,
        meeting: UUID,
        text: str,
        *,
        for_child: bool,
        by: Actor,
    ) -> Self:
        """Put an item on the agenda."""
        if not text.strip():
            raise CannotChangeAgenda.because_it_is_blank(about="text")
        return cls(
            id=item,
            child=child,
            meeting=meeting,
            text=text,
            side=Side.CHILD if for_child else by.side,
            by=by.person,
        )

    def withdraw(self, *, by: Actor) -> None:
        """Take one's own item off."""
        self._check_there()
        if (by.person, by.side) != (self.added_by, self.side):
            raise CannotChangeAgenda.because_it_is_somebody_elses()
        self._item_withdrawn(meeting=self.meeting, by=by.person)

    def defer(self, reason: str, until: date, meets_on: date, *, by: Actor) -> None:
        """Leave an item for a day after the meeting, and say why."""
        self._check_there()
        if not reason.strip():
            raise CannotChangeAgenda.because_it_is_blank(about="reason")
        if until <= meets_on:
            raise CannotChangeAgenda.because_it_comes_no_later()
        self._item_deferred(
            meeting=self.meeting, reason=reason, until=until, by=by.person
        )

    def _check_there(self) -> None:
        if self.withdrawn:
            raise CannotChangeAgenda.because_it_is_off_already()

    @event(ItemWithdrawn)
    def _item_withdrawn(self, meeting: UUID, by: UUID) -> None:
        self.withdrawn = True

    @event(ItemDeferred)
    def _item_deferred(self, meeting: UUID, reason: str, until: date, by: UUID) -> None:
        """Nothing more is decided by it."""


def frozen_from(day: date, frozen_days: int) -> date | None:
    """Give the day from which an agenda is fixed; None if it stays open."""
    return day - timedelta(days=frozen_days) if frozen_days else None


def check_open(day: date, frozen_days: int, today: date) -> None:
    """Refuse an item that comes when the agenda is fixed."""
    frozen = frozen_from(day, frozen_days)
    if frozen is not None and today >= frozen:
        raise CannotChangeAgenda.because_it_is_frozen(frozen)
