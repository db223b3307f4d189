"""What the office sets in the school's calendar, as sentences."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from events.base import Fact
from events.school_calendar import SchoolCalendar
from events.school_days import Term


def _term_set(fact: SchoolCalendar.TermSet) -> str:
    return f"set {_term(fact.term)} from {_day(fact.first)} to {_day(fact.last)}"


def _term_out(fact: SchoolCalendar.TermTakenOut) -> str:
    return f"took {_term(fact.term)} out of the calendar"


def _holiday(fact: SchoolCalendar.HolidaySet) -> str:
    return f"set a holiday from {_day(fact.first)} to {_day(fact.last)}"


def _inset_day(fact: SchoolCalendar.InsetDaySet) -> str:
    return f"set an INSET day on {_day(fact.day)}"


def _day_off_out(fact: SchoolCalendar.DayOffTakenOut) -> str:
    return f"took the days off from {_day(fact.first)} out of the calendar"


def _term(term: object) -> str:
    return f"the {term} term" if isinstance(term, Term) else "a term"


def _day(day: object) -> str:
    if not isinstance(day, date):
        return "a day that was erased"
    return f"{day:%A} {day.day} {day:%B} {day.year}"


CALENDAR_SENTENCES: Final[Mapping[type[Fact], Callable[[Any], str]]] = {
    SchoolCalendar.CalendarBegun: lambda _: "began the school's calendar",
    SchoolCalendar.TermSet: _term_set,
    SchoolCalendar.TermTakenOut: _term_out,
    SchoolCalendar.HolidaySet: _holiday,
    SchoolCalendar.InsetDaySet: _inset_day,
    SchoolCalendar.DayOffTakenOut: _day_off_out,
}
