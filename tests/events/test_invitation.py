"""Who can be invited to what, and what becomes of an invitation."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest

from events.base import Actor, Duty, Role, Side
from events.invitation import (
    LONGEST_SUPPORT,
    CannotInvite,
    CannotUseInvitation,
    Invitation,
    Offer,
)
from tests.cast import (
    AMINA,
    AYO,
    LUKASZ,
    MONDAY,
    SIAN,
    SUNDAY,
    TOM,
    TUESDAY,
    a_new_id,
    an_id,
)
from tests.scenario import Said, fact, given

KIT = an_id("Kit")
ADMINISTRATOR = Actor(an_id("Admin"), Duty.ADMINISTRATOR, Side.SCHOOL)
CARER = Offer(side=Side.HOME, role=Role.CARER)
SUPPORTER = Offer(side=Side.HOME, role=Role.SUPPORTER, until=TUESDAY)
ACCEPTED = fact(Invitation.InvitationAccepted, person=KIT, by=KIT)
WITHDRAWN = fact(Invitation.InvitationWithdrawn, by=AMINA.person)


def send(
    offer: Offer = CARER, by: Actor | None = SIAN, child: UUID | None = AYO
) -> Invitation:
    return Invitation.send(a_new_id(), child, offer, by=by, today=MONDAY)


@pytest.mark.parametrize("by", [SIAN, ADMINISTRATOR, None])
def test_the_school_invites_anybody(by: Actor | None) -> None:
    (sent,) = send(by=by).collect_events()
    assert isinstance(sent, Invitation.InvitationSent)
    assert (sent.child, sent.role, sent.side) == (AYO, Role.CARER, Side.HOME)
    assert sent.by == (by and by.person)


def test_somebody_is_invited_to_the_school_itself() -> None:
    offer = Offer(side=Side.SCHOOL, duty=Duty.SAFEGUARDING_LEAD, person=KIT)
    (sent,) = send(offer, ADMINISTRATOR, child=None).collect_events()
    assert isinstance(sent, Invitation.InvitationSent)
    assert (sent.child, sent.duty, sent.person) == (None, offer.duty, KIT)


def test_a_family_invites_a_supporter_until_a_last_day() -> None:
    (sent,) = send(SUPPORTER, AMINA).collect_events()
    assert isinstance(sent, Invitation.InvitationSent)
    assert (sent.role, sent.until) == (Role.SUPPORTER, TUESDAY)


@pytest.mark.parametrize(
    ("offer", "by", "about", "says"),
    [
        (Offer(side=Side.SCHOOL, role=Role.PARENT), SIAN, "side", "on this side: home"),
        (Offer(side=Side.HOME, role=Role.CARER, until=SUNDAY), SIAN, "until", "over"),
        (CARER, AMINA, "role", "You can invite a supporter."),
        (Offer(side=Side.HOME, role=Role.SUPPORTER), AMINA, "until", "the last day"),
        (
            Offer(
                side=Side.HOME,
                role=Role.SUPPORTER,
                until=MONDAY + LONGEST_SUPPORT + timedelta(days=1),
            ),
            AMINA,
            "until",
            "up to 8 September 2027",
        ),
    ],
    ids=["side", "over", "not a supporter", "no last day", "too long"],
)
def test_an_invitation_is_refused(
    offer: Offer, by: Actor, about: str, says: str
) -> None:
    with pytest.raises(CannotInvite, match=says) as refused:
        send(offer, by)
    assert refused.value.about == about


def test_a_year_of_support_is_not_too_long() -> None:
    latest = date(2027, 9, 7)
    offer = Offer(side=Side.HOME, role=Role.SUPPORTER, until=latest)
    assert send(offer, AMINA).offer.until == latest


def supporting() -> Invitation:
    invitation = send(SUPPORTER, AMINA)
    invitation.collect_events()
    return invitation


def test_an_invitation_is_accepted() -> None:
    given(supporting()).when(lambda one: one.accept(KIT)).then(ACCEPTED)


def test_the_sender_sends_it_again() -> None:
    again = fact(Invitation.InvitationSentAgain, by=AMINA.person)
    given(supporting()).when(lambda one: one.send_again(by=AMINA)).then(again)
    given(supporting(), again).when(lambda one: one.accept(KIT)).then(ACCEPTED)


@pytest.mark.parametrize("by", [SIAN, LUKASZ, TOM])
def test_nobody_else_sends_it_again(by: Actor) -> None:
    given(supporting()).when(lambda one: one.send_again(by=by)).then_refused(
        CannotUseInvitation.because_somebody_else_sent_it()
    )


@pytest.mark.parametrize("by", [AMINA, SIAN, ADMINISTRATOR])
def test_sender_and_school_take_it_back(by: Actor) -> None:
    withdrawn = fact(Invitation.InvitationWithdrawn, by=by.person)
    given(supporting()).when(lambda one: one.withdraw(by=by)).then(withdrawn)


def test_another_of_the_family_does_not() -> None:
    given(supporting()).when(lambda one: one.withdraw(by=LUKASZ)).then_refused(
        CannotUseInvitation.because_somebody_else_sent_it()
    )


@pytest.mark.parametrize(
    ("over", "why"),
    [
        (ACCEPTED, CannotUseInvitation.because_it_was_accepted()),
        (WITHDRAWN, CannotUseInvitation.because_it_was_withdrawn()),
    ],
    ids=["accepted", "withdrawn"],
)
@pytest.mark.parametrize(
    "deed",
    [
        lambda one: one.accept(KIT),
        lambda one: one.withdraw(by=AMINA),
        lambda one: one.send_again(by=AMINA),
    ],
    ids=["accept", "withdraw", "send again"],
)
def test_what_is_over_stays_over(
    over: Said, why: CannotUseInvitation, deed: Callable[[Invitation], None]
) -> None:
    given(supporting(), over).when(deed).then_refused(why)


def test_an_invitation_for_one_person_is_not_for_another() -> None:
    offer = Offer(side=Side.SCHOOL, person=KIT)
    for_kit = send(offer, None, child=None)
    for_kit.collect_events()
    given(for_kit).when(lambda one: one.accept(TOM.person)).then_refused(
        CannotUseInvitation.because_it_is_for_somebody_else()
    )
    given(for_kit).when(lambda one: one.accept(KIT)).then(ACCEPTED)
