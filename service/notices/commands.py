"""What somebody may ask about notices: load, ask, save."""

from dataclasses import dataclass
from uuid import UUID

from events.attention import Acknowledgement, CannotAcknowledge, acknowledgement_of
from events.base import Space
from events.person import Person
from events.store.ledger import LogHead
from events.wishes import How, Wishes
from service.asking import Asking, OwnAsking
from service.context import NotHere


@dataclass(frozen=True, slots=True, kw_only=True)
class WishNotices:
    how: How
    quiet_from: int | None
    quiet_until: int | None
    school_days_only: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgeEntry:
    entry: UUID


def wish_notices(command: WishNotices, asking: OwnAsking) -> LogHead:
    person = asking.unit.find(Person, asking.person)
    if person is None:
        raise NotHere
    wishes = Wishes(
        command.how, command.quiet_from, command.quiet_until, command.school_days_only
    )
    person.wish(wishes)
    log = asking.unit.log_of(None, Space.REGISTER)
    asking.unit.save(person, log=log, roster=asking.roster)
    return log


def acknowledge_entry(command: AcknowledgeEntry, asking: Asking) -> LogHead:
    entry = asking.entry(command.entry)
    if asking.unit.is_taken(acknowledgement_of(entry.id)):
        raise CannotAcknowledge.because_somebody_did()
    given = Acknowledgement.give(entry, by=asking.by)
    log = asking.unit.log_of(asking.child, Space.SHARED)
    asking.unit.save(given, log=log)
    return log
