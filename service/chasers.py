"""Who is asked by somebody else, because they have no account of their own?"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from projections.base import Sight
from projections.circle_tables import members
from service.signing_in.account_tables import account_people


def chasers(sight: Sight, child: UUID, people: Collection[UUID]) -> dict[UUID, UUID]:
    """Name for each of these without an account who brought them to the circle."""
    if not people:
        return {}
    reached = select(account_people.c.person).where(
        account_people.c.school == sight.school, account_people.c.person.in_(people)
    )
    without = set(people) - set(sight.conn.scalars(reached))
    if not without:
        return {}
    places = select(members.c.person, members.c.seq).where(
        members.c.school == sight.school,
        members.c.child == child,
        members.c.person.in_(without),
        members.c.left_at.is_(None),
    )
    found = {row.seq: row.person for row in sight.conn.execute(places)}
    facts = sight.facts_at(found)
    brought = {person: facts[seq].fact.by for seq, person in found.items()}
    return {person: by for person, by in brought.items() if by is not None}
