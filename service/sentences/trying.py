"""What is recorded when people say what would help, and try ways to keep in touch."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from events.base import Fact, known
from events.route_trial import RouteTrials, Verdict
from events.support_question import SupportQuestion

VERDICTS: Final[Mapping[Verdict, str]] = {
    Verdict.WORKS: "said that a way to reach each other works",
    Verdict.PARTLY: "said that a way to reach each other works in part",
    Verdict.DOES_NOT: "said that a way to reach each other does not work",
}


def _taken_up(fact: SupportQuestion.QuestionTakenUp) -> str:
    term = known(fact.term)
    if known(fact.meeting) is not None:
        return "began to say what would help before a meeting"
    when = f" in the {term.value} term" if term else ""
    return f"began to say what would help{when}"


def _tried(fact: RouteTrials.TrialBegun) -> str:
    first, last = known(fact.first), known(fact.last)
    days = f" from {_day(first)} to {_day(last)}" if first and last else ""
    return f"chose a way to reach each other, to try{days}"


def _judged(fact: RouteTrials.VerdictGiven) -> str:
    said = "said whether a way to reach each other works"
    return VERDICTS.get(known(fact.verdict), said)


def _day(day: Any) -> str:  # noqa: ANN401 - a day, as the fact has it
    return f"{day:%A} {day.day} {day:%B} {day.year}"


TRYING_SENTENCES: Final[Mapping[type[Fact], Callable[[Any], str]]] = {
    SupportQuestion.QuestionTakenUp: _taken_up,
    SupportQuestion.HelpWished: lambda _: "said what would help, as an action",
    SupportQuestion.HelpNotNeeded: lambda _: (
        "was asked what would help, and said “no thanks”"
    ),
    RouteTrials.TryingBegun: lambda _: "began to try ways to reach each other",
    RouteTrials.TrialBegun: _tried,
    RouteTrials.VerdictGiven: _judged,
}
