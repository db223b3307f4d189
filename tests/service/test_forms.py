"""Web forms: kind to how people type, and nothing typed is ever lost."""

from typing import Any
from uuid import uuid4

import pytest

from events.base import Actor, Role, Side
from tests.cast import AMINA, AYO, SIAN, TOM
from tests.service.clients import Browser
from tests.service.house import ADA, House
from tests.service.pages import check_page
from tests.service.words import CHILD, entry_at, written

NFD = "Cu\u0300ng \u0111i cho\u031bi \U0001f388"
NFC = "C\u00f9ng \u0111i ch\u01a1i \U0001f388"
CIRCLE = f"{CHILD}/circle"


def test_a_note_in_one_press(lodge: House) -> None:
    browser = lodge.browser(AMINA)
    browser.opened(CHILD)
    page = browser.saved(f"{CHILD}/entries", text="Ayo slept well.")
    assert "Saved. Your note is in the diary." in page.get_text()
    (newest,) = lodge.program(AMINA).read(f"{CHILD}/timeline?limit=1")["items"]
    assert (newest["kind"], newest["place"]) == ("note", "home")
    assert newest["day"] == "2026-09-08"


def test_the_write_box_starts_where_the_writer_is(lodge: House) -> None:
    browser = lodge.browser(TOM)
    browser.opened(CHILD)
    assert browser.form(f"{CHILD}/entries")["place"] == "school"


def test_decomposed_letters_and_foreign_line_ends_are_put_right(house: House) -> None:
    browser = house.browser(AMINA)
    browser.opened(CHILD)
    browser.saved(f"{CHILD}/entries", text=f"{NFD}\r\nund\rmehr")
    (newest,) = house.program(AMINA).read(f"{CHILD}/timeline?limit=1")["items"]
    assert newest["text"] == f"{NFC}\nund\nmehr"


def test_a_sign_that_no_screen_shows_keeps_no_note_back(lodge: House) -> None:
    browser = lodge.browser(AMINA)
    browser.opened(CHILD)
    browser.saved(f"{CHILD}/entries", text="He\x07llo\x00 there.\ufffe")
    (newest,) = lodge.program(AMINA).read(f"{CHILD}/timeline?limit=1")["items"]
    assert newest["text"] == "Hello there."


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"text": ""}, "Write at least one word."),
        ({"text": " \r\n "}, "Write at least one word."),
        ({"text": "a" * 20_001}, "at most 20,000 characters"),
        ({"text": "Hi.", "day": "2026-09-09"}, "has not come yet"),
        ({"text": "Hi.", "day": "soon"}, "year, month and day"),
        ({"text": "Hi.", "day": ""}, "Choose a day."),
        ({"text": "Hi.", "kind": "reply-needed"}, "by which day"),
        ({"text": "Hi.", "kind": "shout"}, "Choose one of these"),
        ({"text": "Hi.", "place": ""}, "Choose one."),
        ({"text": "Hi.", "id": "7"}, "UUID"),
    ],
)
def test_a_note_that_comes_back_keeps_every_word(
    lodge: House, typed: dict[str, str], says: str
) -> None:
    browser, before = lodge.browser(AMINA), lodge.topics()
    browser.opened(CHILD)
    status = (
        409
        if {"day", "kind"} & set(typed) and says in {"has not come yet", "by which day"}
        else 422
    )
    sent = {"place": "travelling", **typed}
    page = browser.refused(f"{CHILD}/entries", status, **sent)
    assert says in page.get_text()
    assert "What you typed is still below." in page.get_text()
    assert "there is a problem" in str(page.title)
    kept = browser.form(f"{CHILD}/entries")
    for name in ("text", "day", "place"):
        expected = sent.get(name, kept[name]).replace("\r\n", "\n")
        if name != "place" or expected:
            assert kept[name] == expected
    assert lodge.topics() == before


FORMS: list[tuple[str, str, dict[str, str], str]] = [
    ("", "/comments", {"text": " "}, "text"),
    ("", "/comments", {"text": "b" * 20_001}, "text"),
    ("/amend", "/amend", {"text": "Better words.", "reason": ""}, "reason"),
    ("/amend", "/amend", {"text": "", "reason": "Because."}, "text"),
    ("/correct", "/correct", {"text": "", "reason": "I was there."}, "text"),
    ("/correct", "/correct", {"text": "Not so.", "reason": "c" * 2_001}, "reason"),
    ("/seal", "/seal", {"reason": ""}, "reason"),
]


