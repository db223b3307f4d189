"""A decision as it is read: who took part, who was told, who opened it."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from events.base import Recorded, Role, Side, known
from events.decision import FAMILY, Decision, Matter
from projections.entry_rows import Look


@dataclass(slots=True)
class Part:
    """Somebody took part, as it was written down; *denied* is when they said no."""

    person: UUID
    role: Role | None
    denied: str | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """Somebody was told on a day, as *by* says."""

    person: UUID
    day: date | None
    by: UUID | None


@dataclass(slots=True)
class DecisionRow:
    """One decision. Erased words are None."""

    id: UUID
    child: UUID
    meeting: UUID | None
    matter: Matter | None
    text: str | None
    reason: str | None
    day: date | None
    others: str | None
    side: Side | None
    by: UUID | None
    at: str
    took_part: list[Part] = field(default_factory=list)
    told: list[Telling] = field(default_factory=list)
    seen_by: list[Look] = field(default_factory=list)

    @property
    def without_family(self) -> bool:
        """Say whether no parent and no carer took part."""
        return not any(
            one.role in FAMILY and one.denied is None for one in self.took_part
        )


def decision_of(fact: Decision.DecisionMade, recorded: Recorded) -> DecisionRow:
    """Begin the row of a decision."""
    return DecisionRow(
        id=fact.originator_id,
        child=fact.child,
        meeting=known(fact.meeting),
        matter=known(fact.matter),
        text=known(fact.text),
        reason=known(fact.reason),
        day=known(fact.day),
        others=known(fact.others),
        side=known(fact.side),
        by=fact.by,
        at=recorded.at,
    )


def go_on(row: DecisionRow, recorded: Recorded) -> None:
    """Add what a later fact says of a decision."""
    match recorded.fact:
        case Decision.PartTaken() as fact:
            row.took_part.append(Part(fact.person, known(fact.role)))
        case Decision.PersonTold() as fact:
            row.told.append(Telling(fact.person, known(fact.day), fact.by))
        case Decision.PartDenied() as fact:
            _deny(row, fact.by, recorded.at)
        case fact if fact.by is not None:
            row.seen_by.append(Look(fact.by, recorded.at, seq=recorded.seq))
        case _:
            pass


def _deny(row: DecisionRow, person: UUID | None, at: str) -> None:
    for one in row.took_part:
        if one.person == person:
            one.denied = at
