"""The diary as it was at a moment is what the live page said at that moment."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any
from uuid import uuid4

import pytest

from events.base import Actor, Role, Side
from events.store.canonical import moment
from tests.cast import AMINA, SIAN, TOM
from tests.features.shows import shows
from tests.service.clients import Program
from tests.service.house import House
from tests.service.words import CHILD, a_note, entry_at

QUERIES = ("", "unread=1&place=school", "kind=question&limit=2")


@dataclass
class Life:
    """Lets things happen, and writes down what the live timeline said after each."""

    house: House
    draw: Random
    entries: list[dict[str, Any]] = field(default_factory=list)
    told: list[tuple[str, str, str]] = field(default_factory=list)
    sealed: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.people = {one: self.house.program(one) for one in (AMINA, TOM, SIAN)}

    def go_on(self, times: int) -> None:
        things = (self.write, self.write, self.comment, self.change, self.look)
        for _ in range(times):
            self.draw.choice(things)()
            self.look_at_the_clock()

    def look_at_the_clock(self) -> None:
        """Record what Tom is told now, and let an hour go by."""
        at = moment(self.house.clock.now)
        for query in QUERIES:
            live = self.people[TOM].get(f"{CHILD}/timeline?{query}")
            self.told.append((at, query, live.text))
        self.house.clock.set(self.house.clock.now + timedelta(hours=1))

    def write(self) -> None:
        who = self.draw.choice(list(self.people))
        kind = self.draw.choice(["note", "question", "before-school"])
        place = self.draw.choice(["home", "school", "travelling"])
        body = a_note(f"Said {len(self.entries)}.", kind=kind, place=place)
        self.entries.append(self.people[who].wrote(f"{CHILD}/entries", body))

    def comment(self) -> None:
        self.say(self.draw.choice(list(self.people.values())), "comments", text="Good.")

    def change(self) -> None:
        entry = self.draw.choice(self.entries)
        for who, program in self.people.items():
            own = entry["by"] == str(who.person)
            what = "amendments" if own else "corrections"
            text = f"Now {uuid4()}"
            program.post(
                f"{entry_at(entry['id'])}/{what}", {"text": text, "reason": "So."}
            )

    def look(self) -> None:
        program = self.draw.choice(list(self.people.values()))
        program.send("PUT", f"{entry_at(self.draw.choice(self.entries)['id'])}/seen")

    def say(self, program: Program, what: str, **words: str) -> None:
        program.post(f"{entry_at(self.draw.choice(self.entries)['id'])}/{what}", words)

    def seal(self, entry: str) -> None:
        self.people[SIAN].wrote(f"{entry_at(entry)}/seal", {"reason": "Another child."})
        self.sealed.add(entry)

    def remembered(self) -> Iterator[tuple[str, str, str]]:
        """What is said now of each moment that was recorded."""
        for at, query, _ in self.told:
            path = f"{CHILD}/timeline?{query}&as_at={at}"
            yield at, query, self.people[TOM].get(path).text


def a_term(house: House) -> Life:
    life = Life(house, Random(11))
    life.write()
    life.look_at_the_clock()
    life.go_on(5)
    guest = house.join(Actor(uuid4(), Role.CARER, Side.HOME))
    life.look_at_the_clock()
    life.people[SIAN].send("DELETE", f"{CHILD}/members/{guest.person}")
    life.go_on(5)
    return life


@pytest.mark.wide
def test_every_moment_is_told_again_byte_for_byte(fresh: House) -> None:
    life = a_term(fresh)
    assert list(life.remembered()) == life.told


def test_words_about_another_child_are_closed_at_every_moment(hut: House) -> None:
    life = a_term(hut)
    wrong = life.entries[0]["id"]
    life.seal(wrong)
    again = {(at, query): json.loads(text) for at, query, text in life.remembered()}
    whole = [(at, query, text) for at, query, text in life.told if not query]
    assert any(wrong in text for _, _, text in whole)
    for at, query, text in whole:
        then, now = json.loads(text)["items"], again[at, query]["items"]
        assert [one["id"] for one in then] == [one["id"] for one in now]
        for before, after in zip(then, now, strict=True):
            if before["id"] == wrong:
                assert after["sealed"]["reason"] == "Another child."
                assert after["text"] is after["original"] is None
                assert after["comments"] == after["corrections"] == []
            else:
                assert after == before


def test_a_moment_is_read_page_by_page(hut: House) -> None:
    life = a_term(hut)
    at = life.told[-1][0]
    tom, path = life.people[TOM], f"{CHILD}/timeline?as_at={at}"
    whole = tom.read(f"{path}&limit=100")["items"]
    life.write()
    items: list[Any] = []
    cursor: str | None = ""
    while cursor is not None:
        page = tom.read(f"{path}&limit=3{cursor and '&cursor='}{cursor}")
        items += page["items"]
        cursor = page["next"]
    assert items == whole


def test_before_the_first_note_there_was_none(fresh: House) -> None:
    life = Life(fresh, Random(1))
    at = moment(fresh.clock.now)
    fresh.clock.set(fresh.clock.now + timedelta(hours=1))
    life.write()
    assert life.people[TOM].read(f"{CHILD}/timeline?as_at={at}")["items"] == []
    assert len(life.people[TOM].read(f"{CHILD}/timeline")["items"]) == 1


@shows("projections.as_at:_until", at="one.at <= moment")
def test_f95_looking_back_in_a_page_shows_what_was_said_then(hut: House) -> None:
    life = Life(hut, Random(1))
    entry = life.people[AMINA].wrote(f"{CHILD}/entries", a_note("First words."))["id"]
    hut.clock.set(hut.clock.now + timedelta(hours=1))
    words = {"text": "Later words.", "reason": "Slip."}
    life.people[AMINA].wrote(f"{entry_at(entry)}/amendments", words)
    browser = hut.browser(TOM)
    page = browser.opened(f"{CHILD}?as_at=2026-09-08T12:30").get_text()
    assert "First words." in page
    assert "Later words." not in page
    assert "You are looking back" in page
    assert browser.page.find("form", action=f"{CHILD}/entries") is None
    assert "Later words." in browser.opened(CHILD).get_text()


def test_a_page_leaves_out_a_filter_that_makes_no_sense(hut: House) -> None:
    browser = hut.browser(TOM)
    for query in (
        "as_at=yesterday",
        "as_at=0001-01-01T00:00",
        "as_at=9999-12-31T23:59",
        "place=moon&as_at=0999-01-01T00:00",
        "kind=shout",
        "cursor=garbage",
        "limit=0",
        "done=elsewhere",
        "colour=red",
    ):
        page = browser.opened(f"{CHILD}?{query}")
        assert "You are looking back" not in page.get_text()
        assert "No notes yet" in page.get_text() or query.startswith("cursor")
