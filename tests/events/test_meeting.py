"""A meeting is proposed, agreed on, moved and called off, and people are invited."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from events.base import Actor, Refusal, Role, Side
from events.meeting import Around, Meeting, When
from events.meeting_kinds import MeetingKind, Way
from events.meeting_refusals import (
    CannotAgreePurpose,
    CannotInvite,
    CannotProposeMeeting,
)
from tests.cast import AMINA, AYO, AYO_IN_PERSON, LUKASZ, SIAN, TOM, TUESDAY, an_id
from tests.features.shows import shows
from tests.scenario import Said, fact, given, new_facts

MEETING = an_id("a meeting")
FRIDAY = date(2026, 9, 25)
WHEN = When(FRIDAY, datetime(2026, 9, 25, 14, tzinfo=UTC), 45, "Room 4")
LATER = replace(WHEN, day=FRIDAY + timedelta(days=3))
WHY = "Room 4 is being painted."
BLANKS = ["", "  ", "\n"]
ALL = frozenset({one.person for one in (AMINA, LUKASZ, TOM, SIAN)})
FAMILY = frozenset({AMINA.person, LUKASZ.person})
ASKED = Around(everybody=ALL, family=FAMILY, asked=FAMILY)
NOBODY_ASKED = replace(ASKED, asked=frozenset())


def proposed(
    kind: MeetingKind = MeetingKind.SEN_SUPPORT_REVIEW,
    when: When = WHEN,
    *,
    purpose: str = "Agree how Ayo gets help with reading.",
    by: Actor = TOM,
) -> Meeting:
    return Meeting.propose(
        MEETING, AYO, kind, purpose, when, frozen_days=3, by=by, today=TUESDAY
    )


def agreed(by: Actor) -> Said:
    return fact(Meeting.PurposeAgreed, side=by.side, by=by.person)


def called_off() -> Said:
    return fact(Meeting.MeetingCalledOff, reason=WHY, by=TOM.person)


def invited(who: Actor, ways: str = "in-person phone") -> Said:
    return fact(Meeting.PersonInvited, person=who.person, ways=ways, by=TOM.person)


def invite(meeting: Meeting, *people: Actor, around: Around = ASKED) -> None:
    meeting.invite(
        [one.person for one in people],
        [Way.IN_PERSON, Way.PHONE],
        around=around,
        by=TOM,
        today=TUESDAY,
    )


def stands(meeting: Meeting) -> bool:
    return meeting.purpose_is_agreed


def test_somebody_proposes_a_meeting() -> None:
    (said,) = new_facts(proposed())
    assert said.kind is Meeting.MeetingProposed
    assert said.words["purpose"] == "Agree how Ayo gets help with reading."
    assert (said.words["day"], said.words["minutes"]) == (FRIDAY, 45)
    assert (said.words["frozen_days"], said.words["side"]) == (3, Side.SCHOOL)


@pytest.mark.parametrize("purpose", BLANKS)
def test_a_meeting_has_a_purpose(purpose: str) -> None:
    with pytest.raises(CannotProposeMeeting, match="at least one word"):
        proposed(purpose=purpose)


@pytest.mark.parametrize("kind", sorted(set(MeetingKind) - {MeetingKind.INFORMAL}))
@pytest.mark.parametrize(
    ("when", "why"),
    [
        (replace(WHEN, starts=None), CannotProposeMeeting.because_a_time_is_needed()),
        (replace(WHEN, place=" "), CannotProposeMeeting.because_a_place_is_needed()),
        (replace(WHEN, minutes=None), CannotProposeMeeting.because_it_has_no_length()),
    ],
    ids=["when", "where", "how long"],
)
def test_a_meeting_has_a_time_and_a_place(
    kind: MeetingKind, when: When, why: Refusal
) -> None:
    with pytest.raises(CannotProposeMeeting) as refused:
        proposed(kind, when)
    assert repr(refused.value) == repr(why)


@pytest.mark.parametrize("minutes", [4, 481])
def test_a_meeting_has_a_length(minutes: int) -> None:
    with pytest.raises(CannotProposeMeeting, match="between 5 minutes and 8 hours"):
        proposed(when=replace(WHEN, minutes=minutes))


def test_a_meeting_is_not_in_the_past() -> None:
    with pytest.raises(CannotProposeMeeting, match="That day is over"):
        proposed(when=When(TUESDAY - timedelta(days=1)))


@shows("events.meeting:_check_whole", at="because_a_time_is_needed")
@shows("events.meeting_kinds:CEREMONY", at="MeetingKind.INFORMAL: frozenset()")
def test_f120_an_informal_talk_needs_a_date_and_a_line() -> None:
    talk = proposed(MeetingKind.INFORMAL, When(FRIDAY), purpose="How reading goes.")
    assert talk.when == When(FRIDAY)
    invite(talk, AMINA, around=NOBODY_ASKED)
    assert talk.invited == {AMINA.person}
    with pytest.raises(CannotProposeMeeting, match="when this kind of meeting"):
        proposed(MeetingKind.ANNUAL_REVIEW, replace(WHEN, starts=None))
    with pytest.raises(CannotInvite):
        invite(proposed(MeetingKind.ANNUAL_REVIEW), AMINA, around=NOBODY_ASKED)


@shows("events.meeting:is_agreed")
def test_f25_a_purpose_is_agreed_by_the_family_and_the_organiser() -> None:
    meeting = proposed()
    assert not stands(meeting)
    meeting.agree_purpose(by=SIAN, today=TUESDAY)
    meeting.agree_purpose(by=AYO_IN_PERSON, today=TUESDAY)
    assert not stands(meeting)
    meeting.agree_purpose(by=AMINA, today=TUESDAY)
    assert stands(meeting)
    asked_by_home = proposed(by=AMINA)
    asked_by_home.agree_purpose(by=LUKASZ, today=TUESDAY)
    assert not stands(asked_by_home)


def test_a_purpose_is_agreed_once() -> None:
    given(proposed(), agreed(AMINA)).when(
        lambda one: one.agree_purpose(by=AMINA, today=TUESDAY)
    ).then_refused(CannotAgreePurpose.because_it_was_agreed_before())


def test_a_purpose_in_other_words_is_agreed_anew() -> None:
    meeting = proposed()
    meeting.agree_purpose(by=AMINA, today=TUESDAY)
    meeting.reword_purpose("Agree on reading.", by=SIAN, today=TUESDAY)
    assert not stands(meeting)
    meeting.agree_purpose(by=AMINA, today=TUESDAY)
    assert stands(meeting)


@pytest.mark.parametrize("purpose", BLANKS)
def test_other_words_are_words(purpose: str) -> None:
    given(proposed()).when(
        lambda one: one.reword_purpose(purpose, by=TOM, today=TUESDAY)
    ).then_refused(CannotAgreePurpose.because_it_is_blank(about="purpose"))


def test_people_of_the_circle_are_invited_once() -> None:
    given(proposed(), invited(AMINA)).when(lambda one: invite(one, AMINA, SIAN)).then(
        invited(SIAN)
    )
    given(proposed(), invited(AMINA)).when(lambda one: invite(one, AMINA)).then_refused(
        CannotInvite.because_nobody_is_chosen()
    )


def test_nobody_from_elsewhere_is_invited() -> None:
    stranger = replace(AMINA, person=an_id("somebody"))
    given(proposed()).when(lambda one: invite(one, stranger)).then_refused(
        CannotInvite.because_they_do_not_belong()
    )


@shows("events.meeting:Meeting.invite", at="because_the_family_was_not_asked")
def test_f6_nobody_is_invited_before_each_family_member_was_asked() -> None:
    one_missing = Around(ALL, FAMILY, frozenset({AMINA.person}))
    given(proposed()).when(
        lambda one: invite(one, AMINA, around=one_missing)
    ).then_refused(CannotInvite.because_the_family_was_not_asked())
    given(proposed()).when(lambda one: invite(one, AMINA)).then(invited(AMINA))
    talk = proposed(MeetingKind.INFORMAL, When(FRIDAY))
    invite(talk, AMINA, around=one_missing)
    assert talk.invited == {AMINA.person}


def test_a_meeting_is_moved_with_a_reason() -> None:
    given(proposed()).when(
        lambda one: one.move(LATER, WHY, by=SIAN, today=TUESDAY)
    ).then(
        fact(
            Meeting.MeetingMoved,
            day=LATER.day,
            starts=LATER.starts,
            minutes=45,
            place="Room 4",
            reason=WHY,
            by=SIAN.person,
        )
    )


def test_a_meeting_is_moved_to_another_time() -> None:
    given(proposed()).when(
        lambda one: one.move(WHEN, WHY, by=TOM, today=TUESDAY)
    ).then_refused(CannotProposeMeeting.because_nothing_changes())


@pytest.mark.parametrize("reason", BLANKS)
def test_a_reason_is_given(reason: str) -> None:
    blank = CannotProposeMeeting.because_it_is_blank(about="reason")
    given(proposed()).when(
        lambda one: one.move(LATER, reason, by=TOM, today=TUESDAY)
    ).then_refused(blank)
    given(proposed()).when(
        lambda one: one.call_off(reason, by=TOM, today=TUESDAY)
    ).then_refused(blank)


def test_a_meeting_is_called_off() -> None:
    given(proposed()).when(lambda one: one.call_off(WHY, by=TOM, today=TUESDAY)).then(
        called_off()
    )


ASKS: list[Callable[[Meeting, Actor, date], None]] = [
    lambda one, by, today: one.reword_purpose("Other words.", by=by, today=today),
    lambda one, by, today: one.invite(
        [AMINA.person], [], around=ASKED, by=by, today=today
    ),
    lambda one, by, today: one.move(LATER, WHY, by=by, today=today),
    lambda one, by, today: one.call_off(WHY, by=by, today=today),
]
NAMES = ["reword", "invite", "move", "call off"]


@pytest.mark.parametrize("ask", ASKS, ids=NAMES)
def test_whoever_proposed_it_looks_after_it(
    ask: Callable[[Meeting, Actor, date], None],
) -> None:
    for keeper in (AMINA, SIAN):
        ask(proposed(by=AMINA), keeper, TUESDAY)
    with pytest.raises(Refusal, match="Whoever proposed the meeting"):
        ask(proposed(by=AMINA), TOM, TUESDAY)


@pytest.mark.parametrize("ask", ASKS, ids=NAMES)
def test_what_is_called_off_or_over_stays_so(
    ask: Callable[[Meeting, Actor, date], None],
) -> None:
    with pytest.raises(Refusal, match="The day of this meeting is over"):
        ask(proposed(), TOM, FRIDAY + timedelta(days=1))
    meeting = proposed()
    meeting.call_off(WHY, by=TOM, today=TUESDAY)
    with pytest.raises(Refusal, match="was called off"):
        ask(meeting, TOM, TUESDAY)


def test_a_senco_keeps_every_meeting() -> None:
    assert proposed().is_kept_by(
        replace(TOM, role=Role.HEADTEACHER, person=SIAN.person)
    )
    assert not proposed().is_kept_by(LUKASZ)
