"""A concern has a named answerer, and closes only with what was tried and a view."""

from datetime import date
from uuid import UUID

import pytest

from events.base import Actor, Refusal, Role, Side
from events.concern import Answerer, Concern
from events.concern_days import LEAST, MOST, ConcernDays, concern_days_of
from events.concern_refusals import (
    CannotAnswerConcern,
    CannotCloseConcern,
    CannotLinkConcern,
    CannotRaiseConcern,
    CannotSetConcernDays,
)
from tests.cast import (
    AMINA,
    AYO,
    LARKFIELD,
    LUKASZ,
    MONDAY,
    SIAN,
    SUNDAY,
    TOM,
    TUESDAY,
    an_id,
)
from tests.features.shows import shows
from tests.scenario import Said, fact, given, new_facts

WORRY, OTHER = an_id("a concern"), an_id("another concern")
NOTE = an_id("a note")
DUE = Answerer(SIAN.person, date(2026, 9, 9), 2)
BLANKS = ["", "  ", "\n"]
WORDS = "He comes home without his lunch eaten."


def voiced(text: str = WORDS, due: Answerer = DUE, by: Actor = AMINA) -> Concern:
    return Concern.voice(WORRY, AYO, text, due, by=by, entry=NOTE)


def tried(day: date = MONDAY) -> Said:
    words = {"child": AYO, "text": WORDS, "day": day}
    return fact(Concern.StepTried, **words, by=TOM.person)


def said(*, resolved: bool = True, by: UUID = AMINA.person) -> Said:
    words = {"child": AYO, "resolved": resolved, "text": None}
    return fact(Concern.RaiserAnswered, **words, by=by)


def closed(by: Actor, *, resolved: bool = True) -> Said:
    return fact(Concern.ConcernClosed, child=AYO, resolved=resolved, by=by.person)


def answers(one: Concern, by: Actor, *, here: bool = True) -> None:
    one.answer_as_raiser(None, resolved=True, by=by, raiser_is_here=here)


@shows("events.concern:Concern.voice", at="because_nobody_else_would_answer")
def test_f13_a_concern_has_a_named_owner_who_is_somebody_else() -> None:
    (raised,) = new_facts(voiced())
    assert raised.words["owner"] == SIAN.person
    assert raised.words["acknowledge_by"] == date(2026, 9, 9)
    assert (raised.words["entry"], raised.words["side"]) == (NOTE, Side.HOME)
    own = Answerer(AMINA.person, date(2026, 9, 9), 2)
    with pytest.raises(CannotRaiseConcern, match="other than yourself"):
        voiced(due=own)


@pytest.mark.parametrize("text", BLANKS)
def test_a_concern_has_words(text: str) -> None:
    with pytest.raises(CannotRaiseConcern, match="at least one word"):
        voiced(text)


def test_whoever_was_asked_says_that_they_read_it() -> None:
    given(voiced()).when(lambda one: one.acknowledge(WORDS, by=SIAN)).then(
        fact(Concern.ConcernAcknowledged, child=AYO, text=WORDS, by=SIAN.person)
    )


def test_nobody_else_says_so_for_them() -> None:
    given(voiced()).when(lambda one: one.acknowledge(None, by=TOM)).then_refused(
        CannotAnswerConcern.because_they_do_not_answer_it()
    )


def test_they_say_so_once() -> None:
    read = fact(Concern.ConcernAcknowledged, child=AYO, text=None, by=SIAN.person)
    given(voiced(), read).when(lambda one: one.acknowledge(None, by=SIAN)).then_refused(
        CannotAnswerConcern.because_it_was_acknowledged()
    )


def passed_on(by: Actor = SIAN) -> Said:
    words = {"child": AYO, "whom": TOM.person, "reason": "He is there at lunch."}
    return fact(Concern.ConcernPassedOn, **words, by=by.person)


@pytest.mark.parametrize("by", [AMINA, SIAN])
def test_somebody_else_is_asked_to_answer(by: Actor) -> None:
    why = "He is there at lunch."
    given(voiced()).when(lambda one: one.pass_on(TOM.person, why, by=by)).then(
        passed_on(by)
    )
    given(voiced(), passed_on()).when(lambda one: one.acknowledge(None, by=TOM)).then(
        fact(Concern.ConcernAcknowledged, child=AYO, text=None, by=TOM.person)
    )


@pytest.mark.parametrize(
    ("by", "whom", "why", "refusal"),
    [
        (LUKASZ, TOM, "It is so.", CannotAnswerConcern.because_it_is_not_theirs()),
        (
            SIAN,
            AMINA,
            "It is so.",
            CannotRaiseConcern.because_nobody_else_would_answer(),
        ),
        (
            SIAN,
            SIAN,
            "It is so.",
            CannotAnswerConcern.because_they_answer_it_already(),
        ),
        (SIAN, TOM, " ", CannotAnswerConcern.because_no_reason_is_given()),
    ],
)
def test_not_by_anybody_to_anybody(
    by: Actor, whom: Actor, why: str, refusal: Refusal
) -> None:
    given(voiced()).when(lambda one: one.pass_on(whom.person, why, by=by)).then_refused(
        refusal
    )


def test_everyone_has_a_view_of_their_own() -> None:
    given(voiced()).when(lambda one: one.give_view(WORDS, by=LUKASZ)).then(
        fact(
            Concern.ViewGiven,
            child=AYO,
            text=WORDS,
            side=Side.HOME,
            by=LUKASZ.person,
        )
    )


