"""Somebody is taken out of a circle while the diary lies open in front of them."""

from collections.abc import Mapping
from time import monotonic
from typing import Final

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.people import Somebody
from tests.browser.school import SENCO, School
from tests.browser.visits import PHONE, Window

pytestmark = pytest.mark.browser

ASSISTANT: Final = "oluwaseun@demo.example"
SECONDS: Final = 60  # how long a place that ended may still open anything


def take_out(senco: Somebody, diary: str) -> None:
    senco.window.go(f"{diary}/circle")
    senco.follows("Remove Oluwaseun Adebayo")
    senco.types("Why?", "He works in another class now.")
    senco.presses("Remove them")
    senco.is_told("Removed. They can no longer read the diary.")


def test_an_open_page_and_a_program_lead_no_further(
    opened: Open, school: School, known: Mapping[str, str]
) -> None:
    diary = f"/children/{known['quynh']}"
    window = opened(PHONE, session=school.session_of(ASSISTANT))
    program = school.program(ASSISTANT)
    page = window.go(diary)
    expect(page.locator("#text")).to_be_visible()
    assert program.get(f"/api/v1{diary}/timeline").status == 200

    take_out(Somebody(opened(session=school.session_of(SENCO))), diary)
    removed = monotonic()

    assert program.get(f"/api/v1{diary}/timeline").status == 404
    is_refused_with_the_words_still_there(window)
    page.reload()
    assert window.status == 404
    window.go(f"{diary}/circle")
    assert window.status == 404
    assert monotonic() - removed < SECONDS


def is_refused_with_the_words_still_there(window: Window) -> None:
    page = window.page
    page.locator("#text").fill("I packed the blue cup.")
    page.get_by_role("button", name="Save note").click()
    page.get_by_role("button", name="Send now").click()
    strip = page.locator("[data-outbox-strip]")
    expect(strip).to_contain_text("Not accepted. There is nothing here for you.")
    expect(strip.locator(".said")).to_have_text("I packed the blue cup.")
    window.faults.clear()
