"""A phone is told that there is something to read, by the worker that is really there.

No push service of the world is asked: the browser of these tests refuses to subscribe.
So the form is sent with keys of the test, and Chromium's tools hand the worker a push.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

import pytest
from playwright.sync_api import CDPSession, Page, expect

from service.push.sending import NEWS
from tests.browser.conftest import Open
from tests.browser.device import HAS_WORKER
from tests.browser.notice_sights import tell_here
from tests.browser.school import PARENT, School
from tests.browser.visits import PHONE, Window

pytestmark = pytest.mark.browser

BUTTON: Final = "Tell me on this phone"
NEEDS: Final = "This needs a browser that can be told of news"
SHOWN: Final = """
async () => (await (await navigator.serviceWorker.ready).getNotifications()).map(
  ({ title, body, data, tag }) => ({ title, body, data, tag }))
"""


def page_of(opened: Open, school: School, *, script: bool = True) -> Window:
    window = opened(PHONE, session=school.session_of(PARENT), script=script)
    window.go("/account/notices")
    return window


def allowed(window: Window) -> Page:
    """A page of a browser that may show notices, with its worker."""
    window.page.context.grant_permissions(["notifications"], origin=window.address)
    window.page.evaluate(HAS_WORKER)
    return window.page


def pushes(page: Page, words: str) -> None:
    """Let the browser hand the worker a push, as if it had come."""
    session = page.context.new_cdp_session(page)
    found = registration(session, page)
    said = {"origin": found["scopeURL"].rstrip("/"), "data": words}
    asked = {**said, "registrationId": found["registrationId"]}
    session.send("ServiceWorker.deliverPushMessage", asked)


def registration(session: CDPSession, page: Page) -> Mapping[str, Any]:
    found: list[Mapping[str, Any]] = []
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: found.extend(told["registrations"]),
    )
    session.send("ServiceWorker.enable")
    while not found:
        page.wait_for_timeout(20)
    return found[-1]


def shown(page: Page, count: int = 1) -> list[dict[str, str]]:
    """What stands among the notices of the phone, once there are so many."""
    said: list[dict[str, str]] = []
    for _ in range(200):
        said = page.evaluate(SHOWN)
        if len(said) == count:
            break
        page.wait_for_timeout(50)
    return said


def test_the_button_is_there_where_a_browser_can(opened: Open, school: School) -> None:
    page = page_of(opened, school).page
    expect(page.get_by_role("button", name=BUTTON)).to_be_visible()
    expect(page.get_by_text(NEEDS)).to_be_hidden()


def test_without_a_script_the_page_says_what_it_needs(
    opened: Open, school: School
) -> None:
    page = page_of(opened, school, script=False).page
    expect(page.get_by_text(NEEDS)).to_be_visible()
    expect(page.get_by_text(BUTTON)).to_be_hidden()


def test_a_browser_that_cannot_push_says_so(opened: Open, school: School) -> None:
    window = opened(PHONE, session=school.session_of(PARENT))
    window.page.add_init_script("delete window.PushManager;")
    page = window.go("/account/notices")
    expect(page.get_by_text(NEEDS)).to_be_visible()
    expect(page.get_by_role("button", name=BUTTON)).to_be_hidden()


def test_where_it_does_not_work_the_page_says_so(opened: Open, school: School) -> None:
    page = page_of(opened, school).page
    page.evaluate(HAS_WORKER)
    page.get_by_role("button", name=BUTTON).click()
    expect(page.locator("[data-tell-problem]")).to_be_visible()
    expect(page.get_by_role("button", name=BUTTON)).to_be_enabled()


def test_a_device_is_listed_until_it_is_stopped(opened: Open, school: School) -> None:
    page = page_of(opened, school).page
    tell_here(page)
    expect(page.get_by_role("status")).to_contain_text("We tell you on this device")
    expect(page.get_by_text("This device", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name=BUTTON)).to_have_count(0)
    page.get_by_role("button", name="Stop telling me there").click()
    expect(page.get_by_role("status")).to_contain_text("We do not tell you there")
    expect(page.get_by_role("button", name=BUTTON)).to_be_visible()


def test_the_worker_shows_a_push_and_the_next_takes_its_place(
    opened: Open, school: School
) -> None:
    window = page_of(opened, school)
    page = allowed(window)
    pushes(page, json.dumps(dict(NEWS)))
    (said,) = shown(page)
    today = f"{window.address}/today"
    assert said == {
        "title": NEWS["title"],
        "body": NEWS["body"],
        "data": today,
        "tag": "news",
    }
    pushes(page, "no JSON at all")
    assert shown(page) == [said]


@pytest.mark.parametrize(
    "url", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:0"]
)
def test_a_push_leads_to_no_page_but_ours(
    opened: Open, school: School, url: str
) -> None:
    window = page_of(opened, school)
    page = allowed(window)
    pushes(page, json.dumps({**NEWS, "url": url}))
    (said,) = shown(page)
    assert said["data"] == f"{window.address}/today"
