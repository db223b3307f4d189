"""How does this person like to be addressed?"""

from collections.abc import Iterable
from functools import singledispatchmethod
from typing import Final
from uuid import UUID

from sqlalchemy import Column, Connection, Table, Uuid, delete, insert, select

from events.base import Fact, Recorded, known
from events.person import Person
from events.store.tables import SEQ
from projections.base import Sight, View, metadata

forms: Final = Table(
    "forms_of_address",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("person", Uuid, primary_key=True),
    Column("seq", SEQ, nullable=False),
)


class FormsOfAddress(View):
    """Knows only where somebody said it; the words themselves stay sealed."""

    name = "forms-of-address"
    tables = (forms,)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(
        self, fact: Person.AddressPreferred, conn: Connection, recorded: Recorded
    ) -> None:
        row = {"school": recorded.school, "person": fact.originator_id}
        conn.execute(
            delete(forms).where(
                forms.c.school == row["school"],
                forms.c.person == row["person"],
            )
        )
        conn.execute(insert(forms).values(**row, seq=recorded.seq))


def address_of_each(sight: Sight, people: Iterable[UUID]) -> dict[UUID, str]:
    """Look up what to say to each of these; whoever asked for nothing is left out."""
    chosen = select(forms.c.person, forms.c.seq).where(
        forms.c.school == sight.school, forms.c.person.in_(set(people))
    )
    places = {row.seq: row.person for row in sight.conn.execute(chosen)}
    told = {
        places[seq]: known(getattr(recorded.fact, "address_as", None))
        for seq, recorded in sight.facts_at(places).items()
    }
    return {person: address for person, address in told.items() if address}
