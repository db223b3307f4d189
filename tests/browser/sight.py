"""One page in one state, and what people do to bring it about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Page

from service.signing_in.sessions import Stage
from tests.browser.school import School
from tests.browser.visits import Window, let_in

SAVE: Final = ".govuk-button[type=submit]"
Act = Callable[[Page], None]


@dataclass(frozen=True)
class Sight:
    """One page in one state: where it is, who looks, and what they did before."""

    name: str
    path: str
    by: str | None = None
    act: Act | None = None
    status: int = 200
    stage: Stage = Stage.OPEN

    def visit(self, window: Window, school: School, names: Mapping[str, str]) -> None:
        """Go there, and end on the page that is to be seen."""
        if self.by is not None:
            session = school.session_of(self.by, self.stage)
            let_in(window.page.context, school.address, session)
        window.go(self.path.format_map(names))
        if self.act is not None:
            self.act(window.page)
        assert window.status == self.status, (self.name, window.status)


def save(page: Page) -> None:
    page.locator(f"main {SAVE}").first.click()


def press(words: str) -> Act:
    def act(page: Page) -> None:
        page.get_by_role("link", name=words).first.click()

    return act


def press_button(words: str) -> Act:
    def act(page: Page) -> None:
        page.get_by_role("button", name=words).first.click()

    return act


def open_all(page: Page) -> None:
    """Open every drawer on the page."""
    drawers = "all => all.forEach(one => { one.open = true; })"
    page.locator("details").evaluate_all(drawers)
