"""What a thief tries with a session, a form or many guesses, and what comes of it."""

from datetime import timedelta

import pytest

from service.app import create_app
from service.context import EXTENSION
from service.entering import network_of
from tests.cast import AMINA, LUKASZ, TOM
from tests.service.clients import NAVIGATES, Browser
from tests.service.house import (
    NOW,
    PASSWORD,
    House,
    SetEdge,
    account_of,
    email_of,
)
from tests.service.pages import check_page
from tests.service.signing import App, held, is_in, sessions_of, sign_in
from tests.service.words import CHILD

PLACES = "/account/signed-in"


def test_a_stolen_cookie_is_worth_nothing_after_signing_out_everywhere(
    fresh: House,
) -> None:
    owner, thief = fresh.browser(AMINA), fresh.browser()
    thief.holds(held(owner) or "")
    assert is_in(thief)
    elsewhere = fresh.browser(AMINA)
    program = fresh.program(AMINA)
    owner.opened(PLACES)
    owner.saved(f"{PLACES}/end-all", tokens="yes")
    assert "You are signed out everywhere." in owner.page.get_text()
    for browser in (owner, thief, elsewhere):
        assert not is_in(browser)
    assert program.get("/children").status_code == 401
    assert fresh.stored()["sessions"] == fresh.stored()["tokens"] == []


def test_programs_go_on_unless_they_are_to_stop(hut: House) -> None:
    owner, program = hut.browser(AMINA), hut.program(AMINA)
    owner.opened(PLACES)
    owner.sent(f"{PLACES}/end-all")
    assert program.get("/children").status_code == 200


def test_signing_out_everywhere_forgets_devices(hut: House) -> None:
    app, browser = App.of(hut, AMINA), hut.browser()
    hut.clock.set(hut.clock.now + timedelta(minutes=1))
    browser.opened(sign_in(browser, AMINA).location)
    browser.saved("/sign-in/code", code=app.code(), remember="yes")
    browser.opened(PLACES)
    browser.sent(f"{PLACES}/end-all")
    assert sign_in(browser, AMINA).location.startswith("/sign-in/code")


def test_one_session_can_be_ended_from_another(fresh: House) -> None:
    firefox = "Mozilla/5.0 (Windows NT 10.0; rv:152.0) Gecko/20100101 Firefox/152.0"
    stolen = fresh.browser(None, **{"User-Agent": firefox})
    sign_in(stolen, AMINA)
    owner = fresh.browser(AMINA)
    page = owner.opened(PLACES)
    assert "Firefox on Windows" in page.get_text()
    assert "Gecko" not in str(fresh.stored())
    (form,) = page.select('form[action$="/end"]')
    page = owner.saved(str(form["action"]))
    assert "That device must sign in again." in page.get_text()
    assert not is_in(stolen)
    assert is_in(owner)


def test_nobody_ends_what_is_not_theirs(hut: House) -> None:
    hut.program(LUKASZ)
    other, mine = hut.browser(LUKASZ), hut.browser(AMINA)
    identity, theirs = hut.services.identity, account_of(LUKASZ)
    device = identity.sessions.remember(theirs, "Edge on Windows")
    mine.opened(PLACES)
    csrf = {"csrf": mine.form("/sign-out")["csrf"]}
    (session,), (token,) = identity.sessions.of(theirs), identity.tokens(theirs)
    (kept,) = identity.sessions.devices(theirs)
    for path in (
        f"{PLACES}/{session.handle}/end",
        f"/account/devices/{kept.handle}/forget",
        f"/account/tokens/{token.handle}/withdraw",
    ):
        assert mine.post(path, csrf).status_code == 303
    assert is_in(other)
    assert len(identity.tokens(theirs)) == 1
    assert identity.sessions.is_remembered(theirs, [device])


