"""The second step: codes of an app, codes on paper, and devices that are remembered."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from events.base import Actor
from tests.cast import AMINA, LUKASZ, SIAN, TOM
from tests.service.clients import Browser
from tests.service.house import NOW, PASSWORD, House, account_of
from tests.service.pages import check_page
from tests.service.passkey_device import Device, add_to
from tests.service.signing import CHILDREN, TODAY, App, held, is_in, sign_in

A_MINUTE = timedelta(minutes=1)
DEVICE = "samepage-device"


def later(house: House, by: timedelta = A_MINUTE) -> None:
    house.clock.set(house.clock.now + by)


def at_the_step(house: House, who: Actor = AMINA) -> Browser:
    """Somebody who gave the right password and is asked for a code."""
    browser = house.browser()
    answer = sign_in(browser, who)
    assert answer.location == "/sign-in/code?next=/today"
    browser.opened(answer.location)
    return browser


def test_after_the_password_a_code_is_asked_for(fresh: House) -> None:
    app = App.of(fresh, AMINA)
    later(fresh)
    browser = at_the_step(fresh)
    assert not is_in(browser)
    page = browser.refused("/sign-in/code", 422, code="000000")
    assert "This code is not right" in page.get_text()
    code = app.code()
    page = browser.saved("/sign-in/code", code=f"{code[:3]} {code[3:]}")
    assert "Amina Bello" in page.get_text()


def test_the_key_of_an_app_is_sealed_and_its_codes_are_hashes(fresh: House) -> None:
    app = App.of(fresh, AMINA)
    kept = str(fresh.stored())
    assert app.secret not in kept
    assert len(app.codes) == len(set(app.codes)) == 10
    for code in app.codes:
        assert code not in kept
        assert code.replace("-", "") not in kept


def test_a_code_works_once_in_its_half_minute(fresh: House) -> None:
    app = App.of(fresh, AMINA)
    later(fresh)
    code, before = app.code(), app.code(-1)
    at_the_step(fresh).saved("/sign-in/code", code=code)
    for old in (code, before):
        at_the_step(fresh).refused("/sign-in/code", 422, code=old)
    later(fresh)
    at_the_step(fresh).saved("/sign-in/code", code=app.code())


def test_the_code_that_switched_codes_on_does_not_sign_in(hut: House) -> None:
    app = App.of(hut, AMINA)
    at_the_step(hut).refused("/sign-in/code", 422, code=app.code())


@pytest.mark.parametrize(
    ("steps", "fits"), [(-2, False), (-1, True), (1, True), (2, False)]
)
def test_a_clock_may_be_half_a_minute_off(hut: House, steps: int, fits: bool) -> None:  # noqa: FBT001
    app, browser = App.of(hut, AMINA), at_the_step(hut)
    hut.clock.set(NOW + 10 * A_MINUTE)
    answer = browser.sent("/sign-in/code", code=app.code(steps))
    assert answer.status_code == (303 if fits else 422)


def test_of_two_who_send_the_same_code_at_once_one_gets_in(fresh: House) -> None:
    app = App.of(fresh, AMINA)
    later(fresh)
    code, identity = app.code(), fresh.services.identity
    with ThreadPoolExecutor(4) as phones:
        tries = [
            phones.submit(identity.second_factor.is_code, account_of(AMINA), code)
            for _ in range(4)
        ]
    assert sorted(one.result() for one in tries) == [False, False, False, True]


def test_a_code_on_paper_works_once(fresh: House) -> None:
    app = App.of(fresh, AMINA)
    browser = at_the_step(fresh)
    browser.saved("/sign-in/code", code=app.codes[0].upper().replace("-", " "))
    at_the_step(fresh).refused("/sign-in/code", 422, code=app.codes[0])
    page = browser.opened("/account/authenticator")
    assert "9 of your codes on paper are left." in page.get_text()
    at_the_step(fresh).saved("/sign-in/code", code=app.codes[1])


def test_the_code_of_somebody_else_opens_nothing(hut: House) -> None:
    App.of(hut, AMINA)
    theirs = App.of(hut, LUKASZ)
    later(hut)
    for code in (theirs.code(), theirs.codes[0]):
        at_the_step(hut).refused("/sign-in/code", 422, code=code)


def test_new_codes_on_paper_end_the_old_ones(hut: House) -> None:
    app = App.of(hut, AMINA)
    browser = hut.browser(AMINA)
    browser.opened("/account/authenticator")
    assert browser.sent("/account/authenticator/codes").status_code == 200
    at_the_step(hut).refused("/sign-in/code", 422, code=app.codes[0])


def test_five_wrong_codes_close_the_step_for_a_quarter_of_an_hour(fresh: House) -> None:
    app = App.of(fresh, AMINA)
    browser = at_the_step(fresh)
    for _ in range(5):
        browser.refused("/sign-in/code", 422, code="000000")
    later(fresh)
    browser.refused("/sign-in/code", 422, code=app.code())
    browser.refused("/sign-in/code", 422, code=app.codes[0])
    later(fresh, timedelta(minutes=15))
    at_the_step(fresh).saved("/sign-in/code", code=app.code())


def test_between_the_steps_no_page_opens(hut: House) -> None:
    App.of(hut, AMINA)
    browser = at_the_step(hut)
    for path in (CHILDREN, "/account", "/account/password", "/account/signed-in"):
        answer = browser.get(path)
        assert answer.location == f"/sign-in/code?next={path}"
    fields = {"csrf": browser.form("/sign-in/code")["csrf"], "new_password": PASSWORD}
    for path in ("/account/password", "/account/signed-in/end-all", "/confirm"):
        assert browser.post(path, fields).status_code == 401
    session = held(browser)
    program = hut.app.test_client()
    headers = {"Authorization": f"Bearer {session}"}
    assert program.get("/api/v1/children", headers=headers).status_code == 401


def test_a_half_open_session_ends_soon(hut: House) -> None:
    app = App.of(hut, AMINA)
    browser = at_the_step(hut)
    later(hut, timedelta(minutes=15))
    assert browser.sent("/sign-in/code", code=app.code()).status_code == 401


def test_the_step_takes_a_form_only_from_its_own_page(hut: House) -> None:
    app = App.of(hut, AMINA)
    later(hut)
    browser = at_the_step(hut)
    fields = {"csrf": "forged", "code": app.code()}
    assert browser.post("/sign-in/code", fields).status_code == 403
    assert not is_in(browser)


def test_whoever_is_in_has_no_step_to_do(hut: House) -> None:
    browser = hut.browser(AMINA)
    assert browser.get("/sign-in/code").status_code == 303
    assert hut.browser().get("/sign-in/set-up").location.startswith("/sign-in?next=")


def test_a_remembered_device_is_not_asked_for_a_month(fresh: House) -> None:
    app = App.of(fresh, AMINA)
    later(fresh)
    browser = at_the_step(fresh)
    browser.saved("/sign-in/code", code=app.code(), remember="yes")
    device = held(browser, DEVICE)
    assert device is not None
    assert device not in str(fresh.stored())
    later(fresh, timedelta(days=29))
    assert sign_in(browser, AMINA).location == TODAY
    later(fresh, timedelta(days=2))
    assert sign_in(browser, AMINA).location.startswith("/sign-in/code")


def test_a_device_is_remembered_for_each_of_its_people(hut: House) -> None:
    browser = hut.browser()
    for who in (AMINA, LUKASZ):
        app = App.of(hut, who)
        later(hut)
        browser.opened(sign_in(browser, who).location)
        browser.saved("/sign-in/code", code=app.code(), remember="yes")
    for who in (AMINA, LUKASZ):
        assert sign_in(browser, who).location == TODAY
    other = hut.browser()
    other.client.set_cookie(DEVICE, f"{held(browser, DEVICE)}x")
    assert sign_in(other, LUKASZ).location.startswith("/sign-in/code")


def test_a_forgotten_device_is_asked_again(hut: House) -> None:
    app = App.of(hut, AMINA)
    later(hut)
    browser = at_the_step(hut)
    browser.saved("/sign-in/code", code=app.code(), remember="yes")
    page = browser.opened("/account/signed-in")
    (form,) = page.select('form[action$="/forget"]')
    browser.saved(str(form["action"]))
    assert "asked for a code again" in browser.page.get_text()
    assert sign_in(browser, AMINA).location.startswith("/sign-in/code")


@pytest.mark.parametrize("who", [TOM, SIAN])
def test_staff_set_a_second_step_up_before_they_see_anything(
    fresh: House, who: Actor
) -> None:
    browser = fresh.browser()
    page = check_page(browser.get(sign_in(browser, who).location))
    assert "Set up a second step" in page.get_text()
    assert browser.get(CHILDREN).location == "/sign-in/set-up?next=/children"
    page = browser.opened("/sign-in/set-up?next=/children")
    key = page.select_one(".key")
    assert key is not None
    assert page.select_one("svg") is not None
    before = held(browser)
    browser.refused("/sign-in/set-up", 422, code="000000")
    app = App(fresh, key.get_text().replace(" ", ""))
    shown = check_page(browser.sent("/sign-in/set-up", code=app.code()))
    assert len(shown.select(".codes li")) == 10
    assert shown.select_one(f'a[href="{CHILDREN}"]') is not None
    assert held(browser) != before
    assert is_in(browser)
    later(fresh)
    at_the_step(fresh, who).saved("/sign-in/code", code=app.code())


def test_who_waits_at_the_set_up_replaces_nothing(hut: House) -> None:
    """Somebody who knows a password stops at the step, until the owner has done it."""
    waiting = hut.browser()
    assert "/sign-in/set-up" in sign_in(waiting, TOM).location
    page = waiting.opened("/sign-in/set-up?next=/children")
    key = page.select_one(".key")
    assert key is not None
    theirs = App(hut, key.get_text().replace(" ", ""))
    owners = App.of(hut, TOM)
    answer = waiting.sent("/sign-in/set-up", code=theirs.code())
    assert answer.status_code == 401
    assert not is_in(waiting)
    browser = hut.browser()
    assert "/sign-in/code" in sign_in(browser, TOM).location
    browser.opened("/sign-in/code")
    browser.saved("/sign-in/code", code=owners.codes[0])
    assert is_in(browser)


def test_an_offered_key_is_for_one_person(hut: House) -> None:
    browser, other = hut.browser(AMINA), hut.browser(LUKASZ)
    key = browser.opened("/account/authenticator").select_one(".key")
    assert key is not None
    offer = browser.form("/account/authenticator")["offer"]
    other.opened("/account/authenticator")
    code = App(hut, key.get_text().replace(" ", "")).code()
    for offered in (offer, "é", ""):
        page = other.refused("/account/authenticator", 422, offer=offered, code=code)
        assert "This code does not fit." in page.get_text()
    assert hut.stored()["authenticators"] == []


def test_families_choose(hut: House) -> None:
    assert sign_in(hut.browser(), AMINA).location == TODAY


def test_codes_can_be_switched_off_again(hut: House) -> None:
    App.of(hut, AMINA)
    browser = hut.browser(AMINA)
    browser.opened("/account/authenticator")
    page = browser.saved("/account/authenticator/off")
    assert "Codes are off." in page.get_text()
    assert sign_in(hut.browser(), AMINA).location == TODAY
    for table in ("authenticators", "recovery_codes", "remembered_devices"):
        assert hut.stored()[table] == []


def test_codes_on_paper_stay_for_whoever_still_has_a_passkey(fresh: House) -> None:
    app = App.of(fresh, AMINA)
    browser = fresh.browser(AMINA)
    add_to(browser, Device())
    browser.opened("/account/authenticator")
    page = browser.saved("/account/authenticator/off")
    assert "your codes on paper still work" in page.get_text()
    assert fresh.stored()["authenticators"] == []
    assert len(fresh.stored()["recovery_codes"]) == len(app.codes)
    page = browser.opened("/account/authenticator")
    assert f"{len(app.codes)} of your codes on paper are left" in page.get_text()
    other = at_the_step(fresh)
    assert other.sent("/sign-in/code", code=app.codes[0]).location == TODAY
    assert is_in(other)
