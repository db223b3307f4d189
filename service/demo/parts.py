"""What is a story made of?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True)
class SchoolPart:
    id: UUID
    name: str


@dataclass(frozen=True)
class Person:
    id: UUID
    school: UUID
    name: str
    email: str | None
    duties: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlaceInCircle:
    person: UUID
    role: str
    side: str
    joined: datetime
    until: date | None
    left: datetime | None
    left_reason: str | None

    def holds_at(self, at: datetime, day: date) -> bool:
        begun = self.joined < at
        gone = self.left is not None and self.left <= at
        over = self.until is not None and self.until < day
        return begun and not gone and not over


@dataclass(frozen=True)
class Child:
    id: UUID
    school: UUID
    name: str
    circle: tuple[PlaceInCircle, ...]

    def place_of(self, person: UUID) -> PlaceInCircle:
        return next(place for place in self.circle if place.person == person)


@dataclass(frozen=True)
class Step:
    at: datetime
    by: UUID
    child: UUID
    entry: UUID


@dataclass(frozen=True)
class Write(Step):
    day: date
    place: str
    kind: str
    text: str
    reply_by: date | None


@dataclass(frozen=True)
class Comment(Step):
    comment: UUID
    text: str


@dataclass(frozen=True)
class Amend(Step):
    text: str
    reason: str


@dataclass(frozen=True)
class Correct(Step):
    correction: UUID
    text: str
    reason: str


@dataclass(frozen=True)
class Seen(Step):
    pass


@dataclass(frozen=True)
class Seal(Step):
    reason: str


class Meanings(Protocol):
    """Says what the words of a deed stand for."""

    def id(self, name: str) -> UUID: ...

    def day(self, said: str) -> date: ...

    def moment(self, said: str) -> datetime: ...


@dataclass(frozen=True)
class Deed:
    """A command that somebody gives about a child, with its words as written down."""

    at: datetime
    by: UUID
    child: UUID
    does: str
    words: Mapping[str, str]
    names: Meanings = field(repr=False)


@dataclass(frozen=True)
class Story:
    schools: tuple[SchoolPart, ...]
    people: tuple[Person, ...]
    children: tuple[Child, ...]
    steps: tuple[Step, ...]
    deeds: tuple[Deed, ...] = ()

    @property
    def scenes(self) -> tuple[Step | Deed, ...]:
        return (*self.steps, *self.deeds)
