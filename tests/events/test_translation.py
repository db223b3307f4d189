"""A note in another language stands beside the note."""

import pytest

from events.base import Side
from events.language import RIGHT_TO_LEFT, Language
from events.translation import CannotTranslate, Translation
from tests.cast import AMINA, AYO, an_id
from tests.scenario import fact, new_facts

ENTRY, ID = an_id("a note"), an_id("a translation")


def test_a_translation_is_set_beside_a_note() -> None:
    made = Translation.beside(
        ENTRY,
        AYO,
        ID,
        Language.POLISH,
        "Spała.",
        by_machine=True,
        by=AMINA,
        sealed=False,
    )
    assert new_facts(made) == [
        fact(
            Translation.TranslationAdded,
            child=AYO,
            entry=ENTRY,
            language=Language.POLISH,
            text="Spała.",
            by_machine=True,
            side=Side.HOME,
            by=AMINA.person,
        )
    ]


@pytest.mark.parametrize(
    ("text", "sealed", "expected"),
    [
        (" ", False, CannotTranslate.because_it_is_blank()),
        ("Spała.", True, CannotTranslate.because_the_entry_is_sealed()),
    ],
)
def test_what_says_nothing_or_is_sealed_is_refused(
    text: str, expected: CannotTranslate, *, sealed: bool
) -> None:
    said = (ENTRY, AYO, ID, Language.POLISH, text)
    with pytest.raises(CannotTranslate) as refused:
        Translation.beside(*said, by_machine=False, by=AMINA, sealed=sealed)
    assert repr(refused.value) == repr(expected)


def test_some_languages_are_written_from_the_right() -> None:
    assert Language.URDU.is_right_to_left
    assert not Language.POLISH.is_right_to_left
    assert {one for one in Language if one.is_right_to_left} == RIGHT_TO_LEFT
