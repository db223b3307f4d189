"""What was chosen for a child's days, and who has said yes."""

from dataclasses import dataclass
from uuid import UUID

from events.base import Side
from events.day_template import CHOOSERS
from projections import day_templates
from projections.day_templates import Template
from service.context import Standing, services
from service.looking import looking
from service.people import Who, who


@dataclass(frozen=True, slots=True)
class Days:
    """What is on for a child; *waits* says that one's own side has still to say yes."""

    template: Template | None
    waits: bool
    who: Who


def days_of(at: Standing) -> Days:
    """Give what is told about each day of a child, as whoever asks sees it."""
    with looking(at) as sight:
        template = day_templates.of_children(sight, [at.child]).get(at.child)
        others: set[UUID] = {at.child} if template is None else {at.child, template.by}
        people = who(sight, at.child, others, services().edge.today())
    return Days(template, _waits(at, template), people)


def _waits(at: Standing, template: Template | None) -> bool:
    mine = Side.SCHOOL if at.by.side is Side.SCHOOL else Side.HOME
    chooses = template is not None and at.by.role in CHOOSERS
    return chooses and template is not None and mine not in template.agreed
