"""Every page in every state: for all eyes and hands, on every size of screen."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import Browser

from tests.browser import inspection
from tests.browser.school import School
from tests.browser.sights import ALL, SIGHTS, Sight, pages
from tests.browser.visits import DESK, NARROWEST, PHONE, Window, size, window

pytestmark = pytest.mark.browser


def test_every_page_is_looked_at(school: School) -> None:
    assert pages(school.app) == SIGHTS.keys()


@pytest.mark.parametrize("sight", ALL, ids=lambda sight: sight.name)
def test_everybody_can_use(
    browser: Browser, school: School, furnished: Mapping[str, str], sight: Sight
) -> None:
    with window(browser, school.address, DESK) as opened:
        sight.visit(opened, school, furnished)
        page = opened.page
        inspection.load_axe(page)
        faults = {}
        for width in (DESK, PHONE):
            page.set_viewport_size(size(width))
            faults[f"axe at {width}"] = inspection.axe_violations(page)
        faults["focus"] = inspection.focus_unseen(page)
        faults |= narrow(opened)
    assert not {name: found for name, found in faults.items() if found}


def narrow(opened: Window) -> dict[str, list[str]]:
    """Look again on the smallest phone, and with letters twice as large."""
    page = opened.page
    page.set_viewport_size(size(NARROWEST))
    faults = {"wide at 320": inspection.too_wide(page)}
    faults["small at 320"] = inspection.too_small(page)
    page.set_viewport_size(size(PHONE))
    inspection.double_the_letters(page)
    faults["wide with large letters"] = inspection.too_wide(page)
    return faults
