"""Finding words whatever their case and accents, and showing them in their place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from unicodedata import combining, normalize

AROUND: Final = 70
# Letters with a stroke are letters of their own, yet people type them without it.
STROKES: Final = str.maketrans("łøđħŧı", "lodhti")


@dataclass(frozen=True, slots=True)
class Bit:
    """Some letters of a text, which were looked for or stand around."""

    text: str
    is_found: bool


def folded(text: str) -> str:
    """Write a text in small letters without accents."""
    return "".join(map(_folded_letter, text))


def terms_of(words: str) -> list[str]:
    """Give the words to look for, each once."""
    return list(dict.fromkeys(filter(None, folded(words).split())))


def place_in(text: str, terms: Iterable[str]) -> tuple[Bit, ...] | None:
    """Show the place of a text where all the terms are found; None if one is not."""
    letters = [_folded_letter(letter) for letter in text]
    plain, starts = "".join(letters), _starts(letters)
    spans = sorted(span for term in terms for span in _spans(plain, term))
    if not spans or any(term not in plain for term in terms):
        return None
    found = [(starts[first], starts[last - 1] + 1) for first, last in spans]
    return tuple(_bits(text, found))


def _folded_letter(letter: str) -> str:
    apart = normalize("NFKD", letter.casefold())
    return "".join(one for one in apart if not combining(one)).translate(STROKES)


def _starts(letters: list[str]) -> list[int]:
    """Say for each folded letter at which letter of the text it stands."""
    return [place for place, one in enumerate(letters) for _ in one]


def _spans(plain: str, term: str) -> Iterator[tuple[int, int]]:
    start = plain.find(term)
    while start >= 0:
        yield start, start + len(term)
        start = plain.find(term, start + len(term))


def _bits(text: str, found: list[tuple[int, int]]) -> Iterator[Bit]:
    """Cut out what stands around the first place, with each found word by itself."""
    at = max(0, found[0][0] - AROUND)
    end = min(len(text), found[0][1] + AROUND)
    yield Bit("… " if at else "", is_found=False)
    for first, last in found:
        if first >= at and last <= end:
            yield Bit(text[at:first], is_found=False)
            yield Bit(text[first:last], is_found=True)
            at = last
    yield Bit(text[at:end] + (" …" if end < len(text) else ""), is_found=False)
