"""What a person may ask about what was decided: load, ask, save."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.base import HAND_OVER_ONLY, Role, Space
from events.circle import Circle
from events.decision import (
    CannotRecordDecision,
    Decision,
    DecisionLook,
    Made,
    decision_look_of,
)
from events.family import Family, comes_with_family, family_of
from events.store.ledger import LogHead
from service.asking import Asking


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDecision:
    decision: UUID
    made: Made
    took_part: frozenset[UUID]
    told: frozenset[UUID]


@dataclass(frozen=True, slots=True, kw_only=True)
class TellOfDecision:
    decision: UUID
    person: UUID
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DenyPart:
    decision: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SeeDecision:
    decision: UUID


def record_decision(command: RecordDecision, asking: Asking) -> LogHead:
    if asking.unit.is_taken(command.decision):
        raise CannotRecordDecision.because_it_was_said_before()
    here = _here(asking)
    if not (command.took_part | command.told) <= here.keys():
        raise CannotRecordDecision.because_they_are_not_here()
    decision = Decision.make(
        command.decision,
        asking.child,
        command.made,
        {one: here[one] for one in sorted(command.took_part)},
        by=asking.by,
        today=asking.today,
    )
    for one in sorted(command.told):
        decision.tell(one, asking.today, by=asking.by, today=asking.today)
    return asking.save(decision)


def tell_of_decision(command: TellOfDecision, asking: Asking) -> LogHead:
    decision = _load(asking, command.decision)
    if command.person not in _here(asking):
        raise CannotRecordDecision.because_they_are_not_here()
    decision.tell(command.person, command.day, by=asking.by, today=asking.today)
    return asking.save(decision)


def deny_part(command: DenyPart, asking: Asking) -> LogHead:
    decision = _load(asking, command.decision)
    decision.deny_part(by=asking.by)
    return asking.save(decision)


def see_decision(command: SeeDecision, asking: Asking) -> LogHead:
    """Note a first look, in the log of the reader's household if there are two."""
    decision, unit = _load(asking, command.decision), asking.unit
    space = _space_of_looks(asking)
    if space is Space.SHARED:
        decision.see(by=asking.by)
        return asking.save(decision)
    person, log = asking.by.person, unit.log_of(asking.child, space)
    is_new = person not in decision.seen_by
    if is_new and not unit.is_taken(decision_look_of(decision.id, person)):
        unit.save(DecisionLook.at(decision, by=person), log=log)
    return log


def _space_of_looks(asking: Asking) -> Space:
    by, family = asking.by, asking.unit.find(Family, family_of(asking.child))
    if family is None or not comes_with_family(by.role, by.side):
        return Space.SHARED
    return family.space_of_looks(by.person)


def _here(asking: Asking) -> dict[UUID, Role]:
    """Give whoever reads the diary today, with what they are."""
    circle = asking.unit.find(Circle, asking.child)
    members = {} if circle is None else circle.members
    return {
        who: how.role
        for who, how in members.items()
        if how.on(asking.today) and how.role not in HAND_OVER_ONLY
    }


def _load(asking: Asking, decision: UUID) -> Decision:
    return asking.of_the_child(asking.unit.find(Decision, decision))
