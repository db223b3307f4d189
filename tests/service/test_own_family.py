"""Who stands or stood with a family gets no further by what they do for the school."""

from datetime import date
from uuid import UUID

import pytest

from events.base import Actor, Duty, Role
from service.signing_in.sessions import Stage
from tests.cast import AMINA, AYO, LUKASZ, OLI, SIAN
from tests.service.classroom import SCHOOL, a_class, an_administrator, put_in
from tests.service.clients import Browser, words_of
from tests.service.families import two_households
from tests.service.house import BEN, NOW, ZOE, House, account_of
from tests.service.packing import REQUESTS
from tests.service.safeguards import AYO_HERE, DIARY, a_lead, holds
from tests.service.test_kept_from_lists import serves

DUTIES = f"{SCHOOL}/duties"
SUPPLY = f"{SCHOOL}/people/supply"
CIRCLE_OF_OLI = f"/children/{OLI}"


def leaves(house: House, who: Actor, child: UUID = AYO) -> None:
    """Let somebody leave a circle by themselves."""
    answer = house.program(who).send(
        "DELETE", f"/children/{child}/members/{who.person}"
    )
    assert answer.status_code == 204


def leaving(who: Actor) -> str:
    return f"{SCHOOL}/people/{who.person}/leave"


def test_a_lead_who_left_the_circle_reads_nothing_of_the_family(fresh: House) -> None:
    serves(fresh, AMINA, Duty.SAFEGUARDING_LEAD)
    holds(a_lead(fresh), LUKASZ)
    leaves(fresh, AMINA)
    browser = fresh.browser(AMINA)
    for page in (AYO_HERE, f"{AYO_HERE}/opening", DIARY):
        assert browser.get(page).status_code == 404


def test_so_it_is_when_the_last_day_of_a_parent_is_over(hut: House) -> None:
    kit = hut.join(Actor(UUID(int=77), Role.CARER, AMINA.side), until=date(2026, 9, 8))
    serves(hut, kit, Duty.SAFEGUARDING_LEAD)
    hut.clock.set(NOW.replace(day=10))
    assert hut.browser(kit).get(AYO_HERE).status_code == 404


def test_a_data_lead_who_left_keeps_no_request_about_the_child(hut: House) -> None:
    serves(hut, AMINA, Duty.DATA_LEAD)
    leaves(hut, AMINA)
    browser = hut.browser(AMINA)
    browser.opened(REQUESTS)
    choices = {one["value"] for one in browser.page.select("option[value]")}
    assert str(AYO) not in choices
    assert str(OLI) in choices


def test_nobody_succeeds_to_the_circle_of_their_own_child(fresh: House) -> None:
    two_households(fresh)
    serves(fresh, AMINA, Duty.ADMINISTRATOR)
    browser, where = fresh.browser(AMINA), leaving(SIAN)
    browser.opened(where)
    page = browser.refused(where, 409, successor=f"{AMINA.person}:senco")
    assert "stands or stood with the family of Ayo Bello" in words_of(str(page))
    for page_of_the_school in ("contacts", "family"):
        assert browser.get(f"{DIARY}/{page_of_the_school}").status_code == 403


def test_nobody_succeeds_who_does_nothing_for_the_school(hut: House) -> None:
    office, where = hut.browser(an_administrator(hut)), leaving(SIAN)
    office.opened(where)
    page = office.refused(where, 422, successor=f"{ZOE.person}:senco")
    assert "Choose somebody from the list." in words_of(str(page))


def test_nobody_is_made_staff_of_their_own_child_by_a_class(fresh: House) -> None:
    serves(fresh, AMINA, Duty.ADMINISTRATOR)
    leaves(fresh, AMINA)
    group = a_class(fresh, "Elm", [AYO, OLI])
    browser = fresh.browser(AMINA)
    browser.opened(SUPPLY)
    browser.saved(
        SUPPLY,
        person=str(AMINA.person),
        role="teacher",
        group=str(group),
        until="2026-09-30",
    )
    assert browser.get(DIARY).status_code == 404
    assert browser.get(CIRCLE_OF_OLI).status_code == 200
    inside = f"{SCHOOL}/classes/{group}"
    browser.opened(inside)
    browser.saved(f"{inside}/staff", person=str(AMINA.person), role="teacher")
    assert browser.get(DIARY).status_code == 404


