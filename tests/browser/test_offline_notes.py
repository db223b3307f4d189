"""A note is kept on the device, can be undone for a while, and is sent once."""

from collections.abc import Mapping
from typing import Final
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.device import BOX, Device, lose_replies, notes, texts
from tests.browser.school import PARENT, TEACHER, School
from tests.browser.visits import PHONE, in_context
from tests.features.shows import shows

pytestmark = pytest.mark.browser

CAN_UNDO: Final = (
    "Waiting. You can undo this for 30 seconds. Then it is sent and stays."
)
SENT: Final = "Sent. It is in the diary now and stays."
FOR_A_CONNECTION: Final = "Waiting for a connection."
IS_TO_BE_WOKEN: Final = """
async () => {
  const { sync } = await navigator.serviceWorker.ready;
  while (!(await sync.getTags()).includes("outbox"))
    await new Promise((done) => setTimeout(done, 20));
}
"""
ADD_TAPS: Final = """
() => {
  const tap = Object.assign(document.createElement("input"), {
    type: "radio", name: "tap-mood", value: "happy", ariaLabel: "Happy",
  });
  document.querySelector("#write-form").prepend(tap);
}
"""
ENTRIES: Final = "**/api/v1/children/*/entries"


@pytest.fixture
def phone(opened: Open, school: School, known: Mapping[str, str]) -> Device:
    """A parent's phone with a diary open on it."""
    device = Device(opened(PHONE), school, known["quynh"])
    device.opens(PARENT)
    return device


def a_line() -> str:
    return f"She counted to {uuid4().int % 10**9}."


def said(phone: Device, most: int = 5) -> list[str]:
    return texts(phone.school, TEACHER, phone.child, most)


@shows("service/static/js/outbox.js", at="+ UNDO")
@shows("service/static/js/outbox.js", at="stored.delete(id);")
def test_f115_a_note_can_be_undone_until_it_is_sent(phone: Device) -> None:
    words = a_line()
    phone.saves(words)
    phone.is_told(CAN_UNDO)
    count = phone.window.page.locator("[data-outbox-count]")
    expect(count).to_have_text("1 not sent yet")
    phone.presses("Undo")
    expect(phone.window.page.get_by_label(BOX, exact=True)).to_have_value(words)
    expect(phone.strip).to_be_empty()
    expect(count).to_be_hidden()
    phone.waits_out_the_undo()
    assert phone.stored()["items"] == []
    assert phone.sent == []
    assert words not in said(phone)


@shows("service/static/js/waiting.js", at="Sent. It is in the diary now and stays.")
@shows("service/static/js/outbox.js", at="return sent(item);")
def test_f115_after_thirty_seconds_it_is_sent_and_stays(phone: Device) -> None:
    words = a_line()
    phone.saves(words)
    assert phone.sent == []
    phone.waits_out_the_undo()
    phone.is_told(SENT)
    expect(phone.window.page.get_by_role("button", name="Undo")).to_have_count(0)
    assert said(phone).count(words) == 1
    assert len(phone.sent) == 1
    assert phone.stored()["items"] == []
    phone.strip.get_by_role("link", name="Show it").click()
    note = phone.window.page.locator("article.entry").filter(has_text=words)
    expect(note.locator(".entry__seen summary")).to_contain_text("Seen by 0 of")


def test_whoever_will_not_wait_sends_now(phone: Device) -> None:
    words = a_line()
    phone.saves(words)
    phone.presses("Send now")
    phone.is_told(SENT)
    assert said(phone)[0] == words


@shows("service/static/js/outbox.js", at="stored.put(item);")
def test_f72_notes_without_a_connection_wait_and_arrive_once_in_order(
    phone: Device,
) -> None:
    first, second = a_line(), a_line()
    phone.cut()
    phone.saves(first)
    phone.saves(second)
    phone.waits_out_the_undo()
    phone.is_told(FOR_A_CONNECTION)
    phone.window.page.reload()
    phone.lists(first)
    phone.lists(second)
    assert first not in said(phone)
    phone.mend()
    expect(phone.listed).to_contain_text("Nothing of yours waits on this device.")
    assert said(phone)[:2] == [second, first]
    assert said(phone, 20).count(first) == 1
    phone.forgives_network_faults()


