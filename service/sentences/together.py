"""What is recorded of successes, and of what home and school work out together."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from events.advice import Advice, AdviceQuestion, TryResult
from events.base import Fact, known
from events.joint_text import JointText, TextKind
from events.measure import Measure, Where
from events.success import Success

RESULTS: Final[Mapping[TryResult, str]] = {
    TryResult.HELPED: "it helped",
    TryResult.HELPED_A_LITTLE: "it helped a little",
    TryResult.DID_NOT_HELP: "it did not help",
    TryResult.TOO_EARLY: "it is too early to say",
}


def _day(fact: Any) -> str:  # noqa: ANN401 - any fact that has a day
    day: date | None = known(fact.day)
    return f"{day:%A} {day.day} {day:%B} {day.year}" if day else "a day that was erased"


def _tried(fact: Advice.AdviceTried) -> str:
    came = RESULTS.get(fact.result, "what came of it was erased")
    return f"said that advice was tried on {_day(fact)}: {came}"


def _begun(fact: JointText.JointTextBegun) -> str:
    is_compromise = fact.kind is TextKind.COMPROMISE
    what = "a compromise" if is_compromise else "a text"
    return f"began {what} with somebody else"


def _number(fact: Any) -> str:  # noqa: ANN401 - any fact that has a number
    number = known(fact.number)
    return "a version" if number is None else f"version {number}"


def _agreed(fact: JointText.VersionAgreed) -> str:
    gave = ", and said what they gave for it" if known(fact.gave) else ""
    return f"agreed to {_number(fact)} of a text of two people{gave}"


PLACES: Final[Mapping[Where, str]] = {
    Where.HOME: "at home",
    Where.SCHOOL: "at school",
}


def _kept(fact: Measure.ValueKept) -> str:
    where = PLACES.get(fact.where, "somewhere")
    return f"wrote down what was counted {where} on {_day(fact)}"


TOGETHER_SENTENCES: Final[Mapping[type[Fact], Callable[[Any], str]]] = {
    Success.SuccessTold: lambda fact: f"told what went well on {_day(fact)}",
    Success.SuccessConfirmed: lambda _: "said that they saw something go well too",
    AdviceQuestion.AdviceAsked: lambda _: "asked for advice",
    Advice.AdviceGiven: lambda _: "gave advice",
    Advice.AdviceTried: _tried,
    Advice.AdviceNotTried: lambda _: "said why advice was not tried",
    JointText.JointTextBegun: _begun,
    JointText.VersionWritten: lambda fact: (
        f"wrote {_number(fact)} of a text of two people"
    ),
    JointText.VersionAgreed: _agreed,
    Measure.MeasureBegun: lambda _: "said what home and school both count",
    Measure.ValueKept: _kept,
    Measure.ValueTakenBack: lambda _: "took back a number that was wrong",
}