def test_the_school_ends_no_place_in_a_family(fresh: House) -> None:
    serves(fresh, AMINA, Duty.ADMINISTRATOR)
    browser = fresh.browser(AMINA)
    assert browser.get(leaving(LUKASZ)).status_code == 404
    links = {one["href"] for one in browser.opened(f"{SCHOOL}/people").select("a")}
    assert leaving(SIAN) in links
    assert not links & {leaving(LUKASZ), leaving(ZOE)}
    a_class(fresh, "Elm", [AYO], {ZOE.person: Role.TEACHER})
    browser.opened(leaving(ZOE))
    browser.saved(leaving(ZOE))
    zoe = fresh.browser(ZOE)
    assert zoe.get(DIARY).status_code == 404
    assert zoe.get(CIRCLE_OF_OLI).status_code == 200


def test_an_administrator_changes_nothing_about_a_child_of_their_own(
    hut: House,
) -> None:
    serves(hut, AMINA, Duty.ADMINISTRATOR)
    group = a_class(hut, "Elm", [AYO])
    browser, inside = hut.browser(AMINA), f"{SCHOOL}/classes/{group}"
    browser.opened(f"{SCHOOL}/children/{AYO}/leave")
    page = browser.refused(f"{SCHOOL}/children/{AYO}/leave", 409, on="2026-09-08")
    assert "You stand or stood with the family" in words_of(str(page))
    browser.opened(inside)
    browser.refused(f"{inside}/children/{AYO}/out", 409)


@pytest.mark.parametrize("sees", ["nothing", "nothing-new"])
def test_whose_view_is_limited_runs_no_register(fresh: House, sees: str) -> None:
    serves(fresh, LUKASZ, Duty.ADMINISTRATOR)
    group = a_class(fresh, "Elm", [AYO])
    browser = fresh.browser(LUKASZ)
    pages = ("", "/people", "/classes", f"/classes/{group}", "/duties", "/roster")
    for page in pages:
        assert browser.get(f"{SCHOOL}{page}").status_code == 200
    holds(a_lead(fresh), LUKASZ, sees)
    for page in pages:
        answer = browser.get(f"{SCHOOL}{page}")
        assert answer.status_code == 403
        assert "Ayo" not in answer.text


def test_nobody_gives_a_duty_to_themselves(hut: House) -> None:
    who = an_administrator(hut)
    office = hut.browser(who)
    office.opened(DUTIES)
    lead = {"person": str(who.person), "duty": "safeguarding-lead"}
    page = office.refused(DUTIES, 409, **lead)
    assert "Another administrator can give it" in words_of(str(page))


@pytest.mark.parametrize("email", ["b.bello@larkfield.example", ""])
def test_a_row_of_a_file_brings_back_no_parent_of_that_name(
    hut: House, email: str
) -> None:
    a_class(hut, "Elm", [AYO, OLI])
    office = hut.browser(an_administrator(hut))
    put_in(office, f"Name,Email,Role,Class\r\nBen Bello,{email},teacher,Elm\r\n")
    ben = hut.browser(BEN)
    assert ben.get(DIARY).status_code == 404
    assert ben.get(CIRCLE_OF_OLI).status_code == 404


def sign_in(house: House, who: Actor, stage: Stage = Stage.OPEN) -> Browser:
    browser = house.browser()
    sessions = house.services.identity.sessions
    browser.holds(sessions.open(account_of(who), stage))
    return browser


def test_who_comes_to_work_for_the_school_is_asked_for_a_second_step_at_once(
    fresh: House,
) -> None:
    zoe = sign_in(fresh, ZOE)
    assert zoe.get("/children").status_code == 200
    serves(fresh, ZOE, Duty.SAFEGUARDING_LEAD)
    fresh.clock.set(NOW.replace(minute=2))
    answer = zoe.get(AYO_HERE)
    assert answer.status_code == 303
    assert answer.location.startswith("/sign-in/set-up")
    assert zoe.get(AYO_HERE).status_code == 303


def test_a_family_is_not_asked_and_stays_signed_in(hut: House) -> None:
    zoe = sign_in(hut, ZOE)
    for minute in (2, 4):
        hut.clock.set(NOW.replace(minute=minute))
        assert zoe.get(CIRCLE_OF_OLI).status_code == 200


def test_two_steps_at_a_school_account_count_for_as_long_as_the_session(
    hut: House,
) -> None:
    zoe, sessions = sign_in(hut, ZOE, Stage.STRONG), hut.services.identity.sessions
    serves(hut, ZOE, Duty.SAFEGUARDING_LEAD)
    hut.clock.set(NOW.replace(minute=2))
    assert zoe.get(AYO_HERE).status_code == 200
    assert [one.stage for one in sessions.of(account_of(ZOE))] == [Stage.STRONG]
    cookie = zoe.client.get_cookie("samepage")
    assert cookie is not None
    zoe.holds(sessions.prove(cookie.value))
    hut.clock.set(NOW.replace(minute=4))
    assert zoe.get(AYO_HERE).status_code == 200
