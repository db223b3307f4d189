"""The log of what went well: either side adds to it, and all around the child read."""

from uuid import uuid4

import pytest

from events.base import Actor, Space
from events.circle import Circle
from tests.cast import AMINA, AYO, AYO_IN_PERSON, LARKFIELD, MONDAY, SIAN, TOM
from tests.features.shows import shows
from tests.service.clients import words_of
from tests.service.house import ADA, MAI, House
from tests.service.words import CHILD

LOG = f"{CHILD}/successes"
SLEPT = {"text": "He slept all night.", "day": "2026-09-06"}


@shows("service/templates/went_well.html", at="{{ one.helped }}")
@pytest.mark.parametrize("by", [AMINA, TOM, AYO_IN_PERSON])
def test_f52_either_side_adds_and_both_read(hut: House, by: Actor) -> None:
    browser = hut.browser(by)
    browser.opened(LOG)
    text, helped = f"He slept all night. {by.role}", "The blue light."
    page = browser.saved(LOG, text=text, helped=helped, day="2026-09-06")
    assert "It is in the list of what went well." in page.get_text()
    for reader in (AMINA, TOM, ADA):
        said = words_of(str(hut.browser(reader).opened(LOG)))
        assert text in said
        assert "What helped: The blue light." in said


def test_the_other_side_saw_it_too(house: House) -> None:
    told = house.program(AMINA).wrote(LOG, SLEPT)
    browser = house.browser(TOM)
    browser.opened(LOG)
    page = browser.saved(f"{LOG}/{told['id']}/confirm")
    said = words_of(str(page))
    assert "Told by Amina Bello . Tom Okafor saw it too." in said
    assert page.find("form", action=f"{LOG}/{told['id']}/confirm") is None
    own = house.browser(AMINA).opened(LOG)
    assert own.find("form", action=f"{LOG}/{told['id']}/confirm") is None
    (yes,) = house.program(AMINA).read(f"{LOG}/{told['id']}")["confirmed"]
    assert (yes["by"], yes["side"]) == (str(TOM.person), "school")


def test_a_mistake_keeps_what_was_typed(hut: House) -> None:
    browser = hut.browser(AMINA)
    browser.opened(LOG)
    page = browser.refused(LOG, 422, text="", helped="The light.")
    assert "Write at least one word." in page.get_text()
    assert "The light." in page.get_text()
    page = browser.refused(LOG, 409, text="He will.", day="2026-09-30")
    assert "not come yet" in page.get_text()


def test_whoever_only_reads_has_no_form(hut: House) -> None:
    page = hut.browser(ADA).opened(LOG)
    assert page.find("form", action=LOG) is None
    assert hut.program(ADA).post(LOG, SLEPT).status_code == 403


def test_the_newest_day_comes_first(fresh: House) -> None:
    program = fresh.program(TOM)
    first = program.wrote(LOG, {**SLEPT, "day": "2026-09-04"})
    second = program.wrote(LOG, SLEPT)
    third = program.wrote(LOG, {**SLEPT, "day": "2026-09-03"})
    told = [one["id"] for one in fresh.program(AMINA).read(LOG)["items"]]
    assert told == [second["id"], first["id"], third["id"]]


def test_a_program_tells_it_once_and_says_so_once(hut: House) -> None:
    program, one = hut.program(TOM), str(uuid4())
    told = program.wrote(LOG, {**SLEPT, "id": one})
    assert (told["id"], told["helped"], told["confirmed"]) == (one, None, [])
    assert set(told["receipt"]) == {"log", "seq", "size", "root"}
    assert program.post(LOG, {**SLEPT, "id": one}).status_code == 409
    at = f"{LOG}/{one}/confirmations"
    assert program.post(at, None).status_code == 409
    assert hut.program(AMINA).post(at, None).status_code == 201
    assert hut.program(AMINA).post(at, None).status_code == 409
    elsewhere = hut.program(SIAN).post(f"{LOG}/{uuid4()}/confirmations", None)
    assert elsewhere.status_code == 404
    assert program.get(f"{LOG}/{uuid4()}").status_code == 404
    assert hut.program(MAI).get(LOG).status_code == 404


def test_the_diary_leads_there(hut: House) -> None:
    page = hut.browser(AMINA).opened(CHILD)
    assert page.find("a", href=LOG) is not None


def test_the_log_of_a_child_who_left_is_closed(fresh: House) -> None:
    with fresh.services.store.unit(LARKFIELD) as unit:
        around = unit.find(Circle, AYO)
        assert around is not None
        around.let_go(MONDAY, by=SIAN.person, today=MONDAY)
        unit.save(around, log=unit.log_of(AYO, Space.SHARED))
    answer = fresh.program(TOM).post(LOG, SLEPT)
    assert answer.status_code == 409
    assert "This child has left the school" in answer.text


@shows("service.meeting_rows:Shown.is_review")
def test_f52_a_review_begins_with_what_went_well(fresh: House) -> None:
    program = fresh.program(TOM)
    program.wrote(LOG, {**SLEPT, "text": "He read a page aloud."})
    program.wrote(LOG, {**SLEPT, "day": "2024-09-06", "text": "It was long ago."})
    review = {"kind": "sen-support-review", "starts": "14:30", "minutes": 45}
    review |= {"purpose": "Reading.", "day": "2026-09-25", "place": "Room 4"}
    talk = {"kind": "informal", "purpose": "Reading.", "day": "2026-09-25"}
    pages = [program.wrote(f"{CHILD}/meetings", one)["id"] for one in (review, talk)]
    said, other = (
        words_of(str(fresh.browser(AMINA).opened(f"{CHILD}/meetings/{one}")))
        for one in pages
    )
    assert said.index("He read a page aloud.") < said.index("What it is for")
    assert "It was long ago." not in said
    assert "He read a page aloud." not in other
