"""What was tried for a child, and who said what would help, told from the facts."""

from datetime import timedelta

import pytest

from events.base import Actor, Space
from events.route_trial import Plan, RouteTrials, Verdict
from events.school_days import Term
from events.store.unit import Store
from events.support_question import Occasion, SupportQuestion
from projections import route_trials, support_answers
from tests.cast import (
    AMINA,
    AYO,
    LARKFIELD,
    MONDAY,
    OLI,
    TOM,
    a_child,
    a_school,
    an_id,
)

CALL, NOTE = an_id("a call"), an_id("a note")
PLAN = Plan("A call on Fridays", MONDAY, MONDAY, "We both know how it was.")
AUTUMN = Occasion.of_term((2026, Term.AUTUMN))


@pytest.fixture(autouse=True)
def _a_school(store: Store) -> None:
    a_school(store)
    a_child(store, OLI)


def kept(store: Store, thing: RouteTrials | SupportQuestion) -> None:
    with store.unit(LARKFIELD) as unit:
        unit.save(thing, log=unit.log_of(AYO, Space.SHARED))


def test_ways_are_told_in_their_order_with_what_each_side_says(store: Store) -> None:
    trials = RouteTrials.of(AYO, by=TOM)
    trials.begin(CALL, PLAN, by=TOM, today=MONDAY)
    trials.judge(CALL, Verdict.WORKS, None, by=TOM, today=MONDAY)
    trials.judge(CALL, Verdict.PARTLY, "Too late.", by=AMINA, today=MONDAY)
    trials.begin(NOTE, PLAN, by=AMINA, today=MONDAY)
    kept(store, trials)
    with store.reading(LARKFIELD) as reader:
        first, second = route_trials.of_child(reader, AYO)
        assert route_trials.of_child(reader, OLI) == []
    assert (first.id, second.id) == (CALL, NOTE)
    assert first.route == PLAN.route
    assert [(one.by, one.text) for one in first.said] == [
        (TOM.person, None),
        (AMINA.person, "Too late."),
    ]
    assert not first.stands.works_for_both
    assert first.stands.verdicts[AMINA.side] is Verdict.PARTLY
    assert second.stands.is_tried(MONDAY)
    assert not second.stands.is_tried(MONDAY + timedelta(days=1))


def test_answers_are_told_with_their_occasion_the_newest_first(store: Store) -> None:
    def answer(occasion: Occasion, by: Actor) -> SupportQuestion:
        return SupportQuestion.take_up(AYO, occasion, by=by)

    before = Occasion(an_id("a meeting"))
    term, meeting = answer(AUTUMN, AMINA), answer(before, TOM)
    term.wish(CALL, by=AMINA)
    meeting.decline(by=TOM)
    kept(store, term)
    kept(store, meeting)
    with store.reading(LARKFIELD) as reader:
        newest, oldest = support_answers.of_child(reader, AYO)
        assert support_answers.of_child(reader, OLI) == []
    assert (newest.occasion, newest.by, newest.action) == (before, TOM.person, None)
    assert (oldest.occasion, oldest.action) == (AUTUMN, CALL)
    assert oldest.side is AMINA.side
