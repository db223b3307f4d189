"""What a safeguarding lead does, as sentences."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from events.access import Opening
from events.base import Fact, known
from events.diary import Entry
from events.limits import OrderKind, ViewLimit
from events.school import School

PAPERS: Final[Mapping[OrderKind, str]] = {
    OrderKind.CHILD_ARRANGEMENTS: "a child arrangements order",
    OrderKind.PROHIBITED_STEPS: "a prohibited steps order",
    OrderKind.NON_MOLESTATION: "a non-molestation order",
    OrderKind.CARE: "a care order",
    OrderKind.BAIL_OR_POLICE: "a bail condition or police notice",
    OrderKind.OTHER: "a paper",
}


def _held(fact: ViewLimit.HoldPlaced) -> str:
    return f"stopped a view until {_day(fact.until)}"


def _recorded(fact: ViewLimit.OrderRecorded) -> str:
    paper = PAPERS.get(fact.kind, "a paper")
    return f"wrote down {paper} that works from {_day(fact.starts)}"


def _reviewed(fact: ViewLimit.OrderReviewed) -> str:
    return f"looked at the order again, and will on {_day(fact.review_on)}"


def _opened(fact: Opening.GlassBroken) -> str:
    hidden = ", unseen by others" if known(fact.hidden) else ""
    return f"opened this diary for a day from outside the circle{hidden}"


def _moved(fact: Entry.EntryMoved) -> str:
    return f"moved {_what(fact)} out of the diary"


def _returned(fact: Entry.EntryReturned) -> str:
    return f"put {_what(fact)} back into the diary"


def _what(fact: Entry.EntryMoved | Entry.EntryReturned) -> str:
    return "a note" if known(fact.part) is None else "an answer"


def _day(day: object) -> str:
    if not isinstance(day, date):
        return "a day that was erased"
    return f"{day:%A} {day.day} {day:%B} {day.year}"


SAFETY_SENTENCES: Final[Mapping[type[Fact], Callable[[Any], str]]] = {
    ViewLimit.LimitBegun: lambda _: "began to look at what one adult may see",
    ViewLimit.HoldPlaced: _held,
    ViewLimit.OrderRecorded: _recorded,
    ViewLimit.OrderConfirmed: lambda _: "confirmed the order as a second person",
    ViewLimit.OrderReviewed: _reviewed,
    ViewLimit.LimitLifted: lambda _: "ended a limit",
    Opening.GlassBroken: _opened,
    Opening.GlassClosed: lambda _: "closed this diary again",
    Entry.EntryMoved: _moved,
    Entry.EntryReturned: _returned,
    School.SafeguardingContactsTold: lambda _: (
        "said whom people tell about a child's safety"
    ),
}
