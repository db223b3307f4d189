"""Everything can be reached and done with the keyboard alone."""

from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.people import Somebody
from tests.browser.school import PARENT, School

pytestmark = pytest.mark.browser

QUYNH: Final = "Nguyễn Bảo Quỳnh"
FOCUS: Final = """
() => {
  const one = document.activeElement;
  if (one === document.body) return "";
  return one.labels?.[0]?.innerText || one.innerText || one.name || one.tagName;
}
"""
TOO_MANY: Final = 200


@pytest.fixture
def page(opened: Open, school: School) -> Page:
    parent = Somebody(opened(session=school.session_of(PARENT)))
    parent.opens_diary_of(QUYNH)
    return parent.page


def tab_to(page: Page, words: str) -> list[str]:
    """Press tab until something says these words; give what was passed."""
    passed: list[str] = []
    while words not in (said := focused(page)):
        passed.append(said)
        assert len(passed) < TOO_MANY, passed
        page.keyboard.press("Tab")
    return passed


def focused(page: Page) -> str:
    return str(page.evaluate(FOCUS))


def test_the_first_thing_leads_past_the_bar_to_the_page(page: Page) -> None:
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to main content"
    expect(page.locator(".govuk-skip-link")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert focused(page) == "What do you want to say?"


def test_writing_comes_first_then_saving_then_the_notes(page: Page) -> None:
    order = ["What do you want to say?", "Note", "Save note", "All", "Reply"]
    for words in order:
        tab_to(page, words)
        page.keyboard.press("Tab")


def test_a_question_is_asked_without_a_mouse(page: Page) -> None:
    tab_to(page, "What do you want to say?")
    page.keyboard.type("Is the hall cold on Fridays?")
    tab_to(page, "Add a picture, sound, video or PDF")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    strip = page.locator("[data-outbox-strip]")
    for words, told in (("Save note", "Undo"), ("Send now", "Sent.")):
        tab_to(page, words)
        page.keyboard.press("Enter")
        expect(strip).to_contain_text(told)
    expect(strip.get_by_role("link", name="Show it")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Saved. Your note is in the diary.")
    first = page.locator("article.entry").first
    expect(first).to_contain_text("Is the hall cold on Fridays?")
    expect(first.locator(".mark--question")).to_be_visible()


def test_a_refused_form_is_read_from_what_went_wrong(page: Page) -> None:
    page.get_by_role("button", name="Save note").press("Enter")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("What do you want to say?")).to_be_focused()


def test_a_note_opens_and_closes_without_a_mouse(page: Page) -> None:
    tab_to(page, "Seen by")
    page.keyboard.press("Enter")
    expect(page.locator(".entry .seen").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".entry .seen").first).to_be_hidden()
