"""Somebody tells the school how to reach them."""

from events.person import CannotGiveContactDetails, Person
from tests.cast import AMINA
from tests.scenario import fact, given

GIVEN = {"phone": "020 7946 0018", "email": None, "address": "1 High Street"}


def amina() -> Person:
    return Person(id=AMINA.person, name="Amina Bello", by=None)


def test_details_are_given_by_nobody_but_oneself() -> None:
    given(amina()).when(lambda person: person.give_contact_details(**GIVEN)).then(
        fact(Person.ContactDetailsGiven, **GIVEN, by=AMINA.person)
    )


def test_details_can_be_taken_back() -> None:
    empty = dict.fromkeys(GIVEN)
    before = fact(Person.ContactDetailsGiven, **GIVEN, by=AMINA.person)
    given(amina(), before).when(
        lambda person: person.give_contact_details(**empty)
    ).then(fact(Person.ContactDetailsGiven, **empty, by=AMINA.person))


def test_the_same_details_are_not_given_twice() -> None:
    before = fact(Person.ContactDetailsGiven, **GIVEN, by=AMINA.person)
    given(amina(), before).when(
        lambda person: person.give_contact_details(**GIVEN)
    ).then_refused(CannotGiveContactDetails.because_they_are_the_same())
