"""A school's calendar: what the office has said about terms and days off."""

from datetime import date
from typing import ClassVar, Final
from uuid import UUID, uuid5

from eventsourcing.domain import Aggregate, event

from events.base import Fact
from events.calendar_refusals import CannotSetCalendar
from events.counting import is_working
from events.school_days import (
    ORDER,
    SchoolDays,
    Span,
    Term,
    TermDays,
    school_year_of,
)

YEARS_AHEAD: Final = 2
AUGUST: Final = 8
# What a form calls the days that a refusal is about.
TERM: Final = "term"
OFF: Final = "off_first"


class SchoolCalendar(Aggregate):
    """The terms of one school, the holidays in them and the days when staff train."""

    TOPIC: ClassVar[str] = "calendar"

    class Event(Fact):
        """Anything recorded about the days of a school year."""

    class CalendarBegun(Event, Aggregate.Created):
        """The school began to write down its days."""

        TOPIC: ClassVar[str] = "calendar/begun"

    class TermSet(Event):
        """A term is from one day to another, in place of what was said before."""

        TOPIC: ClassVar[str] = "calendar/term-set"
        year: int
        term: Term
        first: date
        last: date

    class TermTakenOut(Event):
        """A term stands in the calendar no more."""

        TOPIC: ClassVar[str] = "calendar/term-taken-out"
        year: int
        term: Term

    class HolidaySet(Event):
        """There is no school on these days of a term."""

        TOPIC: ClassVar[str] = "calendar/holiday-set"
        first: date
        last: date

    class InsetDaySet(Event):
        """On this day staff train, and no child comes."""

        TOPIC: ClassVar[str] = "calendar/inset-day-set"
        day: date

    class DayOffTakenOut(Event):
        """A holiday or INSET day, known by its first day, is a school day after all."""

        TOPIC: ClassVar[str] = "calendar/day-off-taken-out"
        first: date

    Created = CalendarBegun

    @event(CalendarBegun)
    def __init__(self, id: UUID, by: UUID | None) -> None:  # noqa: A002
        self.terms: dict[tuple[int, Term], Span] = {}
        self.off: dict[date, Span] = {}

    @property
    def school_days(self) -> SchoolDays:
        """Give the school days, as far as the school has said."""
        terms = (TermDays(*which, days) for which, days in self.terms.items())
        return SchoolDays(tuple(terms), tuple(self.off.values()))

    def set_term(
        self, year: int, term: Term, days: Span, *, by: UUID, today: date
    ) -> None:
        """Say from when to when a term is; a term that was set is corrected."""
        farthest = school_year_of(today) + YEARS_AHEAD
        if not school_year_of(today) <= year <= farthest:
            raise CannotSetCalendar.because_it_is_too_far(farthest)
        if self.terms.get((year, term)) == days:
            raise CannotSetCalendar.because_it_is_so(TERM)
        _check_days(days, "last")
        if not days.lies_in(Span(date(year, AUGUST, 1), date(year + 1, AUGUST, 31))):
            raise CannotSetCalendar.because_it_is_outside_its_year(year)
        self._check_other_terms(TermDays(year, term, days))
        self._check_days_off((year, term), days)
        self._term_set(year=year, term=term, first=days.first, last=days.last, by=by)

    def take_out_term(self, year: int, term: Term, *, by: UUID) -> None:
        """Take out a term that was set; no day off may be left behind."""
        if (year, term) not in self.terms:
            raise CannotSetCalendar.because_it_is_not_there()
        self._check_days_off((year, term), None)
        self._term_taken_out(year=year, term=term, by=by)

    def set_holiday(self, days: Span, *, by: UUID) -> None:
        """Say that there is no school on some days of a term."""
        _check_days(days, "off_last")
        self._check_day_off(days, OFF)
        self._holiday_set(first=days.first, last=days.last, by=by)

    def set_inset_day(self, day: date, *, by: UUID) -> None:
        """Say that staff train on a day, and no child comes."""
        if not is_working(day):
            raise CannotSetCalendar.because_there_is_no_school(OFF)
        self._check_day_off(Span(day, day), OFF)
        self._inset_day_set(day=day, by=by)

    def take_out_day_off(self, first: date, *, by: UUID) -> None:
        if first not in self.off:
            raise CannotSetCalendar.because_it_is_not_there()
        self._day_off_taken_out(first=first, by=by)

    def _check_other_terms(self, new: TermDays) -> None:
        for (year, term), days in self.terms.items():
            other = TermDays(year, term, days)
            if (year, term) == (new.year, new.term):
                continue
            if days.meets(new.days):
                raise CannotSetCalendar.because_terms_overlap(other)
            ours, theirs = _place(new), _place(other)
            if (ours < theirs) is not (new.days < days):
                raise CannotSetCalendar.because_terms_are_out_of_order(other)

    def _check_days_off(self, which: tuple[int, Term], days: Span | None) -> None:
        """Refuse to leave a day off outside the term that it lies in now."""
        before = self.terms.get(which)
        for off in self.off.values():
            was_inside = before is not None and off.lies_in(before)
            if was_inside and (days is None or not off.lies_in(days)):
                raise CannotSetCalendar.because_days_off_would_be_left(off)

    def _check_day_off(self, days: Span, about: str) -> None:
        if not any(days.lies_in(term) for term in self.terms.values()):
            raise CannotSetCalendar.because_it_is_in_no_term(about)
        for off in self.off.values():
            if off.meets(days):
                raise CannotSetCalendar.because_days_off_overlap(off, about)

    @event(TermSet)
    def _term_set(
        self, year: int, term: Term, first: date, last: date, by: UUID
    ) -> None:
        self.terms[year, term] = Span(first, last)

    @event(TermTakenOut)
    def _term_taken_out(self, year: int, term: Term, by: UUID) -> None:
        del self.terms[year, term]

    @event(HolidaySet)
    def _holiday_set(self, first: date, last: date, by: UUID) -> None:
        self.off[first] = Span(first, last)

    @event(InsetDaySet)
    def _inset_day_set(self, day: date, by: UUID) -> None:
        self.off[day] = Span(day, day)

    @event(DayOffTakenOut)
    def _day_off_taken_out(self, first: date, by: UUID) -> None:
        del self.off[first]


def calendar_of(school: UUID) -> UUID:
    """Give the stream of a school's calendar."""
    return uuid5(school, "calendar")


def _place(one: TermDays) -> tuple[int, int]:
    return one.year, ORDER.index(one.term)


def _check_days(days: Span, about: str) -> None:
    if days.last < days.first:
        raise CannotSetCalendar.because_it_ends_before_it_begins(about)
