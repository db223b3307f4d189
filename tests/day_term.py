"""What home and school choose for a child's days in a term, and quiet days."""

from uuid import UUID

from events.base import Space
from events.daily import Section
from events.day_template import DayTemplate, Rhythm, template_of
from events.quiet_day import QuietBecause, QuietDay
from events.store.unit import Unit
from tests.cast import AMINA, MONDAY, TOM, TUESDAY, a_new_id
from tests.office_term import ROSTER


def choose(unit: Unit, child: UUID) -> UUID:
    """School proposes, home says yes, then home switches a section off or on."""
    template = unit.find(DayTemplate, template_of(child))
    if template is None:
        template = DayTemplate.of(child, by=TOM)
        both = frozenset({Section.MOOD, Section.FOOD})
        template.choose(both, Rhythm.EVERY_SCHOOL_DAY, by=TOM)
        template.agree(by=AMINA)
    other = frozenset({Section.FOOD}) ^ template.sections
    template.choose(other, Rhythm.EVERY_WEEK, by=AMINA)
    unit.save(template, log=unit.log_of(child, Space.SHARED))
    return child


def stay_quiet(unit: Unit, child: UUID, why: str) -> UUID:
    quiet = QuietDay.explain(
        a_new_id(),
        child,
        MONDAY,
        QuietBecause.OTHER,
        why,
        by=TOM,
        today=TUESDAY,
    )
    unit.save(quiet, log=unit.log_of(child, Space.SHARED), roster=ROSTER)
    return child
