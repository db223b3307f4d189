"""What may be asked about who decides: load, ask, save."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.base import Space
from events.circle import Circle
from events.rights import (
    Capacity,
    CapacityNote,
    Decision,
    Holder,
    Rights,
    Terms,
    rights_of,
)
from events.store.ledger import LogHead
from service.asking import Asking
from service.context import NotHere


@dataclass(frozen=True, slots=True, kw_only=True)
class PassDecision:
    """*note* is the id of what is written down about capacity."""

    note: UUID
    decision: Decision
    holder: Holder
    capacity: Capacity
    agreed: bool
    from_day: date
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnDecision:
    """Without *why*, nothing is written down about capacity."""

    note: UUID
    decision: Decision
    capacity: Capacity
    agreed: bool
    why: str | None


def pass_decision(command: PassDecision, asking: Asking) -> LogHead:
    rights = _rights(asking)
    terms = Terms(command.capacity, command.agreed, command.from_day)
    rights.hand_over(
        command.decision,
        command.holder,
        terms,
        by=asking.by.person,
        today=asking.today,
    )
    return _save(command, asking, rights)


def return_decision(command: ReturnDecision, asking: Asking) -> LogHead:
    rights = _rights(asking)
    terms = Terms(command.capacity, command.agreed, asking.today)
    rights.give_back(command.decision, terms, by=asking.by)
    return _save(command, asking, rights)


def _rights(asking: Asking) -> Rights:
    found = asking.unit.find(Rights, rights_of(asking.child))
    if found is not None:
        return found
    circle = asking.unit.find(Circle, asking.child)
    if circle is None:
        raise NotHere
    by, today = asking.by.person, asking.today
    return Rights.begin(asking.child, circle.born, by=by, today=today)


def _save(
    command: PassDecision | ReturnDecision, asking: Asking, rights: Rights
) -> LogHead:
    unit = asking.unit
    if command.why is not None:
        note = CapacityNote(
            id=command.note,
            child=asking.child,
            decision=command.decision,
            capacity=command.capacity,
            why=command.why,
            by=asking.by.person,
        )
        restricted = unit.log_of(asking.child, Space.RESTRICTED)
        unit.save(note, log=restricted, roster=asking.roster)
    return asking.save(rights)
