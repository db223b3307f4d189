"""Papers come in time or late, and the family says whether a late one is discussed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from events.base import Actor
from events.law import Clock
from events.meeting import When
from events.meeting_kinds import MeetingKind
from events.meeting_papers import (
    About,
    CannotAddPaper,
    CannotDeclinePaper,
    MeetingPaper,
    PaperIn,
    PapersDue,
    papers_due,
)
from events.school_days import SchoolDays, Span
from tests.cast import AMINA, AYO, LUKASZ, TOM, an_id
from tests.features.shows import shows
from tests.scenario import Said, fact, given, new_facts

MEETING, PAPER = an_id("a meeting"), an_id("a paper")
FRIDAY = date(2026, 9, 25)
WHEN = When(FRIDAY, datetime(2026, 9, 25, 13, 30, tzinfo=UTC), 45, "Room 4")
A_MINUTE = timedelta(minutes=1)
REPORT = About("Speech report", other="Dr Rao")


def due(
    kind: MeetingKind = MeetingKind.SEN_SUPPORT_REVIEW,
    when: When = WHEN,
    days: SchoolDays | None = None,
) -> PapersDue:
    found = papers_due(kind, when, None if days is None else days.later)
    assert found is not None
    return found


def added(
    by: Actor = TOM, *, about: About = REPORT, late: bool = True, by_rule: bool = True
) -> MeetingPaper:
    last = due() if by_rule else None
    return MeetingPaper.add(PAPER, AYO, MEETING, about, last, late=late, by=by)


def declined(by: Actor = AMINA) -> Said:
    return fact(MeetingPaper.PaperDiscussionDeclined, meeting=MEETING, by=by.person)


def taken_back(by: Actor = AMINA) -> Said:
    return fact(MeetingPaper.DecliningTakenBack, meeting=MEETING, by=by.person)


@shows("events.meeting_papers:_BY_LAW", at="ANNUAL_REVIEW")
@shows("events.meeting_papers:PapersDue.is_late", at="on > self.day")
def test_f33_papers_of_an_annual_review_come_two_weeks_before_it() -> None:
    found = due(MeetingKind.ANNUAL_REVIEW)
    assert found.rule.clock is Clock.REVIEW_PAPERS
    assert found.day == date(2026, 9, 11)
    late_in_the_day = datetime(2026, 9, 11, 22, 59, tzinfo=UTC)
    assert not found.is_late(found.day, late_in_the_day)
    assert found.is_late(date(2026, 9, 12), late_in_the_day + A_MINUTE)


@shows("events.meeting_papers:papers_due", at="Unit.SCHOOL_DAYS")
@shows("events.meeting_papers:PapersDue.is_late", at="at > self.moment")
def test_f33_papers_of_other_meetings_come_48_hours_before_them() -> None:
    found = due()
    last = datetime(2026, 9, 23, 13, 30, tzinfo=UTC)
    assert (found.day, found.moment) == (last.date(), last)
    assert not found.is_late(found.day, last)
    assert found.is_late(found.day, last + A_MINUTE)
    assert found.is_late(found.day + timedelta(days=1), last)


def test_the_two_days_are_school_days_of_the_school() -> None:
    monday = When(date(2026, 9, 28), datetime(2026, 9, 28, 8, tzinfo=UTC), 45, "4")
    assert due(when=monday).day == date(2026, 9, 24)
    friday = Span(FRIDAY, FRIDAY)
    found = due(when=monday, days=SchoolDays(inset_days=(friday,)))
    assert found.day == date(2026, 9, 23)
    assert found.moment == datetime(2026, 9, 23, 8, tzinfo=UTC)


def test_a_meeting_without_a_time_has_a_last_day_alone() -> None:
    assert due(when=When(FRIDAY)).moment is None


def test_an_informal_talk_asks_for_no_papers_so_none_is_late() -> None:
    assert papers_due(MeetingKind.INFORMAL, WHEN) is None
    (said,) = new_facts(added(late=False, by_rule=False))
    assert (said.words["due"], said.words["rule"]) == (None, None)


def test_a_paper_says_whose_it_is_and_where_it_can_be_read() -> None:
    source = an_id("a note")
    about = About("Reading", TOM.person, None, source, PaperIn.ENTRY)
    (said,) = new_facts(added(about=about))
    assert said.words["writer"] == TOM.person
    assert (said.words["source"], said.words["source_kind"]) == (source, PaperIn.ENTRY)
    assert said.words["due"] == date(2026, 9, 23)
    assert said.words["rule"] == "meeting-papers 2026-01-01"
    assert said.words["late"] is True


@pytest.mark.parametrize(
    ("about", "refused"),
    [
        (About(" ", TOM.person), CannotAddPaper.because_it_is_blank(about="title")),
        (About("Reading"), CannotAddPaper.because_it_says_not_whose()),
        (About("Reading", other=" "), CannotAddPaper.because_it_says_not_whose()),
        (About("Reading", TOM.person, "Dr Rao"), CannotAddPaper.because_it_is_of_two()),
    ],
)
def test_a_paper_has_a_title_and_one_person_whose_it_is(
    about: About, refused: CannotAddPaper
) -> None:
    with pytest.raises(CannotAddPaper) as raised:
        added(about=about)
    assert raised.value.args == refused.args


@shows("events.meeting_papers:MeetingPaper.decline", at="because_it_came_in_time")
def test_f33_a_late_paper_is_declined_without_a_reason_and_one_in_time_is_not() -> None:
    (
        given(added())
        .when(lambda paper: paper.decline(late=True, by=AMINA))
        .then(declined())
    )
    (
        given(added())
        .when(lambda paper: paper.decline(late=False, by=AMINA))
        .then_refused(CannotDeclinePaper.because_it_came_in_time())
    )


def test_each_person_declines_once_and_takes_their_own_no_back() -> None:
    refused = CannotDeclinePaper
    (
        given(added(), declined())
        .when(lambda paper: paper.decline(late=True, by=AMINA))
        .then_refused(refused.because_you_declined_it_before())
    )
    (
        given(added(), declined())
        .when(lambda paper: paper.take_declining_back(by=AMINA))
        .then(taken_back())
    )
    for before in ([declined()], [declined(LUKASZ), declined(), taken_back(LUKASZ)]):
        (
            given(added(), *before)
            .when(lambda paper: paper.take_declining_back(by=LUKASZ))
            .then_refused(refused.because_you_did_not_decline_it())
        )
