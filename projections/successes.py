"""What went well for this child, and who says so?"""

from dataclasses import dataclass, field
from datetime import date
from functools import singledispatchmethod
from typing import Final
from uuid import UUID

from sqlalchemy import Column, Connection, Index, Table, Uuid, insert, select

from events.base import Fact, Recorded, Side, known
from events.store.tables import SEQ
from events.success import Success
from projections.base import DAY, Sight, View, metadata

# One row for each fact; *child* and *day* are those of the success it belongs to.
successes: Final = Table(
    "successes",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("seq", SEQ, primary_key=True, autoincrement=False),
    Column("success", Uuid, nullable=False),
    Column("child", Uuid, nullable=False),
    Column("day", DAY, nullable=False),
)
Index("successes_of_child", successes.c.school, successes.c.child, successes.c.day)
Index("successes_by_id", successes.c.school, successes.c.success)


@dataclass(frozen=True, slots=True)
class SawItToo:
    """Somebody else's yes to a success."""

    by: UUID | None
    at: str
    side: Side | None


@dataclass(slots=True)
class Told:
    """One success as it stands; erased words are None."""

    id: UUID
    day: date
    text: str | None
    helped: str | None
    by: UUID | None
    at: str
    side: Side | None
    confirmed: list[SawItToo] = field(default_factory=list)


class Successes(View):
    """Knows which successes there are; the words stay in the record."""

    name = "successes"
    tables = (successes,)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(
        self, fact: Success.SuccessTold, conn: Connection, recorded: Recorded
    ) -> None:
        if known(fact.child) is not None:
            _add(conn, recorded, fact.child, fact.day)

    @show.register
    def _(
        self, fact: Success.SuccessConfirmed, conn: Connection, recorded: Recorded
    ) -> None:
        same = (
            successes.c.school == recorded.school,
            successes.c.success == fact.originator_id,
        )
        told = conn.execute(select(successes).where(*same)).first()
        if told is not None:
            _add(conn, recorded, told.child, told.day)


def _add(conn: Connection, recorded: Recorded, child: UUID, day: date) -> None:
    row = {
        "school": recorded.school,
        "seq": recorded.seq,
        "success": recorded.fact.originator_id,
        "child": child,
        "day": day,
    }
    conn.execute(insert(successes).values(row))


def of_child(sight: Sight, child: UUID, since: date | None = None) -> list[Told]:
    """Give what went well, the newest day first; *since* leaves out what is older."""
    where = [successes.c.school == sight.school, successes.c.child == child]
    where += [] if since is None else [successes.c.day >= since]
    chosen = select(successes).where(*where).order_by(successes.c.seq)
    rows = sight.conn.execute(chosen).all()
    facts = sight.facts_at(row.seq for row in rows)
    found: dict[UUID, Told] = {}
    for row in rows:
        _put(found, row.day, facts[row.seq])
    newest = reversed(found.values())
    return sorted(newest, key=lambda one: one.day, reverse=True)


def _put(found: dict[UUID, Told], day: date, recorded: Recorded) -> None:
    fact = recorded.fact
    if isinstance(fact, Success.SuccessTold):
        found[fact.originator_id] = Told(
            id=fact.originator_id,
            day=day,
            text=known(fact.text),
            helped=known(fact.helped),
            by=fact.by,
            at=recorded.at,
            side=known(fact.side),
        )
        return
    assert isinstance(fact, Success.SuccessConfirmed)
    yes = SawItToo(fact.by, recorded.at, known(fact.side))
    found[fact.originator_id].confirmed.append(yes)
