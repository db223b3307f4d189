"""The notes of a meeting after it: checked by everybody, then final."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from events.base import Actor, Role, Side
from events.minutes_check import MinutesCheck, check_days, check_of
from events.minutes_refusals import (
    CannotCheckNotes,
    CannotMakeFinal,
    CannotSendNotes,
)
from tests.cast import AMINA, AYO, AYO_IN_PERSON, LUKASZ, SIAN, TOM, an_id
from tests.features.shows import shows
from tests.scenario import Said, fact, given, new_facts

MEETING, REQUEST, OTHER = an_id("a meeting"), an_id("a request"), an_id("another")
UNTIL = date(2026, 9, 14)
AFTER = UNTIL + timedelta(days=1)
Ask = Callable[[MinutesCheck], None]
ADVOCATE = Actor(an_id("An advocate"), Role.ADVOCATE, Side.OTHER)


def sent(by: Actor = TOM, *, closed: bool = True) -> MinutesCheck:
    return MinutesCheck.send(
        MEETING, AYO, TOM.person, UNTIL, [AMINA.person], by=by, closed=closed
    )


def asked(by: Actor = AMINA) -> Said:
    return fact(
        MinutesCheck.ChangeAsked,
        request=REQUEST,
        line=None,
        text="He said no.",
        side=by.side,
        by=by.person,
    )


def answered(*, taken_up: bool) -> Said:
    return fact(
        MinutesCheck.ChangeAnswered,
        request=REQUEST,
        taken_up=taken_up,
        text="We heard yes.",
        by=TOM.person,
    )


def final(differences: int = 0) -> Said:
    return fact(MinutesCheck.MadeFinal, differences=differences, by=TOM.person)


def make_final(
    today: date = AFTER, by: Actor = TOM, *, differences: bool = False
) -> Ask:
    return lambda check: check.make_final(
        with_differences=differences, today=today, by=by
    )


@shows("events.minutes_check:MinutesCheck.send", at="because_the_meeting_goes_on")
def test_f48_notes_of_a_closed_meeting_go_out_to_each_person_by_name() -> None:
    assert new_facts(sent()) == [
        fact(
            MinutesCheck.SentForChecking,
            child=AYO,
            meeting=MEETING,
            keeper=TOM.person,
            check_by=UNTIL,
            by=TOM.person,
        ),
        fact(MinutesCheck.GivenTo, person=AMINA.person, by=TOM.person),
    ]
    assert sent().id == check_of(MEETING)
    with pytest.raises(CannotSendNotes):
        sent(closed=False)


def test_whoever_keeps_the_notes_or_looks_after_it_sends_them() -> None:
    assert sent(SIAN).keeper == TOM.person
    with pytest.raises(CannotSendNotes):
        sent(AMINA)


@shows("events.minutes_check:check_days")
def test_f48_people_have_at_least_five_school_days_to_check() -> None:
    assert (check_days(5), check_days(20)) == (5, 20)
    for days in (4, 21):
        with pytest.raises(CannotSendNotes):
            check_days(days)


@shows("events.minutes_check:MinutesCheck.see")
def test_f47_the_first_look_of_each_person_is_kept() -> None:
    seen = fact(MinutesCheck.FirstSeen, by=AMINA.person)
    given(sent()).when(lambda check: check.see(by=AMINA)).then(seen)
    given(sent(), seen).when(lambda check: check.see(by=AMINA)).then()


def test_somebody_finds_the_notes_right() -> None:
    right = fact(MinutesCheck.FoundRight, side=AMINA.side, by=AMINA.person)
    given(sent()).when(lambda check: check.find_right(by=AMINA)).then(right)
    given(sent(), right).when(lambda check: check.find_right(by=AMINA)).then_refused(
        CannotCheckNotes.because_you_said_so_before()
    )
    given(sent(), asked()).when(lambda check: check.find_right(by=AMINA)).then_refused(
        CannotCheckNotes.because_you_wait_for_an_answer()
    )
    given(sent(), right, asked(), answered(taken_up=True)).when(
        lambda check: check.find_right(by=AMINA)
    ).then(right)


def test_somebody_asks_for_a_change() -> None:
    def ask(check: MinutesCheck, text: str = "He said no.") -> None:
        check.ask_for_change(REQUEST, None, text, by=AMINA)

    given(sent()).when(ask).then(asked())
    given(sent()).when(lambda check: ask(check, " ")).then_refused(
        CannotCheckNotes.because_it_is_blank()
    )
    given(sent(), asked()).when(ask).then_refused(
        CannotCheckNotes.because_it_was_asked_before()
    )


def answer(by: Actor, text: str = "We heard yes.") -> Ask:
    return lambda check: check.answer_change(REQUEST, text, taken_up=False, by=by)


@shows("events.minutes_check:MinutesCheck.answer_change", at="because_your_side_asked")
@pytest.mark.parametrize("own_side", [AMINA, LUKASZ, AYO_IN_PERSON])
def test_f48_the_side_that_asked_for_a_change_does_not_answer_it(
    own_side: Actor,
) -> None:
    given(sent(), asked()).when(answer(own_side)).then_refused(
        CannotCheckNotes.because_your_side_asked()
    )
    given(sent(), asked()).when(answer(TOM)).then(answered(taken_up=False))


def test_a_change_is_answered_once_in_words_and_where_there_is_one() -> None:
    given(sent(), asked()).when(answer(TOM, " ")).then_refused(
        CannotCheckNotes.because_it_is_blank()
    )
    given(sent()).when(answer(TOM)).then_refused(
        CannotCheckNotes.because_there_is_no_such_request()
    )
    given(sent(), asked(), answered(taken_up=True)).when(answer(SIAN)).then_refused(
        CannotCheckNotes.because_it_is_answered()
    )


@shows("events.minutes_check:MinutesCheck.make_final", at="because_people_still_check")
def test_f48_notes_are_not_final_before_people_had_their_days() -> None:
    given(sent()).when(make_final(UNTIL)).then_refused(
        CannotMakeFinal.because_people_still_check(UNTIL)
    )
    given(sent()).when(make_final()).then(final())


@shows(
    "events.minutes_check:MinutesCheck.make_final",
    at="because_a_change_is_unanswered",
)
@pytest.mark.parametrize("who", [AMINA, AYO_IN_PERSON, ADVOCATE, SIAN])
def test_f48_notes_are_not_final_over_a_change_without_an_answer(who: Actor) -> None:
    given(sent(), asked(who)).when(make_final()).then_refused(
        CannotMakeFinal.because_a_change_is_unanswered()
    )
    given(sent(), asked(who), answered(taken_up=True)).when(make_final()).then(final())
    given(sent(), asked(who)).when(make_final(differences=True)).then(final(1))


@shows("events.minutes_check:MinutesCheck.differences")
@pytest.mark.parametrize(
    ("history", "count"),
    [
        ([asked()], 1),
        ([asked(), answered(taken_up=False)], 1),
    ],
)
def test_f48_final_with_differences_keeps_how_many_there_are(
    history: list[Said], count: int
) -> None:
    given(sent(), *history).when(make_final(differences=True)).then(final(count))
    taken = [asked(), answered(taken_up=True)]
    given(sent(), *taken).when(make_final(differences=True)).then_refused(
        CannotMakeFinal.because_there_is_no_difference()
    )


def test_a_change_that_was_not_taken_up_is_a_difference_anyway() -> None:
    history = asked(), answered(taken_up=False)
    given(sent(), *history).when(make_final()).then(final(1))


def test_whoever_keeps_the_notes_makes_them_final_once() -> None:
    given(sent()).when(make_final(by=AMINA)).then_refused(
        CannotSendNotes.because_you_do_not_keep_them()
    )
    given(sent(), final()).when(make_final()).then_refused(
        CannotMakeFinal.because_they_are_final()
    )


@pytest.mark.parametrize(
    "ask",
    [
        lambda check: check.find_right(by=AMINA),
        lambda check: check.ask_for_change(OTHER, None, "No.", by=AMINA),
        answer(TOM),
    ],
)
def test_final_notes_are_checked_no_more(ask: Ask) -> None:
    given(sent(), asked(), final(1)).when(ask).then_refused(
        CannotCheckNotes.because_they_are_final()
    )


@shows("events.minutes_check:MinutesCheck.send_on_time", at="because_it_is_too_late")
def test_f121_a_report_goes_out_by_its_due_date_with_the_differences() -> None:
    due = date(2026, 9, 10)
    on_time = fact(MinutesCheck.SentOnTime, due=due, differences=1, by=TOM.person)
    given(sent(), asked()).when(
        lambda check: check.send_on_time(due, today=due, by=TOM)
    ).then(on_time)
    late = due + timedelta(days=1)
    given(sent(), asked()).when(
        lambda check: check.send_on_time(due, today=late, by=TOM)
    ).then_refused(CannotSendNotes.because_it_is_too_late(due))


def test_a_report_goes_out_once_and_before_the_notes_are_final() -> None:
    def send(check: MinutesCheck, by: Actor = TOM) -> None:
        check.send_on_time(UNTIL, today=UNTIL, by=by)

    on_time = fact(MinutesCheck.SentOnTime, due=UNTIL, differences=0, by=TOM.person)
    given(sent(), on_time).when(send).then_refused(
        CannotSendNotes.because_they_went_out()
    )
    given(sent(), final()).when(send).then_refused(
        CannotSendNotes.because_they_are_final()
    )
    given(sent()).when(lambda check: send(check, AMINA)).then_refused(
        CannotSendNotes.because_you_do_not_keep_them()
    )