@pytest.mark.parametrize("text", BLANKS)
def test_views_and_what_was_tried_have_words(text: str) -> None:
    for ask in (
        lambda one: one.give_view(text, by=TOM),
        lambda one: one.tell_tried(text, MONDAY, by=TOM, today=MONDAY),
    ):
        given(voiced()).when(ask).then_refused(
            CannotAnswerConcern.because_it_is_blank()
        )


@pytest.mark.parametrize("day", [SUNDAY, MONDAY])
def test_what_was_tried_was_tried_by_today(day: date) -> None:
    given(voiced()).when(
        lambda one: one.tell_tried(WORDS, day, by=TOM, today=MONDAY)
    ).then(tried(day))


def test_what_is_to_come_was_not_tried() -> None:
    given(voiced()).when(
        lambda one: one.tell_tried(WORDS, TUESDAY, by=TOM, today=MONDAY)
    ).then_refused(CannotAnswerConcern.because_the_day_is_to_come())


@shows("events.concern:Concern.close", at="because_nothing_was_tried")
def test_f14_a_concern_closes_only_with_what_was_tried() -> None:
    given(voiced(), said()).when(lambda one: one.close(by=SIAN)).then_refused(
        CannotCloseConcern.because_nothing_was_tried()
    )
    given(voiced(), tried(), said()).when(lambda one: one.close(by=SIAN)).then(
        closed(SIAN)
    )


@shows("events.concern:Concern.close", at="because_the_raiser_has_not_said")
def test_f14_a_concern_closes_only_with_the_view_of_whoever_raised_it() -> None:
    given(voiced(), tried()).when(lambda one: one.close(by=SIAN)).then_refused(
        CannotCloseConcern.because_the_raiser_has_not_said()
    )
    given(voiced(), tried(), said(resolved=False)).when(
        lambda one: one.close(by=AMINA)
    ).then(closed(AMINA, resolved=False))


@shows("events.concern:Concern.close", at="because_the_raiser_has_not_said")
def test_f14_what_was_said_before_the_last_try_is_no_view_of_it() -> None:
    given(voiced(), tried(), said(), tried()).when(
        lambda one: one.close(by=SIAN)
    ).then_refused(CannotCloseConcern.because_the_raiser_has_not_said())


def test_neither_the_raiser_nor_the_owner_does_not_close_it() -> None:
    given(voiced(), tried(), said()).when(lambda one: one.close(by=TOM)).then_refused(
        CannotAnswerConcern.because_it_is_not_theirs()
    )


@shows("events.concern:Concern.answer_as_raiser", at="because_only_the_raiser_can_say")
def test_f14_nobody_says_for_the_raiser_that_it_is_resolved() -> None:
    given(voiced(), tried()).when(lambda one: answers(one, AMINA)).then(said())
    for other in (SIAN, LUKASZ):
        given(voiced(), tried()).when(lambda one: answers(one, other)).then_refused(  # noqa: B023
            CannotAnswerConcern.because_only_the_raiser_can_say()
        )
    given(voiced(), tried()).when(
        lambda one: answers(one, SIAN, here=False)
    ).then_refused(CannotAnswerConcern.because_only_the_raiser_can_say())
    given(voiced(), tried()).when(lambda one: answers(one, LUKASZ, here=False)).then(
        said(by=LUKASZ.person)
    )


def test_nothing_more_is_said_of_a_closed_concern() -> None:
    over = (tried(), said(), closed(SIAN))
    for ask in (
        lambda one: one.acknowledge(None, by=SIAN),
        lambda one: one.pass_on(TOM.person, WORDS, by=SIAN),
        lambda one: one.give_view(WORDS, by=TOM),
        lambda one: one.tell_tried(WORDS, MONDAY, by=TOM, today=MONDAY),
        lambda one: answers(one, AMINA),
        lambda one: one.close(by=SIAN),
    ):
        given(voiced(), *over).when(ask).then_refused(
            CannotAnswerConcern.because_it_is_closed()
        )


def test_a_concern_is_linked_with_another_and_once() -> None:
    linked = fact(Concern.ConcernLinked, child=AYO, earlier=OTHER, by=TOM.person)
    given(voiced()).when(lambda one: one.link(OTHER, by=TOM)).then(linked)
    given(voiced(), linked).when(lambda one: one.link(OTHER, by=TOM)).then_refused(
        CannotLinkConcern.because_it_is_linked()
    )
    given(voiced()).when(lambda one: one.link(WORRY, by=TOM)).then_refused(
        CannotLinkConcern.because_it_is_the_same()
    )


def days() -> ConcernDays:
    return ConcernDays(id=concern_days_of(LARKFIELD), by=SIAN.person)


@pytest.mark.parametrize("many", [LEAST, MOST])
def test_a_school_sets_its_days(many: int) -> None:
    given(days()).when(lambda one: one.set(many, by=SIAN.person)).then(
        fact(ConcernDays.DaysSet, days=many, by=SIAN.person)
    )


@pytest.mark.parametrize("many", [LEAST - 1, MOST + 1])
def test_there_are_neither_none_nor_many(many: int) -> None:
    given(days()).when(lambda one: one.set(many, by=SIAN.person)).then_refused(
        CannotSetConcernDays.because_of_how_many(LEAST, MOST)
    )


def test_days_that_are_so_are_not_set_again() -> None:
    given(days()).when(lambda one: one.set(2, by=SIAN.person)).then_refused(
        CannotSetConcernDays.because_it_is_so()
    )


def test_a_therapist_can_be_asked() -> None:
    aid = Actor(an_id("an aide"), Role.THERAPIST, Side.OTHER)
    (raised,) = new_facts(voiced(due=Answerer(aid.person, MONDAY, 1)))
    assert raised.words["owner"] == aid.person
