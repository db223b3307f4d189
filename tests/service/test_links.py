"""A link by mail: for those without a password, and safe from whoever reads along."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests import databases
from tests.cast import AMINA, TOM
from tests.service.clients import Browser
from tests.service.house import House, email_of
from tests.service.pages import check_page
from tests.service.signing import App, held, is_in, link_in, mails, sign_in, with_mail
from tests.service.test_lost_sessions import TEXT, lost_while_writing
from tests.service.words import CHILD

SENT = "If Same Page knows this address, a mail with a link is on its way."
USED_UP = "This link does not work any more."


@pytest.fixture
def house(sqlite_address: databases.Place, tmp_path: Path) -> Iterator[House]:
    with with_mail(sqlite_address, tmp_path / "mail") as house:
        yield house


@pytest.fixture
def either(address: databases.Place, tmp_path: Path) -> Iterator[House]:
    with with_mail(address, tmp_path / "mail") as house:
        yield house


def asked(house: House, email: str) -> BeautifulSoup:
    browser = house.browser()
    browser.opened("/sign-in/link")
    return check_page(browser.sent("/sign-in/link", email=email))


def newest_link(house: House) -> str:
    return link_in(mails(house)[-1])


def pressed(browser: Browser, link: str) -> int:
    browser.opened(link)
    return browser.sent("/sign-in/link/open").status_code


def test_a_link_signs_in_and_lets_choose_a_password(either: House) -> None:
    page = asked(either, email_of(AMINA).upper())
    assert SENT in page.get_text()
    (mail,) = mails(either)
    assert (mail["To"], mail["Subject"]) == (email_of(AMINA), "Your link to sign in")
    browser = either.browser()
    browser.opened(link_in(mail))
    browser.saved("/sign-in/link/open")
    browser.saved("/account/password", new_password="nine pebbles on ice")
    assert "Your new password is kept." in browser.page.get_text()
    other = either.browser()
    assert sign_in(other, AMINA).status_code == 422
    assert sign_in(other, AMINA, "nine pebbles on ice").status_code == 303
    assert is_in(other)


def test_looking_at_a_link_uses_nothing_up(house: House) -> None:
    asked(house, email_of(AMINA))
    before = house.stored()
    scanner = house.browser()
    for _ in range(3):
        scanner.opened(newest_link(house))
    assert not is_in(scanner)
    assert house.stored() == before
    browser = house.browser()
    assert pressed(browser, newest_link(house)) == 303
    assert is_in(browser)


def test_a_link_works_once(either: House) -> None:
    asked(either, email_of(AMINA))
    link = newest_link(either)
    assert pressed(either.browser(), link) == 303
    again = either.browser()
    again.opened(link)
    page = again.refused("/sign-in/link/open", 422)
    assert USED_UP in page.get_text()
    assert not is_in(again)


def test_a_link_works_for_a_quarter_of_an_hour(house: House) -> None:
    asked(house, email_of(AMINA))
    link = newest_link(house)
    house.clock.set(house.clock.now + timedelta(minutes=15))
    assert pressed(house.browser(), link) == 422


def test_a_newer_link_ends_the_older_one(house: House) -> None:
    asked(house, email_of(AMINA))
    older = newest_link(house)
    asked(house, email_of(AMINA))
    assert pressed(house.browser(), older) == 422
    assert pressed(house.browser(), newest_link(house)) == 303


def test_a_made_up_link_opens_nothing(house: House) -> None:
    for link in ("x", "", "é"):
        assert pressed(house.browser(), f"/sign-in/link/open?link={link}") == 422


def test_whoever_asks_learns_nothing(either: House) -> None:
    known = asked(either, email_of(AMINA))
    unknown = asked(either, "nobody@larkfield.example")
    assert str(known) == str(unknown)
    assert [mail["To"] for mail in mails(either)] == [email_of(AMINA)]
    links = either.stored()["sign_in_links"]
    assert len(links) == 2
    assert email_of(AMINA) not in str(either.stored())


def test_what_is_no_address_is_said_so(house: House) -> None:
    browser = house.browser()
    browser.opened("/sign-in")
    for email in ("", "amina", "@", " @ "):
        page = check_page(browser.post("/sign-in/link", {"email": email}), 422)
        assert "Write your e-mail address" in page.get_text()


def test_three_links_in_a_quarter_of_an_hour_are_enough(house: House) -> None:
    for _ in range(5):
        assert SENT in asked(house, email_of(AMINA)).get_text()
    assert len(mails(house)) == 3
    assert pressed(house.browser(), newest_link(house)) == 303
    house.clock.set(house.clock.now + timedelta(minutes=16))
    asked(house, email_of(AMINA))
    assert len(mails(house)) == 4


def test_whoever_has_a_second_step_is_asked_for_it(house: House) -> None:
    app = App.of(house, AMINA)
    house.clock.set(house.clock.now + timedelta(minutes=1))
    asked(house, email_of(AMINA))
    browser = house.browser()
    browser.opened(newest_link(house))
    browser.saved("/sign-in/link/open")
    assert not is_in(browser)
    browser.saved("/sign-in/code", code=app.code())
    assert is_in(browser)


def test_a_teacher_who_comes_by_link_sets_a_second_step_up(house: House) -> None:
    asked(house, email_of(TOM))
    browser = house.browser()
    browser.opened(newest_link(house))
    page = browser.saved("/sign-in/link/open")
    assert "Set up a second step" in page.get_text()
    assert not is_in(browser)


def test_what_was_typed_waits_for_whoever_comes_back_by_link(house: House) -> None:
    action = f"{CHILD}/entries"
    browser = lost_while_writing(house, CHILD, action, text=TEXT)
    form = browser.form("/sign-in")
    answer = browser.post("/sign-in/link", {**form, "email": email_of(AMINA)})
    check_page(answer)
    on_the_phone = house.browser()
    on_the_phone.opened(newest_link(house))
    on_the_phone.saved("/sign-in/link/open")
    assert on_the_phone.form(action)["text"] == TEXT


def test_a_link_gives_the_browser_a_session_of_its_own(house: House) -> None:
    asked(house, email_of(AMINA))
    browser = house.browser(TOM)
    before = held(browser)
    assert pressed(browser, newest_link(house)) == 303
    assert held(browser) != before
    browser.holds(before or "")
    assert not is_in(browser)
