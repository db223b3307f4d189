"""Words are found in a diary as it is open to whoever looks, and kept nowhere."""

from unicodedata import normalize

import pytest
from bs4 import Tag
from hypothesis import given
from hypothesis import strategies as st

from events.base import Actor
from service.search.folding import folded, place_in, terms_of
from tests.cast import AMINA, LUKASZ, TOM
from tests.features.shows import shows
from tests.service.clients import said_in
from tests.service.house import ADA, BEN, House
from tests.service.pages import check_page
from tests.service.safeguards import a_lead, holds
from tests.service.words import CHILD, entry_at, written

SEARCH = f"{CHILD}/search"


def found(house: House, words: str, who: Actor = AMINA) -> Tag:
    browser = house.browser(who)
    browser.opened(SEARCH)
    return check_page(browser.sent(SEARCH, words=words), 200)


def marked(page: Tag) -> list[str]:
    return [one.get_text() for one in page.find_all("mark")]


@shows("service.search.folding:_folded_letter")
def test_f118_words_are_found_whatever_their_case_and_accents(fresh: House) -> None:
    entry = written(fresh.program(TOM), "Łukasz brought a CAFÉ au lait for Zoë.")
    page = found(fresh, "cafe lukasz zoe")
    assert marked(page) == ["Łukasz", "CAFÉ", "Zoë"]
    assert page.find("a", href=entry_at(entry)) is not None


def test_all_words_must_be_in_the_same_text(fresh: House) -> None:
    written(fresh.program(TOM), "She swam.")
    written(fresh.program(TOM), "She sang.")
    assert "Not found" in said_in(found(fresh, "swam sang"))
    assert marked(found(fresh, "she swam")) == ["She", "swam"]


@shows("service.search.answers:_texts")
def test_f118_everything_that_was_said_to_a_note_is_looked_at(fresh: House) -> None:
    tom, amina = fresh.program(TOM), fresh.program(AMINA)
    entry = entry_at(written(tom, "First owl."))
    said = {"text": "Second owl.", "reason": "An owl of a reason."}
    tom.send("POST", f"{entry}/amendments", said)
    amina.wrote(f"{entry}/corrections", {"text": "Third owl.", "reason": "I saw."})
    amina.wrote(f"{entry}/comments", {"text": "Fourth owl."})
    amina.wrote(f"{entry}/disputes", {"text": "No owl."})
    page = found(fresh, "OWL")
    assert len(page.select(".found__one")) == 1
    assert len(marked(page)) == 6
    said_there = said_in(page)
    for what in ("In the note", "In its first words", "In a reply", "disputed"):
        assert what in said_there


def test_a_sealed_note_is_not_found(fresh: House) -> None:
    tom = fresh.program(TOM)
    entry = entry_at(written(tom, "A heron flew by."))
    assert marked(found(fresh, "heron"))
    tom.wrote(f"{entry}/seal", {"reason": "The wrong diary."})
    assert not marked(found(fresh, "heron"))


def test_whoever_reads_to_a_day_finds_nothing_newer(fresh: House) -> None:
    written(fresh.program(TOM), "A heron flew by.")
    assert marked(found(fresh, "heron", LUKASZ))
    holds(a_lead(fresh), LUKASZ, "nothing-new")
    assert not marked(found(fresh, "heron", LUKASZ))


def test_a_stranger_finds_no_diary(fresh: House) -> None:
    assert fresh.browser(BEN).get(SEARCH).status_code == 404
    assert fresh.browser(ADA).get(SEARCH).status_code == 200


def test_a_search_needs_words(fresh: House) -> None:
    browser = fresh.browser(AMINA)
    browser.opened(SEARCH)
    page = browser.refused(SEARCH, 422, words=" ")
    assert page.find(id="words-error") is not None


def test_one_can_look_further_back(
    fresh: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    tom = fresh.program(TOM)
    for number in range(3):
        written(tom, f"Heron {number}.")
    monkeypatch.setattr("service.search.answers.AT_ONCE", 2)
    monkeypatch.setattr("service.search.answers.MOST_NOTES", 2)
    page = found(fresh, "heron")
    assert len(marked(page)) == 2
    browser = fresh.browser(AMINA)
    browser.opened(SEARCH)
    onward = page.find("input", attrs={"name": "before"})
    assert isinstance(onward, Tag)
    answer = browser.sent(SEARCH, words="heron", before=str(onward["value"]))
    assert "That is the whole diary" in answer.text


def test_what_was_looked_for_is_kept_nowhere(
    fresh: House, capfd: pytest.CaptureFixture[str]
) -> None:
    written(fresh.program(TOM), "A quiet day.")
    before = fresh.stored_of(AMINA.person)
    found(fresh, "bittern")
    assert fresh.stored_of(AMINA.person) == before
    assert "bittern" not in repr(fresh.stored())
    told = capfd.readouterr()
    assert "bittern" not in told.out + told.err


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_word_is_found_in_any_text_around_it(before: str, after: str) -> None:
    bits = place_in(f"{before} Żółć {after}", terms_of("zolc"))
    assert bits is not None
    assert any(bit.is_found and "z" in folded(bit.text) for bit in bits)


@given(st.text(min_size=1, max_size=80))
def test_a_text_finds_itself_however_it_is_composed(text: str) -> None:
    terms = terms_of(text)
    for form in ("NFC", "NFD"):
        again = normalize(form, text).upper() if text.isascii() else text
        assert not terms or place_in(again, terms) is not None


@given(st.text(max_size=200), st.text(min_size=1, max_size=3))
def test_what_is_shown_stands_so_in_the_text(text: str, words: str) -> None:
    bits = place_in(text, terms_of(words)) or ()
    shown = "".join(bit.text for bit in bits)
    shown = shown.removeprefix("… ").removesuffix(" …")
    assert shown in text or shown.strip() in text
