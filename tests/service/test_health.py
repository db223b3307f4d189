"""Is the service alive, can it serve, and what does it say when it cannot?"""

from unittest.mock import Mock

import pytest
from eventsourcing.persistence import RecordConflictError
from sqlalchemy import text
from sqlalchemy.exc import InterfaceError, OperationalError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from service import asking
from tests.cast import AMINA
from tests.service.clients import API
from tests.service.house import House
from tests.service.pages import check_page
from tests.service.words import CHILD, a_note

GONE = OperationalError("SELECT", {}, Exception("the server closed the connection"))


def lost(
    house: House, monkeypatch: pytest.MonkeyPatch, error: Exception = GONE
) -> None:
    """From now on the database cannot be reached."""
    for way in ("reading", "writing"):
        gone = Mock(side_effect=error)
        monkeypatch.setattr(house.services.store.database, way, gone)


def test_a_living_service_says_so(house: House) -> None:
    browser = house.browser()
    assert browser.get("/healthz/live").get_json() == {"status": "alive"}
    assert browser.get("/healthz/ready").get_json() == {"status": "ready"}


@pytest.mark.parametrize(
    "error",
    [GONE, InterfaceError("SELECT", {}, Exception("closed")), PoolTimeout()],
    ids=lambda error: type(error).__name__,
)
@pytest.mark.parametrize(
    "path", ["/children", "/sign-in", f"{API}/me", "/healthz/ready"]
)
def test_a_lost_database_is_a_matter_of_waiting(
    hut: House, monkeypatch: pytest.MonkeyPatch, error: Exception, path: str
) -> None:
    browser, program = hut.browser(AMINA), hut.program(AMINA)
    lost(hut, monkeypatch, error)
    if path == "/sign-in":
        answer = browser.post("/sign-in", {"email": "a@b.example", "password": "c"})
    else:
        answer = browser.client.get(path, headers=program.headers)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
    assert "Nothing was stored" in answer.text
    assert "SELECT" not in answer.text
    if path.startswith(API):
        assert answer.get_json()["code"] == "unreachable"
    else:
        check_page(answer, 503)


def test_a_service_without_its_database_is_still_alive(
    hut: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost(hut, monkeypatch)
    assert hut.browser().get("/healthz/live").status_code == 200


def test_a_database_that_goes_away_within_a_request_gets_a_page_too(
    hut: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, database = hut.browser(AMINA), hut.services.store.database
    monkeypatch.setattr(
        hut.services.identity, "_database", type(database)(database.url)
    )
    lost(hut, monkeypatch)
    check_page(browser.get("/children"), 503)


@pytest.mark.postgres
def test_a_cut_connection_is_opened_again(house: House) -> None:
    browser = house.browser(AMINA)
    if house.place.owner.is_sqlite:
        return
    with house.place.owner.writing() as conn:
        others = (
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE usename = :web AND datname = current_database()"
        )
        conn.execute(text(others), {"web": house.place.web.url.username})
    assert browser.get("/children").status_code == 200


def test_two_who_change_the_same_thing_at_once_are_asked_to_try_again(
    hut: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = []

    def collides(*_: object, **__: object) -> None:
        tries.append(1)
        raise RecordConflictError

    monkeypatch.setattr(asking, "_once", collides)
    answer = hut.program(AMINA).post(f"{CHILD}/entries", a_note())
    assert (answer.status_code, answer.get_json()["code"]) == (409, "newer-version")
    assert "Try again." in answer.get_json()["detail"]
    browser = hut.browser(AMINA)
    browser.opened(CHILD)
    page = browser.refused(f"{CHILD}/entries", 409, text="Kept words.")
    assert "Try again." in page.get_text()
    assert browser.form(f"{CHILD}/entries")["text"] == "Kept words."
    assert len(tries) == 4


def test_a_database_without_tables_is_not_ready(
    hut: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost(hut, monkeypatch, ProgrammingError("SELECT", {}, Exception("no such table")))
    answer = hut.browser().get("/healthz/ready")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
