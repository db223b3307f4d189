"""What a device kept is taken from its own account, from our own pages, and once."""

import json
from collections.abc import Mapping
from typing import Any, Final
from uuid import uuid4

import pytest
from werkzeug.test import TestResponse

from events.base import Actor
from tests.cast import AMINA, OLI, TOM
from tests.service.clients import API, Browser, read
from tests.service.house import ZOE, House
from tests.service.words import CHILD, a_note, written

ENTRIES: Final = f"{API}{CHILD}/entries"
FROM_HERE: Final = {
    "Content-Type": "application/json",
    "Origin": "http://localhost",
    "Sec-Fetch-Site": "same-origin",
}


class Kept:
    """One note that a device kept: its words never change, however often it is sent."""

    def __init__(self, text: str, **words: object) -> None:
        self.id = str(uuid4())
        self.body = json.dumps({**a_note(text, **words), "id": self.id})

    def sent(
        self, browser: Browser, ticket: str | None, path: str = ENTRIES, **headers: str
    ) -> TestResponse:
        given = {**FROM_HERE, "Idempotency-Key": self.id, **headers}
        if ticket is not None:
            given["Same-Page-Ticket"] = ticket
        kept = {name: said for name, said in given.items() if said}
        return browser.client.post(path, data=self.body, headers=kept)


def ticket_of(browser: Browser) -> str:
    browser.opened("/children")
    return browser.form("/sign-out")["csrf"]


def texts(house: House) -> list[str]:
    page = house.program(TOM).read(f"{CHILD}/timeline?limit=100")
    return [one["text"] for one in page["items"]]


def is_refused(answer: TestResponse, status: int, code: str) -> None:
    told: Mapping[str, Any] = read(answer)
    assert (answer.status_code, told["code"]) == (status, code)
    assert answer.mimetype == "application/problem+json"
    assert told["detail"]


def test_a_kept_note_is_taken_once_and_answered_the_same_again(house: House) -> None:
    browser, note = house.browser(AMINA), Kept("She built a tower of nine.")
    ticket = ticket_of(browser)
    first, again = note.sent(browser, ticket), note.sent(browser, ticket)
    assert first.status_code == again.status_code == 201
    assert read(first) == read(again)
    assert read(first)["receipt"]
    assert read(first)["id"] == note.id
    assert texts(house).count("She built a tower of nine.") == 1


def test_a_kept_reply_is_taken(house: House) -> None:
    browser = house.browser(AMINA)
    entry = written(house.program(TOM))
    reply = Kept("")
    reply.body = json.dumps({"text": "Thank you.", "id": reply.id})
    path = f"{ENTRIES}/{entry}/comments"
    answer = reply.sent(browser, ticket_of(browser), path)
    assert answer.status_code == 201
    assert [one["text"] for one in read(answer)["comments"]] == ["Thank you."]


def test_a_ticket_of_an_earlier_session_of_the_same_person_will_do(
    house: House,
) -> None:
    earlier, now = house.browser(AMINA), house.browser(AMINA)
    assert Kept("From before.").sent(now, ticket_of(earlier)).status_code == 201


def test_it_waits_for_whoever_wrote_it_while_somebody_else_is_signed_in(
    house: House,
) -> None:
    note, tom = Kept("Amina's words."), house.browser(TOM)
    ticket = ticket_of(house.browser(AMINA))
    before = house.stored()
    answer = note.sent(tom, ticket)
    is_refused(answer, 403, "other-account")
    assert house.stored() == before
    amina = house.browser(AMINA)
    assert note.sent(amina, ticket_of(amina)).status_code == 201


@pytest.mark.parametrize("ticket", ["", "forged", "ImFiYyI.AAAA"])
def test_a_forged_ticket_opens_nothing(house: House, ticket: str) -> None:
    browser, before = house.browser(AMINA), house.stored()
    is_refused(Kept("A").sent(browser, ticket or " "), 403, "other-account")
    assert house.stored() == before


def test_without_a_ticket_a_session_is_nothing_to_the_api(house: House) -> None:
    browser = house.browser(AMINA)
    before = house.stored()
    answer = Kept("A").sent(browser, None)
    is_refused(answer, 401, "sign-in-needed")
    assert house.stored() == before


