"""What somebody may tell the school about themselves: load, ask, save."""

from dataclasses import dataclass

from events.base import Space
from events.person import Person
from events.store.ledger import LogHead
from service.asking import OwnAsking
from service.context import NotHere


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveContactDetails:
    phone: str | None
    email: str | None
    address: str | None


def give_contact_details(command: GiveContactDetails, asking: OwnAsking) -> LogHead:
    person = asking.unit.find(Person, asking.person)
    if person is None:
        raise NotHere
    person.give_contact_details(command.phone, command.email, command.address)
    log = asking.unit.log_of(None, Space.REGISTER)
    asking.unit.save(person, log=log, roster=asking.roster)
    return log
