"""Everybody brings items, and says what is hard and how they take part."""

from datetime import date, timedelta

import pytest

from events.agenda_item import AgendaItem, check_open, frozen_from
from events.base import Actor, Side
from events.meeting_kinds import Away, Way
from events.meeting_refusals import CannotChangeAgenda, CannotPlanChange, CannotTakePart
from events.taking_part import TakingPart, taking_part_of
from tests.cast import AMINA, AYO, AYO_IN_PERSON, LUKASZ, SIAN, TOM, an_id
from tests.features.shows import shows
from tests.scenario import Said, fact, given, new_facts

MEETING, ITEM = an_id("a meeting"), an_id("an item")
FRIDAY = date(2026, 9, 25)
NEXT_TERM = date(2026, 11, 6)
WHY = "The therapist is not there."
BLANKS = ["", "  ", "\n"]


def item(
    by: Actor = AMINA, *, text: str = "Lunch is loud.", for_child: bool = False
) -> AgendaItem:
    return AgendaItem.add(ITEM, AYO, MEETING, text, for_child=for_child, by=by)


def deferred(by: Actor = SIAN) -> Said:
    return fact(
        AgendaItem.ItemDeferred,
        meeting=MEETING,
        reason=WHY,
        until=NEXT_TERM,
        by=by.person,
    )


def withdrawn(by: Actor = AMINA) -> Said:
    return fact(AgendaItem.ItemWithdrawn, meeting=MEETING, by=by.person)


@pytest.mark.parametrize("by", [AMINA, TOM, AYO_IN_PERSON], ids=lambda by: by.side)
def test_everybody_brings_items(by: Actor) -> None:
    (said,) = new_facts(item(by))
    assert (said.words["side"], said.words["by"]) == (by.side, by.person)


@pytest.mark.parametrize("text", BLANKS)
def test_an_item_is_words(text: str) -> None:
    with pytest.raises(CannotChangeAgenda, match="at least one word"):
        item(text=text)


@shows("events.agenda_item:AgendaItem.withdraw", at="because_it_is_somebody_elses")
def test_f28_nobody_takes_an_item_of_the_family_or_the_child_off() -> None:
    refused = CannotChangeAgenda.because_it_is_somebody_elses()
    for who in (TOM, SIAN, LUKASZ):
        with pytest.raises(CannotChangeAgenda) as taken:
            item().withdraw(by=who)
        assert repr(taken.value) == repr(refused)
    on_behalf = item(TOM, for_child=True)
    assert on_behalf.side is Side.CHILD
    given(on_behalf).when(lambda one: one.withdraw(by=TOM)).then_refused(refused)
    given(item()).when(lambda one: one.withdraw(by=AMINA)).then(withdrawn())


@shows("events.agenda_item:AgendaItem.defer", at="because_it_is_blank")
@shows("events.agenda_item:AgendaItem.defer", at="because_it_comes_no_later")
def test_f28_an_item_is_put_off_with_a_reason_and_a_day() -> None:
    given(item()).when(lambda one: one.defer(WHY, NEXT_TERM, FRIDAY, by=SIAN)).then(
        deferred()
    )
    for blank in BLANKS:
        with pytest.raises(CannotChangeAgenda, match="at least one word"):
            item().defer(blank, NEXT_TERM, FRIDAY, by=SIAN)
    given(item()).when(
        lambda one: one.defer(WHY, FRIDAY, FRIDAY, by=SIAN)
    ).then_refused(CannotChangeAgenda.because_it_comes_no_later())


def test_what_is_off_stays_off() -> None:
    off = CannotChangeAgenda.because_it_is_off_already()
    given(item(), withdrawn()).when(lambda one: one.withdraw(by=AMINA)).then_refused(
        off
    )
    given(item(), withdrawn()).when(
        lambda one: one.defer(WHY, NEXT_TERM, FRIDAY, by=SIAN)
    ).then_refused(off)


def test_an_item_that_was_put_off_can_be_taken_off() -> None:
    given(item(), deferred()).when(lambda one: one.withdraw(by=AMINA)).then(withdrawn())


@shows("events.agenda_item:check_open")
def test_f28_an_agenda_is_fixed_some_days_before() -> None:
    check_open(FRIDAY, 3, FRIDAY - timedelta(days=4))
    with pytest.raises(CannotChangeAgenda, match="since 22 September 2026"):
        check_open(FRIDAY, 3, FRIDAY - timedelta(days=3))
    check_open(FRIDAY, 0, FRIDAY)
    assert frozen_from(FRIDAY, 0) is None


def asked(who: Actor = AMINA) -> TakingPart:
    return TakingPart.ask(MEETING, AYO, who.person, by=TOM)


