"""Chromium, and the demo school behind the real service."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from typing import Protocol

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.furniture import furnish
from tests.browser.school import School, Template, names, served
from tests.browser.visits import DESK, NoChromium, Window, chromium, window

# Nothing here is about speed: a busy machine may take its time.
expect.set_options(timeout=15_000)


class Open(Protocol):
    """Opens a window at the school, signed in if it is given a session."""

    def __call__(
        self, width: int = DESK, *, session: str | None = None, script: bool = True
    ) -> Window: ...


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser for all; without one its tests are skipped, which CI forbids."""
    try:
        with chromium() as started:
            yield started
    except NoChromium as problem:
        pytest.skip(str(problem))


@pytest.fixture(scope="package")
def known() -> Mapping[str, str]:
    """The ids of the demo school's people, children and notes."""
    return names()


@pytest.fixture(scope="package")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """The demo school, loaded once for all that take a copy of it."""
    return Template.load(tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="package")
def school(
    template: Template, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[School]:
    """The demo school that these tests share: each writes notes of its own."""
    folder = tmp_path_factory.mktemp("demo")
    with served(template.copy(folder / "school"), folder) as open_school:
        yield open_school


@pytest.fixture(scope="package")
def furnished(school: School, known: Mapping[str, str]) -> Mapping[str, str]:
    """The ids again, with those of an empty diary and of notes hard to show."""
    return furnish(school, known)


@pytest.fixture
def opened(browser: Browser, school: School) -> Iterator[Open]:
    """Open windows at the school; at the end of a test each must be free of faults."""
    with ExitStack() as windows:

        def open_one(
            width: int = DESK, *, session: str | None = None, script: bool = True
        ) -> Window:
            another = window(
                browser, school.address, width, session=session, script=script
            )
            return windows.enter_context(another)

        yield open_one
