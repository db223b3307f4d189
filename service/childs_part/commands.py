"""What a person may ask about the child's part in a meeting: load, ask, save."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from events.base import Space
from events.childs_part import (
    CannotPlanChildsPart,
    ChildsForm,
    ChildsPart,
    Plan,
    Slot,
    check_may_leave_out,
    childs_part_of,
)
from events.meeting import Meeting
from events.minutes_child import Medium
from events.store.ledger import LogHead
from service.asking import Asking
from service.context import NotHere
from service.present import around


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChildsPart:
    """*chosen* is whom the child speaks through, if through anybody."""

    meeting: UUID
    form: ChildsForm
    medium: Medium
    chosen: UUID | None
    starts: datetime
    ends: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveChildOut:
    meeting: UUID
    reason: str


def plan_childs_part(command: PlanChildsPart, asking: Asking) -> LogHead:
    meeting, part = _part(asking, command.meeting)
    if command.chosen not in {None, *(one.person for one in around(asking))}:
        raise NotHere
    plan = Plan(command.form, command.medium, command.chosen)
    slot = Slot.at(command.starts, command.ends, meeting.when)
    part.plan(plan, slot, when=meeting.when, by=asking.by)
    return _save(asking, part)


def leave_child_out(command: LeaveChildOut, asking: Asking) -> LogHead:
    meeting, part = _part(asking, command.meeting)
    check_may_leave_out(meeting, asking.by)
    part.leave_out(command.reason, by=asking.by)
    return _save(asking, part)


def _part(asking: Asking, meeting: UUID) -> tuple[Meeting, ChildsPart]:
    found = asking.unit.find(Meeting, meeting)
    if found is None or found.child != asking.child:
        raise NotHere
    found.check_ahead(CannotPlanChildsPart, asking.today)
    part = asking.unit.find(ChildsPart, childs_part_of(meeting))
    return found, part or ChildsPart.raise_it(found, by=asking.by)


def _save(asking: Asking, part: ChildsPart) -> LogHead:
    log = asking.unit.log_of(asking.child, Space.SHARED)
    asking.unit.save(part, log=log, roster=asking.roster)
    return log
