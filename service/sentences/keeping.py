"""What is kept, what may go and what is gone, as sentences."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from events.base import Fact
from events.disposal import Disposal
from events.erasure import Erasable, Erasure
from events.hold import Hold

THINGS: Final[Mapping[object, str]] = {
    Erasable.CHILD: "a child's record",
    Erasable.PERSON: "a person's name and account",
    Erasable.MENTION: "a few words of one note",
}


def _placed(fact: Hold.HoldPlaced) -> str:
    return f"placed a legal hold, to be looked at again by {_day(fact.review)}"


def _lifted(_: Hold.HoldLifted) -> str:
    return "lifted a legal hold"


def _agreed(fact: Disposal.DisposalApproved) -> str:
    return f"agreed that a record may go, which had to be kept until {_day(fact.until)}"


def _erased(fact: Erasure.ErasureDone) -> str:
    return f"erased {THINGS.get(fact.kind, 'something')} for good"


def _day(day: object) -> str:
    if not isinstance(day, date):
        return "a day that was erased"
    return f"{day:%A} {day.day} {day:%B} {day.year}"


KEEPING_SENTENCES: Final[Mapping[type[Fact], Callable[[Any], str]]] = {
    Hold.HoldPlaced: _placed,
    Hold.HoldLifted: _lifted,
    Disposal.DisposalApproved: _agreed,
    Erasure.ErasureDone: _erased,
}
