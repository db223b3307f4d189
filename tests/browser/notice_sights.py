"""The pages that say how people are told, and what came back."""

from collections.abc import Mapping
from typing import Final

from playwright.sync_api import Page

from tests.browser.school import SENCO
from tests.browser.sight import Sight, save
from tests.service.push_service import Phone

LUKASZ: Final = "lukasz@demo.example"
WISHES: Final = "/account/notices/{person-lukasz}"
FILL: Final = """
(form, fields) => {
  for (const [name, value] of Object.entries(fields)) form.elements[name].value = value;
  form.submit();
}
"""


def _leave_one_end_empty(page: Page) -> None:
    page.locator("#quiet_until").fill("")
    save(page)


def tell_here(page: Page) -> None:
    """Send what a browser would give, were it let to ask a push service."""
    page.locator("form[data-tell]").evaluate(FILL, Phone("https://push.example").fields)
    page.get_by_role("button", name="Stop telling me there").first.wait_for()


def _tell_nowhere(page: Page) -> None:
    page.locator("form[data-tell]").evaluate(FILL, {})
    page.get_by_role("alert").first.wait_for()


NOTIFYING: Final[Mapping[str, tuple[Sight, ...]]] = {
    "notices.show_own": (
        Sight("wishes", "/account/notices", LUKASZ),
        Sight("wishes-saved", "/account/notices?done=wishes", LUKASZ),
        Sight("wishes-told", "/account/notices", LUKASZ, tell_here),
        Sight("wishes-not-told", "/account/notices", LUKASZ, _tell_nowhere, 422),
    ),
    "notices.show_form": (
        Sight("wishes-form", WISHES, LUKASZ),
        Sight("wishes-problem", WISHES, LUKASZ, _leave_one_end_empty, 409),
    ),
    "notices.show_returned": (
        Sight("came-back", "/schools/{larkfield}/notices", SENCO),
    ),
}
