"""Every page there is, in every state that looks different: what is checked and seen.

A new page must be named here, or `test_every_page_is_looked_at` fails.
"""

from collections.abc import Mapping
from typing import Final

from flask import Flask
from playwright.sync_api import Page

from tests.browser.account_sights import ENTERING
from tests.browser.action_sights import AGREEING
from tests.browser.child_sights import BY_CHILDREN
from tests.browser.concern_sights import CONCERNS
from tests.browser.invitation_sights import INVITING
from tests.browser.journey_sights import JOURNEY
from tests.browser.meeting_sights import MEETINGS
from tests.browser.notes_sights import NOTES
from tests.browser.notice_sights import NOTIFYING
from tests.browser.offline_sights import WAITING
from tests.browser.pack_sights import ANSWERING
from tests.browser.preparing_sights import PREPARED
from tests.browser.privacy_sights import KEEPING
from tests.browser.roster_sights import SERVING
from tests.browser.round_sights import ROUND
from tests.browser.safety_sights import GUARDING
from tests.browser.school import DENISE, PARENT, SENCO, TEACHER
from tests.browser.sight import Act, Sight, open_all, press, save
from tests.browser.together_sights import TOGETHER
from tests.browser.trying_sights import TRYING

LUKASZ: Final = "lukasz@demo.example"
SHAZIA: Final = "shazia@demo.example"
YUSUF: Final = "yusuf@demo.example"
IBRAHIM: Final = "ibrahim@demo.example"
DIARY: Final = "/children/{quynh}"
EMPTY: Final = "/children/{zoltan}"
NOTE: Final = "/children/{quynh}/entries"
MANY_WAYS: Final = "/children/{callum}/entries/{many_ways}"
LONG_WORDS: Final = "/children/{callum}/entries/{long_words}"
CIRCLE: Final = "/children/{quynh}/circle"
JAKUB: Final = "/children/{jakub}"
IBRAHIMS: Final = "/children/{ibrahim}"
FATHER: Final = "/children/{jakub}/family/{person-lukasz}"
NOT_YET: Final = "/children/{quynh}/family/{person-hanh}"
CONTACT: Final = "/account/contact/{person-lukasz}"
TOO_MUCH: Final = 1_100_000


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


def seal(page: Page) -> None:
    page.locator("#reason").fill("I opened the wrong diary.")
    save(page)


def save_without_a_day(page: Page) -> None:
    """Ask for a reply and not say by when."""
    page.locator("#text").fill("May she come on the trip?")
    page.locator("[name=kind][value=reply-needed]").check(force=True)
    save(page)


def bring_nothing(page: Page) -> None:
    page.get_by_role("link", name="Bring this sheet").click()
    save(page)


def look_for(words: str) -> Act:
    def act(page: Page) -> None:
        page.locator("#words").fill(words)
        save(page)

    return act


def choose_comfort(page: Page) -> None:
    """Choose all there is to choose, and look at a page that has most on it."""
    for one in ("large", "easy", "aloud"):
        page.locator(f"#{one}").check()
    save(page)
    page.goto(page.url.partition("/account")[0] + "/today")


def mistype_an_email(page: Page) -> None:
    page.locator("#email").fill("lukasz at home")
    save(page)


def add_nobody(page: Page) -> None:
    """Send the form for somebody on the register without a word in it."""
    open_all(page)
    save(page)


