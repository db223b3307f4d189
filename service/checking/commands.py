"""What a person may ask about notes that are being checked: load, ask, save."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid5

from events.meeting import Meeting, When
from events.meeting_kinds import MeetingKind
from events.minutes import Minutes, minutes_of
from events.minutes_check import MinutesCheck, check_days, check_of, report_due
from events.minutes_refusals import CannotSendNotes, CannotWriteNotes
from events.phrase import phrase
from events.store.ledger import LogHead
from service.asking import Asking
from service.context import NotHere
from service.meeting_notes import actions_of, readers_of, school_days_later

# What the meeting is for that looks at the actions of another one.
LOOK_AGAIN: Final = phrase("Look again at what we agreed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SendNotes:
    meeting: UUID
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkNotesSeen:
    meeting: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class FindRight:
    meeting: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class AskChange:
    """*line* is the line that should say it, if it is about one."""

    meeting: UUID
    request: UUID
    text: str
    line: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerChange:
    meeting: UUID
    request: UUID
    taken_up: bool
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SendOnTime:
    meeting: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeFinal:
    meeting: UUID
    differences: bool


def send_notes(command: SendNotes, asking: Asking) -> LogHead:
    minutes, reader = _minutes(asking, command.meeting), asking.unit.reader
    if asking.unit.is_taken(check_of(command.meeting)):
        raise CannotSendNotes.because_they_went_out()
    until = school_days_later(reader, asking.today, check_days(command.days))
    sent = MinutesCheck.send(
        command.meeting,
        asking.child,
        minutes.keeper,
        until,
        readers_of(reader, asking.child, asking.today),
        by=asking.by,
        closed=minutes.closed,
    )
    return asking.save(sent)


def mark_notes_seen(command: MarkNotesSeen, asking: Asking) -> LogHead:
    check = _load(asking, command.meeting)
    check.see(by=asking.by)
    return asking.save(check)


def find_right(command: FindRight, asking: Asking) -> LogHead:
    check = _load(asking, command.meeting)
    check.find_right(by=asking.by)
    return asking.save(check)


def ask_change(command: AskChange, asking: Asking) -> LogHead:
    check = _load(asking, command.meeting)
    minutes = _minutes(asking, command.meeting)
    if command.line is not None and command.line not in minutes.lines:
        raise CannotWriteNotes.because_the_line_is_not_there()
    check.ask_for_change(command.request, command.line, command.text, by=asking.by)
    return asking.save(check)


def answer_change(command: AnswerChange, asking: Asking) -> LogHead:
    check = _load(asking, command.meeting)
    check.answer_change(
        command.request, command.text, taken_up=command.taken_up, by=asking.by
    )
    return asking.save(check)


def send_on_time(command: SendOnTime, asking: Asking) -> LogHead:
    check, meeting = _load(asking, command.meeting), _meeting(asking, command.meeting)
    due = report_due(meeting.when.day)
    if meeting.kind is not MeetingKind.ANNUAL_REVIEW:
        raise CannotSendNotes.because_no_law_sets_a_day()
    check.send_on_time(due, today=asking.today, by=asking.by)
    return asking.save(check)


def make_final(command: MakeFinal, asking: Asking) -> LogHead:
    check = _load(asking, command.meeting)
    check.make_final(
        with_differences=command.differences, today=asking.today, by=asking.by
    )
    return asking.save(check, *_review(asking, command.meeting))


def _review(asking: Asking, meeting: UUID) -> list[Meeting]:
    """Propose to look again at the actions, on the first day that was agreed for it."""
    found = actions_of(asking.unit.reader, asking.child, meeting)
    days = [one.review for one in found if one.review and one.review >= asking.today]
    review = uuid5(meeting, "review meeting")
    if not days or asking.unit.is_taken(review):
        return []
    proposed = Meeting.propose(
        review,
        asking.child,
        MeetingKind.INFORMAL,
        str(LOOK_AGAIN),
        When(min(days)),
        frozen_days=0,
        by=asking.by,
        today=asking.today,
    )
    return [proposed]


def _minutes(asking: Asking, meeting: UUID) -> Minutes:
    return asking.of_the_child(asking.unit.find(Minutes, minutes_of(meeting)))


def _meeting(asking: Asking, meeting: UUID) -> Meeting:
    found = asking.unit.find(Meeting, meeting)
    if found is None:
        raise NotHere
    return found


def _load(asking: Asking, meeting: UUID) -> MinutesCheck:
    return asking.of_the_child(asking.unit.find(MinutesCheck, check_of(meeting)))
