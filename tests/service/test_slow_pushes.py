"""A push service that takes its time takes no time of anybody else."""

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from service.context import EXTENSION
from service.notifying.worker import Worker
from service.push.sealing import DeviceKeys
from service.push.sending import Outcome, PushPost, Subscription
from tests import databases
from tests.cast import LARKFIELD, LUKASZ, OTHER_SCHOOL, STRANGER, TOM
from tests.service.dripping import Dripping, dripping
from tests.service.house import MAI, NOW, RIO, House, email_of
from tests.service.noticing import Server, desk_at, works, works_until, writes
from tests.service.push_service import Phone, PushService, push_service
from tests.service.test_pushes import HOUR, PIXEL, lets_tell, told_on
from tests.service.words import a_note

PATIENCE = 0.5
# Far less than a server takes that drips; enough for a machine that is busy.
SOON = 8
GO_ON = b"HTTP/1.1 100 Continue\r\n\r\n"
TAKEN = b"HTTP/1.1 201 Created\r\n"


@pytest.fixture
def service() -> Iterator[PushService]:
    with push_service() as one:
        yield one


@pytest.fixture
def flat(sqlite_place: databases.Place, server: Server) -> Iterator[House]:
    """A school that may push to this machine, and has little patience."""
    desk = desk_at(sqlite_place, server)
    settings = replace(desk.settings, push_nearby=True)
    house = House(sqlite_place, desk.clock, settings)
    hurried = replace(house.services, push_post=post_of(house, PATIENCE))
    house.app.extensions[EXTENSION] = hurried
    yield house
    house.close()


def post_of(house: House, patience: float) -> PushPost:
    here = house.services
    return PushPost(house.settings, here.store.ring, here.edge, patience)


def pushed(house: House, phone: Phone) -> Outcome:
    """What becomes of a push to a phone, and that it does so soon."""
    to = Subscription(phone.endpoint, DeviceKeys(phone.public, phone.auth))
    started = time.monotonic()
    outcome = house.services.push_post.deliver(to)
    assert time.monotonic() - started < SOON
    return outcome


@pytest.mark.parametrize(
    ("scheme", "first", "drop"),
    [
        ("http", b"", b"H"),
        ("http", b"HTTP/1.1 ", b"2"),
        ("http", GO_ON + b"HTTP/1.1 103 Early Hints\r\nLink: ", b"a"),
        ("http", b"", GO_ON),
        ("https", b"", b"\x16"),
        ("https", b"\x16\x03\x03\x0f\xff\x02\x00\x0f\xfb", b"\x03"),
    ],
)
def test_a_server_that_drips_is_left_when_the_time_is_up(
    flat: House, scheme: str, first: bytes, drop: bytes
) -> None:
    with dripping(Dripping(first, drop)) as slow:
        assert pushed(flat, slow.phone(scheme)) is Outcome.LATER
        assert len(slow.asked) == 1


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        (TAKEN, Outcome.TAKEN),
        (GO_ON + TAKEN, Outcome.TAKEN),
        (b"HTTP/1.1 410 Gone\r\n", Outcome.GONE),
        (b"HTTP/1.0 404\r\n", Outcome.GONE),
        (b"HTTP/1.1 500 No\r\n", Outcome.LATER),
    ],
)
def test_nothing_is_read_after_the_status(
    flat: House, said: bytes, outcome: Outcome
) -> None:
    with dripping(Dripping(said, b"x")) as slow:
        assert pushed(flat, slow.phone()) is outcome


@pytest.mark.parametrize(
    "said", [b"", b"220 mail\r\n", b"HTTP/2 201\r\n", b"HTTP/1.1 2", b"a" * 10_000]
)
def test_what_is_no_answer_is_none(flat: House, said: bytes) -> None:
    with dripping(Dripping(said, b"")) as odd:
        assert pushed(flat, odd.phone()) is Outcome.LATER


def test_a_round_is_over_soon_whatever_drips_and_mails_go_first(
    flat: House, service: PushService, server: Server
) -> None:
    with dripping(Dripping(noticed=lambda: len(server.mails))) as slow:
        browser = flat.browser(LUKASZ, **{"User-Agent": PIXEL})
        lets_tell(browser, slow.phone())
        ready = told_on(flat, service)
        writes(flat, TOM)
        started = time.monotonic()
        assert works(flat) == 3
        assert time.monotonic() - started < SOON
        assert slow.asked == [3]
    assert len(service.told(ready)) == 1


def test_a_push_that_had_no_time_goes_in_the_next_round(
    flat: House, service: PushService, server: Server
) -> None:
    phone = told_on(flat, service)
    writes(flat, TOM)
    assert Worker(flat.services, lambda: [LARKFIELD], for_pushes=0).work() == 3
    assert len(server.mails) == 3
    assert service.asked == 0
    works(flat)
    assert len(service.told(phone)) == 1


def test_a_slow_push_service_is_asked_again_later(
    flat: House, service: PushService
) -> None:
    phone = told_on(flat, service)
    service.pause, service.status = 1, 500
    writes(flat, TOM)
    works(flat)
    service.pause, service.status = 0, 201
    works_until(flat, NOW + 2 * HOUR, HOUR)
    assert len(service.told(phone)) == 1


def test_a_slow_push_of_one_school_holds_up_no_mail_and_few_pushes_of_another(
    flat: House, service: PushService, server: Server
) -> None:
    phone = told_on(flat, service, STRANGER)
    with dripping(Dripping(noticed=lambda: {*server.told})) as slow:
        lets_tell(flat.browser(LUKASZ, **{"User-Agent": PIXEL}), slow.phone())
        schools = [LARKFIELD, OTHER_SCHOOL]
        worker = Worker(flat.services, lambda: schools, for_pushes=PATIENCE / 2)
        writes(flat, TOM)
        flat.program(MAI).wrote(f"/children/{RIO}/entries", a_note())
        worker.work()
        assert [email_of(STRANGER) in told for told in slow.asked] == [True]
        assert service.told(phone) == []
        writes(flat, TOM)
        worker.work()
    assert len(service.told(phone)) == 1
