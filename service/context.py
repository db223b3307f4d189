"""What one request may reach for."""

from dataclasses import dataclass
from typing import Final, cast
from uuid import UUID

from flask import current_app, g

from events.base import Actor
from events.store.unit import Store
from projections import circle
from projections.directory import Rosters
from service.edge import Edge
from service.identity import Identity, SignedIn
from service.permissions import Action, check
from service.settings import Settings

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


@dataclass(frozen=True, slots=True)
class Standing:
    """A person who belongs with the child they ask about: at which school, as what."""

    school: UUID
    child: UUID
    by: Actor


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


def standing(child: UUID, action: Action) -> Standing:
    """Say as what the person asking belongs with *child*.

    NotHere (404) if they do not, which looks the same as a child that is not there;
    NotPermitted (403) if their role does not include the action.
    """
    here, today = services(), services().edge.today()
    for place in signed_in().people:
        with here.store.reading(place.school) as reader:
            by = circle.belonging(reader.conn, place.school, child, place.person, today)
        if by is not None:
            check(action, by.role)
            return Standing(place.school, child, by)
    raise NotHere
