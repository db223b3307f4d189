"""Which devices a child signs in on, and which children sign in on this device."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from flask import request

from events.phrase import phrase
from events.store.reader import Reader
from projections import directory
from service.context import NotHere, Standing, placed, services
from service.entrance import child_device_cookie
from service.permissions import Action, NotPermitted
from service.signing_in.child_ways import Held, Way

OTHERS: Final = phrase(
    "This device is set up for a child whom you do not look after here. "
    "Use another device, or ask who set it up."
)


@dataclass(frozen=True, slots=True)
class Devices:
    """A child's devices, with the names of those who set them up."""

    name: str
    ways: list[Way]
    names: dict[UUID, str]
    here: frozenset[UUID]


def held() -> Held | None:
    """Give what this browser holds if it is a device of children."""
    return Held.read(request.cookies.get(child_device_cookie()))


def of_child(at: Standing) -> Devices:
    """Give the devices on which a child signs in."""
    found = services().child_ways
    ways = found.of_child(at.school, at.child)
    here = {one.device for one in found.on_device(held())}
    with services().store.reading(at.school) as reader:
        names = directory.names_of(reader, {at.child, *(one.set_by for one in ways)})
    return Devices(names[at.child], ways, dict(names), frozenset(here))


def others_here(at: Standing) -> list[Way]:
    """Give all children of this device, if whoever asks stands beside each of them."""
    ways = services().child_ways.on_device(_here(at))
    with services().store.reading(at.school) as reader:
        for one in ways:
            if not _stands_beside(reader, one, at):
                raise NotPermitted(OTHERS)
    return ways


def _stands_beside(reader: Reader, one: Way, at: Standing) -> bool:
    try:
        return placed(reader, one.child, at.by.person, Action.SET_UP_DEVICE) is not None
    except (NotHere, NotPermitted):
        return False


def _here(at: Standing) -> Held | None:
    found = held()
    return found if found is not None and found.school == at.school else None


def device_for(at: Standing) -> Held:
    """Give what this browser holds already for the school, or something new."""
    return _here(at) or Held.new(at.school)
