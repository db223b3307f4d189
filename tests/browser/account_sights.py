"""The pages on which people come in, and say how they do."""

from collections.abc import Mapping
from typing import Final

from playwright.sync_api import Page

from service.signing_in.sessions import Stage
from tests.browser.school import PARENT, TEACHER
from tests.browser.sight import Sight, open_all, press_button, save

YUSUF: Final = "yusuf@demo.example"
KWAME: Final = "kwame@demo.example"
ADD_PASSKEY: Final = "/account/passkeys/add"
EMPTY: Final = "/children/{zoltan}"
STEP: Final = "/sign-in/code?next=/children"
SET_UP: Final = "/sign-in/set-up?next=/children"


def save_signed_out(page: Page) -> None:
    page.locator("#text").fill("She counted to ten on the stairs today.")
    page.context.clear_cookies()
    # As a browser does that keeps nothing.
    with page.expect_navigation():
        page.locator("#write-form").evaluate("form => form.submit()")


def sign_in_wrongly(page: Page) -> None:
    page.locator("#email").fill("nobody@demo.example")
    save(page)


def type_a_wrong_code(page: Page) -> None:
    page.locator("#code").fill("000000")
    page.get_by_role("button", name="Go on").or_(
        page.get_by_role("button", name="Switch codes on")
    ).first.click()


def ask_for_a_link(page: Page) -> None:
    page.locator("#email").fill("nobody@demo.example")
    save(page)


def choose_a_short_password(page: Page) -> None:
    page.locator("#new_password").fill("short")
    save(page)


def confirm_wrongly(page: Page) -> None:
    page.locator("#password").fill("not this one")
    save(page)


def unname(page: Page) -> None:
    page.locator("#name").fill(" ")
    save(page)


def add_without_a_name(page: Page) -> None:
    unname(page)
    page.locator(".govuk-error-summary").wait_for()


def send_no_passkey(page: Page) -> None:
    page.locator("#passkey").evaluate("one => one.submit()")
    page.locator(".govuk-error-summary").wait_for()


ENTERING: Final[Mapping[str, tuple[Sight, ...]]] = {
    "accounts.start": (Sight("start", "/"),),
    "accounts.show_sign_in": (
        Sight("sign-in", "/sign-in"),
        Sight("sign-in-wrong", "/sign-in", act=sign_in_wrongly, status=422),
        Sight("sign-in-carried", EMPTY, TEACHER, save_signed_out, 401),
        Sight("sign-in-passkey", "/sign-in", act=send_no_passkey, status=422),
    ),
    "accounts.links.show_ask": (
        Sight("link-ask", "/sign-in/link"),
        Sight("link-no-address", "/sign-in/link", act=save, status=422),
        Sight("link-sent", "/sign-in/link", act=ask_for_a_link),
    ),
    "accounts.links.show": (
        Sight("link-open", "/sign-in/link/open?link=x"),
        Sight("link-used", "/sign-in/link/open?link=x", act=save, status=422),
    ),
    "accounts.steps.show_code": (
        Sight("step", STEP, YUSUF, stage=Stage.CODE),
        Sight("step-wrong", STEP, YUSUF, type_a_wrong_code, 422, Stage.CODE),
        Sight("step-passkey", STEP, KWAME, stage=Stage.CODE),
    ),
    "accounts.steps.show_set_up": (
        Sight("set-up", SET_UP, TEACHER, stage=Stage.SET_UP),
        Sight("set-up-wrong", SET_UP, TEACHER, type_a_wrong_code, 422, Stage.SET_UP),
    ),
    "accounts.confirm.show": (
        Sight("confirm", "/confirm", YUSUF),
        Sight("confirm-wrong", "/confirm", PARENT, confirm_wrongly, 422),
        Sight("confirm-passkey", "/confirm", KWAME),
    ),
    "accounts.security.show": (
        Sight("account", "/account", PARENT),
        Sight("account-codes", "/account", YUSUF),
        Sight("account-passkeys", "/account", KWAME),
    ),
    "accounts.own_passkeys.show_add": (
        Sight("passkey-add", ADD_PASSKEY, PARENT),
        Sight("passkey-add-no-name", ADD_PASSKEY, PARENT, add_without_a_name, 422),
        Sight("passkey-add-refused", ADD_PASSKEY, PARENT, send_no_passkey, 422),
    ),
    "accounts.own_passkeys.show": (
        Sight("passkey-name", "/account/passkeys/{passkey}", KWAME),
        Sight("passkey-no-name", "/account/passkeys/{passkey}", KWAME, unname, 422),
    ),
    "accounts.own_passkeys.show_remove": (
        Sight("passkey-remove", "/account/passkeys/{passkey}/remove", KWAME),
    ),
    "accounts.providers.come_back": (
        Sight("provider-refused", "/sign-in/with/larkfield/callback", status=403),
    ),
    "accounts.providers.show_remove": (
        Sight("provider-remove", "/account/links/{link}/remove", KWAME),
    ),
    "accounts.security.show_password": (
        Sight("password", "/account/password", PARENT),
        Sight(
            "password-short", "/account/password", PARENT, choose_a_short_password, 422
        ),
    ),
    "accounts.security.show_authenticator": (
        Sight("authenticator", "/account/authenticator", PARENT, open_all),
        Sight("authenticator-on", "/account/authenticator", YUSUF),
        Sight(
            "recovery-codes", "/account/authenticator", YUSUF, press_button("Make ten")
        ),
    ),
    "accounts.places.show": (
        Sight("signed-in", "/account/signed-in", PARENT),
        Sight("signed-in-many", "/account/signed-in", YUSUF),
    ),
}
