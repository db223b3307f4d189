"""What is counted at home and at school: one chart, one list, and the notes to it."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from events.base import Space
from events.circle import Circle
from events.measure import Where
from projections.measures import Value
from service.measures.chart import chart_of
from tests.cast import AMINA, AYO, LARKFIELD, MONDAY, OLI, SIAN, TOM, an_id
from tests.features.shows import shows
from tests.service.clients import words_of
from tests.service.house import ADA, MAI, House
from tests.service.words import CHILD, entry_at, written

MEASURES = f"{CHILD}/measures"
OUT = {"text": "Times out of class", "counted_in": "times"}
THREE = {"day": "2026-09-07", "count": 3, "where": "school"}


def begun(house: House, **words: object) -> str:
    return str(house.program(AMINA).wrote(MEASURES, {**OUT, **words})["id"])


@shows(
    "service/measures/templates/measures/one.html",
    at='<polyline class="chart__line chart__line--{{ drawn.where }}"'
    ' points="{{ drawn.path }}"/>',
)
def test_f53_home_and_school_are_on_one_chart(fresh: House) -> None:
    tom, amina = fresh.browser(TOM), fresh.browser(AMINA)
    amina.opened(MEASURES)
    amina.saved(MEASURES, **OUT)
    (one,) = fresh.program(TOM).read(MEASURES)["items"]
    at = f"{MEASURES}/{one['id']}"
    assert "Nothing was counted yet." in amina.opened(at).get_text()
    for browser, count in ((amina, "1"), (tom, "4")):
        browser.opened(at)
        browser.saved(f"{at}/values", day="2026-09-06", count=count)
        browser.opened(at)
        browser.saved(f"{at}/values", day="2026-09-07", count=count)
    for reader in (AMINA, TOM, ADA):
        page = fresh.browser(reader).opened(at)
        lines = page.select("svg polyline")
        assert [each["points"] for each in lines] == ["56,184 624,184", "56,16 624,16"]
        assert len(page.select("tbody tr")) == 4


@shows(
    "service/measures/templates/measures/one.html",
    at="/entries/{{ value.entry }}",
)
def test_f53_a_value_leads_to_the_note_about_it(fresh: House) -> None:
    one, note = begun(fresh), written(fresh.program(TOM), "He went out three times.")
    at, browser = f"{MEASURES}/{one}", fresh.browser(TOM)
    page = browser.opened(at)
    choices = page.select_one("#entry")
    assert choices is not None
    assert "Monday 7 September 2026, Tom Okafor" in choices.get_text()
    page = browser.saved(f"{at}/values", day="2026-09-07", count="3", entry=note)
    assert page.find("a", href=entry_at(note)) is not None
    (value,) = fresh.program(AMINA).read(at)["values"]
    assert (value["entry"], value["where"]) == (note, "school")


def test_a_value_is_taken_back_and_stays_to_be_read(hut: House) -> None:
    one = begun(hut)
    at, browser = f"{MEASURES}/{one}", hut.browser(TOM)
    value = hut.program(TOM).wrote(f"{at}/values", THREE)["values"][0]["id"]
    back = f"{at}/values/{value}/take-back"
    assert browser.opened(at).find("a", href=back) is not None
    assert hut.browser(AMINA).opened(at).find("a", href=back) is None
    browser.opened(back)
    assert "at least one word" in browser.refused(back, 422).get_text()
    page = browser.saved(back, reason="It was Ben.")
    said = words_of(str(page))
    assert "Taken back: It was Ben." in said
    assert page.find("svg", attrs={"role": "img"}) is None
    assert hut.program(TOM).post(back, {"reason": "Again."}).status_code == 409
    hut.program(TOM).wrote(f"{at}/values", THREE)


def test_a_program_keeps_one_value_for_a_day_and_place(house: House) -> None:
    one = begun(house, id=str(uuid4()))
    at, program = f"{MEASURES}/{one}", house.program(TOM)
    told = program.wrote(f"{at}/values", THREE)
    assert (told["text"], told["counted_in"]) == ("Times out of class", "times")
    assert program.post(f"{at}/values", {**THREE, "count": 4}).status_code == 409
    program.wrote(f"{at}/values", {**THREE, "where": "home"})
    wrong = {**THREE, "day": "2026-09-06", "count": 2000}
    assert program.post(f"{at}/values", wrong).status_code == 409
    read = house.program(ADA).read(at)
    assert [value["count"] for value in read["values"]] == [3, 3]
    again = house.program(AMINA).post(MEASURES, {**OUT, "id": one})
    assert again.status_code == 409


def test_a_mistake_keeps_what_was_typed(hut: House) -> None:
    one, browser = begun(hut), hut.browser(AMINA)
    browser.opened(MEASURES)
    page = browser.refused(MEASURES, 422, text="", counted_in="times")
    assert "Write at least one word." in page.get_text()
    at = f"{MEASURES}/{one}"
    browser.opened(at)
    page = browser.refused(f"{at}/values", 422, count="many")
    assert "Give a whole number, such as 3." in page.get_text()
    page = browser.refused(f"{at}/values", 409, count="3", day="2026-09-30")
    assert "not come yet" in page.get_text()


def test_whoever_only_reads_has_no_form(hut: House) -> None:
    one = begun(hut)
    page = hut.browser(ADA).opened(f"{MEASURES}/{one}")
    assert page.find("form", action=f"{MEASURES}/{one}/values") is None
    assert hut.browser(ADA).opened(MEASURES).find("form", action=MEASURES) is None
    assert hut.browser(AMINA).opened(CHILD).find("a", href=MEASURES) is not None


def test_what_is_of_another_child_is_not_there(hut: House) -> None:
    one, other = begun(hut), f"/children/{OLI}/measures"
    sian, tom = hut.program(SIAN), hut.program(TOM)
    assert sian.get(f"{other}/{one}").status_code == 404
    assert sian.post(f"{other}/{one}/values", THREE).status_code == 404
    nothing = {**THREE, "entry": str(uuid4())}
    assert tom.post(f"{MEASURES}/{one}/values", nothing).status_code == 404
    back = f"{MEASURES}/{one}/values/{uuid4()}/take-back"
    assert tom.post(back, {"reason": "No."}).status_code == 404
    assert hut.browser(TOM).get(back).status_code == 404
    assert hut.program(MAI).get(MEASURES).status_code == 404


def test_nothing_is_counted_once_the_child_left(fresh: House) -> None:
    with fresh.services.store.unit(LARKFIELD) as unit:
        around = unit.find(Circle, AYO)
        assert around is not None
        around.let_go(MONDAY, by=SIAN.person, today=MONDAY)
        unit.save(around, log=unit.log_of(AYO, Space.SHARED))
    answer = fresh.program(TOM).post(MEASURES, OUT)
    assert answer.status_code == 409
    assert "This child has left the school" in answer.text


def a_value(count: int | None, day: date = MONDAY, **more: Any) -> Value:  # noqa: ANN401 - passed on
    words = {"id": an_id("value"), "entry": None, "by": None, "at": "", "side": None}
    return Value(**{**words, "day": day, "count": count, "where": Where.HOME, **more})


@pytest.mark.parametrize("values", [[], [a_value(None)], [a_value(1, is_gone=True)]])
def test_nothing_is_drawn_of_what_does_not_count(values: list[Value]) -> None:
    assert chart_of(values) is None


def test_one_day_is_one_point_and_nothing_is_at_the_foot() -> None:
    chart = chart_of([a_value(0)])
    assert chart is not None
    assert (chart.first, chart.last, chart.most) == (MONDAY, MONDAY, 1)
    home, school = chart.lines
    assert (home.path, school.path) == ("56,240", "")
