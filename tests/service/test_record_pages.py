"""The audit trail and the history of an entry, as people read them."""

from unittest.mock import Mock
from uuid import UUID, uuid4

import pytest
from sqlalchemy.exc import InternalError

from events.base import Actor, Role, Side
from tests.cast import AMINA, AYO, SIAN, TOM, shared_log
from tests.erasing import erased
from tests.service.clients import said_in
from tests.service.house import House
from tests.service.safeguards import moves
from tests.service.test_moved import the_senco_leads
from tests.service.words import CHILD, a_note, entry_at, written

AUDIT = f"{CHILD}/audit"


def test_the_trail_reads_as_sentences_with_their_check_codes(lodge: House) -> None:
    entry = written(lodge.program(AMINA), "Zwiebelkuchen for tea.")
    lodge.program(TOM).wrote(f"{entry_at(entry)}/comments", {"text": "Lecker!"})
    page = lodge.browser(SIAN).opened(AUDIT)
    told = [said_in(one) for one in page.select(".record__sentence")]
    assert told[0].startswith("Tom Okafor added a comment")
    note = "Amina Bello wrote a note in the diary for Monday 7 September 2026"
    assert told[1].startswith(note)
    newest = lodge.program(SIAN).read(f"{AUDIT}?limit=1")["items"][0]
    assert newest["leaf"] in page.get_text()
    assert f"number {newest['number']}" in page.get_text()
    assert "12:00" in page.get_text()
    assert "Zwiebelkuchen" not in page.get_text()


def test_each_line_about_a_note_says_which_note_it_is(fresh: House) -> None:
    amina, tom, sian = (fresh.program(one) for one in (AMINA, TOM, SIAN))
    sunday = written(amina, day="2026-09-06")
    monday = written(tom)
    for note, who in ((sunday, tom), (monday, amina)):
        assert who.send("PUT", f"{entry_at(note)}/seen").status_code == 204
    amina.wrote(f"{entry_at(monday)}/comments", {"text": "Lecker!"})
    amina.wrote(
        f"{entry_at(sunday)}/amendments", {"text": "He sang.", "reason": "Better."}
    )
    amina.post(f"{entry_at(monday)}/disputes", {"text": "No.", "restrict": True})
    sian.wrote(f"{entry_at(sunday)}/seal", {"reason": "Another child."})
    toms, aminas = (
        "Tom Okafor’s note for Monday 7 September 2026",
        "Amina Bello’s note for Sunday 6 September 2026",
    )
    told = [
        f"sealed {aminas}, because it was about another child",
        f"marked {toms} as not for decisions while it is checked",
        f"said that something in {toms} is wrong",
        f"amended their own words in {aminas}; the first words stay",
        f"added a comment to {toms}",
        f"opened {toms} for the first time",
        f"opened {aminas} for the first time",
    ]
    items = sian.read(f"{AUDIT}?limit={len(told)}")["items"]
    assert [one["sentence"] for one in items] == told
    page = fresh.browser(SIAN).opened(AUDIT)
    shown = [said_in(one) for one in page.select(".record__sentence")]
    assert all(said in line for said, line in zip(told, shown, strict=False))


def test_no_line_names_a_note_that_was_moved_away(hut: House) -> None:
    sian, tom = the_senco_leads(hut), hut.program(TOM)
    kept, away = written(tom), written(tom, "She said why.")
    for note in (kept, away):
        tom.wrote(f"{entry_at(note)}/comments", {"text": "More."})
    moves(sian, UUID(away))
    said = [one["sentence"] for one in tom.read(f"{AUDIT}?limit=200")["items"]]
    assert sum("note for Monday" in one for one in said) == 1


def test_whose_name_was_erased_is_somebody_in_the_trail(hut: House) -> None:
    note = written(hut.program(TOM))
    hut.program(AMINA).wrote(f"{entry_at(note)}/comments", {"text": "Thank you."})
    erased(hut.place, TOM.person)
    said = [one["sentence"] for one in hut.program(SIAN).read(AUDIT)["items"]]
    assert said[0] == "added a comment to somebody’s note for Monday 7 September 2026"


