"""One command, one unit of work: lock, idempotency key, membership, command."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from eventsourcing.persistence import RecordConflictError
from flask import request

from events.base import Actor
from events.store.ledger import LogHead
from events.store.unit import Request, Unit, Written
from projections import circle
from service.context import NotHere, Standing, services, signed_in
from service.parsing import whole_body
from service.permissions import Action, check

C = TypeVar("C")


@dataclass(frozen=True, slots=True)
class Asking:
    """What a command is given: who asks, on which day, and the locked record.

    *roster* holds the words of the school's names, so that they can be cut out alone.
    """

    child: UUID
    by: Actor
    today: date
    unit: Unit
    roster: frozenset[str]


Command = Callable[[C, Asking], LogHead]


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
    """Run a command; after a conflict once more on a fresh load, then give up."""
    asked = None if key is None else Request(signed_in().account, key, _body())
    for _ in range(2):
        try:
            return _once(handler, command, at=at, action=action, asked=asked)
        except RecordConflictError:
            continue
    msg = "Somebody else changed this at the same moment. Try again."
    raise MetANewerVersion(msg)


def _once(
    handler: Command[C],
    command: C,
    *,
    at: Standing,
    action: Action,
    asked: Request | None,
) -> Written:
    here = services()
    with here.store.unit(at.school) as unit:
        if (before := unit.remembered(asked)) is not None:
            return before
        today = here.edge.today()
        by = circle.belonging(unit.conn, at.school, at.child, at.by.person, today)
        if by is None:
            raise NotHere
        check(action, by.role)
        roster = here.rosters.of(unit.reader)
        log = handler(command, Asking(at.child, by, today, unit, roster))
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
    if request.form:
        fields = request.form.items(multi=True)
        pairs = sorted(pair for pair in fields if pair[0] not in {"csrf", "key"})
        sent = repr(pairs).encode()
    return b"\n".join((request.method.encode(), request.path.encode(), sent))
