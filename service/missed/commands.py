"""What a person may ask about not taking part in a meeting: load, ask, save."""

from dataclasses import dataclass
from uuid import UUID

from events.base import Space
from events.meeting import Meeting
from events.meeting_kinds import Away
from events.meeting_refusals import CannotTakePart
from events.store.ledger import LogHead
from events.taking_part import TakingPart, taking_part_of
from service.asking import Asking
from service.context import NotHere
from service.present import around


@dataclass(frozen=True, slots=True, kw_only=True)
class SayAway:
    meeting: UUID
    person: UUID
    reason: Away
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChange:
    meeting: UUID
    person: UUID
    text: str


def say_away(command: SayAway, asking: Asking) -> LogHead:
    meeting, part = _part(asking, command)
    part.say_away(
        command.reason,
        command.text,
        by=asking.by,
        for_others=meeting.is_kept_by(asking.by),
    )
    return _save(asking, part)


def plan_change(command: PlanChange, asking: Asking) -> LogHead:
    meeting, part = _part(asking, command)
    meeting.check_keeper(CannotTakePart, asking.by)
    part.plan_change(command.text, by=asking.by)
    return _save(asking, part)


def _part(asking: Asking, command: SayAway | PlanChange) -> tuple[Meeting, TakingPart]:
    """Give how somebody takes part, before a meeting or after it."""
    found = asking.unit.find(Meeting, command.meeting)
    if found is None or found.child != asking.child:
        raise NotHere
    if command.person not in {one.person for one in around(asking)}:
        raise NotHere
    if found.called_off:
        raise CannotTakePart.because_it_was_called_off()
    part = asking.unit.find(TakingPart, taking_part_of(found.id, command.person))
    new = TakingPart.ask(found.id, asking.child, command.person, by=asking.by)
    return found, part or new


def _save(asking: Asking, part: TakingPart) -> LogHead:
    log = asking.unit.log_of(asking.child, Space.SHARED)
    asking.unit.save(part, log=log, roster=asking.roster)
    return log
