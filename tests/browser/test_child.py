"""A child says something and nobody reads a word: by touch, by keys, by one switch."""

from collections.abc import Callable, Mapping
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.school import SENCO, School
from tests.browser.visits import PHONE, TABLET

pytestmark = pytest.mark.browser

OWN: Final = "rocket"
SECRET: Final = ("star", "boat", "cat")
TOO_MANY: Final = 90
LEAST: Final = 48
CHILDREN: Final = ("quynh", "callum", "jakub", "maryam", "tegan", "rosie")
Way = Callable[[Page, str], None]
FOCUSED: Final = "() => document.activeElement?.dataset.symbol || ''"
MARKED: Final = "() => document.querySelector('.is-next')?.dataset.symbol || ''"
SMALL: Final = """
(least) => [...document.querySelectorAll("a[href], button")]
  .filter((one) => one.checkVisibility())
  .map((one) => one.getBoundingClientRect())
  .filter((box) => Math.min(box.width, box.height) < least).length
"""


def by_touch(page: Page, symbol: str) -> None:
    page.locator(f"[data-symbol={symbol}]").first.tap()


def by_keys(page: Page, symbol: str) -> None:
    for _ in range(TOO_MANY):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == symbol:
            return page.keyboard.press("Enter")
    raise AssertionError(symbol)


def by_switch(page: Page, symbol: str) -> None:
    """One key goes on, one chooses; the control that begins it is on every page."""
    switch = page.locator("[data-switch]")
    if switch.get_attribute("aria-pressed") == "false":
        switch.tap()
    for _ in range(TOO_MANY):
        if page.evaluate(MARKED) == symbol:
            return page.keyboard.press("Enter")
        page.keyboard.press("Space")
    raise AssertionError(symbol)


WAYS: Final[Mapping[str, Way]] = {
    "touch": by_touch,
    "keys": by_keys,
    "switch": by_switch,
}
TRIES: Final = [
    (way, width, child)
    for (way, width), child in zip(
        ((way, width) for way in WAYS for width in (PHONE, TABLET)),
        CHILDREN,
        strict=True,
    )
]


def goes(page: Page, press: Way, *symbols: str) -> None:
    """Press pictures that each lead to another page."""
    for symbol in symbols:
        with page.expect_navigation():
            press(page, symbol)


def handed_over(
    opened: Open, school: School, known: Mapping[str, str], child: str, width: int
) -> Page:
    """A device that the SENCO set up beside a child, and was signed out of."""
    page = opened(width, session=school.session_of(SENCO)).page
    page.goto(f"{school.address}/children/{known[child]}/devices")
    with page.expect_navigation():
        page.locator("main form").last.locator("button").tap()
    goes(page, by_touch, OWN, *SECRET, "yes")
    return page


def is_now(page: Page, state: str) -> None:
    expect(page.locator(f"[data-state={state}]")).to_be_visible()


@pytest.mark.parametrize(("way", "width", "child"), TRIES)
def test_a_child_sends_one_thing_and_keeps_another(
    opened: Open,
    school: School,
    known: Mapping[str, str],
    way: str,
    width: int,
    child: str,
) -> None:
    page = handed_over(opened, school, known, child, width)
    press = WAYS[way]
    for symbol in (OWN, *SECRET, "say", "group-feelings", "happy", "next"):
        assert page.evaluate(SMALL, LEAST) == 0
        goes(page, press, symbol)
    is_now(page, "kept")
    assert page.locator("[data-reader]").count() > 1
    goes(page, press, "send")
    is_now(page, "sent")
    goes(page, press, "home", "say", "group-food", "apple", "next")
    is_now(page, "kept")
    goes(page, press, "keep")
    expect(page.locator("[data-thing]")).to_have_count(2)
    goes(page, press, "leave")
    expect(page.locator(f"[data-symbol={OWN}]")).to_be_visible()


def test_a_child_draws(opened: Open, school: School, known: Mapping[str, str]) -> None:
    page = handed_over(opened, school, known, "gurleen", TABLET)
    goes(page, by_touch, OWN, *SECRET, "draw")
    by_touch(page, "colour-red")
    box = page.locator("canvas").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 150, steps=5)
    page.mouse.up()
    goes(page, by_touch, "next")
    is_now(page, "kept")
    wide = "one => one.decode().then(() => one.naturalWidth)"
    assert page.locator("img.shown__picture").evaluate(wide) == 800


def test_a_child_speaks(opened: Open, school: School, known: Mapping[str, str]) -> None:
    page = handed_over(opened, school, known, "gurleen", PHONE)
    goes(page, by_touch, OWN, *SECRET, "speak")
    by_touch(page, "speak")
    expect(page.locator("[data-stop]")).to_be_visible()
    page.wait_for_timeout(1200)
    by_touch(page, "stop")
    expect(page.locator("[data-heard][data-done]")).to_be_visible()
    goes(page, by_touch, "next")
    is_now(page, "kept")
    expect(page.locator("audio")).to_be_visible()


def test_it_is_read_aloud_once_somebody_asks(
    opened: Open, school: School, known: Mapping[str, str]
) -> None:
    page = handed_over(opened, school, known, "daryna", PHONE)
    page.evaluate(
        "() => { window.said = [];"
        " speechSynthesis.speak = (one) => window.said.push(one.text); }"
    )
    page.locator(f"[data-symbol={OWN}]").focus()
    assert page.evaluate("() => window.said") == []
    by_touch(page, "listen")
    page.locator(f"[data-symbol={OWN}]").focus()
    assert "rocket" in page.evaluate("() => window.said")


def test_pictures_and_words_work_without_script(
    opened: Open, school: School, known: Mapping[str, str]
) -> None:
    window = opened(PHONE, session=school.session_of(SENCO), script=False)
    page = window.page
    page.goto(f"{school.address}/children/{known['daryna']}/devices")
    with page.expect_navigation():
        page.locator("main form").last.locator("button").tap()
    goes(page, by_touch, OWN, *SECRET, "yes", OWN, *SECRET)
    goes(page, by_touch, "say", "group-body", "tummy", "next")
    is_now(page, "kept")
    goes(page, by_touch, "home", "draw")
    expect(page.locator("input[type=file]")).to_be_visible()