def test_a_token_can_be_withdrawn_and_ends_after_a_year(fresh: House) -> None:
    program, other = fresh.program(AMINA), fresh.program(LUKASZ)
    browser = fresh.browser(AMINA)
    page = browser.opened(PLACES)
    (form,) = page.select('form[action$="/withdraw"]')
    browser.saved(str(form["action"]))
    assert program.get("/children").status_code == 401
    fresh.clock.set(NOW + timedelta(days=364))
    assert other.get("/children").status_code == 200
    fresh.clock.set(NOW + timedelta(days=366))
    assert other.get("/children").status_code == 401


@pytest.mark.parametrize("planted", ["chosen-by-a-thief", None])
def test_a_session_from_before_is_not_kept(fresh: House, planted: str | None) -> None:
    """With None the thief plants a session of their own that is open."""
    thief, victim = fresh.browser(LUKASZ), fresh.browser()
    known = planted or held(thief) or ""
    victim.holds(known)
    sign_in(victim, AMINA)
    assert held(victim) != known
    thief.holds(known)
    assert not is_in(thief)
    assert "Amina" in victim.opened("/children").get_text()


def test_every_step_gives_a_new_session(hut: House) -> None:
    app = App.of(hut, AMINA)
    hut.clock.set(hut.clock.now + timedelta(minutes=1))
    browser, seen = hut.browser(), set()
    browser.opened(sign_in(browser, AMINA).location)
    seen.add(held(browser))
    browser.saved("/sign-in/code", code=app.code())
    seen.add(held(browser))
    browser.opened("/confirm")
    browser.saved("/confirm", password=PASSWORD)
    seen.add(held(browser))
    browser.opened("/account/password")
    browser.saved("/account/password", new_password="nine pebbles on ice")
    seen.add(held(browser))
    assert len(seen) == 4
    assert is_in(browser)
    for old in seen - {held(browser)}:
        browser.holds(old or "")
        assert not is_in(browser)


def test_a_new_password_ends_every_other_session(fresh: House) -> None:
    browser, thief = fresh.browser(AMINA), fresh.browser(AMINA)
    browser.opened("/account/password")
    browser.saved("/account/password", new_password="nine pebbles on ice")
    assert is_in(browser)
    assert not is_in(thief)
    assert sessions_of(fresh, AMINA) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
@pytest.mark.parametrize(
    "path",
    [
        "/sign-in",
        "/sign-in/link",
        "/sign-in/link/open",
        "/confirm",
        "/account/password",
        "/account/authenticator/off",
        f"{PLACES}/end-all",
        f"{CHILD}/entries",
    ],
)
def test_a_form_of_another_site_does_nothing(
    lodge: House, headers: dict[str, str], path: str
) -> None:
    browser = lodge.browser(AMINA)
    browser.opened("/account")
    fields = {"csrf": browser.form("/sign-out")["csrf"], "email": email_of(AMINA)}
    sent = {name: said for name, said in NAVIGATES.items() if "Site" not in name}
    answer = browser.client.post(path, data=fields, headers={**sent, **headers})
    assert answer.status_code == 403
    assert is_in(browser)


@pytest.mark.parametrize("path", ["/confirm", "/account/password", f"{PLACES}/end-all"])
def test_a_form_without_its_ticket_does_nothing(lodge: House, path: str) -> None:
    browser, other = lodge.browser(AMINA), lodge.browser(LUKASZ)
    other.opened("/account")
    for csrf in ("", "forged", other.form("/sign-out")["csrf"]):
        assert browser.post(path, {"csrf": csrf}).status_code == 403
    assert is_in(browser)


def test_a_page_of_an_earlier_session_saves_nothing_and_loses_nothing(
    fresh: House,
) -> None:
    browser = fresh.browser(AMINA)
    browser.opened(CHILD)
    old = {**browser.form(f"{CHILD}/entries"), "text": "Begun before."}
    fresh.let_in(browser, AMINA)
    answer = browser.post(f"{CHILD}/entries", old)
    assert answer.location == CHILD
    assert "diary/entry-written" not in fresh.topics()
    page = browser.opened(CHILD)
    assert "Your words are back." in page.get_text()
    browser.saved(f"{CHILD}/entries")
    assert fresh.topics().count("diary/entry-written") == 1


