"""What the audit trail shows."""

from dataclasses import dataclass

from projections import audit
from service.context import Standing, services
from service.people import Who, who
from service.record_lines import Line, lines


@dataclass(frozen=True, slots=True)
class Trail:
    """Some lines, newest first, the place to go on from, and who is who in them."""

    lines: list[Line]
    next: int | None
    who: Who


def trail(at: Standing, before: int | None, limit: int) -> Trail:
    """Read a page of the trail of one child."""
    with services().store.reading(at.school) as reader:
        found = audit.of_child(reader, at.child, before, limit)
        told = lines(reader, found.facts, words=False)
        people = who(
            reader,
            at.child,
            {at.child, *(line.by for line in told if line.by)},
            services().edge.today(),
        )
    return Trail(told, found.next, people)
