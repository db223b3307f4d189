"""What one request may reach for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, cast
from uuid import UUID

from flask import current_app, g

from events.base import HAND_OVER_ONLY, Actor, Duty, Side
from events.phrase import phrase
from events.store.canonical import moment as to_moment
from events.store.reader import Reader
from events.store.unit import Store
from projections import circle, classes, duties, limit_conditions
from projections.directory import Rosters
from service.edge import LONDON, Edge
from service.mail import Post
from service.permissions import (
    AS_IT_WAS,
    BEHIND_GLASS,
    Action,
    NotPermitted,
    actions_of,
    allows,
    check,
)
from service.push.sending import PushPost
from service.settings import Settings
from service.signing_in.child_ways import ChildSession, ChildWays
from service.signing_in.identity import Identity, SignedIn
from service.signing_in.passkeys import Passkeys
from service.signing_in.providers import Providers
from service.signing_in.push_devices import PushDevices
from service.symbol_set import SymbolSet

EXTENSION: Final = "samepage"


class NotHere(Exception):
    """There is nothing here for this person; whether it exists is not said."""


class SignInNeeded(Exception):
    """Nobody is signed in, or no longer."""


@dataclass(frozen=True, slots=True)
class Services:
    """The parts that live as long as the process."""

    settings: Settings
    store: Store
    identity: Identity
    edge: Edge
    rosters: Rosters
    post: Post
    passkeys: Passkeys
    providers: Providers
    child_ways: ChildWays
    symbols: SymbolSet
    push_post: PushPost
    push_devices: PushDevices


@dataclass(frozen=True, slots=True)
class Standing:
    """A person who belongs with the child they ask about: at which school, as what.

    With *before* they see the child's diary as it was at that moment, and nothing new.
    """

    school: UUID
    child: UUID
    by: Actor
    before: str | None = None

    @property
    def may(self) -> frozenset[str]:
        """Give everything they may do here, for a page to show just that."""
        all_of_it = actions_of(self.by.role)
        return all_of_it if self.before is None else all_of_it & AS_IT_WAS


@dataclass(frozen=True, slots=True)
class Serving:
    """A person with a duty for the whole school that they ask about."""

    school: UUID
    by: Actor


@dataclass(frozen=True, slots=True)
class Teaching:
    """Somebody who works in a class; *children* are those they may do this about."""

    school: UUID
    group: UUID
    name: str
    person: UUID
    children: Mapping[UUID, Actor]


def services() -> Services:
    return cast("Services", current_app.extensions[EXTENSION])


def signed_in() -> SignedIn:
    """Give who is asking; SignInNeeded if nobody is."""
    found = signed_in_or_none()
    if found is None:
        raise SignInNeeded
    return found


def signed_in_or_none() -> SignedIn | None:
    return cast("SignedIn | None", g.get("signed_in"))


def child_or_none() -> ChildSession | None:
    """Give the child who signed in with pictures, if it is one who asks."""
    return cast("ChildSession | None", g.get("child"))


def standing(child: UUID, action: Action) -> Standing:
    """Say as what the person asking belongs with *child*, or serves the child's school.

    NotHere (404) if they do neither, which looks the same as a child that is not there;
    NotPermitted (403) if what they are does not include the action.
    """
    for place in signed_in().people:
        with services().store.reading(place.school) as reader:
            found = placed(reader, child, place.person, action)
        if found is not None:
            return found
    raise NotHere


def acting(reader: Reader, child: UUID, person: UUID, action: Action) -> Actor | None:
    """Say as what a person may do this around a child; None if it is not theirs."""
    found = placed(reader, child, person, action)
    return None if found is None else found.by


def placed(
    reader: Reader, child: UUID, person: UUID, action: Action
) -> Standing | None:
    """Say as what somebody stands; None if the child is not theirs to ask about.

    Their place in the circle comes first, then their duties for the whole school.
    """
    today = services().edge.today()
    place = circle.place_of(reader.conn, reader.school, child, person, today)
    if place is not None and not _is_open(place, action):
        place = None
    if place is not None and place.before is not None:
        check(action, place.by.role, limited=True)
        before = last_moment_before(place.before)
        return Standing(reader.school, child, place.by, before)
    if place is not None and allows(action, place.by.role):
        return Standing(reader.school, child, place.by)
    by = _on_duty_around(reader, child, person, action, inside=place is not None)
    if by is None and place is not None:
        check(action, place.by.role)
    return None if by is None else Standing(reader.school, child, by)


def _is_open(place: circle.Place, action: Action) -> bool:
    """Say whether somebody is told that the rest is there and is not theirs.

    To whoever sees the hand-over only, all else is like a child that is not there.
    """
    only = place.by.role in HAND_OVER_ONLY
    return not only or (place.before is None and allows(action, place.by.role))


def _on_duty_around(
    reader: Reader, child: UUID, person: UUID, action: Action, *, inside: bool
) -> Actor | None:
    """Give the duty by which somebody may do this around a child, if they may.

    A safeguarding lead from outside the circle must have opened the diary first.
    """
    edge, whose = services().edge, (reader.conn, reader.school, child, person)
    for duty in sorted(duties.of_person(reader.conn, reader.school, person)):
        if not allows(action, duty):
            continue
        if action in BEHIND_GLASS and not inside:
            now = (edge.today(), to_moment(edge.now()))
            is_open = limit_conditions.has_opened(*whose, now)
        else:
            is_open = limit_conditions.serves(*whose, edge.today())
        if is_open:
            return Actor(person, duty, Side.SCHOOL)
    return None


def last_moment_before(day: date) -> str:
    """Give the last moment before a day begins in London."""
    begins = datetime.combine(day, time(), LONDON)
    return to_moment(begins - timedelta(microseconds=1))


def serving(school: UUID, action: Action) -> Serving:
    """Say by which duty the person asking may do this for a school.

    NotHere (404) if they are nobody there; NotPermitted (403) if no duty includes it.
    """
    for place in signed_in().people:
        if place.school == school:
            with services().store.reading(school) as reader:
                return Serving(school, on_duty(reader, place.person, action))
    raise NotHere


def teaching(school: UUID, group: UUID, action: Action) -> Teaching:
    """Say about which children of a class the person asking may do this.

    NotHere (404) if they are nobody there; NotPermitted (403) if they do not work in
    the class, which looks the same as a class that is not there.
    """
    for place in signed_in().people:
        if place.school == school:
            with services().store.reading(school) as reader:
                return taught(reader, group, place.person, action)
    raise NotHere


def taught(reader: Reader, group: UUID, person: UUID, action: Action) -> Teaching:
    """Give those children of a class about whom a person of it may do this."""
    today, mine = services().edge.today(), classes.of_person(reader, person)
    here = next((one for one in mine if one.group == group), None)
    if here is None:
        msg = phrase("You do not work in this class. Ask an administrator.")
        raise NotPermitted(msg)
    places = circle.of_person(reader, person, today)
    children = {
        one.child: Actor(person, one.role, one.side)
        for one in places
        if one.child in here.children and one.before is None
        if allows(action, one.role)
    }
    return Teaching(reader.school, group, here.name, person, children)


def on_duty(reader: Reader, person: UUID, action: Action) -> Actor:
    """Give the duty by which a person may do this; NotPermitted if there is none."""
    for duty in sorted(duties.of_person(reader.conn, reader.school, person)):
        if allows(action, duty) and not _is_kept_out(reader, person, duty):
            return Actor(person, duty, Side.SCHOOL)
    msg = phrase(
        "What you do for the school does not include this. Ask an administrator."
    )
    raise NotPermitted(msg)


def _is_kept_out(reader: Reader, person: UUID, duty: Duty) -> bool:
    """Say whether a limit keeps an administrator from what they do for the school.

    Whoever runs the register could let themselves in again, or others out.
    """
    today, whose = services().edge.today(), (reader.conn, reader.school, person)
    return duty is Duty.ADMINISTRATOR and limit_conditions.is_limited_somewhere(
        *whose, today
    )
