"""Which reviews were held with a child's family, and since when are they due?"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from functools import singledispatchmethod
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Index,
    String,
    Table,
    Uuid,
    delete,
    insert,
    select,
    update,
)

from events.base import Fact, Recorded, known
from events.circle import Circle
from events.meeting import Meeting
from events.meeting_kinds import REVIEWS, MeetingKind
from events.minutes import Minutes, minutes_of
from events.minutes_check import MinutesCheck, check_of
from projections.base import DAY, Sight, View, metadata

reviews: Final = Table(
    "reviews",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("meeting", Uuid, primary_key=True),
    Column("child", Uuid, nullable=False),
    Column("kind", String(24), nullable=False),
    Column("day", DAY, nullable=False),
    Column("notes", Uuid, nullable=False),
    Column("checking", Uuid, nullable=False),
    Column("held", Boolean, nullable=False),
    Column("reported", Boolean, nullable=False),
    Column("called_off", Boolean, nullable=False),
)
Index("reviews_of_child", reviews.c.school, reviews.c.child)

begun: Final = Table(
    "reviews_begun",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("child", Uuid, primary_key=True),
    Column("since", DAY, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Review:
    """One review; *reported*: its notes went out as a report, or are final."""

    kind: MeetingKind
    day: date
    held: bool
    reported: bool


@dataclass(slots=True)
class Reviewed:
    """The reviews of a child who is at the school *since* a day, the earliest first."""

    child: UUID
    since: date
    reviews: list[Review] = field(default_factory=list)


class Reviews(View):
    """Holds ids, kinds and days; what was said in a review stays in the record."""

    name = "reviews"
    tables = (reviews, begun)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register(Circle.ChildEnrolled)
    @show.register(Circle.ChildReturned)
    def _(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        row = {
            "school": recorded.school,
            "child": fact.originator_id,
            "since": date.fromisoformat(recorded.at[:10]),
        }
        conn.execute(insert(begun).values(row))

    @show.register
    def _(self, fact: Circle.ChildLeft, conn: Connection, recorded: Recorded) -> None:
        conn.execute(
            delete(begun).where(
                begun.c.school == recorded.school, begun.c.child == fact.originator_id
            )
        )

    @show.register
    def _(
        self, fact: Meeting.MeetingProposed, conn: Connection, recorded: Recorded
    ) -> None:
        child, kind, day = (known(one) for one in (fact.child, fact.kind, fact.day))
        if child is None or day is None or kind not in REVIEWS:
            return
        row = {
            "school": recorded.school,
            "meeting": fact.originator_id,
            "child": child,
            "kind": kind.value,
            "day": day,
            "notes": minutes_of(fact.originator_id),
            "checking": check_of(fact.originator_id),
            "held": False,
            "reported": False,
            "called_off": False,
        }
        conn.execute(insert(reviews).values(row))

    @show.register
    def _(
        self, fact: Meeting.MeetingMoved, conn: Connection, recorded: Recorded
    ) -> None:
        if known(fact.day) is not None:
            _change(conn, recorded, reviews.c.meeting, day=fact.day)

    @show.register
    def _(
        self, _: Meeting.MeetingCalledOff, conn: Connection, recorded: Recorded
    ) -> None:
        _change(conn, recorded, reviews.c.meeting, called_off=True)

    @show.register
    def _(self, _: Minutes.MeetingClosed, conn: Connection, recorded: Recorded) -> None:
        _change(conn, recorded, reviews.c.notes, held=True)

    @show.register(MinutesCheck.SentOnTime)
    @show.register(MinutesCheck.MadeFinal)
    def _(self, _: Fact, conn: Connection, recorded: Recorded) -> None:
        _change(conn, recorded, reviews.c.checking, reported=True)


def _change(
    conn: Connection, recorded: Recorded, of: ColumnElement[Any], **to: object
) -> None:
    same = (reviews.c.school == recorded.school, of == recorded.fact.originator_id)
    conn.execute(update(reviews).where(*same).values(**to))


def around(sight: Sight, children: Collection[UUID]) -> list[Reviewed]:
    """Give the reviews of those of these children who are at the school."""
    there = select(begun).where(
        begun.c.school == sight.school, begun.c.child.in_(children)
    )
    found = {
        row.child: Reviewed(row.child, row.since) for row in sight.conn.execute(there)
    }
    chosen = (
        select(reviews)
        .where(
            reviews.c.school == sight.school,
            reviews.c.child.in_(found),
            reviews.c.called_off.is_(False),
        )
        .order_by(reviews.c.day)
    )
    for row in sight.conn.execute(chosen):
        review = Review(MeetingKind(row.kind), row.day, row.held, row.reported)
        found[row.child].reviews.append(review)
    return list(found.values())
