"""A decision says who took part, who was told, and whether the family did."""

from datetime import date
from uuid import UUID

import pytest

from events.base import Refusal, Role
from events.decision import (
    CannotAddToDecision,
    CannotRecordDecision,
    Decision,
    DecisionLook,
    Made,
    Matter,
    decision_look_of,
)
from tests.cast import AMINA, AYO, LUKASZ, MONDAY, SUNDAY, TOM, TUESDAY, an_id
from tests.features.shows import shows
from tests.scenario import fact, given, new_facts

MADE = an_id("a decision")
TEACHER = {TOM.person: Role.TEACHER}
BOTH = {**TEACHER, AMINA.person: Role.PARENT}


def made(
    took_part: dict[UUID, Role] = BOTH,
    text: str = "He goes home at noon.",
    reason: str = "He is tired.",
    day: date = MONDAY,
    others: str | None = None,
) -> Decision:
    words = Made(Matter.OTHER, text, reason, day, others)
    return Decision.make(MADE, AYO, words, took_part, by=TOM, today=MONDAY)


def test_a_decision_is_written_down_with_whoever_took_part() -> None:
    first, *parts = new_facts(made())
    assert first.kind is Decision.DecisionMade
    assert (first.words["day"], first.words["meeting"]) == (MONDAY, None)
    assert [(one.words["person"], one.words["role"]) for one in parts] == list(
        BOTH.items()
    )


@shows("events.decision:_check", at="because_nobody_took_part")
def test_f15_a_decision_says_who_took_part() -> None:
    with pytest.raises(CannotRecordDecision, match="who took part"):
        made({})
    with pytest.raises(CannotRecordDecision, match="who took part"):
        made({}, others=" ")
    assert new_facts(made({}, others="The panel."))
    assert new_facts(made(TEACHER))


@pytest.mark.parametrize("text", ["", "  "])
def test_a_decision_has_words_and_a_reason(text: str) -> None:
    with pytest.raises(CannotRecordDecision, match="at least one word"):
        made(text=text)
    with pytest.raises(CannotRecordDecision, match="why"):
        made(reason=text)


def test_what_is_to_come_was_not_decided() -> None:
    assert new_facts(made(day=SUNDAY))
    with pytest.raises(CannotRecordDecision, match="once it was made"):
        made(day=TUESDAY)


@shows("events.decision:Decision.is_without_family")
def test_f15_a_decision_without_the_family_is_known_as_one() -> None:
    assert made(TEACHER).is_without_family
    assert not made(BOTH).is_without_family
    assert not made({LUKASZ.person: Role.CARER}).is_without_family
    assert made({**TEACHER, AYO: Role.CHILD}).is_without_family


def test_somebody_is_told_once() -> None:
    told = fact(
        Decision.PersonTold,
        child=AYO,
        person=LUKASZ.person,
        day=MONDAY,
        by=TOM.person,
    )
    given(made()).when(
        lambda one: one.tell(LUKASZ.person, MONDAY, by=TOM, today=MONDAY)
    ).then(told)
    given(made(), told).when(
        lambda one: one.tell(LUKASZ.person, MONDAY, by=TOM, today=MONDAY)
    ).then_refused(CannotAddToDecision.because_they_were_told())
    given(made()).when(
        lambda one: one.tell(LUKASZ.person, TUESDAY, by=TOM, today=MONDAY)
    ).then_refused(CannotRecordDecision.because_the_day_is_to_come())


@shows("events.decision:Decision._part_denied")
def test_f15_whoever_took_no_part_says_so_and_it_counts() -> None:
    denied = fact(Decision.PartDenied, child=AYO, by=AMINA.person)
    given(made()).when(lambda one: one.deny_part(by=AMINA)).then(denied)
    decision = made()
    decision.deny_part(by=AMINA)
    assert decision.is_without_family
    refusal: Refusal = CannotAddToDecision.because_it_does_not_say_so()
    given(made()).when(lambda one: one.deny_part(by=LUKASZ)).then_refused(refusal)
    given(made(), denied).when(lambda one: one.deny_part(by=AMINA)).then_refused(
        refusal
    )


@shows("events.decision:Decision.see")
def test_f15_the_first_look_is_kept_and_no_other() -> None:
    seen = fact(Decision.DecisionSeen, child=AYO, by=LUKASZ.person)
    given(made()).when(lambda one: one.see(by=LUKASZ)).then(seen)
    given(made(), seen).when(lambda one: one.see(by=LUKASZ)).then()
    given(made()).when(lambda one: one.see(by=TOM)).then()


def test_a_look_at_home_stands_by_itself() -> None:
    (seen,) = new_facts(DecisionLook.at(made(), by=AMINA.person))
    assert seen == fact(
        DecisionLook.DecisionSeenAtHome,
        child=AYO,
        decision=MADE,
        by=AMINA.person,
    )
    assert decision_look_of(MADE, AMINA.person) != decision_look_of(MADE, TOM.person)
