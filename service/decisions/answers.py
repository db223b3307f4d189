"""What is shown of who decides for a young person."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events import school_age
from events.base import Role
from events.circle import Circle
from events.rights import Decision, Holder
from projections import decisions
from projections.base import Sight
from projections.decisions import Note, Step
from service.context import Standing, services
from service.looking import looking
from service.people import Who, who
from service.permissions.rows import CIRCLE_KEEPERS

READS_NOTES = CIRCLE_KEEPERS | {Role.CHILD}


@dataclass(frozen=True, slots=True)
class Matter:
    """One decision: who holds it, the steps so far, and, for a few, why."""

    decision: Decision
    now: Step | None
    earlier: list[Step]
    notes: list[Note]

    @property
    def has_passed(self) -> bool:
        return self.now is not None and self.now.holder is not Holder.PARENTS


@dataclass(frozen=True, slots=True)
class RightsOfChild:
    """Who decides what, and the last day of compulsory school age if it is known."""

    matters: list[Matter]
    school_age_ends: date | None
    rule: str | None
    is_over: bool
    who: Who

    @property
    def now(self) -> list[Step]:
        return [one.now for one in self.matters if one.now is not None]

    @property
    def earlier(self) -> list[Step]:
        return [step for one in self.matters for step in one.earlier]


def rights_of(at: Standing) -> RightsOfChild:
    """Give who decides what for a child; why only to keepers and the young person."""
    today = services().edge.today()
    with looking(at) as sight:
        steps = decisions.steps(sight, at.child)
        reads = at.by.role in READS_NOTES
        notes = decisions.notes(sight, at.child) if reads else []
        spoke = {one.by for one in steps} | {one.by for one in notes}
        people = who(sight, at.child, {at.child, *filter(None, spoke)}, today)
        born = _born(sight, at.child)
    last = None if born is None else school_age.last_day(born)
    return RightsOfChild(
        matters=[_matter(one, steps, notes) for one in Decision],
        school_age_ends=last,
        rule=None if born is None else school_age.rule_for(born).version,
        is_over=last is not None and today > last,
        who=people,
    )


def _matter(decision: Decision, steps: list[Step], notes: list[Note]) -> Matter:
    taken = [one for one in steps if one.decision is decision]
    return Matter(
        decision=decision,
        now=taken[-1] if taken else None,
        earlier=taken[-2::-1],
        notes=[one for one in reversed(notes) if one.decision is decision],
    )


def _born(sight: Sight, child: UUID) -> date | None:
    recorded = [
        one.fact.born
        for one in sight.facts_of_stream(child)
        if isinstance(one.fact, Circle.BirthDateRecorded)
    ]
    born = recorded[-1] if recorded else None
    return born if isinstance(born, date) else None
