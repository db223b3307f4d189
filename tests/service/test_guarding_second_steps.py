"""Nobody takes a second step away, or around it, with a password or a mailbox alone."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests import databases
from tests.cast import AMINA, LUKASZ, TOM
from tests.service.clients import Browser
from tests.service.house import PASSWORD, House
from tests.service.pages import check_page
from tests.service.passkey_device import Device, add_to, used_at, with_passkey
from tests.service.signing import App, link_in, mails, sign_in, with_mail

APP = "/account/authenticator"
OFF = f"{APP}/off"
A_WHILE = timedelta(minutes=16)
SECOND = "show with your second step"


@pytest.fixture
def house(address: databases.Place, tmp_path: Path) -> Iterator[House]:
    with with_mail(address, tmp_path / "mail") as house:
        yield house


def later(house: House, by: timedelta = A_WHILE) -> None:
    house.clock.set(house.clock.now + by)


def told(house: House) -> list[str]:
    """What the mails so far say, the newest last."""
    return [one.get_content() for one in mails(house)]


def stale_with_an_app(house: House) -> tuple[Browser, App]:
    """Tom's browser a while after he signed in, and the app on his phone."""
    app, browser = App.of(house, TOM), house.browser(TOM)
    browser.opened(APP)
    later(house)
    page = browser.refused(OFF, 401)
    assert SECOND in page.get_text()
    return browser, app


def test_a_mailed_link_does_not_switch_codes_off(house: House) -> None:
    browser, _ = stale_with_an_app(house)
    assert browser.page.select('[action="/confirm/link"], #password') == []
    csrf = browser.form("/confirm")["csrf"]
    check_page(browser.post("/confirm/link", {"csrf": csrf}))
    browser.opened(link_in(mails(house)[-1]))
    assert browser.sent("/sign-in/link/open").status_code == 303
    browser.opened(APP)
    assert SECOND in browser.refused(OFF, 401).get_text()
    assert len(house.stored()["authenticators"]) == 1


def test_neither_does_a_password(house: House) -> None:
    browser, _ = stale_with_an_app(house)
    assert browser.sent("/confirm", password=PASSWORD).status_code == 303
    browser.opened(APP)
    browser.refused(OFF, 401)
    assert len(house.stored()["authenticators"]) == 1


@pytest.mark.parametrize("paper", [False, True])
def test_a_code_does(house: House, paper: bool) -> None:  # noqa: FBT001
    browser, app = stale_with_an_app(house)
    page = browser.refused("/confirm", 422, code="000000")
    assert SECOND in page.get_text()
    code = app.codes[0] if paper else app.code()
    assert browser.sent("/confirm", code=code).status_code == 303
    browser.opened(APP)
    browser.saved(OFF)
    assert house.stored()["authenticators"] == []
    used = [one for one in told(house) if "codes on paper was used" in one]
    assert len(used) == paper
    assert all("9 are left" in one for one in used)


def test_a_passkey_does_and_a_wrong_one_is_asked_for_again(house: House) -> None:
    device = with_passkey(house, TOM)
    browser, _ = stale_with_an_app(house)
    other = with_passkey(house, LUKASZ)
    page = check_page(used_at(browser, "/confirm/passkey", other), 422)
    assert SECOND in page.get_text()
    browser.page = page
    assert used_at(browser, "/confirm/passkey", device).status_code == 303
    browser.opened(APP)
    browser.saved(OFF)


def test_a_device_that_is_remembered_is_no_second_step(house: House) -> None:
    app, browser = App.of(house, TOM), house.browser()
    later(house)
    browser.opened(sign_in(browser, TOM).location)
    browser.saved("/sign-in/code", code=app.code(), remember="yes")
    browser.opened(APP)
    assert browser.form(OFF)
    assert sign_in(browser, TOM).location == "/today"
    browser.opened(APP)
    browser.refused(OFF, 401)


