"""Passkeys: added, used in each of the three places, renamed and removed."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from service.signing_in.account_tables import accounts
from tests.cast import AMINA, LUKASZ, SIAN, TOM
from tests.features.shows import shows
from tests.service.clients import Browser
from tests.service.house import House, account_of
from tests.service.pages import check_page
from tests.service.passkey_device import (
    ADD,
    CONFIRM,
    SIGN_IN,
    STEP,
    Device,
    add_to,
    asked_by,
    used_at,
    with_passkey,
)
from tests.service.signing import held, is_in, mails, sign_in, with_mail

LATER = timedelta(minutes=16)


def wait(house: House, by: timedelta = LATER) -> None:
    house.clock.set(house.clock.now + by)


def passkeys_of(browser: Browser) -> list[str]:
    page = browser.opened("/account")
    return [one.get_text() for one in page.select(".places__one strong")]


def first_link(browser: Browser, words: str) -> str:
    page = browser.opened("/account")
    found = [one for one in page.select("a") if one.get_text().startswith(words)]
    return str(found[0]["href"])


@shows("service.accounts.passkey_routes:sign_in", at="strong=True")
def test_f106_somebody_adds_a_passkey_and_signs_in_with_nothing_else(
    fresh: House,
) -> None:
    browser, device = fresh.browser(AMINA), Device()
    before = held(browser)
    codes = check_page(add_to(browser, device, "  the blue   stick "))
    assert "Keep these codes on paper" in codes.get_text()
    assert held(browser) != before
    assert passkeys_of(browser) == ["the blue stick"]
    browser.sent("/sign-out")
    assert not is_in(browser)
    browser.opened("/sign-in?next=/account")
    answer = used_at(browser, SIGN_IN, device)
    assert (answer.status_code, answer.location) == (303, "/account")
    assert is_in(browser)
    assert "last used" in browser.opened("/account").get_text()


def test_codes_for_paper_are_shown_with_the_first_passkey_alone(hut: House) -> None:
    browser = hut.browser(AMINA)
    assert add_to(browser, Device()).status_code == 200
    answer = add_to(browser, Device(), "the second")
    assert answer.location == "/account?done=passkey-added"
    assert passkeys_of(browser) == ["my phone", "the second"]


def test_what_is_asked_names_no_kind_of_device(hut: House) -> None:
    browser = hut.browser(AMINA)
    browser.opened(ADD)
    asked = asked_by(browser, ADD, name="A")
    chosen = asked["authenticatorSelection"]
    assert chosen["residentKey"] == chosen["userVerification"] == "required"
    assert "authenticatorAttachment" not in chosen
    assert (asked["rp"]["id"], asked["attestation"]) == ("localhost", "none")


def test_nobody_is_named_to_a_stranger_who_asks_for_a_passkey(hut: House) -> None:
    with_passkey(hut, AMINA)
    browser = hut.browser()
    browser.opened("/sign-in")
    asked = asked_by(browser, SIGN_IN)
    assert asked["allowCredentials"] == []
    assert asked["userVerification"] == "required"


def test_a_passkey_is_the_second_step_after_a_password(fresh: House) -> None:
    device = with_passkey(fresh, AMINA)
    browser = fresh.browser()
    answer = sign_in(browser, AMINA)
    assert answer.location == "/sign-in/code?next=/today"
    browser.opened(answer.location)
    assert not is_in(browser)
    half_open = held(browser)
    assert used_at(browser, STEP, device).location == "/today"
    assert is_in(browser)
    assert held(browser) != half_open


def test_the_passkey_of_somebody_else_is_no_second_step(hut: House) -> None:
    with_passkey(hut, AMINA)
    other = with_passkey(hut, LUKASZ)
    browser = hut.browser()
    browser.opened(sign_in(browser, AMINA).location)
    page = check_page(used_at(browser, STEP, other), 422)
    assert "This passkey is not known here." in page.get_text()
    assert not is_in(browser)


def test_staff_who_have_a_passkey_need_no_codes(hut: House) -> None:
    browser = hut.browser()
    assert "/sign-in/set-up" in sign_in(browser, SIAN).location
    device = with_passkey(hut, SIAN)
    browser.opened("/sign-in")
    assert used_at(browser, SIGN_IN, device).location == "/today"


def test_a_passkey_confirms_who_it_is(fresh: House) -> None:
    device = with_passkey(fresh, AMINA)
    browser = fresh.browser(AMINA)
    wait(fresh)
    asked = browser.get(ADD)
    assert asked.location == "/confirm?next=/account/passkeys/add&second_step=yes"
    browser.opened(asked.location)
    before = held(browser)
    assert used_at(browser, CONFIRM, device).location == ADD
    assert held(browser) != before
    browser.opened(ADD)


def test_somebody_elses_passkey_confirms_nothing(hut: House) -> None:
    with_passkey(hut, AMINA)
    other = with_passkey(hut, LUKASZ)
    browser = hut.browser(AMINA)
    wait(hut)
    browser.opened(f"/confirm?next={ADD}")
    page = check_page(used_at(browser, CONFIRM, other), 422)
    assert "This passkey is not known here." in page.get_text()
    assert browser.get(ADD).status_code == 303


def test_adding_renaming_and_removing_are_for_the_owner(hut: House) -> None:
    with_passkey(hut, AMINA)
    path = first_link(hut.browser(AMINA), "Rename")
    stranger = hut.browser(LUKASZ)
    stranger.opened("/account")
    csrf = {"csrf": stranger.form("/sign-out")["csrf"]}
    for address in (path, f"{path}/remove"):
        assert stranger.get(address).status_code == 404
        assert stranger.post(address, {**csrf, "name": "mine"}).status_code == 404
    assert passkeys_of(hut.browser(AMINA)) == ["my phone"]


def test_a_passkey_gets_another_name(fresh: House) -> None:
    with_passkey(fresh, AMINA)
    browser = fresh.browser(AMINA)
    path = first_link(browser, "Rename")
    browser.opened(path)
    assert browser.form(path)["name"] == "my phone"
    for wrong in ("", "long" * 16):
        page = browser.refused(path, 422, name=wrong)
        assert page.select_one(".govuk-error-message") is not None
    page = browser.saved(path, name="آئیشہ کا فون")
    assert "Your passkey has its new name." in page.get_text()
    assert passkeys_of(browser) == ["آئیشہ کا فون"]


def test_a_name_that_cannot_be_kept_is_found_before_the_device_is_asked(
    hut: House,
) -> None:
    browser = hut.browser(AMINA)
    browser.opened(ADD)
    form = browser.form(ADD)
    answer = browser.post(f"{ADD}/challenge", {**form, "name": " "})
    assert (answer.status_code, answer.data) == (204, b"")
    page = browser.refused(ADD, 422, name=" ")
    assert "Write at least one word." in page.get_text()


def test_a_removed_passkey_opens_nothing(fresh: House) -> None:
    device = with_passkey(fresh, AMINA)
    browser = fresh.browser(AMINA)
    path = first_link(browser, "Remove")
    browser.opened(path)
    page = browser.saved(path)
    assert "That passkey opens nothing here any more." in page.get_text()
    stranger = fresh.browser()
    stranger.opened("/sign-in")
    refused = check_page(used_at(stranger, SIGN_IN, device), 422)
    assert "This passkey is not known here." in refused.get_text()
    assert sign_in(stranger, AMINA).location == "/today"
    assert fresh.stored()["recovery_codes"] == []


def test_the_last_way_in_cannot_be_removed(fresh: House) -> None:
    with_passkey(fresh, AMINA)
    with fresh.place.web.writing() as conn:
        mine = accounts.c.account == account_of(AMINA)
        conn.execute(update(accounts).where(mine).values(password=None))
    browser = fresh.browser(AMINA)
    path = first_link(browser, "Remove")
    browser.opened(path)
    page = browser.refused(path, 409)
    assert "This is your only way to sign in, so it stays." in page.get_text()
    add_to(browser, Device(), "another")
    browser.opened(path)
    browser.saved(path)
    assert passkeys_of(browser) == ["another"]


@pytest.mark.parametrize("way", ["add", "remove"])
def test_an_old_proof_is_not_enough_to_change_passkeys(hut: House, way: str) -> None:
    with_passkey(hut, AMINA)
    browser = hut.browser(AMINA)
    path = ADD if way == "add" else first_link(browser, "Remove")
    browser.opened(path)
    wait(hut)
    assert browser.get(path).location == f"/confirm?next={path}&second_step=yes"
    page = browser.refused(path, 401)
    assert "Confirm it is you" in page.get_text()
    assert passkeys_of(browser) == ["my phone"]


def test_the_owner_is_told_by_mail(sqlite_address, tmp_path) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    with with_mail(sqlite_address, tmp_path / "mail") as house:
        with_passkey(house, TOM)
        (mail,) = mails(house)
        assert mail["Subject"] == "How you sign in has changed"
        assert "A passkey was added." in mail.get_content()


def test_nothing_that_is_kept_names_the_device_or_its_owner(fresh: House) -> None:
    browser = fresh.browser(AMINA)
    add_to(browser, Device(), "Grandmother's old phone")
    kept = str(fresh.stored())
    assert "Grandmother" not in kept
    assert "Amina" not in kept
