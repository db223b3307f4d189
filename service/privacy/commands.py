"""What a data protection lead decides: load, ask, save. Nothing is erased by this."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.base import Recorded, Space, known
from events.circle import Circle
from events.disposal import CannotApproveDisposal, Disposal
from events.hold import Hold, Whom, still_standing
from events.law import Clock, in_force
from events.person import Person
from events.store.ledger import LogHead
from events.store.unit import Unit
from service.asking import SchoolAsking
from service.context import NotHere


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLegalHold:
    """*subject* is a child or a person of the school."""

    hold: UUID
    subject: UUID
    reason: str
    review: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftLegalHold:
    hold: UUID
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproveDisposal:
    """*retention* names the rule for how long such a record is kept."""

    child: UUID
    retention: Clock


def place_legal_hold(command: PlaceLegalHold, asking: SchoolAsking) -> LogHead:
    hold = Hold.place(
        command.hold,
        command.subject,
        _whom(command.subject, asking.unit),
        command.reason,
        command.review,
        by=asking.by.person,
        today=asking.today,
    )
    return _save(hold, asking)


def lift_legal_hold(command: LiftLegalHold, asking: SchoolAsking) -> LogHead:
    hold = asking.unit.find(Hold, command.hold)
    if hold is None:
        raise NotHere
    hold.lift(command.reason, by=asking.by.person)
    return _save(hold, asking)


def approve_disposal(command: ApproveDisposal, asking: SchoolAsking) -> LogHead:
    unit, child = asking.unit, command.child
    circle = unit.find(Circle, child)
    if circle is None:
        raise NotHere
    if unit.is_taken(Disposal.id_of(child)):
        raise CannotApproveDisposal.because_it_is_approved()
    if circle.left_on is None:
        raise CannotApproveDisposal.because_the_child_is_here()
    if (born := known(circle.born)) is None:
        raise CannotApproveDisposal.because_no_birth_date_is_known()
    if any(_is_about(placed, child) for placed in _holds(unit)):
        raise CannotApproveDisposal.because_of_a_hold()
    rule = in_force(command.retention, asking.today)
    disposal = Disposal.approve(
        child,
        rule.clock,
        rule.since.isoformat(),
        rule.due(born),
        by=asking.by.person,
        today=asking.today,
    )
    return _save(disposal, asking)


def _whom(subject: UUID, unit: Unit) -> Whom:
    if unit.find(Circle, subject) is not None:
        return Whom.CHILD
    if unit.find(Person, subject) is not None:
        return Whom.PERSON
    raise NotHere


def _holds(unit: Unit) -> list[Recorded]:
    told = unit.reader.facts_of_topics(Hold.HoldPlaced.TOPIC, Hold.HoldLifted.TOPIC)
    return still_standing(told)


def _is_about(placed: Recorded, subject: UUID) -> bool:
    return isinstance(placed.fact, Hold.HoldPlaced) and placed.fact.person == subject


def _save(thing: Hold | Disposal, asking: SchoolAsking) -> LogHead:
    log = asking.unit.log_of(None, Space.REGISTER)
    asking.unit.save(thing, log=log, roster=asking.roster)
    return log