def test_one_can_sign_out_from_an_old_page(hut: House) -> None:
    browser = hut.browser(AMINA)
    browser.opened("/account")
    old = browser.form("/sign-out")
    hut.let_in(browser, AMINA)
    browser.post("/sign-out", old)
    assert not is_in(browser)


def test_guesses_are_counted_across_workers(fresh: House) -> None:
    """Two applications over one database, as two workers are."""
    other = create_app(fresh.settings, SetEdge(fresh.clock))
    workers = (fresh.browser(), Browser(other.test_client()))
    for turn in range(10):
        assert sign_in(workers[turn % 2], AMINA, "wrong").status_code == 422
    for worker in workers:
        assert sign_in(worker, AMINA).status_code == 422
        assert sign_in(worker, LUKASZ).status_code == 303
    other.extensions[EXTENSION].store.database.close()


def test_too_many_tries_from_one_network_are_stopped(fresh: House) -> None:
    browser = fresh.browser()
    for turn in range(100):
        fields = {"email": f"{turn}@larkfield.example", "password": "wrong"}
        assert browser.post("/sign-in", fields).status_code == 422
    for who in (AMINA, TOM):
        answer = sign_in(browser, who)
        page = check_page(answer, 429)
        assert answer.headers["Retry-After"] == "900"
        assert "Wait a quarter of an hour" in page.get_text()
    assert browser.post("/sign-in/link", {"email": email_of(TOM)}).status_code == 200
    other = {"environ_base": {"REMOTE_ADDR": "192.0.2.7"}, "headers": NAVIGATES}
    words = {"email": email_of(AMINA), "password": PASSWORD}
    answer = fresh.app.test_client().post("/sign-in", data=words, **other)
    assert answer.status_code == 303
    assert "127.0.0.1" not in str(fresh.stored())
    fresh.clock.set(fresh.clock.now + timedelta(minutes=15))
    assert sign_in(browser, AMINA).status_code == 303


def test_a_whole_school_may_sign_in_from_one_network(hut: House) -> None:
    for _ in range(110):
        assert sign_in(hut.browser(), AMINA).status_code == 303


def test_one_household_of_the_newer_addresses_counts_as_one(hut: House) -> None:
    words = {"email": "nobody@larkfield.example", "password": "wrong"}
    statuses = []
    for turn in range(102):
        base = {"REMOTE_ADDR": f"2001:db8:0:1::{turn:x}"}
        client = hut.app.test_client()
        statuses.append(
            client.post("/sign-in", data=words, environ_base=base).status_code
        )
    assert statuses == [422] * 100 + [429] * 2


def test_asking_for_links_closes_nobodys_password(hut: House) -> None:
    """A hundred parents behind one school's address ask on the same evening."""
    browser = hut.browser()
    for turn in range(200):
        hut.clock.set(NOW)
        asked = browser.post("/sign-in/link", {"email": f"{turn}@larkfield.example"})
        assert asked.status_code == 200
    more = browser.post("/sign-in/link", {"email": email_of(TOM)})
    assert more.status_code == 429
    assert sign_in(browser, AMINA).status_code == 303


@pytest.mark.parametrize(
    ("said", "network"),
    [
        ("81.2.69.142", "81.2.69.142"),
        ("81.2.69.142:50123", "81.2.69.142"),
        ("::ffff:81.2.69.142", "81.2.69.142"),
        ("[::ffff:81.2.69.142]:50123", "81.2.69.142"),
        ("2001:db8:0:1::5", "2001:db8:0:1::/64"),
        ("[2001:db8:0:1::6]:50123", "2001:db8:0:1::/64"),
        ("[2001:db8:0:1::6]", "2001:db8:0:1::/64"),
        ("unknown", ""),
        ("unix:", ""),
        (None, ""),
    ],
)
def test_one_network_is_one_however_a_proxy_writes_it(
    said: str | None, network: str
) -> None:
    assert network_of(said) == network
