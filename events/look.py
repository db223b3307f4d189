"""A first look from one of two households: a fact of that household's own log."""

from typing import ClassVar, Final, Self
from uuid import UUID, uuid5

from eventsourcing.domain import Aggregate, event

from events.base import Fact, Space

LOOK_SPACES: Final = (Space.FAMILY_1, Space.FAMILY_2, Space.RESTRICTED)


class FirstLook(Aggregate):
    """One person's first look at one entry.

    It is a stream of its own: a look in the entry's stream would take a number there,
    and the gap would tell the other household between which facts it happened.
    """

    TOPIC: ClassVar[str] = "look"

    class Event(Fact):
        """Anything recorded about a first look."""

    class EntrySeenAtHome(Event, Aggregate.Created):
        """Somebody of one of two households opened an entry for the first time."""

        TOPIC: ClassVar[str] = "family/entry-seen"
        child: UUID
        entry: UUID

    Created = EntrySeenAtHome

    @event(EntrySeenAtHome)
    def __init__(
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        entry: UUID,
        by: UUID,
    ) -> None:
        pass

    @classmethod
    def at(cls, entry: UUID, child: UUID, *, by: UUID) -> Self:
        """Note that *by* opened an entry."""
        return cls(id=look_of(entry, by), child=child, entry=entry, by=by)


def look_of(entry: UUID, person: UUID) -> UUID:
    """Give the id of one person's first look at one entry."""
    return uuid5(entry, f"first look of {person}")