@pytest.mark.parametrize(("path", "action", "typed", "field"), FORMS)
def test_each_form_of_an_entry_keeps_what_was_typed(
    lodge: House, path: str, action: str, typed: dict[str, str], field: str
) -> None:
    own = path != "/correct"
    entry = entry_at(written(lodge.program(AMINA if own else TOM)))
    browser = lodge.browser(AMINA)
    browser.opened(entry + path)
    before = lodge.topics()
    page = browser.refused(entry + action, 422, **typed)
    assert page.find(id=f"{field}-error") is not None
    assert page.find("a", href=f"#{field}") is not None
    kept = browser.form(entry + action)
    for name, words in typed.items():
        assert kept[name] == words
    assert lodge.topics() == before


@pytest.mark.parametrize(
    ("typed", "status", "says"),
    [
        ({"name": ""}, 422, "name"),
        ({"name": "K" * 121}, 422, "at most 120"),
        ({"role": ""}, 422, "Choose one."),
        ({"side": ""}, 422, "Choose one."),
        ({"until": "never"}, 422, "year, month and day"),
        ({"until": "2026-09-07"}, 409, "is over"),
        ({"side": "school"}, 409, "Choose that side."),
    ],
)
def test_the_form_for_a_newcomer_keeps_what_was_typed(
    lodge: House, typed: dict[str, str], status: int, says: str
) -> None:
    sent = {"name": "Kit Marlow", "role": "carer", "side": "home", **typed}
    browser, before = lodge.browser(SIAN), lodge.topics()
    browser.opened(CIRCLE)
    page = browser.refused(CIRCLE, status, **sent)
    assert says in page.get_text()
    assert "`" not in page.get_text()
    assert sent.items() <= browser.form(CIRCLE).items()
    assert lodge.topics() == before


def test_a_newcomer_is_added_and_taken_out_again(lodge: House) -> None:
    browser = lodge.browser(SIAN)
    browser.opened(CIRCLE)
    page = browser.saved(CIRCLE, name="Kit  Marlow", role="carer", side="home")
    assert "Added." in page.get_text()
    (away,) = [
        str(one["href"])
        for one in page.select("a.people__out")
        if "Marlow" in one.get_text()
    ]
    browser.opened(away)
    page = browser.refused(away, 422, reason="r" * 2_001)
    assert browser.form(away)["reason"] == "r" * 2_001
    page = browser.saved(away, reason="")
    assert "Removed." in page.get_text()
    assert "Were in the circle before" in page.get_text()


def test_the_last_keeper_is_told_why_they_cannot_leave(lodge: House) -> None:
    browser, path = lodge.browser(SIAN), f"{CIRCLE}/{SIAN.person}/leave"
    browser.opened(path)
    page = browser.refused(path, 409, reason="Moving on.")
    assert "Add another one first." in page.get_text()
    assert browser.form(path)["reason"] == "Moving on."


def test_leaving_twice_is_leaving_once(house: House) -> None:
    guest = house.join(Actor(uuid4(), Role.CARER, Side.HOME))
    browser, path = house.browser(guest), f"{CIRCLE}/{guest.person}/leave"
    browser.opened(path)
    form = browser.form(path)
    first, before = browser.post(path, form), len(house.topics())
    again = browser.post(path, form)
    assert [first.status_code, again.status_code] == [303, 303]
    assert len(house.topics()) == before


PRESSED: list[tuple[str, str, dict[str, str]]] = [
    ("", "/comments", {"text": "Good."}),
    ("/amend", "/amend", {"text": "Better.", "reason": "Slip."}),
    ("/seal", "/seal", {"reason": "Another child."}),
]


@pytest.mark.parametrize(("path", "action", "typed"), PRESSED)
def test_pressing_save_twice_saves_once(
    house: House, path: str, action: str, typed: dict[str, str]
) -> None:
    entry = entry_at(written(house.program(AMINA)))
    browser = house.browser(AMINA)
    browser.opened(entry + path)
    form = {**browser.form(entry + action), **typed}
    assert browser.post(entry + action, form).status_code == 303
    before = house.topics()
    assert browser.post(entry + action, form).status_code == 303
    assert house.topics() == before


