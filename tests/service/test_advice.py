"""Advice around a child: asked for, given, and told piece by piece what came of it."""

from uuid import uuid4

import pytest

from events.base import Actor, Space
from events.circle import Circle
from tests.cast import AMINA, AYO, AYO_IN_PERSON, LARKFIELD, MONDAY, OLI, SIAN, TOM
from tests.features.shows import shows
from tests.service.clients import words_of
from tests.service.house import ADA, MAI, House
from tests.service.words import CHILD

ADVICE = f"{CHILD}/advice"
LOUD = {"text": "What helps when it gets loud?"}
BLANKET = {"text": "A blanket over the head."}
HELD = {"day": "2026-09-07", "result": "helped-a-little", "text": "He held it."}


@shows(
    "service/advice/templates/advice/pieces.html",
    at="{{ results[try.result | string] }}",
)
@pytest.mark.parametrize(("asks", "advises"), [(TOM, AMINA), (AMINA, TOM)])
def test_f20_each_piece_of_advice_says_what_came_of_it(
    fresh: House, asks: Actor, advises: Actor
) -> None:
    asker, adviser = fresh.browser(asks), fresh.browser(advises)
    asker.opened(f"{ADVICE}/ask")
    page = asker.saved(f"{ADVICE}/ask", **LOUD)
    assert "No advice yet." in page.get_text()
    (question,) = fresh.program(asks).read(ADVICE)["questions"]
    page = adviser.opened(f"{ADVICE}/give?question={question['id']}")
    assert LOUD["text"] in page.get_text()
    page = adviser.saved(f"{ADVICE}/give", **BLANKET)
    assert "Nobody has said yet if it was tried." in page.get_text()
    (piece,) = fresh.program(asks).read(ADVICE)["questions"][0]["advice"]
    at = f"{ADVICE}/{piece['id']}"
    asker.opened(at)
    asker.saved(f"{at}/try", **HELD)
    asker.saved(f"{at}/not-tried", reason="We had no blanket.")
    for reader in (AMINA, TOM, ADA):
        said = words_of(str(fresh.browser(reader).opened(ADVICE)))
        assert "Tried on Monday 7 September 2026, says" in said
        assert "It helped a little." in said
        assert "He held it." in said
        assert "We had no blanket." in said


def test_a_question_and_unasked_advice_are_told_apart(fresh: House) -> None:
    program = fresh.program(AMINA)
    question = fresh.program(TOM).wrote(f"{ADVICE}/questions", LOUD)
    first = program.wrote(ADVICE, {**BLANKET, "question": question["id"]})
    second = program.wrote(ADVICE, {"text": "Leave by the side door."})
    third = program.wrote(ADVICE, {"text": "Count to ten."})
    told = program.read(ADVICE)
    assert [one["id"] for one in told["unasked"]] == [third["id"], second["id"]]
    (asked,) = told["questions"]
    assert [one["id"] for one in asked["advice"]] == [first["id"]]
    assert first["receipt"]["size"] > 0
    page = fresh.browser(AYO_IN_PERSON).opened(ADVICE)
    assert "Other advice" in page.get_text()


def test_a_program_tells_it_item_by_item(house: House) -> None:
    program = house.program(TOM)
    one = str(uuid4())
    house.program(AMINA).wrote(ADVICE, {**BLANKET, "id": one})
    program.wrote(f"{ADVICE}/{one}/not-tried", {"reason": "No time."})
    told = program.wrote(f"{ADVICE}/{one}/tries", HELD)
    assert [(by["was_tried"], by["result"]) for by in told["tries"]] == [
        (False, None),
        (True, "helped-a-little"),
    ]
    read = house.program(ADA).read(f"{ADVICE}/{one}")
    assert read["tries"] == told["tries"]
    assert program.post(ADVICE, {**BLANKET, "id": one}).status_code == 409


def test_a_mistake_keeps_what_was_typed(hut: House) -> None:
    one = hut.program(AMINA).wrote(ADVICE, BLANKET)["id"]
    browser, at = hut.browser(TOM), f"{ADVICE}/{one}"
    browser.opened(f"{ADVICE}/ask")
    assert (
        "Write at least one word." in browser.refused(f"{ADVICE}/ask", 422).get_text()
    )
    browser.opened(f"{ADVICE}/give")
    assert (
        "Write at least one word." in browser.refused(f"{ADVICE}/give", 422).get_text()
    )
    browser.opened(at)
    page = browser.refused(f"{at}/try", 422, text="He held it.")
    assert "Choose one" in page.get_text()
    assert "He held it." in page.get_text()
    typed = {**HELD, "day": "2026-09-30"}
    assert "not come yet" in browser.refused(f"{at}/try", 409, **typed).get_text()
    page = browser.refused(f"{at}/not-tried", 422)
    assert "Write at least one word." in page.get_text()


def test_whoever_only_reads_has_no_form(hut: House) -> None:
    one = hut.program(AMINA).wrote(ADVICE, BLANKET)["id"]
    page = hut.browser(ADA).opened(f"{ADVICE}/{one}")
    assert page.find("form", action=f"{ADVICE}/{one}/try") is None
    page = hut.browser(ADA).opened(ADVICE)
    assert page.find("a", href=f"{ADVICE}/ask") is None
    assert hut.browser(AMINA).opened(CHILD).find("a", href=ADVICE) is not None


def test_what_is_of_another_child_is_not_there(hut: House) -> None:
    one = hut.program(AMINA).wrote(ADVICE, BLANKET)["id"]
    other = f"/children/{OLI}/advice"
    assert hut.program(SIAN).get(f"{other}/{one}").status_code == 404
    assert hut.program(SIAN).post(f"{other}/{one}/tries", HELD).status_code == 404
    away = {**BLANKET, "question": str(uuid4())}
    assert hut.program(TOM).post(ADVICE, away).status_code == 404
    assert hut.browser(TOM).get(f"{ADVICE}/{uuid4()}").status_code == 404
    assert hut.program(MAI).get(ADVICE).status_code == 404


def test_no_advice_is_given_once_the_child_left(fresh: House) -> None:
    with fresh.services.store.unit(LARKFIELD) as unit:
        around = unit.find(Circle, AYO)
        assert around is not None
        around.let_go(MONDAY, by=SIAN.person, today=MONDAY)
        unit.save(around, log=unit.log_of(AYO, Space.SHARED))
    answer = fresh.program(TOM).post(f"{ADVICE}/questions", LOUD)
    assert answer.status_code == 409
    assert "This child has left the school" in answer.text
