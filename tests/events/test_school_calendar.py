"""The office sets terms and days off; what cannot be is refused with its reason."""

from datetime import date

import pytest

from events.calendar_refusals import CannotSetCalendar
from events.school_calendar import SchoolCalendar, calendar_of
from events.school_days import Span, Term, TermDays
from tests.cast import LARKFIELD, MONDAY, SIAN
from tests.scenario import Said, fact, given

BY = SIAN.person
AUTUMN = Span(date(2026, 9, 2), date(2026, 12, 18))
SPRING = Span(date(2027, 1, 4), date(2027, 3, 25))
HALF_TERM = Span(date(2026, 10, 26), date(2026, 10, 30))


def calendar() -> SchoolCalendar:
    return SchoolCalendar(id=calendar_of(LARKFIELD), by=BY)


def term_set(days: Span, term: Term = Term.AUTUMN, year: int = 2026) -> Said:
    words = {"first": days.first, "last": days.last, "by": BY}
    return fact(SchoolCalendar.TermSet, year=year, term=term, **words)


def holiday(days: Span = HALF_TERM) -> Said:
    return fact(SchoolCalendar.HolidaySet, first=days.first, last=days.last, by=BY)


def test_a_term_is_set() -> None:
    given(calendar()).when(
        lambda one: one.set_term(2026, Term.AUTUMN, AUTUMN, by=BY, today=MONDAY)
    ).then(term_set(AUTUMN))


def test_a_term_that_was_set_is_corrected() -> None:
    longer = Span(AUTUMN.first, date(2026, 12, 21))
    given(calendar(), term_set(AUTUMN), holiday()).when(
        lambda one: one.set_term(2026, Term.AUTUMN, longer, by=BY, today=MONDAY)
    ).then(term_set(longer))


def test_terms_of_two_years_stand_side_by_side() -> None:
    next_year = Span(date(2027, 9, 1), date(2027, 12, 17))
    given(calendar(), term_set(SPRING, Term.SPRING)).when(
        lambda one: one.set_term(2027, Term.AUTUMN, next_year, by=BY, today=MONDAY)
    ).then(term_set(next_year, year=2027))


@pytest.mark.parametrize("year", [2025, 2029])
def test_only_this_school_year_and_two_more_are_set(year: int) -> None:
    days = Span(date(year, 9, 2), date(year, 12, 18))
    given(calendar()).when(
        lambda one: one.set_term(year, Term.AUTUMN, days, by=BY, today=MONDAY)
    ).then_refused(CannotSetCalendar.because_it_is_too_far(2028))


def test_a_term_that_stands_so_is_not_set_again() -> None:
    given(calendar(), term_set(AUTUMN)).when(
        lambda one: one.set_term(2026, Term.AUTUMN, AUTUMN, by=BY, today=MONDAY)
    ).then_refused(CannotSetCalendar.because_it_is_so("term"))


def test_a_term_does_not_end_before_it_begins() -> None:
    turned = Span(AUTUMN.last, AUTUMN.first)
    given(calendar()).when(
        lambda one: one.set_term(2026, Term.AUTUMN, turned, by=BY, today=MONDAY)
    ).then_refused(CannotSetCalendar.because_it_ends_before_it_begins("last"))


def test_a_term_lies_in_its_school_year() -> None:
    given(calendar()).when(
        lambda one: one.set_term(2027, Term.AUTUMN, AUTUMN, by=BY, today=MONDAY)
    ).then_refused(CannotSetCalendar.because_it_is_outside_its_year(2027))


def test_two_terms_cannot_have_the_same_day() -> None:
    early = Span(AUTUMN.last, SPRING.last)
    given(calendar(), term_set(AUTUMN)).when(
        lambda one: one.set_term(2026, Term.SPRING, early, by=BY, today=MONDAY)
    ).then_refused(
        CannotSetCalendar.because_terms_overlap(TermDays(2026, Term.AUTUMN, AUTUMN))
    )


def test_terms_come_in_their_order() -> None:
    given(calendar(), term_set(SPRING, Term.SPRING)).when(
        lambda one: one.set_term(2026, Term.SUMMER, AUTUMN, by=BY, today=MONDAY)
    ).then_refused(
        CannotSetCalendar.because_terms_are_out_of_order(
            TermDays(2026, Term.SPRING, SPRING)
        )
    )


def test_a_term_leaves_no_day_off_behind() -> None:
    short = Span(AUTUMN.first, HALF_TERM.first)
    given(calendar(), term_set(AUTUMN), holiday()).when(
        lambda one: one.set_term(2026, Term.AUTUMN, short, by=BY, today=MONDAY)
    ).then_refused(CannotSetCalendar.because_days_off_would_be_left(HALF_TERM))
    given(calendar(), term_set(AUTUMN), holiday()).when(
        lambda one: one.take_out_term(2026, Term.AUTUMN, by=BY)
    ).then_refused(CannotSetCalendar.because_days_off_would_be_left(HALF_TERM))


