"""An invitation: somebody is asked in, and whoever invites them vouches for them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Final, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Duty, Fact, Refusal, Role, Side
from events.circle_refusals import ON_THIS_SIDE, SIDES
from events.phrase import phrase

AT_HOME: Final = frozenset({Role.PARENT, Role.CARER})
LONGEST_SUPPORT: Final = timedelta(days=366)


class CannotInvite(Refusal):
    """Somebody could not be invited."""

    code: ClassVar[str] = "cannot-invite"

    @classmethod
    def because_role_has_another_side(cls, role: Role) -> Self:
        return cls(ON_THIS_SIDE[role], "side")

    @classmethod
    def because_it_would_have_ended(cls, until: date) -> Self:
        says = phrase("{day} is over. Choose a later last day.", day=until)
        return cls(says, "until")

    @classmethod
    def because_families_invite_supporters(cls) -> Self:
        says = phrase(
            "You can invite a supporter. Ask the school to invite anybody else."
        )
        return cls(says, "role")

    @classmethod
    def because_a_last_day_is_needed(cls) -> Self:
        return cls(
            phrase("Choose the last day on which they may read the diary."), "until"
        )

    @classmethod
    def because_it_is_too_long(cls, latest: date) -> Self:
        return cls(phrase("Choose a last day up to {day}.", day=latest), "until")

    @classmethod
    def because_they_are_not_in_the_circle(cls) -> Self:
        says = phrase(
            "This person is not in the child’s circle. Choose somebody who is."
        )
        return cls(says, "person")

    @classmethod
    def because_they_have_a_duty(cls) -> Self:
        says = phrase(
            "This person has a duty for the whole school. Ask an administrator."
        )
        return cls(says, "person")

    @classmethod
    def because_they_have_other_places(cls) -> Self:
        says = phrase(
            "This person also belongs where you do not look after the circle, and "
            "whoever comes in as them would belong there too. Invite them as somebody "
            "new."
        )
        return cls(says, "person")

    @classmethod
    def because_they_are_not_only_staff(cls) -> Self:
        return cls(
            phrase(
                "The school does not know this person as staff and nothing else. "
                "Invite them to the circle of the child they belong with."
            ),
            "person",
        )


class CannotUseInvitation(Refusal):
    """An invitation was over, or not theirs to change."""

    code: ClassVar[str] = "cannot-use-invitation"

    @classmethod
    def because_it_was_accepted(cls) -> Self:
        return cls(phrase("This invitation was used already. Each one works once."))

    @classmethod
    def because_it_was_withdrawn(cls) -> Self:
        return cls(
            phrase("This invitation was taken back. Ask the person who invited you.")
        )

    @classmethod
    def because_it_is_too_old(cls) -> Self:
        return cls(phrase("This invitation is too old. Ask for it to be sent again."))

    @classmethod
    def because_it_was_sent_again(cls) -> Self:
        return cls(
            phrase("This invitation was sent again. Use the newest mail and code.")
        )

    @classmethod
    def because_somebody_else_sent_it(cls) -> Self:
        return cls(
            phrase("Somebody else sent this invitation. Ask them, or the school.")
        )

    @classmethod
    def because_it_is_for_somebody_else(cls) -> Self:
        return cls(
            phrase(
                "The school knows you as somebody else already. "
                "Ask the school office to invite you under the name that it has."
            )
        )

    @classmethod
    def because_there_is_an_account(cls) -> Self:
        return cls(
            phrase("There is an account for this already. Sign in, then open the link.")
        )

    @classmethod
    def because_nobody_vouches(cls) -> Self:
        return cls(
            phrase(
                "The person who invited you can no longer invite people here. "
                "Ask the school for a new invitation."
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What somebody is invited to be: a *role* around a child, or a *duty* at school.

    *person* is set for somebody who is on the school's register already.
    """

    side: Side
    role: Role | None = None
    duty: Duty | None = None
    until: date | None = None
    person: UUID | None = None


