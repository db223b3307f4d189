"""What is shown of a school: who does what, who is there, and what I can do."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from events.base import Duty, Role, Side
from events.phrase import first_large, phrase, phrases
from events.school import WhoNeedsSecondStep
from events.store.reader import Reader
from projections import circle, classes, directory, duties, second_step
from service.context import NotHere, Serving, services
from service.keepers import Choices, choices
from service.people import role_name
from service.permissions import actions_of
from service.schools.parts import PARTS, Part


@dataclass(frozen=True, slots=True)
class Start:
    """A school's start page for somebody with a duty."""

    school: UUID
    name: str
    duties: tuple[str, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class DutyTime:
    """Somebody's time in a duty, by name."""

    person: UUID
    name: str
    duty: Duty
    since: str
    ended_at: str | None

    @property
    def duty_name(self) -> str:
        return first_large(role_name(self.duty))


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody on the register, and everything that they are here.

    Who works for the school *can_leave* it; a place in a family ends in its circle.
    """

    person: UUID
    name: str
    are: tuple[str, ...]
    can_leave: bool


@dataclass(frozen=True, slots=True)
class Leaver:
    """Where somebody belongs, for the page on which they leave."""

    person: UUID
    name: str
    circles: Mapping[UUID, str]
    groups: Mapping[UUID, str]
    duties: tuple[str, ...]
    successors: Choices
    seq: int


def start(at: Serving) -> Start:
    """Give what the person asking can do for a school."""
    with services().store.reading(at.school) as reader:
        held = duties.of_person(reader.conn, reader.school, at.by.person)
        name = directory.names_of(reader, [at.school])[at.school]
    may = _actions(held)
    parts = tuple(part for part in PARTS if part.action in may)
    said = tuple(first_large(role_name(duty)) for duty in sorted(held))
    return Start(at.school, name, said, parts)


def second_step_of(at: Serving) -> WhoNeedsSecondStep:
    """Say whom the school asks for a second step now."""
    with services().store.reading(at.school) as reader:
        return second_step.asked_of(reader)


def my_actions(at: Serving) -> frozenset[str]:
    """Give everything that the person asking may do for a school."""
    with services().store.reading(at.school) as reader:
        return _actions(duties.of_person(reader.conn, at.school, at.by.person))


def _actions(held: Iterable[Duty]) -> frozenset[str]:
    return frozenset[str]().union(*(actions_of(duty) for duty in held))


def duty_times(at: Serving) -> list[DutyTime]:
    """Give who does and did what for the school."""
    with services().store.reading(at.school) as reader:
        held = duties.holders(reader)
        names = directory.names_of(reader, {one.person for one in held})
    return [
        DutyTime(one.person, names[one.person], one.duty, one.since, one.ended_at)
        for one in held
    ]


def duties_of(at: Serving, person: UUID) -> list[DutyTime]:
    """Give what somebody does for the school now; NotHere if it is nothing."""
    found = [
        one for one in duty_times(at) if one.person == person and one.ended_at is None
    ]
    if not found:
        raise NotHere
    return found


def people(at: Serving) -> list[Somebody]:
    """Give everybody on the register, by name."""
    with services().store.reading(at.school) as reader:
        names = directory.people(reader)
        are, working = _what_they_are(reader), _who_works(reader)
    told = [
        Somebody(one, name, tuple(are.get(one, ())), one in working)
        for one, name in names.items()
    ]
    return sorted(told, key=lambda one: one.name.casefold())


def leaver(at: Serving, person: UUID) -> Leaver:
    """Give where somebody belongs; NotHere if they are not on the register."""
    today = services().edge.today()
    with services().store.reading(at.school) as reader:
        seq = reader.last_seq()
        name = directory.people(reader).get(person)
        if name is None:
            raise NotHere
        everywhere = circle.of_school(reader, today)
        mine = [one for one in everywhere if one.person == person]
        places = {one.child for one in mine if one.side is Side.SCHOOL}
        groups = classes.of_school(reader)
        held = duties.of_person(reader.conn, reader.school, person)
        works = places or held or any(person in one.staff for one in groups)
        if mine and not works:
            raise NotHere
        return Leaver(
            person=person,
            name=name,
            circles=directory.names_of(reader, places),
            groups={one.group: one.name for one in groups if person in one.staff},
            duties=tuple(first_large(role_name(duty)) for duty in sorted(held)),
            successors=choices(reader, today, without=person),
            seq=seq,
        )


def open_classes(at: Serving) -> list[tuple[str, str]]:
    """Give the classes that are open, for a form."""
    with services().store.reading(at.school) as reader:
        found = [one for one in classes.of_school(reader) if not one.is_closed]
    return [(str(one.group), one.name) for one in found]


def belongs_nowhere(person: UUID, school: UUID) -> UUID | None:
    """Give the account of somebody who belongs nowhere at any school any more."""
    here, today = services(), services().edge.today()
    account = here.identity.account_of(school, person)
    if account is None:
        return None
    for place in here.identity.people_of(account):
        with here.store.reading(place.school) as reader:
            held = duties.of_person(reader.conn, place.school, place.person)
            everywhere = circle.of_school(reader, today)
            if held or place.person in {one.person for one in everywhere}:
                return None
    return account


def _who_works(reader: Reader) -> set[UUID]:
    """Name everybody with a duty, a class or a place on the school's side."""
    places = circle.of_school(reader, services().edge.today())
    working = {one.person for one in places if one.side is Side.SCHOOL}
    working |= {one.person for one in duties.holders(reader) if one.ended_at is None}
    return working.union(*(one.staff for one in classes.of_school(reader)))


def _what_they_are(reader: Reader) -> dict[UUID, list[str]]:
    """Say of each person their duties, their classes, and how many circles as what."""
    are: dict[UUID, list[str]] = {}
    for held in duties.holders(reader):
        if held.ended_at is None:
            said = first_large(role_name(held.duty))
            are.setdefault(held.person, []).append(said)
    for group in classes.of_school(reader):
        for person, role in group.staff.items():
            called = first_large(role_name(role))
            said = phrase("{role} of {name}", role=called, name=group.name)
            are.setdefault(person, []).append(said)
    places = circle.of_school(reader, services().edge.today())
    for (person, role), count in Counter(_roles(places)).items():
        called = first_large(role_name(role))
        said = phrases(
            count, "{role} of one child", "{role} of {count} children", role=called
        )
        are.setdefault(person, []).append(said)
    return are


def _roles(places: Sequence[circle.Member]) -> Iterable[tuple[UUID, Role]]:
    return ((one.person, one.role) for one in places)
