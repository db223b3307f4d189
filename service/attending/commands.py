"""What a person may ask about an agenda and about taking part: load, ask, save."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.agenda_item import AgendaItem, check_open
from events.meeting import Meeting
from events.meeting_kinds import Way
from events.meeting_refusals import AboutAMeeting, CannotChangeAgenda, CannotTakePart
from events.store.ledger import LogHead
from events.taking_part import TakingPart, taking_part_of
from service.asking import Asking
from service.context import NotHere
from service.present import around


@dataclass(frozen=True, slots=True, kw_only=True)
class AddAgendaItem:
    """With *for_child* it is what the child wants to be talked about."""

    meeting: UUID
    item: UUID
    text: str
    for_child: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawAgendaItem:
    meeting: UUID
    item: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class DeferAgendaItem:
    meeting: UUID
    item: UUID
    reason: str
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TellBarriers:
    """*nothing* says that nothing makes the meeting hard."""

    meeting: UUID
    person: UUID
    nothing: bool
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveUnasked:
    meeting: UUID
    person: UUID
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseWay:
    meeting: UUID
    person: UUID
    way: Way


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteView:
    meeting: UUID
    person: UUID
    text: str


def add_agenda_item(command: AddAgendaItem, asking: Asking) -> LogHead:
    meeting = _ahead(asking, command.meeting)
    check_open(meeting.when.day, meeting.frozen_days, asking.today)
    if asking.unit.is_taken(command.item):
        raise CannotChangeAgenda.because_it_was_added_before()
    item = AgendaItem.add(
        command.item,
        asking.child,
        meeting.id,
        command.text,
        for_child=command.for_child,
        by=asking.by,
    )
    return asking.save(item)


def withdraw_agenda_item(command: WithdrawAgendaItem, asking: Asking) -> LogHead:
    meeting = _ahead(asking, command.meeting)
    item = _item(asking, meeting, command.item)
    item.withdraw(by=asking.by)
    return asking.save(item)


def defer_agenda_item(command: DeferAgendaItem, asking: Asking) -> LogHead:
    meeting = _ahead(asking, command.meeting)
    meeting.check_keeper(CannotChangeAgenda, asking.by)
    item = _item(asking, meeting, command.item)
    item.defer(command.reason, command.until, meeting.when.day, by=asking.by)
    return asking.save(item)


def tell_barriers(command: TellBarriers, asking: Asking) -> LogHead:
    meeting, part = _part(asking, command.meeting, command.person)
    part.tell_barriers(
        command.text,
        nothing=command.nothing,
        by=asking.by,
        for_others=meeting.is_kept_by(asking.by),
    )
    return asking.save(part)


def leave_unasked(command: LeaveUnasked, asking: Asking) -> LogHead:
    meeting, part = _part(asking, command.meeting, command.person)
    meeting.check_keeper(CannotTakePart, asking.by)
    part.leave_unasked(command.reason, by=asking.by)
    return asking.save(part)


def choose_way(command: ChooseWay, asking: Asking) -> LogHead:
    meeting, part = _part(asking, command.meeting, command.person)
    part.choose_way(command.way, by=asking.by, for_others=meeting.is_kept_by(asking.by))
    return asking.save(part)


def write_view(command: WriteView, asking: Asking) -> LogHead:
    meeting, part = _part(asking, command.meeting, command.person)
    part.write_view(
        command.text, by=asking.by, for_others=meeting.is_kept_by(asking.by)
    )
    return asking.save(part)


def _part(asking: Asking, meeting: UUID, person: UUID) -> tuple[Meeting, TakingPart]:
    """Give how somebody takes part; whoever was not asked before is asked now."""
    found = _ahead(asking, meeting, CannotTakePart)
    if person not in {one.person for one in around(asking)}:
        raise NotHere
    part = asking.unit.find(TakingPart, taking_part_of(meeting, person))
    return found, part or TakingPart.ask(meeting, asking.child, person, by=asking.by)


def _item(asking: Asking, meeting: Meeting, item: UUID) -> AgendaItem:
    found = asking.unit.find(AgendaItem, item)
    if found is None or found.meeting != meeting.id:
        raise NotHere
    return found


def _ahead(
    asking: Asking, meeting: UUID, refused: type[AboutAMeeting] = CannotChangeAgenda
) -> Meeting:
    found = asking.of_the_child(asking.unit.find(Meeting, meeting))
    found.check_ahead(refused, asking.today)
    return found
