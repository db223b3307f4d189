"""Which ways were tried, what each side says, and whether another one is offered."""

from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from events.route_trial import CannotTryRoute, check_next
from projections import route_trials
from projections.route_trials import Trial
from service.context import NotHere, Standing, services
from service.looking import looking
from service.people import Who, who


@dataclass(frozen=True, slots=True)
class Tried:
    """What was tried, the newest first, and the people who said something of it."""

    items: list[Trial]
    next_offered: bool
    who: Who

    def one(self, trial: UUID) -> Trial:
        """Give one of them; NotHere without it."""
        for found in self.items:
            if found.id == trial:
                return found
        raise NotHere


def tried(at: Standing) -> Tried:
    """Give what was tried around a child."""
    today = services().edge.today()
    with looking(at) as sight:
        found = route_trials.of_child(sight, at.child)
        people = {one.by for one in found}
        people |= {said.by for one in found for said in one.said}
        around = who(sight, at.child, {at.child, *people}, today)
    try:
        check_next([one.stands for one in found], today)
    except CannotTryRoute:
        return Tried(found[::-1], next_offered=False, who=around)
    return Tried(found[::-1], next_offered=True, who=around)


def told(trial: Trial) -> dict[str, Any]:
    """Give the parts by name, for a program."""
    parts = {part.name: getattr(trial, part.name) for part in fields(Trial)}
    return {**parts, "stands": trial.stands}
