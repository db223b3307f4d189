"""A phone or tablet with Same Page on it: its connection, and what is kept there.

The thirty seconds of an Undo are skipped with the browser's own clock: the page's
time jumps ahead, while the service and its worker keep theirs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from playwright.sync_api import Locator, Request, Route, expect

from tests.browser.school import School
from tests.browser.visits import Window, let_in
from tests.concurrency.callers import of_child

BOX: Final = "What do you want to say?"
UNDO: Final = 31_000
# What failed to be sent once is tried again only after a while.
PATIENCE: Final = 60_000
STORED: Final = """
async () => {
  const found = {};
  for (const { name, version } of await indexedDB.databases()) {
    const base = await new Promise((done) => {
      indexedDB.open(name, version).onsuccess = ({ target }) => done(target.result);
    });
    for (const store of base.objectStoreNames) {
      const asked = base.transaction(store).objectStore(store).getAll();
      found[store] = await new Promise((done) => {
        asked.onsuccess = () => done(asked.result);
      });
    }
    base.close();
  }
  return found;
}
"""
CACHED: Final = """
async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const shelf = await caches.open(name);
    for (const { url } of await shelf.keys())
      found[new URL(url).pathname] = await (await shelf.match(url)).text();
  }
  return found;
}
"""
HAS_WORKER: Final = """
async () => {
  await navigator.serviceWorker.ready;
  while (!navigator.serviceWorker.controller)
    await new Promise((done) => setTimeout(done, 20));
}
"""


@dataclass
class Device:
    """A window with one child's diary open; it notes what it sends."""

    window: Window
    school: School
    child: str
    sent: list[Request] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.window.page.clock.install()
        self.window.page.context.on("request", self._request)

    def _request(self, request: Request) -> None:
        if request.method == "POST" and "/api/v1/children/" in request.url:
            self.sent.append(request)

    @property
    def strip(self) -> Locator:
        return self.window.page.locator("[data-outbox-strip]")

    @property
    def listed(self) -> Locator:
        return self.window.page.locator("[data-outbox-list]")

    def opens(self, email: str | None = None) -> None:
        """Open the diary, with a worker ready; as somebody, if they are named."""
        if email is not None:
            session = self.school.session_of(email)
            let_in(self.window.page.context, self.school.address, session)
        self.window.go(f"/children/{self.child}")
        self.window.page.evaluate(HAS_WORKER)

    def saves(self, words: str) -> None:
        self.window.page.get_by_label(BOX, exact=True).fill(words)
        self.presses("Save note")
        expect(self.strip).to_contain_text(words)
        expect(self.window.page.get_by_label(BOX, exact=True)).to_have_value("")

    def presses(self, words: str) -> None:
        self.window.page.get_by_role("button", name=words, exact=True).click()

    def waits_out_the_undo(self) -> None:
        self.stored()  # an answer comes after the page has planned when to send
        self.window.page.clock.fast_forward(UNDO)

    def has_kept(self, words: str) -> None:
        """Wait until what was typed is kept here as the one draft, for ten seconds."""
        for _ in range(100):
            if self._drafts() == [words]:
                return
            self.window.page.wait_for_timeout(100)
        raise AssertionError(self._drafts())

    def _drafts(self) -> list[str]:
        return [one["fields"]["text"] for one in self.stored()["drafts"]]

    def cut(self) -> None:
        self.window.page.context.set_offline(offline=True)

    def mend(self) -> None:
        self.window.page.context.set_offline(offline=False)

    def is_told(self, words: str) -> None:
        expect(self.strip).to_contain_text(words)

    def lists(self, words: str) -> None:
        expect(self.listed).to_contain_text(words, timeout=PATIENCE)

    def forgives_network_faults(self) -> None:
        """A connection that was cut on purpose is no fault of the page."""
        cut = ("net::", "Failed to fetch", ": 401", "_INTERNET_")
        faults = self.window.faults
        faults[:] = [one for one in faults if not any(said in one for said in cut)]

    def stored(self) -> Mapping[str, list[dict[str, Any]]]:
        """Everything in the databases of this device."""
        found: dict[str, list[dict[str, Any]]] = self.window.page.evaluate(STORED)
        return found

    def cached(self) -> Mapping[str, str]:
        """Every address that the worker kept, and what is kept of it."""
        found: dict[str, str] = self.window.page.evaluate(CACHED)
        return found


def notes(
    school: School, email: str, child: str, most: int = 5
) -> list[dict[str, Any]]:
    """The newest notes, newest first, as a program reads them."""
    path = f"{of_child(child)}/timeline?limit={most}"
    found: list[dict[str, Any]] = school.program(email).get(path).json["items"]
    return found


def texts(school: School, email: str, child: str, most: int = 5) -> list[str]:
    return [one["text"] for one in notes(school, email, child, most)]


def lose_replies(device: Device, pattern: str) -> None:
    """Let the service store what is sent, and lose its answer on the way."""

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    device.window.page.context.route(pattern, lose)
