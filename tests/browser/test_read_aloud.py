"""A note is read aloud by a voice of the device, and by no other."""

from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.school import PARENT, School

pytestmark = pytest.mark.browser

# The browser of a test has no voice, so one stands in and notes what it is given.
VOICES: Final = """
window.spoken = [];
const voice = { name: "A voice", lang: "en-GB", localService: %s };
class Speech extends EventTarget {
  getVoices() { return [voice]; }
  speak(said) { window.spoken.push(said.text); }
  cancel() { window.spoken.push(null); }
}
Object.defineProperty(window, "speechSynthesis", { value: new Speech() });
window.SpeechSynthesisUtterance = class extends EventTarget {
  constructor(text) { super(); this.text = text; }
};
"""


def today(opened: Open, school: School, voices: str) -> Page:
    """Choose to be read to, and open the page of today."""
    window = opened(session=school.session_of(PARENT))
    window.page.add_init_script(voices)
    window.go("/account/reading")
    window.page.locator("#aloud").check()
    window.page.get_by_role("button", name="Save").click()
    window.go("/today")
    return window.page


def test_a_button_begins_and_stops_the_reading(opened: Open, school: School) -> None:
    page = today(opened, school, VOICES % "true")
    note = page.locator(".today__note").first
    button = note.get_by_role("button")
    expect(button).to_have_text("Read aloud")
    button.click()
    expect(button).to_have_text("Stop reading")
    spoken = page.evaluate("window.spoken.filter(Boolean)")
    assert spoken == [note.locator(".said").inner_text().strip()]
    button.click()
    expect(button).to_have_text("Read aloud")
    assert page.evaluate("window.spoken.at(-1)") is None


def test_a_voice_that_is_elsewhere_is_given_nothing(
    opened: Open, school: School
) -> None:
    page = today(opened, school, VOICES % "false")
    expect(page.locator(".today__note").first).to_be_visible()
    assert page.get_by_role("button", name="Read aloud").count() == 0
