"""A session that ends while somebody writes: no character of theirs is lost."""

from datetime import timedelta

import pytest

from events.base import Actor
from tests.cast import AMINA, LUKASZ
from tests.service.clients import Browser
from tests.service.house import NOW, PASSWORD, House, email_of
from tests.service.pages import check_page
from tests.service.words import CHILD, entry_at, written

WORDS = "Cùng đi chơi 🎈 “sehr schön” مرحبا\n\n  <b>& more</b>\t"
TEXT = (WORDS * 100)[:3000].strip()


def lost_while_writing(house: House, path: str, action: str, **typed: str) -> Browser:
    """Amina's session ends while she writes; her browser shows the sign-in page."""
    browser = house.browser(AMINA)
    browser.opened(path)
    fields = {**browser.form(action), **typed}
    house.clock.set(house.clock.now + timedelta(hours=13))
    browser.page = check_page(browser.post(action, fields), 401)
    return browser


def signs_in(browser: Browser, who: Actor) -> str:
    words = {"email": email_of(who), "password": PASSWORD}
    answer = browser.sent("/sign-in", **words)
    assert answer.status_code == 303
    return answer.location


def test_a_long_note_comes_back_and_is_saved_once(fresh: House) -> None:
    assert len(TEXT) > 2990
    action = f"{CHILD}/entries"
    browser = lost_while_writing(
        fresh, CHILD, action, text=TEXT.replace("\n", "\r\n"), place="travelling"
    )
    assert "What you wrote is safe." in browser.page.get_text()
    assert "schön" not in str(browser.page)
    assert "diary/entry-written" not in fresh.topics()
    page = browser.opened(signs_in(browser, AMINA))
    assert "Your words are back." in page.get_text()
    form = browser.form(action)
    assert (form["text"], form["place"]) == (TEXT, "travelling")
    browser.saved(action)
    assert browser.post(action, form).status_code == 303
    assert fresh.topics().count("diary/entry-written") == 1
    items = fresh.program(AMINA).read(f"{CHILD}/timeline")["items"]
    assert [one["text"] for one in items] == [TEXT]
    assert "Your words are back." not in browser.opened(CHILD).get_text()
    assert browser.form(action)["text"] == ""


@pytest.mark.parametrize(
    ("path", "action", "typed"),
    [
        ("", "/comments", {"text": TEXT}),
        ("/amend", "/amend", {"text": TEXT, "reason": "Slip."}),
        ("/seal", "/seal", {"reason": TEXT[:900]}),
    ],
)
def test_each_form_of_an_entry_comes_back(
    hut: House, path: str, action: str, typed: dict[str, str]
) -> None:
    entry = written(hut.program(AMINA))
    page = entry_at(entry) + path
    browser = lost_while_writing(hut, page, entry_at(entry) + action, **typed)
    browser.opened(signs_in(browser, AMINA))
    form = browser.form(entry_at(entry) + action)
    assert typed.items() <= form.items()
    browser.saved(entry_at(entry) + action)


def test_a_wrong_password_does_not_lose_the_words(hut: House) -> None:
    action = f"{CHILD}/entries"
    browser = lost_while_writing(hut, CHILD, action, text=TEXT)
    words = {"email": email_of(AMINA), "password": "wrong"}
    browser.refused("/sign-in", 422, **words)
    assert "schön" not in str(browser.page)
    browser.opened(signs_in(browser, AMINA))
    assert browser.form(action)["text"] == TEXT


def test_somebody_else_who_signs_in_sees_nothing_of_it(hut: House) -> None:
    action = f"{CHILD}/entries"
    browser = lost_while_writing(hut, CHILD, action, text=TEXT)
    before = hut.topics()
    page = browser.opened(signs_in(browser, LUKASZ))
    assert "schön" not in str(page)
    assert "Your words are back." not in str(page)
    browser.opened(CHILD)
    assert browser.form(action)["text"] == ""
    assert hut.topics() == before


def test_what_is_carried_cannot_be_read_on_the_way(hut: House) -> None:
    browser = lost_while_writing(hut, CHILD, f"{CHILD}/entries", text=TEXT)
    html = str(browser.page)
    assert "schön" not in html
    assert "sch\\u00f6n" not in html
    browser.opened(signs_in(browser, AMINA))
    kept = str(hut.stored()["sessions"])
    assert "schön" not in kept


def test_words_are_put_back_only_where_they_belong(hut: House) -> None:
    entry = written(hut.program(AMINA))
    browser = lost_while_writing(hut, CHILD, f"{CHILD}/entries", text=TEXT)
    signs_in(browser, AMINA)
    browser.opened(entry_at(entry))
    assert browser.form(f"{entry_at(entry)}/comments")["text"] == ""
    browser.opened(CHILD)
    assert browser.form(f"{CHILD}/entries")["text"] == TEXT


def test_a_forged_form_without_a_session_carries_nothing(lodge: House) -> None:
    browser = lodge.browser()
    fields = {"csrf": "forged", "text": TEXT}
    page = check_page(browser.post(f"{CHILD}/entries", fields), 401)
    assert page.find("input", attrs={"name": "carried"}) is None
    assert "What you wrote is safe." not in page.get_text()


def test_the_way_back_leads_only_to_the_page_of_the_form(hut: House) -> None:
    browser = lost_while_writing(hut, CHILD, f"{CHILD}/entries", text=TEXT)
    assert browser.form("/sign-in")["next"] == CHILD
    words = {"email": email_of(AMINA), "password": PASSWORD}
    moved = browser.sent("/sign-in", **words, next="//evil.example")
    assert moved.location == CHILD
    assert hut.clock.now > NOW
