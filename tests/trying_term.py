"""What would help, and which ways to reach each other are tried, in the term."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random
from uuid import UUID

from events.base import Space
from events.route_trial import Plan, RouteTrials, Verdict, trials_of
from events.school_days import Term
from events.store.unit import Unit
from events.support_question import Occasion, SupportQuestion
from tests import action_term
from tests.cast import AMINA, MONDAY, TOM, TUESDAY, a_new_id
from tests.office_term import ROSTER


def agree(
    unit: Unit, entries: Sequence[tuple[UUID, UUID]], words: str, draw: Random
) -> UUID:
    """They agree on an action, say what would help, and try a way to keep in touch."""
    child = action_term.agree(unit, entries, words, draw)
    _ask_what_would_help(unit, child, draw)
    _try_a_way(unit, child, words, draw)
    return child


def _ask_what_would_help(unit: Unit, child: UUID, draw: Random) -> None:
    """One says what would help, the other says "no thanks"."""
    term = Occasion.of_term((2026, draw.choice(tuple(Term))))
    occasion = draw.choice((term, Occasion(a_new_id())))
    question = unit.find(SupportQuestion, occasion.stream(child))
    if question is None:
        question = SupportQuestion.take_up(child, occasion, by=AMINA)
        question.decline(by=TOM)
    question.wish(a_new_id(), by=AMINA)
    unit.save(question, log=unit.log_of(child, Space.SHARED), roster=ROSTER)


def _try_a_way(unit: Unit, child: UUID, words: str, draw: Random) -> None:
    """A way is tried; home and school say what they see."""
    trials = unit.find(RouteTrials, trials_of(child)) or RouteTrials.of(child, by=TOM)
    trial = a_new_id()
    plan = Plan(words, MONDAY, TUESDAY + timedelta(days=9), words)
    trials.begin(trial, plan, by=TOM, today=TUESDAY)
    verdict = draw.choice(tuple(Verdict))
    trials.judge(trial, verdict, words, by=AMINA, today=TUESDAY)
    trials.judge(trial, Verdict.DOES_NOT, None, by=TOM, today=TUESDAY)
    unit.save(trials, log=unit.log_of(child, Space.SHARED), roster=ROSTER)
