"""How does the school reach this person?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import singledispatchmethod
from typing import Final
from uuid import UUID

from sqlalchemy import Column, Connection, Table, Uuid, delete, insert, select

from events.base import Fact, Recorded, known
from events.person import Person
from events.store.tables import SEQ
from projections.base import Sight, View, metadata

contacts: Final = Table(
    "contact_details",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("person", Uuid, primary_key=True),
    Column("seq", SEQ, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Details:
    """What somebody gave the school; None was left empty or erased."""

    phone: str | None
    email: str | None
    address: str | None


class Contacts(View):
    """Knows where somebody's details stand; the details stay sealed."""

    name = "contacts"
    tables = (contacts,)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(
        self, fact: Person.ContactDetailsGiven, conn: Connection, recorded: Recorded
    ) -> None:
        row = {"school": recorded.school, "person": fact.originator_id}
        conn.execute(
            delete(contacts).where(
                contacts.c.school == row["school"], contacts.c.person == row["person"]
            )
        )
        conn.execute(insert(contacts).values(**row, seq=recorded.seq))


def of_people(sight: Sight, people: Iterable[UUID]) -> Mapping[UUID, Details]:
    """Give the details of those who gave any."""
    chosen = select(contacts.c.seq).where(
        contacts.c.school == sight.school, contacts.c.person.in_(set(people))
    )
    facts = sight.facts_at(sight.conn.scalars(chosen))
    return {
        fact.originator_id: Details(
            known(fact.phone), known(fact.email), known(fact.address)
        )
        for recorded in facts.values()
        if isinstance(fact := recorded.fact, Person.ContactDetailsGiven)
    }
