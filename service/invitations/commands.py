"""What a person may ask about invitations: load, ask, save."""

from dataclasses import dataclass
from uuid import UUID

from events.base import Space
from events.circle import Circle
from events.invitation import CannotInvite, Invitation, Offer
from events.person import Person
from events.rights import Rights, check_may_bring_somebody, rights_of
from events.school import School
from events.store.ledger import LogHead
from service import letters
from service.asking import Asking, SchoolAsking
from service.context import NotHere
from service.handing_over import has_more_than
from service.letters import Envelope, State


@dataclass(frozen=True, slots=True)
class SendInvitation:
    """*envelope* is the letter, closed, as it is kept beside the record."""

    offer: Offer
    envelope: Envelope


@dataclass(frozen=True, slots=True)
class InviteColleague:
    """The same, to the school itself; that a person is staff alone was looked up."""

    offer: Offer
    envelope: Envelope


@dataclass(frozen=True, slots=True)
class SendInvitationAgain:
    """*envelope* holds a new link and a new code; the earlier ones end."""

    envelope: Envelope


@dataclass(frozen=True, slots=True)
class WithdrawInvitation:
    invitation: UUID


def send_invitation(command: SendInvitation, asking: Asking) -> LogHead:
    _check_rights(asking)
    return _send(command.offer, command.envelope, asking.child, asking)


def invite_colleague(command: InviteColleague, asking: SchoolAsking) -> LogHead:
    return _send(command.offer, command.envelope, None, asking)


def send_invitation_again(
    command: SendInvitationAgain, asking: SchoolAsking
) -> LogHead:
    invitation = _load(command.envelope.invitation, asking)
    if isinstance(asking, Asking):
        _check_rights(asking)
    invitation.send_again(by=asking.by)
    letters.keep(asking.unit.conn, asking.unit.ring, command.envelope)
    return _save(invitation, asking)


def withdraw_invitation(command: WithdrawInvitation, asking: SchoolAsking) -> LogHead:
    invitation, unit = _load(command.invitation, asking), asking.unit
    invitation.withdraw(by=asking.by)
    letters.end(unit.conn, unit.school, command.invitation, State.WITHDRAWN)
    return _save(invitation, asking)


def _check_rights(asking: Asking) -> None:
    rights = asking.unit.find(Rights, rights_of(asking.child))
    check_may_bring_somebody(rights, role=asking.by.role)


def _send(
    offer: Offer, envelope: Envelope, child: UUID | None, asking: SchoolAsking
) -> LogHead:
    if offer.person is not None:
        _check_person(offer.person, child, asking)
    invitation = Invitation.send(
        envelope.invitation, child, offer, by=asking.by, today=asking.today
    )
    letters.keep(asking.unit.conn, asking.unit.ring, envelope)
    return _save(invitation, asking)


def _check_person(person: UUID, child: UUID | None, asking: SchoolAsking) -> None:
    """Refuse to hand over more than a place in this child's circle.

    Whoever comes in as somebody has all that they have at the school.
    """
    unit = asking.unit
    if unit.find(Person, person) is None:
        raise NotHere
    if child is None:
        return
    circle, school = unit.find(Circle, child), unit.find(School, unit.school)
    assert circle is not None
    assert school is not None
    belonging = circle.members.get(person)
    if belonging is None or not belonging.on(asking.today):
        raise CannotInvite.because_they_are_not_in_the_circle()
    if person in {holder for holder, _ in school.duties}:
        raise CannotInvite.because_they_have_a_duty()
    if has_more_than(unit.reader, person, child, asking.by.person, asking.today):
        raise CannotInvite.because_they_have_other_places()


def _load(wanted: UUID, asking: SchoolAsking) -> Invitation:
    """Load an invitation of this child, or of the school where no child is asked of."""
    child = asking.child if isinstance(asking, Asking) else None
    invitation = asking.unit.find(Invitation, wanted)
    if invitation is None or invitation.child != child:
        raise NotHere
    return invitation


def _save(invitation: Invitation, asking: SchoolAsking) -> LogHead:
    unit, child = asking.unit, invitation.child
    log = unit.log_of(child, Space.REGISTER if child is None else Space.SHARED)
    unit.save(invitation, log=log, roster=asking.roster)
    return log
