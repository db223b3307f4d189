"""The logs say what happened to the service, and nothing of what people wrote."""

import io
import json
from unittest.mock import Mock

import pytest
import structlog
from sqlalchemy.exc import DataError

from events.store.errors import StoreError
from service import entrance, errors, logs
from tests.cast import AMINA, AYO, SIAN, TOM
from tests.service.house import CALLED, PASSWORD, House, email_of
from tests.service.pages import check_page
from tests.service.words import CHILD, a_note, entry_at, written

SECRET = "Zwiebelkuchen"
FILE = ("write", "flush")


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """Everything that the service writes down about itself, as it writes it."""
    logs.configure()
    said = io.StringIO()
    logger = structlog.wrap_logger(structlog.PrintLogger(said))
    for module in (entrance, errors):
        monkeypatch.setattr(module, "log", logger)
    return said


def lines(said: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in said.getvalue().splitlines()]


def a_day(house: House) -> None:
    """Sign in, write, read, go wrong and sign out, as page and as program."""
    browser = house.browser()
    browser.opened("/sign-in")
    browser.post("/sign-in", {"email": email_of(AMINA), "password": f"{SECRET}1"})
    browser.saved("/sign-in", email=email_of(AMINA), password=PASSWORD)
    browser.opened(CHILD)
    browser.saved(f"{CHILD}/entries", text=f"{SECRET} for tea.")
    browser.opened(CHILD)
    browser.refused(f"{CHILD}/entries", 422, text=SECRET, day="never")
    browser.get(f"{CHILD}?place={SECRET}&as_at={SECRET}")
    browser.get(f"/children/{AYO}/{SECRET}")
    program = house.program(TOM)
    entry = written(program, SECRET)
    program.post(f"{CHILD}/entries", a_note(SECRET, mood=SECRET))
    program.post(f"{entry_at(entry)}/seal", {"reason": SECRET})
    program.get(f"{CHILD}/timeline?cursor={SECRET}")
    house.program(SIAN).post(f"{CHILD}/members", {"name": SECRET})
    browser.opened("/children")
    browser.sent("/sign-out")


def test_a_day_leaves_no_name_word_id_or_secret_in_the_logs(
    hut: House, logged: io.StringIO, caplog: pytest.LogCaptureFixture
) -> None:
    a_day(hut)
    told = logged.getvalue() + caplog.text
    assert len(lines(logged)) > 15
    ids = [str(one) for one in CALLED] + [str(AYO).replace("-", "")]
    names = [part for name in CALLED.values() for part in name.split()]
    token = hut.program(TOM).headers["Authorization"].split()[1]
    for word in (SECRET, PASSWORD, token, "larkfield.example", *ids, *names):
        assert word not in told, word


def test_each_request_is_one_line_with_its_route(
    hut: House, logged: io.StringIO
) -> None:
    answer = hut.browser(AMINA).get(CHILD)
    (line,) = lines(logged)
    assert line["request"] == answer.headers["X-Request-Id"]
    assert (line["route"], line["status"]) == ("/children/<uuid:child>", 200)
    assert line.keys() == {
        "request",
        "method",
        "route",
        "status",
        "milliseconds",
        "event",
        "level",
        "timestamp",
    }


@pytest.mark.parametrize(
    "error",
    [
        RuntimeError(f"{SECRET} was here"),
        KeyError(SECRET),
        DataError(f"INSERT {SECRET}", {"text": SECRET}, Exception(SECRET)),
        StoreError(f"{SECRET} is missing"),
    ],
    ids=lambda error: type(error).__name__,
)
@pytest.mark.parametrize("way", ["page", "program"])
def test_what_nobody_expected_is_told_without_details(
    hut: House,
    logged: io.StringIO,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    way: str,
) -> None:
    def breaks(*_: object) -> None:
        raise error

    browser, program = hut.browser(AMINA), hut.program(AMINA)
    with monkeypatch.context() as patch:
        patch.setattr("service.circle.answers.my_children", breaks)
        answer = browser.get("/children") if way == "page" else program.get("/children")
    assert answer.status_code == 500
    for hidden in (SECRET, "Traceback", "service/", type(error).__name__):
        assert hidden not in answer.text, hidden
    if way == "page":
        page = check_page(answer, 500)
        assert "Nothing was stored" in page.get_text()
    else:
        assert answer.get_json()["code"] == "broken"
    assert SECRET not in logged.getvalue()
    (broken,) = [line for line in lines(logged) if line["event"] == "failed"]
    assert broken["kind"] == type(error).__name__
    assert "test_logs.py" in str(broken)


def test_a_log_that_cannot_be_written_loses_no_answer(
    hut: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = Mock(**{name: Mock(side_effect=OSError(28, "full")) for name in FILE})
    browser = hut.browser(AMINA)
    with monkeypatch.context() as patch:
        patch.setattr("sys.stderr", full)
        assert browser.get("/children").status_code == 200
        assert full.write.called
