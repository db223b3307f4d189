"""Schools, people and spaces: what the register holds."""

from events.base import ERASED, Space, known
from events.person import CannotRenamePerson, Person
from events.school import School
from events.space import SpaceLog
from tests.cast import AMINA, AYO, LARKFIELD, SIAN, an_id
from tests.scenario import fact, given, new_facts


def amina() -> Person:
    return Person(id=AMINA.person, name="Amina Bello", by=SIAN.person)


def test_a_school_is_opened_and_says_whether_it_is_real() -> None:
    school = School(id=LARKFIELD, name="Larkfield School", demo=True, by=None)
    assert new_facts(school) == [
        fact(School.SchoolOpened, name="Larkfield School", demo=True, by=None)
    ]


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
