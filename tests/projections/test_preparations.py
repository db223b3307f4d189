"""What is kept about a meeting is found by its writer, and by whom they chose."""

from random import Random
from uuid import UUID

from events.base import Actor, Space
from events.company import own_space
from events.preparation import About, Face, Keeper, Kept, Preparation, Readers
from events.preparation_told import FeelingAnswer, ToldAll
from events.store.unit import Store
from projections import debriefs, preparations
from projections.preparation_rows import Whose
from tests.cast import (
    AMINA,
    AYO,
    LARKFIELD,
    LUKASZ,
    MONDAY,
    OLI,
    SIAN,
    TOM,
    a_new_id,
    a_school,
    an_id,
    log_of,
)
from tests.databases import Place
from tests.erasing import erased
from tests.preparing_term import prepare, talk

MEETING, WAY = an_id("a meeting"), an_id("star, boat, cat")
WISH = Kept(About.WISH, "More time.", None, Readers.MINE)
OURS = Kept(About.NOTE, "Ask about the bus.", None, Readers.OURS)
FEELING = Kept(About.FEELING, "", Face.WORRIED, Readers.CHAIR)


def keep(
    store: Store,
    what: Kept = WISH,
    by: Actor = AMINA,
    company: int | None = 1,
    way: UUID | None = None,
) -> Preparation:
    with store.unit(LARKFIELD) as unit:
        thing = Preparation.keep(
            a_new_id(),
            AYO,
            MEETING,
            what,
            Keeper(company, way),
            chair=SIAN.person,
            by=by,
            today=MONDAY,
        )
        unit.save(thing, log=unit.log_of(AYO, own_space(by.side, company)))
    return thing


def whose(person: UUID = AMINA.person, way: UUID | None = None) -> Whose:
    return Whose(AYO, MEETING, person, way)


def test_its_writer_finds_it_oldest_first(store: Store) -> None:
    a_school(store)
    first, second = keep(store), keep(store, FEELING)
    with store.reading(LARKFIELD) as reader:
        found = preparations.mine(reader, whose())
        one = preparations.one(reader, whose(), second.id)
    assert [each.id for each in found] == [first.id, second.id]
    assert (found[0].about, found[0].text) == (About.WISH, "More time.")
    assert one is not None
    assert (one.face, one.chair) == (Face.WORRIED, SIAN.person)


def test_nobody_else_finds_it(store: Store) -> None:
    a_school(store)
    thing = keep(store, way=WAY)
    others = (
        whose(LUKASZ.person, WAY),
        whose(),
        whose(way=an_id("other pictures")),
        Whose(OLI, MEETING, AMINA.person, WAY),
        Whose(AYO, an_id("another meeting"), AMINA.person, WAY),
    )
    with store.reading(LARKFIELD) as reader:
        for one in others:
            assert preparations.mine(reader, one) == []
            assert preparations.one(reader, one, thing.id) is None
        assert preparations.for_chair(reader, whose(SIAN.person)) == []


def test_those_who_come_together_read_what_is_for_all_of_them(store: Store) -> None:
    a_school(store)
    keep(store)
    note = keep(store, OURS)
    people = {AMINA.person, LUKASZ.person}
    with store.reading(LARKFIELD) as reader:
        asked = whose(LUKASZ.person)
        (found,) = preparations.ours(reader, asked, 1, people)
        assert found.id == note.id
        assert preparations.ours(reader, asked, 2, people) == []
        assert preparations.ours(reader, asked, 1, {LUKASZ.person}) == []
        assert preparations.ours(reader, whose(), 1, people) == []


