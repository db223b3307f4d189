"""Decisions pass to a young person one by one, and can go back."""

from datetime import date, timedelta

import pytest

from events.base import Duty, Role
from events.rights import (
    CannotDecide,
    CannotPassDecision,
    Capacity,
    CapacityNote,
    Decision,
    Holder,
    Rights,
    Terms,
    check_may_bring_somebody,
    check_may_end_place,
    rights_of,
)
from tests.cast import AYO, AYO_IN_PERSON, SIAN, an_id
from tests.features.shows import shows
from tests.scenario import Said, fact, given, said

BORN = date(2010, 3, 1)
LAST = date(2026, 6, 26)
TODAY = date(2026, 9, 7)
READS, MEETINGS = Decision.WHO_READS, Decision.MEETINGS
YOUNG, PARENTS = Holder.YOUNG_PERSON, Holder.PARENTS
AGREED = Terms(Capacity.HAS, agreed=True, from_day=TODAY)
NOT_AGREED = Terms(Capacity.NOT_QUESTIONED, agreed=False, from_day=TODAY)
LACKING = Terms(Capacity.LACKS, agreed=False, from_day=TODAY)


def the_rights() -> Rights:
    return Rights.begin(AYO, BORN, by=SIAN.person, today=TODAY)


def passed(decision: Decision, holder: Holder, from_day: date = TODAY) -> Said:
    return fact(
        Rights.DecisionPassed,
        child=AYO,
        decision=decision,
        holder=holder,
        from_day=from_day,
        by=SIAN.person,
    )


def returned(decision: Decision, by: object = SIAN.person) -> Said:
    return fact(
        Rights.DecisionReturned, child=AYO, decision=decision, from_day=TODAY, by=by
    )


def hand_over(rights: Rights, decision: Decision, holder: Holder, on: Terms) -> None:
    rights.hand_over(decision, holder, on, by=SIAN.person, today=TODAY)


def test_it_begins_with_the_day_and_the_rule() -> None:
    (began,) = (said(one) for one in the_rights().collect_events())
    assert began.words["last_day"] == LAST
    assert began.words["rule"] == "England 1998"
    assert the_rights().id == rights_of(AYO)


@pytest.mark.parametrize("today", [LAST - timedelta(days=1), LAST])
def test_nothing_passes_while_school_age_lasts(today: date) -> None:
    with pytest.raises(CannotPassDecision) as refused:
        Rights.begin(AYO, BORN, by=SIAN.person, today=today)
    assert str(refused.value) == str(CannotPassDecision.because_of_school_age(LAST))
    assert "26 June 2026" in str(refused.value)


def test_on_the_day_after_it_can() -> None:
    begun = Rights.begin(AYO, BORN, by=SIAN.person, today=LAST + timedelta(days=1))
    assert begun.id == rights_of(AYO)


def test_without_a_date_of_birth_nothing_can_pass() -> None:
    with pytest.raises(CannotPassDecision) as refused:
        Rights.begin(AYO, None, by=SIAN.person, today=TODAY)
    assert "date of birth" in str(refused.value)


@pytest.mark.parametrize("decision", Decision)
@pytest.mark.parametrize("holder", Holder)
def test_one_decision_passes_alone(decision: Decision, holder: Holder) -> None:
    given(the_rights()).when(
        lambda rights: hand_over(rights, decision, holder, AGREED)
    ).then(passed(decision, holder))
    rights = given(the_rights(), passed(decision, holder)).subject
    assert rights.holders == {decision: holder}


def test_who_lacks_capacity_for_it_does_not_hold_it_alone() -> None:
    given(the_rights()).when(
        lambda rights: hand_over(rights, READS, YOUNG, LACKING)
    ).then_refused(CannotPassDecision.because_of_capacity())


@pytest.mark.parametrize("holder", [PARENTS, Holder.TOGETHER])
def test_then_it_is_recorded_who_decides_instead(holder: Holder) -> None:
    given(the_rights()).when(
        lambda rights: hand_over(rights, READS, holder, LACKING)
    ).then(passed(READS, holder))


def test_capacity_for_one_decision_says_nothing_about_another() -> None:
    given(the_rights(), passed(READS, PARENTS)).when(
        lambda rights: hand_over(rights, MEETINGS, YOUNG, AGREED)
    ).then(passed(MEETINGS, YOUNG))


