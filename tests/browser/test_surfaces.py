"""The same words on paper, in colours that the reader chose, and before they go."""

from typing import Final

import pytest
from playwright.sync_api import Dialog, expect

from tests.browser import inspection
from tests.browser.conftest import Open
from tests.browser.people import Somebody
from tests.browser.school import PARENT, School
from tests.browser.visits import PHONE, size

pytestmark = pytest.mark.browser

QUYNH: Final = "Nguyễn Bảo Quỳnh"
# Ways whose words are wider than their own place, and so run into the next one.
RUN_OVER: Final = """() => [...document.querySelectorAll(".ways a")]
  .filter((one) => one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.textContent.trim())"""


@pytest.fixture
def parent(opened: Open, school: School) -> Somebody:
    reader = Somebody(opened(session=school.session_of(PARENT)))
    reader.opens_diary_of(QUYNH)
    return reader


def test_paper_shows_the_notes_and_no_form(parent: Somebody) -> None:
    parent.page.emulate_media(media="print")
    expect(parent.page.locator(".diary__write")).to_be_hidden()
    expect(parent.page.get_by_role("button", name="Sign out")).to_be_hidden()
    expect(parent.page.locator("article.entry .said").first).to_be_visible()
    expect(parent.page.locator("article.entry .seen").first).to_be_visible()


def test_on_a_phone_no_way_on_runs_into_the_next(parent: Somebody) -> None:
    parent.page.set_viewport_size(size(PHONE))
    expect(parent.page.locator(".ways a").first).to_be_visible()
    assert parent.page.evaluate(RUN_OVER) == []


def test_for_readers_who_prefer_dark_pages_every_word_stays_readable(
    parent: Somebody,
) -> None:
    parent.page.emulate_media(color_scheme="dark")
    inspection.load_axe(parent.page)
    assert not inspection.axe_violations(parent.page)


def test_forced_colours_still_show_what_is_chosen(parent: Somebody) -> None:
    parent.page.emulate_media(forced_colors="active")
    chosen = parent.page.locator(".taps__input:checked + .taps__label")
    expect(chosen).to_have_css("outline-style", "solid")
    other = parent.page.locator(".taps__input:not(:checked) + .taps__label").first
    expect(other).to_have_css("outline-style", "none")


def questions_to(parent: Somebody) -> list[str]:
    """Say yes to every question that the browser asks, and remember it."""
    asked: list[str] = []

    def answer(question: Dialog) -> None:
        asked.append(question.type)
        question.accept()

    parent.page.on("dialog", answer)
    return asked


def test_unsaved_words_are_asked_about_before_they_are_lost(parent: Somebody) -> None:
    asked = questions_to(parent)
    parent.page.locator("article.entry--school .entry__head a").first.click()
    parent.follows("Correct this in your own words")
    parent.page.get_by_label("What do you say instead?").press_sequentially("Half a")
    parent.follows("All children")
    parent.reads_heading("Children")
    assert asked == ["beforeunload"]


def test_words_that_the_device_keeps_are_not_asked_about(parent: Somebody) -> None:
    asked = questions_to(parent)
    parent.page.get_by_label("What do you want to say?").press_sequentially("Half a")
    parent.follows("All children")
    parent.reads_heading("Children")
    parent.opens_diary_of(QUYNH)
    box = parent.page.get_by_label("What do you want to say?")
    expect(box).to_have_value("Half a")
    assert asked == []


def test_saved_words_are_not_asked_about(parent: Somebody) -> None:
    asked = questions_to(parent)
    parent.page.get_by_label("What do you want to say?").press_sequentially("All of it")
    parent.presses("Save note")
    parent.sends()
    parent.is_told("Saved. Your note is in the diary.")
    parent.follows("All children")
    parent.reads_heading("Children")
    assert asked == []


def test_two_presses_save_one_note(parent: Somebody) -> None:
    parent.types("What do you want to say?", "Said once.")
    parent.page.get_by_role("button", name="Save note").dblclick()
    parent.sends()
    parent.is_told("Saved. Your note is in the diary.")
    expect(parent.page.locator(".said", has_text="Said once.")).to_have_count(1)
