"""What was typed about a child's safety leaves no trace in the browser."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.school import PARENT, School
from tests.browser.visits import PHONE

pytestmark = pytest.mark.browser

WORDS = "He has a new bruise and will not say why."


@pytest.mark.parametrize("script", [True, False])
def test_words_are_shown_and_then_gone(
    opened: Open,
    school: School,
    known: Mapping[str, str],
    script: bool,  # noqa: FBT001 - with and without
) -> None:
    session = school.session_of(PARENT)
    page = opened(PHONE, session=session, script=script).page
    page.goto(f"{school.address}/children/{known['quynh']}")
    page.locator("#text").fill(WORDS)
    page.get_by_role("button", name="This is about a child").click()
    expect(page.locator(".typed")).to_contain_text(WORDS)
    page.get_by_role("link", name="Clear it from this page").click()
    expect(page.locator("#text")).to_have_value("")
    assert WORDS not in page.content()
    if script:
        page.go_back()
        assert WORDS not in page.content()
        expect(page.locator("#text")).to_have_value("")
