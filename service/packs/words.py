"""The words of a text, as names are looked for in them.

A name is written in many ways: in capitals or none, with invisible signs in it, joined
by `_`, `.` or `-`, or as one of several words in one (OliGrant). So words are compared
in a plain form, and each knows where it stands in the text as it was written.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final
from unicodedata import category, normalize

_RUN: Final = re.compile(r"[^\W\d_]+")
_JOIN: Final = re.compile(r"[\s_.\-]?")
# Letters that are one sign in Unicode but two when they are typed on another keyboard.
_PLAINER: Final = str.maketrans("łŁøØđĐ", "lLoOdD")
_INVISIBLE: Final = frozenset({"Cf", "Mn"})
_ENDS: Final = ".!?:…\n"
_OPENING: Final = " \t\"'“‘(*"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a plain text; *folded* is what is compared."""

    start: int
    end: int
    said: str

    @property
    def folded(self) -> str:
        return self.said.casefold()

    @property
    def is_capital(self) -> bool:
        return self.said[0].isupper()


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text without signs that change nothing; *places* lead back to the original."""

    said: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "PlainText":
        kept = [
            (sign, place)
            for place, written in enumerate(text)
            for sign in normalize("NFKD", written).translate(_PLAINER)
            if category(sign) not in _INVISIBLE
        ]
        places = (*(place for _, place in kept), len(text))
        return cls("".join(sign for sign, _ in kept), places)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Say where a part of it stands in the text as it was written."""
        return self.places[start], self.places[end]

    def words(self) -> list[Word]:
        return [
            Word(run.start(), run.end(), run.group())
            for run in _RUN.finditer(self.said)
        ]

    def is_joined(self, one: Word, other: Word) -> bool:
        """Say whether two words stand as the parts of one name do."""
        return _JOIN.fullmatch(self.said, one.end, other.start) is not None

    def begins_sentence(self, word: Word) -> bool:
        before = self.said[: word.start].rstrip(_OPENING)
        return not before or before[-1] in _ENDS


def parts_of(word: Word) -> list[Word]:
    """Take words apart that are written as one: OliGrant."""
    turns = [
        place
        for place, (left, right) in enumerate(pairwise(word.said), 1)
        if left.islower() and right.isupper()
    ]
    bounds = pairwise([0, *turns, len(word.said)])
    return [
        Word(word.start + start, word.start + end, word.said[start:end])
        for start, end in bounds
    ]


def words_of_name(name: str) -> tuple[str, ...]:
    """Give the words of a name in the form in which words are compared."""
    words = PlainText.of(name).words()
    return tuple(word.folded for word in words if len(word.said) > 1)
