"""A talk is offered before and after a meeting, and each tells what matters most."""

from datetime import date

import pytest

from events.base import Side
from events.debrief import (
    CannotOfferDebrief,
    CannotTellMessages,
    DebriefOffer,
    Held,
    KeyMessages,
    Moment,
    due_of,
    messages_of,
    offer_of,
)
from events.school_days import NO_TERMS_SET, SchoolDays, Span, Term, TermDays
from tests.cast import AMINA, AYO, MONDAY, SIAN, SUNDAY, TOM, TUESDAY, an_id
from tests.scenario import fact, given, new_facts

MEETING = an_id("a meeting")
HELD = Held(AYO, MEETING, MONDAY)
WEDNESDAY = date(2026, 9, 9)


def offered(moment: Moment = Moment.AFTER, today: date = MONDAY) -> DebriefOffer:
    return DebriefOffer.offer(
        HELD, moment, AMINA.person, WEDNESDAY, by=SIAN, today=today
    )


def told(first: str = "He smiled.", today: date = TUESDAY) -> KeyMessages:
    messages = (first, "Lunch.", "")
    return KeyMessages.tell(HELD, messages, WEDNESDAY, by=AMINA, today=today)


@pytest.mark.parametrize("moment", Moment)
def test_a_talk_is_offered(moment: Moment) -> None:
    (said,) = new_facts(offered(moment))
    assert said == fact(
        DebriefOffer.DebriefOffered,
        child=AYO,
        meeting=MEETING,
        moment=moment,
        person=AMINA.person,
        due=WEDNESDAY,
        by=SIAN.person,
    )


def test_a_talk_has_its_time() -> None:
    with pytest.raises(CannotOfferDebrief, match="has not been yet"):
        offered(Moment.AFTER, SUNDAY)
    with pytest.raises(CannotOfferDebrief, match="is over"):
        offered(Moment.BEFORE, TUESDAY)
    assert new_facts(offered(Moment.BEFORE, SUNDAY))
    assert new_facts(offered(Moment.AFTER, date(2026, 10, 1)))


def test_nobody_offers_themselves_a_talk() -> None:
    with pytest.raises(CannotOfferDebrief, match="somebody else"):
        DebriefOffer.offer(
            HELD, Moment.AFTER, SIAN.person, WEDNESDAY, by=SIAN, today=MONDAY
        )


@pytest.mark.parametrize("accepted", [True, False])
def test_whoever_it_was_offered_to_answers_once(accepted: bool) -> None:  # noqa: FBT001
    offer = offered()
    offer.collect_events()
    given(offer).when(lambda one: one.answer(accepted=True, by=TOM)).then_refused(
        CannotOfferDebrief.because_it_is_for_somebody_else()
    )
    given(offer).when(lambda one: one.answer(accepted=accepted, by=AMINA)).then(
        fact(DebriefOffer.DebriefAnswered, accepted=accepted, by=AMINA.person)
    )
    given(offer).when(lambda one: one.answer(accepted=True, by=AMINA)).then_refused(
        CannotOfferDebrief.because_it_was_answered()
    )


def test_somebody_tells_up_to_three_things() -> None:
    (said,) = new_facts(told())
    assert said == fact(
        KeyMessages.MessagesTold,
        child=AYO,
        meeting=MEETING,
        side=Side.HOME,
        first="He smiled.",
        second="Lunch.",
        third="",
        day=TUESDAY,
        due=WEDNESDAY,
        by=AMINA.person,
    )


def test_messages_have_words_and_their_time() -> None:
    with pytest.raises(CannotTellMessages, match="what matters most"):
        told(" ")
    with pytest.raises(CannotTellMessages, match="has not been yet"):
        told(today=SUNDAY)
    assert new_facts(told(today=MONDAY))


def test_each_has_one_id_for_a_meeting() -> None:
    assert told().id == messages_of(MEETING, AMINA.person)
    assert offered().id == offer_of(MEETING, Moment.AFTER, AMINA.person)
    assert offer_of(MEETING, Moment.BEFORE, AMINA.person) != offered().id


FRIDAY = date(2026, 10, 23)
HALF_TERM = SchoolDays(
    (TermDays(2026, Term.AUTUMN, Span(date(2026, 9, 1), date(2026, 12, 18))),),
    (Span(date(2026, 10, 26), date(2026, 10, 30)),),
)


@pytest.mark.parametrize(
    ("moment", "day", "days", "due"),
    [
        (Moment.AFTER, MONDAY, NO_TERMS_SET, WEDNESDAY),
        (Moment.AFTER, date(2026, 9, 11), NO_TERMS_SET, date(2026, 9, 15)),
        (Moment.AFTER, FRIDAY, HALF_TERM, date(2026, 11, 3)),
        (Moment.BEFORE, FRIDAY, HALF_TERM, FRIDAY),
    ],
)
def test_two_school_days_are_counted(
    moment: Moment, day: date, days: SchoolDays, due: date
) -> None:
    assert due_of(moment, day, days) == due
