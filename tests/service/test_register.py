"""What was decided: with whom, who was told, who opened it, and without whom."""

from typing import Any
from uuid import uuid4

import pytest

from events.base import Actor, Space
from events.family import Family, family_of
from tests.cast import AMINA, AYO, AYO_IN_PERSON, LARKFIELD, LUKASZ, OLI, SIAN, TOM
from tests.features.shows import shows
from tests.service.clients import Program, read, said_in
from tests.service.house import ADA, BEN, ZOE, House
from tests.service.words import CHILD

ALL = f"{CHILD}/decisions"
NOON = "He goes home at noon."
FLAG = "Decided without the family"


def decided(by: Program, *took_part: Actor, **more: object) -> str:
    body: dict[str, Any] = {
        "text": NOON,
        "reason": "He is tired.",
        "day": "2026-09-07",
        "took_part": [str(one.person) for one in took_part],
        **more,
    }
    return str(by.wrote(ALL, body)["id"])


def at(decision: str) -> str:
    return f"{ALL}/{decision}"


@pytest.mark.parametrize("who", [AMINA, SIAN, TOM, AYO_IN_PERSON])
def test_home_school_and_the_child_write_a_decision_down(
    house: House, who: Actor
) -> None:
    row = house.program(ADA).read(at(decided(house.program(who), TOM, AMINA)))
    assert row["by"] == str(who.person)
    assert (row["text"], row["without_family"]) == (NOON, False)
    assert [one["role"] for one in row["took_part"]] == sorted(
        ["teacher", "parent"],
        key=lambda role: {"teacher": TOM, "parent": AMINA}[role].person,
    )


def test_who_may_only_read_writes_none_down(house: House) -> None:
    body = {"text": "A", "reason": "B", "day": "2026-09-07", "others": "C"}
    assert house.program(ADA).post(ALL, body).status_code == 403
    assert house.program(ZOE).get(ALL).status_code == 404


@shows("projections.decision_rows:DecisionRow.without_family")
@shows("service/register/templates/register/parts.html", at="row.without_family")
def test_f15_decided_without_the_family_is_shown_and_not_left_out(
    house: House,
) -> None:
    browser = house.browser(TOM)
    browser.opened(f"{ALL}/new")
    form = browser.form(f"{ALL}/new")
    sent = {**form, "text": NOON, "reason": "He is tired.", "day": "2026-09-07"}
    answer = browser.post(f"{ALL}/new", {**sent, f"took-{TOM.person}": "yes"})
    page = browser.opened(answer.location)
    assert FLAG in said_in(page.select("article")[0])
    both = decided(house.program(TOM), TOM, AMINA)
    page = house.browser(LUKASZ).opened(at(both))
    assert FLAG not in said_in(page)
    amina = house.browser(AMINA)
    amina.opened(at(both))
    page = amina.saved(f"{at(both)}/deny")
    assert FLAG in said_in(page)
    assert "Amina Bello says: I took no part." in said_in(page)
    amina.opened(at(both))
    assert amina.page.find("form", action=f"{at(both)}/deny") is None
    again = house.program(AMINA).post(f"{at(both)}/denials", None)
    assert (again.status_code, read(again)["code"]) == (409, "cannot-add-to-decision")


def test_a_form_that_lacks_something_comes_back_as_it_was(house: House) -> None:
    browser = house.browser(TOM)
    browser.opened(f"{ALL}/new")
    form = {**browser.form(f"{ALL}/new"), f"told-{AMINA.person}": "yes"}
    answer = browser.post(f"{ALL}/new", form)
    assert answer.status_code == 422
    assert f'name="told-{AMINA.person}" type="checkbox" value="yes" checked' in (
        answer.text
    )
    page = browser.refused(f"{ALL}/new", 409, text=NOON, reason="Why not.")
    assert "Say who took part in it." in said_in(page)


@pytest.mark.parametrize("who", [ZOE, BEN])
def test_only_people_of_the_circle_are_named(house: House, who: Actor) -> None:
    body = {"text": "A", "reason": "B", "day": "2026-09-07", "others": "C"}
    for name in ("took_part", "told"):
        answer = house.program(TOM).post(ALL, {**body, name: [str(who.person)]})
        assert answer.status_code == 409
    decision = decided(house.program(TOM), TOM)
    told = {"person": str(who.person), "day": "2026-09-07"}
    answer = house.program(TOM).post(f"{at(decision)}/tellings", told)
    assert answer.status_code == 409


def test_the_same_id_is_taken_once(house: House) -> None:
    decision = decided(house.program(TOM), TOM)
    body = {"text": "A", "reason": "B", "day": "2026-09-07", "others": "C"}
    answer = house.program(TOM).post(ALL, {**body, "id": decision})
    assert answer.status_code == 409


