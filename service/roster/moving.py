"""From one school year into the next, child by child."""

from dataclasses import dataclass
from uuid import UUID

from events.base import Role
from events.circle import Circle
from events.class_group import YEAR_GROUPS, ClassGroup, YearGroup
from service.placing import Placing


@dataclass(frozen=True, slots=True, kw_only=True)
class NextClass:
    """A class of the next school year, and who works in it."""

    group: UUID
    name: str
    staff: tuple[tuple[UUID, Role], ...]


def move_on(placing: Placing, group: UUID, into: UUID | None) -> int:
    """Empty a class into the next one, or out of the school, and close it."""
    old = placing.find(ClassGroup, group)
    leaving = dict(old.children)
    for child, year_group in leaving.items():
        placing.move_out(group, child)
        if into is not None:
            placing.place(into, child, next_year_group(year_group))
        else:
            circle = placing.find(Circle, child)
            circle.let_go(placing.today, by=placing.by, today=placing.today)
    for person in list(old.staff):
        old.release(person, by=placing.by)
    old.close(by=placing.by)
    return len(leaving)


def next_year_group(now: YearGroup | None) -> YearGroup | None:
    """Say which year group a child goes on to; the last one goes on to none."""
    if now is None or now is YEAR_GROUPS[-1]:
        return None
    return YEAR_GROUPS[YEAR_GROUPS.index(now) + 1]
