"""By which way words came, from whom, when they were typed, and the day in taps."""

from datetime import timedelta
from typing import Any

import pytest

from events.store.canonical import moment
from tests.cast import AMINA, START, TOM
from tests.service.clients import Program
from tests.service.house import House
from tests.service.words import CHILD, a_note, entry_at


def told_of(by: Program, text: str, **words: object) -> dict[str, Any]:
    """A new note, as the service tells it."""
    sent = a_note(text, **words)
    if not text:
        del sent["text"]
    return by.wrote(f"{CHILD}/entries", sent)


def test_a_note_says_how_it_came(amina: Program) -> None:
    typed = moment(START - timedelta(hours=7))
    manner = {"route": "doorway-talk", "told_by": "The driver", "written_at": typed}
    told = told_of(amina, "He sang.", taps={"mood": "happy"}, **manner)
    assert manner.items() <= told.items()
    assert told["taps"] == {"mood": "happy"}


def test_a_note_that_says_nothing_of_it_was_typed_here_and_now(amina: Program) -> None:
    told = told_of(amina, "He sang.")
    assert (told["route"], told["told_by"]) == ("page", None)
    assert (told["written_at"], told["taps"]) == (None, {})


def test_a_day_in_taps_needs_no_words(amina: Program) -> None:
    told = told_of(amina, "", taps={"sleep": "woke-often"})
    assert (told["text"], told["taps"]) == ("", {"sleep": "woke-often"})


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"text": "", "taps": {}}, "text"),
        ({"route": "class-round"}, "route"),
        ({"route": "pigeon"}, "route"),
        ({"written_at": "2026-09-07T08:30:00"}, "written_at"),
        ({"written_at": moment(START + timedelta(days=5))}, "written_at"),
        ({"written_at": moment(START - timedelta(days=70))}, "written_at"),
        ({"told_by": "x" * 121}, "told_by"),
    ],
)
def test_what_cannot_be_so_is_refused_by_field(
    amina: Program, said: dict[str, object], field: str
) -> None:
    answer = amina.post(f"{CHILD}/entries", {**a_note("He sang."), **said})
    assert answer.status_code == 422
    assert list(answer.get_json()["errors"]) == [field]


def test_a_tap_that_nobody_can_make_is_refused(amina: Program) -> None:
    answer = amina.post(f"{CHILD}/entries", a_note("Hm.", taps={"mood": "green"}))
    assert answer.status_code == 409
    assert "none of the choices" in answer.get_json()["detail"]


def test_an_answer_says_when_it_was_typed(house: House, amina: Program) -> None:
    note = told_of(amina, "He sang.")
    typed = moment(START - timedelta(hours=1))
    sent = {"text": "Lovely.", "written_at": typed}
    where = f"{entry_at(note['id'])}/comments"
    told = house.program(TOM).post(where, sent).get_json()
    assert [(one["route"], one["written_at"]) for one in told["comments"]] == [
        ("page", typed)
    ]


def test_the_diary_shows_how_a_note_came(house: House, amina: Program) -> None:
    told_of(
        amina,
        "",
        taps={"food": "ate-some"},
        told_by="The driver",
        route="phone-call",
        written_at=moment(START - timedelta(hours=7)),
    )
    page = house.browser(AMINA).opened(CHILD)
    note = page.select("article.entry")[0]
    said = " ".join(note.get_text(" ").split())
    assert "A phone call. Arrived Tue 8 Sep 2026, 12:00" in said
    assert "Typed Mon 7 Sep 2026, 02:00 , and sent later." in said
    assert "With: The driver" in said
    assert "Food and drink Ate some" in said


def test_who_told_it_is_kept_when_the_form_comes_back(house: House) -> None:
    browser = house.browser(AMINA)
    browser.opened(CHILD)
    page = browser.refused(f"{CHILD}/entries", 422, text="", told_by="The driver")
    (field,) = page.select("#told_by")
    assert field["value"] == "The driver"


def test_a_sealed_note_shows_neither_taps_nor_who_told_it(amina: Program) -> None:
    note = told_of(amina, "Oh.", taps={"mood": "calm"}, told_by="Mrs Lim")
    sealed = amina.post(f"{entry_at(note['id'])}/seal", {"reason": "Another child."})
    told = sealed.get_json()
    assert (told["taps"], told["told_by"]) == ({}, None)