SIGHTS: Final[Mapping[str, tuple[Sight, ...]]] = {
    **ENTERING,
    **GUARDING,
    **ANSWERING,
    **BY_CHILDREN,
    **PREPARED,
    **CONCERNS,
    **MEETINGS,
    "rights.show": (Sight("rights", "/who-can-do-what"),),
    "circle.children": (
        Sight("children-parent", "/children", PARENT),
        Sight("children-teacher", "/children", TEACHER),
        Sight("children-none", "/children", YUSUF),
    ),
    "today.show": (
        Sight("today-parent", "/today", PARENT),
        Sight("today-teacher", "/today", TEACHER),
        Sight("today-none", "/today", YUSUF),
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
        Sight("diary-two-households", JAKUB, LUKASZ, open_all),
        Sight("diary-own-voice", "/children/{ibrahim}", IBRAHIM),
    ),
    "reading.show": (
        Sight("reading", "/account/reading", YUSUF),
        Sight("reading-chosen", "/account/reading", PARENT, choose_comfort),
    ),
    "search.show": (
        Sight("search", f"{DIARY}/search", PARENT),
        Sight("search-found", f"{DIARY}/search", PARENT, look_for("she")),
        Sight("search-none", f"{DIARY}/search", TEACHER, look_for("xyzzy")),
        Sight("search-problem", f"{DIARY}/search", TEACHER, save, 422),
    ),
    "diary.talk.show": (
        Sight("talk", f"{DIARY}/talk", PARENT),
        Sight("talk-problem", f"{DIARY}/talk", TEACHER, save, 422),
    ),
    "sheets.show": (
        Sight("sheet", f"{DIARY}/sheet", PARENT),
        Sight("sheet-not-agreed", f"{JAKUB}/sheet", LUKASZ),
        Sight("sheet-nothing", f"{EMPTY}/sheet?day=2026-11-02", TEACHER),
    ),
    "sheets.show_scan": (
        Sight("scan", f"{DIARY}/sheet", PARENT, press("Bring this sheet")),
        Sight("scan-no-pictures", f"{EMPTY}/sheet", TEACHER, press("Bring this sheet")),
        Sight("scan-problem", f"{EMPTY}/sheet", TEACHER, bring_nothing, 422),
    ),
    "translations.show": (
        Sight("translate", f"{NOTE}/{{amended}}/translate", PARENT),
        Sight("translate-problem", f"{NOTE}/{{amended}}/translate", PARENT, save, 422),
    ),
    "talks.show_confirm": (
        Sight("talk-confirm", f"{NOTE}/{{amended}}/confirm", PARENT),
        Sight("confirm-refused", f"{NOTE}/{{amended}}/confirm", TEACHER, status=403),
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
        Sight("entry-files", f"{NOTE}/{{with_files}}", PARENT, open_all),
    ),
    "diary.show_amend": (
        Sight("amend", f"{MANY_WAYS}/amend", TEACHER),
        Sight("amend-problem", f"{MANY_WAYS}/amend", TEACHER, save, 422),
    ),
    "diary.show_correct": (
        Sight("correct", f"{NOTE}/{{amended}}/correct", PARENT),
        Sight("correct-problem", f"{NOTE}/{{amended}}/correct", PARENT, save, 422),
    ),
    "attachments.show_attach": (
        Sight("attach", f"{NOTE}/{{with_files}}/attach", TEACHER),
        Sight("attach-problem", f"{NOTE}/{{with_files}}/attach", TEACHER, save, 422),
    ),
    "attachments.show_media": (
        Sight("media-open", f"{EMPTY}/media", TEACHER),
        Sight("media-parent", "/children/{quynh}/media", PARENT),
        Sight("media-saved", "/children/{quynh}/media?done=media-allowed", PARENT),
    ),
    "disputes.show": (
        Sight("disputes", "/children/{quynh}/disputes", SENCO),
        Sight("disputes-none", f"{EMPTY}/disputes", TEACHER),
    ),
    "disputes.show_dispute": (
        Sight("dispute", f"{NOTE}/{{with_files}}/dispute", PARENT),
        Sight("dispute-problem", f"{NOTE}/{{with_files}}/dispute", PARENT, save, 422),
    ),
    "disputes.show_case": (
        Sight("dispute-parent", "/children/{quynh}/disputes/{dispute}", PARENT),
        Sight("dispute-senco", "/children/{quynh}/disputes/{dispute}", SENCO, open_all),
        Sight(
            "dispute-unanswered",
            "/children/{quynh}/disputes/{dispute}",
            SENCO,
            save,
            422,
        ),
        Sight("dispute-settled", "/children/{quynh}/disputes/{settled}", PARENT),
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
        Sight("circle-decides", f"{IBRAHIMS}/circle", IBRAHIM),
        Sight("circle-problem", CIRCLE, SENCO, add_nobody, 422),
    ),
    "circle.show_leave": (
        Sight("leave", f"{CIRCLE}/{{person-hanh}}/leave", PARENT),
        Sight(
            "leave-child", "/children/{ibrahim}/circle/{person-ibrahim}/leave", IBRAHIM
        ),
        Sight("remove", f"{CIRCLE}/{{person-niamh}}/leave", SENCO),
    ),
    "family.show": (
        Sight("family", f"{JAKUB}/family", SENCO),
        Sight("family-one-household", f"{DIARY}/family", SENCO),
        Sight("family-saved", f"{JAKUB}/family?done=household", SENCO),
    ),
    "family.show_household": (
        Sight("household", f"{FATHER}/household", SENCO),
        Sight("household-problem", f"{NOT_YET}/household", SENCO, save, 422),
        Sight("household-refused", f"{FATHER}/household", SENCO, save, 409),
    ),
    "family.show_responsibility": (
        Sight("responsibility", f"{FATHER}/responsibility", SENCO),
        Sight("responsibility-problem", f"{NOT_YET}/responsibility", SENCO, save, 422),
    ),
    "contacts.show_own": (
        Sight("contact", "/account/contact", LUKASZ),
        Sight("contact-saved", "/account/contact?done=contact", LUKASZ),
    ),
    "contacts.show_form": (
        Sight("contact-form", CONTACT, LUKASZ),
        Sight("contact-problem", CONTACT, LUKASZ, mistype_an_email, 422),
    ),
    "contacts.show_around": (Sight("contacts", f"{JAKUB}/contacts", TEACHER),),
    "decisions.show": (
        Sight("decides", f"{IBRAHIMS}/rights", SENCO, open_all),
        Sight("decides-own", f"{IBRAHIMS}/rights", IBRAHIM, open_all),
        Sight("decides-parents", f"{JAKUB}/rights", LUKASZ),
    ),
    "decisions.show_pass": (
        Sight("pass-on", f"{IBRAHIMS}/rights/pass", SENCO),
        Sight("pass-on-problem", f"{IBRAHIMS}/rights/pass", SENCO, save, 422),
    ),
    "decisions.show_return": (
        Sight("give-back", f"{IBRAHIMS}/rights/return", SENCO),
        Sight("give-back-own", f"{IBRAHIMS}/rights/return", IBRAHIM),
        Sight("give-back-problem", f"{IBRAHIMS}/rights/return", IBRAHIM, save, 422),
    ),
    **AGREEING,
    **INVITING,
    **WAITING,
    **KEEPING,
    **NOTIFYING,
    **JOURNEY,
    **NOTES,
    **SERVING,
    **ROUND,
    **TOGETHER,
    **TRYING,
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


NO_PAGES = (
    "/attachments/<uuid:attachment>",
    "/file",
    "/language/<tag>",
    "/list.csv",
    "/pack.zip",
    "/portrait/<uuid:portrait>",
    "/worker.js",
)


def _is_page(rule: str) -> bool:
    if rule.endswith(NO_PAGES):
        return False  # the bytes of a file, or the way back to a page
    return rule == "/api/v1/docs" or not rule.startswith(
        ("/api/", "/healthz/", "/static/", "/symbols/")
    )
