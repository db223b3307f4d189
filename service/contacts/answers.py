"""Who is shown how to reach whom: oneself, and the people of the school."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.base import Side
from events.store.reader import Reader
from projections import circle, contacts, directory, households
from projections.contacts import Details
from projections.households import Responsible
from service.context import (
    NotHere,
    Standing,
    last_moment_before,
    services,
    signed_in,
)
from service.people import role_name
from service.signing_in.identity import Belongs

NOTHING = Details(None, None, None)


@dataclass(frozen=True, slots=True)
class OwnSchool:
    """What one school knows of the person asking, and of whom it says what."""

    person: UUID
    name: str
    details: Details
    responsible: list[tuple[str, Responsible]]


@dataclass(frozen=True, slots=True)
class Reachable:
    """Somebody around a child, and how the school reaches them."""

    person: UUID
    name: str
    role_name: str
    side: Side
    details: Details


def own_schools() -> list[OwnSchool]:
    """Give what each school of the person asking knows about them."""
    return [_own(place) for place in signed_in().people]


def own_school(person: UUID) -> OwnSchool:
    """Give what the school knows that one is *person* at; NotHere if one is not."""
    for place in signed_in().people:
        if place.person == person:
            return _own(place)
    raise NotHere


def around(at: Standing) -> tuple[str, list[Reachable]]:
    """Give the child's name, and everybody of the circle who is not of the school."""
    today = services().edge.today()
    with services().store.reading(at.school) as reader:
        members = {
            one.person: one
            for one in circle.of_child(reader, at.child)
            if circle.is_current(one, today) and one.side in {Side.HOME, Side.OTHER}
        }
        names = directory.names_of(reader, [at.child, *members])
        given = contacts.of_people(reader, members)
    people = [
        Reachable(
            person=one.person,
            name=names[one.person],
            role_name=role_name(one.role),
            side=one.side,
            details=given.get(one.person, NOTHING),
        )
        for one in members.values()
    ]
    return names[at.child], people


def _responsible(reader: Reader, person: UUID) -> list[Responsible]:
    """Give what is known of somebody's responsibility, as far as they see each child.

    Whoever left, or sees nothing, is told nothing that was written down since.
    """
    mine = circle.of_person(reader, person, services().edge.today())
    ends = {one.child: one.before for one in mine}
    return [
        one
        for one in households.responsible(reader, person)
        if one.child in ends and _is_before(one.at, ends[one.child])
    ]


def _is_before(moment: str, end: date | None) -> bool:
    return end is None or moment <= last_moment_before(end)


def _own(place: Belongs) -> OwnSchool:
    with services().store.reading(place.school) as reader:
        given = contacts.of_people(reader, [place.person])
        known = _responsible(reader, place.person)
        children = [one.child for one in known]
        names = directory.names_of(reader, [place.school, *children])
    return OwnSchool(
        person=place.person,
        name=names[place.school],
        details=given.get(place.person, NOTHING),
        responsible=[(names[one.child], one) for one in known],
    )
