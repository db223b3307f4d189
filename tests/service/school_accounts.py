"""Signing in with a school account, in steps that a test can take one by one."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from bs4 import Tag
from werkzeug.test import TestResponse

from events.base import Actor
from service.provider_settings import Provider
from tests.databases import Place
from tests.identity_provider import IdentityProvider
from tests.service.clients import Browser
from tests.service.house import House
from tests.service.pages import check_page

GO, LINK, CONFIRM = (
    "/sign-in/with/school",
    "/account/providers/school",
    "/confirm/with/school",
)


@contextmanager
def with_providers(place: Place, *providers: Provider) -> Iterator[House]:
    """The small school, whose staff can sign in at these providers."""
    house = House.over(place)
    house = replace(house, settings=replace(house.settings, providers=providers))
    house.furnish()
    yield house
    house.close()


def sent_on(browser: Browser, action: str = GO, page: str = "/sign-in") -> str:
    """Press the button on a page; give the address at the provider."""
    browser.opened(page)
    answer = browser.sent(action)
    going = check_page(answer)
    link = going.select_one("main a.govuk-button")
    assert isinstance(link, Tag)
    assert answer.headers["Refresh"] == f"0; url={link['href']}"
    return str(link["href"])


def there_and_back(
    browser: Browser, idp: IdentityProvider, action: str = GO, page: str = "/sign-in"
) -> TestResponse:
    """Go to the provider, sign in there and come back."""
    return browser.get(idp.visit(sent_on(browser, action, page)))


def linked(house: House, idp: IdentityProvider, who: Actor) -> None:
    """Link the school account that the provider knows now to somebody's account."""
    answer = there_and_back(house.browser(who), idp, LINK, "/account")
    assert answer.location == "/account?done=linked", answer.text