class Invitation(Aggregate):
    """One invitation, around one child or (child None) to the school itself."""

    TOPIC: ClassVar[str] = "invitation"

    class Event(Fact):
        """Anything recorded about an invitation."""

    class InvitationSent(Event, Aggregate.Created):
        """Somebody was invited; their name and address stay outside the record."""

        TOPIC: ClassVar[str] = "invitation/invitation-sent"
        child: UUID | None
        person: UUID | None
        role: Role | None
        duty: Duty | None
        side: Side
        until: date | None

    class InvitationSentAgain(Event):
        """A new link and a new code took the place of the earlier ones."""

        TOPIC: ClassVar[str] = "invitation/invitation-sent-again"

    class InvitationAccepted(Event):
        """Whoever was invited came in, as this person."""

        TOPIC: ClassVar[str] = "invitation/invitation-accepted"
        person: UUID

    class InvitationWithdrawn(Event):
        """The invitation was taken back before anybody used it."""

        TOPIC: ClassVar[str] = "invitation/invitation-withdrawn"

    Created = InvitationSent

    @event(InvitationSent)
    def __init__(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        id: UUID,  # noqa: A002
        child: UUID | None,
        person: UUID | None,
        role: Role | None,
        duty: Duty | None,
        side: Side,
        until: date | None,
        by: UUID | None,
    ) -> None:
        self.child = child
        self.offer = Offer(side=side, role=role, duty=duty, until=until, person=person)
        self.sender = by
        self.accepted_by: UUID | None = None
        self.withdrawn = False

    @classmethod
    def send(
        cls,
        invitation: UUID,
        child: UUID | None,
        offer: Offer,
        *,
        by: Actor | None,
        today: date,
    ) -> Self:
        """Invite somebody; without *by* the operator does, on the command line."""
        _refuse_unfitting(offer, today)
        if by is not None and by.role in AT_HOME:
            _refuse_more_than_support(offer, today)
        return cls(
            id=invitation,
            child=child,
            person=offer.person,
            role=offer.role,
            duty=offer.duty,
            side=offer.side,
            until=offer.until,
            by=None if by is None else by.person,
        )

    def send_again(self, *, by: Actor) -> None:
        """Replace link and code; only the sender knows to whom they go."""
        self._refuse_when_over()
        if by.person != self.sender:
            raise CannotUseInvitation.because_somebody_else_sent_it()
        self._invitation_sent_again(by=by.person)

    def withdraw(self, *, by: Actor) -> None:
        """Take the invitation back; a family takes back only its own."""
        self._refuse_when_over()
        if by.role in AT_HOME and by.person != self.sender:
            raise CannotUseInvitation.because_somebody_else_sent_it()
        self._invitation_withdrawn(by=by.person)

    def accept(self, person: UUID) -> None:
        """Come in, as *person*."""
        self._refuse_when_over()
        if self.offer.person not in {None, person}:
            raise CannotUseInvitation.because_it_is_for_somebody_else()
        self._invitation_accepted(person=person, by=person)

    def _refuse_when_over(self) -> None:
        if self.accepted_by is not None:
            raise CannotUseInvitation.because_it_was_accepted()
        if self.withdrawn:
            raise CannotUseInvitation.because_it_was_withdrawn()

    @event(InvitationSentAgain)
    def _invitation_sent_again(self, by: UUID) -> None:
        """Nothing that decides changes; the secrets lie outside the record."""

    @event(InvitationAccepted)
    def _invitation_accepted(self, person: UUID, by: UUID) -> None:
        self.accepted_by = person

    @event(InvitationWithdrawn)
    def _invitation_withdrawn(self, by: UUID) -> None:
        self.withdrawn = True


def _refuse_unfitting(offer: Offer, today: date) -> None:
    if offer.role is not None and offer.side not in SIDES[offer.role]:
        raise CannotInvite.because_role_has_another_side(offer.role)
    if offer.until is not None and offer.until < today:
        raise CannotInvite.because_it_would_have_ended(offer.until)


def _refuse_more_than_support(offer: Offer, today: date) -> None:
    if offer.role is not Role.SUPPORTER:
        raise CannotInvite.because_families_invite_supporters()
    if offer.until is None:
        raise CannotInvite.because_a_last_day_is_needed()
    if offer.until > today + LONGEST_SUPPORT:
        raise CannotInvite.because_it_is_too_long(today + LONGEST_SUPPORT)
