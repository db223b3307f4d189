"""The words that tell one diary entry from another: where, and what is hoped for."""

from enum import StrEnum
from typing import Final


class Place(StrEnum):
    """Where it happened."""

    HOME = "home"
    SCHOOL = "school"
    TRAVELLING = "travelling"
    ELSEWHERE = "elsewhere"


class Kind(StrEnum):
    """What the writer hopes for from the reader."""

    NOTE = "note"
    QUESTION = "question"
    REPLY_NEEDED = "reply-needed"
    BEFORE_SCHOOL = "before-school"
    HAND_OVER = "hand-over"


ASKING: Final = frozenset({Kind.QUESTION, Kind.REPLY_NEEDED})
