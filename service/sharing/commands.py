"""What a person may ask about the roles of a meeting: load, ask, save."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.base import Space
from events.meeting import Meeting
from events.meeting_kinds import MeetingRole
from events.meeting_refusals import CannotShareRole
from events.meeting_role import Asked, SharedRole, role_of
from events.store.ledger import LogHead
from service.asking import Asking
from service.context import NotHere
from service.present import around, family


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRole:
    """*until* is the last day on which only the family takes it on."""

    meeting: UUID
    role: MeetingRole
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptRole:
    meeting: UUID
    role: MeetingRole


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineRole:
    meeting: UUID
    role: MeetingRole


def offer_role(command: OfferRole, asking: Asking) -> LogHead:
    meeting = _ahead(asking, command.meeting)
    meeting.check_keeper(CannotShareRole, asking.by)
    if asking.unit.is_taken(role_of(meeting.id, command.role)):
        raise CannotShareRole.because_it_was_offered_before()
    shared = SharedRole.offer(
        meeting.id,
        asking.child,
        meeting.kind,
        meeting.when.day,
        command.role,
        command.until,
        by=asking.by,
        today=asking.today,
    )
    return _save(asking, shared)


def accept_role(command: AcceptRole, asking: Asking) -> LogHead:
    shared = _offered(asking, command)
    shared.accept(_asked(asking), by=asking.by, today=asking.today)
    return _save(asking, shared)


def decline_role(command: DeclineRole, asking: Asking) -> LogHead:
    shared = _offered(asking, command)
    shared.decline(_asked(asking), by=asking.by)
    return _save(asking, shared)


def _ahead(asking: Asking, meeting: UUID) -> Meeting:
    found = asking.unit.find(Meeting, meeting)
    if found is None or found.child != asking.child:
        raise NotHere
    found.check_ahead(CannotShareRole, asking.today)
    return found


def _offered(asking: Asking, command: AcceptRole | DeclineRole) -> SharedRole:
    meeting = _ahead(asking, command.meeting)
    found = asking.unit.find(SharedRole, role_of(meeting.id, command.role))
    if found is None:
        raise CannotShareRole.because_it_was_not_offered()
    return found


def _asked(asking: Asking) -> Asked:
    return Asked({one.person for one in around(asking)}, family(asking))


def _save(asking: Asking, shared: SharedRole) -> LogHead:
    log = asking.unit.log_of(asking.child, Space.SHARED)
    asking.unit.save(shared, log=log, roster=asking.roster)
    return log
