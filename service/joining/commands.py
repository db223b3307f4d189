"""Coming in on an invitation: load, ask, save."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.base import Actor, Role, Space
from events.circle import Circle
from events.invitation import CannotUseInvitation, Invitation
from events.person import Person
from events.rights import (
    CannotDecide,
    Rights,
    check_may_bring_somebody,
    rights_of,
)
from events.school import School
from events.store.ledger import LogHead
from events.store.unit import Unit
from service.context import NotHere, acting, on_duty
from service.handing_over import has_more_than
from service.permissions import Action, NotPermitted


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptInvitation:
    """*name* and *address_as* are None where the register has them already.

    The name of somebody on the register stays, whoever comes in as them.
    """

    invitation: UUID
    person: UUID
    name: str | None
    address_as: str | None


def accept_invitation(
    command: AcceptInvitation, unit: Unit, today: date, roster: frozenset[str]
) -> LogHead:
    """Let somebody in, on the word of whoever invited them."""
    invitation = unit.find(Invitation, command.invitation)
    if invitation is None:
        raise NotHere
    _refuse_without_voucher(invitation, unit, today)
    invitation.accept(command.person)
    person = _named(command, unit)
    register = unit.log_of(None, Space.REGISTER)
    unit.save(person, log=register, roster=roster)
    if invitation.child is None:
        return _join_school(invitation, person, unit, roster)
    return _join_circle(invitation, person, unit, today, roster)


def _refuse_without_voucher(invitation: Invitation, unit: Unit, today: date) -> None:
    """Let nobody in whose inviter could not invite them today."""
    if invitation.sender is None:
        return
    if _hands_over_more(invitation, unit, today):
        raise CannotUseInvitation.because_nobody_vouches()
    actions = [Action.INVITE]
    if invitation.offer.role is Role.SUPPORTER:
        actions.append(Action.INVITE_SUPPORTER)
    for action in actions:
        by = _who_may(action, invitation.sender, invitation.child, unit)
        if by is not None:
            _check_young_person(invitation, by, unit)
            return
    raise CannotUseInvitation.because_nobody_vouches()


def _check_young_person(invitation: Invitation, by: Actor, unit: Unit) -> None:
    """Let no supporter of the family in once the young person says who reads."""
    if invitation.child is None:
        return
    rights = unit.find(Rights, rights_of(invitation.child))
    try:
        check_may_bring_somebody(rights, role=by.role)
    except CannotDecide:
        raise CannotUseInvitation.because_nobody_vouches() from None


def _hands_over_more(invitation: Invitation, unit: Unit, today: date) -> bool:
    """Say whether somebody has more than this place; they may since the invitation."""
    child, person = invitation.child, invitation.offer.person
    if child is None or person is None:
        return False
    school = unit.find(School, unit.school)
    assert school is not None
    has_duty = person in {holder for holder, _ in school.duties}
    sender = invitation.sender
    return has_duty or has_more_than(unit.reader, person, child, sender, today)


def _who_may(
    action: Action, sender: UUID, child: UUID | None, unit: Unit
) -> Actor | None:
    try:
        if child is None:
            return on_duty(unit.reader, sender, Action.INVITE_COLLEAGUE)
        return acting(unit.reader, child, sender, action)
    except NotPermitted:
        return None


def _named(command: AcceptInvitation, unit: Unit) -> Person:
    person = unit.find(Person, command.person)
    if person is None:
        assert command.name is not None
        person = Person(id=command.person, name=command.name, by=command.person)
    if command.address_as not in {None, person.address_as}:
        person.prefer_address(command.address_as, by=person.id)
    return person


def _join_school(
    invitation: Invitation, person: Person, unit: Unit, roster: frozenset[str]
) -> LogHead:
    register, duty = unit.log_of(None, Space.REGISTER), invitation.offer.duty
    unit.save(invitation, log=register, roster=roster)
    if duty is not None:
        school = unit.find(School, unit.school)
        assert school is not None
        school.give_duty(person.id, duty, by=invitation.sender)
        unit.save(school, log=register, roster=roster)
    return register


def _join_circle(
    invitation: Invitation,
    person: Person,
    unit: Unit,
    today: date,
    roster: frozenset[str],
) -> LogHead:
    offer = invitation.offer
    assert invitation.child is not None
    assert offer.role is not None
    circle = unit.find(Circle, invitation.child)
    if circle is None:
        raise NotHere
    log = unit.log_of(invitation.child, Space.SHARED)
    if offer.person is None or not _is_in(circle, person.id, today):
        circle.join(
            Actor(person.id, offer.role, offer.side),
            person.name,
            offer.until,
            by=invitation.sender,
            today=today,
        )
    unit.save(invitation, circle, log=log, roster=roster)
    return log


def _is_in(circle: Circle, person: UUID, today: date) -> bool:
    belonging = circle.members.get(person)
    return belonging is not None and belonging.on(today)
