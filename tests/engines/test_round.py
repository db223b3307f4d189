"""A class round on WebKit and on Firefox: ten notes, and nothing lost or doubled.

Neither driver can skip time, so the thirty seconds of an Undo are waited for.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

import pytest

from tests.browser.school import TEACHER
from tests.browser.test_offline_round import NOTHING, Pupils, a_line, lines
from tests.browser.test_round_of_a_class import CHILDREN, MOST_TAPS
from tests.concurrency.callers import of_child
from tests.engines.engine import Person
from tests.engines.school import Away

pytestmark = pytest.mark.engines

UNSENT: Final = "Waiting for a connection. It is kept here and then sent by itself."
PUPILS: Final = """
() => [...document.querySelectorAll(".people__name a")]
  .map((one) => [one.innerText.trim(), new URL(one.href).pathname])
"""


def test_ten_notes_take_few_taps_and_each_save_shows_the_next_child(
    away: Away, sian: Person
) -> None:
    sian.signs_in(TEACHER)
    pupils = begins_a_round(sian)
    said = lines(pupils)
    for name, page in pupils:
        writes_about(sian, name, page, said[page])
    is_in_every_diary_once_and_in_order(away, sian, said)


def test_ten_notes_arrive_once_and_in_order_after_the_school_was_away(
    away: Away, sian: Person
) -> None:
    """The page is loaded anew half way, and the session ends before it is over.

    The school's service is stopped, so nothing can be reached. Firefox tells its page
    so; on WebKit the page has to find out. Neither engine sends while no page is open.
    """
    sian.signs_in(TEACHER)
    pupils = begins_a_round(sian)
    said = lines(pupils)
    with cut_off(away, sian):
        for number, (name, page) in enumerate(pupils, start=1):
            writes_about(sian, name, page, said[page])
            if number == CHILDREN // 2:
                sian.reloads()
                away.school.end_sessions()
        sian.go("/outbox")
        sian.reads(said[pupils[0][1]])
        assert len(sian.stored()["items"]) == CHILDREN
        sian.reads(UNSENT)
    assert not any(found_of(away, page, text) for page, text in said.items())
    sian.reloads()
    sian.reads_title("Sign in")
    assert len(sian.stored()["items"]) == CHILDREN
    sian.signs_in(TEACHER)
    found = is_in_every_diary_once_and_in_order(away, sian, said)
    assert all(one["written_at"] < one["at"] for one in found)


def test_what_is_begun_without_a_school_is_still_there_after_a_reload(
    away: Away, sian: Person
) -> None:
    sian.signs_in(TEACHER)
    name, page = begins_a_round(sian)[0]
    words = a_line()
    with cut_off(away, sian):
        sian.go(page)
        sian.reads_title(name)
        sian.types("One line about today", words)
        sian.waits_until(lambda: bool(sian.stored()["drafts"]), "a draft")
        sian.reloads()
        sian.reads("Your words are back. They are not saved yet.")
    (draft,) = sian.stored()["drafts"]
    assert draft["fields"]["text"] == words


def test_nothing_is_left_on_the_device_after_signing_out(
    away: Away, sian: Person
) -> None:
    sian.signs_in(TEACHER)
    name, page = begins_a_round(sian)[0]
    writes_about(sian, name, page, a_line())
    sian.go("/outbox")
    sian.presses("Send now")
    sian.reads(NOTHING)
    assert any("round" in place for place in sian.stored()["places"])
    sian.presses("Sign out")
    sian.reads_title("Sign in")
    left = sian.stored()
    assert (left["items"], left["drafts"], left["places"]) == ([], [], [])
    assert not [one for one in left["device"] if one.get("value") not in {None, 1}]


@contextmanager
def cut_off(away: Away, sian: Person) -> Iterator[None]:
    """Nothing can be reached from here, until the end of the block."""
    away.goes()
    sian.engine.goes_offline(is_so=True)
    yield
    away.comes_back()
    sian.engine.goes_offline(is_so=False)


def begins_a_round(sian: Person) -> Pupils:
    """Open the page of the class; give its children, each with their page."""
    sian.go("/children")
    sian.follows("Write about Willow today")
    sian.reads_title("Willow")
    sian.waits_until(lambda: len(sian.runs(PUPILS)) == CHILDREN, "ten children")
    sian.waits_until(
        lambda: any("round" in place for place in sian.stored()["places"]), "a class"
    )
    return [(name, page) for name, page in sian.runs(PUPILS)]


def writes_about(sian: Person, name: str, page: str, text: str) -> None:
    """Say that it is this child, tap mood and food, write a line, and go on."""
    if sian.path != page:  # those before have all been written about
        sian.go(page)
    sian.reads_title(name)
    before = sian.taps
    sian.taps_on("//input[@name='is_them']")
    for choice in ("calm", "ate-well"):
        sian.taps_on(f"//input[@type='radio'][@value='{choice}']")
    sian.types("One line about today", text)
    sian.presses("Save and next")
    assert sian.taps - before <= MOST_TAPS, name
    sian.waits_until(lambda: sian.path != page, "the next child")


def is_in_every_diary_once_and_in_order(
    away: Away, sian: Person, said: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Let everything be sent; give the notes in the order of the round."""
    sian.go("/outbox")
    sian.reads(NOTHING)
    found = []
    for page, text in said.items():
        (note,) = found_of(away, page, text)
        assert note["route"] == "class-round"
        assert note["taps"] == {"food": "ate-well", "mood": "calm"}
        found.append(note)
    for when in ("written_at", "at"):
        times = [one[when] for one in found]
        assert times == sorted(times)
    return found


def found_of(away: Away, page: str, text: str) -> list[dict[str, Any]]:
    """The notes about the child of a page that say this, as a program reads them."""
    path = f"{of_child(page.rpartition('/')[2])}/timeline?limit=20"
    there = away.school.program(TEACHER).get(path).json["items"]
    return [one for one in there if one["text"] == text]
