"""What may be asked about one adult's view: load, ask, save to the restricted space."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.base import Space
from events.limits import Order, Sees, ViewLimit, check_may_hold
from events.person import Person
from events.store.ledger import LogHead
from service.asking import SchoolAsking
from service.context import NotHere


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceHold:
    limit: UUID
    child: UUID
    person: UUID
    sees: Sees
    until: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOrder:
    """*limit* is the one that a hold has begun for this person, or a new one."""

    limit: UUID
    child: UUID
    person: UUID
    order: Order


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmOrder:
    limit: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewOrder:
    limit: UUID
    child: UUID
    review_on: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftLimit:
    limit: UUID
    child: UUID
    reason: str


def place_hold(command: PlaceHold, asking: SchoolAsking) -> LogHead:
    limit = _begin(command, asking)
    limit.hold(
        command.sees,
        command.until,
        command.reason,
        by=asking.by,
        today=asking.today,
    )
    log = asking.unit.log_of(command.child, Space.RESTRICTED)
    told = asking.unit.reader.facts_of_log(log.log)
    check_may_hold(told, command.person, asking.today)
    return _save(asking, command.child, limit)


def record_order(command: RecordOrder, asking: SchoolAsking) -> LogHead:
    limit = asking.unit.find(ViewLimit, command.limit) or _begin(command, asking)
    if (limit.child, limit.person) != (command.child, command.person):
        raise NotHere
    limit.record(command.order, by=asking.by, today=asking.today)
    return _save(asking, command.child, limit)


def confirm_order(command: ConfirmOrder, asking: SchoolAsking) -> LogHead:
    limit = asking.unit.find(ViewLimit, command.limit)
    if limit is None:
        raise NotHere
    limit.confirm(by=asking.by)
    return _save(asking, limit.child, limit)


def review_order(command: ReviewOrder, asking: SchoolAsking) -> LogHead:
    limit = _limit(command, asking)
    limit.review(command.review_on, command.reason, by=asking.by, today=asking.today)
    return _save(asking, command.child, limit)


def lift_limit(command: LiftLimit, asking: SchoolAsking) -> LogHead:
    limit = _limit(command, asking)
    limit.lift(command.reason, by=asking.by)
    return _save(asking, command.child, limit)


def _begin(command: PlaceHold | RecordOrder, asking: SchoolAsking) -> ViewLimit:
    if asking.unit.find(Person, command.person) is None:
        raise NotHere
    return ViewLimit(
        id=command.limit,
        child=command.child,
        person=command.person,
        by=asking.by.person,
    )


def _limit(command: ReviewOrder | LiftLimit, asking: SchoolAsking) -> ViewLimit:
    limit = asking.unit.find(ViewLimit, command.limit)
    if limit is None or limit.child != command.child:
        raise NotHere
    return limit


def _save(asking: SchoolAsking, child: UUID, changed: ViewLimit) -> LogHead:
    log = asking.unit.log_of(child, Space.RESTRICTED)
    asking.unit.save(changed, log=log, roster=asking.roster)
    return log
