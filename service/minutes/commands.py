"""What a person may ask about the notes of a meeting: load, ask, save."""

from dataclasses import dataclass
from uuid import UUID

from events.base import Space
from events.minutes import Minutes, minutes_of
from events.minutes_check import check_of
from events.minutes_kinds import GoalsTime, OnGoals, Verb
from events.minutes_refusals import CannotOpenNotes
from events.minutes_rules import Wording
from events.store.ledger import LogHead
from service.asking import Asking
from service.context import NotHere
from service.meeting_notes import (
    actions_of,
    check_meeting,
    check_person,
    feelings_waiting,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenNotes:
    meeting: UUID
    aim: str
    minutes: int
    read_feelings: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TickAim:
    meeting: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckGoals:
    meeting: UUID
    when: GoalsTime
    answer: OnGoals
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteLine:
    """*speaker* is somebody around the child, *other* the name of anybody else."""

    meeting: UUID
    line: UUID
    text: str
    verb: Verb
    exact: bool
    speaker: UUID | None = None
    other: str | None = None

    @property
    def said(self) -> Wording:
        return Wording(self.text, self.verb, self.exact, self.speaker, self.other)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """*version* is the one that whoever changes it has read."""

    meeting: UUID
    line: UUID
    version: int
    text: str
    verb: Verb
    exact: bool
    speaker: UUID | None = None
    other: str | None = None

    @property
    def said(self) -> Wording:
        return Wording(self.text, self.verb, self.exact, self.speaker, self.other)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentLine:
    meeting: UUID
    line: UUID
    comment: UUID
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseMeeting:
    meeting: UUID
    no_action: bool


def open_notes(command: OpenNotes, asking: Asking) -> LogHead:
    check_meeting(asking.unit.reader, asking.child, command.meeting)
    if asking.unit.is_taken(minutes_of(command.meeting)):
        raise CannotOpenNotes.because_they_are_open()
    asked = (asking.child, command.meeting, asking.by.person)
    if feelings_waiting(asking.unit.reader, *asked) and not command.read_feelings:
        raise CannotOpenNotes.because_feelings_wait()
    opened = Minutes.open(
        command.meeting, asking.child, command.aim, command.minutes, by=asking.by
    )
    return _save(asking, opened)


def tick_aim(command: TickAim, asking: Asking) -> LogHead:
    minutes = _load(asking, command.meeting)
    minutes.tick_aim(by=asking.by)
    return _save(asking, minutes)


def check_goals(command: CheckGoals, asking: Asking) -> LogHead:
    minutes = _load(asking, command.meeting)
    minutes.check_goals(command.when, command.answer, command.text, by=asking.by)
    return _save(asking, minutes)


def write_line(command: WriteLine, asking: Asking) -> LogHead:
    minutes = _load(asking, command.meeting)
    check_person(asking.unit.reader, asking.child, command.speaker)
    went_out = _went_out(asking, minutes)
    minutes.write_line(command.line, command.said, by=asking.by, went_out=went_out)
    return _save(asking, minutes)


def change_line(command: ChangeLine, asking: Asking) -> LogHead:
    minutes = _load(asking, command.meeting)
    check_person(asking.unit.reader, asking.child, command.speaker)
    minutes.change_line(
        command.line,
        command.said,
        command.version,
        by=asking.by,
        went_out=_went_out(asking, minutes),
    )
    return _save(asking, minutes)


def comment_line(command: CommentLine, asking: Asking) -> LogHead:
    minutes = _load(asking, command.meeting)
    minutes.comment(
        command.line,
        command.comment,
        command.text,
        by=asking.by,
        went_out=_went_out(asking, minutes),
    )
    return _save(asking, minutes)


def close_meeting(command: CloseMeeting, asking: Asking) -> LogHead:
    minutes = _load(asking, command.meeting)
    found = actions_of(asking.unit.reader, asking.child, command.meeting)
    lacking = {one.action: frozenset(one.lacks) for one in found}
    minutes.close(lacking, no_action=command.no_action, by=asking.by)
    return _save(asking, minutes)


def _load(asking: Asking, meeting: UUID) -> Minutes:
    found = asking.unit.find(Minutes, minutes_of(meeting))
    if found is None or found.child != asking.child:
        raise NotHere
    return found


def _went_out(asking: Asking, minutes: Minutes) -> bool:
    return asking.unit.is_taken(check_of(minutes.meeting))


def _save(asking: Asking, minutes: Minutes) -> LogHead:
    log = asking.unit.log_of(asking.child, Space.SHARED)
    asking.unit.save(minutes, log=log, roster=asking.roster)
    return log
