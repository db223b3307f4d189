"""Somebody keeps things about a meeting, and alone says who reads them."""

from uuid import UUID

import pytest

from events.base import Actor, Refusal, Role, Side, Space
from events.company import Around, company_of, own_space
from events.preparation import About, Face, Keeper, Kept, Preparation, Readers
from events.preparation_refusals import (
    CannotAnswerFeeling,
    CannotKeepForMeeting,
    CannotUsePreparation,
)
from events.preparation_told import FeelingAnswer, ToldAll, answer_to
from tests.cast import AMINA, AYO, AYO_IN_PERSON, LUKASZ, MONDAY, SIAN, TOM, an_id
from tests.scenario import fact, given, new_facts

THING, MEETING, TOLD, WAY = map(an_id, ("a thing", "a meeting", "told", "a way"))
WISH = Kept(About.WISH, "More time.", None, Readers.MINE)
NOTE = Kept(About.NOTE, "Ask about the bus.", None, Readers.MINE)
FEELING = Kept(About.FEELING, "", Face.WORRIED, Readers.CHAIR)
FELT = Kept(About.AFTERWARDS, "", Face.CALM, Readers.MINE)


def kept(
    what: Kept = WISH, keeper: Keeper | None = None, by: Actor = AMINA
) -> Preparation:
    return Preparation.keep(
        THING,
        AYO,
        MEETING,
        what,
        keeper or Keeper(company=0, way=WAY),
        chair=SIAN.person,
        by=by,
        today=MONDAY,
    )


def after(found: Preparation) -> Preparation:
    found.collect_events()
    return found


def told() -> Preparation:
    found = kept()
    found.tell(TOLD, by=AMINA)
    return after(found)


def back(what: Kept = WISH) -> Preparation:
    found = kept(what)
    found.take_back(by=AMINA)
    return after(found)


def test_somebody_keeps_a_wish() -> None:
    (said,) = new_facts(kept())
    assert said == fact(
        Preparation.ThingPrepared,
        child=AYO,
        meeting=MEETING,
        day=MONDAY,
        about=About.WISH,
        text="More time.",
        face=None,
        readers=Readers.MINE,
        company=0,
        chair=None,
        way=WAY,
        by=AMINA.person,
    )


def test_only_a_feeling_names_the_chair() -> None:
    assert kept(FEELING).chair == SIAN.person
    for what in (WISH, NOTE, FELT):
        assert kept(what).chair is None


@pytest.mark.parametrize("about", About)
@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_nothing_is_not_kept(about: About, text: str) -> None:
    readers = Readers.CHAIR if about is About.FEELING else Readers.MINE
    with pytest.raises(CannotKeepForMeeting, match="at least one word"):
        kept(Kept(about, text, None, readers))


@pytest.mark.parametrize("about", [About.WISH, About.NOTE])
def test_a_face_alone_is_for_feelings(about: About) -> None:
    with pytest.raises(CannotKeepForMeeting, match="at least one word"):
        kept(Kept(about, "", Face.SAD, Readers.MINE))


@pytest.mark.parametrize(
    ("about", "readers"),
    [
        (About.WISH, Readers.OURS),
        (About.WISH, Readers.CHAIR),
        (About.NOTE, Readers.CHAIR),
        (About.FEELING, Readers.MINE),
        (About.FEELING, Readers.OURS),
        (About.AFTERWARDS, Readers.CHAIR),
        (About.AFTERWARDS, Readers.OURS),
    ],
)
def test_nobody_else_reads_it_by_a_slip(about: About, readers: Readers) -> None:
    with pytest.raises(CannotKeepForMeeting, match="readers that are offered"):
        kept(Kept(about, "Hello", None, readers))


def test_a_note_for_all_needs_somebody_to_come_with() -> None:
    ours = Kept(About.NOTE, "Hello", None, Readers.OURS)
    assert kept(ours).kept.readers is Readers.OURS
    with pytest.raises(CannotKeepForMeeting, match="Nobody comes with you"):
        kept(ours, Keeper(company=None))


def test_the_chair_tells_themselves_nothing() -> None:
    with pytest.raises(CannotKeepForMeeting, match="You are the chair"):
        kept(FEELING, by=SIAN)
    assert kept(WISH, by=SIAN).whose == (SIAN.person, WAY)


@pytest.mark.parametrize("what", [WISH, FELT])
def test_it_is_told_word_for_word_and_once(what: Kept) -> None:
    thing = after(kept(what))
    given(thing).when(lambda one: one.tell(TOLD, by=AMINA)).then(
        fact(Preparation.ThingTold, told=TOLD, by=AMINA.person)
    )
    (said,) = new_facts(ToldAll.of(TOLD, kept(what), by=AMINA))
    assert said == fact(
        ToldAll.AllTold,
        child=AYO,
        meeting=MEETING,
        about=what.about,
        text=what.text,
        face=what.face,
        side=Side.HOME,
        by=AMINA.person,
    )
    given(told()).when(lambda one: one.tell(TOLD, by=AMINA)).then_refused(
        CannotUsePreparation.because_everybody_was_told()
    )


@pytest.mark.parametrize("what", [NOTE, FEELING])
def test_a_note_and_a_feeling_stay_private(what: Kept) -> None:
    given(after(kept(what))).when(lambda one: one.tell(TOLD, by=AMINA)).then_refused(
        CannotUsePreparation.because_it_stays_private()
    )


