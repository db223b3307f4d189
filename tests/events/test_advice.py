"""Advice is asked for, given, and tried or not; each piece says what came of it."""

from datetime import date

import pytest

from events.advice import Advice, AdviceQuestion, CannotAdvise, CannotTellTry, TryResult
from events.base import Actor
from tests.cast import AMINA, AYO, LUKASZ, MONDAY, SUNDAY, TOM, TUESDAY, an_id
from tests.features.shows import shows
from tests.scenario import Said, fact, given, new_facts

QUESTION, BLANKET = an_id("a question"), an_id("a piece of advice")
HELD = "He held it."


def advised(
    text: str = "A blanket.", *, by: Actor = AMINA, asked: bool = True
) -> Advice:
    question = QUESTION if asked else None
    return Advice.give(BLANKET, AYO, question, text, by=by)


def tried(by: Actor = TOM, day: date = SUNDAY) -> Said:
    return fact(
        Advice.AdviceTried,
        day=day,
        result=TryResult.HELPED,
        text=HELD,
        side=by.side,
        by=by.person,
    )


def not_tried(by: Actor = TOM) -> Said:
    return fact(Advice.AdviceNotTried, reason="No time.", side=by.side, by=by.person)


@shows("events.advice:AdviceQuestion.ask", at="because_the_question_is_blank")
def test_f20_a_question_asks_something() -> None:
    (one,) = new_facts(AdviceQuestion.ask(QUESTION, AYO, "What helps?", by=TOM))
    assert (one.words["text"], one.words["side"]) == ("What helps?", "school")
    with pytest.raises(CannotAdvise, match="like to know"):
        AdviceQuestion.ask(QUESTION, AYO, " ", by=TOM)


@pytest.mark.parametrize("by", [AMINA, TOM])
@pytest.mark.parametrize("asked", [True, False])
def test_either_side_advises_asked_or_not(by: Actor, *, asked: bool) -> None:
    (one,) = new_facts(advised(by=by, asked=asked))
    assert (one.words["by"], one.words["side"]) == (by.person, by.side)
    assert one.words["question"] == (QUESTION if asked else None)


def test_advice_is_said_in_words() -> None:
    with pytest.raises(CannotAdvise, match="could help"):
        advised("\n")


@shows("events.advice:Advice.tell_try", at="because_it_is_blank")
def test_f20_a_try_says_when_it_was_and_what_came_of_it() -> None:
    given(advised()).when(
        lambda one: one.tell_try(SUNDAY, TryResult.HELPED, HELD, by=TOM, today=MONDAY)
    ).then(tried())
    given(advised()).when(
        lambda one: one.tell_try(SUNDAY, TryResult.HELPED, " ", by=TOM, today=MONDAY)
    ).then_refused(CannotTellTry.because_it_is_blank())


@shows("events.advice:Advice.tell_try", at="because_the_day_is_in_the_future")
def test_f20_nothing_was_tried_tomorrow() -> None:
    given(advised()).when(
        lambda one: one.tell_try(MONDAY, TryResult.HELPED, HELD, by=TOM, today=MONDAY)
    ).then(tried(day=MONDAY))
    given(advised()).when(
        lambda one: one.tell_try(TUESDAY, TryResult.HELPED, HELD, by=TOM, today=MONDAY)
    ).then_refused(CannotTellTry.because_the_day_is_in_the_future())


@shows("events.advice:Advice.say_not_tried", at="because_no_reason_is_given")
def test_f20_what_was_not_tried_says_why() -> None:
    given(advised()).when(lambda one: one.say_not_tried("No time.", by=TOM)).then(
        not_tried()
    )
    given(advised()).when(lambda one: one.say_not_tried(" ", by=TOM)).then_refused(
        CannotTellTry.because_no_reason_is_given()
    )


def test_it_is_tried_again_and_by_others() -> None:
    given(advised(), not_tried(), tried()).when(
        lambda one: one.tell_try(
            SUNDAY, TryResult.HELPED, HELD, by=LUKASZ, today=MONDAY
        )
    ).then(tried(by=LUKASZ))
