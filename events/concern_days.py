"""In how many school days somebody says that they read a concern: each school's own."""

from typing import ClassVar, Final
from uuid import UUID, uuid5

from eventsourcing.domain import Aggregate, event

from events.base import Fact
from events.concern_refusals import CannotSetConcernDays

USUAL: Final = 2
LEAST: Final = 1
MOST: Final = 10


class ConcernDays(Aggregate):
    """The days that one school gives itself and its families."""

    TOPIC: ClassVar[str] = "concern-days"

    class Event(Fact):
        """Anything recorded about these days."""

    class DaysBegun(Event, Aggregate.Created):
        """The school thinks about its days for the first time."""

        TOPIC: ClassVar[str] = "concern-days/begun"

    class DaysSet(Event):
        """So many school days there are, for what is raised from now on."""

        TOPIC: ClassVar[str] = "concern-days/set"
        days: int

    Created = DaysBegun

    @event(DaysBegun)
    def __init__(self, id: UUID, by: UUID | None) -> None:  # noqa: A002
        self.days = USUAL

    def set(self, days: int, *, by: UUID) -> None:
        """Say how many school days there are."""
        if not LEAST <= days <= MOST:
            raise CannotSetConcernDays.because_of_how_many(LEAST, MOST)
        if days == self.days:
            raise CannotSetConcernDays.because_it_is_so()
        self._days_set(days=days, by=by)

    @event(DaysSet)
    def _days_set(self, days: int, by: UUID) -> None:
        self.days = days


def concern_days_of(school: UUID) -> UUID:
    """Give the stream of one school's days."""
    return uuid5(school, "concern days")
