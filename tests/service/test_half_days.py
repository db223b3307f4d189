"""One household is told by half-day, and by nothing else, when the other looked."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from events.base import Actor, Role, Side
from events.store import commitments, ledger
from projections import audit
from projections.audit import Sieve
from projections.half_days import HalfDay
from projections.runner import check
from service import cursors
from service.discretion import on_any_paper
from service.record_lines import lines
from tests import databases
from tests.cast import AMINA, AYO, LARKFIELD, LUKASZ, MONDAY, SIAN, TOM, an_id
from tests.conftest import BOTH
from tests.features.shows import shows
from tests.service.clients import read
from tests.service.families import TICKET, tell_household, two_households
from tests.service.house import House
from tests.service.test_seen import SEEN, said_of
from tests.service.words import CHILD, a_note, entry_at, written

LONDON_HOUR = timedelta(hours=1)
PLACES = ("sqlite", "postgres")
FUTURE = "2027-01-01T00:00:00Z"

Opened = Callable[[str], House]


def at(hours: int, minutes: int = 0) -> datetime:
    """A time of that Tuesday in London."""
    passed = timedelta(hours=hours, minutes=minutes) - LONDON_HOUR
    return datetime(2026, 9, 8, tzinfo=UTC) + passed


@pytest.fixture(params=BOTH)
def opened(
    request: pytest.FixtureRequest, tmp_path: Path, migrated_file: Path
) -> Iterator[Opened]:
    """Open one school after another, each in a database of its own."""
    houses: list[House] = []
    with _places(request, tmp_path, migrated_file) as place_called:

        def open_one(name: str) -> House:
            house = House.over(place_called(name))
            house.furnish()
            houses.append(house)
            return house

        yield open_one
        for house in houses:
            house.services.store.database.close()


@contextmanager
def _places(
    request: pytest.FixtureRequest, folder: Path, template: Path
) -> Iterator[Callable[[str], databases.Place]]:
    if request.param == "sqlite":
        yield lambda name: databases.sqlite(
            template, folder / f"{name}.db", folder / name
        )
        return
    server = request.getfixturevalue("postgres_server")
    assert isinstance(server, databases.Server)
    opened: list[databases.Place] = []
    with server.empty(folder / "0") as one, server.empty(folder / "1") as two:
        numbers = iter((one, two))
        yield lambda _: next(numbers)
    opened.clear()


@pytest.fixture
def nothing_is_random(monkeypatch: pytest.MonkeyPatch) -> None:
    """Salt nothing, so that a root says only what was recorded, and in which order."""
    for module in (commitments, ledger):
        monkeypatch.setattr(module, "token_bytes", bytes)
    monkeypatch.setattr(cursors, "_cipher", lambda: AESSIV(bytes(32)))


def a_day(house: House, looked: datetime) -> list[str]:
    """Everything Amina is told on a day on which Łukasz looked at *looked*."""
    house.clock.set(at(7))
    two_households(house)
    told: list[str] = []
    happenings = [(looked, look_of_lukasz)]
    happenings += [(at(hour), poll) for hour in (8, 9, 10, 11, 12, 13, 24)]
    happenings += [(at(10, 20), reply_of_amina), (at(15, 10), reply_of_amina)]
    for number in range(2):
        note = a_note(f"Said {number}.", id=str(an_id(f"note {number}")))
        house.program(TOM).wrote(f"{CHILD}/entries", note)
    for when, happens in sorted(happenings, key=lambda one: one[0]):
        house.clock.set(when)
        told += happens(house)
    return told


def look_of_lukasz(house: House) -> list[str]:
    house.browser(LUKASZ).opened(CHILD)
    return []


_replies = count()


def reply_of_amina(house: House) -> list[str]:
    where = f"{entry_at(an_id('note 1'))}/comments"
    when = house.clock.now.isoformat()
    answer = house.program(AMINA).wrote(where, {"id": str(an_id(when)), "text": "Yes."})
    assert answer["receipt"]["root"]
    return [json.dumps(answer)]


def poll(house: House) -> list[str]:
    """Whatever Amina can be shown, now and looking back, or looking ahead."""
    moments = [house.clock.now, at(8, 31), at(10, 31), at(12)]
    looks_back = [f"as_at={one:%Y-%m-%dT%H:%M:%SZ}" for one in moments]
    browser, program = house.browser(AMINA), house.program(AMINA)
    note = entry_at(an_id("note 1"))
    queries = ("", "unread=1", "limit=1", f"as_at={FUTURE}", *looks_back)
    pages = ("/children", note, f"{CHILD}/audit", f"{CHILD}/circle", CHILD)
    calls = [f"{CHILD}/timeline?{query}" for query in queries]
    calls += [note, f"{CHILD}/audit", f"{CHILD}/audit?limit=2", f"{CHILD}/members"]
    looked = [browser.get(path, **{"Sec-Purpose": "prefetch"}) for path in pages]
    looked += [browser.get(f"{CHILD}?{query}") for query in looks_back]
    said = [TICKET.sub(r"\1", page.text) for page in looked]
    return said + [program.get(path).text for path in calls]


@pytest.mark.usefixtures("nothing_is_random")
def test_nothing_tells_when_in_a_half_day_the_other_household_looked(
    opened: Opened,
) -> None:
    early, late = (
        a_day(opened(name), when)
        for name, when in (("early", at(8, 30)), ("late", at(11, 50)))
    )
    assert len(early) == len(late) > 100
    for number, (one, other) in enumerate(zip(early, late, strict=True)):
        assert one == other, number


@pytest.mark.usefixtures("nothing_is_random")
def test_until_noon_nothing_tells_whether_the_other_household_looked(
    opened: Opened,
) -> None:
    morning, evening = (
        a_day(opened(name), when)
        for name, when in (("morning", at(9, 30)), ("evening", at(20)))
    )
    same = [one == other for one, other in zip(morning, evening, strict=True)]
    noon = same.index(False)
    assert "08 Sep, morning" not in morning[noon]
    assert "Tue 8 Sep, morning" in "".join(morning[noon:])
    assert noon > len(same) // 3


def seen(house: House, reader: Actor, entry: str) -> dict[str, object]:
    """How it is told to somebody that Łukasz looked."""
    row = house.program(reader).read(entry_at(entry))
    (look,) = (one for one in row["seen_by"] if one["person"] == str(LUKASZ.person))
    return {name: look[name] for name in ("at", "half_day", "not_before")}


def test_a_look_is_told_once_its_half_day_is_over(fresh: House) -> None:
    fresh.clock.set(at(9))
    two_households(fresh)
    entry = written(fresh.program(TOM))
    fresh.clock.set(at(9, 30))
    fresh.browser(LUKASZ).opened(entry_at(entry))
    waiting = {"at": None, "half_day": None, "not_before": "2026-09-08-morning"}
    assert seen(fresh, AMINA, entry) == waiting
    page = fresh.browser(AMINA).opened(entry_at(entry))
    assert said_of(page, "Łukasz Zając") == "Not before Tue 8 Sep, morning"
    fresh.clock.set(at(12))
    told = {"at": None, "half_day": "2026-09-08-morning", "not_before": None}
    assert seen(fresh, AMINA, entry) == told
    page = fresh.browser(AMINA).opened(entry_at(entry))
    assert said_of(page, "Łukasz Zając") == "Tue 8 Sep, morning"


@pytest.mark.parametrize("reader", [TOM, SIAN, LUKASZ], ids=["tom", "siân", "own"])
def test_everybody_else_is_told_the_minute(hut: House, reader: Actor) -> None:
    hut.clock.set(at(9))
    two_households(hut)
    entry = written(hut.program(TOM))
    hut.clock.set(at(9, 30))
    hut.browser(LUKASZ).opened(entry_at(entry))
    told = seen(hut, reader, entry)
    assert str(told["at"]).startswith("2026-09-08T08:30:")
    assert told["half_day"] is told["not_before"] is None


@shows("events.family:Family.space_of_looks", at="self.is_separated")
def test_f109_the_look_stands_in_the_log_of_the_household_alone(fresh: House) -> None:
    two_households(fresh)
    entry = written(fresh.program(TOM))
    before = fresh.program(AMINA).read(f"{CHILD}/audit")
    fresh.browser(LUKASZ).opened(entry_at(entry))
    fresh.browser(LUKASZ).opened(entry_at(entry))
    assert fresh.topics().count("family/entry-seen") == 1
    assert fresh.topics(UUID(entry)) == ["diary/entry-written"]
    assert fresh.program(AMINA).read(f"{CHILD}/audit") == before
    with fresh.place.owner.reading() as conn:
        assert list(check(conn, fresh.place.ring)) == []


def test_an_earlier_look_loses_its_time_and_keeps_its_line(hut: House) -> None:
    hut.clock.set(at(9))
    entry = written(hut.program(TOM))
    hut.clock.set(at(9, 30))
    hut.browser(LUKASZ).opened(entry_at(entry))
    lines = hut.program(AMINA).read(f"{CHILD}/audit")["items"]
    two_households(hut)
    hut.clock.set(at(14))
    after = hut.program(AMINA).read(f"{CHILD}/audit")["items"]
    assert [one["leaf"] for one in after] == [one["leaf"] for one in lines]
    (look,) = (one for one in after if one["topic"] == "diary/entry-seen")
    assert (look["at"], look["half_day"]) == (None, "2026-09-08-morning")
    history = hut.program(AMINA).read(entry_at(entry))["history"]
    assert [one["half_day"] for one in history] == [None, "2026-09-08-morning"]
    page = hut.browser(AMINA).opened(f"{CHILD}/audit").get_text()
    assert "Tue 8 Sep, morning" in page
    assert "Tue 8 Sep 2026, 09:30" not in page
    assert "09:30" in hut.browser(TOM).opened(f"{CHILD}/audit").get_text()
    hut.browser(LUKASZ).opened(entry_at(entry))
    assert "family/entry-seen" not in hut.topics()


def test_a_paper_tells_neither_household_to_the_minute(hut: House) -> None:
    hut.clock.set(at(9))
    entry = written(hut.program(TOM))
    for who in (AMINA, LUKASZ, SIAN):
        hut.browser(who).opened(entry_at(entry))
    two_households(hut)
    with hut.services.store.reading(LARKFIELD) as reader:
        trail = audit.of_child(
            reader, AYO, None, 50, Sieve(HalfDay(MONDAY, is_afternoon=False))
        )
        discretion = on_any_paper(reader, AYO)
        told = discretion.veil_lines(lines(reader, trail.facts, words=False))
    halves = {line.by: line.half_day for line in told if line.topic == SEEN}
    assert {who for who, half in halves.items() if half} == {
        AMINA.person,
        LUKASZ.person,
    }
    assert halves[SIAN.person] is None


def test_whoever_is_in_no_household_yet_could_be_of_either(hut: House) -> None:
    two_households(hut)
    kit = hut.join(Actor(uuid4(), Role.CARER, Side.HOME), name="Kit Marlow")
    helper = hut.join(Actor(uuid4(), Role.SUPPORTER, Side.OTHER), name="Bo Lind")
    tell_household(hut, helper, 1)
    entry = written(hut.program(TOM))
    for who in (kit, LUKASZ, AMINA):
        hut.browser(who).opened(entry_at(entry))
    hut.clock.set(at(15))
    told = {
        who: hut.program(who).read(entry_at(entry))["seen_by"]
        for who in (kit, helper, AMINA, TOM)
    }
    minutes = {
        who: {one["person"] for one in rows if one["at"]} for who, rows in told.items()
    }
    assert minutes[kit] == {str(kit.person)}
    assert minutes[AMINA] == minutes[helper] == {str(AMINA.person)}
    assert len(minutes[TOM]) == 3


def test_one_household_alone_hides_nothing(hut: House) -> None:
    tell_household(hut, AMINA, 1)
    entry = written(hut.program(TOM))
    hut.browser(LUKASZ).opened(entry_at(entry))
    assert seen(hut, AMINA, entry)["at"] is not None
    assert "family/entry-seen" not in hut.topics()
    tell_household(hut, AMINA, None)
    assert seen(hut, AMINA, entry)["at"] is not None


def test_somebody_who_left_is_listed_no_sooner(hut: House) -> None:
    hut.clock.set(at(9))
    two_households(hut)
    entry = written(hut.program(TOM))
    hut.browser(LUKASZ).opened(entry_at(entry))
    gone = hut.program(SIAN).send("DELETE", f"{CHILD}/members/{LUKASZ.person}")
    assert gone.status_code == 204
    listed = hut.program(AMINA).read(entry_at(entry))["seen_by"]
    assert str(LUKASZ.person) not in {one["person"] for one in listed}
    hut.clock.set(at(13))
    assert seen(hut, AMINA, entry)["half_day"] == "2026-09-08-morning"


def test_the_first_answer_comes_again_however_late_it_is_asked(hut: House) -> None:
    hut.clock.set(at(9))
    two_households(hut)
    entry = written(hut.program(TOM))
    hut.browser(LUKASZ).opened(entry_at(entry))
    hut.clock.set(at(12, 30))
    body, where = {"id": str(uuid4()), "text": "Yes."}, f"{entry_at(entry)}/comments"
    first = hut.program(AMINA).post(where, body, key="once")
    hut.browser(AMINA).opened(CHILD)
    hut.clock.set(at(23))
    again = hut.program(AMINA).post(where, body, key="once")
    assert read(first) == read(again)
    (look,) = (
        one for one in read(first)["seen_by"] if one["person"] == str(LUKASZ.person)
    )
    assert look["half_day"] == "2026-09-08-morning"
