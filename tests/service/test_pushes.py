"""A phone is told once that there is news, whatever its push service does."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from events.wishes import How
from service.demo.story import story, words_that_must_not_leak
from service.notifying.pushing import _take
from service.outbox import GIVEN_UP, LEASE
from tests import databases
from tests.cast import AMINA, LARKFIELD, LUKASZ, SIAN, TOM
from tests.features.shows import shows
from tests.service.clients import Browser
from tests.service.house import NOW, House
from tests.service.noticing import (
    WORDS,
    Server,
    desk_at,
    moves,
    names_nobody,
    wishes,
    works,
    works_until,
    writes,
)
from tests.service.push_service import Phone, PushService, claims_of, push_service

HOUR = timedelta(hours=1)
A_DAY = timedelta(days=1)
PAGE = "/account/notices"
SAID = {
    "title": "Same Page",
    "body": "There is something new to read.",
    "url": "/today",
}
TELL = f"{PAGE}/devices"
PIXEL = "Mozilla/5.0 (Linux; Android 16) Chrome/142.0"


@pytest.fixture
def service() -> Iterator[PushService]:
    with push_service() as one:
        yield one


@pytest.fixture
def flat(sqlite_place: databases.Place, server: Server) -> Iterator[House]:
    """A school that may push to this machine, on SQLite."""
    yield from _near(sqlite_place, server)


@pytest.fixture
def floor(either_place: databases.Place, server: Server) -> Iterator[House]:
    """The same on each database."""
    yield from _near(either_place, server)


def _near(place: databases.Place, server: Server) -> Iterator[House]:
    desk = desk_at(place, server)
    settings = replace(desk.settings, push_nearby=True)
    house = House(place, desk.clock, settings)
    yield house
    house.close()


def lets_tell(browser: Browser, phone: Phone) -> str:
    """Somebody presses the button on their phone; the text of the page after it."""
    browser.opened(PAGE)
    return browser.saved(TELL, **phone.fields).get_text(" ")


def told_on(house: House, service: PushService, who: object = AMINA) -> Phone:
    phone = service.phone()
    lets_tell(house.browser(who, **{"User-Agent": PIXEL}), phone)  # type: ignore[arg-type]
    return phone


def at(house: House, day: int, hour: int, minute: int = 0) -> None:
    house.clock.set(datetime(2026, 9, day, hour, minute, tzinfo=UTC))


def test_a_phone_is_told_once_that_there_is_something_to_read(
    floor: House, service: PushService
) -> None:
    phone = told_on(floor, service)
    writes(floor, TOM)
    works_until(floor, NOW + A_DAY, HOUR)
    assert service.said(phone) == [SAID]
    assert service.asked == 1
    (push,) = service.told(phone)
    assert push.headers["Content-Encoding"] == "aes128gcm"
    assert push.headers["Topic"] == "news"
    assert push.headers["Urgency"] == "normal"
    assert push.headers["TTL"] == "172800"
    claims, _ = claims_of(push.headers["Authorization"])
    assert claims["aud"] == service.address


def test_no_word_of_the_demo_school_stands_in_any_push_or_log(
    flat: House, service: PushService, capsys: pytest.CaptureFixture[str]
) -> None:
    phone = told_on(flat, service)
    sensitive = words_that_must_not_leak(story(7, date(2026, 11, 20)))
    for word in sorted(sensitive):
        writes(flat, TOM, f"{word}.")
    works(flat)
    said, logged = service.said(phone), capsys.readouterr()
    assert len(said) == len(sensitive)
    assert {repr(one) for one in said} == {repr(SAID)}
    heads = "".join(repr(sorted(one.headers.items())) for one in service.pushes)
    seen = repr(said) + logged.out + logged.err
    assert [word for word in sensitive if word in seen] == []
    assert names_nobody(seen)
    assert phone.name not in logged.out + logged.err
    assert "Ayo" not in heads
    assert len({len(one.body) for one in service.pushes}) == 1


def test_a_push_service_that_is_down_for_a_day_loses_and_repeats_nothing(
    floor: House, service: PushService
) -> None:
    phone = told_on(floor, service)
    service.status = 503
    for number in range(3):
        writes(floor, TOM, f"{WORDS} {number}")
    works_until(floor, NOW + A_DAY, HOUR)
    assert service.pushes == []
    assert service.asked > 3
    service.status = 201
    works_until(floor, NOW + A_DAY + 9 * HOUR, HOUR)
    assert len(service.told(phone)) == 3
    assert floor.stored()["pushes"] == []


def test_where_nobody_answers_it_is_tried_again(flat: House) -> None:
    with push_service() as gone:
        phone = told_on(flat, gone)
    writes(flat, TOM)
    works_until(flat, NOW + 2 * HOUR, HOUR)
    port = int(gone.address.rpartition(":")[2])
    with push_service(port, gone):
        works_until(flat, NOW + 4 * HOUR, HOUR)
    assert len(gone.told(phone)) == 1


@pytest.mark.parametrize("status", [429, 500, 400, 403, 307])
def test_what_is_not_taken_is_tried_again(
    flat: House, service: PushService, status: int
) -> None:
    phone = told_on(flat, service)
    service.status = status
    writes(flat, TOM)
    works(flat)
    assert service.asked == 1
    service.status = 201
    works_until(flat, NOW + 2 * HOUR, HOUR)
    assert [one.name for one in service.pushes] == [phone.name]


@pytest.mark.parametrize("status", [404, 410])
def test_a_device_that_its_service_does_not_know_is_let_go(
    flat: House, service: PushService, status: int
) -> None:
    gone, other = told_on(flat, service), told_on(flat, service, LUKASZ)
    service.statuses[gone.name] = status
    for number in range(2):
        writes(flat, TOM, f"{WORDS} {number}")
    works_until(flat, NOW + 2 * HOUR, HOUR)
    assert len(service.told(other)) == 2
    assert service.asked == 3
    assert len(flat.stored()["push_devices"]) == 1
    assert flat.stored()["pushes"] == []


def test_after_a_week_it_is_no_news_any_more(flat: House, service: PushService) -> None:
    told_on(flat, service)
    service.status = 503
    writes(flat, TOM)
    works_until(flat, NOW + GIVEN_UP + A_DAY, 8 * HOUR)
    assert flat.stored()["pushes"] == []


def test_one_device_that_is_not_ready_holds_up_no_other(
    flat: House, service: PushService
) -> None:
    slow, ready = told_on(flat, service), told_on(flat, service, LUKASZ)
    service.statuses[slow.name] = 429
    writes(flat, TOM)
    works(flat)
    assert len(service.told(ready)) == 1
    service.statuses.clear()
    works_until(flat, NOW + HOUR, HOUR / 4)
    assert len(service.told(slow)) == 1
    assert len(service.told(ready)) == 1


def test_a_mail_server_that_is_down_holds_up_no_push(
    flat: House, service: PushService, server: Server
) -> None:
    phone = told_on(flat, service)
    server.answer = "451 Not now"
    writes(flat, TOM)
    works_until(flat, NOW + 2 * HOUR, HOUR / 2)
    server.answer = "250 OK"
    works_until(flat, NOW + 4 * HOUR, HOUR / 2)
    assert len(server.mails) == 3
    assert len(service.told(phone)) == 1


def test_a_crash_before_a_push_loses_nothing(flat: House, service: PushService) -> None:
    phone = told_on(flat, service)
    service.status = 503
    writes(flat, TOM)
    works(flat)
    service.status = 201
    flat.clock.set(NOW + HOUR / 4)
    assert _take(flat.services, LARKFIELD) is not None
    works(flat)
    assert service.told(phone) == []
    flat.clock.set(flat.clock.now + LEASE)
    works(flat)
    assert len(service.told(phone)) == 1


@shows("service.notifying.pushing:_due", at="wished.opens")
def test_f56_a_push_that_waited_does_not_wake_anybody(
    flat: House, service: PushService
) -> None:
    phone = told_on(flat, service)
    service.status = 503
    writes(flat, TOM)
    works(flat)
    service.status = 201
    at(flat, 8, 22)
    works(flat)
    assert service.told(phone) == []
    at(flat, 9, 6)
    works(flat)
    assert len(service.told(phone)) == 1


def test_quiet_hours_hold_a_push_until_they_end(
    flat: House, service: PushService
) -> None:
    phone = told_on(flat, service)
    wishes(flat, AMINA, quiet=(11 * 60, 14 * 60))
    writes(flat, TOM)
    works(flat)
    assert service.told(phone) == []
    at(flat, 8, 13)
    works(flat)
    assert len(service.told(phone)) == 1


def test_a_days_news_are_one_push(flat: House, service: PushService) -> None:
    phone = told_on(flat, service)
    wishes(flat, AMINA, How.ONCE_A_DAY)
    for number in range(3):
        writes(flat, TOM, f"{WORDS} {number}")
    works(flat)
    assert service.told(phone) == []
    at(flat, 8, 15, 31)
    works(flat)
    assert len(service.told(phone)) == 1


def test_who_wants_no_mail_can_still_be_told_on_a_phone(
    flat: House, service: PushService, server: Server
) -> None:
    phone = told_on(flat, service)
    wishes(flat, AMINA, How.NOT_AT_ALL, quiet=(11 * 60, 14 * 60))
    writes(flat, TOM)
    works(flat)
    assert service.told(phone) == []
    at(flat, 8, 13)
    works_until(flat, NOW + A_DAY, HOUR)
    assert len(service.told(phone)) == 1
    assert len(server.mails) == 2


def test_a_note_for_before_school_that_nobody_read_is_pushed_at_once(
    flat: House, service: PushService
) -> None:
    phone = told_on(flat, service, SIAN)
    wishes(flat, SIAN, quiet=(0, 23 * 60))
    at(flat, 9, 6)
    writes(flat, AMINA, kind="before-school")
    works(flat)
    assert service.told(phone) == []
    at(flat, 9, 7, 46)
    works(flat)
    assert len(service.told(phone)) == 1


def test_what_cannot_be_read_any_more_is_pushed_to_nobody(
    flat: House, service: PushService
) -> None:
    told_on(flat, service)
    service.status = 503
    entry = writes(flat, TOM)
    works(flat)
    moves(flat, entry)
    service.status = 201
    works_until(flat, NOW + 4 * HOUR, HOUR)
    assert service.pushes == []
    assert flat.stored()["pushes"] == []
