"""Passkeys in a real browser, with the devices that Chromium can stand in for."""

from dataclasses import dataclass
from typing import Final

import pytest
from playwright.sync_api import CDPSession, expect

from tests.browser.conftest import Open
from tests.browser.people import Somebody

pytestmark = pytest.mark.browser

HARJIT: Final = "harjit@demo.example"
IOANA: Final = "ioana@demo.example"
NIAMH: Final = "niamh@demo.example"
USE: Final = "Use a passkey"


@dataclass
class Pocket:
    """The devices that somebody has with them."""

    speech: CDPSession

    def take(self, transport: str) -> str:
        """Take a device: `internal` is the phone or computer itself, `usb` a stick."""
        kind = {
            "protocol": "ctap2",
            "transport": transport,
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        made = self.speech.send("WebAuthn.addVirtualAuthenticator", {"options": kind})
        return str(made["authenticatorId"])

    def is_not_the_owner(self, device: str) -> None:
        """From now on the device is not unlocked: it is somebody else's finger."""
        told = {"authenticatorId": device, "isUserVerified": False}
        self.speech.send("WebAuthn.setUserVerified", told)


def pocket_of(somebody: Somebody) -> Pocket:
    speech = somebody.page.context.new_cdp_session(somebody.page)
    speech.send("WebAuthn.enable")
    return Pocket(speech)


@pytest.fixture
def parent(opened: Open) -> Somebody:
    return Somebody(opened())


def add_passkey(parent: Somebody, name: str) -> None:
    parent.window.go("/account")
    parent.follows("Add a passkey")
    parent.reads_heading("Add a passkey")
    parent.types("What do you call it?", name)
    parent.presses("Add this passkey")
    parent.reads_heading("Keep these codes on paper")
    parent.follows("I have kept them")
    parent.reads(name)


def remove_passkey(parent: Somebody) -> None:
    parent.window.go("/account")
    parent.follows("Remove")
    parent.reads_heading("Remove a passkey")
    parent.presses("Remove this passkey")
    parent.is_told("Removed. That passkey opens nothing here any more.")


BOTH: Final = pytest.mark.parametrize(
    ("transport", "email"), [("internal", HARJIT), ("usb", IOANA)]
)


@BOTH
def test_a_passkey_signs_in_alone_or_after_the_password(
    parent: Somebody, transport: str, email: str
) -> None:
    pocket_of(parent).take(transport)
    parent.signs_in(email)
    add_passkey(parent, "The one in my pocket")
    parent.presses("Sign out")
    parent.presses(USE)
    parent.is_in()
    parent.presses("Sign out")
    parent.fills_in_the_door(email)
    parent.reads_heading("One more step")
    parent.presses(USE)
    parent.is_in()
    remove_passkey(parent)


@BOTH
def test_a_passkey_confirms_who_it_is_until_it_is_removed(
    parent: Somebody, transport: str, email: str
) -> None:
    pocket_of(parent).take(transport)
    parent.signs_in(email)
    add_passkey(parent, "The one in my pocket")
    carried = parent.page.get_by_text("Can be carried")
    expect(carried).to_have_count(1 if transport == "usb" else 0)
    parent.window.go("/confirm?next=/account/passkeys/add")
    parent.reads_heading("Confirm it is you")
    parent.presses(USE)
    parent.reads_heading("Add a passkey")
    parent.presses("Add this passkey")
    parent.reads("This device has a passkey for you already.")
    remove_passkey(parent)
    parent.presses("Sign out")
    parent.presses(USE)
    parent.reads("This passkey is not known here.")
    parent.signs_in(email)


def test_where_there_is_no_passkey_the_page_says_so_and_stays(
    parent: Somebody,
) -> None:
    pocket = pocket_of(parent)
    device = pocket.take("internal")
    parent.signs_in(NIAMH)
    add_passkey(parent, "Only this once")
    parent.presses("Sign out")
    pocket.is_not_the_owner(device)
    parent.presses(USE)
    parent.reads("That was not finished. Try again, or use another way.")
    expect(parent.page.get_by_role("button", name=USE)).to_be_enabled()
    parent.reads_heading("Sign in")


def test_without_script_the_page_offers_the_other_ways(opened: Open) -> None:
    parent = Somebody(opened(script=False))
    parent.window.go("/sign-in")
    parent.reads("Passkeys need JavaScript, and it does not run here.")
    expect(parent.page.get_by_role("button", name=USE)).to_have_count(0)
    expect(parent.page.get_by_role("button", name="E-mail me a link")).to_be_visible()


def test_a_name_that_is_missing_is_asked_for_before_the_device(
    parent: Somebody,
) -> None:
    pocket_of(parent).take("internal")
    parent.signs_in("agnieszka@demo.example")
    parent.window.go("/account/passkeys/add")
    parent.types("What do you call it?", " ")
    parent.presses("Add this passkey")
    parent.reads("There is a problem")
    assert parent.window.status == 422
