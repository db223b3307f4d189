"""What a script builds is in the language of the page, with a connection or without."""

import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, expect
from werkzeug.serving import make_server

from service.tongue import COOKIE
from tests.browser.device import BOX, Device
from tests.browser.school import PARENT, School
from tests.browser.visits import PHONE, window
from tests.identity_provider import Quiet
from tests.polish import speak_as_before, speak_polish

pytestmark = pytest.mark.browser

NOTHING: Final = "</script><b>Nic tu nie czeka."


@pytest.fixture
def polish(
    school: School, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[School]:
    """The same school, served from here with a small catalogue of Polish."""
    speak_polish(monkeypatch, tmp_path)
    server = make_server(
        "localhost", 0, school.app, threaded=True, request_handler=Quiet
    )
    here = replace(school, port=server.port)
    server.app = here.app
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield here
    server.shutdown()
    thread.join()
    server.server_close()
    speak_as_before()


@pytest.fixture
def phone(
    browser: Browser, polish: School, known: Mapping[str, str]
) -> Iterator[Device]:
    """A parent's phone on which pages speak Polish."""
    with window(browser, polish.address, PHONE) as opened:
        opened.page.context.add_cookies(
            [{"name": COOKIE, "value": "pl", "url": polish.address}]
        )
        device = Device(opened, polish, known["quynh"])
        device.opens(PARENT)
        yield device
        device.forgives_network_faults()


def test_what_waits_is_shown_in_the_language_of_the_page(phone: Device) -> None:
    page = phone.window.page
    words = f"She counted to {uuid4().int % 10**9}."
    expect(page.get_by_role("button", name="Wyloguj się")).to_be_visible()
    phone.saves(words)
    count = page.locator("[data-outbox-count]")
    expect(count).to_have_text("Jeszcze nie wysłano: 1")
    phone.presses("Cofnij")
    expect(page.get_by_label(BOX, exact=True)).to_have_value(words)
    expect(count).to_be_hidden()


def test_what_is_not_translated_yet_is_said_in_english(phone: Device) -> None:
    said = phone.window.page.evaluate("[said('Delete it'), said('{a}: {b}', { a: 1 })]")
    assert said == ["Delete it", "1: {b}"]


def test_the_page_without_a_connection_speaks_it_too(phone: Device) -> None:
    phone.cut()
    phone.window.page.reload()
    expect(phone.window.page.locator("html")).to_have_attribute("lang", "pl")
    phone.lists(NOTHING)
    phone.mend()