@pytest.mark.parametrize(
    ("page", "action"),
    [
        (APP, APP),
        (APP, f"{APP}/codes"),
        (APP, OFF),
        ("/account/passkeys/add", "/account/passkeys/add"),
    ],
)
def test_whatever_changes_a_second_step_asks_for_it(
    house: House, page: str, action: str
) -> None:
    App.of(house, AMINA)
    browser = house.browser(AMINA)
    browser.opened(page)
    later(house)
    browser.refused(action, 401)
    assert browser.sent("/confirm", password=PASSWORD).status_code == 303
    csrf = browser.form("/confirm")["csrf"]
    assert browser.post(action, {"csrf": csrf}).status_code == 401


def test_whoever_has_no_second_step_shows_a_password(house: House) -> None:
    browser = house.browser(AMINA)
    browser.opened(APP)
    later(house)
    assert SECOND not in browser.refused(f"{APP}", 401).get_text()
    browser.saved("/confirm", password=PASSWORD)
    browser.opened(APP)
    assert browser.sent(APP, code="000000").status_code == 422


def remembered(house: House) -> tuple[Browser, Browser, App]:
    """Two browsers in which Amina is asked for no code, and her app."""
    app, found = App.of(house, AMINA), []
    for _ in range(2):
        later(house, timedelta(minutes=1))
        browser = house.browser()
        browser.opened(sign_in(browser, AMINA).location)
        browser.saved("/sign-in/code", code=app.code(), remember="yes")
        found.append(browser)
    return found[0], found[1], app


def is_asked(browser: Browser, password: str = PASSWORD) -> bool:
    return sign_in(browser, AMINA, password).location.startswith("/sign-in/code")


def test_a_new_password_forgets_every_other_device(house: House) -> None:
    mine, other, _ = remembered(house)
    mine.opened("/account/password")
    mine.saved("/account/password", new_password="nine pebbles on ice")
    assert is_asked(other, "nine pebbles on ice")
    assert not is_asked(mine, "nine pebbles on ice")


def test_a_new_app_forgets_every_other_device(house: House) -> None:
    mine, other, _ = remembered(house)
    key = mine.opened(APP).select_one(".key")
    assert key is not None
    app = App(house, key.get_text().replace(" ", ""))
    assert mine.sent(APP, code=app.code()).status_code == 200
    assert is_asked(other)
    assert not is_asked(mine)


def test_a_passkey_that_comes_or_goes_forgets_every_other_device(house: House) -> None:
    mine, other, app = remembered(house)
    add_to(mine, Device())
    assert is_asked(other)
    later(house, timedelta(minutes=1))
    other.opened("/sign-in/code")
    other.saved("/sign-in/code", code=app.code(), remember="yes")
    link = mine.opened("/account").select_one('a[href$="/remove"]')
    assert link is not None
    where = str(link["href"])
    mine.opened(where)
    mine.saved(where)
    assert is_asked(other)
    assert not is_asked(mine)


def test_the_owner_is_told_of_a_first_app_at_sign_in(house: House) -> None:
    """A thief with nothing but a password would set the first one up."""
    browser = house.browser()
    page = browser.opened(sign_in(browser, TOM).location)
    key = page.select_one(".key")
    assert key is not None
    app = App(house, key.get_text().replace(" ", ""))
    assert browser.sent("/sign-in/set-up", code=app.code()).status_code == 200
    assert "you are asked for a code from your app" in told(house)[-1]


def test_the_owner_is_told_of_codes_on_paper(house: House) -> None:
    app, browser = App.of(house, AMINA), house.browser()
    browser.opened(sign_in(browser, AMINA).location)
    browser.saved("/sign-in/code", code=app.codes[0])
    assert "One of your codes on paper was used." in told(house)[-1]
    browser.opened(APP)
    assert browser.sent(f"{APP}/codes").status_code == 200
    assert "New codes on paper were made." in told(house)[-1]
    assert app.codes[0] not in "".join(told(house))
