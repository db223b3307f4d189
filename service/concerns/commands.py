"""What a person may ask about what worries somebody: load, ask, save."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.base import Role, Space
from events.circle import Circle
from events.concern import ANSWERERS, Answerer, Concern
from events.concern_days import USUAL, ConcernDays, concern_days_of
from events.concern_refusals import CannotRaiseConcern
from events.school_calendar import SchoolCalendar, calendar_of
from events.school_days import NO_TERMS_SET
from events.store.ledger import LogHead
from service.asking import Asking, SchoolAsking


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseConcern:
    """Without an *owner*, whoever looks after the circle is asked to answer."""

    concern: UUID
    text: str
    owner: UUID | None
    entry: UUID | None
    earlier: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgeConcern:
    concern: UUID
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassConcernOn:
    concern: UUID
    owner: UUID
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveView:
    concern: UUID
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TellTried:
    concern: UUID
    text: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerAsRaiser:
    concern: UUID
    resolved: bool
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseConcern:
    concern: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkConcern:
    concern: UUID
    earlier: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SetConcernDays:
    days: int


def raise_concern(command: RaiseConcern, asking: Asking) -> LogHead:
    if asking.unit.is_taken(command.concern):
        raise CannotRaiseConcern.because_it_was_said_before()
    if command.entry is not None:
        asking.entry(command.entry)
    due = _due(asking, _answerer(asking, command.owner))
    said = (command.concern, asking.child, command.text)
    concern = Concern.voice(*said, due, by=asking.by, entry=command.entry)
    if command.earlier is not None:
        concern.link(_load(asking, command.earlier).id, by=asking.by)
    return asking.save(concern)


def acknowledge_concern(command: AcknowledgeConcern, asking: Asking) -> LogHead:
    concern = _load(asking, command.concern)
    concern.acknowledge(command.text, by=asking.by)
    return asking.save(concern)


def pass_concern_on(command: PassConcernOn, asking: Asking) -> LogHead:
    concern = _load(asking, command.concern)
    whom = _answerer(asking, command.owner)
    concern.pass_on(whom, command.reason, by=asking.by)
    return asking.save(concern)


def give_view(command: GiveView, asking: Asking) -> LogHead:
    concern = _load(asking, command.concern)
    concern.give_view(command.text, by=asking.by)
    return asking.save(concern)


def tell_tried(command: TellTried, asking: Asking) -> LogHead:
    concern = _load(asking, command.concern)
    concern.tell_tried(command.text, command.day, by=asking.by, today=asking.today)
    return asking.save(concern)


def answer_as_raiser(command: AnswerAsRaiser, asking: Asking) -> LogHead:
    concern = _load(asking, command.concern)
    concern.answer_as_raiser(
        command.text,
        resolved=command.resolved,
        by=asking.by,
        raiser_is_here=concern.raiser in _here(asking),
    )
    return asking.save(concern)


def close_concern(command: CloseConcern, asking: Asking) -> LogHead:
    concern = _load(asking, command.concern)
    concern.close(by=asking.by)
    return asking.save(concern)


def link_concern(command: LinkConcern, asking: Asking) -> LogHead:
    concern = _load(asking, command.concern)
    concern.link(_load(asking, command.earlier).id, by=asking.by)
    return asking.save(concern)


def set_concern_days(command: SetConcernDays, asking: SchoolAsking) -> LogHead:
    unit, by = asking.unit, asking.by.person
    stream = concern_days_of(unit.school)
    days = unit.find(ConcernDays, stream) or ConcernDays(id=stream, by=by)
    days.set(command.days, by=by)
    log = unit.log_of(None, Space.REGISTER)
    unit.save(days, log=log)
    return log


def _here(asking: Asking) -> dict[UUID, Role]:
    """Give whoever is in the circle today, longest first, with what they are."""
    circle = asking.unit.find(Circle, asking.child)
    members = {} if circle is None else circle.members
    return {who: how.role for who, how in members.items() if how.on(asking.today)}


def _answerer(asking: Asking, named: UUID | None) -> UUID:
    """Give whoever was named; or whoever is asked where nobody was."""
    here = _here(asking)
    if named is not None:
        if here.get(named) not in ANSWERERS:
            raise CannotRaiseConcern.because_they_cannot_answer()
        return named
    for role in ANSWERERS:
        for who, is_role in here.items():
            if is_role is role and who != asking.by.person:
                return who
    raise CannotRaiseConcern.because_nobody_else_would_answer()


def _due(asking: Asking, owner: UUID) -> Answerer:
    """Count the days that the school gives itself, on its own calendar."""
    unit = asking.unit
    rule = unit.find(ConcernDays, concern_days_of(unit.school))
    calendar = unit.find(SchoolCalendar, calendar_of(unit.school))
    known = NO_TERMS_SET if calendar is None else calendar.school_days
    days = USUAL if rule is None else rule.days
    return Answerer(owner, known.later(asking.today, days), days)


def _load(asking: Asking, concern: UUID) -> Concern:
    return asking.of_the_child(asking.unit.find(Concern, concern))
