"""What waits is known by ids alone, and erased wishes are those of nobody."""

from uuid import UUID

from events.attention import Acknowledgement, PassingOn, Why
from events.base import Space
from events.diary import Entry
from events.entry_kinds import Kind
from events.person import Person
from events.store.unit import Store, Unit
from events.wishes import AS_USUAL, How, Wishes
from projections import attention, wishes
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
    written,
)
from tests.databases import Place
from tests.erasing import erased

WISHED = Wishes(How.ONCE_A_DAY, 1080, 450, school_days_only=True)


def waiting(store: Store) -> list[UUID]:
    with store.reading(LARKFIELD) as reader:
        return [one.entry for one in attention.waiting(reader)]


def before_school(store: Store) -> list[UUID]:
    with store.reading(LARKFIELD) as reader:
        return [one.entry for one in attention.before_school(reader, [AYO])]


def both(unit: Unit) -> tuple[Entry, Entry]:
    """A note that needs a reply, and one for before school."""
    asks = a_note(kind=Kind.REPLY_NEEDED, reply_by=TUESDAY)
    first = a_note(kind=Kind.BEFORE_SCHOOL)
    return written(unit, asks), written(unit, first)


def test_what_asks_for_something_waits_until_it_has_it(store: Store) -> None:
    a_school(store)
    with store.unit(LARKFIELD) as unit:
        asks, first = both(unit)
        written(unit, a_note())
    assert waiting(store) == [asks.id, first.id]
    assert before_school(store) == [first.id]
    with store.unit(LARKFIELD) as unit:
        asks.comment(a_new_id(), "Yes.", by=LUKASZ)
        written(unit, asks)
        given = Acknowledgement.give(first, by=TOM)
        unit.save(given, log=unit.log_of(AYO, Space.SHARED))
    assert waiting(store) == before_school(store) == []
    with store.reading(LARKFIELD) as reader:
        found = attention.of_entry(reader, first.id)
        assert found is not None
        assert (found.read_by, found.by) == (TOM.person, AMINA.person)
        assert attention.of_entry(reader, AYO) is None


def test_what_was_passed_on_waits_for_nobody_else(store: Store) -> None:
    a_school(store)
    with store.unit(LARKFIELD) as unit:
        _, first = both(unit)
        passed = PassingOn.on(first.id, AYO, SIAN.person, Why.NOT_READ)
        unit.save(passed, log=unit.log_of(AYO, Space.SHARED))
    assert first.id not in waiting(store)
    assert before_school(store) == [first.id]


def test_a_reply_that_is_moved_away_leaves_the_note_where_it_is(store: Store) -> None:
    a_school(store)
    with store.unit(LARKFIELD) as unit:
        _, first = both(unit)
        answer = a_new_id()
        first.comment(answer, "Hello.", by=TOM)
        written(unit, first)
        first.move(answer, "A worry.", by=SIAN)
        unit.save(first, log=unit.log_of(AYO, Space.RESTRICTED))
    assert first.id in waiting(store)


def test_wishes_are_as_usual_until_somebody_has_some_and_after_their_erasure(
    store: Store, address: Place
) -> None:
    a_school(store)
    assert wished(store) == AS_USUAL
    with store.unit(LARKFIELD) as unit:
        person = unit.find(Person, AMINA.person)
        assert person is not None
        person.wish(WISHED)
        unit.save(person, log=unit.log_of(None, Space.REGISTER))
    assert wished(store) == WISHED
    erased(address, AMINA.person)
    assert wished(store) == AS_USUAL


def wished(store: Store) -> Wishes:
    with store.reading(LARKFIELD) as reader:
        return wishes.of_person(reader, AMINA.person)
