"""The roles of a meeting are offered to the family, taken on and given back."""

from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from events.base import Actor
from events.meeting_kinds import MeetingKind
from tests.cast import AMINA, AYO_IN_PERSON, LUKASZ, OLI, SIAN, TOM
from tests.features.shows import shows
from tests.service.clients import read, said_in
from tests.service.house import ADA, House
from tests.service.meeting_room import TODAY, a_meeting
from tests.service.words import CHILD

CHAIR: Final = {"role": "chair"}
OFFER: Final = {**CHAIR, "until": TODAY.isoformat()}


def a_review(house: House) -> str:
    return f"{CHILD}/meetings/{a_meeting(house, MeetingKind.ANNUAL_REVIEW)}"


def offered(house: House) -> str:
    at = a_review(house)
    house.program(SIAN).wrote(f"{at}/role-offers", OFFER)
    return at


def told(house: House, at: str, who: Actor = TOM) -> dict[str, Any]:
    return house.program(who).read(at)


@shows("events.meeting_role:chair_of")
def test_f31_whoever_took_on_the_chair_reads_how_people_feel(hut: House) -> None:
    at = offered(hut)
    tom, amina, sian = map(hut.browser, (TOM, AMINA, SIAN))
    assert told(hut, at)["chair"] == str(SIAN.person)
    assert amina.get(f"{at}/my-chair").status_code == 404
    hut.program(AMINA).wrote(f"{at}/role-acceptances", CHAIR)
    assert told(hut, at)["chair"] == str(AMINA.person)
    tom.opened(f"{at}/my-space/feeling")
    tom.saved(f"{at}/my-space/feeling", text="A bit nervous.")
    assert sian.get(f"{at}/my-chair").status_code == 404
    page = amina.opened(f"{at}/my-chair")
    assert "A bit nervous." in said_in(page)
    (feeling,) = {str(one["href"]) for one in page.select(f'a[href^="{at}/my-chair/"]')}
    amina.opened(feeling)
    amina.saved(feeling, text="We begin with you.")
    hut.program(AMINA).wrote(f"{at}/role-refusals", CHAIR)
    assert amina.get(f"{at}/my-chair").status_code == 404
    assert "A bit nervous." not in said_in(sian.opened(f"{at}/my-chair"))


@shows("service/sharing/templates/sharing/roles.html", at="name(answer.by)")
def test_f31_who_said_no_to_a_role_is_kept_and_shown(hut: House) -> None:
    at = offered(hut)
    browser = hut.browser(AMINA)
    assert "has not answered yet" in said_in(browser.opened(f"{at}/roles"))
    browser.saved(f"{at}/roles/decline", **CHAIR)
    (role,) = told(hut, at)["roles"]
    assert [one["by"] for one in role["declined"]] == [str(AMINA.person)]
    page = said_in(hut.browser(TOM).opened(f"{at}/roles"))
    assert "Amina Bello said no." in page
    assert "is the chair for the time being" in page


@shows("service.sharing.commands:_offered", at="raise CannotShareRole")
def test_f31_a_role_is_offered_before_anybody_takes_it_on(hut: House) -> None:
    at = a_review(hut)
    for who in (TOM, AMINA):
        refused = hut.program(who).post(f"{at}/role-acceptances", CHAIR)
        assert refused.status_code == 409
        assert "Ask the family first" in read(refused)["detail"]
    browser = hut.browser(SIAN)
    assert "The family has not been asked yet." in said_in(
        browser.opened(f"{at}/roles")
    )
    browser.saved(f"{at}/roles/offer", **OFFER)
    again = hut.program(SIAN).post(f"{at}/role-offers", OFFER)
    assert again.status_code == 409
    tom = hut.browser(TOM)
    tom.opened(f"{at}/roles")
    page = tom.refused(f"{at}/roles/accept", 409, **CHAIR)
    assert "The family is asked first" in said_in(page)


def test_the_child_and_the_family_take_roles_on_from_the_page(hut: House) -> None:
    at = offered(hut)
    for who in (AYO_IN_PERSON, LUKASZ):
        browser = hut.browser(who)
        browser.opened(f"{at}/roles")
        page = browser.saved(f"{at}/roles/accept", **CHAIR)
        assert "I give it back" in said_in(page)
        assert "is the chair." in said_in(browser.opened(at))
        browser.opened(f"{at}/roles")
        browser.saved(f"{at}/roles/decline", **CHAIR)
    said_no = hut.program(LUKASZ).post(f"{at}/role-refusals", CHAIR)
    assert said_no.status_code == 409


def test_only_whoever_looks_after_a_meeting_offers_its_roles(hut: House) -> None:
    at = a_review(hut)
    assert hut.program(TOM).post(f"{at}/role-offers", OFFER).status_code == 409
    for path, body in (("role-offers", OFFER), ("role-refusals", CHAIR)):
        elsewhere = at.replace(CHILD, f"/children/{OLI}")
        assert hut.program(SIAN).post(f"{elsewhere}/{path}", body).status_code == 404
    hut.clock.now += timedelta(days=1)
    assert hut.program(SIAN).post(f"{at}/role-offers", OFFER).status_code == 409


def test_a_guest_reads_the_roles_and_a_talk_has_none(hut: House) -> None:
    at, talk = offered(hut), a_meeting(hut)
    ada = hut.browser(ADA)
    page = ada.opened(f"{at}/roles")
    assert page.find("form", action=f"{at}/roles/accept") is None
    assert ada.get(f"{CHILD}/meetings/{talk}/roles").status_code == 404
    refused = hut.program(SIAN).post(f"{CHILD}/meetings/{talk}/role-offers", OFFER)
    assert refused.status_code == 409


def test_a_family_that_did_not_answer_is_said_to_have_not(hut: House) -> None:
    at = offered(hut)
    hut.clock.now += timedelta(days=1)
    assert "gave no answer by that day" in said_in(
        hut.browser(TOM).opened(f"{at}/roles")
    )
    assert UUID(told(hut, at)["chair"]) == SIAN.person
