"""Every page there is, in every state that looks different: what is checked and seen.

A new page must be named here, or `test_every_page_is_looked_at` fails.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from flask import Flask
from playwright.sync_api import Page

from tests.browser.school import DENISE, PARENT, SENCO, TEACHER, School
from tests.browser.visits import Window, let_in

LUKASZ: Final = "lukasz@demo.example"
SHAZIA: Final = "shazia@demo.example"
YUSUF: Final = "yusuf@demo.example"
IBRAHIM: Final = "ibrahim@demo.example"
SAVE: Final = ".govuk-button[type=submit]"
DIARY: Final = "/children/{quynh}"
EMPTY: Final = "/children/{zoltan}"
NOTE: Final = "/children/{quynh}/entries"
MANY_WAYS: Final = "/children/{callum}/entries/{many_ways}"
LONG_WORDS: Final = "/children/{callum}/entries/{long_words}"
CIRCLE: Final = "/children/{quynh}/circle"
TOO_MUCH: Final = 1_100_000

Act = Callable[[Page], None]


@dataclass(frozen=True)
class Sight:
    """One page in one state: where it is, who looks, and what they did before."""

    name: str
    path: str
    by: str | None = None
    act: Act | None = None
    status: int = 200

    def visit(self, window: Window, school: School, names: Mapping[str, str]) -> None:
        """Go there, and end on the page that is to be seen."""
        if self.by is not None:
            let_in(window.page.context, school.address, school.session_of(self.by))
        window.go(self.path.format_map(names))
        if self.act is not None:
            self.act(window.page)
        assert window.status == self.status, (self.name, window.status)


def save(page: Page) -> None:
    page.locator(f"main {SAVE}").first.click()


def save_as_somebody_else(page: Page) -> None:
    page.locator("main [name=csrf]").first.evaluate("one => { one.value = ''; }")
    save(page)


def save_to_the_circle(page: Page) -> None:
    """Send the form of the diary where only a SENCO may send one."""
    form = page.locator("#write-form")
    form.evaluate("one => { one.action = `${location.pathname}/circle`; }")
    save(page)


def save_too_much(page: Page) -> None:
    some = page.locator("#write-form [name=id]")
    some.evaluate("(one, n) => { one.value = 'a'.repeat(n); }", TOO_MUCH)
    save(page)


def save_signed_out(page: Page) -> None:
    page.locator("#text").fill("She counted to ten on the stairs today.")
    page.context.clear_cookies()
    save(page)


def sign_in_wrongly(page: Page) -> None:
    page.locator("#email").fill("nobody@demo.example")
    save(page)


def seal(page: Page) -> None:
    page.locator("#reason").fill("I opened the wrong diary.")
    save(page)


def press(words: str) -> Act:
    def act(page: Page) -> None:
        page.get_by_role("link", name=words).first.click()

    return act


def open_all(page: Page) -> None:
    """Open every drawer on the page."""
    drawers = "all => all.forEach(one => { one.open = true; })"
    page.locator("details").evaluate_all(drawers)


def save_without_a_day(page: Page) -> None:
    """Ask for a reply and not say by when."""
    page.locator("#text").fill("May she come on the trip?")
    page.locator("[name=kind][value=reply-needed]").check(force=True)
    save(page)


SIGHTS: Final[Mapping[str, tuple[Sight, ...]]] = {
    "accounts.start": (Sight("start", "/"),),
    "accounts.show_sign_in": (
        Sight("sign-in", "/sign-in"),
        Sight("sign-in-wrong", "/sign-in", act=sign_in_wrongly, status=422),
        Sight("sign-in-carried", EMPTY, TEACHER, save_signed_out, 401),
    ),
    "circle.children": (
        Sight("children-parent", "/children", PARENT),
        Sight("children-teacher", "/children", TEACHER),
        Sight("children-none", "/children", YUSUF),
    ),
    "diary.show": (
        Sight("diary-parent", DIARY, PARENT),
        Sight("diary-teacher", DIARY, TEACHER),
        Sight("diary-drawers", DIARY, SENCO, open_all),
        Sight("diary-empty", EMPTY, TEACHER),
        Sight("diary-problem", EMPTY, TEACHER, save, 422),
        Sight("diary-no-day", EMPTY, TEACHER, save_without_a_day, 409),
        Sight("diary-unread", f"{DIARY}?unread=1", SENCO),
        Sight("diary-nothing", f"{DIARY}?place=travelling&kind=question", PARENT),
        Sight("diary-awaiting", f"{DIARY}?awaiting=1", TEACHER),
        Sight("diary-older", DIARY, PARENT, press("Older notes")),
        Sight("diary-as-at", f"{DIARY}?as_at=2026-10-20T12:00", PARENT),
        Sight("diary-long-words", "/children/{callum}", DENISE),
        Sight("diary-saved", "/children/{jakub}?done=note", LUKASZ),
        Sight("diary-own-voice", "/children/{ibrahim}", IBRAHIM),
    ),
    "diary.show_entry": (
        Sight("entry-corrected", f"{NOTE}/{{corrected}}", PARENT),
        Sight("entry-amended", f"{NOTE}/{{amended}}", TEACHER),
        Sight("entry-sealed", f"{NOTE}/{{sealed}}", PARENT),
        Sight("entry-long", f"{NOTE}/{{long}}", TEACHER),
        Sight("entry-urdu", "/children/{maryam}/entries/{urdu}", SHAZIA),
        Sight("entry-many-ways", MANY_WAYS, DENISE),
        Sight("entry-long-words", LONG_WORDS, DENISE),
        Sight("entry-saved", f"{LONG_WORDS}?done=reply", TEACHER),
        Sight("entry-problem", f"{NOTE}/{{corrected}}", PARENT, save, 422),
    ),
    "diary.show_amend": (
        Sight("amend", f"{MANY_WAYS}/amend", TEACHER),
        Sight("amend-problem", f"{MANY_WAYS}/amend", TEACHER, save, 422),
    ),
    "diary.show_correct": (
        Sight("correct", f"{NOTE}/{{amended}}/correct", PARENT),
        Sight("correct-problem", f"{NOTE}/{{amended}}/correct", PARENT, save, 422),
    ),
    "diary.show_seal": (
        Sight("seal", f"{MANY_WAYS}/seal", TEACHER),
        Sight("seal-problem", f"{MANY_WAYS}/seal", TEACHER, save, 422),
        Sight("seal-refused", f"{NOTE}/{{sealed}}/seal", TEACHER, seal, 409),
    ),
    "audit.show": (
        Sight("record", "/children/{quynh}/audit", PARENT),
        Sight("record-older", "/children/{quynh}/audit", TEACHER, press("More of")),
        Sight("record-new", f"{EMPTY}/audit", TEACHER),
    ),
    "circle.show": (
        Sight("circle-parent", CIRCLE, PARENT),
        Sight("circle-senco", CIRCLE, SENCO, open_all),
        Sight("circle-long-words", "/children/{callum}/circle", DENISE),
        Sight("circle-problem", CIRCLE, SENCO, save, 422),
    ),
    "circle.show_leave": (
        Sight("leave", f"{CIRCLE}/{{person-hanh}}/leave", PARENT),
        Sight(
            "leave-child", "/children/{ibrahim}/circle/{person-ibrahim}/leave", IBRAHIM
        ),
        Sight("remove", f"{CIRCLE}/{{person-niamh}}/leave", SENCO),
    ),
    "openapi.docs": (Sight("api", "/api/v1/docs"),),
}
ERRORS: Final = (
    Sight("error-403", EMPTY, TEACHER, save_as_somebody_else, 403),
    Sight("error-403-role", EMPTY, TEACHER, save_to_the_circle, 403),
    Sight("error-404", "/children/{jakub}", PARENT, status=404),
    Sight("error-404-signed-out", "/nowhere", status=404),
    Sight("error-405", "/sign-out", PARENT, status=405),
    Sight("error-413", EMPTY, TEACHER, save_too_much, 413),
)
ALL: Final = (*(one for some in SIGHTS.values() for one in some), *ERRORS)


def pages(app: Flask) -> set[str]:
    """Every route that answers a GET with a page for people."""
    return {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and _is_page(rule.rule)
    }


def _is_page(rule: str) -> bool:
    return rule == "/api/v1/docs" or not rule.startswith(
        ("/api/", "/healthz/", "/static/")
    )
