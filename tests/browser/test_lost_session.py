"""A session that ends while somebody writes costs them no letter."""

from collections.abc import Mapping
from typing import Final
from unicodedata import normalize

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.people import Somebody
from tests.browser.school import PARENT, TEACHER, School
from tests.browser.visits import PHONE
from tests.concurrency.callers import of_child

pytestmark = pytest.mark.browser

A_LINE: Final = (
    '  She said “đu”, then <b>&amp; "quack"</b> 🦆\n\nآج اچھا دن تھا۔\tTwo\\three. '
)
LONG: Final = "\nIt begins with an empty line.\n" + A_LINE * 45
FIELDS: Final = (
    "csrf",
    "key",
    "id",
    "text",
    "reply_by",
    "place",
    "day",
    "description",
    "told_by",
)
BOX: Final = "What do you want to say?"


@pytest.fixture
def writer(opened: Open) -> Somebody:
    """A parent on a phone that runs no script, in front of the write box."""
    parent = Somebody(opened(PHONE, script=False))
    parent.signs_in(PARENT)
    parent.opens_diary_of("Nguyễn Bảo Quỳnh")
    return parent


def test_every_letter_of_a_long_note_is_back_and_saved_once(
    writer: Somebody, school: School, known: Mapping[str, str]
) -> None:
    assert len(LONG) >= 3_000
    before = texts(school, known)
    writer.types(BOX, LONG)
    school.end_sessions()
    writer.presses("Save note")
    is_asked_to_sign_in(writer)
    writer.fills_in_the_door(PARENT)
    writer.is_told(
        "Your words are back. They are not saved yet. "
        "Check them, then press the save button."
    )
    expect(writer.page.get_by_label(BOX)).to_have_value(LONG)
    assert texts(school, known) == before
    writer.presses("Save note")
    writer.is_told("Saved. Your note is in the diary.")
    assert texts(school, known) == [LONG, *before[:-1]]
    expect(writer.page.get_by_label(BOX)).to_have_value("")


def test_sending_the_restored_note_twice_saves_it_once(
    writer: Somebody, school: School, known: Mapping[str, str]
) -> None:
    before = texts(school, known)
    writer.types(BOX, LONG)
    school.end_sessions()
    writer.presses("Save note")
    writer.fills_in_the_door(PARENT)
    form = writer.page.locator("#write-form")
    sent: dict[str, str | float | bool] = {"kind": "note"}
    for one in FIELDS:
        sent[one] = form.locator(f"[name={one}]").input_value()
    writer.presses("Save note")
    writer.is_told("Saved. Your note is in the diary.")
    where = school.address + f"/children/{known['quynh']}/entries"
    words = LONG.replace("\n", "\r\n")
    again = writer.page.request.post(where, form={**sent, "text": words})
    assert again.ok
    assert "done=note" in again.url
    assert texts(school, known) == [LONG, *before[:-1]]


def test_a_reply_and_a_correction_come_back_as_well(
    writer: Somebody, school: School
) -> None:
    writer.page.locator(".entry--school .entry__head a").first.click()
    note = writer.window.path
    for page, box, save in (
        ("", "Your reply", "Save reply"),
        ("/correct", "What do you say instead?", "Save beside the note"),
    ):
        writer.window.go(note + page)
        writer.types(box, LONG)
        school.end_sessions()
        writer.presses(save)
        is_asked_to_sign_in(writer)
        writer.fills_in_the_door(PARENT)
        assert writer.window.path == note + page
        expect(writer.page.get_by_label(box)).to_have_value(LONG)


def test_another_person_at_the_same_phone_does_not_see_the_words(
    writer: Somebody, school: School
) -> None:
    writer.types(BOX, "These words are mine.")
    school.end_sessions()
    writer.presses("Save note")
    writer.fills_in_the_door(TEACHER)
    writer.reads_heading("Nguyễn Bảo Quỳnh’s diary")
    expect(writer.page.get_by_label(BOX)).to_have_value("")
    assert "These words are mine." not in writer.page.content()


def test_vietnamese_in_pieces_is_saved_whole(
    writer: Somebody, school: School, known: Mapping[str, str]
) -> None:
    said = "Hôm nay Quỳnh ăn được nhiều cơm, tối ngủ rất ngon."
    pieces = normalize("NFD", said)
    assert pieces != said
    writer.writes(pieces)
    writer.is_told("Saved. Your note is in the diary.")
    assert texts(school, known)[0] == normalize("NFC", said)


def is_asked_to_sign_in(writer: Somebody) -> None:
    assert writer.window.status == 401
    writer.is_told(
        "You were signed out. What you wrote is safe. Sign in and it will be there."
    )


def texts(school: School, known: Mapping[str, str]) -> list[str]:
    """What the newest notes say, as a program reads them."""
    path = f"{of_child(known['quynh'])}/timeline?limit=5"
    return [one["text"] for one in school.program(TEACHER).get(path).json["items"]][:5]
