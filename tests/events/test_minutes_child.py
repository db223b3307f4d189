"""What a child said in a meeting, exactly, and how it was taken."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from events.minutes_child import (
    Came,
    CannotTakeWords,
    ChildsWords,
    Meant,
    Medium,
    Taken,
    asks_how_it_came,
)
from tests.cast import AMINA, AYO, AYO_IN_PERSON, MONDAY, TOM, an_id
from tests.features.shows import shows
from tests.scenario import fact, given, new_facts

MEETING, WORDS = an_id("a meeting"), an_id("words")
TAKEN = Taken(
    text="quiet good",
    medium=Medium.SYMBOLS,
    how="Chose two cards.",
    taken_by=TOM.person,
    prompts="What helps?",
    support="Tom held the board.",
    place="the quiet room",
    day=MONDAY,
    came=None,
)


def take(
    taken: Taken = TAKEN, today: date = MONDAY, *, final: bool = False
) -> ChildsWords:
    return ChildsWords.take(
        WORDS, AYO, MEETING, taken, by=TOM, today=today, final=final
    )


@shows("events.minutes_child:ChildsWords.take", at="because_it_says_not_how")
def test_f41_the_words_of_a_child_say_how_they_were_taken_and_by_whom() -> None:
    (said,) = new_facts(take())
    assert said == fact(
        ChildsWords.WordsTaken,
        child=AYO,
        meeting=MEETING,
        **TAKEN.words,
        side=TOM.side,
        by=TOM.person,
    )
    with pytest.raises(CannotTakeWords) as refused:
        take(replace(TAKEN, how=" "))
    assert refused.value.about == "how"


def test_words_are_not_blank_nor_of_tomorrow_nor_for_final_notes() -> None:
    with pytest.raises(CannotTakeWords):
        take(replace(TAKEN, text=" "))
    with pytest.raises(CannotTakeWords):
        take(today=MONDAY - timedelta(days=1))
    with pytest.raises(CannotTakeWords):
        take(final=True)


@shows("events.minutes_child:ChildsWords.interpret", at="because_adults_interpret")
def test_f41_what_an_adult_makes_of_it_stands_apart_with_their_name() -> None:
    given(take()).when(
        lambda words: words.interpret("He wants it quiet.", by=AMINA, final=False)
    ).then(
        fact(
            ChildsWords.WordsInterpreted,
            text="He wants it quiet.",
            side=AMINA.side,
            by=AMINA.person,
        )
    )
    given(take()).when(
        lambda words: words.interpret("Mine.", by=AYO_IN_PERSON, final=False)
    ).then_refused(CannotTakeWords.because_adults_interpret())


def test_an_interpretation_has_words_and_comes_before_the_end() -> None:
    given(take()).when(
        lambda words: words.interpret(" ", by=AMINA, final=False)
    ).then_refused(CannotTakeWords.because_it_is_blank())
    given(take()).when(
        lambda words: words.interpret("So.", by=AMINA, final=True)
    ).then_refused(CannotTakeWords.because_the_notes_are_final())


@shows("events.minutes_child:ChildsWords.read_back", at="because_it_was_asked")
def test_f41_the_own_answer_of_the_child_to_the_reading_back_is_kept_once() -> None:
    def ask(words: ChildsWords) -> None:
        words.read_back(Meant.NO, "quiet room", by=TOM, final=False)

    told = fact(
        ChildsWords.WordsReadBack, answer=Meant.NO, text="quiet room", by=TOM.person
    )
    given(take()).when(ask).then(told)
    given(take(), told).when(ask).then_refused(CannotTakeWords.because_it_was_asked())


@shows("events.minutes_child:asks_how_it_came")
@pytest.mark.parametrize(
    ("medium", "text", "asks"),
    [
        (Medium.SYMBOLS, "I would like to have more time in the room", True),
        (Medium.DRAWING, "one two three four five six seven eight", True),
        (Medium.SYMBOLS, "one two three four five six seven", False),
        (Medium.SPEECH, "I would like to have more time in the room", False),
    ],
)
def test_f41_a_wording_unlike_the_child_is_asked_about_and_never_refused(
    medium: Medium,
    text: str,
    asks: bool,  # noqa: FBT001
) -> None:
    assert asks_how_it_came(medium, text) is asks
    for came in (None, Came.OBSERVED):
        said = replace(TAKEN, medium=medium, text=text, came=came)
        assert not take(said).answered
