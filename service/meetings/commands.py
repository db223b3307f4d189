"""What a person may ask about a meeting before it begins: load, ask, save."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from events.meeting import Around, Meeting, When
from events.meeting_kinds import CEREMONY, MeetingKind, Step, Way
from events.meeting_refusals import CannotProposeMeeting
from events.store.ledger import LogHead
from events.taking_part import TakingPart, taking_part_of
from service.asking import Asking
from service.present import around, family


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeMeeting:
    """*frozen_days* is how long before the meeting its agenda is fixed."""

    meeting: UUID
    kind: MeetingKind
    purpose: str
    when: When
    frozen_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreePurpose:
    meeting: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class RewordPurpose:
    meeting: UUID
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteToMeeting:
    """*ways* are those of taking part that these people can choose from."""

    meeting: UUID
    people: Sequence[UUID]
    ways: Sequence[Way]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveMeeting:
    meeting: UUID
    when: When
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallMeetingOff:
    meeting: UUID
    reason: str


def propose_meeting(command: ProposeMeeting, asking: Asking) -> LogHead:
    if asking.unit.is_taken(command.meeting):
        raise CannotProposeMeeting.because_it_was_proposed_before()
    meeting = Meeting.propose(
        command.meeting,
        asking.child,
        command.kind,
        command.purpose,
        command.when,
        frozen_days=command.frozen_days,
        by=asking.by,
        today=asking.today,
    )
    whom = family(asking) if Step.BARRIERS in CEREMONY[command.kind] else ()
    asked = [
        TakingPart.ask(meeting.id, asking.child, person, by=asking.by)
        for person in sorted(whom)
    ]
    return asking.save(meeting, *asked)


def agree_purpose(command: AgreePurpose, asking: Asking) -> LogHead:
    meeting = _load(asking, command.meeting)
    meeting.agree_purpose(by=asking.by, today=asking.today)
    return asking.save(meeting)


def reword_purpose(command: RewordPurpose, asking: Asking) -> LogHead:
    meeting = _load(asking, command.meeting)
    meeting.reword_purpose(command.purpose, by=asking.by, today=asking.today)
    return asking.save(meeting)


def invite_to_meeting(command: InviteToMeeting, asking: Asking) -> LogHead:
    meeting = _load(asking, command.meeting)
    meeting.invite(
        command.people,
        command.ways,
        around=_around(asking, meeting),
        by=asking.by,
        today=asking.today,
    )
    return asking.save(meeting)


def move_meeting(command: MoveMeeting, asking: Asking) -> LogHead:
    meeting = _load(asking, command.meeting)
    meeting.move(command.when, command.reason, by=asking.by, today=asking.today)
    return asking.save(meeting)


def call_meeting_off(command: CallMeetingOff, asking: Asking) -> LogHead:
    meeting = _load(asking, command.meeting)
    meeting.call_off(command.reason, by=asking.by, today=asking.today)
    return asking.save(meeting)


def _around(asking: Asking, meeting: Meeting) -> Around:
    relatives = family(asking)
    asked = (
        person
        for person in relatives
        if (part := asking.unit.find(TakingPart, taking_part_of(meeting.id, person)))
        if part.is_asked
    )
    everybody = frozenset(one.person for one in around(asking))
    return Around(everybody, relatives, frozenset(asked))


def _load(asking: Asking, meeting: UUID) -> Meeting:
    return asking.of_the_child(asking.unit.find(Meeting, meeting))