def test_who_was_told_is_written_down_then_and_later(house: House) -> None:
    decision = decided(house.program(TOM), TOM, told=[str(AMINA.person)])
    browser = house.browser(SIAN)
    page = browser.opened(at(decision))
    told = page.select("section[aria-labelledby=was-told] ul")[0]
    assert said_in(told) == "Amina Bello , Tuesday 8 September 2026"
    path = f"{at(decision)}/tell"
    page = browser.saved(path, person=str(LUKASZ.person), day="2026-09-08")
    told = page.select("section[aria-labelledby=was-told] ul")[0]
    assert "Łukasz Zając , Tuesday 8 September 2026" in said_in(told)
    browser.refused(path, 409, person=str(AMINA.person), day="2026-09-08")
    browser.refused(path, 422, day="")


@shows("service.register.routes:show_one", at="is_navigation()")
def test_f15_the_first_look_of_each_is_shown_to_all(house: House) -> None:
    decision = decided(house.program(TOM), TOM)

    def looks() -> dict[str, Any]:
        row = house.program(SIAN).read(at(decision))
        return {one["person"]: one["at"] for one in row["seen_by"]}

    assert looks()[str(AMINA.person)] is None
    amina = house.browser(AMINA)
    amina.get(at(decision), **{"Sec-Purpose": "prefetch"})
    assert looks()[str(AMINA.person)] is None
    amina.opened(at(decision))
    first = looks()[str(AMINA.person)]
    assert first is not None
    amina.opened(at(decision))
    assert looks()[str(AMINA.person)] == first
    assert str(TOM.person) not in looks()
    lukasz = house.program(LUKASZ).wrote(f"{at(decision)}/looks", None)
    assert [one for one in lukasz["seen_by"] if one["at"]][-1]["person"] == str(
        LUKASZ.person
    )


@shows("service.register.commands:see_decision", at="if space is Space.SHARED")
@shows("service.register.answers:_told", at="discretion.veil")
def test_f15_two_households_are_told_of_each_other_by_half_day(
    fresh: House,
) -> None:
    with fresh.services.store.unit(LARKFIELD) as unit:
        family = Family(id=family_of(AYO), child=AYO, by=SIAN.person)
        family.tell_household(AMINA, 1, by=SIAN.person)
        family.tell_household(LUKASZ, 2, by=SIAN.person)
        unit.save(family, log=unit.log_of(AYO, Space.RESTRICTED))
    decision = decided(fresh.program(TOM), TOM)
    for _ in range(2):
        fresh.program(AMINA).wrote(f"{at(decision)}/looks", None)

    def look(who: Actor) -> dict[str, Any]:
        row = fresh.program(who).read(at(decision))
        (one,) = (one for one in row["seen_by"] if one["person"] == str(AMINA.person))
        assert isinstance(one, dict)
        return one

    assert look(TOM)["at"] is not None
    assert look(LUKASZ)["at"] is None
    assert look(LUKASZ)["not_before"] is not None
    items = fresh.program(LUKASZ).read(f"{CHILD}/audit")["items"]
    assert "opened a decision" not in str([one["sentence"] for one in items])


@shows("projections.decision_register:ending_of_diary", at="Matter.END_DIARY")
def test_f65_a_diary_ends_by_a_decision_that_everybody_sees(fresh: House) -> None:
    tom = fresh.program(TOM)
    amina = fresh.browser(AMINA)
    ended = "It was decided on Monday 7 September 2026 to end this diary."
    assert ended not in said_in(amina.opened(CHILD))
    end = decided(tom, TOM, matter="end-the-diary")
    page = amina.opened(CHILD)
    assert f"{ended} {FLAG}." in said_in(page)
    assert page.select(f'a[href="{at(end)}"]')
    decided(tom, TOM, AMINA)
    assert ended in said_in(amina.opened(CHILD))
    decided(tom, TOM, AMINA, matter="go-on-with-the-diary")
    assert ended not in said_in(amina.opened(CHILD))


def test_a_decision_about_one_child_is_not_found_at_another(house: House) -> None:
    decision = decided(house.program(TOM), TOM)
    sian = house.program(SIAN)
    assert sian.get(f"/children/{OLI}/decisions/{decision}").status_code == 404
    away = f"/children/{OLI}/decisions/{decision}/denials"
    assert sian.post(away, None).status_code == 404
    assert house.browser(SIAN).get(f"{ALL}/{uuid4()}").status_code == 404
    assert house.program(AMINA).read(ALL)["items"][0]["id"]


def test_every_step_of_a_decision_is_in_the_record(house: House) -> None:
    decided(house.program(TOM), TOM, told=[str(AMINA.person)])
    items = house.program(AMINA).read(f"{CHILD}/audit")["items"]
    assert [one["sentence"] for one in items][:3] == [
        "wrote down that Amina Bello was told of a decision",
        "wrote down that Tom Okafor took part in a decision",
        "wrote down a decision",
    ]
