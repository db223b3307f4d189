from uuid import uuid4

import pytest

from events.base import Actor, Role, Side
from tests.cast import AMINA, SIAN, TOM
from tests.features.shows import shows
from tests.service.clients import Program
from tests.service.house import BEN, House
from tests.service.words import CHILD, LONG, a_note, entry_at, written


def ids(program: Program, query: str = "") -> list[str]:
    found = program.read(f"{CHILD}/timeline?limit=100&{query}")
    return [one["id"] for one in found["items"]]


def test_every_entry_is_met_once_while_new_ones_arrive(fresh: House) -> None:
    amina, tom = fresh.program(AMINA), fresh.program(TOM)
    sian = fresh.program(SIAN)
    there = []
    for number in range(7):
        there.append(written(amina, f"Number {number}."))
        guest = {"name": f"Guest {number}", "role": "carer", "side": "home"}
        sian.wrote(f"{CHILD}/members", guest)
    met: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = tom.read(f"{CHILD}/timeline?limit=2{cursor and '&cursor='}{cursor}")
        met += [one["id"] for one in page["items"]]
        cursor = page["next"]
        written(amina, "One more.")
    assert met == there[::-1]


def test_older_notes_are_reached_page_by_page(fresh: House) -> None:
    amina = fresh.program(AMINA)
    there = [written(amina, f"Number {number}.") for number in range(45)]
    browser, met = fresh.browser(TOM), []
    path = CHILD
    for _ in range(3):
        page = browser.opened(path)
        met += [str(one["id"])[2:] for one in page.select("article.entry")]
        onward = page.select_one("nav.onward a")
        path = str(onward["href"]) if onward else CHILD
    assert met == there[::-1]
    assert path == CHILD


def test_entries_are_found_by_place_and_kind(amina: Program) -> None:
    at_school = written(amina, place="school", kind="question")
    on_the_bus = written(amina, place="travelling", kind="before-school")
    assert ids(amina, "place=school&kind=question") == [at_school]
    assert ids(amina, "place=travelling") == [on_the_bus]
    assert ids(amina, "kind=reply-needed") == []


def test_unread_is_what_others_wrote_and_i_have_not_opened(fresh: House) -> None:
    amina, tom = fresh.program(AMINA), fresh.program(TOM)
    mine, theirs = written(tom), written(amina)
    assert ids(tom, "unread=1") == [theirs]
    assert ids(amina, "unread=true") == [mine]
    assert tom.read("/children")["items"][0]["unread"] == 1
    tom.send("PUT", f"{entry_at(theirs)}/seen")
    assert ids(tom, "unread=1") == []
    assert tom.read("/children")["items"][0]["unread"] == 0


@shows("projections.timeline:Timeline", at="_CHANGE_BY_ANOTHER, answered")
def test_f63_an_asking_entry_awaits_the_reply_of_somebody_else(fresh: House) -> None:
    amina, tom = fresh.program(AMINA), fresh.program(TOM)
    asked = written(amina, "Did he eat?", kind="question")
    written(amina, "Just so you know.")
    assert ids(tom, "awaiting=1") == [asked]
    amina.wrote(f"{entry_at(asked)}/comments", {"text": "I mean at noon."})
    assert ids(tom, "awaiting=1") == [asked]
    assert tom.read("/children")["items"][0]["awaiting_reply"] == 1
    tom.wrote(f"{entry_at(asked)}/comments", {"text": "He did."})
    assert ids(tom, "awaiting=1") == ids(amina, "awaiting=1") == []
    assert tom.read("/children")["items"][0]["awaiting_reply"] == 0


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("unread=1", "You have read everything"),
        ("awaiting=1", "Nothing is waiting for a reply"),
        ("place=school", "No notes like that"),
    ],
)
def test_an_empty_answer_says_what_to_do(lodge: House, query: str, says: str) -> None:
    page = lodge.browser(AMINA).opened(f"{CHILD}?{query}")
    assert says in page.get_text()
    assert page.find("a", string="Show all notes")


def test_a_long_note_is_cut_and_leads_to_the_rest(lodge: House) -> None:
    entry = written(lodge.program(AMINA), LONG + "The end.")
    browser = lodge.browser(TOM)
    page = browser.opened(CHILD)
    assert "The end." not in page.get_text()
    assert "…" in page.get_text()
    assert page.find("a", href=entry_at(entry))
    assert "The end." in browser.opened(entry_at(entry)).get_text()


def test_children_of_a_new_member_start_with_everything_unread(fresh: House) -> None:
    written(fresh.program(AMINA))
    guest = fresh.join(Actor(uuid4(), Role.CARER, Side.HOME))
    (child,) = fresh.program(guest).read("/children")["items"]
    assert (child["unread"], child["awaiting_reply"]) == (1, 0)


def test_whoever_belongs_with_nobody_is_told_what_to_do(lodge: House) -> None:
    page = lodge.browser(BEN).opened("/children")
    assert "There is no diary to show here" in page.get_text()


def test_a_filter_is_kept_from_page_to_page(lodge: House) -> None:
    program = lodge.program(SIAN)
    for number in range(21):
        program.wrote(f"{CHILD}/entries", a_note(f"Bus {number}", place="travelling"))
    page = lodge.browser(TOM).opened(f"{CHILD}?place=travelling")
    onward = page.select_one("nav.onward a")
    assert onward is not None
    assert "place=travelling" in str(onward["href"])