def test_the_time_it_was_written_and_the_time_it_arrived_are_both_kept(
    phone: Device,
) -> None:
    words = a_line()
    phone.cut()
    phone.saves(words)
    (item,) = phone.stored()["items"]
    phone.waits_out_the_undo()
    phone.mend()
    phone.is_told(SENT)
    (note,) = (
        one for one in notes(phone.school, TEACHER, phone.child) if one["text"] == words
    )
    assert f'"written_at":"{note["written_at"][:19]}' in item["body"]
    assert note["written_at"] < note["at"]
    phone.forgives_network_faults()


def test_a_session_that_ended_costs_no_note(phone: Device) -> None:
    words = a_line()
    phone.saves(words)
    phone.school.end_sessions()
    phone.waits_out_the_undo()
    phone.is_told("You are signed out. It is sent when you have signed in again.")
    assert words not in said(phone)
    phone.opens(PARENT)
    phone.is_told(SENT)
    assert said(phone)[0] == words
    phone.forgives_network_faults()


def test_a_lost_reply_makes_no_second_note(phone: Device) -> None:
    words = a_line()
    lose_replies(phone, ENTRIES)
    phone.saves(words)
    phone.waits_out_the_undo()
    phone.is_told(FOR_A_CONNECTION)
    assert said(phone)[0] == words
    expect(phone.window.page.get_by_role("button", name="Undo")).to_have_count(0)
    phone.window.page.context.unroute_all()
    phone.waits_out_the_undo()
    phone.is_told(SENT)
    assert len({one.headers["idempotency-key"] for one in phone.sent}) == 1
    assert len(phone.sent) >= 2
    assert said(phone, 20).count(words) == 1
    phone.forgives_network_faults()


def test_two_tabs_send_a_note_once(phone: Device) -> None:
    """The clock that jumps ahead is that of all tabs."""
    words = a_line()
    other = in_context(phone.window.page.context, phone.school.address)
    other.go(f"/children/{phone.child}")
    phone.saves(words)
    expect(other.page.locator("[data-outbox-strip]")).to_contain_text(words)
    phone.waits_out_the_undo()
    phone.is_told(SENT)
    expect(other.page.locator("[data-outbox-strip]")).to_contain_text(SENT)
    assert len(phone.sent) == 1
    assert said(phone, 20).count(words) == 1
    assert not other.faults


def test_a_refused_note_is_kept_and_explained(phone: Device) -> None:
    words = a_line()
    phone.window.page.get_by_label("Day", exact=True).fill("2031-01-01")
    phone.saves(words)
    phone.waits_out_the_undo()
    phone.is_told("Not accepted.")
    phone.is_told("Your words are still here: change them or copy them.")
    phone.opens()
    phone.is_told(words)
    phone.presses("Change it")
    expect(phone.window.page.get_by_label(BOX, exact=True)).to_have_value(words)
    phone.window.page.get_by_label("Day", exact=True).fill("2026-11-20")
    phone.presses("Save note")
    phone.presses("Send now")
    phone.is_told(SENT)
    assert said(phone)[0] == words
    phone.window.faults.clear()


def test_a_page_of_somebody_elses_network_is_no_answer(phone: Device) -> None:
    words = a_line()
    phone.window.page.context.route(
        ENTRIES,
        lambda route: route.fulfill(
            status=200, content_type="text/html", body="<p>Pay to go on"
        ),
    )
    phone.saves(words)
    phone.presses("Send now")
    phone.is_told(FOR_A_CONNECTION)
    phone.window.page.context.unroute_all()
    phone.waits_out_the_undo()
    phone.is_told(SENT)
    assert said(phone)[0] == words


