"""What worries somebody in a term: raised, answered, tried, closed, raised again."""

from random import Random
from uuid import UUID

from events.base import Space
from events.concern import Answerer, Concern
from events.concern_days import ConcernDays, concern_days_of
from events.store.unit import Unit
from tests.cast import AMINA, AYO, LUKASZ, MONDAY, SIAN, TOM, TUESDAY, a_new_id
from tests.office_term import ROSTER


def worry(unit: Unit, school: UUID, words: str, draw: Random) -> UUID:
    """Amina raises it; it comes to its end now and then, and is raised again."""
    _set_days(unit, school)
    child = AYO
    first = _voiced(child, words)
    first.acknowledge(words, by=SIAN)
    first.give_view(words, by=LUKASZ)
    first.pass_on(TOM.person, words, by=SIAN)
    first.tell_tried(words, MONDAY, by=TOM, today=TUESDAY)
    resolved = draw.random() < 0.5
    first.answer_as_raiser(words, resolved=resolved, by=AMINA, raiser_is_here=True)
    if draw.random() < 0.8:
        first.close(by=TOM)
    again = _voiced(child, words)
    again.link(first.id, by=AMINA)
    log = unit.log_of(child, Space.SHARED)
    unit.save(first, again, log=log, roster=ROSTER)
    return child


def _set_days(unit: Unit, school: UUID) -> None:
    stream = concern_days_of(school)
    days = unit.find(ConcernDays, stream) or ConcernDays(id=stream, by=SIAN.person)
    days.set(3 if days.days == 2 else 2, by=SIAN.person)
    unit.save(days, log=unit.log_of(None, Space.REGISTER))


def _voiced(child: UUID, words: str) -> Concern:
    answerer = Answerer(SIAN.person, TUESDAY, 1)
    return Concern.voice(a_new_id(), child, words, answerer, by=AMINA)
