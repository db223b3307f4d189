"""Who may join and leave a child's circle, and what is written down about it."""

from datetime import date

import pytest

from events.base import Actor, Duty, Role, Side
from events.circle import Circle
from events.circle_refusals import (
    SIDES,
    CannotJoinCircle,
    CannotLeaveCircle,
)
from tests.cast import AMINA, AYO, LUKASZ, MONDAY, SIAN, SUNDAY, TOM, TUESDAY, an_id
from tests.scenario import Said, fact, given, new_facts

HEAD = Actor(an_id("the headteacher"), Role.HEADTEACHER, Side.SCHOOL)


def a_circle() -> Circle:
    return Circle(id=AYO, name="Ayo Bello", by=SIAN.person)


def joined(who: Actor, until: date | None = None) -> Said:
    return fact(
        Circle.MemberJoined,
        person=who.person,
        name="Somebody",
        role=who.role,
        side=who.side,
        until=until,
        by=SIAN.person,
    )


def left(who: Actor, reason: str | None = "Moved away.") -> Said:
    return fact(Circle.MemberLeft, person=who.person, reason=reason, by=SIAN.person)


def join(who: Actor, circle: Circle, until: date | None = None) -> None:
    circle.join(who, "Somebody", until, by=SIAN.person, today=MONDAY)


def leave(who: Actor, circle: Circle, reason: str | None = "Moved away.") -> None:
    circle.leave(who.person, reason, by=SIAN.person, today=MONDAY)


def test_a_child_is_enrolled_under_their_name() -> None:
    circle = a_circle()
    assert new_facts(circle) == [
        fact(Circle.ChildEnrolled, name="Ayo Bello", by=SIAN.person)
    ]


def test_somebody_joins() -> None:
    given(a_circle()).when(lambda circle: join(AMINA, circle)).then(joined(AMINA))


def test_somebody_joins_until_a_last_day() -> None:
    given(a_circle()).when(lambda circle: join(TOM, circle, MONDAY)).then(
        joined(TOM, MONDAY)
    )


def test_nobody_joins_twice() -> None:
    given(a_circle(), joined(AMINA)).when(
        lambda circle: join(AMINA, circle)
    ).then_refused(CannotJoinCircle.because_already_in())


def test_who_left_may_join_again() -> None:
    given(a_circle(), joined(SIAN), joined(AMINA), left(AMINA)).when(
        lambda circle: join(AMINA, circle)
    ).then(joined(AMINA))


def test_whose_last_day_is_over_may_join_again() -> None:
    given(a_circle(), joined(TOM, SUNDAY)).when(lambda circle: join(TOM, circle)).then(
        joined(TOM)
    )


def test_nobody_joins_until_a_day_that_is_over() -> None:
    given(a_circle()).when(lambda circle: join(TOM, circle, SUNDAY)).then_refused(
        CannotJoinCircle.because_it_would_have_ended(SUNDAY)
    )


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("side", list(Side))
def test_a_role_stands_on_its_own_sides(role: Role, side: Side) -> None:
    newcomer = Actor(an_id("newcomer"), role, side)
    asked = given(a_circle()).when(lambda circle: join(newcomer, circle))
    if side in SIDES[role]:
        asked.then(joined(newcomer))
    else:
        asked.then_refused(CannotJoinCircle.because_role_has_another_side(role))


def test_a_duty_for_the_school_is_no_place_in_a_circle() -> None:
    lead = Actor(an_id("the lead"), Duty.SAFEGUARDING_LEAD, Side.SCHOOL)
    given(a_circle()).when(lambda circle: join(lead, circle)).then_refused(
        CannotJoinCircle.because_that_is_a_duty()
    )


@pytest.mark.parametrize("reason", ["Moved away.", None])
def test_somebody_leaves(reason: str | None) -> None:
    given(a_circle(), joined(SIAN), joined(AMINA)).when(
        lambda circle: leave(AMINA, circle, reason)
    ).then(left(AMINA, reason))


def test_who_is_not_in_cannot_leave() -> None:
    given(a_circle(), joined(SIAN)).when(
        lambda circle: leave(AMINA, circle)
    ).then_refused(CannotLeaveCircle.because_not_in())


def test_nobody_leaves_twice() -> None:
    given(a_circle(), joined(SIAN), joined(AMINA), left(AMINA)).when(
        lambda circle: leave(AMINA, circle)
    ).then_refused(CannotLeaveCircle.because_not_in())


@pytest.mark.parametrize("rest", [(), (joined(TOM), joined(LUKASZ))])
def test_somebody_always_looks_after_a_circle(rest: tuple[Said, ...]) -> None:
    given(a_circle(), joined(SIAN), *rest).when(
        lambda circle: leave(SIAN, circle)
    ).then_refused(CannotLeaveCircle.because_nobody_would_look_after_it())


def test_who_looks_after_a_circle_only_until_yesterday_does_not_count() -> None:
    given(a_circle(), joined(SIAN), joined(HEAD, SUNDAY)).when(
        lambda circle: leave(SIAN, circle)
    ).then_refused(CannotLeaveCircle.because_nobody_would_look_after_it())


def test_the_senco_leaves_when_the_headteacher_stays() -> None:
    given(a_circle(), joined(SIAN), joined(HEAD, TUESDAY)).when(
        lambda circle: leave(SIAN, circle)
    ).then(left(SIAN))


FRIEND = Actor(an_id("a friend"), Role.SUPPORTER, Side.OTHER)


def brought(by: Actor, until: date | None = TUESDAY) -> Said:
    who = {"person": FRIEND.person, "name": "Somebody"}
    how = {"role": FRIEND.role, "side": FRIEND.side, "until": until}
    return fact(Circle.MemberJoined, **who, **how, by=by.person)


def test_a_supporter_goes_with_whoever_brought_them_from_home() -> None:
    given(a_circle(), joined(SIAN), joined(AMINA), brought(AMINA)).when(
        lambda circle: leave(AMINA, circle)
    ).then(left(FRIEND, None), left(AMINA))


def test_a_supporter_whom_the_school_brought_stays_when_staff_go() -> None:
    given(a_circle(), joined(SIAN), joined(HEAD), brought(SIAN)).when(
        lambda circle: leave(SIAN, circle)
    ).then(left(SIAN))


@pytest.mark.parametrize("until", [TUESDAY, None])
def test_a_supporter_stays_no_longer_than_whoever_brought_them(
    until: date | None,
) -> None:
    host = AMINA.person
    given(a_circle(), joined(AMINA, MONDAY)).when(
        lambda circle: circle.join(FRIEND, "Somebody", until, by=host, today=MONDAY)
    ).then(brought(AMINA, MONDAY))
