"""What a person may ask about a note that is wrong: load, ask, save."""

from dataclasses import dataclass
from uuid import UUID

from events.base import Space
from events.diary import Entry
from events.dispute import CannotDispute, Dispute, Outcome
from events.law import Clock, in_force
from events.store.ledger import LogHead
from service.asking import Asking
from service.context import NotHere


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeEntry:
    """*restrict*: until it is checked, the note is not to be used for decisions."""

    entry: UUID
    dispute: UUID
    text: str
    restrict: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictUse:
    dispute: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class EndRestriction:
    dispute: UUID
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleDispute:
    dispute: UUID
    outcome: Outcome
    reason: str


def dispute_entry(command: DisputeEntry, asking: Asking) -> LogHead:
    entry = _entry(asking, command.entry)
    if entry.sealed:
        raise CannotDispute.because_it_is_sealed()
    if asking.unit.is_taken(command.dispute):
        raise CannotDispute.because_it_was_said_before()
    answer_by = in_force(Clock.RECTIFICATION, asking.today).due(asking.today)
    dispute = Dispute.mark(
        command.dispute,
        asking.child,
        entry.id,
        command.text,
        answer_by,
        by=asking.by,
    )
    if command.restrict:
        dispute.restrict(by=asking.by)
    return _save(asking, dispute)


def restrict_use(command: RestrictUse, asking: Asking) -> LogHead:
    dispute = _load(asking, command.dispute)
    dispute.restrict(by=asking.by)
    return _save(asking, dispute)


def end_restriction(command: EndRestriction, asking: Asking) -> LogHead:
    dispute = _load(asking, command.dispute)
    dispute.end_restriction(command.reason, by=asking.by)
    return _save(asking, dispute)


def settle_dispute(command: SettleDispute, asking: Asking) -> LogHead:
    dispute = _load(asking, command.dispute)
    dispute.settle(command.outcome, command.reason, by=asking.by)
    return _save(asking, dispute)


def _load(asking: Asking, dispute: UUID) -> Dispute:
    found = asking.unit.find(Dispute, dispute)
    if found is None or found.child != asking.child:
        raise NotHere
    _entry(asking, found.entry)
    return found


def _entry(asking: Asking, entry: UUID) -> Entry:
    found = asking.unit.find(Entry, entry)
    if found is None or found.child != asking.child or found.is_moved:
        raise NotHere
    return found


def _save(asking: Asking, dispute: Dispute) -> LogHead:
    log = asking.unit.log_of(asking.child, Space.SHARED)
    asking.unit.save(dispute, log=log, roster=asking.roster)
    return log
