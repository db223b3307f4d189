"""Who was invited, who came, and how people like to be addressed, as sentences."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from events.base import Fact, known
from events.invitation import Invitation
from events.person import Person
from service.people import role_name


def _sent(fact: Invitation.InvitationSent) -> str:
    role, duty, until = known(fact.role), known(fact.duty), known(fact.until)
    if role:
        last = f" until {_day(until)}" if until else ""
        return f"invited somebody to the circle as {role_name(role)}{last}"
    if duty:
        return f"invited somebody to the school as {role_name(duty)}"
    return "invited somebody"


def _day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B} {day.year}"


INVITATION_SENTENCES: Final[Mapping[type[Fact], Callable[[Any], str]]] = {
    Person.AddressPreferred: lambda _: "said how they like to be addressed",
    Invitation.InvitationSent: _sent,
    Invitation.InvitationSentAgain: lambda _: (
        "sent an invitation again, with a new link and a new code"
    ),
    Invitation.InvitationAccepted: lambda _: "accepted an invitation",
    Invitation.InvitationWithdrawn: lambda _: "took an invitation back",
}
