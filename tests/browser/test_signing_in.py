"""Signing in, in a real browser: with a code, by link, and out again everywhere."""

from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from pyotp import TOTP

from tests.browser.conftest import Open
from tests.browser.people import Somebody
from tests.browser.school import School
from tests.browser.visits import DESK, PHONE

pytestmark = pytest.mark.browser

# Nobody else in these tests signs in as one of these.
IOANA: Final = "ioana@demo.example"
FREYA: Final = "freya@demo.example"
SHAZIA: Final = "shazia@demo.example"
AGNIESZKA: Final = "agnieszka@demo.example"
A_STEP: Final = timedelta(seconds=30)


def next_code(secret: str) -> str:
    """The code of the next half minute, which a clock a little ahead shows already."""
    return TOTP(secret).at(datetime.now(UTC) + A_STEP)


def switches_codes_on(somebody: Somebody) -> str:
    """Set an app up from the page, and give the key that it keeps."""
    somebody.page.locator("a.bar__who[href='/account']").click()
    somebody.reads_heading("How you sign in")
    somebody.follows("Set up codes from an app")
    somebody.reads_heading("Codes from an app")
    expect(somebody.page.locator(".picture svg")).to_be_visible()
    somebody.page.locator("summary", has_text="No camera?").click()
    secret = somebody.page.locator(".key").inner_text().replace(" ", "")
    somebody.types("Code from your app", TOTP(secret).now())
    somebody.presses("Switch codes on")
    somebody.reads_heading("Keep these codes on paper")
    expect(somebody.page.locator(".codes li")).to_have_count(10)
    return secret


@pytest.mark.parametrize("width", [PHONE, DESK], ids=["on a phone", "on a desk"])
def test_a_code_is_asked_for_and_a_ticked_device_is_not_asked_again(
    opened: Open, school: School, width: int
) -> None:
    email = IOANA if width == PHONE else FREYA
    first = Somebody(opened(width))
    first.signs_in(email)
    secret = switches_codes_on(first)
    second = Somebody(opened(width))
    second.window.go("/sign-in")
    second.fills_in_the_door(email)
    second.reads_heading("One more step")
    second.window.go("/children")
    second.reads_heading("One more step")
    second.types("Code from your app", next_code(secret))
    second.page.get_by_label("Do not ask on this device for 30 days").check()
    second.presses("Go on")
    second.reads_heading("Children")
    second.presses("Sign out")
    second.fills_in_the_door(email)
    second.is_in()
    school.identity.second_factor.switch_off(school.account_of(email))


def test_a_link_by_mail_lets_in_and_a_new_password_follows(
    opened: Open, school: School
) -> None:
    parent = Somebody(opened(PHONE))
    link = asks_for_a_link(parent, school)
    parent.window.go(link)
    parent.reads_heading("Sign in with this link")
    parent.presses("Sign in")
    parent.reads_heading("Choose a new password")
    chooses_a_password(parent)
    again = Somebody(opened(PHONE))
    again.window.go(link)
    again.presses("Sign in")
    again.reads("This link does not work any more.")


def asks_for_a_link(parent: Somebody, school: School) -> str:
    parent.window.go("/sign-in")
    parent.types("E-mail address", AGNIESZKA)
    parent.presses("E-mail me a link")
    parent.reads_heading("Look at your e-mail")
    where = urlsplit(school.newest_link(AGNIESZKA))
    return f"{where.path}?{where.query}"


def chooses_a_password(parent: Somebody) -> None:
    parent.types("New password", "same-page")
    parent.presses("Keep this password")
    parent.reads("Use at least 10 characters.")
    parent.types("New password", "nine pebbles on ice")
    parent.presses("Keep this password")
    parent.is_told("Your new password is kept. You were signed out everywhere else.")
    parent.presses("Sign out")
    parent.fills_in_the_door(AGNIESZKA, "nine pebbles on ice")
    parent.is_in()


def test_signing_out_everywhere_ends_another_open_browser_at_once(
    opened: Open, school: School
) -> None:
    here, there = Somebody(opened()), Somebody(opened(PHONE))
    for window in (here, there):
        window.signs_in(SHAZIA)
    there.page.locator(".children__name a").first.click()
    there.types("What do you want to say?", "She was half way through.")
    here.window.go("/account/signed-in")
    expect(here.page.locator(".places__one")).not_to_have_count(0)
    here.presses("Sign out everywhere")
    here.is_told("You are signed out everywhere.")
    there.presses("Save note")
    there.presses("Send now")
    there.reads("You are signed out. It is sent when you have signed in again.")
    there.window.faults.clear()
    there.page.locator("[data-outbox-strip]").get_by_role(
        "link", name="Sign in"
    ).click()
    there.fills_in_the_door(SHAZIA)
    there.page.get_by_role("link", name="Show it").click()
    there.is_told("Saved. Your note is in the diary.")
