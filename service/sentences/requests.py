"""What is done about a request for what is kept, as sentences."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from events.base import Fact
from events.information_request import InformationRequest, PackKind


def _received(fact: InformationRequest.RequestReceived) -> str:
    is_record = fact.kind is PackKind.EDUCATIONAL_RECORD
    asked = "an educational record" if is_record else "what is kept"
    return f"wrote down that somebody asked for {asked} on {_day(fact.received)}"


def _day(day: object) -> str:
    if not isinstance(day, date):
        return "a day that was erased"
    return f"{day:%A} {day.day} {day:%B} {day.year}"


REQUEST_SENTENCES: Final[Mapping[type[Fact], Callable[[Any], str]]] = {
    InformationRequest.RequestReceived: _received,
    InformationRequest.ClockStopped: lambda fact: (
        f"stopped the clock on {_day(fact.day)}"
    ),
    InformationRequest.ClockStarted: lambda fact: (
        f"let the clock run on from {_day(fact.day)}"
    ),
    InformationRequest.TimeExtended: lambda _: "took more time",
    InformationRequest.PieceWithheld: lambda _: "held a piece back",
    InformationRequest.PieceReleased: lambda _: "let a piece go out after all",
    InformationRequest.PackRead: lambda _: "opened what is kept here, to answer for it",
    InformationRequest.PackChecked: lambda _: "checked the pack",
    InformationRequest.PackHandedOver: lambda _: "gave the pack out",
    InformationRequest.RequestRefused: lambda _: "gave nothing out, and told them why",
}
