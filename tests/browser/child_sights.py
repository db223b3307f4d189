"""The pages of a child, and those on which an adult sets up their device."""

from collections.abc import Mapping
from typing import Final

from playwright.sync_api import Page

from tests.browser.school import PARENT, SENCO
from tests.browser.sight import Act, Sight

IBRAHIM: Final = "ibrahim@demo.example"
MINE: Final = "/children/{ibrahim}/mine"
DEVICES: Final = "/children/{ibrahim}/devices"


def symbols(*pressed: str) -> Act:
    """Press pictures, one after another."""

    def act(page: Page) -> None:
        for symbol in pressed:
            page.locator(f"[data-symbol={symbol}]").first.click()

    return act


def write(*pressed: str) -> Act:
    def act(page: Page) -> None:
        page.locator("#text").fill("I swam with Ferienbetreuungsanmeldungsformular.")
        symbols("next", *pressed)(page)

    return act


def start(*pressed: str) -> Act:
    """Begin to choose as the adult, and go on as the child."""

    def act(page: Page) -> None:
        page.locator("main form").last.locator("button").click()
        symbols(*pressed)(page)

    return act


AGREED: Final = ("rocket", "star", "boat", "cat", "yes")
BY_CHILDREN: Final[Mapping[str, tuple[Sight, ...]]] = {
    "mine.show": (
        Sight("mine", MINE, IBRAHIM),
        Sight("mine-things", f"{MINE}/write", IBRAHIM, write("keep")),
    ),
    "mine.show_help": (Sight("mine-help", f"{MINE}/help", IBRAHIM),),
    "mine.show_symbols": (
        Sight("mine-groups", f"{MINE}/symbols", IBRAHIM),
        Sight(
            "mine-symbols",
            f"{MINE}/symbols",
            IBRAHIM,
            symbols("group-feelings", "happy", "group-food"),
        ),
    ),
    "mine.show_way": (
        Sight("mine-draw", f"{MINE}/draw", IBRAHIM),
        Sight("mine-speak", f"{MINE}/speak", IBRAHIM),
        Sight("mine-photo", f"{MINE}/photo", IBRAHIM),
        Sight("mine-write", f"{MINE}/write", IBRAHIM),
        Sight("mine-nothing", f"{MINE}/write", IBRAHIM, symbols("next"), 409),
    ),
    "mine.show_thing": (
        Sight("mine-thing", f"{MINE}/write", IBRAHIM, write()),
        Sight("mine-sent", f"{MINE}/write", IBRAHIM, write("send")),
    ),
    "mine.show_throw_away": (
        Sight("mine-throw-away", f"{MINE}/write", IBRAHIM, write("bin")),
    ),
    "devices.show": (
        Sight("devices-none", "/children/{quynh}/devices", PARENT),
        Sight("devices-choose", DEVICES, SENCO, start()),
        Sight("devices-agree", DEVICES, SENCO, start(*AGREED[:-1])),
    ),
    "devices.show_door": (
        Sight("door-none", "/child"),
        Sight("door", DEVICES, SENCO, start(*AGREED)),
        Sight("door-sequence", DEVICES, SENCO, start(*AGREED, "rocket", "star")),
        Sight(
            "door-wrong",
            DEVICES,
            SENCO,
            start(*AGREED, "rocket", "star", "star", "star"),
            422,
        ),
    ),
}
