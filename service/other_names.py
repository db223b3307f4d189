"""Words of staff that may name another child, found before they are sent.

Only staff are asked: to anybody else the question would tell who is at the school.
So a transport escort is not asked at the hand-over either, though other children ride
along: an escort is not staff, and knows no more of the school than who rides.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, TypeVar
from unicodedata import combining, normalize
from uuid import UUID

from flask import request
from marshmallow import ValidationError

from events.base import Side
from events.phrase import Phrase, listed, phrase
from events.store.reader import Reader
from projections import children, circle, directory
from service.context import Standing, services

N = TypeVar("N")
WORD: Final = re.compile(r"[^\W\d_]+")
SHORTEST: Final = 3
# The fields of what somebody asks to write down that hold words for others to read.
SET_OUT: Final = ("amount", "frequency", "who", "setting")
TYPED: Final = (
    "text",
    "reason",
    "told_by",
    "why",
    "purpose",
    "others",
    "helped",
    "title",
    "gave",
    "aim",
    "other",
    "how",
    "prompts",
    "support",
    "success",
    *SET_OUT,
)
# The field in which a form says of which words it knows that they mean nobody.
NOT_THEM: Final = "not_them"
# Names that are ordinary words too: they are meant only if written large.
ORDINARY: Final = frozenset(
    (Path(__file__).parent / "words" / "ordinary_names.txt").read_text("utf-8").split()
)


def check_no_other_child(
    school: UUID, about: Iterable[UUID], said: Mapping[str, str], passed: str
) -> None:
    """Refuse words that may name a child whom a note about these is not about.

    *said* are the words by the field that they were typed into. What somebody was
    asked about once, and sends all the same, is *passed*.
    """
    with services().store.reading(school) as reader:
        named = {
            field: [word for child in about for word in others_in(reader, child, text)]
            for field, text in said.items()
        }
    found = _once(word for words in named.values() for word in words)
    known = set(_folded(passed))
    if not known.issuperset(_folded(" ".join(found))):
        asked = {field: [_asks(words)] for field, words in named.items() if words}
        raise ValidationError({**asked, NOT_THEM: [" ".join(found)]})


def passed_in_form() -> str:
    """Give the words of which a form says that they mean nobody."""
    return request.form.get(NOT_THEM, "")


def checked(at: Standing, note: N, passed: str) -> N:
    """Give words about a child back, once staff were asked about names in them."""
    if at.by.side is Side.SCHOOL:
        check_no_other_child(at.school, [at.child], _typed(note), passed)
    return note


def others_in(reader: Reader, child: UUID, text: str) -> list[str]:
    """Give the words of a text that stand in the name of another child, as typed."""
    there = {one.child for one in children.of_school(reader) if not one.left_on}
    near = {child} | {one.person for one in circle.of_child(reader, child)}
    names = directory.names_of(reader, there | near)
    own = {word for one in near for word in _folded(names.get(one, ""))}
    others = {word for one in there - {child} for word in _folded(names[one])} - own
    typed = WORD.findall(normalize("NFC", text))
    return [word for word in typed if _is_named(word, others)]


def _typed(note: object) -> dict[str, str]:
    """Give the words by field; who told them may stand in how the words came."""
    parts = (note, getattr(note, "manner", None), getattr(note, "made", None))
    return {
        field: said
        for part in parts
        for field in TYPED
        if isinstance(said := getattr(part, field, None), str)
    }


def _asks(words: Iterable[str]) -> Phrase:
    said = listed(f"“{word}”" for word in _once(words))
    return phrase(
        "{words} may be another child. Change it, or send it anyway.", words=said
    )


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _is_named(typed: str, others: set[str]) -> bool:
    words = set(_folded(typed))
    return bool(words & others) and (typed[0].isupper() or not words & ORDINARY)


def _folded(name: str) -> list[str]:
    """Give the words of a name as two ways of writing them are compared."""
    apart = normalize("NFKD", name.casefold())
    plain = "".join(sign for sign in apart if not combining(sign))
    return [word for word in WORD.findall(plain) if len(word) >= SHORTEST]
