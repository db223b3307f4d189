"""The pages that keep children safe."""

from collections.abc import Mapping
from typing import Final

from playwright.sync_api import Page

from tests.browser.school import PARENT, SENCO, TEACHER
from tests.browser.sight import Sight, save

DIARY: Final = "/children/{quynh}"
EMPTY: Final = "/children/{zoltan}"
MANY_WAYS: Final = "/children/{callum}/entries/{many_ways}"
GUARD: Final = "/schools/{larkfield}/safeguarding"
HEAD: Final = "head@demo.example"
HARJIT: Final = "harjit@demo.example"


def say_it_is_about_safety(page: Page) -> None:
    page.locator("#text").fill("He has a new bruise.\nHe will not say why.")
    page.get_by_role("button", name="This is about a child").click()


def say_so_signed_out(page: Page) -> None:
    page.context.clear_cookies()
    say_it_is_about_safety(page)


def save_nothing(page: Page) -> None:
    page.locator("#lead").fill("")
    save(page)


GUARDING: Final[Mapping[str, tuple[Sight, ...]]] = {
    "safety.show": (
        Sight("safety", "/children/{quynh}/safety", PARENT),
        Sight("safety-typed", DIARY, PARENT, say_it_is_about_safety),
        Sight("safety-signed-out", EMPTY, TEACHER, say_so_signed_out, 401),
    ),
    "safety.show_in_office": (
        Sight("safety-office", "/schools/{larkfield}/safety", HEAD),
    ),
    "safety.show_contacts": (
        Sight("safety-contacts", f"{GUARD}/contacts", HEAD),
        Sight("safety-contacts-problem", f"{GUARD}/contacts", HEAD, save_nothing, 422),
    ),
    "safeguarding.show": (Sight("safeguarding", GUARD, HEAD),),
    "safeguarding.show_child": (
        Sight("safeguarding-child", f"{GUARD}/{{gurleen}}", HEAD),
        Sight("safeguarding-child-new", f"{GUARD}/{{joao}}", HEAD),
        Sight("diary-from-outside", "/children/{gurleen}", HEAD),
        Sight("diary-opened-by-lead", "/children/{gurleen}", SENCO),
        Sight("diary-as-far-as", "/children/{gurleen}", HARJIT),
        Sight("circle-opened-by-lead", "/children/{gurleen}/circle", SENCO),
    ),
    "safeguarding.show_opening": (
        Sight("opening", f"{GUARD}/{{joao}}/opening", HEAD),
        Sight("opening-problem", f"{GUARD}/{{joao}}/opening", HEAD, save, 422),
    ),
    "safeguarding.show_move": (
        Sight("move", f"{MANY_WAYS}/move", HEAD),
        Sight("move-problem", f"{MANY_WAYS}/move", HEAD, save, 422),
    ),
    "safeguarding.show_return": (
        Sight("put-back", f"{GUARD}/{{gurleen}}/entries/{{moved}}/return", HEAD),
    ),
    "limits.show_hold": (
        Sight("hold", f"{GUARD}/{{callum}}/hold", HEAD),
        Sight("hold-problem", f"{GUARD}/{{callum}}/hold", HEAD, save, 422),
    ),
    "limits.show_order": (
        Sight("order", f"{GUARD}/{{callum}}/order", HEAD),
        Sight("order-problem", f"{GUARD}/{{callum}}/order", HEAD, save, 422),
    ),
    "limits.show_orders": (
        Sight("orders", f"{GUARD}/orders", SENCO),
        Sight("orders-lead", f"{GUARD}/orders", HEAD),
    ),
    "limits.show_confirm": (
        Sight("confirm-order", f"{GUARD}/orders/{{waits}}", SENCO),
        Sight("confirm-order-own", f"{GUARD}/orders/{{waits}}", HEAD, save, 409),
    ),
    "limits.show_review": (
        Sight("review", f"{GUARD}/{{gurleen}}/limits/{{due}}/review", HEAD),
        Sight(
            "review-problem",
            f"{GUARD}/{{gurleen}}/limits/{{due}}/review",
            HEAD,
            save,
            422,
        ),
    ),
    "limits.show_lift": (
        Sight("lift", f"{GUARD}/{{gurleen}}/limits/{{due}}/lift", HEAD),
    ),
}
