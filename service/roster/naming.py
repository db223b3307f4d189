"""Several things named in one sentence: 5 Oak and 5 Elm."""

from collections.abc import Sequence
from functools import reduce

from events.phrase import Phrase, phrase


def all_of(named: Sequence[str]) -> str:
    """Name one or more things, with an “and” between each two of them."""
    return reduce(_both, named)


def _both(one: str, other: str) -> Phrase:
    return phrase("{one} and {other}", one=one, other=other)
