"""How to reach somebody is told to the school, and to nobody else."""

from datetime import timedelta
from uuid import uuid4

import pytest

from events.base import Actor, Role, Side
from tests.cast import AMINA, AYO_IN_PERSON, LUKASZ, SIAN, STRANGER, TOM
from tests.features.shows import shows
from tests.service.families import every_answer, two_households
from tests.service.house import ADA, BEN, NOW, House
from tests.service.leaks import Words
from tests.service.safeguards import a_lead, holds
from tests.service.words import CHILD, written

PHONE, EMAIL, ADDRESS = "020 7946 4711", "zajac@hideaway.example", "9 Secret Lane"
CANARIES = ("7946 4711", "hideaway", "Secret Lane")
FORM = f"/account/contact/{LUKASZ.person}"
GIVEN = {"phone": PHONE, "email": EMAIL, "address": ADDRESS}


def give(house: House) -> None:
    browser = house.browser(LUKASZ)
    browser.opened(FORM)
    page = browser.saved(FORM, **GIVEN)
    assert "The school can reach you there" in page.get_text()


def canaries_in(text: str) -> set[str]:
    return {word for word in CANARIES if word in text}


def test_one_reads_and_changes_ones_own(fresh: House) -> None:
    give(fresh)
    browser = fresh.browser(LUKASZ)
    assert canaries_in(browser.opened("/account/contact").get_text()) == set(CANARIES)
    browser.opened(FORM)
    assert browser.form(FORM)["phone"] == PHONE
    said = browser.saved(FORM, phone="", email="", address="").get_text()
    assert not canaries_in(said)
    assert "Not given" in said


@pytest.mark.parametrize("who", [SIAN, TOM], ids=["the SENCO", "the teacher"])
def test_the_people_of_the_school_can_reach_everybody(hut: House, who: Actor) -> None:
    give(hut)
    page = hut.browser(who).opened(f"{CHILD}/contacts")
    assert canaries_in(page.get_text()) == set(CANARIES)
    people = [one.get_text() for one in page.select(".people__name")]
    assert people == ["Amina Bello", "Łukasz Zając", "Ada Nwosu"]


@pytest.mark.parametrize(
    "who",
    [AMINA, ADA, AYO_IN_PERSON, BEN, STRANGER],
    ids=["other household", "guest", "child", "left", "stranger"],
)
def test_no_address_tells_it_to_anybody_else(lodge: House, who: Actor) -> None:
    if "person/contact-details-given" not in lodge.topics():
        two_households(lodge)
        give(lodge)
    entry = written(lodge.program(TOM))
    for rule, (status, text) in every_answer(lodge, who, LUKASZ, entry).items():
        assert not canaries_in(text), (rule, status)


@shows("service.permissions:allows", at="role in row.roles")
def test_f102_a_therapist_of_the_school_is_not_told(hut: House) -> None:
    give(hut)
    who = hut.join(Actor(uuid4(), Role.THERAPIST, Side.SCHOOL))
    assert hut.browser(who).get(f"{CHILD}/contacts").status_code == 403


def test_nobody_reaches_anothers_form(hut: House) -> None:
    give(hut)
    amina = hut.browser(AMINA)
    assert amina.get(FORM).status_code == 404
    amina.opened("/account/contact")
    ticket = amina.form("/sign-out")
    assert amina.post(FORM, {**ticket, "phone": "1"}).status_code == 404
    said = hut.browser(LUKASZ).opened("/account/contact").get_text()
    assert canaries_in(said) == set(CANARIES)


def test_nothing_of_it_stands_in_clear(fresh: House) -> None:
    give(fresh)
    canaries = Words(CANARIES)
    for table, rows in fresh.stored().items():
        for row in rows:
            for value in row:
                held = value if isinstance(value, bytes) else str(value).encode()
                assert not canaries.found_in(bytes(held)), table


@pytest.mark.parametrize(
    ("typed", "status", "says"),
    [
        ({"email": "not one"}, 422, "such as name@example.org"),
        ({"phone": "1" * 121}, 422, "too long"),
        (GIVEN, 409, "has these details already"),
    ],
)
def test_what_was_typed_survives_a_mistake(
    hut: House, typed: dict[str, str], status: int, says: str
) -> None:
    give(hut)
    browser = hut.browser(LUKASZ)
    browser.opened(FORM)
    page = browser.refused(FORM, status, **typed)
    assert says in page.get_text()
    for name, value in typed.items():
        assert browser.form(FORM)[name] == value


def is_written(house: House, has: str) -> None:
    browser, where = (
        house.browser(SIAN),
        f"{CHILD}/family/{LUKASZ.person}/responsibility",
    )
    browser.opened(where)
    browser.saved(where, has=has, proof="court-order")


def responsibility_told(house: House) -> bool:
    said = house.browser(LUKASZ).opened("/account/contact").get_text()
    return "Parental responsibility" in said


def test_whoever_left_is_not_told_what_was_written_since(fresh: House) -> None:
    is_written(fresh, "yes")
    assert responsibility_told(fresh)
    fresh.leave(LUKASZ)
    assert not responsibility_told(fresh)


def test_whoever_sees_nothing_is_not_told_what_is_written(hut: House) -> None:
    is_written(hut, "yes")
    holds(a_lead(hut), LUKASZ)
    assert not responsibility_told(hut)


def test_whoever_sees_nothing_new_is_told_what_was_written_before(hut: House) -> None:
    is_written(hut, "yes")
    hut.clock.set(NOW + timedelta(days=1))
    holds(a_lead(hut), LUKASZ, "nothing-new")
    assert responsibility_told(hut)
    is_written(hut, "no")
    assert not responsibility_told(hut)
