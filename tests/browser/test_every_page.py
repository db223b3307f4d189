"""Every page in every state: for all eyes and hands, on every size of screen."""

from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from sqlalchemy import text

from tests.browser import inspection
from tests.browser.school import School, served
from tests.browser.sight import Sight
from tests.browser.sights import ALL, SIGHTS, pages
from tests.browser.visits import DESK, NARROWEST, PHONE, Window, size, window
from tests.databases import Place

pytestmark = [pytest.mark.browser, pytest.mark.wide]


def test_every_page_is_looked_at(school: School) -> None:
    assert pages(school.app) == SIGHTS.keys()


@pytest.mark.parametrize("sight", ALL, ids=lambda sight: sight.name)
def test_everybody_can_use(
    browser: Browser, school: School, furnished: Mapping[str, str], sight: Sight
) -> None:
    with window(browser, school.address, DESK) as opened:
        sight.visit(opened, school, furnished)
        assert not faults_of(opened)


def test_everybody_can_read_that_the_record_is_away(
    browser: Browser, sqlite_address: Place, tmp_path: Path
) -> None:
    with (
        served(sqlite_address, tmp_path) as school,
        window(browser, school.address, DESK, session="of-nobody") as opened,
    ):
        with sqlite_address.owner.writing() as conn:
            conn.execute(text("DROP TABLE sessions"))
        page = opened.go("/children")
        assert opened.status == HTTPStatus.SERVICE_UNAVAILABLE
        expect(page.get_by_text("Nothing was stored. Try again soon.")).to_be_visible()
        assert not faults_of(opened)


def faults_of(opened: Window) -> dict[str, list[str]]:
    """Everything that is wrong with a page, by where it was seen."""
    page, faults = opened.page, {}
    inspection.load_axe(page)
    for width in (DESK, PHONE):
        page.set_viewport_size(size(width))
        faults[f"axe at {width}"] = inspection.axe_violations(page)
        faults[f"touching at {width}"] = inspection.touching(page)
        faults[f"overprinted at {width}"] = inspection.overprinted(page)
    faults["focus"] = inspection.focus_unseen(page)
    faults |= narrow(opened)
    return {where: found for where, found in faults.items() if found}


def narrow(opened: Window) -> dict[str, list[str]]:
    """Look again on the smallest phone, and with letters twice as large."""
    page = opened.page
    page.set_viewport_size(size(NARROWEST))
    faults = {"wide at 320": inspection.too_wide(page)}
    faults["small at 320"] = inspection.too_small(page)
    faults["overprinted at 320"] = inspection.overprinted(page)
    page.set_viewport_size(size(PHONE))
    inspection.double_the_letters(page)
    faults["wide with large letters"] = inspection.too_wide(page)
    faults["overprinted with large letters"] = inspection.overprinted(page)
    return faults