def test_without_a_session_the_note_must_wait(house: House) -> None:
    ticket = ticket_of(house.browser(AMINA))
    is_refused(Kept("A").sent(house.browser(), ticket), 401, "sign-in-needed")


@pytest.mark.parametrize(
    "strange",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://localhost.evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
    ],
)
def test_another_site_can_send_nothing(house: House, strange: dict[str, str]) -> None:
    browser = house.browser(AMINA)
    ticket, before = ticket_of(browser), house.stored()
    is_refused(Kept("A").sent(browser, ticket, **strange), 403, "forbidden")
    assert house.stored() == before


def test_an_older_browser_that_says_no_site_is_let_in(house: House) -> None:
    browser = house.browser(AMINA)
    sent = Kept("Old tablet.").sent(
        browser, ticket_of(browser), **{"Sec-Fetch-Site": ""}
    )
    assert sent.status_code == 201


@pytest.mark.parametrize(
    "kind",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""],
)
def test_what_a_form_of_another_site_could_send_is_refused(
    house: House, kind: str
) -> None:
    browser = house.browser(AMINA)
    ticket, before = ticket_of(browser), house.stored()
    answer = Kept("A").sent(browser, ticket, **{"Content-Type": kind})
    is_refused(answer, 415, "unsupported-media-type")
    assert house.stored() == before


def test_the_same_key_with_other_words_is_refused(house: House) -> None:
    browser, note = house.browser(AMINA), Kept("The first words.")
    ticket = ticket_of(browser)
    assert note.sent(browser, ticket).status_code == 201
    before = house.stored()
    note.body = note.body.replace("first", "other")
    is_refused(note.sent(browser, ticket), 422, "key-reused")
    assert house.stored() == before


def test_a_session_opens_no_other_part_of_the_api(house: House) -> None:
    browser = house.browser(AMINA)
    ticket = ticket_of(browser)
    for path in (f"{API}/me", f"{API}{CHILD}/timeline"):
        answer = browser.client.get(path, headers={"Same-Page-Ticket": ticket})
        is_refused(answer, 401, "sign-in-needed")
    member = Kept("A")
    is_refused(
        member.sent(browser, ticket, f"{API}{CHILD}/members"), 401, "sign-in-needed"
    )


def test_a_token_is_looked_at_alone(house: House) -> None:
    browser = house.browser(AMINA)
    note, ticket = Kept("A"), ticket_of(browser)
    answer = note.sent(browser, ticket, Authorization="Bearer sp_nothing")
    is_refused(answer, 401, "sign-in-needed")


@pytest.mark.parametrize("who", [ZOE, TOM])
def test_it_takes_the_same_path_as_a_form(house: House, who: Actor) -> None:
    """Oli is Zoe's child and in Tom's class no more than Ayo is Zoe's."""
    browser = house.browser(who)
    child = CHILD if who is ZOE else f"/children/{OLI}"
    answer = Kept("A").sent(browser, ticket_of(browser), f"{API}{child}/entries")
    is_refused(answer, 404, "not-found")


def test_what_cannot_be_kept_says_what_to_change(house: House) -> None:
    browser = house.browser(AMINA)
    answer = Kept("  ").sent(browser, ticket_of(browser))
    is_refused(answer, 422, "malformed")
    assert read(answer)["errors"]["text"] == ["Write at least one word."]


def test_the_page_without_a_connection_is_the_same_for_everybody(house: House) -> None:
    amina, nobody = house.browser(AMINA), house.browser()
    shown = [one.get("/offline").data for one in (amina, nobody)]
    assert shown[0] == shown[1]
    assert b"data-account" not in shown[0]


def test_the_worker_may_serve_every_page_and_is_never_old(house: House) -> None:
    worker = house.browser().get("/worker.js")
    assert worker.mimetype == "text/javascript"
    assert worker.headers["Cache-Control"] == "no-store"
    assert "const SHELL = [" in worker.text
    assert worker.data == house.browser(AMINA).get("/worker.js").data


def test_what_waits_is_shown_to_somebody_who_is_signed_in(house: House) -> None:
    page = house.browser(AMINA).opened("/outbox")
    assert page.body is not None
    assert page.body.get("data-account")
    assert house.browser().get("/outbox").status_code == 303
