"""Whoever has link and code is shown what they are invited to, and comes in."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from events.base import HAND_OVER_ONLY
from events.invitation import CannotUseInvitation
from events.store.unit import Unit
from projections import directory, invitations
from projections.forms_of_address import address_of_each
from service import letters as kept
from service.context import NotHere, services, signed_in_or_none
from service.invited import letters, offered
from service.joining.commands import AcceptInvitation, accept_invitation
from service.letters import Entry, Recipient, State
from service.signing_in.account_tables import account_people


@dataclass(frozen=True, slots=True)
class Shown:
    """What somebody is invited to. *me* is what they are called, if signed in.

    *called* is the name of whom they come in as, if the register has them.
    """

    to: Recipient
    what: str
    until: date | None
    child: str | None
    school: str
    sender: str | None
    has_account: bool
    me: str | None
    called: str | None
    hand_over_only: bool


@dataclass(frozen=True, slots=True)
class Oneself:
    """What somebody is called, and how they like to be addressed."""

    name: str
    address_as: str | None = None


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Who comes in: an account that is there, or (*password*: hashed) a new one."""

    account: UUID
    called: Oneself | None
    password: str | None = None


def shown(entry: Entry) -> Shown:
    """Show an invitation to whoever had its link and code."""
    with services().store.reading(entry.school) as reader:
        to = letters().recipient(reader.conn, entry)
        one = invitations.one(reader, entry.invitation)
        if one is None:
            raise NotHere
        others = (one.child, one.sender, one.person)
        subjects = [entry.school, *(it for it in others if it)]
        names = directory.names_of(reader, subjects)
    me = oneself()
    return Shown(
        to=to,
        what=offered(one),
        until=one.until,
        child=names[one.child] if one.child else None,
        school=names[entry.school],
        sender=names.get(one.sender) if one.sender else None,
        has_account=services().identity.account_with(to.email) is not None,
        me=me.name if me else None,
        called=names.get(one.person) if one.person else None,
        hand_over_only=one.role in HAND_OVER_ONLY,
    )


def oneself() -> Oneself | None:
    """Say what whoever is signed in is called at their first school."""
    found = signed_in_or_none()
    if found is None or not found.people:
        return None
    place = found.people[0]
    with services().store.reading(place.school) as reader:
        name = directory.names_of(reader, [place.person])[place.person]
        address_as = address_of_each(reader, [place.person]).get(place.person)
    return Oneself(name, address_as)


def come_in(entry: Entry, newcomer: Newcomer) -> UUID | None:
    """Use the invitation up, all or nothing; give whose diary it opens, if any."""
    here = services()
    try:
        with here.store.unit(entry.school) as unit:
            to = letters().recipient(unit.conn, entry)
            if newcomer.password is not None:
                here.identity.open_account(
                    unit.conn, newcomer.account, to.email, newcomer.password
                )
            return _accept(entry, newcomer, unit)
    except IntegrityError:
        raise CannotUseInvitation.because_there_is_an_account() from None


def _accept(entry: Entry, newcomer: Newcomer, unit: Unit) -> UUID | None:
    here, one = services(), invitations.one(unit.reader, entry.invitation)
    if one is None:
        raise NotHere
    known = _person_of(unit.conn, entry.school, newcomer.account)
    person = known or one.person or here.edge.new_id()
    called = newcomer.called if known is None else None
    command = AcceptInvitation(
        invitation=entry.invitation,
        person=person,
        name=called.name if called else None,
        address_as=called.address_as if called else None,
    )
    roster = here.rosters.of(unit.reader)
    accept_invitation(command, unit, here.edge.today(), roster)
    if known is None:
        here.identity.attach(unit.conn, newcomer.account, entry.school, person)
    kept.end(unit.conn, entry.school, entry.invitation, State.ACCEPTED)
    return None if one.role in HAND_OVER_ONLY else one.child


def _person_of(conn: Connection, school: UUID, account: UUID) -> UUID | None:
    return conn.scalar(
        select(account_people.c.person).where(
            account_people.c.school == school, account_people.c.account == account
        )
    )
