"""Every fact there is: the table of contents of what can be recorded."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any, Final, get_type_hints

from eventsourcing.domain import Aggregate, CanInitAggregate

from events.base import Fact
from events.circle import Circle
from events.diary import Entry
from events.person import Person
from events.school import School
from events.space import SpaceLog

AGGREGATES: Final[tuple[type[Aggregate], ...]] = (
    School,
    SpaceLog,
    Person,
    Circle,
    Entry,
)
ENVELOPE: Final = frozenset(
    {"originator_id", "originator_version", "originator_topic", "timestamp", "by"}
)


@dataclass(frozen=True, slots=True)
class FactKind:
    """What is known of one kind of fact: its stored topic, version and fields.

    *fields* maps each committed field to its type; *aggregate_topic* is set for the
    first fact of a stream.
    """

    topic: str
    version: int
    cls: type[Fact]
    fields: Mapping[str, Any]
    aggregate_topic: str | None


def _kind_of(cls: type[Fact], aggregate: type[Aggregate]) -> FactKind:
    hints = get_type_hints(cls)
    words = {f.name: hints[f.name] for f in fields(cls) if f.name not in ENVELOPE}
    first = issubclass(cls, CanInitAggregate)
    return FactKind(
        topic=cls.TOPIC,
        version=getattr(cls, "class_version", 1),
        cls=cls,
        fields=MappingProxyType(words),
        aggregate_topic=aggregate.__dict__["TOPIC"] if first else None,
    )


def _facts_of(aggregate: type[Aggregate]) -> dict[str, FactKind]:
    kinds = (
        _kind_of(cls, aggregate)
        for name, cls in vars(aggregate).items()
        if isinstance(cls, type) and issubclass(cls, Fact)
        if name not in {"Event", "Created"}
    )
    return {kind.topic: kind for kind in kinds}


KINDS: Final[Mapping[str, FactKind]] = MappingProxyType(
    {
        topic: kind
        for aggregate in AGGREGATES
        for topic, kind in _facts_of(aggregate).items()
    }
)
