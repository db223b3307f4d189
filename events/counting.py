"""Counting days: working days, days of the tribunal, and months of the calendar."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Final

import holidays

# Gives the day that is some days of its kind after another.
Counted = Callable[[date, int], date]

A_DAY: Final = timedelta(days=1)
SATURDAY: Final = 5
AUGUST: Final = 8
CHRISTMAS: Final = (12, 25)
NEW_YEAR: Final = (1, 1)


def later(start: date, months: int) -> date:
    """Count calendar months; where the day is missing, the month's last day counts."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def working_day(day: date) -> date:
    """Give the day, or the next one that is no weekend and no bank holiday."""
    while not is_working(day):
        day += A_DAY
    return day


def is_working(day: date) -> bool:
    """Say whether a day is neither at a weekend nor a bank holiday in England."""
    return day.weekday() < SATURDAY and day not in _bank_holidays()


def is_tribunal_day(day: date) -> bool:
    """Say whether a working day counts in a case about special educational needs.

    25 December to 1 January and all of August do not.
    """
    if day.month == AUGUST or not NEW_YEAR < (day.month, day.day) < CHRISTMAS:
        return False
    return is_working(day)


def working_days_later(start: date, days: int) -> date:
    """Give the day that is some working days later, or earlier if *days* is below 0."""
    return moved(start, days, is_working)


def tribunal_days_later(start: date, days: int) -> date:
    """Give the day that is some days of the tribunal later, or earlier."""
    return moved(start, days, is_tribunal_day)


def moved(start: date, days: int, counts: Callable[[date], bool]) -> date:
    """Walk over *days* that count, backwards if *days* is below 0."""
    step = A_DAY if days > 0 else -A_DAY
    left = abs(days)
    while left:
        start += step
        left -= counts(start)
    return start


@cache
def _bank_holidays() -> holidays.HolidayBase:
    return holidays.country_holidays("GB", subdiv="ENG")
