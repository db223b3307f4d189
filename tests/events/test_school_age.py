"""Compulsory school age ends on the last Friday of June of a certain school year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events import school_age

FRIDAY = 4
BORN = st.dates(date(1985, 1, 1), date(2083, 12, 31))


@pytest.mark.parametrize(
    ("born", "ends"),
    [
        (date(2010, 8, 31), date(2026, 6, 26)),
        (date(2010, 9, 1), date(2027, 6, 25)),
        (date(2009, 9, 1), date(2026, 6, 26)),
        (date(2010, 6, 26), date(2026, 6, 26)),
        (date(2010, 7, 15), date(2026, 6, 26)),
        (date(2012, 2, 29), date(2028, 6, 30)),
        (date(2007, 12, 31), date(2024, 6, 28)),
    ],
)
def test_the_day_is_the_one_in_the_law(born: date, ends: date) -> None:
    assert school_age.last_day(born) == ends


def school_year(day: date) -> int:
    """The year in which the school year of a day began, on the first of September."""
    return day.year if day.month >= 9 else day.year - 1


def birthday(born: date, age: int) -> date:
    """The day that somebody turns *age*; the first of March for the 29 February."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


@given(BORN)
def test_it_is_a_friday_and_the_last_of_its_june(born: date) -> None:
    ends = school_age.last_day(born)
    assert (ends.weekday(), ends.month) == (FRIDAY, 6)
    assert (ends + timedelta(days=7)).month == 7


@given(BORN)
def test_it_is_in_the_school_year_of_the_sixteenth_birthday(born: date) -> None:
    ends = school_age.last_day(born)
    assert school_year(ends) == school_year(birthday(born, 16))


@given(BORN, BORN)
def test_nobody_older_leaves_later(one: date, other: date) -> None:
    first, second = sorted((one, other))
    assert school_age.last_day(first) <= school_age.last_day(second)


@given(BORN)
def test_the_rule_that_was_used_can_be_named(born: date) -> None:
    rule = school_age.rule_for(born)
    assert rule in school_age.RULES
    assert rule.version
    assert "Education Act 1996" in rule.source


def test_the_rules_stand_in_the_order_of_their_days() -> None:
    days = [rule.from_day for rule in school_age.RULES]
    assert days == sorted(days)
    assert school_age.rule_for(date(1950, 1, 1)) is school_age.RULES[0]
