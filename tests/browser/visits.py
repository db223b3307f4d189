"""A window of Chromium that notices what a person would not: errors and violations."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    ViewportSize,
    sync_playwright,
)

PHONE: Final = 390
DESK: Final = 1280
NARROWEST: Final = 320
TABLET: Final = 820
HEIGHTS: Final = {PHONE: 844, DESK: 800, NARROWEST: 640, TABLET: 1180}
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
)
TELL_OF_VIOLATIONS: Final = """
document.addEventListener("securitypolicyviolation", (event) => {
  console.error("refused:", event.violatedDirective, event.blockedURI);
});
"""
A_STATUS: Final = "Failed to load resource: the server responded with a status of"


def size(width: int) -> ViewportSize:
    return {"width": width, "height": HEIGHTS[width]}


@dataclass
class Window:
    """A page in a browser of its own, at the service at *address*."""

    address: str
    page: Page
    faults: list[str] = field(default_factory=list)
    statuses: dict[str, int] = field(default_factory=dict)

    def go(self, path: str) -> Page:
        self.page.goto(urljoin(self.address, path))
        return self.page

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    @property
    def status(self) -> int:
        """The status that the page now shown came with."""
        return self.statuses[self.page.url.partition("#")[0]]

    def watch(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", self._request)
        self.page.on("response", self._response)

    def _console(self, said: ConsoleMessage) -> None:
        about_page = said.text.startswith(A_STATUS)
        if said.type in {"error", "warning"} and not about_page:
            self.faults.append(f"{self.page.url}: {said.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:")):
            self.faults.append(f"{self.page.url}: asked for {request.url}")

    def _response(self, answer: Response) -> None:
        if answer.request.is_navigation_request():
            self.statuses[answer.url] = answer.status
        elif not answer.ok:
            self.faults.append(f"{answer.url}: {answer.status}")


class NoChromium(Exception):
    """There is no browser to look with."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser that the variable CHROMIUM names, or else the machine's."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if path is None:
        msg = "Set CHROMIUM to the path of a Chromium; .ci/chromium finds one."
        raise NoChromium(msg)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def window(
    browser: Browser,
    address: str,
    width: int = DESK,
    *,
    session: str | None = None,
    script: bool = True,
) -> Iterator[Window]:
    """Open a window for a visit, and check at its end that nothing went wrong."""
    context = browser.new_context(
        viewport=size(width),
        has_touch=width < DESK,
        java_script_enabled=script,
        locale="en-GB",
        timezone_id="Europe/London",
        reduced_motion="reduce",
    )
    if session is not None:
        let_in(context, address, session)
    opened = in_context(context, address)
    try:
        yield opened
        assert not opened.faults, opened.faults
    finally:
        context.close()


def in_context(context: BrowserContext, address: str) -> Window:
    """Open one more page in the same browser."""
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.add_init_script(TELL_OF_VIOLATIONS)
    opened = Window(address, page)
    opened.watch()
    return opened


def let_in(context: BrowserContext, address: str, session: str) -> None:
    context.add_cookies([{"name": "samepage", "value": session, "url": address}])
