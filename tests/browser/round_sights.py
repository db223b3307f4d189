"""The pages of a class round, of a photo, and of what is told about each day."""

from collections.abc import Mapping
from typing import Final

from playwright.sync_api import Page

from tests.browser.school import PARENT, SENCO, TEACHER
from tests.browser.sight import Sight, open_all, save

AGNIESZKA: Final = "agnieszka@demo.example"
CALLUM: Final = "/children/{callum}"
# As a browser does that keeps nothing.
SEND_AT_ONCE: Final = "form => form.submit()"


def start(page: Page) -> None:
    page.get_by_role("link", name="Write about Willow today").click()


def first_child(page: Page) -> None:
    start(page)
    page.locator(".people__name a").first.click()


def child_with_photo(page: Page) -> None:
    start(page)
    page.locator(".people__one", has=page.locator("img.face")).locator(
        "a"
    ).first.click()
    page.locator("h1 img.face").wait_for()


def sure_of_the_first_child(page: Page) -> None:
    """The name is asked about before the first note of each day, and not again."""
    first_child(page)
    if page.locator("#is_them").count():
        page.locator("#is_them").check()


def say_nothing(page: Page) -> None:
    sure_of_the_first_child(page)
    open_all(page)
    save(page)


def name_another(page: Page) -> None:
    sure_of_the_first_child(page)
    page.locator("#text").fill("She sat with Gurleen on the bus.")
    page.locator("form[data-outbox]").evaluate(SEND_AT_ONCE)
    page.get_by_role("button", name="Send it anyway").wait_for()


def skip(page: Page) -> None:
    first_child(page)
    page.get_by_role("link", name="No note today").click()


def skip_without_a_reason(page: Page) -> None:
    skip(page)
    save(page)


def write_to_several(page: Page) -> None:
    start(page)
    page.get_by_role("link", name="Write one note to several children").click()


def write_to_nobody(page: Page) -> None:
    write_to_several(page)
    page.locator("#text").fill("We planted beans today.")
    save(page)


def save_photo(page: Page) -> None:
    page.get_by_role("button", name="Save the photo").click()


def choose_the_same(page: Page) -> None:
    page.get_by_role("button", name="Save what we tell").click()


ROUND: Final[Mapping[str, tuple[Sight, ...]]] = {
    "rounds.show": (Sight("round", "/children", TEACHER, start),),
    "rounds.show_child": (
        Sight("round-photo", "/children", TEACHER, child_with_photo),
        Sight("round-child", "/children", TEACHER, first_child),
        Sight("round-problem", "/children", TEACHER, say_nothing, 409),
        Sight("round-another-child", "/children", TEACHER, name_another, 422),
    ),
    "rounds.show_skip": (
        Sight("round-skip", "/children", TEACHER, skip),
        Sight("round-skip-problem", "/children", TEACHER, skip_without_a_reason, 422),
    ),
    "rounds.show_group": (
        Sight("round-group", "/children", TEACHER, write_to_several),
        Sight("round-group-problem", "/children", TEACHER, write_to_nobody, 422),
    ),
    "days.show": (
        Sight("day-agreed", "/children/{quynh}/day", PARENT),
        Sight("day-not-agreed", "/children/{jakub}/day", AGNIESZKA),
        Sight("day-nothing", "/children/{zoltan}/day", TEACHER),
        Sight("day-problem", "/children/{quynh}/day", PARENT, choose_the_same, 409),
        Sight("day-saved", "/children/{ibrahim}/day?done=day", SENCO),
    ),
    "days.show_quiet": (
        Sight("quiet", f"{CALLUM}/quiet-days", TEACHER),
        Sight("quiet-problem", f"{CALLUM}/quiet-days", TEACHER, save, 422),
    ),
    "portraits.show": (
        Sight("portrait", "/children/{quynh}/portrait", PARENT),
        Sight("portrait-saved", "/children/{quynh}/portrait?done=portrait", SENCO),
        Sight(
            "portrait-problem", "/children/{quynh}/portrait", PARENT, save_photo, 422
        ),
        Sight("portrait-not-allowed", "/children/{zoltan}/portrait", SENCO),
    ),
}
