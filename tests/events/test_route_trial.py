"""Ways to reach each other are tried one after another, until one works for both."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from events.base import Actor, Role, Side
from events.route_trial import (
    CannotJudgeTrial,
    CannotTryRoute,
    Plan,
    RouteTrials,
    Verdict,
)
from tests.cast import AMINA, AYO, AYO_IN_PERSON, LUKASZ, MONDAY, TOM, an_id
from tests.features.shows import shows
from tests.scenario import Said, fact, given

FIRST, SECOND = an_id("a call on Fridays"), an_id("a note at the door")
LAST = MONDAY + timedelta(days=14)
AFTER = LAST + timedelta(days=1)
CALL = Plan("A call on Fridays", MONDAY, LAST, "We both know how the week was.")
THERAPIST = Actor(an_id("Rosa"), Role.THERAPIST, Side.OTHER)


def begun(trial: object = FIRST, plan: Plan = CALL, by: Actor = TOM) -> Said:
    return fact(
        RouteTrials.TrialBegun,
        child=AYO,
        trial=trial,
        route=plan.route,
        first=plan.first,
        last=plan.last,
        success=plan.success,
        side=by.side,
        by=by.person,
    )


def judged(
    verdict: Verdict, by: Actor, trial: object = FIRST, text: str | None = None
) -> Said:
    return fact(
        RouteTrials.VerdictGiven,
        child=AYO,
        trial=trial,
        verdict=verdict,
        text=text,
        side=by.side,
        by=by.person,
    )


def trials() -> RouteTrials:
    return RouteTrials.of(AYO, by=TOM)


def test_a_way_is_tried_from_one_day_to_another() -> None:
    (
        given(trials())
        .when(lambda one: one.begin(FIRST, CALL, by=TOM, today=MONDAY))
        .then(begun())
    )


@pytest.mark.parametrize(
    ("plan", "refusal"),
    [
        (replace(CALL, route=" "), CannotTryRoute.because_it_is_blank("route")),
        (replace(CALL, success="\n"), CannotTryRoute.because_it_is_blank("success")),
        (
            replace(CALL, last=MONDAY - timedelta(days=1)),
            CannotTryRoute.because_it_ends_before_it_begins(),
        ),
        (
            replace(CALL, first=date(2026, 8, 3), last=date(2026, 8, 7)),
            CannotTryRoute.because_it_is_over(),
        ),
    ],
)
def test_a_trial_has_a_way_its_days_and_a_test(
    plan: Plan, refusal: CannotTryRoute
) -> None:
    (
        given(trials())
        .when(lambda one: one.begin(FIRST, plan, by=TOM, today=MONDAY))
        .then_refused(refusal)
    )


@shows("events.route_trial:check_next", at="because_one_is_tried")
@shows("events.route_trial:Standing.is_tried")
def test_f54_one_way_is_tried_at_a_time() -> None:
    tried = (begun(), judged(Verdict.WORKS, TOM))
    (
        given(trials(), *tried)
        .when(lambda one: one.begin(SECOND, CALL, by=AMINA, today=LAST))
        .then_refused(CannotTryRoute.because_one_is_tried())
    )
    later = replace(CALL, first=AFTER, last=AFTER)
    (
        given(trials(), *tried)
        .when(lambda one: one.begin(SECOND, later, by=AMINA, today=AFTER))
        .then(begun(SECOND, later, AMINA))
    )
    (
        given(trials(), *tried, judged(Verdict.DOES_NOT, AMINA))
        .when(lambda one: one.begin(SECOND, CALL, by=AMINA, today=MONDAY))
        .then(begun(SECOND, CALL, AMINA))
    )


@pytest.mark.parametrize(
    ("home", "school", "goes_on"),
    [
        (Verdict.WORKS, Verdict.WORKS, False),
        (Verdict.PARTLY, Verdict.WORKS, True),
        (Verdict.WORKS, Verdict.DOES_NOT, True),
        (Verdict.DOES_NOT, Verdict.DOES_NOT, True),
    ],
)
@shows("events.route_trial:check_next", at="because_one_works")
@shows("events.route_trial:Standing.works_for_both")
def test_f54_the_next_way_is_tried_until_both_say_that_one_works(
    home: Verdict, school: Verdict, *, goes_on: bool
) -> None:
    asked = given(trials(), begun(), judged(home, LUKASZ), judged(school, TOM)).when(
        lambda one: one.begin(SECOND, CALL, by=TOM, today=MONDAY)
    )
    if goes_on:
        asked.then(begun(SECOND))
    else:
        asked.then_refused(CannotTryRoute.because_one_works())


def test_what_works_no_more_makes_room_for_another_way() -> None:
    both = (judged(Verdict.WORKS, AMINA), judged(Verdict.WORKS, TOM))
    (
        given(trials(), begun(), *both, judged(Verdict.DOES_NOT, AMINA))
        .when(lambda one: one.begin(SECOND, CALL, by=TOM, today=MONDAY))
        .then(begun(SECOND))
    )


def test_a_trial_is_begun_once() -> None:
    (
        given(trials(), begun())
        .when(lambda one: one.begin(FIRST, CALL, by=TOM, today=MONDAY))
        .then_refused(CannotTryRoute.because_it_was_said_before())
    )


@pytest.mark.parametrize("by", [AMINA, TOM, AYO_IN_PERSON])
def test_each_side_and_the_child_say_whether_it_works_for_them(by: Actor) -> None:
    (
        given(trials(), begun())
        .when(
            lambda one: one.judge(
                FIRST, Verdict.PARTLY, "Too late in the day.", by=by, today=MONDAY
            )
        )
        .then(judged(Verdict.PARTLY, by, text="Too late in the day."))
    )


@shows("events.route_trial:RouteTrials.judge")
def test_f54_nobody_says_for_others_or_too_early_whether_it_works() -> None:
    def judge(by: Actor, today: date) -> object:
        return given(trials(), begun(), judged(Verdict.WORKS, TOM)).when(
            lambda one: one.judge(FIRST, Verdict.WORKS, None, by=by, today=today)
        )

    for by, today, refusal in (
        (THERAPIST, MONDAY, CannotJudgeTrial.because_it_is_for_both_sides()),
        (
            AMINA,
            MONDAY - timedelta(days=1),
            CannotJudgeTrial.because_it_has_not_begun(MONDAY),
        ),
        (TOM, MONDAY, CannotJudgeTrial.because_your_side_said_so()),
    ):
        asked = judge(by, today)
        assert isinstance(asked, given)
        asked.then_refused(refusal)
    asked = judge(AMINA, MONDAY)
    assert isinstance(asked, given)
    asked.then(judged(Verdict.WORKS, AMINA))