def test_the_trail_goes_back_to_the_first_line(hut: House) -> None:
    amina = hut.program(AMINA)
    for number in range(50):
        written(amina, f"Number {number}.")
    browser = hut.browser(TOM)
    page = browser.opened(AUDIT)
    assert len(page.select(".record__line")) == 50
    onward = page.select_one("nav.onward a")
    assert onward is not None
    page = browser.opened(AUDIT + str(onward["href"]))
    told = [said_in(one) for one in page.select(".record__sentence")]
    assert told[-1] == "Siân Rees opened the shared part of the record"
    assert told[-2] == "Siân Rees opened this child's diary"
    assert "Siân Rees took Ben Bello out of the circle" in told
    assert page.select_one("nav.onward a") is None


@pytest.mark.parametrize("cursor", ["garbage", "é", "ZW50cmllczoz", ""])
def test_a_place_that_makes_no_sense_is_the_start(lodge: House, cursor: str) -> None:
    written(lodge.program(AMINA))
    browser = lodge.browser(TOM)
    expected = browser.opened(AUDIT).select(".record__line")
    found = browser.opened(f"{AUDIT}?cursor={cursor}").select(".record__line")
    assert found == expected


def test_the_history_shows_the_words_of_each_step(lodge: House) -> None:
    entry = entry_at(written(lodge.program(AMINA), "He ate breakfast."))
    words = {"text": "He ate half.", "reason": "I mixed up the days."}
    lodge.program(AMINA).wrote(f"{entry}/amendments", words)
    page = lodge.browser(TOM).opened(entry)
    lines = [said_in(one) for one in page.select(".record__line")]
    assert "He ate breakfast." in lines[0]
    assert "He ate half." in lines[1]
    assert "amended their own words; the first words stay" in lines[1]


def test_the_history_of_a_sealed_entry_shows_steps_without_words(
    lodge: House,
) -> None:
    entry = entry_at(written(lodge.program(AMINA), "Rosa was sick."))
    lodge.program(SIAN).wrote(f"{entry}/seal", {"reason": "Another child."})
    page = lodge.browser(TOM).opened(entry)
    assert "Rosa" not in page.get_text()
    assert "sealed the entry, because it was about another child" in page.get_text()
    for small in ("amend", "correct", "seal"):
        assert page.find("a", href=f"{entry}/{small}") is None


def test_somebody_who_is_not_in_the_circle_cannot_be_taken_out(lodge: House) -> None:
    lodge.browser(SIAN).opened(f"{CHILD}/circle/{uuid4()}/leave", 404)


def test_a_name_that_was_erased_is_shown_as_erased_and_the_words_stay(
    hut: House,
) -> None:
    entry = written(hut.program(AMINA), "Zwiebelkuchen.")
    erased(hut.place, AMINA.person)
    browser = hut.browser(TOM)
    for path in (CHILD, entry_at(entry), AUDIT, f"{CHILD}/circle", "/children"):
        assert "Amina" not in browser.opened(path).get_text()
    page = browser.opened(entry_at(entry)).get_text()
    assert "from [erased]" in page
    assert "Zwiebelkuchen." in page


def test_where_the_whole_diary_was_erased_nobody_finds_anything(hut: House) -> None:
    entry = written(hut.program(AMINA), "Zwiebelkuchen.")
    erased(hut.place, shared_log(AYO))
    for path in (CHILD, entry_at(entry), AUDIT, f"{CHILD}/circle"):
        hut.browser(TOM).opened(path, 404)
    assert hut.program(TOM).read("/children")["items"] == []


def test_a_new_name_is_shown_everywhere(hut: House) -> None:
    guest = hut.join(Actor(uuid4(), Role.CARER, Side.HOME), name="Kit Marlow")
    entry = written(hut.program(guest))
    page = hut.browser(TOM).opened(entry_at(entry))
    assert "from Kit Marlow" in page.get_text()


@pytest.mark.parametrize(("state", "status"), [("25006", 503), ("XX000", 500)])
def test_a_database_that_cannot_be_written_just_now_is_waited_for(
    hut: House, monkeypatch: pytest.MonkeyPatch, state: str, status: int
) -> None:
    class ReadOnly(Exception):
        sqlstate = state

    amina, error = hut.program(AMINA), InternalError("INSERT", {}, ReadOnly())
    monkeypatch.setattr(hut.services.store, "unit", Mock(side_effect=error))
    answer = amina.post(f"{CHILD}/entries", a_note())
    assert answer.status_code == status
