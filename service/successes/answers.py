"""What went well for a child, as far as it is open to whoever asks."""

from dataclasses import dataclass
from uuid import UUID

from projections import successes
from projections.successes import Told
from service.context import NotHere, Standing, services
from service.looking import looking
from service.people import Who, who


@dataclass(frozen=True, slots=True)
class Log:
    """The successes of a child, the newest day first, and the people around."""

    told: list[Told]
    who: Who


def log_of(at: Standing) -> Log:
    """Give the whole log with the names of everyone in it."""
    with looking(at) as sight:
        told = successes.of_child(sight, at.child)
        people = who(sight, at.child, _named(at, told), services().edge.today())
    return Log(told, people)


def one_of(at: Standing, success: UUID) -> Told:
    """Give one success; NotHere if it is none of this child."""
    for told in log_of(at).told:
        if told.id == success:
            return told
    raise NotHere


def _named(at: Standing, told: list[Told]) -> set[UUID]:
    said = {yes.by for one in told for yes in one.confirmed}
    said |= {one.by for one in told}
    return {at.child} | {one for one in said if one is not None}
