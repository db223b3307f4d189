"""given these facts, when this is asked, then these facts, or this refusal."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Self, TypeVar

from eventsourcing.domain import Aggregate

from events.base import Fact, Refusal
from events.catalogue import ENVELOPE

A = TypeVar("A", bound=Aggregate)


@dataclass(frozen=True)
class Said:
    """A fact without its envelope, so that two of them compare by what they say."""

    kind: type[Fact]
    words: dict[str, Any]


def fact(kind: type[Fact], /, **words: object) -> Said:
    return Said(kind, words)


def said(one: object) -> Said:
    """What a recorded fact says, and by whom."""
    assert isinstance(one, Fact)
    outside = ENVELOPE - {"by"}
    words = {name: word for name, word in vars(one).items() if name not in outside}
    return Said(type(one), words)


def new_facts(subject: Aggregate) -> list[Said]:
    """What was decided since somebody last looked."""
    return [said(one) for one in subject.collect_events()]


class given(Generic[A]):  # noqa: N801 - reads as a sentence
    """A thing with its history; ask it something, then look at what it recorded."""

    def __init__(self, subject: A, *history: Said) -> None:
        for past in history:
            subject.trigger_event(past.kind, **past.words)
        subject.collect_events()
        self.subject = subject
        self.refusal: Refusal | None = None

    def when(self, ask: Callable[[A], object]) -> Self:
        try:
            ask(self.subject)
        except Refusal as refusal:
            self.refusal = refusal
        return self

    def then(self, *expected: Said) -> None:
        if self.refusal is not None:
            raise self.refusal
        assert new_facts(self.subject) == list(expected)

    def then_refused(self, expected: Refusal) -> None:
        assert repr(self.refusal) == repr(expected)
        assert expected.code
        assert new_facts(self.subject) == []
