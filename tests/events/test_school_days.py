"""Which days are school days, by the calendar of a school or without one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.counting import is_working
from events.law import Clock, in_force
from events.school_days import (
    NO_TERMS_SET,
    SchoolDays,
    Span,
    Term,
    TermDays,
    school_year_of,
)

AUTUMN = TermDays(2026, Term.AUTUMN, Span(date(2026, 9, 2), date(2026, 12, 18)))
SPRING = TermDays(2026, Term.SPRING, Span(date(2027, 1, 4), date(2027, 3, 25)))
SUMMER = TermDays(2026, Term.SUMMER, Span(date(2027, 4, 12), date(2027, 7, 21)))
HALF_TERM = Span(date(2026, 10, 26), date(2026, 10, 30))
INSET = Span(date(2026, 9, 2), date(2026, 9, 2))
YEAR = SchoolDays((AUTUMN, SPRING, SUMMER), (HALF_TERM,), (INSET,))
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("day", "is_school"),
    [
        (date(2026, 9, 1), False),  # before the first day of the autumn term
        (date(2026, 9, 2), False),  # an INSET day
        (date(2026, 9, 3), True),
        (date(2026, 9, 5), False),  # a Saturday
        (date(2026, 10, 28), False),  # half-term
        (date(2026, 12, 21), False),  # between two terms
        (date(2027, 5, 3), False),  # a bank holiday in a term
        (date(2027, 7, 22), False),  # after the last term of the year
        (date(2027, 8, 31), False),
    ],
)
def test_a_school_day_is_in_a_term_and_not_off(day: date, *, is_school: bool) -> None:
    assert YEAR.is_school_day(day) is is_school


@pytest.mark.parametrize(
    ("terms", "day", "is_school"),
    [
        ((AUTUMN,), date(2027, 2, 1), True),  # spring is not set yet
        ((AUTUMN,), date(2026, 9, 1), False),
        ((AUTUMN, SUMMER), date(2027, 2, 1), True),
        ((AUTUMN, SPRING), date(2026, 12, 22), False),
        ((AUTUMN, SPRING), date(2027, 6, 1), True),
        ((SPRING,), date(2026, 9, 1), True),
        ((SUMMER,), date(2027, 8, 2), False),
        ((SUMMER,), date(2027, 9, 1), True),  # of the next school year nothing is set
        ((SUMMER,), date(2027, 8, 30), False),
    ],
)
def test_where_a_term_is_not_set_monday_to_friday_count(
    terms: tuple[TermDays, ...], day: date, *, is_school: bool
) -> None:
    assert SchoolDays(terms).is_school_day(day) is is_school


def test_a_term_may_begin_before_september() -> None:
    early = TermDays(2027, Term.AUTUMN, Span(date(2027, 8, 25), date(2027, 12, 17)))
    days = SchoolDays((SUMMER, early))
    assert days.is_school_day(date(2027, 8, 25))
    assert not days.is_school_day(date(2027, 8, 24))
    assert days.next_school_day(date(2027, 7, 21)) == date(2027, 8, 25)


def test_the_next_school_day_passes_over_a_holiday() -> None:
    assert YEAR.next_school_day(date(2026, 10, 23)) == date(2026, 11, 2)
    assert YEAR.on_or_after(date(2026, 10, 24)) == date(2026, 11, 2)
    assert YEAR.on_or_after(date(2026, 11, 2)) == date(2026, 11, 2)


def test_school_days_later_leave_out_every_day_off() -> None:
    assert YEAR.later(date(2026, 10, 22), 3) == date(2026, 11, 3)
    assert YEAR.later(date(2026, 12, 18), 1) == date(2027, 1, 4)
    assert YEAR.later(date(2026, 10, 28), 0) == date(2026, 10, 28)


@given(st.dates(date(2026, 9, 7), date(2027, 7, 1)))
def test_the_last_school_day_before_is_the_one_that_leads_here(day: date) -> None:
    before = YEAR.last_before(day)
    assert YEAR.is_school_day(before)
    assert before < day <= YEAR.next_school_day(before)


@given(DAYS, st.integers(0, 60))
def test_without_a_calendar_the_law_counts_the_same(day: date, days: int) -> None:
    assert NO_TERMS_SET.is_school_day(day) is is_working(day)
    rule = in_force(Clock.EDUCATIONAL_RECORD, day)
    assert rule.due(day, NO_TERMS_SET.later) == rule.due(day)
    assert NO_TERMS_SET.later(day, days) >= day + timedelta(days=days)


@given(DAYS)
def test_a_calendar_never_makes_a_day_earlier(day: date) -> None:
    rule = in_force(Clock.EDUCATIONAL_RECORD, day)
    found = rule.due(day, YEAR.later)
    assert found >= rule.due(day)
    assert YEAR.is_school_day(found)


def test_a_school_year_begins_in_september() -> None:
    assert school_year_of(date(2026, 8, 31)) == 2025
    assert school_year_of(date(2026, 9, 1)) == 2026