def told(text: str = "", *, by: Actor = AMINA) -> Said:
    return fact(
        TakingPart.BarriersTold,
        meeting=MEETING,
        person=AMINA.person,
        nothing=not text,
        text=text,
        by=by.person,
    )


def test_somebody_is_asked_what_is_hard() -> None:
    (said,) = new_facts(asked())
    assert said.kind is TakingPart.PersonAsked
    assert asked().id == taking_part_of(MEETING, AMINA.person)
    assert not asked().is_asked


@pytest.mark.parametrize("text", ["", "I work until five."])
def test_an_answer_is_what_is_hard_or_that_nothing_is(text: str) -> None:
    one = asked()
    one.tell_barriers(text, nothing=not text, by=AMINA, for_others=False)
    assert one.is_asked
    given(asked()).when(
        lambda one: one.tell_barriers(
            text, nothing=not text, by=AMINA, for_others=False
        )
    ).then(told(text))


@pytest.mark.parametrize("text", BLANKS)
def test_what_is_hard_is_words(text: str) -> None:
    given(asked()).when(
        lambda one: one.tell_barriers(text, nothing=False, by=AMINA, for_others=False)
    ).then_refused(CannotTakePart.because_it_is_blank(about="text"))


def test_a_reason_stands_where_somebody_was_not_asked() -> None:
    one = asked()
    one.leave_unasked(WHY, by=TOM)
    assert one.is_asked
    given(asked()).when(lambda one: one.leave_unasked(WHY, by=TOM)).then(
        fact(
            TakingPart.BarriersNotAsked,
            meeting=MEETING,
            person=AMINA.person,
            reason=WHY,
            by=TOM.person,
        )
    )


@pytest.mark.parametrize("reason", BLANKS)
def test_that_reason_is_words(reason: str) -> None:
    given(asked()).when(lambda one: one.leave_unasked(reason, by=TOM)).then_refused(
        CannotTakePart.because_it_is_blank(about="reason")
    )


def test_whoever_answered_was_asked() -> None:
    given(asked(), told()).when(
        lambda one: one.leave_unasked(WHY, by=TOM)
    ).then_refused(CannotTakePart.because_they_answered())


def test_there_are_five_ways_of_taking_part() -> None:
    assert [str(way) for way in Way] == [
        "in-person",
        "video",
        "phone",
        "written",
        "earlier-talk",
    ]


@pytest.mark.parametrize("way", Way)
def test_somebody_says_how_they_take_part(way: Way) -> None:
    given(asked()).when(
        lambda one: one.choose_way(way, by=AMINA, for_others=False)
    ).then(
        fact(
            TakingPart.WayChosen,
            meeting=MEETING,
            person=AMINA.person,
            way=way,
            by=AMINA.person,
        )
    )


def test_a_view_is_given_in_writing() -> None:
    given(asked()).when(
        lambda one: one.write_view("He reads at night.", by=TOM, for_others=True)
    ).then(
        fact(
            TakingPart.ViewWritten,
            meeting=MEETING,
            person=AMINA.person,
            text="He reads at night.",
            by=TOM.person,
        )
    )
    for blank in BLANKS:
        with pytest.raises(CannotTakePart, match="at least one word"):
            asked().write_view(blank, by=AMINA, for_others=False)


def test_nobody_speaks_for_somebody_else() -> None:
    no = CannotTakePart.because_it_is_somebody_elses_to_say()
    for ask in (
        lambda one: one.tell_barriers("", nothing=True, by=LUKASZ, for_others=False),
        lambda one: one.choose_way(Way.PHONE, by=LUKASZ, for_others=False),
        lambda one: one.write_view("No.", by=LUKASZ, for_others=False),
    ):
        given(asked()).when(ask).then_refused(no)


@pytest.mark.parametrize("text", BLANKS)
def test_what_changes_next_time_is_words_about_somebody_who_was_away(
    text: str,
) -> None:
    one = asked()
    with pytest.raises(CannotPlanChange, match="why they do not take part"):
        one.plan_change(WHY, by=SIAN)
    with pytest.raises(CannotTakePart, match="They say this themselves"):
        one.say_away(Away.TIME, "", by=TOM, for_others=False)
    one.say_away(Away.TIME, "", by=AMINA, for_others=False)
    with pytest.raises(CannotPlanChange, match="at least one word"):
        one.plan_change(text, by=SIAN)
    one.choose_way(Way.PHONE, by=AMINA, for_others=False)
    with pytest.raises(CannotPlanChange, match="why they do not take part"):
        one.plan_change(WHY, by=SIAN)
