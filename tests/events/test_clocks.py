"""Every clock over August, Christmas, Easter and half-term, against a wall calendar."""

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events import school_age
from events.clocks import YEARLY, MeetingsInAYear, Transfer, yearly
from events.counting import is_tribunal_day, is_working
from events.law import Clock, Rule, in_force
from events.school_days import SchoolDays, Span, Term, TermDays
from events.units import Unit
from tests.features.shows import shows

TODAY: Final = date(2026, 11, 30)
VECTORS: Final[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("clocks.toml").read_text(encoding="utf-8")
)
SCHOOL: Final = SchoolDays(
    tuple(
        TermDays(one["year"], Term(one["term"]), Span(one["first"], one["last"]))
        for one in VECTORS["school"]["terms"]
    ),
    tuple(Span(*one) for one in VECTORS["school"]["holidays"]),
    tuple(Span(day, day) for day in VECTORS["school"]["inset"]),
)
COUNTS: Final = [
    pytest.param(Unit(unit), one, id=f"{unit} over {one['over']} from {one['start']}")
    for unit, found in VECTORS["units"].items()
    for one in found
]
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(("unit", "one"), COUNTS)
@shows("events.counting:is_tribunal_day")
@shows("events.counting:moved")
def test_f99_days_are_counted_as_on_a_wall_calendar(
    unit: Unit, one: dict[str, Any]
) -> None:
    number: int = one["number"]
    rule = Rule(Clock.DEBRIEF, abs(number), unit, date(2000, 1, 1), "a test")
    counted = rule.due if number > 0 else rule.latest_before
    assert counted(one["start"], SCHOOL.later) == one["last"]


def test_every_kind_of_day_is_tried_over_every_break() -> None:
    breaks = {"August", "Christmas", "Easter", "half-term"}
    for unit in ("school days", "working days", "tribunal days", "days"):
        assert {one["over"] for one in VECTORS["units"][unit]} == breaks


@pytest.mark.parametrize("one", VECTORS["rules"]["after"], ids=lambda one: one["clock"])
@shows("events.law:Rule.due")
def test_f99_what_begins_on_a_day_has_its_last_day(one: dict[str, Any]) -> None:
    rule = in_force(Clock(one["clock"]), TODAY)
    assert rule.due(one["start"], SCHOOL.later) == one["last"]


@pytest.mark.parametrize(
    "one", VECTORS["rules"]["before"], ids=lambda one: one["clock"]
)
@shows("events.law:Rule.latest_before")
def test_f99_what_must_come_before_a_day_has_its_last_day(one: dict[str, Any]) -> None:
    rule = in_force(Clock(one["clock"]), TODAY)
    assert rule.latest_before(one["start"], SCHOOL.later) == one["last"]


def test_no_clock_is_left_out() -> None:
    rules = VECTORS["rules"]
    tried = {one["clock"] for one in (*rules["after"], *rules["before"])}
    assert tried | set(rules["not_to_a_day"]) == set(Clock)


@given(DAYS)
def test_a_day_of_the_tribunal_is_a_working_day_but_not_the_other_way_round(
    day: date,
) -> None:
    left_out = day.month == 8 or (day.month, day.day) in {
        *((12, one) for one in range(25, 32)),
        (1, 1),
    }
    assert is_tribunal_day(day) is (is_working(day) and not left_out)


@pytest.mark.parametrize(
    ("transfer", "last"),
    [
        (Transfer.NEXT_PHASE, date(2027, 2, 15)),
        (Transfer.AFTER_16, date(2027, 3, 31)),
    ],
)
def test_a_plan_names_the_next_place_by_its_day_of_the_year(
    transfer: Transfer, last: date
) -> None:
    rule = yearly(transfer, TODAY)
    assert rule.due(2027) == last
    assert rule.version == f"{transfer} 2014-09-01"
    assert rule.source in rule.said(2027)
    assert "1 September 2014" in rule.said(2027)
    assert {one.transfer for one in YEARLY} == set(Transfer)


@pytest.mark.parametrize(
    ("born", "last"),
    [(date(2010, 8, 31), date(2026, 6, 26)), (date(2011, 8, 31), date(2027, 6, 25))],
)
def test_rights_move_after_the_last_friday_of_june(born: date, last: date) -> None:
    assert school_age.last_day(born) == last
    assert school_age.rule_for(born).version == "England 1998"


@shows("events.clocks:MeetingsInAYear.count")
def test_f99_meetings_are_counted_over_the_last_365_days() -> None:
    held = frozenset(
        {date(2025, 11, 30), date(2025, 12, 1), date(2026, 3, 2), date(2026, 12, 1)}
    )
    year = MeetingsInAYear(held, date(2025, 9, 1), TODAY)
    assert (year.count, year.missing) == (2, 1)
    assert year.rule.number == 3


def test_nothing_is_missing_after_more_meetings_than_asked_for() -> None:
    held = frozenset(TODAY - timedelta(days=n) for n in range(4))
    assert MeetingsInAYear(held, TODAY, TODAY).missing == 0


@pytest.mark.parametrize(
    ("today", "is_alert"), [(date(2026, 12, 9), False), (date(2026, 12, 10), True)]
)
def test_a_hundred_days_without_a_meeting_are_too_many(
    today: date, *, is_alert: bool
) -> None:
    begun = date(2026, 9, 1)
    assert MeetingsInAYear(frozenset(), begun, today).is_alert is is_alert
    met = frozenset({begun, today})
    assert not MeetingsInAYear(met, begun, today).is_alert
    ahead = frozenset({today + timedelta(days=1)})
    assert MeetingsInAYear(ahead, begun, today).is_alert is is_alert


@pytest.mark.parametrize(
    ("held", "last"),
    [
        ((), date(2026, 12, 10)),
        ((date(2026, 11, 1),), date(2027, 2, 9)),
        ((date(2026, 1, 20), date(2026, 9, 20), date(2026, 11, 1)), date(2027, 1, 20)),
        ((date(2027, 5, 1),), date(2026, 12, 10)),
    ],
)
@shows("events.clocks:MeetingsInAYear.next_by", at="first + A_YEAR")
def test_f99_the_next_meeting_comes_before_a_year_has_too_few(
    held: tuple[date, ...], last: date
) -> None:
    begun = date(2025, 1, 1) if len(held) > 1 else date(2026, 9, 1)
    assert MeetingsInAYear(frozenset(held), begun, TODAY).next_by == last
