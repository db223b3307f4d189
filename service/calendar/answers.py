"""What is shown of a school's calendar."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from events.phrase import Phrase, phrase
from events.school_calendar import YEARS_AHEAD
from events.school_days import (
    DayOff,
    SchoolDays,
    Span,
    Term,
    TermDays,
    school_year_of,
)
from projections import duties, school_calendar
from service.context import Serving, services
from service.permissions import actions_of

DAYS_OFF: Final[Mapping[DayOff, Phrase]] = {
    DayOff.HOLIDAY: phrase("Holiday"),
    DayOff.INSET_DAY: phrase("INSET day"),
}
TERMS: Final[Mapping[Term, Phrase]] = {
    Term.AUTUMN: phrase("Autumn term"),
    Term.SPRING: phrase("Spring term"),
    Term.SUMMER: phrase("Summer term"),
}
# What is said after a day off.
WITHIN: Final[Mapping[Term, Phrase]] = {
    Term.AUTUMN: phrase("in the autumn term"),
    Term.SPRING: phrase("in the spring term"),
    Term.SUMMER: phrase("in the summer term"),
}


@dataclass(frozen=True, slots=True)
class Off:
    """Days without school inside a term."""

    days: Span
    name: str


@dataclass(frozen=True, slots=True)
class ShownTerm:
    """One term of a year as the page shows it; *days* is None while it is not set."""

    key: str
    name: str
    whole_name: str
    within: str
    days: Span | None
    off: tuple[Off, ...]


@dataclass(frozen=True, slots=True)
class ShownYear:
    """A school year, such as 2026/27, with its three terms."""

    name: str
    terms: tuple[ShownTerm, ...]


@dataclass(frozen=True, slots=True)
class ShownCalendar:
    """The calendar of one school: this school year and those ahead.

    *may* is what whoever looks may do.
    """

    school: UUID
    years: tuple[ShownYear, ...]
    may: frozenset[str]

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Give every term that can be set, as choices of a form."""
        return [
            (term.key, term.whole_name) for year in self.years for term in year.terms
        ]


def shown(at: Serving) -> ShownCalendar:
    """Give the calendar of a school, from this school year on."""
    with services().store.reading(at.school) as reader:
        days = school_calendar.school_days(reader)
        held = duties.of_person(reader.conn, at.school, at.by.person)
    this = school_year_of(services().edge.today())
    years = range(this, this + YEARS_AHEAD + 1)
    may = frozenset[str]().union(*map(actions_of, held))
    return ShownCalendar(at.school, tuple(_year(days, one) for one in years), may)


def _year(days: SchoolDays, year: int) -> ShownYear:
    of_year = {one.term: one for one in days.terms if one.year == year}
    terms = (_term(days, year, term, of_year.get(term)) for term in Term)
    return ShownYear(_said_year(year), tuple(terms))


def _term(days: SchoolDays, year: int, term: Term, found: TermDays | None) -> ShownTerm:
    holidays = [Off(one, DAYS_OFF[DayOff.HOLIDAY]) for one in days.holidays]
    inset = [Off(one, DAYS_OFF[DayOff.INSET_DAY]) for one in days.inset_days]
    off = sorted((*holidays, *inset), key=lambda one: one.days)
    inside = () if found is None else (o for o in off if o.days.lies_in(found.days))
    return ShownTerm(
        key=f"{year}-{term.value}",
        name=TERMS[term],
        whole_name=phrase("{term} {year}", term=TERMS[term], year=_said_year(year)),
        within=WITHIN[term],
        days=None if found is None else found.days,
        off=tuple(inside),
    )


def _said_year(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02}"
