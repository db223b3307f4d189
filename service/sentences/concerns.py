"""What is recorded of concerns, and of what was decided about them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from events.base import Fact, known
from events.concern import Concern
from events.concern_days import ConcernDays
from events.decision import Decision, DecisionLook, Matter
from service.sentences.noted import Names


def _name(person: Any, names: Names) -> str:  # noqa: ANN401 - an id or an erased one
    return names.get(person, "somebody") if known(person) else "somebody"


def _tried(fact: Concern.StepTried, _: Names) -> str:
    day: date | None = known(fact.day)
    when = f"{day:%A} {day.day} {day:%B} {day.year}" if day else "a day that was erased"
    return f"wrote down what was tried on {when}"


def _answered(fact: Concern.RaiserAnswered, _: Names) -> str:
    return f"said that a concern {_came(fact)}"


def _came(fact: Any) -> str:  # noqa: ANN401 - any fact that says whether it is resolved
    if known(fact.resolved) is None:
        return "came to what was erased"
    return "is resolved" if fact.resolved else "is not resolved"


def _closed(fact: Concern.ConcernClosed, _: Names) -> str:
    return f"closed a concern: whoever raised it says that it {_came(fact)}"


def _days(fact: ConcernDays.DaysSet, _: Names) -> str:
    count = known(fact.days)
    many = "some school days" if count is None else f"{count} school days"
    many = "1 school day" if count == 1 else many
    return f"gave {many} to say that a concern was read"


MATTERS: Final[Mapping[Matter, str]] = {
    Matter.OTHER: "wrote down a decision",
    Matter.END_DIARY: "wrote down a decision to end the diary",
    Matter.GO_ON: "wrote down a decision to go on with the diary",
}


def _made(fact: Decision.DecisionMade, _: Names) -> str:
    return MATTERS.get(fact.matter, "wrote down a decision")


def _told(fact: Decision.PersonTold, names: Names) -> str:
    return f"wrote down that {_name(fact.person, names)} was told of a decision"


CONCERN_SENTENCES: Final[Mapping[type[Fact], Callable[[Any, Names], str]]] = {
    Concern.ConcernRaised: lambda fact, names: (
        f"raised a concern and asked {_name(fact.owner, names)} to answer"
    ),
    Concern.ConcernAcknowledged: lambda *_: "said that they read a concern",
    Concern.ConcernPassedOn: lambda fact, names: (
        f"asked {_name(fact.whom, names)} to answer a concern"
    ),
    Concern.ViewGiven: lambda *_: "said how they see a concern",
    Concern.StepTried: _tried,
    Concern.RaiserAnswered: _answered,
    Concern.ConcernClosed: _closed,
    Concern.ConcernLinked: lambda *_: "linked a concern with another",
    Decision.DecisionMade: _made,
    Decision.PartTaken: lambda fact, names: (
        f"wrote down that {_name(fact.person, names)} took part in a decision"
    ),
    Decision.PersonTold: _told,
    Decision.PartDenied: lambda *_: "said that they took no part in a decision",
    Decision.DecisionSeen: lambda *_: "opened a decision for the first time",
    DecisionLook.DecisionSeenAtHome: lambda *_: "opened a decision for the first time",
    ConcernDays.DaysBegun: lambda *_: "began to choose the days to answer a concern",
    ConcernDays.DaysSet: _days,
}
