"""Words that leave open what is meant, as dated data: a warning, never a refusal."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class VagueWords:
    """What counts as vague since a day, and who says so."""

    since: date
    source: str
    words: tuple[str, ...]


EDITIONS: Final = (
    VagueWords(
        date(2015, 1, 31),
        "SEND Code of Practice 9.69, with the words that IPSEA lists as not specific",
        (
            "regular",
            "regularly",
            "access to",
            "opportunity",
            "opportunities",
            "would benefit from",
            "as appropriate",
            "where appropriate",
            "is recommended",
            "a high level of",
            "as required",
            "as needed",
            "when needed",
            "if possible",
            "up to",
        ),
    ),
)


def vague_in(text: str, on: date) -> tuple[str, ...]:
    """Give the words of a text that leave open what is meant, each once.

    >>> vague_in("Regular access to a quiet place.", date(2026, 9, 7))
    ('regular', 'access to')
    """
    known = max((one for one in EDITIONS if one.since <= on), key=lambda one: one.since)
    folded = " ".join(text.casefold().split())
    return tuple(
        word for word in known.words if re.search(rf"\b{re.escape(word)}\b", folded)
    )
