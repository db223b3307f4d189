"""What the register keeps about somebody is in their pack, or named as held back."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from events.base import Actor, Duty, Role, Side, Space
from events.hold import Hold, Whom
from events.invitation import Invitation, Offer
from tests.cast import (
    AMINA,
    AYO,
    LARKFIELD,
    LUKASZ,
    MONDAY,
    OLI,
    SIAN,
    TOM,
    TUESDAY,
    a_new_id,
)
from tests.service.classroom import a_class
from tests.service.clients import words_of
from tests.service.house import House, email_of
from tests.service.packing import Office
from tests.service.test_contacts import EMAIL, PHONE, give

Piece = dict[str, Any]
TRIBUNAL = "Our lawyer says that a tribunal may come."


@pytest.fixture
def office(fresh: House) -> Office:
    return Office.of(fresh)


@pytest.fixture
def small_office(hut: House) -> Office:
    return Office.of(hut)


def holds(house: House, whose: UUID, whom: Whom) -> None:
    held = Hold.place(
        a_new_id(), whose, whom, TRIBUNAL, TUESDAY, by=SIAN.person, today=MONDAY
    )
    with house.services.store.unit(LARKFIELD) as unit:
        unit.save(held, log=unit.log_of(None, Space.REGISTER))


def pieces_of(office: Office, request: str, said: str) -> list[Piece]:
    pieces = office.pack(request)["pieces"]
    return [one for one in pieces if said in one["sentence"]]


@pytest.mark.parametrize(
    ("whose", "whom"), [(AYO, Whom.CHILD), (LUKASZ.person, Whom.PERSON)]
)
def test_a_hold_is_in_the_pack_and_its_reason_waits_for_a_person(
    office: Office, whose: UUID, whom: Whom
) -> None:
    holds(office.house, whose, whom)
    request = office.asked(whose)
    (hold,) = pieces_of(office, request, "placed a legal hold")
    assert (hold["held_back"], hold["words"]) == ("legal-privilege", {})
    page = office.lead.opened(request).get_text(" ", strip=True)
    assert "1 held back: It is, or tells of, advice from a lawyer." in page
    office.gives_out(request, "placed a legal hold")
    (hold,) = pieces_of(office, request, "placed a legal hold")
    assert (hold["held_back"], hold["words"]) == (None, {"reason": TRIBUNAL})


def test_an_earlier_request_is_in_the_pack_and_this_one_is_not(
    small_office: Office,
) -> None:
    office = small_office
    first = office.asked()
    assert pieces_of(office, first, "wrote down that somebody asked") == []
    office.lead.opened(first)
    office.lead.saved(f"{first}/stop", stop_why="Which year?")
    request = office.asked()
    (asked,) = pieces_of(office, request, "wrote down that somebody asked")
    assert (asked["held_back"], asked["words"]) == ("third-party", {})
    (stopped,) = pieces_of(office, request, "stopped the clock")
    assert stopped["words"] == {"why": "Which year?"}
    office.gives_out(request, "wrote down that somebody asked")
    (asked,) = pieces_of(office, request, "wrote down that somebody asked")
    assert asked["words"]["known_by"] == "Tom knows her."


def test_classes_are_in_the_pack_of_a_child_and_of_who_works_there(
    office: Office,
) -> None:
    a_class(office.house, "5 Ash", [AYO, OLI], {TOM.person: Role.TEACHER})
    request = office.asked()
    told = [one["sentence"] for one in pieces_of(office, request, "class")]
    assert told == ["put Ayo Bello into the class 5 Ash"]
    request = office.asked(TOM.person)
    told = [one["sentence"] for one in pieces_of(office, request, "class 5")]
    assert told == ["let Tom Okafor work in the class 5 Ash as teacher"]


def test_invitations_and_duties_are_in_the_pack_of_whom_they_were_for(
    small_office: Office,
) -> None:
    house = small_office.house
    offer = Offer(side=Side.HOME, role=Role.CARER, duty=None, until=None, person=None)
    for who in (LUKASZ, AMINA):
        invitation = Invitation.send(a_new_id(), AYO, offer, by=SIAN, today=TUESDAY)
        invitation.accept(who.person)
        with house.services.store.unit(LARKFIELD) as unit:
            unit.save(invitation, log=unit.log_of(None, Space.REGISTER))
    request = small_office.asked(LUKASZ.person)
    told = [one["sentence"] for one in pieces_of(small_office, request, "invit")]
    assert told == [
        "invited somebody to the circle as carer",
        "accepted an invitation",
    ]
    lead = Actor(uuid4(), Duty.SAFEGUARDING_LEAD, Side.SCHOOL)
    request = small_office.asked(house.serve(lead).person)
    (duty,) = pieces_of(small_office, request, "safeguarding lead")
    assert duty["words"] == {}


def test_how_somebody_signs_in_and_is_reached_is_in_their_pack(
    office: Office,
) -> None:
    give(office.house)
    request = office.asked(LUKASZ.person)
    pack = office.pack(request)
    address = email_of(LUKASZ)
    assert pack["account"] == {"address": address, "second_steps": []}
    assert PHONE in str(pack["pieces"])
    assert EMAIL in str(pack["pieces"])
    assert address in words_of(office.archive(request)["pack.html"].decode())
    assert office.pack(office.asked(AYO))["account"] is not None
    assert office.pack(office.asked(OLI))["account"] is None


def test_a_pack_names_all_that_was_not_searched(small_office: Office) -> None:
    request = small_office.asked()
    archive = small_office.archive(request)
    listed = small_office.pack(request)["not_searched"]
    assert len(listed) > 5
    for page in (
        small_office.lead.opened(request).get_text(" "),
        archive["pack.html"].decode(),
    ):
        assert all(one in words_of(page) for one in listed)
