"""The school that keeps the register."""

from typing import ClassVar
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import Fact


class School(Aggregate):
    """One school: the owner of a register and of its children's records."""

    TOPIC: ClassVar[str] = "school"

    class Event(Fact):
        """Anything recorded about the school itself."""

    class SchoolOpened(Event, Aggregate.Created):
        """The first fact of a school; *demo* marks a school that is not real."""

        TOPIC: ClassVar[str] = "school/opened"
        name: str
        demo: bool

    Created = SchoolOpened

    @event(SchoolOpened)
    def __init__(self, id: UUID, name: str, demo: bool, by: UUID | None) -> None:  # noqa: A002, FBT001
        self.name = name
        self.demo = demo
