"""A child has their own time, form and format, or a named person says why not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from events.base import Actor
from events.childs_part import (
    CannotPlanChildsPart,
    ChildsForm,
    ChildsPart,
    Plan,
    Slot,
    check_may_leave_out,
    childs_part_of,
    lacks_childs_part,
)
from events.meeting import When
from events.meeting_kinds import MeetingKind
from events.minutes import Minutes
from events.minutes_child import Medium
from events.minutes_refusals import CannotOpenNotes
from tests.cast import AMINA, AYO, AYO_IN_PERSON, LUKASZ, SIAN, TOM
from tests.events.test_meeting import FRIDAY, LATER, MEETING, WHEN, proposed
from tests.features.shows import shows
from tests.scenario import Said, fact, given, new_facts

WHY = "Ayo is at the hospital on that day."
PLAN = Plan(ChildsForm.IN_PERSON, Medium.SYMBOLS)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 9, 25, hour, minute, tzinfo=UTC)


def slot(starts: datetime, ends: datetime, when: When = WHEN) -> Slot:
    return Slot.at(starts, ends, when)


IN_IT = slot(at(14), at(14, 15))
BEFORE_IT = slot(at(9), at(9, 30))


def raised() -> ChildsPart:
    return ChildsPart.raise_it(proposed(), by=TOM)


def planned(plan: Plan = PLAN, own: Slot = IN_IT, by: Actor = TOM) -> Said:
    return fact(
        ChildsPart.ChildPartPlanned,
        meeting=MEETING,
        form=plan.form,
        medium=plan.medium,
        chosen=plan.chosen,
        starts=own.starts,
        ends=own.ends,
        within=own.within,
        side=by.side,
        by=by.person,
    )


def left_out(by: Actor = SIAN) -> Said:
    return fact(
        ChildsPart.ChildNotIncluded,
        meeting=MEETING,
        reason=WHY,
        side=by.side,
        by=by.person,
    )


def test_what_is_said_of_it_stands_in_a_stream_of_its_own() -> None:
    (said,) = new_facts(raised())
    assert said.words["meeting"] == MEETING
    assert said.words["child"] == AYO
    assert raised().id == childs_part_of(MEETING)


@pytest.mark.parametrize("by", [AMINA, TOM, AYO_IN_PERSON], ids=lambda by: by.side)
@pytest.mark.parametrize("own", [IN_IT, BEFORE_IT], ids=["within", "before"])
def test_home_school_and_child_plan_it(own: Slot, by: Actor) -> None:
    (
        given(raised())
        .when(lambda part: part.plan(PLAN, own, when=WHEN, by=by))
        .then(planned(own=own, by=by))
    )


@shows("events.childs_part:_check_slot", at="because_it_is_not_in_the_meeting")
@pytest.mark.parametrize(
    "own",
    [
        slot(at(13, 50), at(14, 10)),
        slot(at(14, 40), at(14, 50)),
        slot(at(15), at(15, 10)),
    ],
)
def test_f35_the_time_of_a_child_lies_in_the_meeting_or_before_it(own: Slot) -> None:
    (
        given(raised())
        .when(lambda part: part.plan(PLAN, own, when=WHEN, by=TOM))
        .then_refused(CannotPlanChildsPart.because_it_is_not_in_the_meeting())
    )
    (
        given(raised())
        .when(lambda part: part.plan(PLAN, IN_IT, when=WHEN, by=TOM))
        .then(planned())
    )


def test_a_talk_without_a_time_has_its_day_alone() -> None:
    talk = When(FRIDAY)
    assert not slot(at(9), at(10), talk).within
    assert slot(at(9), at(10), talk).fits(talk)
    a_day = timedelta(days=1)
    assert not slot(at(9) + a_day, at(10) + a_day, talk).fits(talk)


def test_a_meeting_without_an_end_has_no_room_in_it() -> None:
    assert not IN_IT.fits(replace(WHEN, minutes=None))


@pytest.mark.parametrize(
    ("plan", "own", "refused"),
    [
        (PLAN, slot(at(14), at(14)), "because_it_ends_before_it_begins"),
        (
            Plan(ChildsForm.THROUGH_SOMEBODY, Medium.SPEECH),
            IN_IT,
            "because_nobody_is_chosen",
        ),
        (replace(PLAN, chosen=TOM.person), IN_IT, "because_the_child_speaks"),
    ],
)
def test_a_plan_is_whole(plan: Plan, own: Slot, refused: str) -> None:
    (
        given(raised())
        .when(lambda part: part.plan(plan, own, when=WHEN, by=TOM))
        .then_refused(getattr(CannotPlanChildsPart, refused)())
    )


def test_a_child_can_speak_through_somebody_they_chose() -> None:
    plan = Plan(ChildsForm.THROUGH_SOMEBODY, Medium.DRAWING, LUKASZ.person)
    (
        given(raised())
        .when(lambda part: part.plan(plan, IN_IT, when=WHEN, by=TOM))
        .then(planned(plan))
    )


def test_the_same_plan_is_not_made_twice() -> None:
    (
        given(raised(), planned())
        .when(lambda part: part.plan(PLAN, IN_IT, when=WHEN, by=AMINA))
        .then_refused(CannotPlanChildsPart.because_nothing_changes())
    )
    (
        given(raised(), planned(), left_out())
        .when(lambda part: part.plan(PLAN, IN_IT, when=WHEN, by=TOM))
        .then(planned())
    )


@shows("events.childs_part:ChildsPart.leave_out", at="because_it_is_blank")
def test_f35_a_child_is_not_left_out_without_a_reason() -> None:
    (
        given(raised())
        .when(lambda part: part.leave_out(" ", by=SIAN))
        .then_refused(CannotPlanChildsPart.because_it_is_blank(about="reason"))
    )
    (
        given(raised(), planned())
        .when(lambda part: part.leave_out(WHY, by=SIAN))
        .then(left_out())
    )


@pytest.mark.parametrize("by", [SIAN, AMINA, AYO_IN_PERSON], ids=lambda by: by.role)
def test_who_looks_after_it_the_family_or_the_child_decides(by: Actor) -> None:
    check_may_leave_out(proposed(by=SIAN), by)
    with pytest.raises(CannotPlanChildsPart, match="Whoever proposed the meeting"):
        check_may_leave_out(proposed(by=SIAN), TOM)


@shows("events.childs_part:lacks_childs_part")
@shows("events.childs_part:ChildsPart.is_said")
@pytest.mark.parametrize(
    ("kind", "lacks"),
    [
        (MeetingKind.ANNUAL_REVIEW, True),
        (MeetingKind.SEN_SUPPORT_REVIEW, True),
        (MeetingKind.INFORMAL, False),
        (MeetingKind.TRANSITION, False),
    ],
)
def test_f35_a_review_waits_for_a_word_about_the_child(
    kind: MeetingKind,
    lacks: bool,  # noqa: FBT001 - a case
) -> None:
    meeting = proposed(kind)
    part = ChildsPart.raise_it(meeting, by=TOM)
    assert lacks_childs_part(meeting, None) is lacks
    assert lacks_childs_part(meeting, part) is lacks
    part.plan(PLAN, IN_IT, when=WHEN, by=TOM)
    assert not lacks_childs_part(meeting, part)
    part.leave_out(WHY, by=SIAN)
    assert not lacks_childs_part(meeting, part)


@shows("events.childs_part:Slot.fits")
def test_f35_a_time_that_no_longer_fits_is_asked_about_again() -> None:
    part = raised()
    part.plan(PLAN, IN_IT, when=WHEN, by=TOM)
    assert part.is_said(WHEN)
    moved = replace(LATER, starts=WHEN.starts and WHEN.starts + timedelta(days=3))
    assert not part.is_said(moved)
    part.plan(PLAN, BEFORE_IT, when=WHEN, by=TOM)
    assert part.is_said(moved)
    earlier = replace(WHEN, starts=at(8))
    assert not part.is_said(earlier)


@shows("events.minutes:Minutes.open", at="because_nothing_is_said_of_the_child")
def test_f35_notes_are_not_opened_before_it() -> None:
    opening = (MEETING, AYO, "Agree on the quiet room.", 60)
    with pytest.raises(CannotOpenNotes, match="Plan the child’s part first"):
        Minutes.open(*opening, by=SIAN, lacks_childs_part=True)
    Minutes.open(*opening, by=SIAN, lacks_childs_part=False)
