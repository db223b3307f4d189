"""What somebody may say about their own name: load, ask, save."""

from dataclasses import dataclass
from uuid import UUID

from events.base import Space
from events.person import Person
from events.store.ledger import LogHead
from events.store.unit import Unit
from service.context import NotHere


@dataclass(frozen=True, slots=True)
class TakeName:
    """How somebody is called from now on, and addressed (None: by their name)."""

    person: UUID
    name: str
    address_as: str | None


def take_name(command: TakeName, unit: Unit, roster: frozenset[str]) -> LogHead:
    """Record what changed; nothing if it is all the same as before."""
    person = unit.find(Person, command.person)
    if person is None:
        raise NotHere
    if command.name != person.name:
        person.rename(command.name, by=person.id)
    if command.address_as != person.address_as:
        person.prefer_address(command.address_as, by=person.id)
    log = unit.log_of(None, Space.REGISTER)
    unit.save(person, log=log, roster=roster)
    return log
