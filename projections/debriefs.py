"""Who was offered a talk about a meeting, and what did each side take from it?"""

from dataclasses import dataclass
from datetime import date
from functools import singledispatchmethod
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Row,
    Table,
    Uuid,
    insert,
    select,
    update,
)

from events.base import Fact, Recorded, Side, known
from events.debrief import DebriefOffer, KeyMessages, Moment
from events.store.tables import SEQ
from projections.base import Sight, View, metadata

offers: Final = Table(
    "debrief_offers",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("offer", Uuid, primary_key=True),
    Column("child", Uuid, nullable=False),
    Column("meeting", Uuid, nullable=False),
    Column("accepted", Boolean, nullable=True),
    Column("seq", SEQ, nullable=False),
)
messages: Final = Table(
    "debrief_messages",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("told", Uuid, primary_key=True),
    Column("child", Uuid, nullable=False),
    Column("meeting", Uuid, nullable=False),
    Column("seq", SEQ, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Offered:
    """An offer to talk; *accepted* is None as long as nobody answered it."""

    id: UUID
    by: UUID | None
    moment: Moment | None
    person: UUID | None
    due: date | None
    accepted: bool | None
    at: str


@dataclass(frozen=True, slots=True)
class Messages:
    """What one person took from a meeting, and whether they told it late."""

    id: UUID
    by: UUID | None
    side: Side | None
    said: tuple[str, ...]
    is_late: bool
    at: str


class Debriefs(View):
    """Knows which offers and messages there are; the words stay sealed."""

    name = "debriefs"
    tables = (offers, messages)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(
        self, fact: DebriefOffer.DebriefOffered, conn: Connection, recorded: Recorded
    ) -> None:
        if known(fact.meeting) is not None:
            row = _where(fact, recorded) | {"offer": fact.originator_id}
            conn.execute(insert(offers).values(row))

    @show.register
    def _(
        self, fact: DebriefOffer.DebriefAnswered, conn: Connection, recorded: Recorded
    ) -> None:
        same = (
            offers.c.school == recorded.school,
            offers.c.offer == fact.originator_id,
        )
        said = {"accepted": known(fact.accepted)}
        conn.execute(update(offers).where(*same).values(said))

    @show.register
    def _(
        self, fact: KeyMessages.MessagesTold, conn: Connection, recorded: Recorded
    ) -> None:
        if known(fact.meeting) is not None:
            row = _where(fact, recorded) | {"told": fact.originator_id}
            conn.execute(insert(messages).values(row))


def _where(
    fact: DebriefOffer.DebriefOffered | KeyMessages.MessagesTold, recorded: Recorded
) -> dict[str, object]:
    place = {"school": recorded.school, "seq": recorded.seq}
    return {**place, "child": fact.child, "meeting": fact.meeting}


def offered(sight: Sight, child: UUID, meeting: UUID) -> list[Offered]:
    """Give the offers to talk about a meeting, oldest first."""
    rows = _rows(sight, offers, child, meeting)
    facts = sight.facts_at([row.seq for row in rows])
    return [_offered(row, facts[row.seq]) for row in rows]


def told(sight: Sight, child: UUID, meeting: UUID) -> list[Messages]:
    """Give what people took from a meeting, oldest first."""
    rows = _rows(sight, messages, child, meeting)
    return [_told(one) for one in sight.facts_at([row.seq for row in rows]).values()]


def _rows(sight: Sight, table: Table, child: UUID, meeting: UUID) -> list[Row[Any]]:
    chosen = select(table).where(
        table.c.school == sight.school,
        table.c.child == child,
        table.c.meeting == meeting,
    )
    return list(sight.conn.execute(chosen.order_by(table.c.seq)).all())


def _offered(row: Row[Any], recorded: Recorded) -> Offered:
    fact: Any = recorded.fact
    to = (known(fact.moment), known(fact.person), known(fact.due))
    return Offered(row.offer, fact.by, *to, row.accepted, recorded.at)


def _told(recorded: Recorded) -> Messages:
    fact: Any = recorded.fact
    words = (known(one) for one in (fact.first, fact.second, fact.third))
    day, due = known(fact.day), known(fact.due)
    is_late = None not in {day, due} and day > due
    said = tuple(filter(None, words))
    return Messages(
        fact.originator_id, fact.by, known(fact.side), said, is_late, recorded.at
    )
