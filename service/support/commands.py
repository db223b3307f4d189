"""What a person may say when they are asked what would help: load, ask, save."""

from dataclasses import dataclass
from uuid import UUID

from events.agreed_action import AgreedAction
from events.agreed_action_refusals import CannotPropose
from events.meeting import Meeting
from events.school_calendar import SchoolCalendar, calendar_of
from events.school_days import SchoolDays, TermDays
from events.store.ledger import LogHead
from events.support_question import CannotAnswerSupport, Occasion, SupportQuestion
from service.asking import Asking


@dataclass(frozen=True, slots=True, kw_only=True)
class WishHelp:
    """*meeting* is the one before which they were asked; without it the term is."""

    action: UUID
    meeting: UUID | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedNoHelp:
    meeting: UUID | None


def wish_help(command: WishHelp, asking: Asking) -> LogHead:
    if asking.unit.is_taken(command.action):
        raise CannotPropose.because_it_was_said_before()
    if asking.child_left():
        raise CannotPropose.because_the_child_left()
    question = _question(command.meeting, asking)
    action = AgreedAction.propose(
        command.action,
        asking.child,
        command.text,
        meeting=command.meeting,
        by=asking.by,
    )
    question.wish(action.id, by=asking.by)
    return asking.save(action, question)


def need_no_help(command: NeedNoHelp, asking: Asking) -> LogHead:
    question = _question(command.meeting, asking)
    question.decline(by=asking.by)
    return asking.save(question)


def _question(meeting: UUID | None, asking: Asking) -> SupportQuestion:
    occasion = _occasion(meeting, asking)
    known = asking.unit.find(SupportQuestion, occasion.stream(asking.child))
    return known or SupportQuestion.take_up(asking.child, occasion, by=asking.by)


def _occasion(meeting: UUID | None, asking: Asking) -> Occasion:
    """Give the meeting, which must be ahead, or the term of today."""
    if meeting is None:
        return Occasion.of_term(_days(asking).term_of(asking.today))
    found = asking.of_the_child(asking.unit.find(Meeting, meeting))
    found.check_ahead(CannotAnswerSupport, asking.today)
    return Occasion(meeting)


def _days(asking: Asking) -> SchoolDays:
    calendar = asking.unit.find(SchoolCalendar, calendar_of(asking.unit.school))
    if calendar is None:
        return SchoolDays()
    terms = (TermDays(*which, days) for which, days in calendar.terms.items())
    return SchoolDays(tuple(terms))
