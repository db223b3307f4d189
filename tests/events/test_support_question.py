"""What would help? An answer is an action with its own words, or "no thanks"."""

from events.school_days import SchoolDays, Span, Term, TermDays
from events.support_question import (
    CannotAnswerSupport,
    Occasion,
    SupportQuestion,
)
from tests.cast import AMINA, AYO, LUKASZ, MONDAY, OLI, TOM, an_id
from tests.features.shows import shows
from tests.scenario import fact, given, new_facts

ACTION, OTHER, MEETING = an_id("an action"), an_id("another"), an_id("a meeting")
AUTUMN = Occasion.of_term((2026, Term.AUTUMN))
BEFORE = Occasion(MEETING)
WISHED = fact(
    SupportQuestion.HelpWished,
    child=AYO,
    action=ACTION,
    side=AMINA.side,
    by=AMINA.person,
)
DECLINED = fact(
    SupportQuestion.HelpNotNeeded, child=AYO, side=AMINA.side, by=AMINA.person
)


def asked(occasion: Occasion = AUTUMN) -> SupportQuestion:
    return SupportQuestion.take_up(AYO, occasion, by=AMINA)


def test_the_question_is_asked_once_for_each_term_and_each_meeting() -> None:
    spring = Occasion.of_term((2026, Term.SPRING))
    streams = {
        one.stream(child) for one in (AUTUMN, spring, BEFORE) for child in (AYO, OLI)
    }
    assert len(streams) == 6
    assert asked().id == Occasion.of_term((2026, Term.AUTUMN)).stream(AYO)


def test_what_would_help_is_an_action_and_there_can_be_two() -> None:
    question = asked(BEFORE)
    question.collect_events()
    question.wish(ACTION, by=AMINA)
    question.wish(OTHER, by=AMINA)
    assert [one.words["action"] for one in new_facts(question)] == [ACTION, OTHER]


@shows("events.support_question:SupportQuestion.decline")
def test_f11_no_thanks_is_said_once_and_not_after_a_wish() -> None:
    given(asked()).when(lambda one: one.decline(by=AMINA)).then(DECLINED)
    (
        given(asked(), DECLINED)
        .when(lambda one: one.decline(by=AMINA))
        .then_refused(CannotAnswerSupport.because_you_said_so())
    )
    (
        given(asked(), WISHED)
        .when(lambda one: one.decline(by=AMINA))
        .then_refused(CannotAnswerSupport.because_you_said_what_would_help())
    )


def test_each_person_answers_for_themselves() -> None:
    for other in (LUKASZ, TOM):
        declined = fact(
            SupportQuestion.HelpNotNeeded, child=AYO, side=other.side, by=other.person
        )
        (
            given(asked(), WISHED)
            .when(lambda one, by=other: one.decline(by=by))  # type: ignore[misc]
            .then(declined)
        )


def test_somebody_may_think_of_something_after_no_thanks() -> None:
    given(asked(), DECLINED).when(lambda one: one.wish(ACTION, by=AMINA)).then(WISHED)


def test_a_term_is_the_one_that_the_office_set_or_the_usual_one() -> None:
    late = Span(
        MONDAY.replace(month=9, day=1), MONDAY.replace(year=2027, month=1, day=8)
    )
    days = SchoolDays((TermDays(2026, Term.AUTUMN, late),))
    assert days.term_of(late.last) == (2026, Term.AUTUMN)
    assert SchoolDays().term_of(late.last) == (2026, Term.SPRING)
    assert SchoolDays().term_of(MONDAY) == (2026, Term.AUTUMN)
    assert SchoolDays().term_of(MONDAY.replace(month=8)) == (2025, Term.SUMMER)
