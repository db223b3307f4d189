"""What is decided in a term, with whom, and who opens it."""

from random import Random
from uuid import UUID

from events.base import Role, Space
from events.decision import Decision, DecisionLook, Made, Matter
from events.store.unit import Unit
from tests.cast import AMINA, LUKASZ, MONDAY, STRANGER, TOM, TUESDAY, a_new_id
from tests.office_term import ROSTER

ROLES = {AMINA.person: Role.PARENT, TOM.person: Role.TEACHER}


def decide(unit: Unit, child: UUID, words: str, draw: Random) -> UUID:
    """Tom writes down a decision; Amina says that she took no part, or opens it."""
    made = Made(draw.choice(tuple(Matter)), words, words, MONDAY, words)
    decision = Decision.make(a_new_id(), child, made, ROLES, by=TOM, today=TUESDAY)
    decision.tell(LUKASZ.person, MONDAY, by=TOM, today=TUESDAY)
    if draw.random() < 0.6:
        decision.deny_part(by=AMINA)
    decision.see(by=LUKASZ)
    unit.save(decision, log=unit.log_of(child, Space.SHARED), roster=ROSTER)
    space = draw.choice((Space.FAMILY_1, Space.FAMILY_2, Space.RESTRICTED))
    look = DecisionLook.at(decision, by=STRANGER.person)
    unit.save(look, log=unit.log_of(child, space))
    return child
