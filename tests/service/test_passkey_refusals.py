"""What a passkey, or somebody who has none, cannot do."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.signing_in.passkey_checks import AnswerWrong, Place, claim_of
from service.signing_in.passkeys import MOST_PASSKEYS
from service.signing_in.throttle import NETWORK
from tests import databases
from tests.cast import AMINA, LUKASZ
from tests.service.clients import Browser
from tests.service.house import House, account_of
from tests.service.pages import check_page
from tests.service.passkey_device import (
    ADD,
    CONFIRM,
    PRESENT,
    SIGN_IN,
    STEP,
    VERIFIED,
    Device,
    add_to,
    asked_by,
    used_at,
    with_passkey,
)
from tests.service.signing import is_in

OVER = "That took too long, or was sent twice. Press the button again."
WRONG = "The passkey could not be checked."
UNKNOWN = "This passkey is not known here."
COPY = "Somebody may have a copy of this passkey"


def at_the_door(house: House) -> Browser:
    browser = house.browser()
    browser.opened("/sign-in")
    return browser


def is_refused(browser: Browser, answer: Any, says: str) -> None:  # noqa: ANN401
    browser.page = check_page(answer, 422)
    summary = browser.page.select_one(".govuk-error-summary")
    assert summary is not None
    assert says in summary.get_text()
    assert not is_in(browser)


def test_an_answer_works_once(fresh: House) -> None:
    device, browser = with_passkey(fresh, AMINA), at_the_door(fresh)
    answer = device.use(asked_by(browser, SIGN_IN))
    assert browser.sent(SIGN_IN, answer=answer).status_code == 303
    browser.post("/sign-out", {})
    second = fresh.browser()
    second.client.set_cookie("samepage-begun", begun(browser))
    second.opened("/sign-in")
    is_refused(second, second.sent(SIGN_IN, answer=answer), OVER)


def begun(browser: Browser) -> str:
    cookie = browser.client.get_cookie("samepage-begun")
    assert cookie is not None
    return cookie.value


def test_an_answer_to_an_earlier_question_is_refused(hut: House) -> None:
    device, browser = with_passkey(hut, AMINA), at_the_door(hut)
    old = device.use(asked_by(browser, SIGN_IN))
    asked_by(browser, SIGN_IN)
    is_refused(browser, browser.sent(SIGN_IN, answer=old), WRONG)


def test_a_challenge_is_open_for_five_minutes(fresh: House) -> None:
    device, browser = with_passkey(fresh, AMINA), at_the_door(fresh)
    for minutes, status in ((5, 422), (4, 303)):
        answer = device.use(asked_by(browser, SIGN_IN))
        fresh.clock.set(fresh.clock.now + timedelta(minutes=minutes))
        assert browser.sent(SIGN_IN, answer=answer).status_code == status


def test_only_the_browser_that_asked_can_answer(fresh: House) -> None:
    device, asking, thief = with_passkey(fresh, AMINA), *map(at_the_door, [fresh] * 2)
    answer = device.use(asked_by(asking, SIGN_IN))
    is_refused(thief, thief.sent(SIGN_IN, answer=answer), OVER)
    asked_by(thief, SIGN_IN)
    is_refused(thief, thief.sent(SIGN_IN, answer=answer), WRONG)
    assert asking.sent(SIGN_IN, answer=answer).status_code == 303


def test_of_two_who_send_the_same_answer_at_once_one_gets_in(fresh: House) -> None:
    device, browser = with_passkey(fresh, AMINA), at_the_door(fresh)
    answer = device.use(asked_by(browser, SIGN_IN))
    others = [fresh.browser() for _ in range(4)]
    for one in others:
        one.client.set_cookie("samepage-begun", begun(browser))
    with ThreadPoolExecutor(4) as pool:
        sent = [pool.submit(one.post, SIGN_IN, {"answer": answer}) for one in others]
    statuses = [one.result().status_code for one in sent]
    assert sorted(statuses) == [303, 422, 422, 422]


def test_a_challenge_for_one_thing_is_none_for_another(hut: House) -> None:
    device, browser = with_passkey(hut, AMINA), hut.browser(AMINA)
    hut.clock.set(hut.clock.now + timedelta(minutes=16))
    browser.opened(f"/confirm?next={ADD}")
    at_the_door_too = hut.browser()
    at_the_door_too.opened("/sign-in")
    answer = device.use(asked_by(at_the_door_too, SIGN_IN))
    page = check_page(browser.sent(CONFIRM, answer=answer), 422)
    assert OVER in page.get_text()
    assert browser.get(ADD).status_code == 303


@pytest.mark.parametrize(
    "told",
    [
        {"origin": "https://localhost.evil.example"},
        {"origin": "http://localhost:8001"},
        {"origin": "https://localhost"},
        {"host": "evil.example"},
        {"flags": PRESENT},
        {"flags": VERIFIED},
    ],
    ids=["origin", "port", "scheme", "host", "not unlocked", "not touched"],
)
def test_a_passkey_that_was_used_elsewhere_or_not_unlocked(
    hut: House, told: dict[str, Any]
) -> None:
    device, browser = with_passkey(hut, AMINA), at_the_door(hut)
    for name, value in told.items():
        setattr(device, name, value)
    is_refused(browser, used_at(browser, SIGN_IN, device), WRONG)
    fresh, adding = Device(**told), hut.browser(AMINA)
    adding.page = check_page(add_to(adding, fresh), 422)
    assert WRONG in adding.page.get_text()


def test_another_key_under_the_same_name_is_refused(hut: House) -> None:
    device, browser = with_passkey(hut, AMINA), at_the_door(hut)
    forged = Device(credential=device.credential, owner=device.owner, count=50)
    is_refused(browser, used_at(browser, SIGN_IN, forged), WRONG)
    assert used_at(browser, SIGN_IN, device).status_code == 303


def test_a_passkey_that_names_another_owner_is_refused(hut: House) -> None:
    device, browser = with_passkey(hut, AMINA), at_the_door(hut)
    for owner in (account_of(LUKASZ).bytes, b""):
        device.owner = owner
        is_refused(browser, used_at(browser, SIGN_IN, device), UNKNOWN)


def test_a_passkey_that_counts_backwards_is_a_copy(fresh: House) -> None:
    device, browser = with_passkey(fresh, AMINA, count=7), at_the_door(fresh)
    device.count = 40
    assert used_at(browser, SIGN_IN, device).status_code == 303
    for said in (41, 8, 1, 0):
        stranger, device.count = at_the_door(fresh), said - 1
        is_refused(stranger, used_at(stranger, SIGN_IN, device), COPY)
    device.count = 41
    assert used_at(at_the_door(fresh), SIGN_IN, device).status_code == 303


def test_a_passkey_that_does_not_count_works_each_time(hut: House) -> None:
    device = with_passkey(hut, AMINA)
    for _ in range(3):
        device.count = -1
        assert used_at(at_the_door(hut), SIGN_IN, device).status_code == 303


def test_a_passkey_belongs_to_one_account(fresh: House) -> None:
    device = with_passkey(fresh, AMINA)
    for who in (AMINA, LUKASZ):
        browser = fresh.browser(who)
        page = check_page(add_to(browser, device), 422)
        assert "This passkey is here already." in page.get_text()
    assert len(fresh.stored()["passkeys"]) == 1


def test_a_passkey_made_for_another_session_is_refused(hut: House) -> None:
    first, second = hut.browser(AMINA), hut.browser(AMINA)
    for one in (first, second):
        one.opened(ADD)
    answer = Device().make(asked_by(first, ADD, name="A"))
    page = check_page(second.sent(ADD, name="A", answer=answer), 422)
    assert OVER in page.get_text()
    assert hut.stored()["passkeys"] == []


def test_there_can_be_enough_passkeys(hut: House) -> None:
    browser = hut.browser(AMINA)
    for _ in range(MOST_PASSKEYS):
        assert add_to(browser, Device()).status_code in {200, 303}
    page = check_page(add_to(browser, Device()), 422)
    assert "You have as many passkeys as there can be." in page.get_text()


def test_too_many_tries_close_the_network_for_a_while(hut: House) -> None:
    browser = at_the_door(hut)
    for _ in range(NETWORK.most):
        assert browser.sent(SIGN_IN, answer="{}").status_code == 422
    closed = browser.sent(SIGN_IN, answer="{}")
    assert (closed.status_code, closed.headers["Retry-After"]) == (429, "900")


def test_right_passkeys_are_no_tries(hut: House) -> None:
    device = with_passkey(hut, AMINA)
    for _ in range(NETWORK.most + 1):
        assert used_at(at_the_door(hut), SIGN_IN, device).status_code == 303


def test_the_steps_are_for_those_who_have_them_to_do(hut: House) -> None:
    for browser in (hut.browser(), hut.browser(AMINA)):
        if is_in(browser):
            browser.opened("/children")
        csrf = browser.form("/sign-out")["csrf"] if is_in(browser) else ""
        for path in (STEP, f"{STEP}/challenge"):
            assert browser.post(path, {"csrf": csrf}).status_code == 401


def test_a_form_of_another_site_is_refused(hut: House) -> None:
    for path in (SIGN_IN, f"{SIGN_IN}/challenge"):
        strange = {"Sec-Fetch-Site": "cross-site"}
        assert hut.browser(None, **strange).post(path, {}).status_code == 403


@given(st.recursive(st.none() | st.integers() | st.text(), st.lists, max_leaves=3))
def test_no_answer_that_is_no_passkeys_breaks_anything(odd: Any) -> None:  # noqa: ANN401
    place = Place.of("http://localhost")
    assert place is not None
    whole = json.loads(Device(owner=b"A").use({"challenge": "AAAA"}))
    for name in ("id", "rawId", "type", "response"):
        with pytest.raises(AnswerWrong):
            place.used(claim_of(json.dumps({**whole, name: odd})), b"\0\0\0", b"A")
    for name in whole["response"]:
        parts = {**whole["response"], name: odd}
        with pytest.raises(AnswerWrong):
            place.used(claim_of(json.dumps({**whole, "response": parts})), b"A", b"A")
        with pytest.raises(AnswerWrong):
            place.made(json.dumps({**whole, "response": parts}), b"A")


@pytest.mark.parametrize("answer", ["", "[]", "{}", "null", "nonsense", "9" * 30_000])
def test_what_is_no_answer_at_all_is_refused(answer: str) -> None:
    place = Place.of("http://localhost")
    assert place is not None
    with pytest.raises(AnswerWrong):
        claim_of(answer)
    with pytest.raises(AnswerWrong):
        place.made(answer, b"A")


@pytest.mark.parametrize(
    ("base_url", "host", "origin"),
    [
        ("https://diary.example", "diary.example", "https://diary.example"),
        ("https://diary.example:443", "diary.example", "https://diary.example"),
        ("https://diary.example:8443", "diary.example", "https://diary.example:8443"),
        ("http://localhost:8000", "localhost", "http://localhost:8000"),
    ],
)
def test_passkeys_are_for_the_host_of_the_settings(
    base_url: str, host: str, origin: str
) -> None:
    assert Place.of(base_url) == Place(host, origin)


@pytest.mark.parametrize("base_url", ["http://127.0.0.1:8000", "https://[::1]:8000"])
def test_at_a_bare_number_there_are_no_passkeys(
    sqlite_address: databases.Place, base_url: str
) -> None:
    house = House.over(sqlite_address, base_url)
    house.furnish()
    browser = house.browser()
    assert "passkey" not in browser.opened("/sign-in").get_text()
    assert browser.post(f"{SIGN_IN}/challenge", {}).status_code == 409
    assert browser.post(SIGN_IN, {"answer": "{}"}).status_code == 422
