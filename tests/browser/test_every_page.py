"""Every page in every state: for all eyes and hands, on every size of screen."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import inspection
from tests.browser.furniture import furnish
from tests.browser.school import School, Template, served
from tests.browser.sights import ALL, SIGHTS, Sight, pages
from tests.browser.visits import DESK, NARROWEST, PHONE, Window, size, window

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def standing(
    template: Template, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[School]:
    """One school that all of these tests look at."""
    folder = tmp_path_factory.mktemp("standing")
    with served(template.copy(folder / "school"), folder) as school:
        yield school


@pytest.fixture(scope="module")
def furnished(standing: School, known: Mapping[str, str]) -> Mapping[str, str]:
    return furnish(standing, known)


def test_every_page_is_looked_at(standing: School) -> None:
    assert pages(standing.app) == SIGHTS.keys()


@pytest.mark.parametrize("sight", ALL, ids=lambda sight: sight.name)
def test_everybody_can_use(
    browser: Browser, standing: School, furnished: Mapping[str, str], sight: Sight
) -> None:
    with window(browser, standing.address, DESK) as opened:
        sight.visit(opened, standing, furnished)
        page = opened.page
        inspection.load_axe(page)
        faults = {}
        for width in (DESK, PHONE):
            page.set_viewport_size(size(width))
            faults[f"axe at {width}"] = inspection.axe_violations(page)
            faults[f"focus at {width}"] = inspection.focus_unseen(page)
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
