"""Home and school count the same; a value stays, or is taken back with a reason."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from events.base import Actor
from events.measure import MOST, CannotMeasure, CountedIn, Measure, Where
from tests.cast import AMINA, AYO, MONDAY, SUNDAY, TOM, TUESDAY, an_id
from tests.features.shows import shows
from tests.scenario import Said, fact, given, new_facts

SLEEP, VALUE, OTHER = an_id("a measure"), an_id("a value"), an_id("another value")
WHY = "It was the day before."


def begun(text: str = "Sleep", by: Actor = AMINA) -> Measure:
    return Measure.begin(SLEEP, AYO, text, CountedIn.HOURS, by=by)


def kept(
    by: Actor = AMINA,
    *,
    value: UUID = VALUE,
    where: Where = Where.HOME,
    count: int = 8,
    day: date = SUNDAY,
) -> Said:
    return fact(
        Measure.ValueKept,
        value=value,
        day=day,
        count=count,
        where=where,
        entry=None,
        side=by.side,
        by=by.person,
    )


def keep(
    by: Actor = AMINA,
    *,
    value: UUID = VALUE,
    where: Where = Where.HOME,
    count: int = 8,
    day: date = SUNDAY,
) -> Callable[[Measure], None]:
    return lambda one: one.keep(value, day, count, where, None, by=by, today=MONDAY)


def gone(by: Actor = AMINA) -> Said:
    words = {"side": by.side, "by": by.person}
    return fact(Measure.ValueTakenBack, value=VALUE, reason=WHY, **words)


def take_back(by: Actor = AMINA, reason: str = WHY) -> Callable[[Measure], None]:
    return lambda one: one.take_back(VALUE, reason, by=by)


@pytest.mark.parametrize("by", [AMINA, TOM])
def test_either_side_says_what_is_counted(by: Actor) -> None:
    (one,) = new_facts(begun(by=by))
    assert (one.words["text"], one.words["side"]) == ("Sleep", by.side)
    with pytest.raises(CannotMeasure, match="what is counted"):
        begun(" ", by)


@shows("events.measure:Measure.keep", at="because_that_day_has_its_value")
def test_f53_home_and_school_have_a_value_each_for_a_day() -> None:
    again = CannotMeasure.because_that_day_has_its_value()
    given(begun(), kept()).when(keep(TOM, value=OTHER, where=Where.SCHOOL)).then(
        kept(TOM, value=OTHER, where=Where.SCHOOL)
    )
    given(begun(), kept()).when(keep(value=OTHER, day=MONDAY)).then(
        kept(value=OTHER, day=MONDAY)
    )
    given(begun(), kept()).when(keep(TOM, value=OTHER)).then_refused(again)


@shows("events.measure:Measure.keep", at="because_no_day_holds_so_much")
def test_f53_a_value_is_a_number_that_a_day_can_hold() -> None:
    for count in (0, MOST):
        given(begun()).when(keep(count=count)).then(kept(count=count))
    for count in (-1, MOST + 1):
        given(begun()).when(keep(count=count)).then_refused(
            CannotMeasure.because_no_day_holds_so_much()
        )


@shows("events.measure:Measure.keep", at="because_the_day_is_in_the_future")
def test_f53_nothing_was_counted_tomorrow() -> None:
    given(begun()).when(keep(day=MONDAY)).then(kept(day=MONDAY))
    given(begun()).when(keep(day=TUESDAY)).then_refused(
        CannotMeasure.because_the_day_is_in_the_future()
    )


def test_a_value_is_kept_once_under_its_id() -> None:
    before = CannotMeasure.because_it_was_said_before()
    given(begun(), kept()).when(keep(day=MONDAY)).then_refused(before)
    given(begun(), kept(), gone()).when(keep()).then_refused(before)


@shows("events.measure:Measure.take_back", at="because_it_is_not_yours")
def test_f53_only_whoever_wrote_a_value_takes_it_back() -> None:
    given(begun(), kept()).when(take_back()).then(gone())
    given(begun(), kept()).when(take_back(TOM)).then_refused(
        CannotMeasure.because_it_is_not_yours()
    )


@shows("events.measure:Measure.take_back", at="because_no_reason_is_given")
def test_f53_taking_back_says_why_and_makes_room() -> None:
    given(begun(), kept()).when(take_back(reason="\n")).then_refused(
        CannotMeasure.because_no_reason_is_given()
    )
    given(begun(), kept(), gone()).when(keep(value=OTHER)).then(kept(value=OTHER))
    given(begun(), kept(), gone()).when(take_back()).then_refused(
        CannotMeasure.because_it_is_gone()
    )
