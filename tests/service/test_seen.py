"""Who has opened what: a fact the first time somebody opens a page, and never else."""

from unittest.mock import Mock
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup

from events.base import Actor, Role, Side
from tests.cast import AMINA, LUKASZ, SIAN, TOM
from tests.features.shows import shows
from tests.service.house import House
from tests.service.pages import check_page
from tests.service.words import CHILD, LONG, entry_at, written

SEEN = "diary/entry-seen"


def looks(house: House) -> int:
    return house.topics().count(SEEN)


def said_of(page: BeautifulSoup, name: str) -> str:
    """What the list of readers on this page says of somebody."""
    for one in page.select(".seen__one"):
        who, when = one.find("dt"), one.find("dd")
        assert who is not None
        assert when is not None
        if who.get_text(strip=True) == name:
            return when.get_text(strip=True)
    raise AssertionError(name)


def test_opening_the_diary_records_one_look_at_each_entry_in_full(
    fresh: House,
) -> None:
    amina = fresh.program(AMINA)
    short = [written(amina, "One."), written(amina, "Two.")]
    long = written(amina, LONG)
    own = written(fresh.program(TOM), "Mine.")
    fresh.browser(TOM).opened(CHILD)
    for entry in short:
        history = amina.read(entry_at(entry))["history"]
        assert [one["by"] for one in history if one["topic"] == SEEN] == [
            str(TOM.person)
        ]
    for entry in (long, own):
        topics = [one["topic"] for one in amina.read(entry_at(entry))["history"]]
        assert SEEN not in topics
    assert looks(fresh) == 2
    fresh.browser(TOM).opened(CHILD)
    assert looks(fresh) == 2


def test_the_looks_of_one_page_are_one_transaction(
    fresh: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    amina = fresh.program(AMINA)
    for _ in range(3):
        written(amina)
    store = fresh.services.store
    unit = Mock(wraps=store.unit)
    monkeypatch.setattr(store, "unit", unit)
    fresh.browser(TOM).opened(CHILD)
    assert (unit.call_count, looks(fresh)) == (1, 3)


@shows("projections.timeline_rows:rows", at="seen_by.append")
def test_f64_never_turns_into_a_time_for_everybody(fresh: House) -> None:
    amina, tom = fresh.program(AMINA), fresh.browser(TOM)
    entry = written(amina)
    writer = fresh.browser(AMINA)
    assert said_of(writer.opened(entry_at(entry)), "Tom Okafor") == "Never"
    tom.opened(entry_at(entry))
    assert said_of(writer.opened(entry_at(entry)), "Tom Okafor") == (
        "Tue 8 Sep 2026, 12:00"
    )
    assert said_of(writer.page, "Łukasz Zając") == "Never"
    seen = {one["person"]: one["at"] for one in amina.read(entry_at(entry))["seen_by"]}
    assert seen[str(LUKASZ.person)] is None
    assert seen[str(TOM.person)].startswith("2026-09-08T11:00:")
    assert str(AMINA.person) not in seen


def test_a_second_tab_records_nothing_more(house: House) -> None:
    entry = written(house.program(AMINA))
    one, two = house.browser(TOM), house.browser(TOM)
    one.opened(entry_at(entry))
    before = house.topics()
    two.opened(entry_at(entry))
    one.opened(entry_at(entry))
    two.opened(CHILD)
    assert [t for t in house.topics() if t == SEEN] == [t for t in before if t == SEEN]


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Purpose": "prefetch"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"Purpose": "prefetch"},
        {"X-Moz": "prefetch"},
        {"Sec-Fetch-Mode": "cors"},
        {"Sec-Fetch-Dest": "iframe"},
        {"Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"},
    ],
)
def test_what_nobody_looks_at_records_nothing(
    house: House, headers: dict[str, str]
) -> None:
    entry = written(house.program(AMINA))
    tom, before = house.browser(TOM), looks(house)
    check_page(tom.get(CHILD, **headers))
    check_page(tom.get(entry_at(entry), **headers))
    assert looks(house) == before


def test_a_head_request_records_nothing(house: House) -> None:
    entry = written(house.program(AMINA))
    tom, before = house.browser(TOM), looks(house)
    for path in (CHILD, entry_at(entry)):
        assert tom.client.head(path).status_code == 200
    assert looks(house) == before


@pytest.mark.parametrize(
    "path",
    [
        "/children",
        f"{CHILD}?as_at=2026-09-08T23:00",
        f"{CHILD}/audit",
        f"{CHILD}/circle",
        CHILD + "/entries/{entry}/correct",
    ],
)
def test_a_page_that_does_not_show_the_entry_now_records_nothing(
    house: House, path: str
) -> None:
    entry = written(house.program(AMINA), "Only looked at from afar.")
    before = looks(house)
    house.browser(TOM).opened(path.format(entry=entry))
    assert looks(house) == before


def test_reading_through_the_api_records_nothing(house: House) -> None:
    entry, tom = written(house.program(AMINA)), house.program(TOM)
    before = looks(house)
    for path in (f"{CHILD}/timeline", entry_at(entry), f"{CHILD}/audit"):
        tom.read(path)
    assert looks(house) == before


def test_saying_so_twice_through_the_api_is_one_fact(house: House) -> None:
    entry, tom = written(house.program(AMINA)), house.program(TOM)
    before = looks(house)
    for _ in range(2):
        answer = tom.send("PUT", f"{entry_at(entry)}/seen", key="")
        assert (answer.status_code, answer.data) == (204, b"")
    assert looks(house) == before + 1


def test_ones_own_entry_is_never_seen_by_oneself(house: House) -> None:
    amina = house.program(AMINA)
    entry, before = written(amina), looks(house)
    house.browser(AMINA).opened(entry_at(entry))
    assert amina.send("PUT", f"{entry_at(entry)}/seen").status_code == 204
    assert looks(house) == before


def test_a_sealed_entry_is_never_seen(house: House) -> None:
    amina = house.program(AMINA)
    entry, before = written(amina), looks(house)
    amina.wrote(f"{entry_at(entry)}/seal", {"reason": "Another child."})
    page = house.browser(TOM).opened(entry_at(entry))
    assert "its words are sealed" in page.get_text()
    assert house.program(TOM).send("PUT", f"{entry_at(entry)}/seen").status_code == 204
    assert looks(house) == before


def test_a_form_that_comes_back_records_nothing(house: House) -> None:
    tom = house.browser(TOM)
    tom.opened(CHILD)
    written(house.program(AMINA), "Came while Tom was typing.")
    before = looks(house)
    tom.refused(f"{CHILD}/entries", 422, text=" ")
    assert looks(house) == before


def test_a_browser_that_sends_no_fetch_headers_is_believed(house: House) -> None:
    entry, before = written(house.program(AMINA)), looks(house)
    old = house.browser(TOM)
    assert old.client.get(entry_at(entry)).status_code == 200
    assert looks(house) == before + 1


def test_somebody_who_just_joined_has_seen_nothing(house: House) -> None:
    entry = written(house.program(AMINA))
    guest = house.join(Actor(uuid4(), Role.CARER, Side.HOME), name="Kit Marlow")
    page = house.browser(SIAN).opened(entry_at(entry))
    assert said_of(page, "Kit Marlow") == "Never"
    house.browser(guest).opened(entry_at(entry))
    page = house.browser(SIAN).opened(entry_at(entry))
    assert said_of(page, "Kit Marlow").startswith("Tue 8 Sep 2026")
