"""A device tells whoever asked for it there, and nobody who comes after them."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from service.push.sending import NEWS
from service.signing_in.push_devices import MOST
from tests import databases
from tests.cast import AMINA, LUKASZ, TOM
from tests.features.shows import shows
from tests.service.clients import Browser
from tests.service.house import PASSWORD, House, account_of, email_of
from tests.service.noticing import Server, desk_at, works, writes
from tests.service.push_service import Phone, PushService, push_service
from tests.service.test_pushes import PAGE, PIXEL, TELL, lets_tell, told_on

CANNOT = "This browser cannot be told. Try another one, or use e-mail."


@pytest.fixture
def service() -> Iterator[PushService]:
    with push_service() as one:
        yield one


@pytest.fixture
def flat(sqlite_place: databases.Place, server: Server) -> Iterator[House]:
    desk = desk_at(sqlite_place, server)
    settings = replace(desk.settings, push_nearby=True)
    house = House(sqlite_place, desk.clock, settings)
    yield house
    house.close()


def tablet(house: House) -> Browser:
    return house.browser(AMINA, **{"User-Agent": PIXEL})


def signs_in(browser: Browser, who: object) -> None:
    browser.opened("/sign-in")
    email = email_of(who)  # type: ignore[arg-type]
    answer = browser.sent("/sign-in", email=email, password=PASSWORD)
    assert answer.status_code == 303


def is_told(house: House, service: PushService, phone: Phone) -> bool:
    """Whether something new is told there."""
    before = len(service.told(phone))
    writes(house, TOM)
    works(house)
    return len(service.told(phone)) > before


@shows("service/notices/templates/notices/devices.html", at='tongue.tag != "en"')
def test_f108_the_page_says_in_which_language_a_push_is(flat: House) -> None:
    amina, told = tablet(flat), "It says this in English"
    assert told not in amina.opened(PAGE).text
    amina.get("/language/pl")
    page = amina.opened(PAGE)
    assert "Mówi to po angielsku" in page.text
    (news,) = page.select("#on-devices ~ p span[lang=en]")
    assert news.text == NEWS["body"]


def test_a_device_is_listed_and_can_be_stopped(
    flat: House, service: PushService
) -> None:
    phone, amina = service.phone(), tablet(flat)
    said = lets_tell(amina, phone)
    assert "We tell you on this device from now on." in said
    assert "Chrome on Android This device" in " ".join(said.split())
    assert amina.page.find("form", action=TELL) is None
    stop = amina.page.find("form", action=lambda to: str(to).endswith("/stop"))
    assert stop is not None
    said = amina.saved(str(stop["action"])).get_text(" ")
    assert "We do not tell you there any more." in said
    assert not is_told(flat, service, phone)


def test_nobody_stops_the_device_of_somebody_else(
    flat: House, service: PushService
) -> None:
    phone = told_on(flat, service)
    (row,) = flat.services.push_devices.of(account_of(AMINA), "")
    lukasz = flat.browser(LUKASZ)
    lukasz.opened(PAGE)
    lukasz.post(f"{TELL}/{row.device}/stop", lukasz.form(TELL))
    assert is_told(flat, service, phone)


def test_without_a_script_the_page_says_what_it_needs(flat: House) -> None:
    page = tablet(flat).opened(PAGE)
    assert "This needs a browser that can be told of news" in page.get_text()
    button = page.find("button", string="Tell me on this phone")
    assert button is not None
    assert button.has_attr("hidden")


def test_whoever_signs_out_is_told_there_no_longer(
    flat: House, service: PushService
) -> None:
    phone, amina = service.phone(), tablet(flat)
    lets_tell(amina, phone)
    assert is_told(flat, service, phone)
    amina.opened(PAGE)
    amina.sent("/sign-out")
    assert flat.stored()["push_devices"] == []
    assert not is_told(flat, service, phone)


def test_the_next_person_at_a_tablet_ends_what_was_told_there(
    flat: House, service: PushService
) -> None:
    phone, shared = service.phone(), tablet(flat)
    lets_tell(shared, phone)
    shared.client.delete_cookie("samepage")
    signs_in(shared, LUKASZ)
    assert flat.stored()["push_devices"] == []
    assert not is_told(flat, service, phone)
    assert "This device" not in shared.opened(PAGE).get_text()


def test_whoever_signs_in_again_is_told_on_and_it_ends_with_the_new_session(
    flat: House, service: PushService
) -> None:
    phone, amina = service.phone(), tablet(flat)
    lets_tell(amina, phone)
    amina.client.delete_cookie("samepage")
    signs_in(amina, AMINA)
    assert is_told(flat, service, phone)
    sessions = flat.services.identity.sessions
    (session,) = [
        one for one in sessions.of(account_of(AMINA)) if "Android" in one.device
    ]
    sessions.end_one(account_of(AMINA), session.handle)
    assert not is_told(flat, service, phone)


def test_signing_out_everywhere_ends_it_everywhere(
    flat: House, service: PushService
) -> None:
    phone, other = told_on(flat, service), told_on(flat, service, LUKASZ)
    elsewhere = flat.browser(AMINA)
    elsewhere.opened("/account/signed-in")
    elsewhere.sent("/account/signed-in/end-all")
    assert not is_told(flat, service, phone)
    assert len(service.told(other)) == 1


def test_a_new_password_leaves_only_the_device_where_it_was_chosen(
    flat: House, service: PushService
) -> None:
    phone, far = service.phone(), told_on(flat, service)
    amina = tablet(flat)
    lets_tell(amina, phone)
    amina.opened("/account/password")
    answer = amina.sent("/account/password", new_password="seven blue kites at noon")
    assert answer.status_code == 303
    assert is_told(flat, service, phone)
    assert service.told(far) == []


def test_who_left_the_circle_is_told_nothing(flat: House, service: PushService) -> None:
    phone = told_on(flat, service)
    flat.leave(AMINA)
    assert not is_told(flat, service, phone)


def test_another_person_who_asks_in_the_same_browser_takes_its_place(
    flat: House, service: PushService
) -> None:
    phone = told_on(flat, service)
    lets_tell(flat.browser(LUKASZ), phone)
    writes(flat, TOM)
    works(flat)
    assert len(service.told(phone)) == 1
    assert len(flat.stored()["push_devices"]) == 1


def test_the_oldest_of_many_devices_gives_way(
    flat: House, service: PushService
) -> None:
    for _ in range(MOST + 2):
        told_on(flat, service)
    assert len(flat.services.push_devices.of(account_of(AMINA), "")) == MOST


@pytest.mark.parametrize(
    "wrong",
    [
        {"endpoint": ""},
        {"endpoint": "ftp://push.example/to/somebody"},
        {"endpoint": "https://me@push.example/to/somebody"},
        {"p256dh": ""},
        {"p256dh": "AAAA"},
        {"p256dh": "not base64"},
        {"auth": ""},
        {"auth": "AAAA"},
    ],
)
def test_what_no_browser_would_give_is_refused(
    flat: House, service: PushService, wrong: dict[str, str]
) -> None:
    amina = tablet(flat)
    amina.opened(PAGE)
    typed = {**service.phone().fields, **wrong}
    assert CANNOT in amina.refused(TELL, 422, **typed).get_text()
    assert flat.stored()["push_devices"] == []


@pytest.mark.parametrize("host", ["localhost", "push", "printer.local", "127.0.0.1"])
def test_a_browser_that_names_something_near_is_told_so_at_once(
    flat: House, host: str
) -> None:
    strict = House(flat.place, flat.clock, replace(flat.settings, push_nearby=False))
    amina = tablet(strict)
    amina.opened(PAGE)
    typed = Phone(f"https://{host}").fields
    assert CANNOT in amina.refused(TELL, 422, **typed).get_text()
    assert strict.stored()["push_devices"] == []
    strict.close()


def test_where_a_push_goes_is_nowhere_in_clear(
    flat: House, service: PushService
) -> None:
    phone = told_on(flat, service)
    stored = repr(flat.stored()["push_devices"])
    assert phone.name not in stored
    assert service.address not in stored


def test_a_push_never_goes_near_ourselves_unless_that_is_set(
    flat: House, service: PushService, server: Server
) -> None:
    phone = told_on(flat, service)
    settings = replace(flat.settings, push_nearby=False)
    strict = House(flat.place, flat.clock, settings)
    writes(flat, TOM)
    works(strict)
    assert service.asked == 0
    strict.close()
    flat.clock.set(flat.clock.now.replace(hour=13))
    works(flat)
    assert len(service.told(phone)) == 1
