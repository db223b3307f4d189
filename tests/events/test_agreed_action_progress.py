"""What people tell of an action, and what is in its way."""

from datetime import date, timedelta

import pytest

from events.agreed_action import AgreedAction
from events.agreed_action_progress import ActionBarrier, ActionProgress
from events.agreed_action_refusals import CannotNameBarrier, CannotTellOfAction
from events.base import Side
from tests.cast import AMINA, AYO, MONDAY, TOM, an_id
from tests.features.shows import shows
from tests.scenario import fact, given, new_facts

ACTION, ONE = an_id("an action"), an_id("one thing about it")
NOTE, OTHER = an_id("a note"), an_id("another note")
BLANKS = ["", "  ", "\n"]


def an_action(*, closed: bool = False) -> AgreedAction:
    action = AgreedAction.propose(ACTION, AYO, "A quiet place.", by=AMINA)
    action.closed = closed
    return action


def named(barrier: str = "No room is free.", talk_on: date = MONDAY) -> ActionBarrier:
    return ActionBarrier.name(ONE, an_action(), barrier, talk_on, by=TOM, today=MONDAY)


@shows("events.agreed_action_progress:ActionProgress.tell", at="note")
def test_f45_progress_is_told_with_the_notes_that_show_it() -> None:
    told = ActionProgress.tell(
        ONE, an_action(), "Twice this week.", [NOTE, OTHER, NOTE], by=TOM
    )
    progress, *links = new_facts(told)
    assert (progress.words["action"], progress.words["side"]) == (ACTION, Side.SCHOOL)
    assert links == [
        fact(ActionProgress.EvidenceLinked, action=ACTION, note=one, by=TOM.person)
        for one in (NOTE, OTHER)
    ]


@pytest.mark.parametrize("text", BLANKS)
def test_progress_is_told_in_words(text: str) -> None:
    with pytest.raises(CannotTellOfAction, match="how it goes"):
        ActionProgress.tell(ONE, an_action(), text, [], by=TOM)


def test_nothing_is_told_of_a_closed_action() -> None:
    with pytest.raises(CannotTellOfAction, match="closed"):
        ActionProgress.tell(ONE, an_action(closed=True), "More.", [], by=TOM)
    with pytest.raises(CannotNameBarrier, match="closed"):
        ActionBarrier.name(
            ONE, an_action(closed=True), "No room.", MONDAY, by=TOM, today=MONDAY
        )


@shows("events.agreed_action_progress:ActionBarrier.name", at="because_no_barrier")
@shows("events.agreed_action_progress:ActionBarrier.name", at="because_the_day_to_talk")
def test_f17_a_barrier_is_named_with_a_day_to_talk_it_through() -> None:
    (barrier,) = new_facts(named())
    assert barrier.words["talk_on"] == MONDAY
    for blank in BLANKS:
        with pytest.raises(CannotNameBarrier, match="what is in the way"):
            named(blank)
    with pytest.raises(CannotNameBarrier, match="today or a later day"):
        named(talk_on=MONDAY - timedelta(days=1))


def test_it_is_said_what_helped() -> None:
    gone = fact(
        ActionBarrier.ActionUnblocked,
        action=ACTION,
        how="The hall is free.",
        by=AMINA.person,
    )
    given(named()).when(lambda one: one.overcome("The hall is free.", by=AMINA)).then(
        gone
    )
    given(named()).when(lambda one: one.overcome(" ", by=AMINA)).then_refused(
        CannotNameBarrier.because_nobody_says_how()
    )
    given(named(), gone).when(
        lambda one: one.overcome("It is.", by=AMINA)
    ).then_refused(CannotNameBarrier.because_it_is_gone())
