"""Chromium, and the demo school behind the real service."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.furniture import furnish
from tests.browser.school import School, Template, names, served
from tests.browser.visits import DESK, Window, chromium, window

Open = Callable[..., Window]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="package")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return Template.load(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="package")
def known() -> Mapping[str, str]:
    """The ids of the demo school's people, children and notes."""
    return names()


@pytest.fixture
def school(template: Template, tmp_path: Path) -> Iterator[School]:
    """A demo school of this test's own."""
    with served(template.copy(tmp_path / "school"), tmp_path) as open_school:
        yield open_school


@pytest.fixture
def opened(browser: Browser, school: School) -> Iterator[Open]:
    """Open windows at this test's school; at its end each must be free of faults."""
    with ExitStack() as windows:

        def open_one(width: int = DESK, **how: object) -> Window:
            another = window(browser, school.address, width, **how)
            return windows.enter_context(another)

        yield open_one
