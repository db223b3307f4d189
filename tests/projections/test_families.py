"""What is known of families and of who decides, and how it goes when it is erased."""

from events.base import Space
from events.family import Family, Proof, Responsibility, family_of
from events.look import FirstLook
from events.person import Person
from events.rights import Capacity, CapacityNote, Decision, Holder, Rights, Terms
from events.store.unit import Store
from projections import contacts, decisions, households, timeline
from projections.contacts import Details
from projections.timeline import Filter
from tests.cast import (
    AMINA,
    AYO,
    LARKFIELD,
    LUKASZ,
    SIAN,
    TOM,
    TUESDAY,
    a_new_id,
    a_note,
    a_school,
    log_of,
    written,
)
from tests.databases import Place
from tests.erasing import erased
from tests.term import BORN

SEEN = (Responsibility.YES, Proof.COURT_ORDER)


def a_family(store: Store) -> None:
    """Ayo has two households, a decision that passed, and a note that Amina opened."""
    a_school(store)
    with store.unit(LARKFIELD) as unit:
        family = Family(id=family_of(AYO), child=AYO, by=SIAN.person)
        family.tell_household(AMINA, 1, by=SIAN.person)
        family.tell_household(LUKASZ, 2, by=SIAN.person)
        family.record_responsibility(AMINA, *SEEN, by=SIAN.person)
        rights = Rights.begin(AYO, BORN, by=SIAN.person, today=TUESDAY)
        terms = Terms(Capacity.HAS, agreed=True, from_day=TUESDAY)
        passing = (Decision.PLAN, Holder.YOUNG_PERSON, terms)
        rights.hand_over(*passing, by=SIAN.person, today=TUESDAY)
        note = CapacityNote(
            id=a_new_id(),
            child=AYO,
            decision=Decision.PLAN,
            capacity=Capacity.HAS,
            why="Ayo told us.",
            by=SIAN.person,
        )
        unit.save(family, note, log=unit.log_of(AYO, Space.RESTRICTED))
        unit.save(rights, log=unit.log_of(AYO, Space.SHARED))
        entry = written(unit, a_note(by=TOM))
        look = FirstLook.at(entry.id, AYO, by=AMINA.person)
        unit.save(look, log=unit.log_of(AYO, Space.FAMILY_1))
    amina_can_be_reached(store)


def amina_can_be_reached(store: Store) -> None:
    with store.unit(LARKFIELD) as unit:
        amina = unit.find(Person, AMINA.person)
        assert amina is not None
        amina.give_contact_details("020 7946 0018", None, None)
        unit.save(amina, log=unit.log_of(None, Space.REGISTER))


def test_it_is_told_while_it_is_there(store: Store) -> None:
    a_family(store)
    with store.reading(LARKFIELD) as reader:
        told = households.of_child(reader, AYO)
        assert told == {AMINA.person: 1, LUKASZ.person: 2}
        assert households.are_separate(told)
        (known,) = households.responsible_for(reader, AYO)
        assert (known.person, known.has, known.proof) == (AMINA.person, *SEEN)
        assert households.responsible(reader, AMINA.person) == [known]
        (step,) = decisions.steps(reader, AYO)
        assert (step.decision, step.holder) == (Decision.PLAN, Holder.YOUNG_PERSON)
        (note,) = decisions.notes(reader, AYO)
        assert note.why == "Ayo told us."
        (row,) = timeline.of_child(reader, AYO, TOM.person, Filter()).items
        assert [look.person for look in row.seen_by] == [AMINA.person]
        given = contacts.of_people(reader, [AMINA.person, TOM.person])
        assert given == {AMINA.person: Details("020 7946 0018", None, None)}


def test_nothing_of_it_is_told_once_it_is_erased(store: Store, address: Place) -> None:
    a_family(store)
    spaces = (Space.RESTRICTED, Space.FAMILY_1, Space.SHARED)
    erased(address, *(log_of(AYO, space) for space in spaces), AMINA.person)
    with store.reading(LARKFIELD) as reader:
        assert households.of_child(reader, AYO) == {}
        assert households.responsible_for(reader, AYO) == []
        assert decisions.steps(reader, AYO) == []
        assert decisions.notes(reader, AYO) == []
        assert timeline.of_child(reader, AYO, TOM.person, Filter()).items == []
        given = contacts.of_people(reader, [AMINA.person])
        assert given == {AMINA.person: Details(None, None, None)}


def test_somebody_can_be_of_neither_household_again(store: Store) -> None:
    a_family(store)
    with store.unit(LARKFIELD) as unit:
        family = unit.find(Family, family_of(AYO))
        assert family is not None
        family.tell_household(LUKASZ, None, by=SIAN.person)
        unit.save(family, log=unit.log_of(AYO, Space.RESTRICTED))
    with store.reading(LARKFIELD) as reader:
        told = households.of_child(reader, AYO)
        assert told == {AMINA.person: 1}
        assert not households.are_separate(told)
