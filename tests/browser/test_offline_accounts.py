"""A tablet that people share keeps nothing of one for another."""

from collections.abc import Mapping
from typing import Final
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.device import BOX, HAS_WORKER, Device, notes, texts
from tests.browser.people import Somebody
from tests.browser.school import PARENT, TEACHER, School
from tests.browser.visits import PHONE, let_in

pytestmark = pytest.mark.browser

SENT: Final = "Sent. It is in the diary now and stays."
QUYNH: Final = "Nguyễn Bảo Quỳnh"
SHELL: Final = {
    "/offline",
    "/static/css/same-page.css",
    "/static/js/offline.js",
    "/static/js/outbox.js",
    "/static/js/round.js",
    "/static/js/said.js",
    "/static/js/same-page.js",
    "/static/js/waiting.js",
    "/static/same-page.svg",
    "/static/vendor/govuk/govuk.css",
}


@pytest.fixture
def tablet(opened: Open, school: School, known: Mapping[str, str]) -> Device:
    """A tablet on which a parent has a diary open."""
    device = Device(opened(PHONE), school, known["quynh"])
    device.opens(PARENT)
    return device


def a_line() -> str:
    return f"He asked for the red cup {uuid4().int % 10**9} times."


def said(tablet: Device) -> list[str]:
    return texts(tablet.school, TEACHER, tablet.child, 20)


def holds(page: Page, words: str) -> None:
    """The words of a draft come back a moment after the page."""
    expect(page.get_by_label(BOX, exact=True)).to_have_value(words)


def types(tablet: Device, words: str) -> None:
    """Type, and wait until it is kept."""
    tablet.window.page.get_by_label(BOX, exact=True).fill(words)
    tablet.has_kept(words)


def has_nothing_of_anybody(tablet: Device) -> None:
    stored = tablet.stored()
    assert stored["items"] == stored["drafts"] == stored["places"] == []
    assert {one["name"]: one["value"] for one in stored["device"]}.get("who") is None
    assert set(tablet.cached()) <= SHELL
    kept = tablet.window.page.evaluate("[localStorage.length, sessionStorage.length]")
    assert kept == [0, 0]


def test_signing_out_leaves_nothing_behind(tablet: Device) -> None:
    tablet.saves(a_line())
    tablet.presses("Send now")
    tablet.is_told(SENT)
    tablet.presses("Sign out")
    Somebody(tablet.window).reads_heading("Sign in")
    has_nothing_of_anybody(tablet)


def test_whoever_signs_out_is_told_what_is_not_sent(tablet: Device) -> None:
    waiting, draft = a_line(), a_line()
    tablet.cut()
    tablet.saves(waiting)
    types(tablet, draft)
    tablet.mend()
    tablet.presses("Sign out")
    tablet.window.page.get_by_text("You are not signed out yet.").wait_for()
    expect(tablet.window.page.get_by_text("2 things of yours are")).to_be_visible()
    tablet.lists(waiting)
    tablet.lists(draft)
    tablet.presses("Sign out and delete")
    Somebody(tablet.window).reads_heading("Sign in")
    has_nothing_of_anybody(tablet)
    tablet.opens(PARENT)
    holds(tablet.window.page, "")
    assert waiting not in said(tablet)
    tablet.forgives_network_faults()


def test_whoever_stays_sends_first(tablet: Device) -> None:
    words = a_line()
    tablet.saves(words)
    tablet.presses("Sign out")
    tablet.presses("Stay and send")
    tablet.lists("Nothing of yours waits on this device.")
    assert said(tablet)[0] == words
    tablet.presses("Sign out")
    Somebody(tablet.window).reads_heading("Sign in")
    has_nothing_of_anybody(tablet)


def test_another_tab_of_who_signed_out_shows_and_keeps_no_word(tablet: Device) -> None:
    page = tablet.window.page.context.new_page()
    page.goto(tablet.window.page.url)
    page.get_by_label(BOX, exact=True).fill("These words are mine.")
    tablet.has_kept("These words are mine.")
    tablet.presses("Sign out")
    tablet.presses("Sign out and delete")
    page.get_by_role("heading", name="Sign in", level=1).wait_for()
    assert "These words are mine." not in page.content()
    has_nothing_of_anybody(tablet)


def test_the_next_person_at_the_tablet_finds_nothing(tablet: Device) -> None:
    """The first did not sign out: the session was over, and a second came."""
    waiting, draft = a_line(), a_line()
    tablet.cut()
    tablet.saves(waiting)
    types(tablet, draft)
    tablet.window.page.clock.fast_forward(31_000)
    tablet.school.end_sessions()
    tablet.window.page.context.clear_cookies()
    tablet.mend()
    shows_nothing_to_the_second(tablet, waiting, draft)
    is_back_and_sent_for_the_first(tablet, waiting, draft)


