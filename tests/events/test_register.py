"""Schools, people and spaces: what the register holds."""

from events.base import ERASED, Actor, Duty, Space, known
from events.person import CannotPreferAddress, CannotRenamePerson, Person
from events.school import (
    CannotEndDuty,
    CannotGiveDuty,
    CannotSetPolicy,
    School,
    WhoNeedsSecondStep,
)
from events.space import SpaceLog
from tests.cast import AMINA, AYO, LARKFIELD, SIAN, TOM, an_id
from tests.scenario import Said, fact, given, new_facts


def amina() -> Person:
    return Person(id=AMINA.person, name="Amina Bello", by=SIAN.person)


def test_a_school_is_opened_and_says_whether_it_is_real() -> None:
    school = School(id=LARKFIELD, name="Larkfield School", demo=True, by=None)
    assert new_facts(school) == [
        fact(School.SchoolOpened, name="Larkfield School", demo=True, by=None)
    ]


def larkfield() -> School:
    return School(id=LARKFIELD, name="Larkfield School", demo=False, by=None)


def given_duty(who: Actor, duty: Duty = Duty.ADMINISTRATOR) -> Said:
    return fact(School.DutyGiven, person=who.person, duty=duty, by=None)


def test_somebody_is_given_a_duty() -> None:
    given(larkfield()).when(
        lambda school: school.give_duty(SIAN.person, Duty.SAFEGUARDING_LEAD, by=None)
    ).then(given_duty(SIAN, Duty.SAFEGUARDING_LEAD))


def test_nobody_is_given_the_same_duty_twice() -> None:
    given(larkfield(), given_duty(SIAN)).when(
        lambda school: school.give_duty(SIAN.person, Duty.ADMINISTRATOR, by=None)
    ).then_refused(CannotGiveDuty.because_they_have_it())


def test_a_duty_ends() -> None:
    given(larkfield(), given_duty(SIAN), given_duty(TOM)).when(
        lambda school: school.end_duty(TOM.person, Duty.ADMINISTRATOR, by=SIAN.person)
    ).then(
        fact(
            School.DutyEnded,
            person=TOM.person,
            duty=Duty.ADMINISTRATOR,
            by=SIAN.person,
        )
    )


def test_a_duty_that_ended_can_be_given_again() -> None:
    ended = fact(
        School.DutyEnded, person=TOM.person, duty=Duty.DATA_LEAD, by=SIAN.person
    )
    given(larkfield(), given_duty(TOM, Duty.DATA_LEAD), ended).when(
        lambda school: school.give_duty(TOM.person, Duty.DATA_LEAD, by=None)
    ).then(given_duty(TOM, Duty.DATA_LEAD))


def test_a_duty_that_nobody_has_cannot_end() -> None:
    given(larkfield()).when(
        lambda school: school.end_duty(TOM.person, Duty.DATA_LEAD, by=SIAN.person)
    ).then_refused(CannotEndDuty.because_they_do_not_have_it())


def test_a_school_keeps_an_administrator() -> None:
    given(larkfield(), given_duty(SIAN)).when(
        lambda school: school.end_duty(SIAN.person, Duty.ADMINISTRATOR, by=SIAN.person)
    ).then_refused(CannotEndDuty.because_nobody_would_be_left())


def test_somebody_comes_onto_the_register() -> None:
    assert new_facts(amina()) == [
        fact(Person.PersonRegistered, name="Amina Bello", by=SIAN.person)
    ]


def test_somebody_is_called_by_another_name_from_now_on() -> None:
    given(amina()).when(
        lambda person: person.rename("Amina Musa", by=SIAN.person)
    ).then(fact(Person.PersonRenamed, name="Amina Musa", by=SIAN.person))


def test_the_same_name_again_is_refused() -> None:
    before = fact(Person.PersonRenamed, name="Amina Musa", by=None)
    given(amina(), before).when(
        lambda person: person.rename("Amina Musa", by=SIAN.person)
    ).then_refused(CannotRenamePerson.because_it_is_the_same())


