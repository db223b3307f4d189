"""What waits on a device, and the page without a connection."""

from collections.abc import Mapping
from typing import Final

from playwright.sync_api import Page

from tests.browser.school import PARENT, TEACHER
from tests.browser.sight import Sight, save

DIARY: Final = "/children/{quynh}"
REFUSE: Final = """
async (says) => {
  const base = await new Promise((done) => {
    indexedDB.open("same-page").onsuccess = ({ target }) => done(target.result);
  });
  const stored = base.transaction("items", "readwrite").objectStore("items");
  await new Promise((done) => {
    stored.getAll().onsuccess = ({ target }) => {
      for (const one of target.result)
        stored.put({ ...one, state: "refused", says }).onsuccess = done;
    };
  });
  base.close();
}
"""


def save_a_note(page: Page) -> None:
    page.locator("#text").fill("She ate all of her rice.")
    save(page)
    page.get_by_role("button", name="Undo").wait_for()


def type_and_go_to_what_waits(page: Page) -> None:
    save_a_note(page)
    page.locator("#text").fill("And she asked for more.")
    page.wait_for_timeout(300)
    page.goto(page.url.partition("/children/")[0] + "/outbox?leaving=1")
    page.get_by_role("button", name="Undo").wait_for()


def save_what_is_refused(page: Page) -> None:
    """Save a note, and let it be one that the service would not take."""
    save_a_note(page)
    page.evaluate(REFUSE, "This child has left the school.")
    page.reload()
    page.get_by_role("button", name="Change it").wait_for()


WAITING: Final[Mapping[str, tuple[Sight, ...]]] = {
    "offline.show": (
        Sight("waiting-nothing", "/outbox", PARENT),
        Sight("waiting-in-diary", DIARY, PARENT, save_a_note),
        Sight("waiting-listed", DIARY, TEACHER, type_and_go_to_what_waits),
        Sight("waiting-refused", DIARY, PARENT, save_what_is_refused),
    ),
    "offline.show_shell": (Sight("no-connection", "/offline"),),
}