def shows_nothing_to_the_second(tablet: Device, waiting: str, draft: str) -> None:
    tablet.opens(TEACHER)
    holds(tablet.window.page, "")
    expect(tablet.strip).to_be_empty()
    for path in ("/outbox", "/children", f"/children/{tablet.child}"):
        content = tablet.window.go(path).content()
        assert waiting not in content
        assert draft not in content
    tablet.window.go("/outbox")
    tablet.lists("Nothing of yours waits on this device.")
    tablet.lists("Kept here for somebody else: 1.")
    tablet.cut()
    tablet.window.page.reload()
    tablet.lists("Nothing of yours waits on this device.")
    tablet.mend()
    assert waiting not in said(tablet)


def is_back_and_sent_for_the_first(tablet: Device, waiting: str, draft: str) -> None:
    tablet.opens()
    tablet.presses("Sign out")
    Somebody(tablet.window).reads_heading("Sign in")
    tablet.opens(PARENT)
    holds(tablet.window.page, draft)
    expect(tablet.window.page.locator(".outbox__back")).to_be_visible()
    tablet.is_told(SENT)
    assert said(tablet).count(waiting) == 1
    tablet.window.faults.clear()


def test_on_a_device_without_a_session_words_are_counted_and_not_shown(
    tablet: Device,
) -> None:
    words = a_line()
    tablet.cut()
    tablet.saves(words)
    tablet.window.page.context.clear_cookies()
    tablet.mend()
    tablet.window.go("/sign-in")
    tablet.cut()
    tablet.window.go("/children")
    tablet.lists("Kept here for somebody else: 1.")
    assert words not in tablet.window.page.content()
    tablet.forgives_network_faults()


def test_no_page_of_a_person_is_kept(tablet: Device) -> None:
    page, note = tablet.window.page, said(tablet)[0]
    page.locator("article.entry .entry__head a").first.click()
    for path in (
        "/children",
        f"/children/{tablet.child}/circle",
        "/outbox",
        "/account",
    ):
        tablet.window.go(path)
    cached = tablet.cached()
    assert set(cached) == SHELL
    for kept in cached.values():
        assert note not in kept
        assert QUYNH not in kept
        assert "data-account" not in kept or kept.startswith("//")
    tablet.cut()
    tablet.window.go(f"/children/{tablet.child}")
    expect(page.get_by_text("There is no connection just now.")).to_be_visible()
    assert note not in page.content()
    tablet.mend()
    tablet.presses("Try again")
    Somebody(tablet.window).reads_heading(f"{QUYNH}’s diary")
    tablet.forgives_network_faults()


def test_a_draft_is_back_after_a_reload_and_a_crash(tablet: Device) -> None:
    words = a_line()
    types(tablet, words)
    tablet.opens()
    holds(tablet.window.page, words)
    Somebody(tablet.window).reads("Your words are back. They are not saved yet.")
    tablet.saves(words)
    tablet.presses("Send now")
    tablet.is_told(SENT)
    assert tablet.stored()["drafts"] == []
    tablet.opens()
    holds(tablet.window.page, "")


def test_a_draft_can_be_gone_on_with_where_its_page_is_not(tablet: Device) -> None:
    words = a_line()
    types(tablet, words)
    tablet.cut()
    tablet.window.page.reload()
    tablet.lists(words)
    tablet.lists("Not saved yet.")
    tablet.presses("Save it")
    tablet.lists("You can undo this for 30 seconds.")
    tablet.mend()
    tablet.presses("Send now")
    tablet.lists("Nothing of yours waits on this device.")
    assert said(tablet)[0] == words
    tablet.forgives_network_faults()


def test_words_about_a_childs_safety_are_kept_nowhere(tablet: Device) -> None:
    types(tablet, "Something that must not be written here.")
    tablet.presses("This is about a child’s safety")
    tablet.window.page.get_by_role("heading", level=1).wait_for()
    tablet.window.page.wait_for_timeout(300)
    assert tablet.stored()["drafts"] == []


def test_looking_at_a_note_through_the_worker_is_a_look(
    opened: Open, school: School, known: Mapping[str, str]
) -> None:
    teacher, parent = (Device(opened(PHONE), school, known["quynh"]) for _ in range(2))
    words = a_line()
    teacher.opens(TEACHER)
    let_in(parent.window.page.context, school.address, school.session_of(PARENT))
    parent.window.go("/children")
    parent.window.page.evaluate(HAS_WORKER)
    teacher.saves(words)
    teacher.presses("Send now")
    teacher.is_told(SENT)
    entry = entry_with(parent, words)
    assert school.first_looks(entry) == 0
    parent.opens()
    assert school.first_looks(entry) == 1


def entry_with(device: Device, words: str) -> str:
    found = notes(device.school, TEACHER, device.child)
    return str(next(one["id"] for one in found if one["text"] == words))


def test_same_page_can_be_put_on_the_home_screen(tablet: Device) -> None:
    devtools = tablet.window.page.context.new_cdp_session(tablet.window.page)
    told = devtools.send("Page.getAppManifest")
    assert told["errors"] == []
    assert told["url"].startswith(
        f"{tablet.school.address}/static/same-page.webmanifest"
    )
    problems = devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [one["errorId"] for one in problems] in ([], ["in-incognito"])
