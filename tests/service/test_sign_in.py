from datetime import timedelta
from http.cookies import SimpleCookie

import pytest
from flask import g
from werkzeug.test import TestResponse

from service.forms import ticket
from service.signing_in.identity import SignedIn
from tests import databases
from tests.cast import AMINA, AYO, TOM
from tests.service.clients import Browser
from tests.service.house import NOW, PASSWORD, House, account_of, email_of
from tests.service.pages import check_page
from tests.service.words import CHILD

WRONG = "The e-mail address or the password is not right."


def sign_in(browser: Browser, email: str, password: str = PASSWORD) -> TestResponse:
    return browser.post("/sign-in", {"email": email, "password": password})


def test_a_person_signs_in_reads_and_signs_out(hut: House) -> None:
    browser = hut.browser()
    assert browser.get("/").location == "/sign-in"
    browser.opened("/sign-in")
    words = {"email": email_of(AMINA).upper() + " ", "password": PASSWORD}
    page = browser.saved("/sign-in", **words)
    assert "Amina Bello" in page.get_text()
    assert browser.get("/").location == "/today"
    assert browser.get("/sign-in").location == "/today"
    assert browser.get("/sign-in?next=/account").location == "/account"
    session = browser.client.get_cookie("samepage")
    assert session is not None
    out = browser.sent("/sign-out")
    assert out.location == "/sign-in"
    assert out.headers["Clear-Site-Data"] == '"cache"'
    assert browser.get("/children").status_code == 303
    browser.holds(session.value)
    assert browser.get("/children").status_code == 303


def test_nobody_learns_whether_an_address_is_known(hut: House) -> None:
    answers = []
    for email in (email_of(AMINA), "nobody@larkfield.example"):
        browser = hut.browser()
        browser.opened("/sign-in")
        page = browser.refused("/sign-in", 422, email=email, password="wrong")
        assert WRONG in page.get_text()
        assert page.select_one('input[type="password"]') is not None
        answers.append(page.get_text().replace(email, ""))
        assert browser.form("/sign-in")["email"] == email
        assert browser.form("/sign-in")["password"] == ""
    assert answers[0] == answers[1]


def test_ten_failures_close_an_address_for_a_quarter_of_an_hour(fresh: House) -> None:
    browser = fresh.browser()
    for _ in range(10):
        assert sign_in(browser, email_of(AMINA), "wrong").status_code == 422
    assert sign_in(browser, email_of(AMINA)).status_code == 422
    assert sign_in(browser, email_of(TOM)).status_code == 303
    fresh.clock.set(fresh.clock.now + timedelta(minutes=14))
    assert sign_in(browser, email_of(AMINA)).status_code == 422
    fresh.clock.set(fresh.clock.now + timedelta(minutes=2))
    assert sign_in(browser, email_of(AMINA)).status_code == 303


def test_a_right_password_forgets_the_wrong_ones(hut: House) -> None:
    browser = hut.browser()
    for password in ["wrong"] * 9 + [PASSWORD] + ["wrong"] * 9 + [PASSWORD]:
        answer = sign_in(browser, email_of(AMINA), password)
        assert answer.status_code == (303 if password == PASSWORD else 422)


def test_old_failures_do_not_add_up(hut: House) -> None:
    browser = hut.browser()
    for _ in range(3):
        for _ in range(9):
            sign_in(browser, email_of(AMINA), "wrong")
        hut.clock.set(hut.clock.now + timedelta(minutes=16))
    assert sign_in(browser, email_of(AMINA)).status_code == 303


def test_a_session_ends_after_twelve_hours(hut: House) -> None:
    browser = hut.browser(AMINA)
    for hours in range(1, 12):
        hut.clock.set(NOW + timedelta(hours=hours))
        browser.opened("/children")
    hut.clock.set(NOW + timedelta(hours=12, minutes=1))
    assert browser.get("/children").location == "/sign-in?next=/children"
    hut.browser(TOM)
    assert len(hut.stored()["sessions"]) == 1


