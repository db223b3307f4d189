"""The words of agreed actions: what can come of one, and what one may lack."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple
from uuid import UUID

from events.base import Side


class Result(StrEnum):
    """What came of an agreed action."""

    DONE = "done"
    PARTLY = "partly"
    NOT = "not"
    SUPERSEDED = "superseded"


class Lack(StrEnum):
    """What an action still lacks before a meeting can close over it."""

    OWNER = "owner"
    DUE = "due"
    REVIEW = "review"


def lacking(
    owner: UUID | None, due: date | None, review: date | None, *, is_closed: bool
) -> tuple[Lack, ...]:
    """Say what a meeting cannot close without; what is done needs nobody any more."""
    stands = () if is_closed else zip(Lack, (owner, due, review), strict=True)
    return tuple(lack for lack, one in stands if one is None)


# Who answers what a side said of its own work: somebody whom the work is for.
ANSWERED_BY: Final[Mapping[Side, frozenset[Side]]] = MappingProxyType(
    {
        Side.HOME: frozenset({Side.SCHOOL}),
        Side.SCHOOL: frozenset({Side.HOME, Side.CHILD}),
        Side.CHILD: frozenset({Side.HOME, Side.SCHOOL}),
        Side.OTHER: frozenset({Side.HOME, Side.CHILD}),
    }
)


class Days(NamedTuple):
    """By when an action is done, and when they check it."""

    due: date | None = None
    review: date | None = None

    def beside(self, earlier: "Days") -> "Days":
        """Let the earlier day stand where none is named."""
        return Days(self.due or earlier.due, self.review or earlier.review)


class SetOut(NamedTuple):
    """How an action is to be done; *setting* says whether it can, and with what."""

    amount: str | None = None
    frequency: str | None = None
    who: str | None = None
    until: date | None = None
    setting: str | None = None


NOTHING_SET_OUT: Final = SetOut()


def said(words: str | None) -> bool:
    """Say whether there is a word in it."""
    return words is not None and bool(words.strip())


def kept(words: str | None) -> str | None:
    """Give the words, or None where there is none."""
    return words if said(words) else None