def test_the_chair_finds_a_feeling_and_its_answer(store: Store) -> None:
    a_school(store)
    feeling = keep(store, FEELING)
    with store.unit(LARKFIELD) as unit:
        answer = FeelingAnswer.note(feeling, "A small room.", by=SIAN)
        unit.save(answer, log=unit.log_of(AYO, Space.RESTRICTED))
    with store.reading(LARKFIELD) as reader:
        (found,) = preparations.for_chair(reader, whose(SIAN.person))
        assert [one.text for one in found.answers] == ["A small room."]
        assert preparations.for_chair(reader, whose(TOM.person)) == []
    with store.unit(LARKFIELD) as unit:
        feeling.show_chair(TOM.person, by=AMINA)
        unit.save(feeling, log=unit.log_of(AYO, Space.FAMILY_1))
    with store.reading(LARKFIELD) as reader:
        assert preparations.for_chair(reader, whose(SIAN.person)) == []
        assert len(preparations.for_chair(reader, whose(TOM.person))) == 1


def test_what_was_taken_back_is_found_by_nobody(store: Store) -> None:
    a_school(store)
    feeling = keep(store, FEELING)
    with store.unit(LARKFIELD) as unit:
        feeling.take_back(by=AMINA)
        unit.save(feeling, log=unit.log_of(AYO, Space.FAMILY_1))
    with store.reading(LARKFIELD) as reader:
        assert preparations.mine(reader, whose()) == []
        assert preparations.for_chair(reader, whose(SIAN.person)) == []


def test_everybody_reads_what_was_told(store: Store) -> None:
    a_school(store)
    wish = keep(store)
    with store.unit(LARKFIELD) as unit:
        wish.tell(an_id("told"), by=AMINA)
        told = ToldAll.of(an_id("told"), wish, by=AMINA)
        unit.save(wish, log=unit.log_of(AYO, Space.FAMILY_1))
        unit.save(told, log=unit.log_of(AYO, Space.SHARED))
    with store.reading(LARKFIELD) as reader:
        (found,) = preparations.told(reader, AYO, MEETING)
        (mine,) = preparations.mine(reader, whose())
        assert preparations.told(reader, OLI, MEETING) == []
    assert (found.by, found.text, found.about) == (
        AMINA.person,
        "More time.",
        About.WISH,
    )
    assert mine.told == found.id


def test_those_around_a_child_are_known_with_who_brought_them(store: Store) -> None:
    a_school(store)
    with store.reading(LARKFIELD) as reader:
        found = preparations.around(reader, AYO, MONDAY)
    assert set(found) >= {AMINA.person, TOM.person}
    assert found[AMINA.person].brought_by is None


def test_offers_and_messages_are_found_with_their_answers(store: Store) -> None:
    a_school(store)
    with store.unit(LARKFIELD) as unit:
        talk(unit, MEETING, Random(1))
    with store.reading(LARKFIELD) as reader:
        (offer,) = debriefs.offered(reader, AYO, MEETING)
        (told,) = debriefs.told(reader, AYO, MEETING)
        assert debriefs.offered(reader, AYO, an_id("another meeting")) == []
        assert debriefs.told(reader, OLI, MEETING) == []
    assert (offer.by, offer.person) == (TOM.person, AMINA.person)
    assert offer.moment is not None
    assert offer.accepted is not None
    assert (told.said[0], told.is_late) == ("He smiled.", False)


def test_what_was_erased_is_not_found(address: Place, store: Store) -> None:
    a_school(store)
    wish = keep(store)
    with store.unit(LARKFIELD) as unit:
        wish.tell(an_id("told"), by=AMINA)
        told = ToldAll.of(an_id("told"), wish, by=AMINA)
        wish.take_back(by=AMINA)
        unit.save(wish, log=unit.log_of(AYO, Space.FAMILY_1))
        unit.save(told, log=unit.log_of(AYO, Space.SHARED))
        prepare(unit, Random(1))
        talk(unit, MEETING, Random(1))
    for space in Space:
        if space is not Space.REGISTER:
            erased(address, log_of(AYO, space))
    with store.reading(LARKFIELD) as reader:
        assert preparations.mine(reader, whose()) == []
        assert preparations.told(reader, AYO, MEETING) == []
        assert debriefs.offered(reader, AYO, MEETING) == []
        assert debriefs.told(reader, AYO, MEETING) == []
