"""An agreed action with all that was said of it, told from its facts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from events.agreed_action import AgreedAction
from events.agreed_action_progress import ActionBarrier, ActionProgress
from events.agreed_action_words import Lack, Result, lacking
from events.base import Fact, Recorded, Side, known


class Stage(StrEnum):
    """How far an action has come."""

    OPEN = "open"
    SAID = "said"
    DISPUTED = "disputed"
    CLOSED = "closed"


@dataclass(slots=True)
class Answered:
    """Somebody's yes or no to an action; *is_stale*: it changed since."""

    by: UUID | None
    at: str
    side: Side | None
    agrees: bool
    why: str | None = None
    is_stale: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """Who does it, or by when, from a moment on, and why that changed."""

    by: UUID | None
    at: str
    reason: str | None
    owner: UUID | None = None
    due: date | None = None
    review: date | None = None


@dataclass(slots=True)
class Progress:
    """What somebody told of how it goes, with the notes that show it."""

    id: UUID
    by: UUID | None
    at: str
    text: str | None
    notes: list[UUID] = field(default_factory=list)


@dataclass(slots=True)
class Barrier:
    """What is in the way, and since when it is not any more."""

    id: UUID
    by: UUID | None
    at: str
    barrier: str | None
    talk_on: date | None
    how: str | None = None
    gone_by: UUID | None = None
    gone_at: str | None = None


@dataclass(slots=True)
class Outcome:
    """What came of it, and how the other side sees that."""

    by: UUID | None
    at: str
    result: Result | None
    text: str | None
    is_confirmed: bool | None = None
    why: str | None = None
    answered_by: UUID | None = None
    answered_at: str | None = None


@dataclass(slots=True)
class ActionRow:
    """An action as it stands; erased words are None."""

    action: UUID
    child: UUID
    meeting: UUID | None
    text: str | None
    by: UUID | None
    at: str
    side: Side | None
    stage: Stage = Stage.OPEN
    owner: UUID | None = None
    owner_side: Side | None = None
    due: date | None = None
    review: date | None = None
    amount: str | None = None
    frequency: str | None = None
    who: str | None = None
    until: date | None = None
    setting: str | None = None
    answers: dict[UUID | None, Answered] = field(default_factory=dict)
    changes: list[Changed] = field(default_factory=list)
    progress: list[Progress] = field(default_factory=list)
    barriers: list[Barrier] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def lacks(self) -> tuple[Lack, ...]:
        is_closed = self.stage is Stage.CLOSED
        return lacking(self.owner, self.due, self.review, is_closed=is_closed)

    @property
    def in_the_way(self) -> list[Barrier]:
        """Give what is in the way now."""
        return [one for one in self.barriers if one.gone_at is None]

    def grow_stale(self) -> None:
        """Mark what was answered before a change."""
        for one in self.answers.values():
            one.is_stale = True


def begun(recorded: Recorded) -> ActionRow:
    """Begin the row of an action."""
    fact = recorded.fact
    assert isinstance(fact, AgreedAction.ActionProposed)
    return ActionRow(
        action=fact.originator_id,
        child=fact.child,
        meeting=known(fact.meeting),
        text=known(fact.text),
        by=fact.by,
        at=recorded.at,
        side=known(fact.side),
    )


def go_on(row: ActionRow, recorded: Recorded) -> None:
    """Add what a later fact says of an action."""
    STEPS[type(recorded.fact)](row, recorded.fact, recorded.at)


Step = Callable[[ActionRow, Any, str], None]


def _owned(row: ActionRow, fact: AgreedAction.OwnerNamed, at: str) -> None:
    row.owner, row.owner_side = known(fact.owner), known(fact.owner_side)
    row.changes.append(Changed(fact.by, at, known(fact.reason), owner=row.owner))
    row.grow_stale()


def _on_days(row: ActionRow, fact: AgreedAction.DaysSet, at: str) -> None:
    row.due, row.review = known(fact.due), known(fact.review)
    reason = known(fact.reason)
    row.changes.append(Changed(fact.by, at, reason, due=row.due, review=row.review))
    row.grow_stale()


def _set_out(row: ActionRow, fact: AgreedAction.ActionSetOut, _: str) -> None:
    for name in ("amount", "frequency", "who", "until", "setting"):
        setattr(row, name, known(getattr(fact, name)))
    row.grow_stale()


def _agreed(row: ActionRow, fact: AgreedAction.ActionConfirmed, at: str) -> None:
    row.answers[fact.by] = Answered(fact.by, at, known(fact.side), agrees=True)


def _objected(row: ActionRow, fact: AgreedAction.ActionObjected, at: str) -> None:
    row.answers[fact.by] = Answered(
        fact.by, at, known(fact.side), agrees=False, why=known(fact.why)
    )


def _told(row: ActionRow, fact: ActionProgress.ProgressTold, at: str) -> None:
    row.progress.append(Progress(fact.originator_id, fact.by, at, known(fact.text)))


def _linked(row: ActionRow, fact: ActionProgress.EvidenceLinked, _: str) -> None:
    for one in row.progress:
        if one.id == fact.originator_id and known(fact.note) is not None:
            one.notes.append(fact.note)


def _blocked(row: ActionRow, fact: ActionBarrier.ActionBlocked, at: str) -> None:
    row.barriers.append(
        Barrier(
            fact.originator_id, fact.by, at, known(fact.barrier), known(fact.talk_on)
        )
    )


def _unblocked(row: ActionRow, fact: ActionBarrier.ActionUnblocked, at: str) -> None:
    for one in row.barriers:
        if one.id == fact.originator_id:
            one.how, one.gone_by, one.gone_at = known(fact.how), fact.by, at


def _said(row: ActionRow, fact: AgreedAction.OutcomeSaid, at: str) -> None:
    row.stage = Stage.SAID
    row.outcomes.append(Outcome(fact.by, at, known(fact.result), known(fact.text)))


def _confirmed(row: ActionRow, fact: AgreedAction.OutcomeConfirmed, at: str) -> None:
    row.stage = Stage.CLOSED
    _answer(row.outcomes[-1], fact, at, is_confirmed=True)


def _disputed(row: ActionRow, fact: AgreedAction.OutcomeDisputed, at: str) -> None:
    row.stage = Stage.DISPUTED
    _answer(row.outcomes[-1], fact, at, is_confirmed=False)
    row.outcomes[-1].why = known(fact.why)


def _answer(outcome: Outcome, fact: Fact, at: str, *, is_confirmed: bool) -> None:
    outcome.is_confirmed = is_confirmed
    outcome.answered_by, outcome.answered_at = fact.by, at


STEPS: Final[Mapping[type[Fact], Step]] = {
    AgreedAction.OwnerNamed: _owned,
    AgreedAction.DaysSet: _on_days,
    AgreedAction.ActionSetOut: _set_out,
    AgreedAction.ActionConfirmed: _agreed,
    AgreedAction.ActionObjected: _objected,
    ActionProgress.ProgressTold: _told,
    ActionProgress.EvidenceLinked: _linked,
    ActionBarrier.ActionBlocked: _blocked,
    ActionBarrier.ActionUnblocked: _unblocked,
    AgreedAction.OutcomeSaid: _said,
    AgreedAction.OutcomeConfirmed: _confirmed,
    AgreedAction.OutcomeDisputed: _disputed,
}
