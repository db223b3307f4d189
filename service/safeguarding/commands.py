"""What a safeguarding lead may ask for: load, ask, save."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from events.access import Opening
from events.base import Space
from events.diary import Entry
from events.store.ledger import LogHead
from service.asking import Asking, SchoolAsking
from service.context import NotHere


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakGlass:
    opening: UUID
    child: UUID
    reason: str
    hidden: bool
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseGlass:
    opening: UUID
    child: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveEntry:
    """*part* is a reply or correction that is moved alone; None moves all of it."""

    entry: UUID
    part: UUID | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnEntry:
    entry: UUID
    child: UUID
    part: UUID | None
    reason: str


def break_glass(command: BreakGlass, asking: SchoolAsking) -> LogHead:
    opening = Opening.break_glass(
        command.opening,
        command.child,
        command.reason,
        hidden=command.hidden,
        by=asking.by,
        now=command.now,
    )
    return _save_opening(asking, opening)


def close_glass(command: CloseGlass, asking: SchoolAsking) -> LogHead:
    opening = asking.unit.find(Opening, command.opening)
    if opening is None or opening.child != command.child:
        raise NotHere
    opening.close(by=asking.by)
    return _save_opening(asking, opening)


def move_entry(command: MoveEntry, asking: Asking) -> LogHead:
    entry = asking.entry(command.entry)
    entry.move(command.part, command.reason, by=asking.by)
    return _save(asking, asking.child, entry)


def return_entry(command: ReturnEntry, asking: SchoolAsking) -> LogHead:
    entry = asking.unit.find(Entry, command.entry)
    if entry is None or entry.child != command.child:
        raise NotHere
    entry.bring_back(command.part, command.reason, by=asking.by)
    return _save(asking, command.child, entry)


def _save_opening(asking: SchoolAsking, opening: Opening) -> LogHead:
    space = Space.RESTRICTED if opening.hidden else Space.SHARED
    log = asking.unit.log_of(opening.child, space)
    asking.unit.save(opening, log=log, roster=asking.roster)
    return log


def _save(asking: SchoolAsking, child: UUID, changed: Entry) -> LogHead:
    log = asking.unit.log_of(child, Space.RESTRICTED)
    asking.unit.save(changed, log=log, roster=asking.roster)
    return log
