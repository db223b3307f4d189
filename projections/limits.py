"""Whose view of a child is limited today, and who has opened a diary from outside?"""

from dataclasses import dataclass
from datetime import date
from functools import singledispatchmethod
from uuid import UUID

from sqlalchemy import Connection, insert, select, update

from events.access import Opening
from events.base import Fact, Recorded, known
from events.limits import Sees, ViewLimit
from projections.base import Sight, View
from projections.circle_tables import limits, openings


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit as the safeguarding lead sees it; the words stand in the record."""

    limit: UUID
    child: UUID
    person: UUID
    hold_sees: Sees | None
    hold_until: date | None
    order_sees: Sees | None
    order_starts: date | None
    recorded_by: UUID | None
    review_on: date | None
    confirmed: bool
    lifted: bool

    def works_on(self, today: date) -> bool:
        """Say whether somebody sees less because of it."""
        return not self.lifted and (self._order_on(today) or self._hold_on(today))

    def _order_on(self, today: date) -> bool:
        begun = self.order_starts is not None and self.order_starts <= today
        return self.confirmed and begun

    def _hold_on(self, today: date) -> bool:
        return self.hold_until is not None and today <= self.hold_until

    @property
    def waits(self) -> bool:
        """Say whether an order waits for a second person."""
        return not self.lifted and self.recorded_by is not None and not self.confirmed

    def is_due(self, today: date) -> bool:
        """Say whether somebody should look at the order again."""
        return (
            not self.lifted and self.review_on is not None and self.review_on <= today
        )


@dataclass(frozen=True, slots=True)
class Opened:
    """One opening of a child's diary from outside the circle."""

    opening: UUID
    child: UUID
    person: UUID
    seq: int
    since: str
    until: str
    closed_at: str | None
    hidden: bool

    def is_open(self, now: str) -> bool:
        return self.closed_at is None and now < self.until


class Limits(View):
    """Decides together with the circle, and is read under the same lock."""

    name = "limits"
    tables = (limits, openings)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(
        self, fact: ViewLimit.LimitBegun, conn: Connection, recorded: Recorded
    ) -> None:
        if known(fact.person) is not None:
            row = {"school": recorded.school, "limit": fact.originator_id}
            whose = {"child": fact.child, "person": fact.person, "seq": recorded.seq}
            state = {"confirmed": False, "lifted": False}
            conn.execute(insert(limits).values(**row, **whose, **state))

    @show.register
    def _(
        self, fact: ViewLimit.HoldPlaced, conn: Connection, recorded: Recorded
    ) -> None:
        held = {"sees": fact.sees, "starts": fact.starts, "until": fact.until}
        said = {f"hold_{name}": known(word) for name, word in held.items()}
        _change(conn, recorded, **said)

    @show.register
    def _(
        self, fact: ViewLimit.OrderRecorded, conn: Connection, recorded: Recorded
    ) -> None:
        _change(
            conn,
            recorded,
            order_sees=known(fact.sees),
            order_starts=known(fact.starts),
            review_on=known(fact.review_on),
            recorded_by=fact.by,
        )

    @show.register
    def _(
        self, _: ViewLimit.OrderConfirmed, conn: Connection, recorded: Recorded
    ) -> None:
        _change(conn, recorded, confirmed=True)

    @show.register
    def _(
        self, fact: ViewLimit.OrderReviewed, conn: Connection, recorded: Recorded
    ) -> None:
        _change(conn, recorded, review_on=known(fact.review_on))

    @show.register
    def _(self, _: ViewLimit.LimitLifted, conn: Connection, recorded: Recorded) -> None:
        _change(conn, recorded, lifted=True)

    @show.register
    def _(
        self, fact: Opening.GlassBroken, conn: Connection, recorded: Recorded
    ) -> None:
        if known(fact.child) is not None:
            row = {"school": recorded.school, "opening": fact.originator_id}
            times = {"seq": recorded.seq, "since": recorded.at, "until": fact.until}
            whose = {"child": fact.child, "person": fact.by, "hidden": fact.hidden}
            conn.execute(insert(openings).values(**row, **times, **whose))

    @show.register
    def _(
        self, fact: Opening.GlassClosed, conn: Connection, recorded: Recorded
    ) -> None:
        conn.execute(
            update(openings)
            .where(
                openings.c.school == recorded.school,
                openings.c.opening == fact.originator_id,
            )
            .values(closed_at=recorded.at)
        )


def _change(conn: Connection, recorded: Recorded, **words: object) -> None:
    conn.execute(
        update(limits)
        .where(
            limits.c.school == recorded.school,
            limits.c.limit == recorded.fact.originator_id,
        )
        .values(**words)
    )


def of_school(sight: Sight) -> list[Limit]:
    """Give every limit of a school, oldest first."""
    chosen = select(limits).where(limits.c.school == sight.school)
    return [
        Limit(
            limit=row.limit,
            child=row.child,
            person=row.person,
            hold_sees=None if row.hold_sees is None else Sees(row.hold_sees),
            hold_until=row.hold_until,
            order_sees=None if row.order_sees is None else Sees(row.order_sees),
            order_starts=row.order_starts,
            recorded_by=row.recorded_by,
            review_on=row.review_on,
            confirmed=row.confirmed,
            lifted=row.lifted,
        )
        for row in sight.conn.execute(chosen.order_by(limits.c.seq))
    ]


def openings_of(sight: Sight, child: UUID) -> list[Opened]:
    """Give every opening of one child's diary, newest first."""
    chosen = select(openings).where(
        openings.c.school == sight.school, openings.c.child == child
    )
    found = sight.conn.execute(chosen.order_by(openings.c.seq.desc()))
    return [
        Opened(
            row.opening,
            row.child,
            row.person,
            row.seq,
            row.since,
            row.until,
            row.closed_at,
            row.hidden,
        )
        for row in found
    ]
