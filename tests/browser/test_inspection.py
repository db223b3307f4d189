"""The inspections find what they are for: a page full of faults has them all."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import inspection
from tests.browser.visits import NARROWEST, size

pytestmark = pytest.mark.browser

FAULTY = """
<!DOCTYPE html><title></title><meta name="viewport" content="width=device-width">
<style>a { outline: 0 !important; } p { color: #aaa; } div { width: 600px; }</style>
<div>A box that no phone can hold</div>
<img src="data:,"><p>Pale words <a href="#">.</a></p>
"""


@pytest.fixture
def faulty(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport=size(NARROWEST))
    page.set_content(FAULTY)
    yield page
    page.close()


def test_axe_names_its_rules(faulty: Page) -> None:
    inspection.load_axe(faulty)
    rules = {found.partition(":")[0] for found in inspection.axe_violations(faulty)}
    assert rules >= {"document-title", "html-has-lang", "image-alt", "color-contrast"}


def test_a_wide_box_is_found(faulty: Page) -> None:
    assert inspection.too_wide(faulty) == ["DIV  A box that no phone can hold"]


def test_a_small_target_is_found(faulty: Page) -> None:
    assert len(inspection.too_small(faulty)) == 1


def test_a_focus_that_cannot_be_seen_is_found(faulty: Page) -> None:
    assert inspection.focus_unseen(faulty) == ['<a href="#">.</a>']


def test_words_that_run_over_other_words_are_found(faulty: Page) -> None:
    """Each box is as wide as it may be; what is in the first runs on."""
    faulty.set_content(
        "<ul style='display: flex; white-space: nowrap'>"
        "<li style='width: 2em'>All children<li style='width: 9em'>Today</ul>"
    )
    assert inspection.overprinted(faulty) == ["All children | Today"]


def test_words_that_are_cut_off_or_hidden_lie_over_nothing(faulty: Page) -> None:
    faulty.set_content(
        "<ul style='display: flex; white-space: nowrap'>"
        "<li style='width: 2em; overflow: hidden'>All children<li>Today"
        "<li style='width: 0; opacity: 0'>Not seen<li>Tomorrow</ul>"
    )
    assert inspection.overprinted(faulty) == []