@shows("events.rights:Rights.hand_over", at="because_nobody_agreed")
def test_f103_nothing_passes_unless_the_young_person_agrees() -> None:
    given(the_rights()).when(
        lambda rights: hand_over(rights, READS, YOUNG, NOT_AGREED)
    ).then_refused(CannotPassDecision.because_nobody_agreed())
    for who, terms in ((YOUNG, AGREED), (PARENTS, LACKING)):
        rights = the_rights()
        hand_over(rights, READS, who, terms)
        assert said(list(rights.collect_events())[-1]) == passed(READS, who)


@pytest.mark.parametrize("day", [LAST, TODAY + timedelta(days=1)])
def test_it_passes_on_a_day_that_makes_sense(day: date) -> None:
    terms = Terms(Capacity.HAS, agreed=True, from_day=day)
    first = LAST + timedelta(days=1)
    given(the_rights()).when(
        lambda rights: hand_over(rights, READS, YOUNG, terms)
    ).then_refused(CannotPassDecision.because_of_the_day(first))


def test_what_passed_does_not_pass_again() -> None:
    given(the_rights(), passed(READS, YOUNG)).when(
        lambda rights: hand_over(rights, READS, YOUNG, AGREED)
    ).then_refused(CannotPassDecision.because_nothing_would_change())


def test_the_young_person_gives_it_back_without_a_reason() -> None:
    given(the_rights(), passed(READS, YOUNG)).when(
        lambda rights: rights.give_back(READS, NOT_AGREED, by=AYO_IN_PERSON)
    ).then(returned(READS, AYO_IN_PERSON.person))


@pytest.mark.parametrize("terms", [AGREED, LACKING], ids=["agreed", "lacking"])
def test_a_keeper_gives_it_back_by_agreement_or_for_want_of_capacity(
    terms: Terms,
) -> None:
    given(the_rights(), passed(READS, YOUNG)).when(
        lambda rights: rights.give_back(READS, terms, by=SIAN)
    ).then(returned(READS))


def test_a_keeper_takes_nothing_back_against_the_young_persons_will() -> None:
    given(the_rights(), passed(READS, YOUNG)).when(
        lambda rights: rights.give_back(READS, NOT_AGREED, by=SIAN)
    ).then_refused(CannotPassDecision.because_nobody_agreed())


def test_what_the_parents_hold_does_not_go_back_to_them() -> None:
    for history in ((), (passed(READS, YOUNG), returned(READS))):
        given(the_rights(), *history).when(
            lambda rights: rights.give_back(READS, AGREED, by=SIAN)
        ).then_refused(CannotPassDecision.because_nothing_would_change())


def test_what_went_back_can_pass_again() -> None:
    given(the_rights(), passed(READS, YOUNG), returned(READS)).when(
        lambda rights: hand_over(rights, READS, YOUNG, AGREED)
    ).then(passed(READS, YOUNG))


def test_a_place_is_ended_by_who_decides_who_reads() -> None:
    holds = given(the_rights(), passed(READS, YOUNG)).subject
    other = given(the_rights(), passed(MEETINGS, YOUNG)).subject
    for role in (Role.PARENT, Role.CARER, Role.SUPPORTER):
        check_may_end_place(holds, of=role)
    for rights in (None, the_rights(), other):
        with pytest.raises(CannotDecide) as refused:
            check_may_end_place(rights, of=Role.PARENT)
        assert refused.value.code == "cannot-decide"
    for role in (Role.SENCO, Role.TEACHER, Role.ADVOCATE, Role.CHILD):
        with pytest.raises(CannotDecide, match="ask the SENCO"):
            check_may_end_place(holds, of=role)


def test_then_no_parent_brings_somebody_who_reads() -> None:
    holds = given(the_rights(), passed(READS, YOUNG)).subject
    for role in (Role.PARENT, Role.CARER):
        with pytest.raises(CannotDecide, match="The young person decides"):
            check_may_bring_somebody(holds, role=role)
        for rights in (None, the_rights()):
            check_may_bring_somebody(rights, role=role)
    for keeper in (Role.SENCO, Duty.ADMINISTRATOR):
        check_may_bring_somebody(holds, role=keeper)


def test_why_is_a_fact_of_its_own() -> None:
    note = CapacityNote(
        id=an_id("a note"),
        child=AYO,
        decision=READS,
        capacity=Capacity.HAS,
        why="Ayo told us.",
        by=SIAN.person,
    )
    (noted,) = (said(one) for one in note.collect_events())
    assert noted.words["why"] == "Ayo told us."
