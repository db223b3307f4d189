"""What the demo school's SENCO has written down of two families by today."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final
from uuid import UUID

from events.base import Actor, Role, Side, Space
from events.circle import Circle
from events.family import Proof, Responsibility
from events.rights import Capacity, Decision, Holder
from events.store.unit import Unit
from service.asking import Asking, OwnAsking
from service.contacts.commands import GiveContactDetails, give_contact_details
from service.decisions.commands import PassDecision, pass_decision
from service.demo.parts import Child
from service.family.commands import (
    RecordResponsibility,
    TellHousehold,
    record_responsibility,
    tell_household,
)

OF_AGE: Final = 17
APART: Final = "Jakub"
TAKES_OVER: Final = "Ibrahim"
REACHED: Final = {
    1: GiveContactDetails(
        phone="07700 900417", email="agnieszka@home.example", address=None
    ),
    2: GiveContactDetails(
        phone="07700 900162",
        email=None,
        address="The flat above the bakery\n12 Low Street\nLarkfield",
    ),
}
WHY: Final = (
    "I asked him about this one decision, with his tablet and without a rush. He told "
    "me who reads his diary, what they use it for and what he would do if he wanted "
    "that to end."
)


def tell(
    unit: Unit,
    children: Iterable[Child],
    roster: frozenset[str],
    today: date,
    note: UUID,
) -> None:
    """Let the SENCO write it down; *note* is the id of what is noted on capacity."""
    for child in children:
        keeper = child.circle[0]
        by = Actor(keeper.person, Role(keeper.role), Side(keeper.side))
        asking = Asking(by, today, unit, roster, child.id)
        if child.name.startswith(APART):
            _two_households(child, asking)
        elif child.name.startswith(TAKES_OVER):
            _takes_over(asking, note)


def _two_households(child: Child, asking: Asking) -> None:
    for household, parent in enumerate(_home(child), start=1):
        tell_household(TellHousehold(who=parent, household=household), asking)
        known = RecordResponsibility(
            who=parent,
            has=Responsibility.YES,
            proof=Proof.BIRTH_CERTIFICATE,
        )
        record_responsibility(known, asking)
        own = OwnAsking(parent.person, asking.unit, asking.roster)
        give_contact_details(REACHED[household], own)


def _takes_over(asking: Asking, note: UUID) -> None:
    unit, by, today = asking.unit, asking.by.person, asking.today
    circle = unit.find(Circle, asking.child)
    assert circle is not None
    circle.record_birth_date(date(today.year - OF_AGE, 3, 14), by=by, today=today)
    unit.save(circle, log=unit.log_of(asking.child, Space.SHARED), roster=asking.roster)
    passing = PassDecision(
        note=note,
        decision=Decision.WHO_READS,
        holder=Holder.YOUNG_PERSON,
        capacity=Capacity.HAS,
        agreed=True,
        from_day=today,
        why=WHY,
    )
    pass_decision(passing, asking)


def _home(child: Child) -> Iterator[Actor]:
    for place in child.circle:
        if place.side == Side.HOME:
            yield Actor(place.person, Role(place.role), Side(place.side))
