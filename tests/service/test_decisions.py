"""A young person takes over what they can decide, one thing at a time."""

from datetime import date

import pytest

from events.base import Actor, Space
from events.circle import Circle
from tests.cast import AMINA, AYO, AYO_IN_PERSON, LARKFIELD, LUKASZ, MONDAY, SIAN, TOM
from tests.features.shows import shows
from tests.letterbox import Letterbox
from tests.service.asked import SUPPORTER
from tests.service.clients import read
from tests.service.house import ADA, House
from tests.service.inviting import (
    PASSPHRASE,
    invited_supporter,
    only,
    welcomed,
)
from tests.service.words import CHILD

RIGHTS, PASS, BACK = f"{CHILD}/rights", f"{CHILD}/rights/pass", f"{CHILD}/rights/return"
READS = "who-reads-the-diary"
WHY = "Ayo explained it back to us in their own words."
PASSING = {
    "decision": READS,
    "holder": "young-person",
    "capacity": "has",
    "agreed": "true",
    "from_day": "2026-09-07",
    "why": WHY,
}
OF_AGE, TOO_YOUNG = date(2010, 3, 1), date(2011, 3, 1)


def born(house: House, day: date) -> None:
    with house.services.store.unit(LARKFIELD) as unit:
        circle = unit.find(Circle, AYO)
        assert circle is not None
        circle.record_birth_date(day, by=SIAN.person, today=MONDAY)
        unit.save(circle, log=unit.log_of(AYO, Space.SHARED))


def pass_on(house: House, **typed: str) -> None:
    browser = house.browser(SIAN)
    browser.opened(PASS)
    browser.saved(PASS, **{**PASSING, **typed})


@shows("events.rights:Rights.begin", at="because_of_school_age")
def test_f103_before_the_day_it_is_refused_with_the_day(hut: House) -> None:
    said = hut.browser(AMINA).opened(RIGHTS).get_text(" ", strip=True)
    assert "has no date of birth yet" in said
    browser = hut.browser(SIAN)
    browser.opened(PASS)
    said = browser.refused(PASS, 409, **PASSING).get_text()
    assert "Record it first" in said
    born(hut, TOO_YOUNG)
    page = browser.refused(PASS, 409, **PASSING)
    assert "Its last day is 25 June 2027" in page.get_text()
    assert browser.form(PASS)["why"] == WHY
    said = hut.browser(AMINA).opened(RIGHTS).get_text(" ", strip=True)
    assert "Until Friday 25 June 2027 the parents decide" in said


def test_everybody_sees_who_decides_and_since_when(fresh: House) -> None:
    born(fresh, OF_AGE)
    pass_on(fresh)
    for who in (AMINA, TOM, ADA, AYO_IN_PERSON):
        said = fresh.browser(who).opened(RIGHTS).get_text(" ", strip=True)
        assert "The young person decides , from Monday 7 September 2026" in said
        circle = fresh.browser(who).opened(f"{CHILD}/circle").get_text(" ", strip=True)
        assert "Who reads the diary: the young person decides, from Monday 7" in circle
    told = fresh.program(AMINA).read(RIGHTS)
    assert (told["school_age_ends"], told["rule"]) == ("2026-06-26", "England 1998")
    (now,) = told["now"]
    assert (now["decision"], now["holder"]) == (READS, "young-person")


def test_why_is_read_by_keepers_and_the_young_person_alone(hut: House) -> None:
    born(hut, OF_AGE)
    pass_on(hut)
    for who in (SIAN, AYO_IN_PERSON):
        assert WHY in hut.browser(who).opened(RIGHTS).get_text()
    for who in (AMINA, LUKASZ, TOM, ADA):
        assert WHY not in hut.browser(who).opened(RIGHTS).get_text()
        assert WHY not in hut.program(who).get(f"{CHILD}/audit").text
        assert (
            "rights/capacity-noted" not in hut.program(who).get(f"{CHILD}/audit").text
        )


def test_the_young_person_gives_it_back_and_the_steps_stay(fresh: House) -> None:
    born(fresh, OF_AGE)
    pass_on(fresh)
    browser = fresh.browser(AYO_IN_PERSON)
    browser.opened(BACK)
    said = browser.saved(BACK, decision=READS).get_text(" ", strip=True)
    assert "The parents decide , from Tuesday 8 September 2026" in said
    assert "Before that The young person decides, from Monday 7 September" in said
    told = fresh.program(AMINA).read(RIGHTS)
    assert [one["holder"] for one in told["now"]] == ["parents"]
    assert [one["holder"] for one in told["earlier"]] == ["young-person"]
    pass_on(fresh)
    assert len(fresh.program(AMINA).read(RIGHTS)["earlier"]) == 2


