"""A concern as it is read: the views side by side, what was tried, what came of it."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from events.base import Recorded, Side, known
from events.concern import Concern


@dataclass(frozen=True, slots=True)
class Said:
    """Words with who said them, and when. Erased words are None."""

    by: UUID | None
    at: str
    text: str | None


@dataclass(slots=True)
class Perspective:
    """How one person sees it: what they said first, and what they said since."""

    by: UUID | None
    side: Side | None
    said: list[Said]


@dataclass(frozen=True, slots=True)
class Tried:
    """What was tried on a day, and who says so."""

    by: UUID | None
    at: str
    text: str | None
    day: date | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether it is resolved, as the raiser, or who stands in for them, says."""

    by: UUID | None
    at: str
    text: str | None
    resolved: bool | None


@dataclass(frozen=True, slots=True)
class Passing:
    """Who was asked to answer instead, by whom, and why."""

    whom: UUID | None
    by: UUID | None
    at: str
    reason: str | None


@dataclass(slots=True)
class ConcernRow:
    """One concern with all that was said of it."""

    id: UUID
    child: UUID
    entry: UUID | None
    by: UUID | None
    at: str
    side: Side | None
    owner: UUID | None
    acknowledge_by: date | None
    days: int | None
    perspectives: list[Perspective]
    acknowledged: Said | None = None
    passings: list[Passing] = field(default_factory=list)
    tried: list[Tried] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    verdict: Verdict | None = None
    closed: Verdict | None = None

    @property
    def text(self) -> str | None:
        """Give the words with which it was raised."""
        return self.perspectives[0].said[0].text

    def is_late(self, today: date) -> bool:
        """Say whether nobody said in time that it was read."""
        due = self.acknowledge_by
        waits = self.acknowledged is None and self.closed is None
        return waits and due is not None and due < today


def concern_of(fact: Concern.ConcernRaised, recorded: Recorded) -> ConcernRow:
    """Begin a concern: what was said first is the raiser's own view."""
    side, at = known(fact.side), recorded.at
    first = Said(fact.by, at, known(fact.text))
    return ConcernRow(
        id=fact.originator_id,
        child=fact.child,
        entry=known(fact.entry),
        by=fact.by,
        at=at,
        side=side,
        owner=known(fact.owner),
        acknowledge_by=known(fact.acknowledge_by),
        days=known(fact.days),
        perspectives=[Perspective(fact.by, side, [first])],
    )


def go_on(row: ConcernRow, recorded: Recorded) -> None:
    """Add what a later fact says of a concern."""
    match recorded.fact:
        case Concern.ConcernAcknowledged() as fact:
            row.acknowledged = Said(fact.by, recorded.at, known(fact.text))
        case Concern.ConcernPassedOn() as fact:
            whom, why = known(fact.whom), known(fact.reason)
            row.owner = whom
            row.passings.append(Passing(whom, fact.by, recorded.at, why))
        case Concern.ViewGiven() as fact:
            _see(row, fact, recorded.at)
        case fact:
            _come_to_an_end(row, fact, recorded.at)


def _come_to_an_end(row: ConcernRow, fact: object, at: str) -> None:
    match fact:
        case Concern.StepTried():
            text, day = known(fact.text), known(fact.day)
            row.tried.append(Tried(fact.by, at, text, day))
            row.verdict = None
        case Concern.RaiserAnswered():
            row.verdict = Verdict(fact.by, at, known(fact.text), known(fact.resolved))
            row.verdicts.append(row.verdict)
        case Concern.ConcernClosed():
            row.closed = Verdict(fact.by, at, None, known(fact.resolved))
        case _:
            pass


def _see(row: ConcernRow, fact: Concern.ViewGiven, at: str) -> None:
    said = Said(fact.by, at, known(fact.text))
    for one in row.perspectives:
        if one.by == fact.by:
            one.said.append(said)
            return
    row.perspectives.append(Perspective(fact.by, known(fact.side), [said]))