def test_words_changed_after_saving_are_kept_and_a_second_press_saves_them(
    house: House,
) -> None:
    browser, action = house.browser(AMINA), f"{CHILD}/entries"
    browser.opened(CHILD)
    form = browser.form(action)
    browser.post(action, {**form, "text": "First words."})
    browser.page = check_page(browser.post(action, {**form, "text": "More."}), 422)
    assert "This was saved before you changed it." in browser.page.get_text()
    assert browser.form(action)["text"] == "More."
    assert browser.form(action)["id"] != form["id"]
    browser.saved(action)
    found = house.program(AMINA).read(f"{CHILD}/timeline?limit=2")["items"]
    assert [one["text"] for one in found] == ["More.", "First words."]


def test_a_rule_that_refuses_says_so_where_the_words_are(lodge: House) -> None:
    entry = entry_at(written(lodge.program(AMINA), "Same."))
    browser = lodge.browser(AMINA)
    browser.opened(f"{entry}/amend")
    page = browser.refused(f"{entry}/amend", 409, text="Same.", reason="Slip.")
    assert "That is what it already says." in page.get_text()


def test_a_reply_by_day_of_another_kind_is_left_out(lodge: House) -> None:
    browser = lodge.browser(AMINA)
    browser.opened(CHILD)
    browser.saved(f"{CHILD}/entries", text="Hi.", kind="note", reply_by="2026-09-10")
    (newest,) = lodge.program(AMINA).read(f"{CHILD}/timeline?limit=1")["items"]
    assert (newest["kind"], newest["reply_by"]) == ("note", None)


@pytest.mark.parametrize("key", ["k" * 300, "\x00", "é", "two words", ""])
def test_a_form_whose_key_was_tampered_with_breaks_nothing(
    house: House, key: str
) -> None:
    browser = house.browser(AMINA)
    browser.opened(CHILD)
    answer = browser.sent(f"{CHILD}/entries", text="Hi.", key=key, id=str(uuid4()))
    assert answer.status_code in {303, 400, 422}


def test_both_texts_of_a_correction_stand_side_by_side(lodge: House) -> None:
    entry = entry_at(written(lodge.program(AMINA), "He ate breakfast."))
    browser = lodge.browser(TOM)
    browser.opened(f"{entry}/correct")
    words = {"text": "He was hungry at ten.", "reason": "I was there."}
    page = browser.saved(f"{entry}/correct", **words)
    beside = page.select(".beside > .version .said")
    told = [one.get_text(strip=True) for one in beside]
    assert "He ate breakfast." in told
    assert "He was hungry at ten." in told


def test_every_word_that_people_write_is_shown_as_it_is(lodge: House) -> None:
    nasty = '<script>alert(1)</script> & "quotes" {{ 7*7 }} مرحبا'
    entry = entry_at(written(lodge.program(AMINA), nasty))
    for path in (CHILD, entry):
        page = lodge.browser(TOM).opened(path)
        assert nasty in page.get_text()
        shown: Any = page.find(string=lambda words: words and "7*7" in words)
        own = shown.find_parent(attrs={"lang": True, "dir": True})
        assert own is not None
        assert own.name != "html"
    assert str(AYO) in CHILD


def test_an_advocate_may_read_and_is_told_that_writing_is_not_theirs(
    lodge: House,
) -> None:
    browser: Browser = lodge.browser(ADA)
    browser.opened("/children")
    csrf = browser.form("/sign-out")["csrf"]
    answer = browser.post(f"{CHILD}/entries", {"csrf": csrf, "text": "Hi."})
    page = check_page(answer, 403)
    assert "Ask the school's SENCO." in page.get_text()


def test_words_for_a_diary_that_was_closed_meanwhile_are_handed_back(
    fresh: House,
) -> None:
    tom = fresh.browser(TOM)
    tom.opened(CHILD)
    sent = {**tom.form(f"{CHILD}/entries"), "text": "He <b>slept</b>\nvery well."}
    fresh.leave(TOM)
    page = check_page(tom.post(f"{CHILD}/entries", sent), 404)
    (words,) = page.select(".said")
    assert words.get_text() == "He <b>slept</b>\nvery well."
    assert "This was not saved." in page.get_text()


def test_a_form_that_is_not_ours_is_not_repeated(lodge: House) -> None:
    tom, amina = lodge.browser(TOM), lodge.browser(AMINA)
    tom.opened(CHILD)
    amina.opened(CHILD)
    sent = {"text": "You have won a prize.", "key": str(uuid4())}
    for ticket in ("", "made up", amina.form(f"{CHILD}/entries")["csrf"]):
        answer = tom.post(f"/children/{uuid4()}/entries", {**sent, "csrf": ticket})
        assert "won a prize" not in answer.get_data(as_text=True)
