"""What home and school tell each other about each day, and days without a note."""

from datetime import date

import pytest

from events.base import Actor, Role, Side
from events.daily import CHOICES, Section
from events.day_template import CannotChangeDay, DayTemplate, Rhythm
from events.quiet_day import CannotExplainDay, QuietBecause, QuietDay
from tests.cast import AMINA, AYO, AYO_IN_PERSON, MONDAY, SUNDAY, TOM, TUESDAY, an_id
from tests.features.shows import shows
from tests.scenario import Said, fact, given, new_facts

BY_HOME = {"child": AYO, "side": Side.HOME, "by": AMINA.person}
BY_SCHOOL = {"child": AYO, "side": Side.SCHOOL, "by": TOM.person}
ADVOCATE = Actor(an_id("an advocate"), Role.ADVOCATE, Side.OTHER)
FOOD, MOOD = frozenset({Section.FOOD}), frozenset({Section.MOOD})
EVERY_DAY = Rhythm.EVERY_SCHOOL_DAY


def on(section: Section, by: dict[str, object] = BY_SCHOOL) -> Said:
    return fact(DayTemplate.SectionSwitchedOn, section=section, **by)


def often(rhythm: Rhythm = EVERY_DAY, by: dict[str, object] = BY_SCHOOL) -> Said:
    return fact(DayTemplate.RhythmChosen, rhythm=rhythm, **by)


def begun() -> DayTemplate:
    return DayTemplate.of(AYO, by=TOM)


def test_every_section_has_something_to_tap() -> None:
    assert set(CHOICES) == set(Section)
    for choices in CHOICES.values():
        assert 1 < len(choices) == len(set(choices)) < 6


def test_somebody_begins_to_choose() -> None:
    (said,) = new_facts(begun())
    assert said == fact(DayTemplate.TemplateBegun, child=AYO, by=TOM.person)


@shows("events.day_template:DayTemplate.choose", at="self._rhythm_chosen")
def test_f59_one_side_proposes_how_often_there_is_a_note() -> None:
    given(begun()).when(lambda one: one.choose(FOOD | MOOD, EVERY_DAY, by=TOM)).then(
        on(Section.FOOD), on(Section.MOOD), often()
    )


def test_the_family_says_yes() -> None:
    given(begun(), on(Section.FOOD), often()).when(
        lambda one: one.agree(by=AMINA)
    ).then(fact(DayTemplate.TemplateAgreed, **BY_HOME))


def test_a_young_person_says_yes_with_home() -> None:
    by_ayo = {**BY_HOME, "by": AYO_IN_PERSON.person}
    given(begun(), on(Section.FOOD)).when(lambda one: one.agree(by=AYO_IN_PERSON)).then(
        fact(DayTemplate.TemplateAgreed, **by_ayo)
    )


@shows("events.day_template:DayTemplate.choose", at="self._section_switched")
def test_f60_either_side_switches_a_section() -> None:
    off = fact(DayTemplate.SectionSwitchedOff, section=Section.FOOD, **BY_HOME)
    given(begun(), on(Section.FOOD), often()).when(
        lambda one: one.choose(MOOD, EVERY_DAY, by=AMINA)
    ).then(on(Section.MOOD, BY_HOME), off)


@shows("events.day_template:DayTemplate.agree", at="because_they_said_yes")
@shows("events.day_template:DayTemplate._section_switched_off", at="self.agreed")
def test_f59_after_a_change_the_other_side_has_still_to_say_yes() -> None:
    yes = fact(DayTemplate.TemplateAgreed, **BY_HOME)
    changed = (
        on(Section.FOOD),
        yes,
        fact(DayTemplate.SectionSwitchedOff, section=Section.FOOD, **BY_HOME),
    )
    given(begun(), *changed).when(lambda one: one.agree(by=TOM)).then(
        fact(DayTemplate.TemplateAgreed, **BY_SCHOOL)
    )
    given(begun(), *changed).when(lambda one: one.agree(by=AMINA)).then_refused(
        CannotChangeDay.because_they_said_yes()
    )


def test_there_is_something_to_say_yes_to() -> None:
    given(begun()).when(lambda one: one.agree(by=AMINA)).then_refused(
        CannotChangeDay.because_nothing_was_proposed()
    )


def test_what_is_so_already_is_not_chosen_again() -> None:
    given(begun(), on(Section.FOOD), often()).when(
        lambda one: one.choose(FOOD, EVERY_DAY, by=AMINA)
    ).then_refused(CannotChangeDay.because_nothing_would_change())


def test_a_guest_does_not_choose() -> None:
    refused = CannotChangeDay.because_it_is_for_home_and_school()
    given(begun()).when(
        lambda one: one.choose(FOOD, EVERY_DAY, by=ADVOCATE)
    ).then_refused(refused)


def explained(
    day: date = MONDAY,
    because: QuietBecause = QuietBecause.AWAY,
    why: str | None = None,
) -> QuietDay:
    return QuietDay.explain(
        an_id("a quiet day"), AYO, day, because, why, by=TOM, today=MONDAY
    )


@pytest.mark.parametrize("day", [MONDAY, SUNDAY])
def test_somebody_says_why_there_is_no_note(day: date) -> None:
    (said,) = new_facts(explained(day, why="  "))
    assert said == fact(
        QuietDay.DayExplained, day=day, because=QuietBecause.AWAY, why=None, **BY_SCHOOL
    )


def test_another_reason_is_said_in_words() -> None:
    with pytest.raises(CannotExplainDay, match="in a few words"):
        explained(because=QuietBecause.OTHER)
    (said,) = new_facts(explained(because=QuietBecause.OTHER, why="A fire drill."))
    assert said.words["why"] == "A fire drill."


def test_a_day_to_come_is_not_explained() -> None:
    with pytest.raises(CannotExplainDay, match="has not come yet"):
        explained(TUESDAY)