def test_a_new_chair_reads_a_feeling_only_when_they_are_shown() -> None:
    thing = after(kept(FEELING))
    given(thing).when(lambda one: one.show_chair(TOM.person, by=AMINA)).then(
        fact(Preparation.ChairShown, chair=TOM.person, by=AMINA.person)
    )
    assert thing.chair == TOM.person


@pytest.mark.parametrize(
    ("what", "chair", "why"),
    [
        (
            WISH,
            TOM.person,
            CannotUsePreparation.because_the_chair_reads_feelings_only(),
        ),
        (FEELING, None, CannotUsePreparation.because_there_is_no_chair()),
        (FEELING, SIAN.person, CannotUsePreparation.because_they_read_it_already()),
        (FEELING, AMINA.person, CannotUsePreparation.because_they_read_it_already()),
    ],
)
def test_the_chair_is_shown_nothing_else(
    what: Kept, chair: UUID | None, why: Refusal
) -> None:
    given(after(kept(what))).when(
        lambda one: one.show_chair(chair, by=AMINA)
    ).then_refused(why)


def test_what_was_taken_back_is_over() -> None:
    gone = CannotUsePreparation.because_it_was_taken_back()
    given(back()).when(lambda one: one.take_back(by=AMINA)).then_refused(gone)
    given(back()).when(lambda one: one.tell(TOLD, by=AMINA)).then_refused(gone)
    given(back(FEELING)).when(
        lambda one: one.show_chair(TOM.person, by=AMINA)
    ).then_refused(gone)
    with pytest.raises(CannotUsePreparation, match="taken back"):
        FeelingAnswer.note(back(FEELING), "Yes.", by=SIAN)


def test_what_everybody_was_told_can_be_taken_from_the_own_space() -> None:
    given(told()).when(lambda one: one.take_back(by=AMINA)).then(
        fact(Preparation.ThingTakenBack, by=AMINA.person)
    )


def test_the_chair_answers_in_words() -> None:
    (said,) = new_facts(FeelingAnswer.note(kept(FEELING), "A small room.", by=SIAN))
    assert said == fact(
        FeelingAnswer.FeelingAnswered,
        child=AYO,
        meeting=MEETING,
        feeling=THING,
        text="A small room.",
        by=SIAN.person,
    )
    with pytest.raises(CannotAnswerFeeling, match="Write what you will do"):
        FeelingAnswer.note(kept(FEELING), " ", by=SIAN)
    assert answer_to(THING, SIAN.person) != answer_to(THING, TOM.person)
    assert CannotAnswerFeeling.because_it_was_answered().about == ""


PARENT = Around(Role.PARENT, Side.HOME)
FRIEND, OTHER = an_id("a friend"), an_id("another friend")


def around() -> dict[UUID, Around]:
    return {
        AMINA.person: PARENT,
        LUKASZ.person: PARENT,
        TOM.person: Around(Role.TEACHER, Side.SCHOOL),
        AYO_IN_PERSON.person: Around(Role.CHILD, Side.CHILD),
        FRIEND: Around(Role.SUPPORTER, Side.OTHER, AMINA.person),
        OTHER: Around(Role.SUPPORTER, Side.OTHER, TOM.person),
        an_id("Ada"): Around(Role.ADVOCATE, Side.OTHER),
        an_id("an officer"): Around(Role.LA_OFFICER, Side.OTHER),
    }


@pytest.mark.parametrize(
    ("households", "expected"),
    [
        ({}, (0, 0, 0, None, None)),
        ({AMINA.person: 1}, (0, 0, 0, None, None)),
        ({AMINA.person: 1, LUKASZ.person: 2}, (1, 2, 1, None, None)),
        ({AMINA.person: 1, an_id("x"): 2}, (1, None, 1, None, None)),
        ({AMINA.person: 1, LUKASZ.person: 2, FRIEND: 2}, (1, 2, 2, None, None)),
        ({AMINA.person: 1, LUKASZ.person: 2, OTHER: 2}, (1, 2, 1, 2, None)),
        ({an_id("Ada"): 1}, (0, 0, 0, None, 0)),
    ],
)
def test_people_come_with_their_household(
    households: dict[UUID, int], expected: tuple[int | None, ...]
) -> None:
    here = around()
    people = (AMINA.person, LUKASZ.person, FRIEND, OTHER, an_id("Ada"))
    found = tuple(company_of(one, here, households) for one in people)
    assert found == expected
    for one in (TOM.person, AYO_IN_PERSON.person, an_id("an officer"), an_id("no one")):
        assert company_of(one, here, households) is None


@pytest.mark.parametrize(
    ("side", "company", "space"),
    [
        (Side.CHILD, None, Space.CHILD),
        (Side.HOME, 0, Space.FAMILY_1),
        (Side.HOME, 1, Space.FAMILY_1),
        (Side.HOME, 2, Space.FAMILY_2),
        (Side.OTHER, 2, Space.FAMILY_2),
        (Side.HOME, None, Space.RESTRICTED),
        (Side.SCHOOL, None, Space.RESTRICTED),
        (Side.OTHER, None, Space.RESTRICTED),
    ],
)
def test_own_words_stand_in_a_log_that_nobody_else_reads(
    side: Side, company: int | None, space: Space
) -> None:
    assert own_space(side, company) is space
