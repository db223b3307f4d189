"""A provider that does not answer: nobody's fault, and what else one can do is said."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from werkzeug.test import TestResponse

from tests.cast import AMINA
from tests.databases import Place
from tests.identity_provider import IdentityProvider, identity_provider
from tests.service.clients import Browser
from tests.service.house import NOW, House
from tests.service.pages import check_page
from tests.service.school_accounts import GO, linked, sent_on, with_providers

AWAY = "does not answer just now."
EVIL = "https://evil.example"


@pytest.fixture(scope="module")
def server() -> Iterator[IdentityProvider]:
    with identity_provider(lambda: NOW) as running:
        yield running


@pytest.fixture
def idp(server: IdentityProvider) -> IdentityProvider:
    server.truth()
    return server


@pytest.fixture
def hut(sqlite_address: Place, idp: IdentityProvider) -> Iterator[House]:
    """A school with somebody who signs in with the account of the provider."""
    with with_providers(sqlite_address, idp.provider()) as house:
        linked(house, idp, AMINA)
        yield house


def is_away(browser: Browser, answer: TestResponse) -> None:
    """The page says so as a fault of nobody's, and what else one can do."""
    said = check_page(answer, 503).get_text()
    assert AWAY in said
    assert "with your password, a passkey, or a link by e-mail" in said
    assert answer.headers["Retry-After"] == "60"
    assert browser.get("/account").status_code == 303


def pressed(browser: Browser) -> TestResponse:
    browser.opened("/sign-in")
    return browser.sent(GO)


@pytest.mark.parametrize(
    "description",
    [
        {"issuer": EVIL},
        {"token_endpoint": "http://evil.example/token"},
        {"authorization_endpoint": "ftp://evil.example"},
        {"jwks_uri": "http://evil.example/keys"},
    ],
    ids=str,
)
def test_a_description_that_cannot_be_true_is_not_believed(
    hut: House, idp: IdentityProvider, description: dict[str, str]
) -> None:
    idp.description = description
    hut.clock.set(NOW + timedelta(hours=2))
    browser = hut.browser()
    is_away(browser, pressed(browser))
    idp.truth()
    assert pressed(browser).status_code == 200


def test_a_provider_that_is_away_keeps_nobody_waiting_for_a_fault(
    hut: House, idp: IdentityProvider
) -> None:
    browser = hut.browser()
    back = idp.visit(sent_on(browser))
    idp.is_broken = True
    is_away(browser, browser.get(back))
    hut.clock.set(NOW + timedelta(hours=2))
    is_away(browser, pressed(browser))
    idp.is_broken = False
    assert pressed(browser).status_code == 200


def test_whoever_is_signed_in_is_led_back_when_a_provider_is_away(
    hut: House, idp: IdentityProvider
) -> None:
    browser = hut.browser(AMINA)
    browser.opened("/confirm")
    idp.is_broken = True
    hut.clock.set(NOW + timedelta(minutes=90))
    page = check_page(browser.sent("/confirm/with/school"), 503)
    idp.is_broken = False
    assert AWAY in page.get_text()
    assert page.find("a", href="/account")


def test_an_issuer_for_any_tenant_needs_to_know_which(
    sqlite_address: Place, idp: IdentityProvider
) -> None:
    idp.description = {"issuer": f"{idp.issuer}/{{tenantid}}/v2.0"}
    ours = idp.provider(issuer=f"{idp.issuer}/organizations/v2.0")
    with with_providers(sqlite_address, ours) as house:
        browser = house.browser()
        is_away(browser, pressed(browser))
