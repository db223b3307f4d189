"""What the office may say about the days of a school year: load, ask, save."""

from dataclasses import dataclass
from datetime import date

from events.base import Space
from events.school_calendar import SchoolCalendar, calendar_of
from events.school_days import DayOff, Span, Term
from events.store.ledger import LogHead
from service.asking import SchoolAsking


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTerm:
    year: int
    term: Term
    days: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SetDaysOff:
    what: DayOff
    days: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOutDays:
    """Either a term of a school year, or days off by the first of them."""

    term: tuple[int, Term] | None
    first: date | None


def set_term(command: SetTerm, asking: SchoolAsking) -> LogHead:
    calendar, by = _calendar(asking), asking.by.person
    calendar.set_term(
        command.year, command.term, command.days, by=by, today=asking.today
    )
    return _save(calendar, asking)


def set_days_off(command: SetDaysOff, asking: SchoolAsking) -> LogHead:
    calendar, by = _calendar(asking), asking.by.person
    if command.what is DayOff.INSET_DAY:
        calendar.set_inset_day(command.days.first, by=by)
    else:
        calendar.set_holiday(command.days, by=by)
    return _save(calendar, asking)


def take_out_days(command: TakeOutDays, asking: SchoolAsking) -> LogHead:
    calendar, by = _calendar(asking), asking.by.person
    if command.term is not None:
        calendar.take_out_term(*command.term, by=by)
    elif command.first is not None:
        calendar.take_out_day_off(command.first, by=by)
    return _save(calendar, asking)


def _calendar(asking: SchoolAsking) -> SchoolCalendar:
    """Find the school's calendar, or begin it with the first day that is told."""
    calendar = calendar_of(asking.unit.school)
    found = asking.unit.find(SchoolCalendar, calendar)
    return found or SchoolCalendar(id=calendar, by=asking.by.person)


def _save(calendar: SchoolCalendar, asking: SchoolAsking) -> LogHead:
    log = asking.unit.log_of(None, Space.REGISTER)
    asking.unit.save(calendar, log=log, roster=asking.roster)
    return log
