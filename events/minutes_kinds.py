"""The words that notes of a meeting choose from, the same for everybody."""

import re
from enum import StrEnum
from typing import Final

from events.base import Side


class Verb(StrEnum):
    """How somebody's words are told; a parent and a professional have the same list."""

    SAID = "said"
    ASKED = "asked"
    REPORTED = "reported"
    SUGGESTED = "suggested"
    AGREED = "agreed"
    DISAGREED = "disagreed"


class GoalsTime(StrEnum):
    """When a meeting stops to ask whether it is on its goals."""

    THIRD = "third"
    TWO_THIRDS = "two-thirds"


class OnGoals(StrEnum):
    """What was answered then."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Stage(StrEnum):
    """How far the notes of a meeting are."""

    OPEN = "open"
    DRAFT = "draft"
    CHECKING = "checking"
    FINAL = "final"


FAMILY: Final = frozenset({Side.HOME, Side.CHILD})
# Words about somebody's words that nobody uses of a professional.
LOADED: Final = (
    "claims",
    "claimed",
    "insists",
    "insisted",
    "alleges",
    "alleged",
    "feels that",
    "felt that",
)
_LOADED: Final = re.compile(rf"\b(?:{'|'.join(LOADED)})\b", re.IGNORECASE)


def loaded_words(text: str) -> list[str]:
    """Find words that weigh what somebody said, each once, as they were written."""
    return list(dict.fromkeys(_LOADED.findall(text)))
