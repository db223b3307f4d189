"""What stands at the door: forms of strangers stay out, every answer is armoured."""

import re

import pytest
from bs4 import Tag
from werkzeug.test import TestResponse

from tests import databases
from tests.cast import AMINA, AYO, LARKFIELD, TOM
from tests.features.shows import shows
from tests.service.clients import API, Browser
from tests.service.house import House
from tests.service.pages import check_page
from tests.service.words import CHILD, entry_at, written

ACTION = f"{CHILD}/entries"
FIELDS = {"day": "2026-09-07", "place": "home", "kind": "note", "text": "Hello."}


def ticket_of(browser: Browser) -> str:
    browser.opened("/children")
    return browser.form("/sign-out")["csrf"]


def is_refused(house: House, answer: TestResponse, before: object) -> None:
    page = check_page(answer, 403)
    assert "This form did not come from a page of yours." in page.get_text()
    assert "Go back" in page.get_text()
    assert house.stored() == before


@pytest.mark.parametrize("ticket", [None, "", "forged", "ImFiYyI.AAAA", "é"])
def test_a_form_without_our_ticket_is_refused(lodge: House, ticket: str | None) -> None:
    browser = lodge.browser(AMINA)
    before = lodge.stored()
    fields = FIELDS if ticket is None else {**FIELDS, "csrf": ticket}
    is_refused(lodge, browser.post(ACTION, fields), before)


def test_a_form_made_for_somebody_else_is_refused(lodge: House) -> None:
    fields = {**FIELDS, "csrf": ticket_of(lodge.browser(TOM))}
    browser = lodge.browser(AMINA)
    before = lodge.stored()
    is_refused(lodge, browser.post(ACTION, fields), before)
    is_refused(lodge, browser.post("/sign-out", fields), before)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
@pytest.mark.parametrize("path", [ACTION, "/sign-in", "/sign-out"])
def test_a_form_from_elsewhere_is_refused(
    lodge: House, headers: dict[str, str], path: str
) -> None:
    browser = lodge.browser(AMINA)
    fields = {**FIELDS, "csrf": ticket_of(browser)}
    before = lodge.stored()
    answer = browser.client.post(path, data=fields, headers=headers)
    is_refused(lodge, answer, before)


@pytest.mark.parametrize(
    "headers", [{}, {"Origin": "http://localhost"}, {"Sec-Fetch-Site": "none"}]
)
def test_an_older_browser_is_let_in_with_our_ticket(
    lodge: House, headers: dict[str, str]
) -> None:
    browser = lodge.browser(AMINA)
    fields = {**FIELDS, "csrf": ticket_of(browser)}
    answer = browser.client.post(ACTION, data=fields, headers=headers)
    assert answer.status_code == 303


def every_kind_of_answer(house: House) -> dict[str, TestResponse]:
    browser, nobody = house.browser(AMINA), house.browser()
    program = house.program(AMINA)
    style = re.search(r"/static/css/[^\"]+", nobody.get("/sign-in").text)
    assert style is not None
    return {
        "page": browser.get(CHILD),
        "list": browser.get("/children"),
        "sign-in": nobody.get("/sign-in"),
        "redirect": nobody.get("/"),
        "refused form": browser.post(ACTION, FIELDS),
        "lost session": nobody.post(ACTION, FIELDS),
        "missing": browser.get("/nowhere"),
        "wrong method": browser.post("/children", {}),
        "too much": browser.post(ACTION, {"text": "a" * 1_100_000}),
        "json": program.get("/me"),
        "problem": nobody.get(f"{API}/me"),
        "missing json": program.get("/nowhere"),
        "document": nobody.get(f"{API}/openapi.json"),
        "docs": nobody.get(f"{API}/docs"),
        "style": closed(nobody.get(style.group())),
        "missing style": nobody.get("/static/nothing.css"),
        "health": nobody.get("/healthz/ready"),
        "options": browser.client.options(CHILD),
    }


def closed(answer: TestResponse) -> TestResponse:
    """A file is let go only when its answer is."""
    assert answer.data
    answer.close()
    return answer


