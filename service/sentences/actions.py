"""What is recorded of agreed actions."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from events.agreed_action import AgreedAction
from events.agreed_action_progress import ActionBarrier, ActionProgress
from events.agreed_action_words import Result
from events.base import Fact, known
from service.sentences.noted import Names

RESULTS: Final[Mapping[Result, str]] = {
    Result.DONE: "it was done",
    Result.PARTLY: "part of it was done",
    Result.NOT: "it was not done",
    Result.SUPERSEDED: "something else takes its place",
}


def _owned(fact: AgreedAction.OwnerNamed, names: Names) -> str:
    owner = known(fact.owner)
    who = "somebody" if owner is None else names.get(owner, "somebody")
    return f"wrote down that {who} does an agreed action"


def _on_days(fact: AgreedAction.DaysSet, _: Names) -> str:
    due, review = known(fact.due), known(fact.review)
    told = [
        *([f"done by {_day(due)}"] if due else []),
        *([f"checked on {_day(review)}"] if review else []),
    ]
    return f"set when an action is to be {' and '.join(told) or 'done or checked'}"


def _said(fact: AgreedAction.OutcomeSaid, _: Names) -> str:
    came = RESULTS.get(fact.result, "what it was is erased")
    return f"said what came of an action: {came}"


def _blocked(fact: ActionBarrier.ActionBlocked, _: Names) -> str:
    day = known(fact.talk_on)
    when = f" on {_day(day)}" if day else ""
    return f"said what is in the way of an action, to talk it through{when}"


def _day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B} {day.year}"


ACTION_SENTENCES: Final[Mapping[type[Fact], Callable[[Any, Names], str]]] = {
    AgreedAction.ActionProposed: lambda *_: "proposed an action",
    AgreedAction.OwnerNamed: _owned,
    AgreedAction.DaysSet: _on_days,
    AgreedAction.ActionSetOut: lambda *_: "wrote down how an action is to be done",
    AgreedAction.ActionConfirmed: lambda *_: "agreed to an action",
    AgreedAction.ActionObjected: lambda *_: "did not agree to an action, and said why",
    ActionProgress.ProgressTold: lambda *_: "told how an action goes",
    ActionProgress.EvidenceLinked: lambda *_: "linked a note to how an action goes",
    ActionBarrier.ActionBlocked: _blocked,
    ActionBarrier.ActionUnblocked: lambda *_: (
        "said that something is not in the way of an action any more"
    ),
    AgreedAction.OutcomeSaid: _said,
    AgreedAction.OutcomeConfirmed: lambda *_: (
        "saw what came of an action the same way, so it is closed"
    ),
    AgreedAction.OutcomeDisputed: lambda *_: (
        "saw what came of an action otherwise, so it stays open"
    ),
}