def test_a_space_is_opened_with_its_slot_and_what_came_before() -> None:
    log = SpaceLog(
        id=an_id("log"), child=AYO, space=Space.SHARED, slot=4, by=SIAN.person
    )
    (opened,) = new_facts(log)
    assert opened.kind is SpaceLog.SpaceOpened
    assert opened.words == {
        "child": AYO,
        "space": Space.SHARED,
        "slot": 4,
        "prior_log": None,
        "prior_size": None,
        "prior_root": None,
        "prior_checkpoint": None,
        "by": SIAN.person,
    }
    assert (log.child, log.space, log.slot) == (AYO, Space.SHARED, 4)


def test_an_erased_word_is_known_as_nothing() -> None:
    assert known(ERASED) is None
    assert known("word") == "word"
    assert repr(ERASED) == "[erased]"


def test_a_person_says_how_they_like_to_be_addressed() -> None:
    said = fact(Person.AddressPreferred, address_as="Ms Bello", by=AMINA.person)
    given(amina()).when(
        lambda person: person.prefer_address("Ms Bello", by=AMINA.person)
    ).then(said)
    given(amina(), said).when(
        lambda person: person.prefer_address(None, by=AMINA.person)
    ).then(fact(Person.AddressPreferred, address_as=None, by=AMINA.person))


def test_the_same_form_of_address_is_no_news() -> None:
    given(amina()).when(
        lambda person: person.prefer_address(None, by=AMINA.person)
    ).then_refused(CannotPreferAddress.because_it_is_the_same())


def asked(who: WhoNeedsSecondStep) -> Said:
    return fact(School.SecondStepAsked, who=who, by=SIAN.person)


def test_a_school_asks_its_staff_for_a_second_step_and_a_demo_nobody() -> None:
    assert larkfield().second_step is WhoNeedsSecondStep.STAFF
    demo = School(id=LARKFIELD, name="Larkfield School", demo=True, by=None)
    assert demo.second_step is WhoNeedsSecondStep.NOBODY


def test_a_school_asks_everybody_and_then_only_its_staff_again() -> None:
    everybody, staff = WhoNeedsSecondStep.EVERYBODY, WhoNeedsSecondStep.STAFF
    given(larkfield()).when(
        lambda school: school.ask_second_step(everybody, by=SIAN.person)
    ).then(asked(everybody))
    given(larkfield(), asked(everybody)).when(
        lambda school: school.ask_second_step(staff, by=SIAN.person)
    ).then(asked(staff))


def test_the_rule_of_now_is_not_set_again() -> None:
    staff = WhoNeedsSecondStep.STAFF
    given(larkfield()).when(
        lambda school: school.ask_second_step(staff, by=SIAN.person)
    ).then_refused(CannotSetPolicy.because_it_is_so())


def test_staff_of_a_real_school_are_always_asked() -> None:
    nobody = WhoNeedsSecondStep.NOBODY
    given(larkfield()).when(
        lambda school: school.ask_second_step(nobody, by=SIAN.person)
    ).then_refused(CannotSetPolicy.because_staff_need_it())


def test_nobody_gives_a_duty_to_themselves() -> None:
    given(larkfield(), given_duty(SIAN)).when(
        lambda school: school.give_duty(
            SIAN.person, Duty.SAFEGUARDING_LEAD, by=SIAN.person
        )
    ).then_refused(CannotGiveDuty.because_it_is_for_oneself())


def test_whoever_leaves_loses_every_duty() -> None:
    by = SIAN.person
    given(larkfield(), given_duty(SIAN), given_duty(TOM), given_duty(AMINA)).when(
        lambda school: school.let_go(TOM.person, by=by)
    ).then(
        fact(School.DutyEnded, person=TOM.person, duty=Duty.ADMINISTRATOR, by=by),
        fact(School.PersonLeft, person=TOM.person, by=by),
    )
