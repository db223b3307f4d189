"""One command, one unit of work: lock, idempotency key, membership, command."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar
from uuid import UUID

from eventsourcing.domain import Aggregate
from eventsourcing.persistence import RecordConflictError
from flask import request

from events.base import Actor, Space
from events.circle import Circle
from events.diary import Entry
from events.phrase import phrase
from events.store.ledger import LogHead
from events.store.unit import Request, Unit, Written
from service.context import (
    NotHere,
    Serving,
    Standing,
    Teaching,
    acting,
    on_duty,
    services,
    signed_in,
    taught,
)
from service.parsing import whole_body
from service.permissions import Action
from service.uploads import digest_of_files

C = TypeVar("C")


class AboutAChild(Protocol):
    """What is kept about one child."""

    @property
    def child(self) -> UUID | None: ...


T = TypeVar("T", bound=AboutAChild)


@dataclass(frozen=True, slots=True)
class SchoolAsking:
    """What a command is given: who asks, on which day, and the locked record.

    *roster* holds the words of the school's names, so that they can be cut out alone.
    """

    by: Actor
    today: date
    unit: Unit
    roster: frozenset[str]


@dataclass(frozen=True, slots=True)
class Asking(SchoolAsking):
    """The same, of one child."""

    child: UUID

    def child_left(self) -> bool:
        """Say whether the child left the school, and did not come back."""
        last = self.unit.newest(self.child, Circle.ChildLeft, Circle.ChildReturned)
        return last == Circle.ChildLeft.TOPIC

    def of_the_child(self, found: T | None) -> T:
        """Give what was found; NotHere if it is nothing about this child."""
        if found is None or found.child != self.child:
            raise NotHere
        return found

    def entry(self, entry: UUID) -> Entry:
        """Give a note about this child; NotHere if there is none, or it was moved."""
        found = self.of_the_child(self.unit.find(Entry, entry))
        if found.is_moved:
            raise NotHere
        return found

    def save(self, *changed: Aggregate, space: Space = Space.SHARED) -> LogHead:
        """Write down what changed, in a log of the child."""
        log = self.unit.log_of(self.child, space)
        self.unit.save(*changed, log=log, roster=self.roster)
        return log


@dataclass(frozen=True, slots=True)
class ClassAsking:
    """What a command about several children of a class is given."""

    today: date
    unit: Unit
    roster: frozenset[str]
    children: Mapping[UUID, Actor]

    def about(self, child: UUID) -> Asking:
        """Give the same of one child; NotHere if the child is not theirs to do so."""
        if child not in self.children:
            raise NotHere
        by = self.children[child]
        return Asking(by, self.today, self.unit, self.roster, child)


@dataclass(frozen=True, slots=True)
class OwnAsking:
    """What a command about nobody but the person who asks is given."""

    person: UUID
    unit: Unit
    roster: frozenset[str]


Command = Callable[[C, Asking], LogHead]
SchoolCommand = Callable[[C, SchoolAsking], LogHead]
ClassCommand = Callable[[C, ClassAsking], LogHead]
OwnCommand = Callable[[C, OwnAsking], LogHead]
Do = Callable[[Unit, date, frozenset[str]], LogHead]


class MetANewerVersion(Exception):
    """Somebody else changed the same thing at the same moment, twice."""


def ask(
    handler: Command[C],
    command: C,
    *,
    at: Standing,
    action: Action,
    key: str | None,
) -> Written:
    """Run a command about a child, under the lock and with the place of now."""

    def do(unit: Unit, today: date, roster: frozenset[str]) -> LogHead:
        by = acting(unit.reader, at.child, at.by.person, action)
        if by is None:
            raise NotHere
        return handler(command, Asking(by, today, unit, roster, at.child))

    return _run(at.school, do, key)


def ask_school(
    handler: SchoolCommand[C],
    command: C,
    *,
    at: Serving,
    action: Action,
    key: str | None,
) -> Written:
    """Run a command about a school, under the lock and with the duties of now."""

    def do(unit: Unit, today: date, roster: frozenset[str]) -> LogHead:
        by = on_duty(unit.reader, at.by.person, action)
        return handler(command, SchoolAsking(by, today, unit, roster))

    return _run(at.school, do, key)


def ask_class(
    handler: ClassCommand[C],
    command: C,
    *,
    at: Teaching,
    action: Action,
    key: str | None,
) -> Written:
    """Run a command about children of a class, under the lock and as it is now."""

    def do(unit: Unit, today: date, roster: frozenset[str]) -> LogHead:
        here = taught(unit.reader, at.group, at.person, action)
        return handler(command, ClassAsking(today, unit, roster, here.children))

    return _run(at.school, do, key)


def ask_for_oneself(
    handler: OwnCommand[C], command: C, *, person: UUID, key: str | None
) -> Written:
    """Run a command of somebody about themselves, at the school that knows them so."""
    found = (one.school for one in signed_in().people if one.person == person)
    school = next(found, None)
    if school is None:
        raise NotHere

    def do(unit: Unit, _: date, roster: frozenset[str]) -> LogHead:
        return handler(command, OwnAsking(person, unit, roster))

    return _run(school, do, key)


def _run(school: UUID, do: Do, key: str | None) -> Written:
    """Try a command; after a conflict once more on a fresh load, then give up."""
    asked = None if key is None else Request(signed_in().account, key, _body())
    for _ in range(2):
        try:
            return _once(school, do, asked)
        except RecordConflictError:
            continue
    says = phrase("Somebody else changed this at the same moment. Try again.")
    raise MetANewerVersion(says)


def _once(school: UUID, do: Do, asked: Request | None) -> Written:
    here = services()
    with here.store.unit(school) as unit:
        if (before := unit.remembered(asked)) is not None:
            return before
        roster = here.rosters.of(unit.reader)
        log = do(unit, here.edge.today(), roster)
        return unit.remember(asked, log)


def is_done(key: str | None) -> bool:
    """Say whether this very request was granted before.

    Whoever left a circle is no longer known there, so a repeated request to leave
    can be answered only by its key.
    """
    if key is None:
        return False
    asked = Request(signed_in().account, key, _body())
    schools = (place.school for place in signed_in().people)
    return any(services().store.remembered(school, asked) for school in schools)


def _body() -> bytes:
    """Give the request as one string of bytes: method, path and what was sent."""
    sent = whole_body(request)
    if request.form or request.files:
        fields = request.form.items(multi=True)
        pairs = sorted(pair for pair in fields if pair[0] not in {"csrf", "key"})
        sent = repr([*pairs, *digest_of_files()]).encode()
    return b"\n".join((request.method.encode(), request.path.encode(), sent))
