"""What a person may ask about ways to reach each other: load, ask, save."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.route_trial import (
    CannotTryRoute,
    Plan,
    RouteTrials,
    Verdict,
    trials_of,
)
from events.store.ledger import LogHead
from service.asking import Asking
from service.context import NotHere


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginTrial:
    """*text* is the way that is tried, *success* how they will know that it works."""

    trial: UUID
    text: str
    first: date
    last: date
    success: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeTrial:
    trial: UUID
    verdict: Verdict
    text: str | None


def begin_trial(command: BeginTrial, asking: Asking) -> LogHead:
    if asking.child_left():
        raise CannotTryRoute.because_the_child_left()
    trials = _known(asking) or RouteTrials.of(asking.child, by=asking.by)
    plan = Plan(command.text, command.first, command.last, command.success)
    trials.begin(command.trial, plan, by=asking.by, today=asking.today)
    return asking.save(trials)


def judge_trial(command: JudgeTrial, asking: Asking) -> LogHead:
    trials = _known(asking)
    if trials is None or command.trial not in trials.trials:
        raise NotHere
    said = (command.trial, command.verdict, command.text)
    trials.judge(*said, by=asking.by, today=asking.today)
    return asking.save(trials)


def _known(asking: Asking) -> RouteTrials | None:
    return asking.unit.find(RouteTrials, trials_of(asking.child))
