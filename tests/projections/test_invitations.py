"""Who is on the way, and what does one say to whom?"""

import pytest

from events.base import Duty, Role, Side, Space
from events.invitation import Invitation, Offer
from events.person import Person
from events.store.unit import Store
from projections import invitations
from projections.forms_of_address import address_of_each
from tests.cast import (
    AMINA,
    AYO,
    LARKFIELD,
    MONDAY,
    OLI,
    OTHER_REGISTER,
    OTHER_SCHOOL,
    SIAN,
    TOM,
    TUESDAY,
    a_child,
    a_new_id,
    a_school,
)

CARER = Offer(side=Side.HOME, role=Role.CARER, until=TUESDAY)
LEAD = Offer(side=Side.SCHOOL, duty=Duty.SAFEGUARDING_LEAD, person=TOM.person)


@pytest.fixture(autouse=True)
def _two_schools(store: Store) -> None:
    a_school(store)
    a_child(store, OLI)
    a_school(store, OTHER_SCHOOL, OTHER_REGISTER)


def kept(store: Store, *sent: Invitation) -> None:
    with store.unit(LARKFIELD) as unit:
        for one in sent:
            space = Space.REGISTER if one.child is None else Space.SHARED
            unit.save(one, log=unit.log_of(one.child, space))


def an_invitation(store: Store, offer: Offer = CARER) -> Invitation:
    child = None if offer.role is None else AYO
    sent = Invitation.send(a_new_id(), child, offer, by=SIAN, today=MONDAY)
    kept(store, sent)
    return sent


def test_an_open_invitation_is_found_around_its_child(store: Store) -> None:
    sent = an_invitation(store)
    with store.reading(LARKFIELD) as reader:
        (one,) = invitations.around(reader, AYO)
        assert invitations.one(reader, sent.id) == one
        assert invitations.around(reader, OLI) == []
        assert invitations.around(reader, None) == []
        assert invitations.one(reader, a_new_id()) is None
    assert (one.child, one.role, one.duty) == (AYO, Role.CARER, None)
    assert (one.until, one.sender, one.person) == (TUESDAY, SIAN.person, None)
    with store.reading(OTHER_SCHOOL) as reader:
        assert invitations.around(reader, AYO) == []
        assert invitations.one(reader, sent.id) is None


def test_an_invitation_to_the_school_is_found_there(store: Store) -> None:
    an_invitation(store, LEAD)
    with store.reading(LARKFIELD) as reader:
        (one,) = invitations.around(reader, None)
        assert invitations.around(reader, AYO) == []
    assert (one.child, one.role, one.duty) == (None, None, Duty.SAFEGUARDING_LEAD)
    assert one.person == TOM.person


def test_sending_again_makes_it_newer(store: Store) -> None:
    sent = an_invitation(store)
    with store.reading(LARKFIELD) as reader:
        (before,) = invitations.around(reader, AYO)
    sent.send_again(by=SIAN)
    kept(store, sent)
    with store.reading(LARKFIELD) as reader:
        (after,) = invitations.around(reader, AYO)
    assert after.sent_at > before.sent_at
    assert after.invitation == before.invitation


def test_what_is_over_is_gone(store: Store) -> None:
    used, taken_back, open_still = (an_invitation(store) for _ in range(3))
    used.accept(TOM.person)
    taken_back.withdraw(by=SIAN)
    kept(store, used, taken_back)
    with store.reading(LARKFIELD) as reader:
        (one,) = invitations.around(reader, AYO)
    assert one.invitation == open_still.id


def test_people_are_addressed_as_they_last_said(store: Store) -> None:
    people = [AMINA.person, TOM.person]
    with store.unit(LARKFIELD) as unit:
        for who, words in ((AMINA, ["Amina", "Ms Bello"]), (TOM, ["Sir", None])):
            person = unit.find(Person, who.person)
            assert person is not None
            for said in words:
                person.prefer_address(said, by=person.id)
            unit.save(person, log=unit.log_of(None, Space.REGISTER))
    with store.reading(LARKFIELD) as reader:
        assert address_of_each(reader, people) == {AMINA.person: "Ms Bello"}
        assert address_of_each(reader, [SIAN.person]) == {}
    with store.reading(OTHER_SCHOOL) as reader:
        assert address_of_each(reader, people) == {}
