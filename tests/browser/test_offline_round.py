"""A class round goes on without a signal, and nothing of it is lost or doubled."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.device import BOX, HAS_WORKER, Device, notes
from tests.browser.people import Somebody
from tests.browser.school import PARENT, TEACHER, School
from tests.browser.test_every_page import faults_of
from tests.browser.test_round_of_a_class import CHILDREN, MOST_TAPS, begins_a_round
from tests.browser.visits import PHONE, let_in
from tests.concurrency.callers import of_child
from tests.features.shows import shows

pytestmark = pytest.mark.browser

NOTHING: Final = "Nothing of yours waits on this device."
SENT: Final = "Sent. It is in the diary now and stays."
MAYBE: Final = "Not accepted. “Gurleen” may be another child."
ANYWAY: Final = "Send it anyway, it is not that child"
Pupils = list[tuple[str, str]]


@pytest.fixture
def phone(opened: Open, school: School, known: Mapping[str, str]) -> Device:
    """A telephone of a teacher, with the worker on it."""
    device = Device(opened(PHONE), school, known["quynh"])
    signs_in(device)
    return device


@pytest.fixture
def sian(phone: Device) -> Somebody:
    return Somebody(phone.window)


@shows(
    "service/static/js/round.js",
    at="location.assign(next ? `${page}/${next.child}` : page);",
)
def test_f116_ten_notes_take_few_taps_and_each_save_shows_the_next_child(
    phone: Device, sian: Somebody
) -> None:
    pupils = begins_a_round(sian)
    said = lines(pupils)
    for name, page in pupils:
        writes_about(sian, name, page, said[page])
    is_in_every_diary_once(phone, said)


@shows("service/static/js/round.js", at="else if (offline.isShell) await showHere();")
def test_f72_ten_notes_of_a_round_arrive_once_and_in_order_after_a_cut_network(
    phone: Device, sian: Somebody
) -> None:
    """The page is loaded anew half way, and the session ends before it is over."""
    pupils = begins_a_round(sian)
    said = lines(pupils)
    phone.cut()
    for number, (name, page) in enumerate(pupils, start=1):
        writes_about(sian, name, page, said[page])
        if number == CHILDREN // 2:
            phone.window.page.reload()
            phone.school.end_sessions()
    expect(phone.listed).to_contain_text(said[pupils[0][1]])
    assert len(phone.stored()["items"]) == CHILDREN
    assert not any(found_of(phone, page, text) for page, text in said.items())
    phone.waits_out_the_undo()
    phone.mend()
    expect(phone.listed).to_contain_text("You are signed out.")
    signs_in(phone)
    found = is_in_every_diary_once(phone, said)
    arrived = [one["at"] for one in found]
    assert arrived == sorted(arrived)
    assert all(one["written_at"] < one["at"] for one in found)
    phone.forgives_network_faults()


def test_without_a_signal_a_round_asks_for_what_is_missing(
    phone: Device, sian: Somebody
) -> None:
    name, page = begins_a_round(sian)[0]
    phone.cut()
    sian.window.go(page)
    sian.presses("Save and next")
    sian.reads(f"Look at the name, then tick that this is {name}.")
    sian.page.get_by_label("Yes, this is").check()
    sian.presses("Save and next")
    sian.reads("Write at least one word.")
    assert phone.stored()["items"] == []
    words = a_line()
    sian.page.get_by_label("One line about today").fill(words)
    sian.page.wait_for_timeout(300)
    sian.page.reload()
    expect(sian.page.get_by_label("One line about today")).to_have_value(words)
    phone.mend()
    phone.forgives_network_faults()


@shows("service/static/js/round.js", at='deed === "skip"')
def test_f72_a_child_is_skipped_with_a_reason_without_a_signal(
    phone: Device, sian: Somebody
) -> None:
    """The round goes on after it; once there is a signal, the reason is sent."""
    name, page = begins_a_round(sian)[0]
    before = explained(phone, page)
    phone.cut()
    sian.window.go(page)
    sian.page.get_by_role("link", name="No note today").click()
    sian.reads_heading(f"No note about {name} today")
    is_asked(sian, "Choose why there is no note.")
    sian.page.get_by_label("Another reason").check()
    is_asked(sian, "Say in a few words why there is no note.")
    words = a_line()
    sian.page.get_by_label("In your own words").fill(words)
    sian.presses("Save and next")
    expect(sian.page).not_to_have_url(f"{sian.window.address}{page}/skip")
    (item,) = phone.stored()["items"]
    assert item["label"] == f"No note about {name} today"
    all_is_sent(phone)
    assert explained(phone, page) == before + 1
    phone.forgives_network_faults()


@shows("service/static/js/round.js", at='part === "group"')
def test_f72_a_note_to_several_waits_without_a_signal_and_is_in_each_diary_once(
    phone: Device, sian: Somebody
) -> None:
    pupils = begins_a_round(sian)[:2]
    phone.cut()
    sian.window.go(pupils[0][1].rpartition("/")[0])
    sian.page.get_by_role("link", name="Write one note to several children").click()
    words = a_line()
    sian.page.locator("#round-text").fill(words)
    sian.presses("Save to each diary")
    sian.reads("Choose at least one child.")
    for name, _ in pupils:
        sian.page.get_by_label(name, exact=True).check()
    sian.page.wait_for_timeout(300)
    sian.page.reload()
    expect(sian.page.locator("#round-text")).to_have_value(words)
    sian.presses("Save to each diary")
    waits = sian.page.locator(".round .people__one", has_text="It waits on this device")
    expect(waits).to_have_count(len(pupils))
    all_is_sent(phone)
    for _, page in pupils:
        (note,) = found_of(phone, page, words)
        assert note["route"] == "group-note"
        assert note["written_at"] < note["at"]
    phone.forgives_network_faults()


def test_a_reason_is_undone_from_the_next_childs_page(
    phone: Device, sian: Somebody
) -> None:
    (name, page), _ = begins_a_round(sian)[:2]
    sian.window.go(f"{page}/skip")
    sian.page.get_by_label("Another reason").check()
    words = a_line()
    sian.page.get_by_label("In your own words").fill(words)
    sian.presses("Save and next")
    phone.is_told(words)
    phone.presses("Undo")
    heading = sian.page.get_by_role("heading", level=1)
    expect(heading).to_contain_text(f"No note about {name} today")
    expect(sian.page.get_by_label("In your own words")).to_have_value(words)
    expect(sian.page.get_by_label("Another reason")).to_be_checked()
    assert phone.stored()["items"] == []


def test_everybody_can_use_a_round_without_a_signal(
    phone: Device, sian: Somebody
) -> None:
    (_, page), _ = begins_a_round(sian)[:2]
    phone.cut()
    whole = page.rpartition("/")[0]
    for path in (page, f"{page}/skip", whole, f"{whole}/group"):
        sian.window.go(path)
        sian.page.locator(".round").wait_for()
        assert not faults_of(sian.window), path
    phone.mend()
    phone.forgives_network_faults()


def test_a_note_of_a_round_is_undone_from_the_next_childs_page(
    phone: Device, sian: Somebody
) -> None:
    (name, page), _ = begins_a_round(sian)[:2]
    words = a_line()
    writes_about(sian, name, page, words)
    phone.is_told(words)
    phone.presses("Undo")
    expect(sian.page.get_by_role("heading", level=1)).to_contain_text(name)
    expect(sian.page.locator("#text")).to_have_value(words)
    assert phone.stored()["items"] == []
    phone.waits_out_the_undo()
    assert not found_of(phone, page, words)


def test_signing_out_takes_the_class_from_the_device(
    phone: Device, sian: Somebody
) -> None:
    begins_a_round(sian)
    (place,) = (one for one in phone.stored()["places"] if "round" in one)
    assert len(place["round"]["children"]) == CHILDREN
    assert not any("/schools/" in path for path in phone.cached())
    phone.presses("Sign out")
    sian.reads_heading("Sign in")
    assert phone.stored()["places"] == []


@shows("service/static/js/outbox.js", at="not_them: item.names")
def test_f69_what_waited_and_names_another_child_is_kept_and_asked_about(
    phone: Device, sian: Somebody
) -> None:
    name, page = begins_a_round(sian)[0]
    words = f"Sat with Gurleen. {a_line()}"
    writes_about(sian, name, page, words)
    sian.window.go("/outbox")
    phone.waits_out_the_undo()
    phone.lists(MAYBE)
    assert not found_of(phone, page, words)
    phone.presses(ANYWAY)
    phone.lists(NOTHING)
    assert len(found_of(phone, page, words)) == 1
    phone.window.faults.clear()


def test_the_words_can_be_changed_instead(phone: Device) -> None:
    words = a_line()
    phone.opens()
    phone.saves(f"Sat with Gurleen. {words}")
    phone.presses("Send now")
    phone.is_told(MAYBE)
    phone.presses("Change it")
    box = phone.window.page.get_by_label(BOX, exact=True)
    expect(box).to_have_value(f"Sat with Gurleen. {words}")
    phone.saves(words)
    phone.presses("Send now")
    phone.is_told(SENT)
    assert said_to_quynh(phone, words) == 1
    phone.window.faults.clear()


def test_parents_are_not_asked(phone: Device) -> None:
    words = f"She talks about Gurleen. {a_line()}"
    phone.opens(PARENT)
    phone.saves(words)
    phone.presses("Send now")
    phone.is_told(SENT)
    assert said_to_quynh(phone, words) == 1


def is_asked(sian: Somebody, words: str) -> None:
    sian.presses("Save and next")
    sian.reads(words)


def all_is_sent(phone: Device) -> None:
    """Let the Undo pass, and the connection come back."""
    phone.waits_out_the_undo()
    phone.mend()
    phone.window.go("/outbox")
    phone.lists(NOTHING)
    phone.forgives_network_faults()


def signs_in(phone: Device) -> None:
    session = phone.school.session_of(TEACHER)
    let_in(phone.window.page.context, phone.school.address, session)
    phone.window.go("/children")
    phone.window.page.evaluate(HAS_WORKER)


def a_line() -> str:
    return f"Counted to {uuid4().int % 10**9}."


def lines(pupils: Pupils) -> dict[str, str]:
    return {page: a_line() for _, page in pupils}


def writes_about(sian: Somebody, name: str, page: str, text: str) -> None:
    """Say that it is this child, tap mood and food, write a line, and go on."""
    if sian.window.path != page:  # those before have all been written about
        sian.window.go(page)
    expect(sian.page.get_by_role("heading", level=1)).to_contain_text(name)
    before = sian.taps
    them = sian.page.get_by_label("Yes, this is")
    if them.count():
        sian.taps_on(them)
    for choice in ("calm", "ate-well"):
        sian.taps_on(sian.page.locator(f"[type=radio][value={choice}]"))
    sian.page.get_by_label("One line about today").fill(text)
    sian.presses("Save and next")
    assert sian.taps - before <= MOST_TAPS, name
    expect(sian.page).not_to_have_url(f"{sian.window.address}{page}")


def is_in_every_diary_once(
    phone: Device, said: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Let everything be sent; give the notes in the order of the round."""
    phone.window.go("/outbox")
    phone.waits_out_the_undo()
    phone.lists(NOTHING)
    found = []
    for page, text in said.items():
        (note,) = found_of(phone, page, text)
        assert note["route"] == "class-round"
        assert note["taps"] == {"food": "ate-well", "mood": "calm"}
        found.append(note)
    return found


def found_of(phone: Device, page: str, text: str) -> list[dict[str, Any]]:
    """The notes about the child of a page that say this."""
    child = page.rpartition("/")[2]
    there = notes(phone.school, TEACHER, child, 20)
    return [one for one in there if one["text"] == text]


def explained(phone: Device, page: str) -> int:
    """How often it was said why there is no note about the child of a page."""
    child = of_child(page.rpartition("/")[2])
    told = phone.school.program(TEACHER).get(f"{child}/audit?limit=100").json
    return sum("said why there is no note" in str(one) for one in told["items"])


def said_to_quynh(phone: Device, words: str) -> int:
    there = notes(phone.school, TEACHER, phone.child, 20)
    return [one["text"] for one in there].count(words)
