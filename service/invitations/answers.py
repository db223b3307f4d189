"""Sending letters off, and what is shown of those that wait."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from events.base import Side
from events.invitation import CannotInvite, Offer
from events.store.ledger import Receipt
from events.store.unit import Written
from projections import circle, directory, duties
from service.asking import SchoolCommand, ask, ask_school
from service.context import NotHere, Serving, Standing, services
from service.greetings import address_as_of
from service.invitation_mail import mail_of
from service.invited import Waiting, letters, waiting_around
from service.letters import Envelope, Letter, Recipient
from service.permissions import Action

C = TypeVar("C")
Keep = Callable[[Envelope], Written]
Place = Standing | Serving


@dataclass(frozen=True, slots=True)
class Sent:
    """How it went. *code* is there once, and only if the mail could be sent."""

    invitation: UUID
    code: str | None
    mailed: bool
    receipt: Receipt


def send(school: UUID, to: Recipient, keep: Keep) -> Sent:
    """Keep a new letter by *keep*, and mail it once that is certain."""
    letter = Letter.fresh(school, services().edge.new_id(), to)
    return _send(letter, keep)


def send_again(at: Place, invitation: UUID, keep: Keep) -> Sent:
    """Make a new letter to whoever the earlier one went to."""
    with services().store.reading(at.school) as reader:
        kept = letters().kept(reader.conn, at.school, invitation)
    if kept is None:
        raise NotHere
    return _send(Letter.fresh(at.school, invitation, kept.to), keep)


def check_is_staff(at: Serving, offer: Offer) -> None:
    """Refuse to hand over what anybody has at the school but its own staff."""
    if offer.person is None:
        return
    today = services().edge.today()
    with services().store.reading(at.school) as reader:
        places = circle.of_school(reader, today)
        has_duty = bool(duties.of_person(reader.conn, at.school, offer.person))
    sides = {one.side for one in places if one.person == offer.person}
    if sides - {Side.SCHOOL} or not (sides or has_duty):
        raise CannotInvite.because_they_are_not_only_staff()


def ask_there(
    handler: SchoolCommand[C],
    command: C,
    *,
    at: Place,
    action: Action,
    key: str | None,
) -> Written:
    """Ask for what can be done around a child and for the school alike."""
    if isinstance(at, Standing):
        return ask(handler, command, at=at, action=action, key=key)
    return ask_school(handler, command, at=at, action=action, key=key)


def _send(letter: Letter, keep: Keep) -> Sent:
    envelope = letters().envelope(letter)
    written = keep(envelope)
    if not letters().waits(letter):
        # This very request was answered before: nothing new was kept.
        earlier = _invitation_of(letter.school, written)
        return Sent(earlier, None, mailed=True, receipt=written.receipt)
    here = services()
    address_as = _address_as(letter)
    mail = mail_of(letter, envelope, here.settings.base_url, address_as)
    mailed = here.post.send(mail)
    code = letter.said_code if mailed else None
    return Sent(letter.invitation, code, mailed=mailed, receipt=written.receipt)


def _invitation_of(school: UUID, written: Written) -> UUID:
    with services().store.reading(school) as reader:
        invitation: UUID = reader.facts_at([written.seq])[
            written.seq
        ].fact.originator_id
    return invitation


def _address_as(letter: Letter) -> str | None:
    """Say how the owner of the address likes to be addressed, if they said so."""
    account = services().identity.account_with(letter.to.email)
    if account is None:
        return None
    return address_as_of(services(), account, letter.school)


def waiting(at: Place) -> list[Waiting]:
    """Give the open invitations around a child, or to the school."""
    child = at.child if isinstance(at, Standing) else None
    with services().store.reading(at.school) as reader:
        return waiting_around(reader, child, at.by.person)


def waiting_one(at: Place, invitation: UUID) -> Waiting:
    """Give one of these; NotHere if it is not open."""
    for one in waiting(at):
        if one.invitation == invitation:
            return one
    raise NotHere


def names_of(at: Place, *subjects: UUID) -> dict[UUID, str]:
    """Look up names for a page: of children, people and the school."""
    with services().store.reading(at.school) as reader:
        return directory.names_of(reader, subjects)
