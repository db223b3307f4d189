"""Words that people wrote say their own language on a page in another."""

import re
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from events.phrase import phrase
from service.spoken import language_of, spoken
from tests.cast import AMINA, TOM
from tests.features.shows import shows
from tests.service.house import House
from tests.service.words import CHILD, a_note

SAID: Final = {
    "He was calm and ate with the others.": "en",
    "Calm.": "en",
    "12.30": "en",
    "Roedd hi'n hapus iawn heddiw ac mae hi wedi bwyta.": "cy",
    "Diolch yn fawr, fe gafodd ddiwrnod da yn yr ysgol.": "cy",
    "Dzisiaj był bardzo spokojny, dziękuję.": "pl",
    "Ćwiczył pięć słów.": "pl",
    "آج وہ بہت خوش ہے": "ur",
    "كان هادئا اليوم": "",
    "Сьогодні він їв сам.": "uk",
    "Он ел сам.": "",
    "আজ সে ভালো আছে": "bn",
    "他今天很平静": "zh",
}


@pytest.mark.parametrize(("words", "tag"), SAID.items())
def test_a_language_is_told_by_letters_and_small_words(words: str, tag: str) -> None:
    assert language_of(words) == tag


def test_the_direction_is_that_of_most_letters() -> None:
    assert spoken("Ana: آج وہ بہت خوش ہے") == ' lang="ur" dir="rtl"'
    assert spoken("He said سلام to everybody.") == ' lang="en" dir="ltr"'
    assert spoken("12") == ' lang="en" dir="auto"'


def test_what_is_no_words_of_anybody_says_no_language() -> None:
    for other in (None, "", phrase("At home"), date(2026, 9, 8)):
        assert spoken(other) == ""


@shows(
    "service/diary/templates/diary/entry_parts.html",
    at="{{ text | spoken }}>{{ by_ideas(text) }}",
)
def test_f108_a_note_says_its_language_on_a_page_in_another(fresh: House) -> None:
    program, amina = fresh.program(TOM), fresh.browser(AMINA)
    for text in ("He sang with the others.", "Dzisiaj był bardzo spokojny."):
        program.wrote(f"{CHILD}/entries", a_note(text))
    amina.get("/language/cy")
    page = amina.opened(CHILD)
    assert page.html is not None
    assert page.html["lang"] == "cy"
    spoken_as = {one.get_text().strip(): one["lang"] for one in page.select(".said")}
    assert spoken_as == {
        "He sang with the others.": "en",
        "Dzisiaj był bardzo spokojny.": "pl",
    }


def test_every_place_for_words_of_people_says_their_language() -> None:
    """`dir="auto"` is for what is being typed: all else says language and direction."""
    element = re.compile(r"<(?!input|textarea)\w+[^<>]*dir=\"auto\"")
    templates = [*Path("service").glob("**/templates/**/*.html")]
    assert len(templates) > 100
    for template in templates:
        assert not element.findall(template.read_text("utf-8")), template
