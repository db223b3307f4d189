"""What the audit trail shows."""

from dataclasses import dataclass

from events.store.canonical import moment
from projections import audit
from projections.half_days import HalfDay
from service.context import Standing, services
from service.discretion import towards
from service.looking import reach
from service.people import Who, who
from service.record_lines import Line, lines, titles_of


@dataclass(frozen=True, slots=True)
class Trail:
    """Some lines, newest first, the place to go on from, and who is who in them."""

    lines: list[Line]
    next: int | None
    who: Who


def trail(at: Standing, before: int | None, limit: int) -> Trail:
    """Read a page of the trail of one child."""
    current = HalfDay.of(at.before or moment(services().edge.now()))
    with services().store.reading(at.school) as reader:
        discretion = towards(reader, at.child, at.by.person)
        sieve = audit.Sieve(current, discretion.veiled, at.before)
        found = audit.of_child(reader, at.child, before, limit, sieve)
        numbers = range(found.newest, found.newest - len(found.facts), -1)
        with reach(reader, at) as sight:
            titles = titles_of(sight, found.facts)
            told = lines(
                sight, found.facts, words=False, numbers=numbers, titles=titles
            )
            people = who(
                sight,
                at.child,
                {at.child, *(line.by for line in told if line.by)},
                services().edge.today(),
            )
    return Trail(discretion.veil_lines(told), found.next, people)
