"""An action is proposed, set out, answered, done, and seen so by the other side."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from events.agreed_action import AgreedAction
from events.agreed_action_refusals import (
    CannotAnswerAction,
    CannotPropose,
    CannotSayOutcome,
    CannotSetOut,
)
from events.agreed_action_words import Days, Lack, Result, SetOut, lacking
from events.base import Actor, Role, Side
from tests.cast import AMINA, AYO, AYO_IN_PERSON, LUKASZ, MONDAY, SIAN, TOM, an_id
from tests.features.shows import shows
from tests.scenario import Said, fact, given, new_facts

ACTION, MEETING = an_id("an action"), an_id("a meeting")
BLANKS = ["", "  ", "\n"]
WHY = "The room is not ready."
DUE, REVIEW = date(2026, 10, 2), date(2026, 11, 6)
YESTERDAY = MONDAY - timedelta(days=1)
THERAPIST = Actor(an_id("Rosa"), Role.THERAPIST, Side.OTHER)
Ask = Callable[[AgreedAction], object]


def proposed(text: str = "A quiet place at lunch.") -> AgreedAction:
    return AgreedAction.propose(ACTION, AYO, text, meeting=MEETING, by=AMINA)


def owned(by: Actor = TOM, reason: str | None = None) -> Said:
    return fact(
        AgreedAction.OwnerNamed,
        owner=by.person,
        owner_side=by.side,
        reason=reason,
        by=SIAN.person,
    )


def days(due: date | None = DUE, review: date | None = REVIEW) -> Said:
    return fact(
        AgreedAction.DaysSet, due=due, review=review, reason=None, by=SIAN.person
    )


def confirmed(by: Actor = AMINA) -> Said:
    return fact(AgreedAction.ActionConfirmed, side=by.side, by=by.person)


def outcome(result: Result = Result.DONE, by: Actor = TOM) -> Said:
    text = None if result is Result.DONE else WHY
    return fact(AgreedAction.OutcomeSaid, result=result, text=text, by=by.person)


def closed(by: Actor = AMINA) -> Said:
    return fact(AgreedAction.OutcomeConfirmed, side=by.side, by=by.person)


def disputed(by: Actor = AMINA) -> Said:
    return fact(AgreedAction.OutcomeDisputed, why=WHY, side=by.side, by=by.person)


def set_days(due: date | None, review: date | None, reason: str | None = None) -> Ask:
    return lambda one: one.set_days(Days(due, review), reason, by=SIAN, today=MONDAY)


def confirms(by: Actor) -> Ask:
    return lambda one: one.confirm(by=by)


def sees_it_so(by: Actor) -> Ask:
    return lambda one: one.confirm_outcome(by=by)


def sees_it_otherwise(by: Actor) -> Ask:
    return lambda one: one.dispute_outcome(WHY, by=by)


def test_it_is_proposed_with_the_meeting_it_comes_from() -> None:
    (said,) = new_facts(proposed())
    assert said.kind is AgreedAction.ActionProposed
    assert (said.words["meeting"], said.words["side"]) == (MEETING, Side.HOME)


@pytest.mark.parametrize("text", BLANKS)
def test_what_is_to_be_done_is_said_in_words(text: str) -> None:
    with pytest.raises(CannotPropose, match="at least one word"):
        proposed(text)


@shows("events.agreed_action_words:lacking")
def test_f43_an_action_says_whether_it_lacks_an_owner_or_a_day() -> None:
    tom, day = TOM.person, MONDAY
    assert lacking(None, None, None, is_closed=False) == tuple(Lack)
    assert lacking(tom, None, None, is_closed=False) == (Lack.DUE, Lack.REVIEW)
    assert lacking(None, day, None, is_closed=False) == (Lack.OWNER, Lack.REVIEW)
    assert lacking(None, None, day, is_closed=False) == (Lack.OWNER, Lack.DUE)
    assert lacking(tom, day, day, is_closed=False) == ()


def test_an_action_that_both_sides_saw_done_lacks_nothing() -> None:
    assert lacking(None, None, None, is_closed=True) == ()


@pytest.mark.parametrize("who", [AMINA, TOM, AYO_IN_PERSON, THERAPIST])
def test_anybody_can_be_the_one_who_does_it(who: Actor) -> None:
    given(proposed()).when(
        lambda one: one.name_owner(who.person, who.side, " ", by=SIAN)
    ).then(owned(who))


def test_the_same_person_is_not_named_twice() -> None:
    given(proposed(), owned()).when(
        lambda one: one.name_owner(TOM.person, TOM.side, WHY, by=SIAN)
    ).then_refused(CannotSetOut.because_they_own_it_already())


def test_somebody_else_is_named_with_a_reason() -> None:
    given(proposed(), owned()).when(
        lambda one: one.name_owner(AMINA.person, AMINA.side, WHY, by=SIAN)
    ).then(owned(AMINA, WHY))
    given(proposed(), owned()).when(
        lambda one: one.name_owner(AMINA.person, AMINA.side, " ", by=SIAN)
    ).then_refused(CannotSetOut.because_no_reason_is_given())


def test_the_days_are_set_one_by_one_or_together() -> None:
    given(proposed()).when(set_days(DUE, REVIEW)).then(days())
    given(proposed(), days(review=None)).when(set_days(None, REVIEW)).then(days())


def test_a_day_that_changes_needs_a_reason() -> None:
    later = DUE + timedelta(days=7)
    new = fact(
        AgreedAction.DaysSet, due=later, review=REVIEW, reason=WHY, by=SIAN.person
    )
    given(proposed(), days()).when(set_days(later, None, WHY)).then(new)
    given(proposed(), days()).when(set_days(later, None, " ")).then_refused(
        CannotSetOut.because_no_reason_is_given()
    )


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        ((None, None), CannotSetOut.because_no_day_is_named()),
        ((YESTERDAY, None), CannotSetOut.because_the_day_is_over("due")),
        ((None, YESTERDAY), CannotSetOut.because_the_day_is_over("review")),
    ],
)
def test_a_day_is_named_and_not_over(
    asked: tuple[date | None, date | None], refusal: CannotSetOut
) -> None:
    given(proposed()).when(set_days(*asked)).then_refused(refusal)


def test_today_is_a_day_that_can_be_named() -> None:
    given(proposed()).when(set_days(MONDAY, MONDAY)).then(days(MONDAY, MONDAY))


def test_a_day_that_is_over_may_stand() -> None:
    given(proposed(), days(YESTERDAY, None)).when(set_days(None, REVIEW)).then(
        days(YESTERDAY, REVIEW)
    )


def test_days_that_stand_are_not_set_again() -> None:
    given(proposed(), days()).when(set_days(DUE, None, WHY)).then_refused(
        CannotSetOut.because_the_days_stand()
    )


HOW = SetOut("20 minutes", "each school day", "Tom", DUE, "Yes, the library is free.")


def set_out(how: SetOut = HOW) -> Said:
    return fact(AgreedAction.ActionSetOut, **how._asdict(), by=TOM.person)


@shows("events.agreed_action_rules:check_set_out")
def test_f42_it_is_said_whether_the_setting_can_do_it_and_with_what() -> None:
    given(proposed()).when(lambda one: one.set_out(HOW, by=TOM)).then(set_out())
    only = SetOut(" ", None, "", None, "Yes, with a second adult.")
    kept = SetOut(setting="Yes, with a second adult.")
    given(proposed()).when(lambda one: one.set_out(only, by=TOM)).then(set_out(kept))
    given(proposed(), set_out()).when(
        lambda one: one.set_out(HOW, by=TOM)
    ).then_refused(CannotSetOut.because_that_stands())
    given(proposed()).when(lambda one: one.set_out(SetOut(" "), by=TOM)).then_refused(
        CannotSetOut.because_nothing_is_said()
    )


def test_what_was_set_out_can_be_taken_back() -> None:
    given(proposed(), set_out()).when(lambda one: one.set_out(SetOut(), by=TOM)).then(
        set_out(SetOut())
    )


@shows("events.agreed_action:AgreedAction.confirm", at="because_you_said_so")
@shows("events.agreed_action:AgreedAction.object", at="because_it_is_blank")
def test_f43_each_person_agrees_to_an_action_or_objects_with_a_reason() -> None:
    for who in (AMINA, TOM, AYO_IN_PERSON):
        given(proposed()).when(confirms(who)).then(confirmed(who))
    objected = fact(
        AgreedAction.ActionObjected, why=WHY, side=Side.HOME, by=AMINA.person
    )
    given(proposed(), confirmed()).when(lambda one: one.object(WHY, by=AMINA)).then(
        objected
    )
    given(proposed()).when(lambda one: one.object(" ", by=AMINA)).then_refused(
        CannotAnswerAction.because_it_is_blank()
    )
    given(proposed(), confirmed()).when(lambda one: one.confirm(by=AMINA)).then_refused(
        CannotAnswerAction.because_you_said_so()
    )
    given(proposed(), objected).when(lambda one: one.confirm(by=AMINA)).then(
        confirmed()
    )


@pytest.mark.parametrize("change", [owned(), days(), set_out()])
def test_what_changes_is_agreed_to_anew(change: Said) -> None:
    given(proposed(), confirmed(), change).when(lambda one: one.confirm(by=AMINA)).then(
        confirmed()
    )


def test_who_does_it_says_what_came_of_it() -> None:
    given(proposed(), owned()).when(
        lambda one: one.say_outcome(Result.DONE, None, by=TOM)
    ).then(outcome())
    given(proposed(), owned()).when(
        lambda one: one.say_outcome(Result.DONE, None, by=SIAN)
    ).then_refused(CannotSayOutcome.because_the_owner_says_it())


def test_whoever_speaks_for_the_owner_says_it_too() -> None:
    given(proposed(), owned(THERAPIST)).when(
        lambda one: one.say_outcome(
            Result.DONE, None, by=SIAN, speaks_for=THERAPIST.person
        )
    ).then(outcome(by=SIAN))
    given(proposed(), owned()).when(
        lambda one: one.say_outcome(
            Result.DONE, None, by=SIAN, speaks_for=THERAPIST.person
        )
    ).then_refused(CannotSayOutcome.because_the_owner_says_it())


def test_without_an_owner_whoever_proposed_it_says_it() -> None:
    given(proposed()).when(
        lambda one: one.say_outcome(Result.SUPERSEDED, WHY, by=AMINA)
    ).then(outcome(Result.SUPERSEDED, AMINA))


@pytest.mark.parametrize("result", sorted(set(Result) - {Result.DONE}))
def test_what_is_not_done_is_said_in_words(result: Result) -> None:
    given(proposed(), owned()).when(
        lambda one: one.say_outcome(result, " ", by=TOM)
    ).then_refused(CannotSayOutcome.because_it_needs_words())
    given(proposed(), owned()).when(
        lambda one: one.say_outcome(result, WHY, by=TOM)
    ).then(outcome(result))


def test_the_outcome_waits_for_an_answer() -> None:
    given(proposed(), owned(), outcome()).when(
        lambda one: one.say_outcome(Result.NOT, WHY, by=TOM)
    ).then_refused(CannotSayOutcome.because_it_waits_for_an_answer())


@shows(
    "events.agreed_action:AgreedAction._must_answer_for_the_other_side",
    at="because_the_other_side_answers",
)
@pytest.mark.parametrize(
    ("owner", "answers", "does_not"),
    [
        (TOM, [AMINA, AYO_IN_PERSON], [TOM, SIAN, THERAPIST]),
        (AMINA, [TOM, SIAN], [AMINA, LUKASZ, AYO_IN_PERSON, THERAPIST]),
        (AYO_IN_PERSON, [AMINA, TOM], [AYO_IN_PERSON, THERAPIST]),
        (THERAPIST, [AMINA, AYO_IN_PERSON], [THERAPIST, TOM, SIAN]),
    ],
    ids=["school", "home", "child", "other"],
)
def test_f45_the_other_side_confirms_what_came_of_it(
    owner: Actor, answers: list[Actor], does_not: list[Actor]
) -> None:
    past = (owned(owner), outcome(by=owner))
    for who in answers:
        given(proposed(), *past).when(sees_it_so(who)).then(closed(who))
        given(proposed(), *past).when(sees_it_otherwise(who)).then(disputed(who))
    for who in does_not:
        given(proposed(), *past).when(sees_it_so(who)).then_refused(
            CannotSayOutcome.because_the_other_side_answers()
        )


def test_whoever_said_it_for_the_owner_does_not_answer_it() -> None:
    given(proposed(), owned(THERAPIST), outcome(by=AMINA)).when(
        lambda one: one.confirm_outcome(by=AMINA)
    ).then_refused(CannotSayOutcome.because_the_other_side_answers())


def test_what_nobody_said_is_not_answered() -> None:
    given(proposed(), owned()).when(
        lambda one: one.confirm_outcome(by=AMINA)
    ).then_refused(CannotSayOutcome.because_nothing_was_said())


def test_a_dispute_says_why_and_leaves_the_action_open() -> None:
    given(proposed(), owned(), outcome()).when(
        lambda one: one.dispute_outcome(" ", by=AMINA)
    ).then_refused(CannotSayOutcome.because_no_reason_is_given())
    given(proposed(), owned(), outcome(), disputed()).when(
        lambda one: one.say_outcome(Result.PARTLY, WHY, by=TOM)
    ).then(outcome(Result.PARTLY))


@pytest.mark.parametrize(
    ("ask", "refusal"),
    [
        (
            lambda one: one.name_owner(AMINA.person, AMINA.side, WHY, by=SIAN),
            CannotSetOut,
        ),
        (set_days(DUE, REVIEW, WHY), CannotSetOut),
        (lambda one: one.set_out(HOW, by=SIAN), CannotSetOut),
        (lambda one: one.confirm(by=SIAN), CannotAnswerAction),
        (lambda one: one.object(WHY, by=SIAN), CannotAnswerAction),
        (lambda one: one.say_outcome(Result.NOT, WHY, by=TOM), CannotSayOutcome),
        (lambda one: one.confirm_outcome(by=AMINA), CannotSayOutcome),
        (lambda one: one.dispute_outcome(WHY, by=AMINA), CannotSayOutcome),
    ],
)
def test_a_closed_action_stays_as_it_is(ask: Ask, refusal: type[CannotSetOut]) -> None:
    given(proposed(), owned(), outcome(), closed()).when(ask).then_refused(
        refusal.because_it_is_closed()
    )
