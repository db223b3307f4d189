"""What was asked and advised about a child, as far as it is open to whoever asks."""

from dataclasses import dataclass
from itertools import chain
from uuid import UUID

from projections import advice
from projections.advice import Advised, Asked, Given
from service.context import NotHere, Standing, services
from service.looking import looking
from service.people import Who, who


@dataclass(frozen=True, slots=True)
class Found:
    """All advice about a child, and the people around."""

    advised: Advised
    who: Who

    def piece(self, advice: UUID) -> Given:
        """Give one piece of advice; NotHere if it is none of this child."""
        if advice not in self.advised.advice:
            raise NotHere
        return self.advised.advice[advice]

    def question(self, question: UUID) -> Asked:
        """Give one question; NotHere if it is none of this child."""
        if question not in self.advised.questions:
            raise NotHere
        return self.advised.questions[question]


def advice_of(at: Standing) -> Found:
    """Give all advice with the names of everyone who said something."""
    with looking(at) as sight:
        found = advice.of_child(sight, at.child)
        people = who(sight, at.child, _named(at, found), services().edge.today())
    return Found(found, people)


def _named(at: Standing, found: Advised) -> set[UUID]:
    given = list(found.advice.values())
    said = {one.by for one in chain.from_iterable(one.tries for one in given)}
    said |= {one.by for one in given} | {one.by for one in found.asked}
    return {at.child} | {one for one in said if one is not None}
