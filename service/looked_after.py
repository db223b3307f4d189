"""Whoever looks after children of a school, and what they may do around all of them."""

from dataclasses import dataclass
from uuid import UUID

from events.phrase import phrase
from events.store.reader import Reader
from projections import circle, directory
from service.context import NotHere, services, signed_in
from service.permissions import Action, NotPermitted, allows


@dataclass(frozen=True, slots=True)
class Keeping:
    """Somebody who looks after *children* of a school, and sees what is new there."""

    school: UUID
    person: UUID
    children: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class KeptSchool:
    """A school at which somebody looks after children."""

    school: UUID
    name: str


def keeping(school: UUID, action: Action) -> Keeping:
    """Say around which children of a school the person asking may do this.

    NotHere (404) if they are nobody there; NotPermitted (403) if there are none.
    """
    for place in signed_in().people:
        if place.school == school:
            with services().store.reading(school) as reader:
                children = _kept(reader, place.person, action)
            if not children:
                msg = phrase("You look after no child here. Ask the school's SENCO.")
                raise NotPermitted(msg)
            return Keeping(school, place.person, children)
    raise NotHere


def my_worklists() -> list[KeptSchool]:
    """Give the schools at which a list of what waits is there for whoever asks."""
    found = []
    for place in signed_in().people:
        with services().store.reading(place.school) as reader:
            if _kept(reader, place.person, Action.SEE_WORKLIST):
                name = directory.names_of(reader, [place.school])[place.school]
                found.append(KeptSchool(place.school, name))
    return found


def _kept(reader: Reader, person: UUID, action: Action) -> frozenset[UUID]:
    """Give those children about whom a person may do this, and sees what is new."""
    places = circle.of_person(reader, person, services().edge.today())
    return frozenset(
        one.child for one in places if one.before is None and allows(action, one.role)
    )
