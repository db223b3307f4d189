"""What a meeting leaves in a term: lines, the child's words, checking, and an end."""

from datetime import timedelta
from random import Random
from typing import Final
from uuid import UUID

from events.base import Space
from events.minutes import Minutes
from events.minutes_check import MinutesCheck
from events.minutes_child import ChildsWords, Meant, Medium, Taken
from events.minutes_kinds import GoalsTime, OnGoals, Verb
from events.minutes_rules import Wording
from events.store.unit import Unit
from tests.cast import (
    AMINA,
    AYO,
    LUKASZ,
    MONDAY,
    OLI,
    SIAN,
    TOM,
    TUESDAY,
    a_new_id,
)
from tests.office_term import ROSTER

LATER: Final = TUESDAY + timedelta(days=1)


def meet(unit: Unit, draw: Random, words: str) -> UUID:
    """A meeting goes on, closes, is checked, and is final or not."""
    meeting, child = a_new_id(), draw.choice((AYO, OLI))
    minutes = Minutes.open(meeting, child, words, draw.choice((20, 60)), by=SIAN)
    minutes.tick_aim(by=AMINA)
    minutes.check_goals(GoalsTime.THIRD, draw.choice(tuple(OnGoals)), words, by=TOM)
    line = a_new_id()
    said = Wording(words, Verb.SAID, exact=True, speaker=AMINA.person)
    minutes.write_line(line, said, by=TOM, went_out=False)
    other = Wording(f"{words} Yes.", Verb.ASKED, exact=False, other="Zofia Guest")
    minutes.change_line(line, other, 1, by=AMINA, went_out=False)
    minutes.comment(line, a_new_id(), words, by=LUKASZ, went_out=False)
    changed = [minutes, _words(meeting, child, words)]
    if draw.random() < 0.9:
        minutes.close({}, no_action=True, by=SIAN)
        changed.append(_check(minutes, line, words, is_final=draw.random() < 0.7))
    unit.save(*changed, log=unit.log_of(child, Space.SHARED), roster=ROSTER)
    return child


def _words(meeting: UUID, child: UUID, words: str) -> ChildsWords:
    taken = Taken(
        text=words,
        medium=Medium.SYMBOLS,
        how="Chose cards.",
        taken_by=TOM.person,
        prompts=None,
        support="Tom held the board.",
        place=None,
        day=MONDAY,
        came=None,
    )
    given = ChildsWords.take(
        a_new_id(), child, meeting, taken, by=TOM, today=MONDAY, final=False
    )
    given.interpret(words, by=AMINA, final=False)
    given.read_back(Meant.YES, None, by=TOM, final=False)
    return given


def _check(minutes: Minutes, line: UUID, words: str, *, is_final: bool) -> MinutesCheck:
    people = (AMINA.person, LUKASZ.person, TOM.person)
    check = MinutesCheck.send(
        minutes.meeting,
        minutes.child,
        minutes.keeper,
        TUESDAY,
        people,
        by=SIAN,
        closed=minutes.closed,
    )
    request = a_new_id()
    check.see(by=AMINA)
    check.find_right(by=LUKASZ)
    check.ask_for_change(request, line, words, by=AMINA)
    check.send_on_time(LATER, today=TUESDAY, by=SIAN)
    check.answer_change(request, words, taken_up=is_final, by=TOM)
    if is_final:
        check.make_final(with_differences=False, today=LATER, by=SIAN)
    return check
