"""What is shown of circles: my children, a child's people, and what they are called."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.base import HAND_OVER_ONLY, Role, Side, Space
from events.circle import Circle
from events.rights import ENDED_BY_YOUNG_PERSON, Decision, Holder
from events.store.reader import Reader
from events.store.unit import Written
from projections import (
    as_at,
    circle,
    decisions,
    directory,
    timeline,
)
from projections.base import Sight
from projections.decisions import Step
from projections.forms_of_address import address_of_each
from service.context import (
    NotHere,
    Standing,
    last_moment_before,
    services,
    signed_in,
)
from service.looking import looking
from service.people import role_name


@dataclass(frozen=True, slots=True)
class Child:
    """A child somebody belongs with, and what waits for them in the diary."""

    child: UUID
    name: str
    role: Role
    side: Side
    school: UUID
    school_name: str
    unread: int
    awaiting: int

    @property
    def role_name(self) -> str:
        return role_name(self.role)

    @property
    def hand_over_only(self) -> bool:
        return self.role in HAND_OVER_ONLY


@dataclass(frozen=True, slots=True)
class NamedMember:
    """Somebody's time in a circle, with the name they go by now."""

    person: UUID
    name: str
    role: Role
    side: Side
    since: str
    until: date | None
    left_at: str | None
    address_as: str | None = None

    @property
    def role_name(self) -> str:
        return role_name(self.role)

    @property
    def hand_over_only(self) -> bool:
        return self.role in HAND_OVER_ONLY


@dataclass(frozen=True, slots=True)
class Oneself:
    """Who an account is at one school."""

    person: UUID
    name: str
    school: UUID
    school_name: str


@dataclass(frozen=True, slots=True)
class People:
    """Everyone around a child: who belongs now, and who once did."""

    members: list[NamedMember]
    past: list[NamedMember]
    log: str


def my_children() -> list[Child]:
    """Give the children the person asking belongs with, by name."""
    found: list[Child] = []
    here, today = services(), services().edge.today()
    for place in signed_in().people:
        with here.store.reading(place.school) as reader:
            members = circle.of_person(reader, place.person, today)
            found += _children(reader, members, place.person)
    return sorted(found, key=lambda child: child.name.casefold())


def oneself() -> list[Oneself]:
    """Say who the person asking is at each of their schools."""
    found = []
    for place in signed_in().people:
        with services().store.reading(place.school) as reader:
            names = directory.names_of(reader, [place.person, place.school])
        name, school = names[place.person], names[place.school]
        found.append(Oneself(place.person, name, place.school, school))
    return found


def people_of(at: Standing) -> People:
    """Give everyone around a child, and the name of the child's shared log."""
    with looking(at) as sight:
        named = _named(sight, circle.of_child(sight, at.child))
    with services().store.reading(at.school) as reader:
        log = reader.log_name(at.child, Space.SHARED)
    today = services().edge.today()
    members = [one for one in named if _is_current(one, today)]
    past = [one for one in named if not _is_current(one, today)]
    return People(members, past, log)


def decided(at: Standing) -> list[Step]:
    """Give who decides what now, where anything was written down about it."""
    with looking(at) as sight:
        newest = {step.decision: step for step in decisions.steps(sight, at.child)}
    return list(newest.values())


def places_to_end(at: Standing, people: People) -> set[UUID]:
    """Say whose place the person asking may end, as the page shows it."""
    if at.by.role is not Role.CHILD:
        return {one.person for one in people.members}
    passed = any(
        step.decision is Decision.WHO_READS and step.holder is Holder.YOUNG_PERSON
        for step in decided(at)
    )
    ends = ENDED_BY_YOUNG_PERSON if passed else frozenset()
    return {one.person for one in people.members if one.role in ends}


def member_after(at: Standing, written: Written) -> NamedMember:
    """Give the membership that a write began, as it was then."""
    with services().store.reading(at.school) as reader:
        recorded = reader.facts_at([written.seq])[written.seq]
    joined = recorded.fact
    assert isinstance(joined, Circle.MemberJoined)
    return NamedMember(
        person=joined.person,
        name=directory.said_name(joined),
        role=joined.role,
        side=joined.side,
        since=recorded.at,
        until=joined.until,
        left_at=None,
    )


def member_of(at: Standing, person: UUID) -> NamedMember:
    """Give somebody who belongs now; NotHere if they do not."""
    for member in people_of(at).members:
        if member.person == person:
            return member
    raise NotHere


def _children(
    reader: Reader, members: list[circle.Member], person: UUID
) -> Iterable[Child]:
    ids = [member.child for member in members]
    names = directory.names_of(reader, [*ids, reader.school])
    latest = {member.child: member for member in members}
    read = [child for child, one in latest.items() if circle.reads_diary(one)]
    waiting = dict(timeline.counts(reader, read, person))
    for member in latest.values():
        if member.before is not None:
            moment = last_moment_before(member.before)
            with as_at.past(reader, member.child, moment) as past:
                counted = timeline.counts(past, [member.child], person)
            waiting[member.child] = counted.get(member.child, timeline.NOTHING_WAITS)
    return [_child(reader, one, names, waiting) for one in latest.values()]


def _child(
    reader: Reader,
    member: circle.Member,
    names: Mapping[UUID, str],
    waiting: Mapping[UUID, timeline.Waiting],
) -> Child:
    counted = waiting.get(member.child, timeline.NOTHING_WAITS)
    return Child(
        child=member.child,
        name=names[member.child],
        role=member.role,
        side=member.side,
        school=reader.school,
        school_name=names[reader.school],
        unread=counted.unread,
        awaiting=counted.awaiting,
    )


def _named(sight: Sight, members: list[circle.Member]) -> list[NamedMember]:
    names = directory.names_of(sight, (member.person for member in members))
    said = address_of_each(sight, names)
    return [
        NamedMember(
            person=member.person,
            name=names[member.person],
            role=member.role,
            side=member.side,
            since=member.since,
            until=member.until,
            left_at=member.left_at,
            address_as=said.get(member.person),
        )
        for member in members
    ]


def _is_current(member: NamedMember, today: date) -> bool:
    still = member.until is None or member.until >= today
    return member.left_at is None and still
