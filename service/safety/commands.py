"""What may be said about whom people tell: load, ask, save."""

from dataclasses import dataclass

from events.base import Space
from events.school import SafeguardingContacts, School
from events.store.ledger import LogHead
from service.asking import SchoolAsking
from service.context import NotHere


@dataclass(frozen=True, slots=True, kw_only=True)
class TellContacts:
    contacts: SafeguardingContacts


def tell_contacts(command: TellContacts, asking: SchoolAsking) -> LogHead:
    unit = asking.unit
    school = unit.find(School, unit.school)
    if school is None:
        raise NotHere
    school.tell_contacts(command.contacts, by=asking.by.person)
    log = unit.log_of(None, Space.REGISTER)
    unit.save(school, log=log, roster=asking.roster)
    return log
