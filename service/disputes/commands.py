"""What a person may ask about a note that is wrong: load, ask, save."""

from dataclasses import dataclass
from uuid import UUID

from events.dispute import CannotDispute, Dispute, Outcome
from events.law import Clock, in_force
from events.store.ledger import LogHead
from service.asking import Asking


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
    entry = asking.entry(command.entry)
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
    return asking.save(dispute)


def restrict_use(command: RestrictUse, asking: Asking) -> LogHead:
    dispute = _load(asking, command.dispute)
    dispute.restrict(by=asking.by)
    return asking.save(dispute)


def end_restriction(command: EndRestriction, asking: Asking) -> LogHead:
    dispute = _load(asking, command.dispute)
    dispute.end_restriction(command.reason, by=asking.by)
    return asking.save(dispute)


def settle_dispute(command: SettleDispute, asking: Asking) -> LogHead:
    dispute = _load(asking, command.dispute)
    dispute.settle(command.outcome, command.reason, by=asking.by)
    return asking.save(dispute)


def _load(asking: Asking, dispute: UUID) -> Dispute:
    found = asking.of_the_child(asking.unit.find(Dispute, dispute))
    asking.entry(found.entry)
    return found
