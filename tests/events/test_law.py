"""How the clocks of the law are counted, and that their numbers are dated data."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.counting import is_working, later, working_day
from events.law import RULES, Clock, NoLastDay, NoRule, Rule, in_force
from events.units import Unit
from tests.features.shows import shows

A_YEARLY_COUNT = Unit.TIMES_A_YEAR
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def due(clock: Clock, start: date) -> date:
    return in_force(clock, start).due(start)


@pytest.mark.parametrize(
    ("start", "last"),
    [
        (date(2026, 9, 7), date(2026, 10, 7)),
        (date(2026, 1, 31), date(2026, 3, 2)),  # 28 February is a Saturday
        (date(2026, 11, 25), date(2026, 12, 29)),  # Christmas, and a day in its place
        (date(2026, 7, 15), date(2026, 8, 17)),  # holidays of the school do not count
    ],
)
@shows("events.counting:later")
@shows("events.counting:working_day")
def test_f99_a_month_ends_on_the_same_day_or_the_next_working_one(
    start: date, last: date
) -> None:
    assert due(Clock.SUBJECT_ACCESS, start) == last


@pytest.mark.parametrize(
    ("start", "last"),
    [
        (date(2026, 9, 7), date(2026, 9, 28)),
        (date(2026, 12, 18), date(2027, 1, 13)),
    ],
)
@shows("events.counting:working_days_later")
@shows("events.counting:is_working")
def test_f99_fifteen_school_days_leave_out_weekends_and_bank_holidays(
    start: date, last: date
) -> None:
    assert due(Clock.EDUCATIONAL_RECORD, start) == last


@given(DAYS, st.integers(0, 400))
def test_months_never_run_past_the_month_they_end_in(start: date, months: int) -> None:
    end = later(start, months)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day <= start.day
    assert end.day == start.day or (end + timedelta(days=1)).day == 1


@given(DAYS)
def test_a_working_day_is_the_day_itself_or_soon_after(day: date) -> None:
    found = working_day(day)
    assert is_working(found)
    assert timedelta(0) <= found - day <= timedelta(days=5)
    assert not any(
        is_working(day + timedelta(days=n)) for n in range((found - day).days)
    )


@given(DAYS, st.sampled_from([one for one in RULES if one.unit is not A_YEARLY_COUNT]))
def test_what_is_asked_later_is_never_due_earlier(day: date, rule: Rule) -> None:
    assert rule.due(day) <= rule.due(day + timedelta(days=1))
    assert rule.latest_before(day) <= rule.latest_before(day + timedelta(days=1))
    assert rule.latest_before(day) < day <= rule.due(day)


def test_every_clock_has_a_rule_with_its_day_and_its_source() -> None:
    assert {rule.clock for rule in RULES} == set(Clock)
    for rule in RULES:
        assert rule.source
        assert rule.source in rule.said
        assert str(rule.since.year) in rule.said


@pytest.mark.parametrize(
    ("unit", "one", "many"),
    [
        (Unit.DAYS, "1 day", "2 days"),
        (Unit.SCHOOL_DAYS, "1 school day", "2 school days"),
        (Unit.WORKING_DAYS, "1 working day", "2 working days"),
        (
            Unit.TRIBUNAL_DAYS,
            "1 working day of the tribunal",
            "2 working days of the tribunal",
        ),
        (Unit.WEEKS, "1 week", "2 weeks"),
        (Unit.TIMES_A_YEAR, "1 time a year", "2 times a year"),
        (Unit.MONTHS, "1 month", "2 months"),
        (Unit.YEARS, "1 year", "2 years"),
    ],
)
def test_a_rule_says_its_number_its_source_and_its_day(
    unit: Unit, one: str, many: str
) -> None:
    for number, said in enumerate((one, many), 1):
        rule = Rule(Clock.SEN_FILE, number, unit, date(2019, 1, 1), "A toolkit")
        assert rule.said == f"{said} (A toolkit, as of 1 January 2019)"


def test_before_the_first_rule_nothing_was_counted() -> None:
    with pytest.raises(NoRule, match="subject-access"):
        in_force(Clock.SUBJECT_ACCESS, date(1990, 1, 1))


def test_a_rule_has_a_version_that_no_other_rule_has() -> None:
    assert len({rule.version for rule in RULES}) == len(RULES)
    assert in_force(Clock.SEN_FILE, date(2026, 9, 7)).version == "sen-file 2019-01-01"


def test_a_later_rule_counts_from_its_day_on() -> None:
    old = Rule(Clock.DEBRIEF, 2, Unit.SCHOOL_DAYS, date(2026, 1, 1), "old")
    new = Rule(Clock.DEBRIEF, 3, Unit.SCHOOL_DAYS, date(2026, 9, 1), "new")
    both = (new, old)
    assert in_force(Clock.DEBRIEF, date(2026, 8, 31), both) is old
    assert in_force(Clock.DEBRIEF, date(2026, 9, 1), both) is new


def test_how_often_in_a_year_has_no_last_day() -> None:
    with pytest.raises(NoLastDay):
        due(Clock.MEETINGS_WITH_PARENTS, date(2026, 9, 7))