def test_the_days_off_of_one_term_do_not_hold_another() -> None:
    given(calendar(), term_set(AUTUMN), holiday(), term_set(SPRING, Term.SPRING)).when(
        lambda one: one.take_out_term(2026, Term.SPRING, by=BY)
    ).then(fact(SchoolCalendar.TermTakenOut, year=2026, term=Term.SPRING, by=BY))


def test_a_term_is_taken_out_and_set_again() -> None:
    out = fact(SchoolCalendar.TermTakenOut, year=2026, term=Term.AUTUMN, by=BY)
    given(calendar(), term_set(AUTUMN), out).when(
        lambda one: one.set_term(2026, Term.AUTUMN, AUTUMN, by=BY, today=MONDAY)
    ).then(term_set(AUTUMN))


def test_a_term_that_is_not_there_cannot_go() -> None:
    given(calendar()).when(
        lambda one: one.take_out_term(2026, Term.AUTUMN, by=BY)
    ).then_refused(CannotSetCalendar.because_it_is_not_there())


def test_a_holiday_is_set_inside_a_term() -> None:
    given(calendar(), term_set(AUTUMN)).when(
        lambda one: one.set_holiday(HALF_TERM, by=BY)
    ).then(holiday())


def test_a_holiday_does_not_end_before_it_begins() -> None:
    given(calendar(), term_set(AUTUMN)).when(
        lambda one: one.set_holiday(Span(HALF_TERM.last, HALF_TERM.first), by=BY)
    ).then_refused(CannotSetCalendar.because_it_ends_before_it_begins("off_last"))


def test_outside_a_term_there_is_no_school_anyway() -> None:
    christmas = Span(date(2026, 12, 21), date(2027, 1, 1))
    given(calendar(), term_set(AUTUMN)).when(
        lambda one: one.set_holiday(christmas, by=BY)
    ).then_refused(CannotSetCalendar.because_it_is_in_no_term("off_first"))


def test_two_days_off_cannot_be_the_same() -> None:
    given(calendar(), term_set(AUTUMN), holiday()).when(
        lambda one: one.set_inset_day(HALF_TERM.last, by=BY)
    ).then_refused(CannotSetCalendar.because_days_off_overlap(HALF_TERM, "off_first"))


def test_an_inset_day_is_set_and_taken_out() -> None:
    given(calendar(), term_set(AUTUMN)).when(
        lambda one: one.set_inset_day(AUTUMN.first, by=BY)
    ).then(fact(SchoolCalendar.InsetDaySet, day=AUTUMN.first, by=BY))
    inset = fact(SchoolCalendar.InsetDaySet, day=AUTUMN.first, by=BY)
    given(calendar(), term_set(AUTUMN), inset).when(
        lambda one: one.take_out_day_off(AUTUMN.first, by=BY)
    ).then(fact(SchoolCalendar.DayOffTakenOut, first=AUTUMN.first, by=BY))


def test_an_inset_day_is_no_weekend() -> None:
    given(calendar(), term_set(AUTUMN)).when(
        lambda one: one.set_inset_day(date(2026, 9, 5), by=BY)
    ).then_refused(CannotSetCalendar.because_there_is_no_school("off_first"))


def test_a_day_off_that_went_can_go_no_more() -> None:
    out = fact(SchoolCalendar.DayOffTakenOut, first=HALF_TERM.first, by=BY)
    given(calendar(), term_set(AUTUMN), holiday(), out).when(
        lambda one: one.take_out_day_off(HALF_TERM.first, by=BY)
    ).then_refused(CannotSetCalendar.because_it_is_not_there())


def test_a_calendar_gives_its_school_days_and_the_term_of_a_day() -> None:
    calendar = SchoolCalendar(id=calendar_of(LARKFIELD), by=SIAN.person)
    autumn = Span(date(2026, 9, 1), date(2026, 12, 18))
    spring = Span(date(2027, 1, 5), date(2027, 3, 26))
    for term, days in ((Term.AUTUMN, autumn), (Term.SPRING, spring)):
        calendar.set_term(2026, term, days, by=SIAN.person, today=MONDAY)
    calendar.set_inset_day(date(2027, 1, 5), by=SIAN.person)
    told = calendar.school_days
    assert told.term_of(date(2027, 1, 6)) == (2026, Term.SPRING)
    assert told.term_of(date(2027, 5, 4)) == (2026, Term.SUMMER)
    assert not told.is_school_day(date(2027, 1, 5))
    assert told.is_school_day(date(2027, 1, 6))
