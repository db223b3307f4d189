"""A fact can be stored, said aloud, and met in a view, or it says here why not."""

from collections.abc import Mapping
from datetime import date
from functools import singledispatchmethod
from typing import Any, Final
from uuid import UUID

import pytest

from events.base import ERASED, Fact, Role, Side, Space
from events.catalogue import KINDS
from events.diary import Kind, Place
from projections.runner import VIEWS
from service.sentences import sentence

BY: Final = UUID(int=1)
OTHER: Final = UUID(int=2)
NAMES: Final = {BY: "Amina", OTHER: "Tom"}
MONDAY: Final = date(2026, 9, 7)
THAT_DAY: Final = "Monday 7 September 2026"
REPLY_NEEDED: Final = "wrote a note that needs a reply"

# A fact that no view shows, and why.
IN_NO_VIEW: Final[Mapping[str, str]] = {
    "space/opened": "Logs are found in the store itself; no page lists them.",
}
# What each fact says after the name of who did it: with all its words, and with none.
SAID: Final[Mapping[str, tuple[str, str]]] = {
    "school/opened": ("opened the school", "opened the school"),
    "space/opened": (
        "opened the shared part of the record",
        "opened a part of the record",
    ),
    "person/registered": (
        "came onto the school's register",
        "came onto the school's register",
    ),
    "person/renamed": (
        "changed the name they like to be called",
        "changed the name they like to be called",
    ),
    "circle/child-enrolled": (
        "opened this child's diary",
        "opened this child's diary",
    ),
    "circle/member-joined": (
        "added Tom to the circle as teaching assistant until Monday 7 September 2026",
        "added somebody whose name was erased to the circle as member",
    ),
    "circle/member-left": (
        "took Tom out of the circle",
        "took somebody whose name was erased out of the circle",
    ),
    "diary/entry-written": (
        f"asked a question by {THAT_DAY} in the diary for {THAT_DAY}",
        "wrote in the diary for a day that was erased",
    ),
    "diary/comment-added": ("added a comment", "added a comment"),
    "diary/entry-amended": (
        "amended their own words; the first words stay",
        "amended their own words; the first words stay",
    ),
    "diary/entry-corrected": (
        "added a correction beside the entry",
        "added a correction beside the entry",
    ),
    "diary/entry-seen": (
        "opened the entry for the first time",
        "opened the entry for the first time",
    ),
    "diary/entry-sealed": (
        "sealed the entry, because it was about another child",
        "sealed the entry, because it was about another child",
    ),
}
WORDS: Final[Mapping[Any, object]] = {
    bool: False,
    int: 1,
    str: "words",
    UUID: OTHER,
    date: MONDAY,
    Side: Side.HOME,
    Role: Role.TEACHING_ASSISTANT,
    Space: Space.SHARED,
    Place: Place.HOME,
    Kind: Kind.QUESTION,
}


def an_example(topic: str, **words: object) -> Fact:
    kind = KINDS[topic]
    given = {name: words.get(name, word_of(hint)) for name, hint in kind.fields.items()}
    fact = kind.cls.__new__(kind.cls)
    fact.__dict__.update(given, by=BY)
    return fact


def erased(topic: str) -> dict[str, object]:
    return dict.fromkeys(KINDS[topic].fields, ERASED)


def word_of(hint: Any) -> object:  # noqa: ANN401 - a type or a union of types
    found = [word for kind, word in WORDS.items() if kind in {hint, *args(hint)}]
    assert found, f"give an example of {hint} in WORDS"
    return found[0]


def args(hint: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a type or a union of types
    return getattr(hint, "__args__", ())


def test_every_fact_has_one_topic_of_its_own() -> None:
    assert {kind.cls.TOPIC for kind in KINDS.values()} == set(KINDS)
    assert all(topic.count("/") == 1 for topic in KINDS)


def test_every_fact_has_its_sentence_here() -> None:
    assert set(SAID) == set(KINDS)


@pytest.mark.parametrize("topic", SAID)
def test_a_fact_is_said_aloud(topic: str) -> None:
    whole, empty = SAID[topic]
    assert sentence(an_example(topic), NAMES) == whole
    assert sentence(an_example(topic, **erased(topic)), NAMES) == empty
    assert f"Amina {whole}."[-2] != "."


@pytest.mark.parametrize(
    ("topic", "words", "says"),
    [
        ("school/opened", {"demo": True}, "opened the demo school"),
        ("circle/member-left", {"person": BY}, "left the circle"),
        (
            "circle/member-joined",
            {"until": None, "person": UUID(int=3)},
            "added somebody to the circle as teaching assistant",
        ),
        (
            "diary/entry-written",
            {"kind": Kind.NOTE, "reply_by": None},
            "wrote a note in the diary for Monday 7 September 2026",
        ),
        (
            "diary/entry-written",
            {"kind": Kind.REPLY_NEEDED, "reply_by": date(2026, 9, 10)},
            f"{REPLY_NEEDED} by Thursday 10 September 2026 in the diary for {THAT_DAY}",
        ),
        (
            "diary/entry-written",
            {"kind": Kind.BEFORE_SCHOOL, "reply_by": None},
            f"wrote a note to read before school in the diary for {THAT_DAY}",
        ),
    ],
)
def test_a_sentence_follows_what_happened(
    topic: str, words: dict[str, object], says: str
) -> None:
    assert sentence(an_example(topic, **words), NAMES) == says


def test_every_kind_of_note_has_words_of_its_own() -> None:
    said = {
        sentence(an_example("diary/entry-written", kind=kind), NAMES) for kind in Kind
    }
    assert len(said) == len(Kind)


def test_what_is_no_fact_of_ours_cannot_be_said() -> None:
    with pytest.raises(NotImplementedError):
        sentence(object(), NAMES)  # type: ignore[arg-type]


def shown_by_a_view(kind: type[Fact]) -> bool:
    for view in VIEWS:
        show = vars(type(view))["show"]
        assert isinstance(show, singledispatchmethod)
        table = show.dispatcher.registry
        if any(cls in table for cls in kind.__mro__ if cls not in {Fact, object}):
            return True
    return False


@pytest.mark.parametrize("topic", KINDS)
def test_a_fact_is_met_in_a_view_or_says_why_not(topic: str) -> None:
    assert shown_by_a_view(KINDS[topic].cls) is (topic not in IN_NO_VIEW)


def test_every_reason_for_no_view_is_still_needed() -> None:
    assert set(IN_NO_VIEW) <= set(KINDS)
    assert all(reason.endswith(".") for reason in IN_NO_VIEW.values())
