"""Which days are school days at this school?"""

from functools import singledispatchmethod
from typing import Any, Final

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    String,
    Table,
    Uuid,
    delete,
    insert,
    select,
)

from events.base import Fact, Recorded, known
from events.school_calendar import SchoolCalendar
from events.school_days import DayOff, SchoolDays, Span, Term, TermDays
from events.store.tables import SEQ
from projections.base import DAY, Sight, View, metadata

OFF: Final = tuple(one.value for one in DayOff)
calendar: Final = Table(
    "school_calendar",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("what", String(16), primary_key=True),
    Column("first", DAY, primary_key=True),
    Column("last", DAY, nullable=False),
    Column("year", Integer, nullable=True),
    Column("seq", SEQ, nullable=False),
)


class Calendar(View):
    """One row for each term, each holiday in one, and each INSET day."""

    name = "school-calendar"
    tables = (calendar,)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(
        self, fact: SchoolCalendar.TermSet, conn: Connection, recorded: Recorded
    ) -> None:
        if known(fact.first) is None:
            return
        what, year = fact.term.value, fact.year
        _take_out(conn, recorded, calendar.c.what == what, calendar.c.year == year)
        _put_in(conn, recorded, what, Span(fact.first, fact.last), year)

    @show.register
    def _(
        self, fact: SchoolCalendar.TermTakenOut, conn: Connection, recorded: Recorded
    ) -> None:
        if known(fact.year) is None:
            return
        what, year = calendar.c.what, calendar.c.year
        _take_out(conn, recorded, what == fact.term.value, year == fact.year)

    @show.register
    def _(
        self, fact: SchoolCalendar.HolidaySet, conn: Connection, recorded: Recorded
    ) -> None:
        if known(fact.first) is not None:
            _put_in(conn, recorded, DayOff.HOLIDAY, Span(fact.first, fact.last))

    @show.register
    def _(
        self, fact: SchoolCalendar.InsetDaySet, conn: Connection, recorded: Recorded
    ) -> None:
        if known(fact.day) is not None:
            _put_in(conn, recorded, DayOff.INSET_DAY, Span(fact.day, fact.day))

    @show.register
    def _(
        self, fact: SchoolCalendar.DayOffTakenOut, conn: Connection, recorded: Recorded
    ) -> None:
        if known(fact.first) is None:
            return
        what, first = calendar.c.what, calendar.c.first
        _take_out(conn, recorded, what.in_(OFF), first == fact.first)


def school_days(sight: Sight) -> SchoolDays:
    """Give the school days of a school, as far as it has said."""
    chosen = select(calendar).where(calendar.c.school == sight.school)
    rows = sight.conn.execute(chosen.order_by(calendar.c.first)).all()
    terms = (row for row in rows if row.what not in OFF)
    return SchoolDays(
        tuple(TermDays(row.year, Term(row.what), _span(row)) for row in terms),
        tuple(_span(row) for row in rows if row.what == DayOff.HOLIDAY),
        tuple(_span(row) for row in rows if row.what == DayOff.INSET_DAY),
    )


def _span(row: Any) -> Span:  # noqa: ANN401 - a row of the table
    return Span(row.first, row.last)


def _put_in(
    conn: Connection,
    recorded: Recorded,
    what: str,
    days: Span,
    year: int | None = None,
) -> None:
    row = {"school": recorded.school, "what": what, "year": year, "seq": recorded.seq}
    conn.execute(insert(calendar).values(**row, first=days.first, last=days.last))


def _take_out(conn: Connection, recorded: Recorded, *which: Any) -> None:  # noqa: ANN401 - conditions
    conn.execute(delete(calendar).where(calendar.c.school == recorded.school, *which))
