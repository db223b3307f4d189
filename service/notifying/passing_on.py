"""When nobody replied or read in time, one more adult is asked to look."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID

from events.attention import PassingOn, Why
from events.base import Actor, Role, Side, Space
from events.entry_kinds import Kind
from events.school_days import SchoolDays
from events.store.canonical import from_moment
from events.store.reader import Reader
from projections import attention, circle
from projections.attention import Asking
from projections.school_calendar import school_days
from service.context import Services
from service.edge import LONDON

BEGINS: Final = time(8, 45)
# What waits longer was there before notices were, or everybody knows of it.
NO_LONGER: Final = timedelta(days=14)
NEXT: Final = (Role.SENCO, Role.HEADTEACHER, Role.TEACHER, Role.TEACHING_ASSISTANT)


def pass_on(here: Services, school: UUID) -> None:
    """Pass on every note that has waited long enough: each once, as a fact."""
    now = here.edge.now()
    with here.store.reading(school) as reader:
        if not list(_due(reader, now)):
            return
    with here.store.unit(school) as unit:
        for one, to in list(_due(unit.reader, now)):
            why = Why.NO_REPLY if one.kind is Kind.REPLY_NEEDED else Why.NOT_READ
            passed = PassingOn.on(one.entry, one.child, to, why)
            unit.save(passed, log=unit.log_of(one.child, Space.SHARED))


def _due(reader: Reader, now: datetime) -> Iterator[tuple[Asking, UUID]]:
    today = now.astimezone(LONDON).date()
    days = school_days(reader)
    for one in attention.waiting(reader):
        if _when(days, one) <= now < from_moment(one.at) + NO_LONGER:
            present = circle.present(reader.conn, reader.school, one.child, today)
            to = _next(present, one.by)
            if to is not None:
                yield one, to


def _next(present: list[Actor], writer: UUID) -> UUID | None:
    """Give who looks next: the SENCO, then the headteacher, then the class team."""
    staff = [
        one
        for one in present
        if one.side is Side.SCHOOL and one.role in NEXT and one.person != writer
    ]
    first = min(staff, key=lambda one: NEXT.index(Role(one.role)), default=None)
    return None if first is None else first.person


def _when(days: SchoolDays, one: Asking) -> datetime:
    written = from_moment(one.at).astimezone(LONDON)
    if one.kind is Kind.BEFORE_SCHOOL:
        return _before_school(days, written)
    return _a_school_day_later(days, written)


def _before_school(days: SchoolDays, written: datetime) -> datetime:
    """Give 08:45 of the school day that a note is for."""
    day = written.date()
    if written.time() >= BEGINS or not days.is_school_day(day):
        day = days.next_school_day(day)
    return datetime.combine(day, BEGINS, LONDON)


def _a_school_day_later(days: SchoolDays, written: datetime) -> datetime:
    """Give the same time one school day on; a day without school counts for nothing."""
    day, at = written.date(), written.time()
    if not days.is_school_day(day):
        day, at = days.next_school_day(day), time()
    return datetime.combine(days.next_school_day(day), at, LONDON)
