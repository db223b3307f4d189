"""A phrase is its English, and keeps what another language needs to say it anew."""

import pickle
from collections.abc import Mapping
from copy import deepcopy
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.phrase import Phrase, first_large, phrase, phrases

NAMES = st.sampled_from(["name", "day", "most", "by"])
WORDS = st.text(st.characters(exclude_characters="{}"))
VALUES = st.text() | st.integers() | st.booleans()
BLANKS = st.dictionaries(NAMES, VALUES | st.dates())
COUNTS = st.integers(0, 10_000)
MONDAY = date(2026, 9, 7)


@st.composite
def said(draw: st.DrawFn) -> tuple[str, Mapping[str, object]]:
    """Words with blanks between them, each of which is filled in."""
    blanks = draw(BLANKS)
    ends = [f"{draw(WORDS)}{{{name}}}" for name in blanks]
    return "".join([*ends, draw(WORDS)]), blanks


def kept(one: Phrase) -> tuple[object, ...]:
    return (str(one), one.pattern, one.plural, one.blanks, one.is_large)


@given(WORDS)
def test_words_without_blanks_are_themselves(words: str) -> None:
    assert phrase(words) == words == phrase(words).pattern


@given(st.text())
def test_braces_stand_for_themselves_where_nothing_is_filled_in(words: str) -> None:
    assert phrase(words) == words


@given(said())
def test_english_fills_in_blanks_as_python_does(
    given_: tuple[str, Mapping[str, object]],
) -> None:
    pattern, blanks = given_
    days = {
        name: f"{value.day} {value:%B %Y}" if isinstance(value, date) else value
        for name, value in blanks.items()
    }
    made = phrase(pattern, **blanks)
    assert made == pattern.format_map(days)
    assert (made.pattern, made.blanks) == (pattern, blanks)


def test_a_day_is_said_as_people_say_it() -> None:
    assert phrase("{day} is over.", day=MONDAY) == "7 September 2026 is over."
    assert phrase("{at}", at=datetime(2026, 9, 7, 8, 30)) == "7 September 2026"  # noqa: DTZ001


def test_a_blank_may_be_a_phrase_and_stays_one() -> None:
    role = phrase("parent")
    made = phrase("You are a {role}.", role=role)
    assert made == "You are a parent."
    assert made.blanks["role"] is role


@given(said(), said())
def test_what_is_filled_in_later_is_as_if_it_was_filled_in_at_once(
    first: tuple[str, Mapping[str, object]], other: tuple[str, Mapping[str, object]]
) -> None:
    pattern, blanks = first
    assert phrase(pattern) == pattern
    filled_in = phrase(pattern).format(**blanks)
    assert kept(filled_in) == kept(phrase(pattern, **blanks))
    again = filled_in.format(**other[1])
    assert kept(again) == kept(phrase(pattern, **{**blanks, **other[1]}))


@given(COUNTS)
def test_one_thing_is_said_otherwise_than_many(count: int) -> None:
    made = phrases(count, "One child of {name}", "{count} children of {name}", name="A")
    many = f"{count} children of A"
    assert made == ("One child of A" if count == 1 else many)
    assert made.blanks == {"count": count, "name": "A"}
    assert made.format(count=1) == "One child of A"


@pytest.mark.parametrize(
    ("words", "large"), [("", ""), ("élan vital", "Élan vital"), ("SENCO", "SENCO")]
)
def test_a_beginning_is_made_large_and_the_rest_is_left(words: str, large: str) -> None:
    assert first_large(words) == first_large(phrase(words)) == large
    assert type(first_large(words)) is str


def test_what_begins_large_does_so_whatever_it_is_filled_with() -> None:
    made = first_large(phrase("{role} of a child"))
    assert isinstance(made, Phrase)
    assert made.format(role="parent") == "Parent of a child"
    assert made.pattern == "{role} of a child"
    many = first_large(phrases(2, "one day", "days: {count}"))
    assert many == "Days: 2"


@given(said())
def test_a_copy_keeps_all_that_another_language_needs(
    given_: tuple[str, Mapping[str, object]],
) -> None:
    pattern, blanks = given_
    for one in (phrase(pattern, **blanks), first_large(phrases(2, "A", "b{count}"))):
        assert isinstance(one, Phrase)
        assert kept(deepcopy(one)) == kept(one)
        assert kept(pickle.loads(pickle.dumps(one))) == kept(one)  # noqa: S301
