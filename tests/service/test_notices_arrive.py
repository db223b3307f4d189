"""Nothing is lost and nothing told twice, whatever a mail server or a crash does."""

import threading
from datetime import UTC, datetime, timedelta

import pytest

from events.base import Actor, Duty, Side
from events.wishes import How
from service import mail
from service.mail import Outcome
from service.notifying import parcels
from service.notifying.worker import Worker
from service.outbox import GIVEN_UP, LEASE
from service.services import create_services
from tests import databases
from tests.cast import AMINA, AYO, LARKFIELD, LUKASZ, TOM, an_id
from tests.service.house import ADA, NOW, House, SetEdge, email_of
from tests.service.noticing import (
    WORDS,
    Server,
    address,
    desk_at,
    mail_server,
    running,
    text_of,
    wishes,
    works,
    works_until,
    writes,
)

HOUR = timedelta(hours=1)
ADMINISTRATOR = Actor(an_id("the office"), Duty.ADMINISTRATOR, Side.SCHOOL)
A_DAY = timedelta(days=1)


def at(house: House, *when: int) -> None:
    house.clock.set(datetime(*when, tzinfo=UTC))  # type: ignore[arg-type,misc]


def test_a_mail_server_that_is_down_for_a_day_loses_and_repeats_nothing(
    desk: House, server: Server
) -> None:
    server.answer = "451 Not now"
    for number in range(5):
        writes(desk, TOM, f"{WORDS} {number}")
    works_until(desk, NOW + A_DAY, HOUR)
    assert server.mails == []
    server.answer = "250 OK"
    works_until(desk, NOW + A_DAY + 9 * HOUR, HOUR / 4)
    assert sorted(server.told) == sorted(address(AMINA, LUKASZ, ADA) * 5)
    assert len(set(server.ids)) == 15


def test_a_mail_server_that_nobody_answers_at_is_tried_again(
    either_place: databases.Place,
) -> None:
    with mail_server() as gone:
        pass
    house = desk_at(either_place, gone)
    writes(house, TOM)
    works_until(house, NOW + HOUR, HOUR / 4)
    with running(gone):
        works_until(house, NOW + 4 * HOUR, HOUR / 4)
    assert sorted(gone.told) == address(AMINA, LUKASZ, ADA)
    house.close()


def test_a_slow_mail_server_holds_up_nobody_who_writes(
    desk: House, server: Server
) -> None:
    server.pause = 1
    writes(desk, TOM)
    program = desk.program(AMINA)
    sending = threading.Thread(target=works, args=[desk])
    sending.start()
    while not server.mails:
        program.wrote(f"/children/{AYO}/entries", _a_note())
    server.pause = 0
    sending.join()
    assert len(set(server.ids)) == len(server.ids)


def _a_note() -> dict[str, str]:
    return {"day": "2026-09-07", "place": "home", "kind": "note", "text": "Hello."}


def test_a_server_that_takes_too_long_is_asked_again_later(
    stall: House, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail, "PATIENCE", 0.2)
    server.refuses = dict.fromkeys(address(LUKASZ, ADA), "550 Nobody")
    server.pause, server.answer = 1, "451 Too late"
    writes(stall, TOM)
    assert works(stall) == 0
    server.pause, server.answer = 0, "250 OK"
    works_until(stall, NOW + 2 * HOUR, HOUR / 4)
    assert server.told == address(AMINA)


def test_what_cannot_be_delivered_is_shown_to_the_office_without_its_words(
    desk: House, server: Server
) -> None:
    server.refuses[email_of(LUKASZ)] = "550 No such person here"
    writes(desk, TOM)
    assert works(desk) == 2
    works_until(desk, NOW + A_DAY, HOUR)
    assert sorted(server.told) == address(AMINA, ADA)
    office = desk.browser(desk.serve(ADMINISTRATOR))
    page = office.opened(f"/schools/{LARKFIELD}/notices").get_text()
    assert "Łukasz Zając: could not be delivered" in page
    assert "Ayo" not in page
    assert "seizure" not in page
    assert "E-mails that came back" in office.opened(f"/schools/{LARKFIELD}").get_text()


def test_where_everything_was_delivered_the_office_sees_that(stall: House) -> None:
    office = stall.browser(stall.serve(ADMINISTRATOR))
    page = office.opened(f"/schools/{LARKFIELD}/notices").get_text()
    assert "Every e-mail of the last 60 days was taken." in page


def test_one_address_that_is_not_ready_holds_up_no_other(
    stall: House, server: Server
) -> None:
    server.refuses[email_of(AMINA)] = "450 Not now"
    writes(stall, TOM)
    works(stall)
    assert sorted(server.told) == address(LUKASZ, ADA)
    server.refuses.clear()
    works_until(stall, NOW + HOUR, HOUR / 4)
    assert sorted(server.told) == address(AMINA, LUKASZ, ADA)


def test_what_was_not_taken_for_a_week_could_not_be_delivered(
    stall: House, server: Server
) -> None:
    server.answer = "451 Not now"
    writes(stall, TOM)
    works_until(stall, NOW + GIVEN_UP + A_DAY, 6 * HOUR)
    server.answer = "250 OK"
    works_until(stall, NOW + GIVEN_UP + 3 * A_DAY, 6 * HOUR)
    assert server.mails == []
    office = stall.browser(stall.serve(ADMINISTRATOR))
    page = office.opened(f"/schools/{LARKFIELD}/notices").get_text()
    assert page.count("could not be delivered,") == 3


def test_a_crash_after_sending_sends_the_very_same_mail_again(
    desk: House, server: Server
) -> None:
    writes(desk, TOM)
    here = desk.services
    parcel = parcels.take(here, LARKFIELD)
    assert parcel is not None
    written = parcels.written(here, parcel)
    assert written is not None
    assert here.post.deliver(written) is Outcome.TAKEN
    works(desk)
    assert len(server.mails) == 3
    desk.clock.set(desk.clock.now + LEASE)
    works(desk)
    assert len(server.mails) == 4
    assert server.ids[3] == server.ids[0]
    assert server.mails[3]["Reply-To"] == server.mails[0]["Reply-To"]
    assert text_of(server.mails[3]) == text_of(server.mails[0])


def test_a_crash_before_sending_loses_nothing(desk: House, server: Server) -> None:
    writes(desk, TOM)
    assert parcels.take(desk.services, LARKFIELD) is not None
    works(desk)
    desk.clock.set(desk.clock.now + LEASE)
    works(desk)
    assert sorted(server.told) == address(AMINA, LUKASZ, ADA)


def test_two_at_work_at_once_send_everything_once(desk: House, server: Server) -> None:
    wishes(desk, AMINA, How.ONCE_A_DAY)
    for number in range(4):
        writes(desk, TOM, f"{WORDS} {number}")
    at(desk, 2026, 9, 8, 16)
    both = [create_services(desk.settings, SetEdge(desk.clock)) for _ in range(2)]
    start = threading.Barrier(2)

    def go(worker: Worker) -> None:
        start.wait()
        worker.work()

    workers = [Worker(here, lambda: [LARKFIELD]) for here in both]
    threads = [threading.Thread(target=go, args=[one]) for one in workers]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    for here in both:
        here.store.database.close()
    assert server.told.count(email_of(AMINA)) == 1
    assert server.told.count(email_of(LUKASZ)) == 4
    assert server.told.count(email_of(ADA)) == 4
    assert len(set(server.ids)) == 9
