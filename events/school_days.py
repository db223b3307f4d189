"""Which days are school days: terms, holidays in them, and INSET days of one school."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from events.counting import is_working, moved

SEPTEMBER: Final = 9


class Term(StrEnum):
    """The terms of a school year, in their order."""

    AUTUMN = "autumn"
    SPRING = "spring"
    SUMMER = "summer"


ORDER: Final = tuple(Term)


class DayOff(StrEnum):
    """Why there is no school on a day of a term."""

    HOLIDAY = "holiday"
    INSET_DAY = "inset-day"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Some days on end, with the first and the last."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    def meets(self, other: "Span") -> bool:
        """Say whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def lies_in(self, other: "Span") -> bool:
        return other.first <= self.first and self.last <= other.last


@dataclass(frozen=True, slots=True)
class TermDays:
    """One term of the school year that began in *year*."""

    year: int
    term: Term
    days: Span


# Of which term a month usually is.
_USUAL: Final = {
    **dict.fromkeys((9, 10, 11, 12), Term.AUTUMN),
    **dict.fromkeys((1, 2, 3), Term.SPRING),
    **dict.fromkeys((4, 5, 6, 7, 8), Term.SUMMER),
}


@dataclass(frozen=True, slots=True)
class SchoolDays:
    """The school days of one school, as far as it has said.

    Where a term is not set, Monday to Friday count, without bank holidays in England:
    a day that is counted so is never too late.
    """

    terms: tuple[TermDays, ...] = ()
    holidays: tuple[Span, ...] = ()
    inset_days: tuple[Span, ...] = ()

    def is_school_day(self, day: date) -> bool:
        """Say whether there is school on a day."""
        off = (*self.holidays, *self.inset_days)
        if not is_working(day) or any(day in one for one in off):
            return False
        return any(day in one.days for one in self.terms) or self._may_be_in_term(day)

    def next_school_day(self, day: date) -> date:
        """Give the first school day after a day."""
        return self.later(day, 1)

    def on_or_after(self, day: date) -> date:
        """Give the day itself if there is school on it, or the next school day."""
        return day if self.is_school_day(day) else self.next_school_day(day)

    def last_before(self, day: date) -> date:
        """Give the last school day before a day."""
        return self.later(day, -1)

    def later(self, day: date, days: int) -> date:
        """Give the day that is some school days later, or earlier below 0."""
        return moved(day, days, self.is_school_day)

    def term_of(self, day: date) -> tuple[int, Term]:
        """Give the term of a day with its school year; by the month if none is set."""
        for one in self.terms:
            if day in one.days:
                return one.year, one.term
        return school_year_of(day), _USUAL[day.month]

    def _may_be_in_term(self, day: date) -> bool:
        """Say whether a term that is not set yet could have a day beside the others."""
        known = [one for one in self.terms if one.year == school_year_of(day)]
        over = [ORDER.index(one.term) for one in known if one.days.last < day]
        ahead = [ORDER.index(one.term) for one in known if one.days.first > day]
        return min(ahead, default=len(ORDER)) - max(over, default=-1) > 1


def school_year_of(day: date) -> int:
    """Give the year in which the school year of a day began."""
    return day.year if day.month >= SEPTEMBER else day.year - 1


NO_TERMS_SET: Final = SchoolDays()
