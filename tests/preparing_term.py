"""What people keep and tell about a meeting, before and after."""

from random import Random
from uuid import UUID

from events.base import Actor, Space
from events.company import own_space
from events.debrief import DebriefOffer, Held, KeyMessages, Moment
from events.preparation import About, Face, Keeper, Kept, Preparation, Readers
from events.preparation_told import FeelingAnswer, ToldAll
from events.store.unit import Unit
from tests.cast import AMINA, AYO, AYO_IN_PERSON, LUKASZ, MONDAY, SIAN, TOM, a_new_id

WHO = ((AMINA, 0), (AMINA, 1), (LUKASZ, 2), (TOM, None), (AYO_IN_PERSON, None))
KINDS = (
    (About.WISH, Readers.MINE),
    (About.NOTE, Readers.MINE),
    (About.NOTE, Readers.OURS),
    (About.FEELING, Readers.CHAIR),
    (About.AFTERWARDS, Readers.MINE),
)


def prepare(unit: Unit, draw: Random) -> UUID:
    """Things are kept, some are told, shown, answered or taken back."""
    meeting = a_new_id()
    for about, readers in KINDS:
        by, company = draw.choice(WHO)
        if readers is Readers.OURS and company is None:
            by, company = AMINA, 0
        way = draw.choice((None, a_new_id()))
        kept = Kept(about, "Not so loud.", draw.choice((None, *Face)), readers)
        thing = Preparation.keep(
            a_new_id(),
            AYO,
            meeting,
            kept,
            Keeper(company, way),
            chair=SIAN.person,
            by=by,
            today=MONDAY,
        )
        _go_on(unit, thing, by)
        unit.save(thing, log=unit.log_of(AYO, own_space(by.side, company)))
    talk(unit, meeting, draw)
    return AYO


def _go_on(unit: Unit, thing: Preparation, by: Actor) -> None:
    shared = unit.log_of(AYO, Space.SHARED)
    if thing.kept.about is About.FEELING:
        answer = FeelingAnswer.note(thing, "A small room.", by=SIAN)
        unit.save(answer, log=unit.log_of(AYO, Space.RESTRICTED))
        thing.show_chair(a_new_id(), by=by)
    elif thing.kept.about is About.WISH:
        told = a_new_id()
        thing.tell(told, by=by)
        unit.save(ToldAll.of(told, thing, by=by), log=shared)
    elif thing.kept.readers is Readers.OURS:
        thing.take_back(by=by)


def talk(unit: Unit, meeting: UUID, draw: Random) -> None:
    """A talk is offered and answered, and somebody tells what matters most."""
    held, shared = Held(AYO, meeting, MONDAY), unit.log_of(AYO, Space.SHARED)
    moment = draw.choice((*Moment,))
    offer = DebriefOffer.offer(held, moment, AMINA.person, MONDAY, by=TOM, today=MONDAY)
    offer.answer(accepted=draw.random() < 1 / 2, by=AMINA)
    words = ("He smiled.", draw.choice(("", "Lunch.")), "")
    told = KeyMessages.tell(held, words, MONDAY, by=AMINA, today=MONDAY)
    unit.save(offer, told, log=shared)