def test_a_keeper_gives_back_only_what_may_go_back(hut: House) -> None:
    born(hut, OF_AGE)
    pass_on(hut)
    browser = hut.browser(SIAN)
    browser.opened(BACK)
    page = browser.refused(
        BACK, 409, decision=READS, capacity="has", agreed="", why="A parent asked."
    )
    assert "Ask the young person first" in page.get_text()
    said = browser.saved(
        BACK, decision=READS, capacity="lacks", agreed="", why="Ill for some months."
    )
    assert "Ill for some months." in said.get_text()
    browser.opened(BACK)
    browser.refused(BACK, 422, decision="")


def test_who_lacks_capacity_is_not_left_to_decide_alone(hut: House) -> None:
    born(hut, OF_AGE)
    browser = hut.browser(SIAN)
    browser.opened(PASS)
    page = browser.refused(PASS, 409, **{**PASSING, "capacity": "lacks"})
    assert "cannot hold it alone" in page.get_text()
    pass_on(hut, capacity="lacks", holder="parents", agreed="")
    assert hut.program(AMINA).get(f"{CHILD}/timeline").status_code == 200
    assert leave(hut, AYO_IN_PERSON, AMINA) == 409


def leave(house: House, who: Actor, whom: Actor) -> int:
    gone = house.program(who).send("DELETE", f"{CHILD}/members/{whom.person}")
    return gone.status_code


def test_a_young_person_ends_a_place_on_the_home_side_only_when_it_is_theirs(
    fresh: House,
) -> None:
    born(fresh, OF_AGE)
    out = f"{CHILD}/circle/{LUKASZ.person}/leave"
    circle = fresh.browser(AYO_IN_PERSON).opened(f"{CHILD}/circle")
    assert circle.find("a", href=out) is None
    assert leave(fresh, AYO_IN_PERSON, LUKASZ) == 409
    pass_on(fresh)
    browser = fresh.browser(AYO_IN_PERSON)
    circle = browser.opened(f"{CHILD}/circle")
    assert circle.find("a", href=out) is not None
    assert circle.find("a", href=f"{CHILD}/circle/{TOM.person}/leave") is None
    assert leave(fresh, AYO_IN_PERSON, TOM) == 409
    assert leave(fresh, AMINA, LUKASZ) == 403
    browser.opened(out)
    browser.saved(out, reason="")
    assert fresh.program(LUKASZ).get(f"{CHILD}/timeline").status_code == 404
    assert fresh.program(AMINA).get(f"{CHILD}/timeline").status_code == 200


def test_a_parent_brings_nobody_once_the_young_person_says_who_reads(
    hut: House,
) -> None:
    born(hut, OF_AGE)
    amina, where = hut.program(AMINA), f"{CHILD}/supporters"
    assert amina.post(where, SUPPORTER).status_code == 201
    pass_on(hut)
    refused = amina.post(where, SUPPORTER)
    assert refused.status_code == 409
    assert "The young person decides" in refused.text


def test_parents_stay_when_a_decision_passes(hut: House) -> None:
    born(hut, OF_AGE)
    pass_on(hut)
    for who in (AMINA, LUKASZ):
        assert read(hut.program(who).get(f"{CHILD}/timeline"))["items"] == []


@pytest.mark.parametrize(
    "typed", [{"decision": ""}, {"why": " "}, {"from_day": ""}, {"holder": "nobody"}]
)
def test_a_mistake_in_the_form_keeps_what_was_typed(
    hut: House, typed: dict[str, str]
) -> None:
    born(hut, OF_AGE)
    browser = hut.browser(SIAN)
    browser.opened(PASS)
    browser.refused(PASS, 422, **{**PASSING, **typed})
    assert browser.form(PASS)["capacity"] == "has"


@pytest.mark.parametrize("again", [False, True])
def test_whom_a_parent_invited_before_does_not_come_in_after(
    cabin: House, box: Letterbox, *, again: bool
) -> None:
    born(cabin, OF_AGE)
    link, code = invited_supporter(cabin, box)
    pass_on(cabin)
    if again:
        browser = cabin.browser(AMINA)
        browser.opened(f"{CHILD}/circle")
        path = str(only(browser.page, 'a[href$="/again"]')["href"])
        browser.opened(path)
        browser.refused(path, 409)
        return
    kit = cabin.browser()
    welcomed(kit, link, code)
    kit.refused("/join/account", 409, password=PASSPHRASE)
    assert kit.get(CHILD).status_code == 303
