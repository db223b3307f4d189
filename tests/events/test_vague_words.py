"""Wording that leaves open what is meant is found, and nothing else is."""

from datetime import date

import pytest

from events.vague_words import EDITIONS, vague_in
from tests.cast import MONDAY
from tests.features.shows import shows


@shows("events.vague_words:vague_in")
@pytest.mark.parametrize("word", EDITIONS[0].words)
def test_f46_each_vague_word_is_found(word: str) -> None:
    assert word in vague_in(f"She has {word.upper()} it.", MONDAY)


def test_words_are_found_across_lines_and_as_whole_words() -> None:
    assert vague_in("Access\n  to the hall.", MONDAY) == ("access to",)
    assert vague_in("An irregular verb, with access.", MONDAY) == ()


@pytest.mark.parametrize(
    "text", ["20 minutes each school day, by Tom, until 18 December.", ""]
)
def test_what_is_specific_is_left_alone(text: str) -> None:
    assert vague_in(text, MONDAY) == ()


def test_each_edition_has_its_day_and_its_source() -> None:
    assert [one.since for one in EDITIONS] == sorted(one.since for one in EDITIONS)
    assert all(one.source and one.since > date(2014, 9, 1) for one in EDITIONS)
