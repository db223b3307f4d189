"""From facts to the words that are committed, and back, across all past versions."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin
from uuid import UUID

from eventsourcing import persistence
from eventsourcing.domain import DomainEventProtocol

from events.base import ERASED, Fact
from events.catalogue import KINDS, FactKind
from events.store import canonical


class CanonicalTranscoder(persistence.Transcoder):
    """States are canonical JSON, so that a stored state has one byte form."""

    def encode(self, obj: Any) -> bytes:  # noqa: ANN401 - set by the library
        return canonical.encode(obj)

    def decode(self, data: bytes) -> Any:  # noqa: ANN401 - set by the library
        return canonical.decode(data)


class Mapper(persistence.Mapper[UUID]):
    """Maps a fact to its topic and plain fields.

    A state holds the fields, `by`, `type_version` and, once recorded, `at`. The
    library's own timestamp is not kept: the record's time is given under the lock.
    """

    def __init__(self) -> None:
        super().__init__(CanonicalTranscoder())

    def to_stored_event(
        self, domain_event: DomainEventProtocol[UUID]
    ) -> persistence.StoredEvent:
        assert isinstance(domain_event, Fact)
        kind = KINDS[domain_event.TOPIC]
        state = {name: plain(getattr(domain_event, name)) for name in kind.fields}
        state |= {"by": plain(domain_event.by), "type_version": kind.version}
        return persistence.StoredEvent(
            originator_id=domain_event.originator_id,
            originator_version=domain_event.originator_version,
            topic=kind.topic,
            state=self.transcoder.encode(state),
        )

    def to_domain_event(self, stored_event: persistence.StoredEvent) -> Fact:
        assert isinstance(stored_event.originator_id, UUID)
        return to_fact(
            stored_event.topic,
            stored_event.originator_id,
            stored_event.originator_version,
            self.transcoder.decode(stored_event.state),
        )


def to_fact(topic: str, stream: UUID, version: int, state: Mapping[str, Any]) -> Fact:
    """Build a fact from its plain fields; a field that is not there was erased."""
    kind = KINDS[topic]
    then = fields_then(kind, state["type_version"])
    words = {name: state.get(name, ERASED) for name in then}
    for step in range(state["type_version"], kind.version):
        getattr(kind.cls, f"upcast_v{step}_v{step + 1}")(words)
    decode = decoders(topic)
    said: dict[str, Any] = {
        "originator_id": stream,
        "originator_version": version,
        "timestamp": datetime.fromisoformat(state["at"]),
        "by": None if state["by"] is None else UUID(state["by"]),
    }
    for name, word in words.items():
        said[name] = word if word is ERASED or word is None else decode[name](word)
    if kind.aggregate_topic is not None:
        said["originator_topic"] = kind.aggregate_topic
    fact = object.__new__(kind.cls)
    fact.__dict__.update(said)
    return fact


def fields_then(kind: FactKind, version: int) -> list[str]:
    """Name the fields of the version that was stored (`v1_fields` names the past)."""
    past = getattr(kind.cls, f"v{version}_fields", None)
    return list(past if past is not None else kind.fields)


def plain(value: Any) -> Any:  # noqa: ANN401 - a field of any fact, of any type
    """Write a field as a value of the record: ids, days and choices become text."""
    match value:
        case Enum():
            return value.value
        case UUID():
            return str(value)
        case datetime():
            return canonical.moment(value)
        case date():
            return value.isoformat()
        case _:
            return value


@cache
def decoders(topic: str) -> Mapping[str, Callable[[Any], Any]]:
    """Say how each field of a topic is read back from its plain form."""
    return {name: _decoder(hint) for name, hint in KINDS[topic].fields.items()}


def _decoder(hint: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - any annotation
    if get_origin(hint) in {Union, UnionType}:
        (hint,) = (arg for arg in get_args(hint) if arg is not type(None))
    if hint is datetime:
        return canonical.from_moment
    if hint is date:
        return date.fromisoformat
    decoder: Callable[[Any], Any] = hint
    return decoder
