"""A text of two people: begun, written on, agreed to by name; nothing is lost."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from events.base import Space
from events.circle import Circle
from tests.cast import AMINA, AYO, LARKFIELD, LUKASZ, MONDAY, OLI, SIAN, TOM
from tests.features.shows import shows
from tests.service.clients import words_of
from tests.service.house import ADA, CARA, MAI, House
from tests.service.words import CHILD

TEXTS = f"{CHILD}/joint-texts"
LUNCH = {"title": "Lunch", "text": "He eats in the small room."}


def begun(house: House, **words: object) -> dict[str, Any]:
    partner = str(AMINA.person)
    return house.program(TOM).wrote(TEXTS, {"partner": partner, **LUNCH, **words})


@shows(
    "service/joint_texts/templates/joint_texts/parts.html",
    at="Agreed by {{ one }} and {{ other }}.",
)
def test_f110_two_people_agree_to_one_text_by_name(fresh: House) -> None:
    tom, amina = fresh.browser(TOM), fresh.browser(AMINA)
    tom.opened(f"{TEXTS}/begin")
    tom.saved(f"{TEXTS}/begin", partner=str(AMINA.person), kind="together", **LUNCH)
    (text,) = fresh.program(AMINA).read(TEXTS)["items"]
    at = f"{TEXTS}/{text['id']}"
    amina.opened(at)
    page = amina.saved(f"{at}/write", text="He chooses where he eats.")
    assert "Version 2, by Amina Bello" in words_of(str(page))
    amina.saved(f"{at}/agree")
    said = words_of(str(fresh.browser(ADA).opened(at)))
    assert "Amina Bello has agreed." in said
    assert "Tom Okafor has not agreed." in said
    tom.opened(at)
    tom.saved(f"{at}/agree")
    said = words_of(str(fresh.browser(ADA).opened(TEXTS)))
    assert "Agreed by Tom Okafor and Amina Bello ." in said


@shows(
    "service/joint_texts/templates/joint_texts/one.html",
    at='<div class="said said--lone"{{ one.gave | spoken }}>{{ one.gave }}</div>',
)
def test_f110_a_compromise_shows_what_each_gave(hut: House) -> None:
    one = begun(hut, kind="compromise")["id"]
    at, browser = f"{TEXTS}/{one}", hut.browser(AMINA)
    browser.opened(at)
    page = browser.refused(f"{at}/agree", 409)
    assert "Write what you gave" in page.get_text()
    browser.saved(f"{at}/agree", gave="Lunch with the class.")
    said = words_of(str(hut.browser(TOM).opened(at)))
    assert "What Amina Bello gave: Lunch with the class." in said


def test_what_was_typed_meanwhile_is_not_lost(hut: House) -> None:
    one = begun(hut)["id"]
    at, browser = f"{TEXTS}/{one}", hut.browser(AMINA)
    browser.opened(at)
    newer = {"after": 1, "text": "He eats early."}
    hut.program(TOM).wrote(f"{at}/versions", newer)
    page = browser.refused(f"{at}/write", 409, text="He eats late.")
    said = words_of(str(page))
    assert "There is a newer version, above." in said
    assert "He eats early." in said
    assert "He eats late." in said
    browser.saved(f"{at}/write", text="He eats late.")
    told = hut.program(AMINA).read(at)
    assert [each["text"] for each in told["versions"]] == [
        LUNCH["text"],
        "He eats early.",
        "He eats late.",
    ]


def test_a_program_does_the_same(house: House) -> None:
    text = begun(house)
    assert (text["kind"], text["is_agreed"]) == ("together", False)
    assert (text["by"], text["partner"]) == (str(TOM.person), str(AMINA.person))
    at = f"{TEXTS}/{text['id']}"
    for who in (TOM, AMINA):
        text = house.program(who).wrote(f"{at}/agreements", {"number": 1})
    assert text["is_agreed"]
    again = house.program(AMINA).post(f"{at}/versions", {"after": 1, "text": "No."})
    assert again.status_code == 409
    assert "Both have agreed" in again.text
    assert (
        house.program(LUKASZ).post(f"{at}/agreements", {"number": 1}).status_code == 409
    )


@pytest.mark.parametrize("who", [ADA.person, CARA.person, TOM.person, uuid4()])
def test_the_other_is_somebody_who_writes_here(hut: House, who: UUID) -> None:
    body = {"partner": str(who), **LUNCH}
    answer = hut.program(TOM).post(TEXTS, body)
    assert answer.status_code == 409
    assert "Choose somebody" in answer.text


def test_a_mistake_keeps_what_was_typed(hut: House) -> None:
    browser = hut.browser(TOM)
    page = browser.opened(f"{TEXTS}/begin")
    options = page.select_one("#partner")
    assert options is not None
    assert "Amina Bello, parent" in options.get_text()
    assert "Ada Nwosu" not in options.get_text()
    page = browser.refused(f"{TEXTS}/begin", 422, text="He eats.")
    assert "He eats." in page.get_text()


def test_who_does_not_write_it_reads_it(hut: House) -> None:
    one = begun(hut)["id"]
    for who in (SIAN, ADA):
        page = hut.browser(who).opened(f"{TEXTS}/{one}")
        assert page.find("form", action=f"{TEXTS}/{one}/agree") is None
    assert hut.browser(AMINA).opened(CHILD).find("a", href=TEXTS) is not None
    assert hut.browser(ADA).opened(TEXTS).find("a", href=f"{TEXTS}/begin") is None


def test_what_is_of_another_child_is_not_there(hut: House) -> None:
    one, other = begun(hut)["id"], f"/children/{OLI}/joint-texts"
    assert hut.program(SIAN).get(f"{other}/{one}").status_code == 404
    yes = {"number": 1}
    assert hut.program(SIAN).post(f"{other}/{one}/agreements", yes).status_code == 404
    assert hut.browser(TOM).get(f"{TEXTS}/{uuid4()}").status_code == 404
    assert hut.program(MAI).get(TEXTS).status_code == 404
    same = {"partner": str(AMINA.person), **LUNCH, "id": one}
    assert hut.program(TOM).post(TEXTS, same).status_code == 409


def test_no_text_begins_once_the_child_left(fresh: House) -> None:
    with fresh.services.store.unit(LARKFIELD) as unit:
        around = unit.find(Circle, AYO)
        assert around is not None
        around.let_go(MONDAY, by=SIAN.person, today=MONDAY)
        unit.save(around, log=unit.log_of(AYO, Space.SHARED))
    body = {"partner": str(AMINA.person), **LUNCH}
    answer = fresh.program(TOM).post(TEXTS, body)
    assert answer.status_code == 409
    assert "This child has left the school" in answer.text
