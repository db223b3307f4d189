"""What the keepers are shown of a child's family."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.base import Actor, Role, Side
from events.family import comes_with_family
from events.store.reader import Reader
from projections import circle, directory, households
from projections.households import Responsible
from service.context import NotHere, Standing, services
from service.people import role_name


@dataclass(frozen=True, slots=True)
class Relative:
    """Somebody who comes with the family, and what the school knows of them."""

    person: UUID
    name: str
    role: Role
    side: Side
    household: int | None
    responsibility: Responsible | None

    @property
    def actor(self) -> Actor:
        return Actor(self.person, self.role, self.side)

    @property
    def role_name(self) -> str:
        return role_name(self.role)

    @property
    def may_be_responsible(self) -> bool:
        return self.side is Side.HOME


@dataclass(frozen=True, slots=True)
class FamilyOfChild:
    """A child, those who come with the family, and whether there are two households."""

    name: str
    people: list[Relative]
    is_separated: bool


def family_of(at: Standing) -> FamilyOfChild:
    """Give everybody of a child's family who is in the circle today."""
    today = services().edge.today()
    with services().store.reading(at.school) as reader:
        told = households.of_child(reader, at.child)
        people = _relatives(reader, at.child, today)
        names = directory.names_of(reader, [at.child])
    separated = households.are_separate(told)
    return FamilyOfChild(names[at.child], people, separated)


def relative(at: Standing, person: UUID) -> tuple[FamilyOfChild, Relative]:
    """Give one of the family; NotHere for anybody else."""
    family = family_of(at)
    for one in family.people:
        if one.person == person:
            return family, one
    raise NotHere


def _relatives(reader: Reader, child: UUID, today: date) -> list[Relative]:
    members = {
        one.person: one
        for one in circle.of_child(reader, child)
        if circle.is_current(one, today) and comes_with_family(one.role, one.side)
    }
    names = directory.names_of(reader, members)
    told = households.of_child(reader, child)
    known = {one.person: one for one in households.responsible_for(reader, child)}
    return [
        Relative(
            person=one.person,
            name=names[one.person],
            role=one.role,
            side=one.side,
            household=told.get(one.person),
            responsibility=known.get(one.person),
        )
        for one in members.values()
    ]
