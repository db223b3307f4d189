"""Households and parental responsibility, as the keepers write them down."""

import pytest

from events.base import Actor, Duty, Role, Side, Space
from events.family import (
    CannotRecordResponsibility,
    CannotTellHousehold,
    Family,
    Proof,
    Responsibility,
    comes_with_family,
    family_of,
)
from events.look import FirstLook, look_of
from tests.cast import AMINA, AYO, LUKASZ, SIAN, TOM, an_id
from tests.scenario import Said, fact, given, said

BO = Actor(an_id("Bo"), Role.SUPPORTER, Side.OTHER)
YES, SEEN = Responsibility.YES, Proof.BIRTH_CERTIFICATE


def the_family() -> Family:
    return Family(id=family_of(AYO), child=AYO, by=SIAN.person)


def told(who: Actor, household: int | None) -> Said:
    return fact(
        Family.HouseholdTold,
        child=AYO,
        person=who.person,
        household=household,
        by=SIAN.person,
    )


def recorded(who: Actor, has: Responsibility, proof: Proof) -> Said:
    return fact(
        Family.ResponsibilityRecorded,
        child=AYO,
        person=who.person,
        has=has,
        proof=proof,
        by=SIAN.person,
    )


@pytest.mark.parametrize("who", [AMINA, BO], ids=["a parent", "a supporter"])
def test_somebody_of_the_family_is_in_a_household(who: Actor) -> None:
    given(the_family()).when(
        lambda family: family.tell_household(who, 1, by=SIAN.person)
    ).then(told(who, 1))


def test_nobody_of_the_school_is_in_a_household() -> None:
    given(the_family()).when(
        lambda family: family.tell_household(TOM, 1, by=SIAN.person)
    ).then_refused(CannotTellHousehold.because_they_are_of_the_school())


@pytest.mark.parametrize("household", [1, 2, None])
def test_what_is_recorded_is_not_recorded_again(household: int | None) -> None:
    given(the_family(), told(AMINA, 1), told(AMINA, household)).when(
        lambda family: family.tell_household(AMINA, household, by=SIAN.person)
    ).then_refused(CannotTellHousehold.because_it_is_known())


def test_a_family_is_separated_once_both_households_are_known() -> None:
    family = given(the_family(), told(AMINA, 1), told(BO, 1)).subject
    assert not family.is_separated
    assert family.space_of_looks(AMINA.person) is Space.SHARED
    family = given(the_family(), told(AMINA, 1), told(LUKASZ, 2)).subject
    assert family.is_separated
    spaces = [family.space_of_looks(one.person) for one in (AMINA, LUKASZ, BO)]
    assert spaces == [Space.FAMILY_1, Space.FAMILY_2, Space.RESTRICTED]


def test_responsibility_is_recorded_with_what_was_seen() -> None:
    given(the_family(), recorded(AMINA, YES, Proof.NOT_SEEN)).when(
        lambda family: family.record_responsibility(AMINA, YES, SEEN, by=SIAN.person)
    ).then(recorded(AMINA, YES, SEEN))


def test_the_same_responsibility_is_not_recorded_again() -> None:
    given(the_family(), recorded(AMINA, YES, SEEN)).when(
        lambda family: family.record_responsibility(AMINA, YES, SEEN, by=SIAN.person)
    ).then_refused(CannotRecordResponsibility.because_it_is_known())


@pytest.mark.parametrize("who", [TOM, BO], ids=["the teacher", "a supporter"])
def test_only_the_home_side_can_have_responsibility(who: Actor) -> None:
    given(the_family()).when(
        lambda family: family.record_responsibility(who, YES, SEEN, by=SIAN.person)
    ).then_refused(CannotRecordResponsibility.because_they_are_not_home())


@pytest.mark.parametrize(
    ("role", "side", "comes"),
    [
        (Role.PARENT, Side.HOME, True),
        (Role.THERAPIST, Side.HOME, True),
        (Role.SUPPORTER, Side.OTHER, True),
        (Role.ADVOCATE, Side.OTHER, True),
        (Role.SUPPORTER, Side.SCHOOL, False),
        (Role.THERAPIST, Side.OTHER, False),
        (Role.TEACHER, Side.SCHOOL, False),
        (Role.CHILD, Side.CHILD, False),
        (Duty.SAFEGUARDING_LEAD, Side.SCHOOL, False),
    ],
)
def test_who_comes_with_a_family(role: Role | Duty, side: Side, comes: bool) -> None:  # noqa: FBT001
    assert comes_with_family(role, side) is comes


def test_a_look_at_home_is_a_stream_of_its_own() -> None:
    entry = an_id("an entry")
    look = FirstLook.at(entry, AYO, by=AMINA.person)
    assert look.id == look_of(entry, AMINA.person) != look_of(entry, LUKASZ.person)
    (seen,) = (said(one) for one in look.collect_events())
    assert (seen.words["child"], seen.words["entry"]) == (AYO, entry)
    assert seen.words["by"] == AMINA.person
