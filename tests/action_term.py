"""What is agreed on in the course of a term, how it goes, and what comes of it."""

from collections.abc import Sequence
from random import Random
from uuid import UUID

from events.agreed_action import AgreedAction
from events.agreed_action_progress import ActionBarrier, ActionProgress
from events.agreed_action_words import Days, Result, SetOut
from events.base import Space
from events.store.unit import Unit
from tests.cast import AMINA, SIAN, TOM, TUESDAY, a_new_id
from tests.office_term import ROSTER


def agree(
    unit: Unit, entries: Sequence[tuple[UUID, UUID]], words: str, draw: Random
) -> UUID:
    """An action goes as far as chance lets it."""
    note, child = draw.choice(entries)
    action = AgreedAction.propose(
        a_new_id(), child, words, meeting=draw.choice((None, a_new_id())), by=AMINA
    )
    action.object(words, by=AMINA)
    action.name_owner(TOM.person, TOM.side, by=SIAN)
    action.set_days(Days(TUESDAY, TUESDAY), by=SIAN, today=TUESDAY)
    action.set_out(SetOut(amount=words, until=TUESDAY), by=TOM)
    action.confirm(by=AMINA)
    told = ActionProgress.tell(a_new_id(), action, words, [note], by=TOM)
    barrier = ActionBarrier.name(
        a_new_id(), action, words, TUESDAY, by=TOM, today=TUESDAY
    )
    if draw.random() < 0.5:
        barrier.overcome(words, by=TOM)
    _come_to_an_end(action, words, draw)
    log = unit.log_of(child, Space.SHARED)
    unit.save(action, told, barrier, log=log, roster=ROSTER)
    return child


def _come_to_an_end(action: AgreedAction, words: str, draw: Random) -> None:
    action.say_outcome(draw.choice(tuple(Result)), words, by=TOM)
    if draw.random() < 0.5:
        action.dispute_outcome(words, by=AMINA)
        action.say_outcome(Result.PARTLY, words, by=TOM)
    if draw.random() < 0.5:
        action.confirm_outcome(by=AMINA)
