"""Signing in with a school account, in a real browser and at a real provider."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser

from tests.browser.people import Somebody
from tests.browser.school import School, Template, served
from tests.browser.visits import in_context
from tests.identity_provider import (
    CLIENT,
    SECRET,
    IdentityProvider,
    identity_provider,
)

pytestmark = pytest.mark.browser

SEUN: Final = "oluwaseun@demo.example"


@pytest.fixture
def idp() -> Iterator[IdentityProvider]:
    with identity_provider(lambda: datetime.now(UTC)) as running:
        yield running


@pytest.fixture
def ours(idp: IdentityProvider, template: Template, tmp_path: Path) -> Iterator[School]:
    """A school whose staff have accounts at the provider."""
    settings = {
        "SAMEPAGE_OIDC": "larkfield",
        "SAMEPAGE_OIDC_LARKFIELD_NAME": "Larkfield School",
        "SAMEPAGE_OIDC_LARKFIELD_ISSUER": idp.issuer,
        "SAMEPAGE_OIDC_LARKFIELD_CLIENT_ID": CLIENT,
        "SAMEPAGE_OIDC_LARKFIELD_CLIENT_SECRET": SECRET,
        "SAMEPAGE_OIDC_LARKFIELD_HD": "larkfield.example",
    }
    place = template.copy(tmp_path / "school")
    with served(place, tmp_path, more=settings) as school:
        yield school


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_teaching_assistant_links_an_account_and_signs_in_with_it(
    browser: Browser,
    ours: School,
    idp: IdentityProvider,
    script: bool,  # noqa: FBT001
) -> None:
    idp.says = {"hd": "larkfield.example"}
    context = browser.new_context(java_script_enabled=script)
    somebody = Somebody(in_context(context, ours.address))
    somebody.signs_in(SEUN)
    somebody.window.go("/account")
    somebody.presses("Link your Larkfield School account")
    at_the_provider(somebody)
    somebody.is_told("Linked. You can sign in with your school account now.")

    somebody.presses("Sign out")
    somebody.presses("Sign in with Larkfield School")
    at_the_provider(somebody)
    somebody.is_in()

    idp.says = {"hd": "evil.example"}
    somebody.presses("Sign out")
    somebody.presses("Sign in with Larkfield School")
    at_the_provider(somebody)
    somebody.reads_heading("You could not be let in that way")
    context.close()


def at_the_provider(somebody: Somebody) -> None:
    somebody.reads_heading("School sign-in")
    somebody.presses("I am staff-0001")