def test_every_answer_carries_the_security_headers(lodge: House) -> None:
    for kind, answer in every_kind_of_answer(lodge).items():
        said = answer.headers
        policy = said["Content-Security-Policy"]
        for part in (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "require-trusted-types-for 'script'",
            "trusted-types same-page-worker",
        ):
            assert part in policy.split("; "), kind
        assert "unsafe" not in policy
        assert said["X-Content-Type-Options"] == "nosniff", kind
        assert said["Referrer-Policy"] == "same-origin", kind
        assert said["Cross-Origin-Opener-Policy"] == "same-origin", kind
        assert said["Cross-Origin-Resource-Policy"] == "same-origin", kind
        assert "camera=()" in said["Permissions-Policy"], kind
        assert "Access-Control-Allow-Origin" not in said, kind


def test_only_a_style_or_script_of_ours_may_be_kept_by_a_browser(lodge: House) -> None:
    for kind, answer in every_kind_of_answer(lodge).items():
        if kind == "style":
            assert "max-age=31536000" in answer.headers["Cache-Control"]
        else:
            assert answer.headers["Cache-Control"] == "no-store", kind


def test_every_answer_has_a_number_to_ask_about(lodge: House) -> None:
    answers = every_kind_of_answer(lodge)
    del answers["style"]
    numbers = {answer.headers["X-Request-Id"] for answer in answers.values()}
    assert len(numbers) == len(answers)


@pytest.mark.parametrize(
    ("path", "status"),
    [("/nowhere", 404), (f"/children/{AYO}x", 404), ("/children/", 404)],
)
def test_a_page_that_is_not_there_says_what_to_do(
    lodge: House, path: str, status: int
) -> None:
    amina = lodge.browser(AMINA)
    page = amina.opened(path, status)
    assert "What to do now" in page.get_text()
    way = page.find("a", string="Go to my children")
    assert isinstance(way, Tag)
    there = amina.get(str(way["href"])).location
    assert amina.opened(there).find("a", href=f"/children/{AYO}") is not None
    assert (
        lodge.browser().opened(path, status).find("a", string="Go to the sign-in page")
    )


def test_no_file_of_ours_is_served_but_styles_scripts_and_pictures(
    lodge: House,
) -> None:
    for path in ("../app.py", "%2e%2e/app.py", "..%2fapp.py"):
        lodge.browser().opened(f"/static/{path}", 404)


def test_a_wrong_method_on_a_page_names_the_right_ones(lodge: House) -> None:
    browser = lodge.browser(AMINA)
    answer = browser.post("/children", {"csrf": ticket_of(browser)})
    check_page(answer, 405)
    assert "GET" in answer.headers["Allow"]


def test_too_much_at_once_is_refused_as_a_page(lodge: House) -> None:
    browser, before = lodge.browser(AMINA), lodge.topics()
    fields = {**FIELDS, "csrf": ticket_of(browser), "text": "a" * 1_100_000}
    page = check_page(browser.post(f"/children/{AYO}/circle", fields), 413)
    assert "too much" in page.get_text()
    assert "What to do now" in page.get_text()
    assert lodge.topics() == before


def test_a_list_of_children_that_is_too_large_says_what_to_do_about_it(
    lodge: House,
) -> None:
    browser = lodge.browser(AMINA)
    fields = {"csrf": ticket_of(browser), "file": "a" * 1_100_000}
    answer = browser.post(f"/schools/{LARKFIELD}/roster", fields)
    said = check_page(answer, 413).get_text()
    assert "This file is larger than 1 MB." in said
    assert "cut the list into two files" in said
    assert "note" not in said


def test_over_https_browsers_are_told_to_stay_there(
    sqlite_address: databases.Place,
) -> None:
    house = House.over(sqlite_address, "https://x.example")
    house.furnish()
    answer = house.browser().get("/sign-in")
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_a_page_in_a_frame_or_a_script_of_another_site_gets_no_say(
    lodge: House,
) -> None:
    entry = entry_at(written(lodge.program(AMINA)))
    page = lodge.browser(TOM).get(entry, **{"Sec-Fetch-Site": "cross-site"})
    assert page.status_code == 200
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]


@shows("service/templates/base.html", at=' lang="{{ "en-GB"')
@shows("service/templates/base.html", at='href="#main-content"')
@shows("service/templates/forms.html", at=' for="{{ field }}"')
def test_f107_a_page_can_be_read_aloud_and_used_without_a_mouse(lodge: House) -> None:
    page = lodge.browser(AMINA).opened(f"/children/{AYO}")
    assert page.select_one("html[lang=en-GB]")
    assert page.select_one('a.govuk-skip-link[href="#main-content"]')
    assert page.select_one("main#main-content")
    for field in page.select("form#write-form :is(textarea, select, input[id])"):
        assert page.select(f'label[for="{field["id"]}"]'), field
