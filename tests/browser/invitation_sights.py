"""The pages on which people are invited, come in, and say what they are called."""

from collections.abc import Mapping
from typing import Final

from playwright.sync_api import Page

from tests.browser.school import PARENT, SENCO
from tests.browser.sight import Sight, save

LUKASZ: Final = "lukasz@demo.example"
JAKUB: Final = "/children/{jakub}"
INVITE: Final = f"{JAKUB}/invitations"
ONE: Final = f"{INVITE}/{{invitation}}"
COLLEAGUES: Final = "/schools/{larkfield}/invitations"


def _invite(page: Page) -> None:
    page.locator("#name").fill("Kit Marsh")
    page.locator("#email").fill("kit@mail.example")
    page.locator("#role").select_option("carer")
    page.locator("#side").select_option("home")
    save(page)


def _invite_on_a_wrong_side(page: Page) -> None:
    page.locator("#side").select_option("school")
    page.locator("#name").fill("Kit Marsh")
    page.locator("#email").fill("kit@mail.example")
    page.locator("#role").select_option("carer")
    save(page)


def _type_a_wrong_code(page: Page) -> None:
    page.locator("#code").fill("1234 5678")
    save(page)


def _take_no_name(page: Page) -> None:
    page.locator("#name").fill("")
    save(page)


INVITING: Final[Mapping[str, tuple[Sight, ...]]] = {
    "invitations.show_invite": (
        Sight("invite", INVITE, SENCO),
        Sight("invite-problem", INVITE, SENCO, save, 422),
        Sight("invite-refused", INVITE, SENCO, _invite_on_a_wrong_side, 409),
        Sight("invite-sent", "/children/{maryam}/invitations", SENCO, _invite, 201),
    ),
    "invitations.show_supporter": (
        Sight("supporter", f"{JAKUB}/supporters", LUKASZ),
        Sight("supporter-problem", f"{JAKUB}/supporters", LUKASZ, save, 422),
    ),
    "invitations.show_colleague": (
        Sight("colleague", COLLEAGUES, SENCO),
        Sight("colleague-problem", COLLEAGUES, SENCO, save, 422),
    ),
    "invitations.show_again": (Sight("invite-again", f"{ONE}/again", SENCO),),
    "invitations.show_withdraw": (
        Sight("take-back", f"{ONE}/withdraw", SENCO),
        Sight("take-back-refused", f"{ONE}/withdraw", LUKASZ, save, 409),
    ),
    "joining.show": (
        Sight("join", "/join?link=x"),
        Sight("join-signed-in", "/join?link=x", PARENT),
        Sight("join-wrong", "/join?link=x", None, _type_a_wrong_code, 422),
    ),
    "names.show": (
        Sight("name", "/account/name", PARENT),
        Sight("name-problem", "/account/name", PARENT, _take_no_name, 422),
    ),
}
