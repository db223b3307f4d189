"""What a person may ask about the notes of a meeting: load, ask, save."""

from dataclasses import dataclass
from uuid import UUID

from events.childs_part import ChildsPart, childs_part_of, lacks_childs_part
from events.meeting import Meeting
from events.minutes import Minutes, minutes_of
from events.minutes_check import check_of
from events.minutes_kinds import GoalsTime, OnGoals, Verb
from events.minutes_refusals import CannotOpenNotes
from events.minutes_rules import Wording
from events.store.ledger import LogHead
from service.asking import Asking
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
        command.meeting,
        asking.child,
        command.aim,
        command.minutes,
        by=asking.by,
        lacks_childs_part=_lacks_childs_part(asking, command.meeting),
    )
    return asking.save(opened)


def tick_aim(command: TickAim, asking: Asking) -> LogHead:
    minutes = _load(asking, command.meeting)
    minutes.tick_aim(by=asking.by)
    return asking.save(minutes)


def check_goals(command: CheckGoals, asking: Asking) -> LogHead:
    minutes = _load(asking, command.meeting)
    minutes.check_goals(command.when, command.answer, command.text, by=asking.by)
    return asking.save(minutes)


def write_line(command: WriteLine, asking: Asking) -> LogHead:
    minutes = _load(asking, command.meeting)
    check_person(asking.unit.reader, asking.child, command.speaker)
    went_out = _went_out(asking, minutes)
    minutes.write_line(command.line, command.said, by=asking.by, went_out=went_out)
    return asking.save(minutes)


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
    return asking.save(minutes)


def comment_line(command: CommentLine, asking: Asking) -> LogHead:
    minutes = _load(asking, command.meeting)
    minutes.comment(
        command.line,
        command.comment,
        command.text,
        by=asking.by,
        went_out=_went_out(asking, minutes),
    )
    return asking.save(minutes)


def close_meeting(command: CloseMeeting, asking: Asking) -> LogHead:
    minutes = _load(asking, command.meeting)
    found = actions_of(asking.unit.reader, asking.child, command.meeting)
    lacking = {one.action: frozenset(one.lacks) for one in found}
    minutes.close(lacking, no_action=command.no_action, by=asking.by)
    return asking.save(minutes)


def _lacks_childs_part(asking: Asking, meeting: UUID) -> bool:
    found = asking.unit.find(Meeting, meeting)
    part = asking.unit.find(ChildsPart, childs_part_of(meeting))
    return found is not None and lacks_childs_part(found, part)


def _load(asking: Asking, meeting: UUID) -> Minutes:
    return asking.of_the_child(asking.unit.find(Minutes, minutes_of(meeting)))


def _went_out(asking: Asking, minutes: Minutes) -> bool:
    return asking.unit.is_taken(check_of(minutes.meeting))