def test_a_session_that_nobody_uses_ends_after_two_hours(hut: House) -> None:
    browser = hut.browser(AMINA)
    hut.clock.set(NOW + timedelta(hours=1, minutes=59))
    browser.opened("/children")
    hut.clock.set(hut.clock.now + timedelta(hours=1, minutes=59))
    browser.opened("/children")
    hut.clock.set(hut.clock.now + timedelta(hours=2))
    assert browser.get("/children").status_code == 303


@pytest.mark.parametrize(
    ("base_url", "name", "secure"),
    [
        ("http://localhost", "samepage", False),
        ("https://x.example", "__Host-samepage", True),
    ],
)
def test_the_cookie_is_for_us_alone(
    sqlite_address: databases.Place,
    base_url: str,
    name: str,
    secure: bool,  # noqa: FBT001
) -> None:
    house = House.over(sqlite_address, base_url)
    house.furnish()
    browser = house.browser()
    answer = sign_in(browser, email_of(AMINA))
    morsel = SimpleCookie(answer.headers["Set-Cookie"])[name]
    assert (morsel["httponly"], morsel["samesite"], morsel["path"]) == (
        True,
        "Lax",
        "/",
    )
    assert (bool(morsel["secure"]), morsel["domain"]) == (secure, "")
    assert morsel["max-age"] == "43200"
    assert ("Strict-Transport-Security" in answer.headers) is secure
    assert morsel.value not in str(house.stored())
    signed_out = browser.client.post(
        "/sign-out", data={"csrf": csrf_of(house)}, base_url=base_url
    )
    gone = SimpleCookie(signed_out.headers["Set-Cookie"])[name]
    assert (gone["max-age"], gone["path"], bool(gone["secure"])) == ("0", "/", secure)


def csrf_of(house: House) -> str:
    account = account_of(AMINA)
    (session,) = house.services.identity.sessions.of(account)
    with house.app.test_request_context():
        g.signed_in = SignedIn(account, [], session.handle)
        return ticket()


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "\\\\evil.example",
        "evil.example",
        "javascript:alert(1)",
        "",
    ],
)
def test_nobody_is_sent_to_a_page_that_is_not_ours(
    lodge: House, elsewhere: str
) -> None:
    browser = lodge.browser()
    words = {"email": email_of(AMINA), "password": PASSWORD, "next": elsewhere}
    for answer in (
        browser.post("/sign-in", words),
        browser.client.get("/sign-in", query_string={"next": elsewhere}),
    ):
        assert answer.status_code == 303
        where = answer.location
        assert where.startswith("/")
        assert not where.startswith(("//", "/\\"))
        assert not set(where) & set("\t\r\n")


def test_after_signing_in_one_is_where_one_wanted_to_be(lodge: House) -> None:
    browser = lodge.browser()
    wanted = f"{CHILD}?place=home"
    first = browser.get(wanted)
    assert first.status_code == 303
    browser.opened(first.location)
    words = {"email": email_of(AMINA), "password": PASSWORD}
    assert browser.sent("/sign-in", **words).location == wanted


def test_a_head_request_is_answered_like_the_page(lodge: House) -> None:
    browser = lodge.browser()
    page, head = browser.get("/children"), browser.client.head("/children")
    assert (head.status_code, head.location) == (page.status_code, page.location)


def test_neither_address_nor_password_nor_token_is_kept(fresh: House) -> None:
    sign_in(fresh.browser(), email_of(AMINA), "a-wrong-password")
    sign_in(fresh.browser(), email_of(AMINA))
    token = fresh.program(AMINA).headers["Authorization"].removeprefix("Bearer ")
    kept = str(fresh.stored())
    for secret in (email_of(AMINA), PASSWORD, "a-wrong-password", token):
        assert secret not in kept
    assert "$argon2id$" in kept


def test_a_strange_carried_form_does_not_keep_anybody_out(lodge: House) -> None:
    words = {"email": email_of(AMINA), "password": PASSWORD}
    for carried in ("é", "garbage", "gAAAAA=="):
        browser = lodge.browser()
        answer = browser.post("/sign-in", {**words, "carried": carried})
        assert answer.status_code == 303
        assert "restored" not in check_page(browser.get(f"/children/{AYO}")).get_text()
