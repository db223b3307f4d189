"""A space: one log of a child, or the school's register, with a key of its own."""

from typing import ClassVar
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import Fact, Space


class SpaceLog(Aggregate):
    """The log of one space. Its first leaf says whose it is and what came before."""

    TOPIC: ClassVar[str] = "space"

    class Event(Fact):
        """Anything recorded about a space."""

    class SpaceOpened(Event, Aggregate.Created):
        """Leaf 0 of every log.

        *slot* is the log's fixed place among the school's heads (the register has 0).
        The *prior* fields carry on from an earlier school's log; null if there is none.
        """

        TOPIC: ClassVar[str] = "space/opened"
        child: UUID | None
        space: Space
        slot: int
        prior_log: str | None
        prior_size: int | None
        prior_root: str | None
        prior_checkpoint: str | None

    Created = SpaceOpened

    @event(SpaceOpened)
    def __init__(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        id: UUID,  # noqa: A002
        child: UUID | None,
        space: Space,
        slot: int,
        by: UUID | None,
        prior_log: str | None = None,
        prior_size: int | None = None,
        prior_root: str | None = None,
        prior_checkpoint: str | None = None,
    ) -> None:
        self.child = child
        self.space = space
        self.slot = slot
