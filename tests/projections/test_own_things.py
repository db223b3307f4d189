"""What a child kept is found by that child with those pictures, and by nobody else."""

from random import Random
from uuid import UUID

from events.base import Space
from events.own_thing import OwnThing
from events.store.unit import Store
from projections import own_things
from projections.own_things import Thing, Whose
from tests.cast import (
    AMINA,
    AYO,
    AYO_IN_PERSON,
    LARKFIELD,
    MONDAY,
    OLI,
    a_new_id,
    a_school,
    an_id,
    log_of,
)
from tests.child_term import a_thing
from tests.databases import Place
from tests.erasing import erased

WAY = an_id("star, boat, cat")


def keep(store: Store, text: str = "I swam!", way: UUID | None = WAY) -> UUID:
    with store.unit(LARKFIELD) as unit:
        said = (a_new_id(), AYO, ("happy",), text, way)
        by = AYO_IN_PERSON
        thing = OwnThing.keep(*said, has_file=False, by=by, today=MONDAY)
        unit.save(thing, log=unit.log_of(AYO, Space.CHILD))
    return thing.id


def found(store: Store, whose: Whose | None = None) -> list[Thing]:
    asked = whose or Whose(AYO, AYO_IN_PERSON.person, WAY)
    with store.reading(LARKFIELD) as reader:
        return own_things.of_child(reader, asked)


def test_a_child_finds_what_they_kept_newest_first(store: Store) -> None:
    a_school(store)
    first, second = keep(store, "One."), keep(store, "Two.")
    assert [one.id for one in found(store)] == [second, first]
    assert (found(store)[0].symbols, found(store)[0].text) == (("happy",), "Two.")


def test_nobody_else_does(store: Store) -> None:
    a_school(store)
    thing = keep(store)
    keep(store, way=None)
    person = AYO_IN_PERSON.person
    for whose in (
        Whose(AYO, AMINA.person, WAY),
        Whose(AYO, person, an_id("other pictures")),
        Whose(OLI, person, WAY),
    ):
        assert found(store, whose) == []
        with store.reading(LARKFIELD) as reader:
            assert own_things.one(reader, whose, thing) is None
    (plain,) = found(store, Whose(AYO, person, None))
    assert plain.id != thing


def test_a_thing_has_its_file_and_the_note_that_it_became(store: Store) -> None:
    a_school(store)
    with store.unit(LARKFIELD) as unit:
        thing = a_thing(unit, Random(1))
        note = a_new_id()
        thing.share(note, by=AYO_IN_PERSON)
        unit.save(thing, log=unit.log_of(AYO, Space.CHILD))
    (one,) = found(store, Whose(AYO, *thing.whose))
    assert (one.entry, one.size, one.media_type is None) == (note, 40, False)


def test_what_was_thrown_away_is_not_found(store: Store) -> None:
    a_school(store)
    keep(store)
    with store.unit(LARKFIELD) as unit:
        thing = unit.find(OwnThing, found(store)[0].id)
        assert thing is not None
        thing.throw_away(by=AYO_IN_PERSON)
        unit.save(thing, log=unit.log_of(AYO, Space.CHILD))
    assert found(store) == []


def test_a_space_that_was_erased_has_nothing_in_it(
    address: Place, store: Store
) -> None:
    a_school(store)
    keep(store)
    with store.unit(LARKFIELD) as unit:
        thing = a_thing(unit, Random(1))
        thing.share(a_new_id(), by=AYO_IN_PERSON)
        thing.throw_away(by=AYO_IN_PERSON)
        unit.save(thing, log=unit.log_of(AYO, Space.CHILD))
    erased(address, log_of(AYO, Space.CHILD))
    assert found(store) == []
