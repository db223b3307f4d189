"""Pages speak the language that somebody chose on this device."""

from bs4 import BeautifulSoup
from flask import g

from events.base import Actor
from events.phrase import listed
from service.tongue import COOKIE, TONGUES, said
from tests.cast import AMINA, TOM
from tests.features.shows import shows
from tests.service.clients import Browser
from tests.service.house import House
from tests.service.words import CHILD, written

HERE = {"Referer": "http://localhost/sign-in?next=/today"}


def speaking(house: House, tag: str, person: Actor | None = AMINA) -> Browser:
    browser = house.browser(person)
    assert browser.get(f"/language/{tag}").status_code == 303
    return browser


def begins(page: BeautifulSoup) -> tuple[str, str]:
    html = page.html
    assert html is not None
    return str(html["lang"]), str(html["dir"])


@shows("service.tongue:tongue", at="TONGUES.get")
def test_f108_pages_are_in_the_language_that_was_chosen(fresh: House) -> None:
    assert begins(fresh.browser(AMINA).opened("/children")) == ("en-GB", "ltr")
    for tag, tongue in TONGUES.items():
        page = speaking(fresh, tag).opened("/children")
        wanted = "en-GB" if tag == "en" else tag
        assert begins(page) == (wanted, tongue.direction)
    page = speaking(fresh, "pl").opened("/children")
    assert page.find("button", string="Wyloguj się") is not None


def test_the_pages_before_signing_in_speak_it_too(fresh: House) -> None:
    browser = speaking(fresh, "cy", None)
    assert begins(browser.opened("/sign-in")) == ("cy", "ltr")


def test_a_page_that_a_machine_translated_says_so_with_a_way_back(
    fresh: House,
) -> None:
    browser = speaking(fresh, "ur")
    page = browser.opened("/children")
    back = page.select_one(".demo a[href='/language/en']")
    assert back is not None
    assert back["lang"] == "en"
    browser.get("/language/en")
    assert browser.opened("/children").select_one(".demo a") is None


def test_choosing_leads_back_to_the_page(fresh: House) -> None:
    browser = fresh.browser()
    answer = browser.get("/language/pl", **HERE)
    assert answer.location == "/sign-in?next=/today"
    assert COOKIE in answer.headers["Set-Cookie"]


def test_choosing_leads_to_no_other_site_and_to_no_unknown_language(
    fresh: House,
) -> None:
    browser = fresh.browser()
    away = browser.get("/language/pl", Referer="https://elsewhere.example/page")
    assert away.location == "/"
    assert browser.get("/language/xx").status_code == 404
    browser.client.set_cookie(COOKIE, "xx")
    assert begins(browser.opened("/sign-in")) == ("en-GB", "ltr")


def test_after_a_mistake_choosing_leads_to_the_page_of_the_form(fresh: House) -> None:
    referer = f"http://localhost{CHILD}/entries"
    answer = fresh.browser(AMINA).get("/language/pl", Referer=referer)
    assert answer.location == CHILD


def test_a_browser_is_offered_the_language_it_asks_for(fresh: House) -> None:
    browser = fresh.browser()
    browser.headers = {"Accept-Language": "pl-PL,pl;q=0.9,en;q=0.5"}
    page = browser.opened("/sign-in")
    assert begins(page) == ("en-GB", "ltr")
    offer = page.select_one("section a[href='/language/pl']")
    assert offer is not None
    assert offer.text == "Polski"
    browser.get("/language/en")
    assert browser.opened("/sign-in").select_one("section a") is None


def test_a_mistake_is_explained_in_the_language_of_the_page(fresh: House) -> None:
    browser = speaking(fresh, "pl")
    browser.opened(CHILD)
    page = browser.refused(f"{CHILD}/entries", 422, text=" ")
    assert "Write at least one word." not in page.text


def test_what_a_device_is_told_is_in_its_language_and_a_program_reads_english(
    fresh: House,
) -> None:
    path = f"/api/v1{CHILD}/entries"
    program = fresh.program(AMINA)
    english = program.send("POST", path.removeprefix("/api/v1"), {"text": ""})
    assert english.status_code == 422
    program.client.set_cookie(COOKIE, "pl")
    polish = program.send("POST", path.removeprefix("/api/v1"), {"text": ""})
    assert english.json is not None
    assert polish.json is not None
    assert polish.json["errors"] != english.json["errors"]
    assert polish.json["code"] == english.json["code"]


def test_what_people_wrote_and_their_names_stay_as_they_are(fresh: House) -> None:
    written(fresh.program(TOM), "Ayo sang, and painted a whale.")
    page = speaking(fresh, "ur").opened(CHILD)
    assert "Ayo sang, and painted a whale." in page.text
    assert "Ayo Bello" in page.text


def test_whoever_signs_in_next_reads_in_their_own_language(fresh: House) -> None:
    browser = speaking(fresh, "ur")
    fresh.let_in(browser, TOM)
    assert begins(browser.opened("/children")) == ("en-GB", "ltr")
    browser.get("/language/cy")
    fresh.let_in(browser, AMINA)
    assert begins(browser.opened("/children")) == ("ur", "rtl")
    browser.holds("")
    assert begins(browser.opened("/sign-in")) == ("cy", "ltr")


def test_what_was_chosen_before_signing_in_counts_after_it(fresh: House) -> None:
    browser = speaking(fresh, "pl", None)
    fresh.let_in(browser, AMINA)
    assert begins(browser.opened("/children")) == ("pl", "ltr")


def test_a_number_and_a_list_are_said_as_the_language_does(fresh: House) -> None:
    browser = speaking(fresh, "pl")
    browser.opened(CHILD)
    page = browser.refused(f"{CHILD}/entries", 422, text="a" * 20_001)
    assert "20\N{NO-BREAK SPACE}000" in page.text
    assert "20,000" not in page.text
    names = listed(["Ayo", "Oli", "Zoe"])
    assert names == "Ayo, Oli, Zoe"
    with fresh.app.test_request_context():
        g.tongue = TONGUES["ur"]
        assert said(names) == "Ayo، Oli، Zoe"