def test_a_busy_service_is_asked_again(phone: Device) -> None:
    words = a_line()
    phone.window.page.context.route(
        ENTRIES,
        lambda route: route.fulfill(
            status=503,
            content_type="application/problem+json",
            body='{"code": "unreachable", "detail": "Try again soon."}',
        ),
    )
    phone.saves(words)
    phone.presses("Send now")
    phone.is_told("The service is busy. We try again by ourselves.")
    phone.window.page.context.unroute_all()
    phone.waits_out_the_undo()
    phone.is_told(SENT)
    phone.window.faults.clear()


def test_without_background_sync_the_page_itself_sends(
    opened: Open, school: School, known: Mapping[str, str]
) -> None:
    phone = Device(opened(PHONE), school, known["quynh"])
    phone.window.page.add_init_script(
        "delete ServiceWorkerRegistration.prototype.sync; delete window.SyncManager;"
    )
    phone.opens(PARENT)
    words = a_line()
    phone.cut()
    phone.saves(words)
    phone.waits_out_the_undo()
    phone.is_told(FOR_A_CONNECTION)
    phone.mend()
    phone.is_told(SENT)
    assert said(phone)[0] == words
    phone.forgives_network_faults()


def test_the_worker_sends_when_no_page_is_open(phone: Device) -> None:
    """The page's clock runs a minute late, so that the thirty seconds are over."""
    words = a_line()
    page = phone.window.page
    page.clock.set_system_time(page.evaluate("Date.now()") / 1000 - 60)
    phone.cut()
    phone.saves(words)
    page.evaluate(IS_TO_BE_WOKEN)
    page.goto("about:blank")
    phone.mend()
    for _ in range(100):
        if said(phone)[0] == words:
            break
        page.wait_for_timeout(200)
    assert said(phone, 20).count(words) == 1
    phone.forgives_network_faults()


def test_a_reply_waits_as_well(phone: Device) -> None:
    words = a_line()
    page = phone.window.page
    page.locator("article.entry .entry__head a").first.click()
    page.get_by_label("Your reply", exact=True).fill(words)
    phone.presses("Save reply")
    phone.is_told(CAN_UNDO)
    phone.presses("Send now")
    phone.is_told(SENT)
    page.get_by_role("link", name="Show it").click()
    expect(page.locator("#replies ~ *").filter(has_text=words).first).to_be_visible()


def test_a_day_in_taps_waits_as_well_and_needs_no_words(phone: Device) -> None:
    page = phone.window.page
    page.evaluate(ADD_TAPS)
    page.get_by_label("Happy").check()
    phone.presses("Save note")
    phone.is_told("Only taps, no words.")
    phone.presses("Send now")
    phone.is_told(SENT)
    assert notes(phone.school, TEACHER, phone.child)[0]["taps"] == {"mood": "happy"}


@shows("service/static/js/worker.js", at="event.respondWith(page(event))")
def test_f72_after_a_reload_without_a_connection_people_can_go_on_writing(
    phone: Device,
) -> None:
    words = a_line()
    phone.cut()
    phone.window.page.reload()
    page = phone.window.page
    page.get_by_label("Whose diary?").select_option(label="Nguyễn Bảo Quỳnh")
    page.get_by_label(BOX, exact=True).fill(words)
    page.wait_for_timeout(300)
    page.reload()
    phone.lists(words)
    page.get_by_label("Whose diary?").select_option(label="Nguyễn Bảo Quỳnh")
    expect(page.get_by_label(BOX, exact=True)).to_have_value(words)
    phone.presses("Save note")
    phone.lists(CAN_UNDO)
    phone.waits_out_the_undo()
    phone.mend()
    phone.lists("Nothing of yours waits on this device.")
    assert said(phone, 20).count(words) == 1
    phone.forgives_network_faults()
