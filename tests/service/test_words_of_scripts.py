"""A page brings what its scripts say in another language, and no more than that."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.tongue import COOKIE, for_scripts
from tests.cast import AMINA
from tests.polish import speak_as_before, speak_polish
from tests.service.clients import Browser
from tests.service.house import House
from tests.service.words import CHILD

FUTURE = "2026-09-19"


@pytest.fixture
def polish(
    house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Browser]:
    speak_polish(monkeypatch, tmp_path)
    browser = house.browser(AMINA)
    browser.client.set_cookie(COOKIE, "pl")
    yield browser
    speak_as_before()


def test_a_page_in_english_brings_no_other_words(house: House) -> None:
    page = house.browser(AMINA).opened(CHILD)
    assert page.find(id="phrases") is None


def test_a_page_brings_what_scripts_say_and_was_translated(polish: Browser) -> None:
    brought = polish.opened(CHILD).find(id="phrases")
    assert brought is not None
    assert json.loads(brought.get_text()) == {
        "Undo": "Cofnij",
        "{count} not sent yet": "Jeszcze nie wysłano: {count}",
        "Nothing of yours waits on this device.": "</script><b>Nic tu nie czeka.",
    }
    assert for_scripts("pl") is for_scripts("pl")


def test_no_word_of_a_catalogue_ends_the_element(polish: Browser) -> None:
    assert "</script><b>" not in polish.get(CHILD).text


def test_a_refusal_is_said_in_the_language_of_the_page(polish: Browser) -> None:
    polish.opened(CHILD)
    page = polish.refused(f"{CHILD}/entries", 409, text="A", day=FUTURE)
    assert "Dzień 19 września 2026 jeszcze nie nadszedł." in page.get_text()


def test_what_the_library_says_is_said_in_it_too(polish: Browser) -> None:
    polish.opened(CHILD)
    typed = polish.form(f"{CHILD}/entries")
    answer = polish.post(f"{CHILD}/entries", {**typed, "text": "A", "id": "x"})
    assert answer.status_code == 422
    assert "To nie jest UUID." in answer.text


def test_the_worker_asks_for_its_page_in_the_language_of_the_device(
    house: House, polish: Browser
) -> None:
    english, here = house.browser(AMINA).get("/worker.js"), polish.get("/worker.js")
    assert 'const PAGE = "/offline";' in english.text
    assert 'const PAGE = "/offline?language=pl";' in here.text
    nobody = house.browser()
    shown = nobody.get("/offline?language=pl").text
    assert '<html lang="pl"' in shown
    assert "Wyloguj" not in shown
    assert shown == polish.get("/offline?language=pl").text
    for other in ("/offline", "/offline?language=tlh"):
        assert '<html lang="en-GB"' in polish.get(other).text
