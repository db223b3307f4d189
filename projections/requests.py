"""Who asked for what is kept, and until when must it be answered?"""

from dataclasses import dataclass
from datetime import date
from functools import singledispatchmethod
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Integer,
    Row,
    String,
    Table,
    Uuid,
    insert,
    select,
    update,
)

from events.answer_time import AnswerTime
from events.base import Fact, Recorded, known
from events.information_request import InformationRequest, PackKind
from events.law import Clock
from events.school_days import NO_TERMS_SET, SchoolDays
from events.store.tables import SEQ
from projections.base import DAY, Sight, View, metadata
from projections.half_days import HalfDay

REFUSED: Final = "refused"
requests: Final = Table(
    "information_requests",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("request", Uuid, primary_key=True),
    Column("seq", SEQ, nullable=False),
    Column("kind", String(24), nullable=False),
    Column("about", Uuid, nullable=False),
    Column("received", DAY, nullable=False),
    Column("stopped_on", DAY, nullable=True),
    Column("days_stopped", Integer, nullable=False),
    Column("extended", Boolean, nullable=False),
    Column("outcome", String(16), nullable=True),
)
answered: Final = Table(
    "information_requests_answered",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("request", Uuid, primary_key=True),
    Column("day", DAY, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it stands; *outcome* is None, "handed-over" or "refused".

    *answered_on* is the day of the outcome: what was late then is late for ever.
    """

    request: UUID
    kind: PackKind
    about: UUID
    received: date
    stopped_on: date | None
    days_stopped: int
    extended: bool
    outcome: str | None
    answered_on: date | None
    school_days: SchoolDays = NO_TERMS_SET

    @property
    def time(self) -> AnswerTime:
        """Give the time for an answer, by the rule that was in force when they asked.

        Of a clock that stands the days until now are not counted yet.
        """
        return AnswerTime(
            Clock(self.kind.value),
            self.received,
            self.days_stopped,
            self.extended,
            self.school_days,
        )

    @property
    def due(self) -> date | None:
        """Give the last day for an answer; None while the clock stands."""
        return None if self.stopped_on is not None else self.time.due

    def days_late(self, today: date) -> int:
        """Count the days from the last day to the answer, or until *today*."""
        until = self.answered_on or today
        return 0 if self.due is None else max(0, (until - self.due).days)


class Requests(View):
    """Holds days and kinds; who asked and why stay sealed."""

    name = "requests"
    tables = (requests, answered)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(
        self,
        fact: InformationRequest.RequestReceived,
        conn: Connection,
        recorded: Recorded,
    ) -> None:
        if known(fact.person) is None:
            return
        row = {
            "school": recorded.school,
            "request": fact.originator_id,
            "seq": recorded.seq,
            "kind": fact.kind,
            "about": fact.person,
            "received": fact.received,
            "days_stopped": 0,
            "extended": False,
        }
        conn.execute(insert(requests).values(row))

    @show.register
    def _(
        self,
        fact: InformationRequest.ClockStopped,
        conn: Connection,
        recorded: Recorded,
    ) -> None:
        day = known(fact.day)
        if day is not None and not _is_over(conn, recorded, day):
            _change(conn, recorded, stopped_on=day)

    @show.register
    def _(
        self,
        fact: InformationRequest.ClockStarted,
        conn: Connection,
        recorded: Recorded,
    ) -> None:
        was = _of(conn, recorded)
        day = known(fact.day)
        if was is None or was.stopped_on is None or day is None:
            return
        stood = was.days_stopped + (day - was.stopped_on).days
        _change(conn, recorded, stopped_on=None, days_stopped=stood)

    @show.register
    def _(
        self, _: InformationRequest.TimeExtended, conn: Connection, recorded: Recorded
    ) -> None:
        if not _is_over(conn, recorded, HalfDay.of(recorded.at).day):
            _change(conn, recorded, extended=True)

    @show.register
    def _(
        self,
        _: InformationRequest.PackHandedOver,
        conn: Connection,
        recorded: Recorded,
    ) -> None:
        _close(conn, recorded, "handed-over")

    @show.register
    def _(
        self,
        _: InformationRequest.RequestRefused,
        conn: Connection,
        recorded: Recorded,
    ) -> None:
        _close(conn, recorded, REFUSED)


def of_school(sight: Sight, school_days: SchoolDays) -> list[Asked]:
    """Give every request of a school, the newest first."""
    chosen = _ASKED.where(requests.c.school == sight.school)
    found = sight.conn.execute(chosen.order_by(requests.c.seq.desc()))
    return [_asked(row, school_days) for row in found]


def one(sight: Sight, request: UUID, school_days: SchoolDays) -> Asked | None:
    """Give one request, or None."""
    row = sight.conn.execute(_one(sight.school, request)).one_or_none()
    return None if row is None else _asked(row, school_days)


_ASKED: Final = select(requests, answered.c.day).outerjoin(
    answered,
    (answered.c.school == requests.c.school)
    & (answered.c.request == requests.c.request),
)


def _one(school: UUID, request: UUID) -> Any:  # noqa: ANN401 - a query
    return _ASKED.where(requests.c.school == school, requests.c.request == request)


def _of(conn: Connection, recorded: Recorded) -> Asked | None:
    found = conn.execute(_one(recorded.school, recorded.fact.originator_id))
    row = found.one_or_none()
    return None if row is None else _asked(row)


def _is_over(conn: Connection, recorded: Recorded, day: date) -> bool:
    """Say whether the time was over before a day: what came later changes no clock."""
    was = _of(conn, recorded)
    return was is not None and was.due is not None and day > was.due


def _close(conn: Connection, recorded: Recorded, outcome: str) -> None:
    if _of(conn, recorded) is None:
        return
    _change(conn, recorded, outcome=outcome)
    row = {"school": recorded.school, "request": recorded.fact.originator_id}
    conn.execute(insert(answered).values(**row, day=HalfDay.of(recorded.at).day))


def _change(conn: Connection, recorded: Recorded, **values: object) -> None:
    conn.execute(
        update(requests)
        .where(
            requests.c.school == recorded.school,
            requests.c.request == recorded.fact.originator_id,
        )
        .values(**values)
    )


def _asked(row: Row[Any], school_days: SchoolDays = NO_TERMS_SET) -> Asked:
    return Asked(
        request=row.request,
        kind=PackKind(row.kind),
        about=row.about,
        received=row.received,
        stopped_on=row.stopped_on,
        days_stopped=row.days_stopped,
        extended=row.extended,
        outcome=row.outcome,
        answered_on=row.day,
        school_days=school_days,
    )
