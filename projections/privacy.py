"""What is kept because somebody asked, what may go, and what is gone?"""

from functools import singledispatchmethod
from typing import Final

from sqlalchemy import Column, Connection, Table, Uuid, insert, select

from events.base import Fact, Recorded
from events.disposal import Disposal
from events.erasure import Erasure
from events.hold import Hold
from events.store.tables import SEQ
from projections.base import Sight, View, metadata

facts: Final = Table(
    "privacy_facts",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("seq", SEQ, primary_key=True, autoincrement=False),
)


class Privacy(View):
    """Knows where these few facts stand; all they say stays sealed."""

    name = "privacy"
    tables = (facts,)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register(Hold.HoldPlaced)
    @show.register(Hold.HoldLifted)
    @show.register(Disposal.DisposalApproved)
    @show.register(Erasure.ErasureDone)
    def _(self, _: Fact, conn: Connection, recorded: Recorded) -> None:
        row = {"school": recorded.school, "seq": recorded.seq}
        conn.execute(insert(facts).values(row))


def of_school(sight: Sight) -> list[Recorded]:
    """Give every fact about holds, disposals and erasures, oldest first."""
    chosen = select(facts.c.seq).where(facts.c.school == sight.school)
    found = sight.facts_at(sight.conn.scalars(chosen))
    return [found[seq] for seq in sorted(found)]
