"""What home and school work out together in a term."""

from random import Random
from uuid import UUID

from events.advice import Advice, AdviceQuestion, TryResult
from events.base import Space
from events.joint_text import JointText, TextKind
from events.measure import CountedIn, Measure, Where
from events.store.unit import Unit
from events.success import Success
from tests.cast import AMINA, MONDAY, TOM, TUESDAY, a_new_id
from tests.office_term import ROSTER


def work_out(unit: Unit, child: UUID, words: str, draw: Random) -> UUID:
    """Home and school do each of the things that they do together."""
    go_well(unit, child, words)
    write_together(unit, child, words)
    count(unit, child, words)
    return advise(unit, child, words, draw)


def go_well(unit: Unit, child: UUID, words: str) -> None:
    """Home tells what went well, and school saw it too."""
    success = Success.tell(
        a_new_id(), child, MONDAY, words, words, by=AMINA, today=TUESDAY
    )
    success.confirm(by=TOM)
    unit.save(success, log=unit.log_of(child, Space.SHARED), roster=ROSTER)


def advise(unit: Unit, child: UUID, words: str, draw: Random) -> UUID:
    """School asks, home advises, school tries one piece and not the other."""
    question = AdviceQuestion.ask(a_new_id(), child, words, by=TOM)
    some = [
        Advice.give(a_new_id(), child, asked, words, by=AMINA)
        for asked in (question.id, None)
    ]
    result = draw.choice(tuple(TryResult))
    some[0].tell_try(MONDAY, result, words, by=TOM, today=TUESDAY)
    some[1].say_not_tried(words, by=TOM)
    log = unit.log_of(child, Space.SHARED)
    unit.save(question, *some, log=log, roster=ROSTER)
    return child


def write_together(unit: Unit, child: UUID, words: str) -> None:
    """School and home meet in the middle, in two versions."""
    joint = JointText.begin(
        a_new_id(),
        child,
        AMINA.person,
        TextKind.COMPROMISE,
        words,
        words,
        by=TOM,
    )
    joint.agree(1, words, by=TOM)
    joint.write(1, words, by=AMINA)
    joint.agree(2, words, by=AMINA)
    unit.save(joint, log=unit.log_of(child, Space.SHARED), roster=ROSTER)


def count(unit: Unit, child: UUID, words: str) -> None:
    """Home and school count the same thing on a day; one number was wrong."""
    measure = Measure.begin(a_new_id(), child, words, CountedIn.HOURS, by=AMINA)
    wrong = a_new_id()
    for value, where, by in (
        (wrong, Where.HOME, AMINA),
        (a_new_id(), Where.SCHOOL, TOM),
    ):
        measure.keep(value, MONDAY, 8, where, None, by=by, today=TUESDAY)
    measure.take_back(wrong, words, by=AMINA)
    unit.save(measure, log=unit.log_of(child, Space.SHARED), roster=ROSTER)
