"""Each role of a meeting is offered to the family before staff take it on."""

from datetime import date, timedelta
from typing import Final

import pytest

from events.base import Actor
from events.meeting_kinds import MeetingKind, MeetingRole
from events.meeting_refusals import CannotShareRole
from events.meeting_role import Asked, SharedRole, chair_of
from tests.cast import AMINA, AYO, AYO_IN_PERSON, LUKASZ, SIAN, TOM, TUESDAY, an_id
from tests.features.shows import shows

MEETING: Final = an_id("a review")
UNTIL: Final = TUESDAY + timedelta(days=3)
AFTER: Final = UNTIL + timedelta(days=1)
DAY: Final = TUESDAY + timedelta(days=14)
FAMILY: Final = frozenset({AMINA.person, LUKASZ.person})
ALL: Final = FAMILY | {TOM.person, SIAN.person, AYO_IN_PERSON.person}
ASKED: Final = Asked(ALL, FAMILY)


def offered(
    until: date = UNTIL, kind: MeetingKind = MeetingKind.ANNUAL_REVIEW
) -> SharedRole:
    return SharedRole.offer(
        MEETING,
        AYO,
        kind,
        DAY,
        MeetingRole.CHAIR,
        until,
        by=SIAN,
        today=TUESDAY,
    )


def takes(role: SharedRole, who: Actor, today: date = TUESDAY) -> None:
    role.accept(ASKED, by=who, today=today)


@shows("events.meeting_role:SharedRole.accept", at="because_the_family_comes_first")
def test_f31_staff_wait_until_the_family_has_answered_about_a_role() -> None:
    role = offered()
    with pytest.raises(CannotShareRole, match="The family is asked first"):
        takes(role, TOM)
    role.decline(ASKED, by=AMINA)
    with pytest.raises(CannotShareRole, match="The family is asked first"):
        takes(role, TOM)
    role.decline(ASKED, by=LUKASZ)
    takes(role, TOM)
    assert role.holder == TOM.person
    assert role.declined == FAMILY


@shows("events.meeting_role:SharedRole._waits_for", at="today <= self.until")
def test_f31_staff_can_take_a_role_on_once_the_day_to_answer_is_over() -> None:
    role = offered()
    with pytest.raises(CannotShareRole, match="The family is asked first"):
        takes(role, TOM, UNTIL)
    takes(role, TOM, AFTER)
    assert role.holder == TOM.person


@shows("events.meeting_role:Asked.come_first")
@pytest.mark.parametrize("who", [AMINA, LUKASZ, AYO_IN_PERSON])
def test_f31_one_of_the_family_or_the_child_takes_a_role_on_at_any_time(
    who: Actor,
) -> None:
    role = offered()
    role.decline(ASKED, by=who)
    takes(role, who)
    assert role.holder == who.person
    assert role.declined == set()


@shows("events.meeting_role:SharedRole.offer", at="because_a_talk_needs_none")
def test_f31_an_informal_talk_has_no_roles() -> None:
    with pytest.raises(CannotShareRole, match="needs no roles"):
        offered(kind=MeetingKind.INFORMAL)
    assert offered(kind=MeetingKind.CONCERN).holder is None


@shows("events.meeting_role:chair_of")
def test_f31_the_proposer_chairs_until_somebody_takes_it_on() -> None:
    assert chair_of(TOM.person, None) == TOM.person
    assert chair_of(TOM.person, AMINA.person) == AMINA.person


@pytest.mark.parametrize(
    "until", [TUESDAY - timedelta(days=1), DAY + timedelta(days=1)]
)
def test_the_family_answers_from_today_on_and_before_the_meeting(until: date) -> None:
    with pytest.raises(CannotShareRole, match="from today on"):
        offered(until)
    assert offered(TUESDAY).until == TUESDAY
    assert offered(DAY).until == DAY


def test_one_person_at_a_time_has_a_role_and_can_give_it_back() -> None:
    role = offered()
    takes(role, AMINA)
    with pytest.raises(CannotShareRole, match="You have taken this on"):
        takes(role, AMINA)
    with pytest.raises(CannotShareRole, match="Somebody has taken this on"):
        takes(role, LUKASZ)
    role.decline(ASKED, by=AMINA)
    takes(role, LUKASZ)
    assert role.holder == LUKASZ.person


def test_a_role_is_free_once_whoever_had_it_has_gone() -> None:
    role = offered()
    takes(role, TOM, AFTER)
    gone = Asked(ALL - {TOM.person}, FAMILY)
    role.accept(gone, by=SIAN, today=AFTER)
    assert role.holder == SIAN.person


def test_a_role_is_declined_once_by_those_who_were_asked() -> None:
    role = offered()
    with pytest.raises(CannotShareRole, match="Only whoever was asked"):
        role.decline(ASKED, by=TOM)
    role.decline(ASKED, by=AMINA)
    with pytest.raises(CannotShareRole, match="You have said no already"):
        role.decline(ASKED, by=AMINA)
    takes(role, TOM, AFTER)
    role.decline(ASKED, by=TOM)
    assert role.holder is None
