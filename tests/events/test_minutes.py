"""The notes of a meeting while it goes on."""

from collections.abc import Callable
from uuid import UUID

import pytest

from events.minutes import Minutes, minutes_of
from events.minutes_kinds import GoalsTime, OnGoals, Verb, loaded_words
from events.minutes_refusals import (
    CannotCloseMeeting,
    CannotOpenNotes,
    CannotWriteNotes,
    LineIsNewer,
)
from events.minutes_rules import Wording
from tests.cast import AMINA, AYO, AYO_IN_PERSON, SIAN, TOM, an_id
from tests.features.shows import shows
from tests.scenario import Said, fact, given, new_facts

MEETING = an_id("a meeting")
LINE = an_id("a line")
ACTION = an_id("an action")
SAID = Wording("He likes the quiet room.", Verb.SAID, exact=False, speaker=AMINA.person)
BETTER = Wording(
    "He asked for the quiet room.", Verb.SAID, exact=True, speaker=AMINA.person
)

Ask = Callable[[Minutes], None]


def opened() -> Minutes:
    return Minutes.open(MEETING, AYO, "Agree on the quiet room.", 60, by=SIAN)


def written() -> Minutes:
    minutes = opened()
    minutes.write_line(LINE, SAID, by=TOM, went_out=False)
    return minutes


@shows("events.minutes:Minutes.open", at="because_no_aim_is_said")
def test_f36_notes_begin_with_what_the_meeting_is_to_achieve() -> None:
    (said,) = new_facts(opened())
    assert said == fact(
        Minutes.MinutesOpened,
        child=AYO,
        meeting=MEETING,
        aim="Agree on the quiet room.",
        minutes=60,
        side=SIAN.side,
        by=SIAN.person,
    )
    assert opened().id == minutes_of(MEETING)
    with pytest.raises(CannotOpenNotes) as refused:
        Minutes.open(MEETING, AYO, " ", 60, by=SIAN)
    assert refused.value.about == "aim"


@pytest.mark.parametrize("minutes", [0, 481])
def test_a_meeting_is_planned_for_some_time(minutes: int) -> None:
    with pytest.raises(CannotOpenNotes):
        Minutes.open(MEETING, AYO, "Talk.", minutes, by=SIAN)


@shows("events.minutes:Minutes.tick_aim", at="because_you_ticked_it")
def test_f36_each_person_ticks_the_aim_once() -> None:
    given(opened()).when(lambda minutes: minutes.tick_aim(by=AMINA)).then(
        fact(Minutes.AimTicked, side=AMINA.side, by=AMINA.person)
    )
    given(opened()).when(lambda minutes: minutes.tick_aim(by=SIAN)).then_refused(
        CannotWriteNotes.because_you_ticked_it()
    )


def test_the_aim_is_not_ticked_when_all_is_over() -> None:
    given(opened(), closed()).when(
        lambda minutes: minutes.tick_aim(by=AMINA)
    ).then_refused(CannotWriteNotes.because_the_meeting_is_closed())


@shows("events.minutes:Minutes.check_goals", at="because_it_was_answered")
def test_f37_each_person_answers_once_whether_it_is_on_its_goals() -> None:
    def ask(minutes: Minutes) -> None:
        minutes.check_goals(GoalsTime.THIRD, OnGoals.PARTLY, "Slowly.", by=AMINA)

    answered = fact(
        Minutes.GoalsChecked,
        when=GoalsTime.THIRD,
        answer=OnGoals.PARTLY,
        text="Slowly.",
        side=AMINA.side,
        by=AMINA.person,
    )
    given(opened()).when(ask).then(answered)
    given(opened(), answered).when(ask).then_refused(
        CannotWriteNotes.because_it_was_answered()
    )


def test_a_line_keeps_who_spoke_how_it_is_told_and_who_wrote() -> None:
    minutes = opened()
    minutes.collect_events()
    minutes.write_line(LINE, SAID, by=TOM, went_out=False)
    (said,) = new_facts(minutes)
    assert said == fact(
        Minutes.LineWritten,
        line=LINE,
        text="He likes the quiet room.",
        verb=Verb.SAID,
        exact=False,
        speaker=AMINA.person,
        other=None,
        side=TOM.side,
        by=TOM.person,
    )


@shows("events.minutes_rules:check_wording", at="because_nobody_speaks")
@shows("events.minutes_rules:check_wording", at="because_two_speak")
@pytest.mark.parametrize(
    ("speaker", "other", "refused"),
    [
        (None, None, CannotWriteNotes.because_nobody_speaks()),
        (None, " ", CannotWriteNotes.because_nobody_speaks()),
        (AMINA.person, "Ana", CannotWriteNotes.because_two_speak()),
        (AMINA.person, None, None),
        (None, "Ana", None),
    ],
)
def test_f40_each_line_says_who_spoke(
    speaker: UUID | None, other: str | None, refused: CannotWriteNotes | None
) -> None:
    said = Wording("Yes.", Verb.SAID, exact=True, speaker=speaker, other=other)
    asked = given(opened()).when(
        lambda minutes: minutes.write_line(LINE, said, by=TOM, went_out=False)
    )
    if refused is None:
        assert asked.refusal is None
    else:
        asked.then_refused(refused)


def test_a_line_has_words_and_an_id_of_its_own() -> None:
    blank = Wording(" ", Verb.SAID, exact=True, speaker=AMINA.person)
    given(opened()).when(
        lambda minutes: minutes.write_line(LINE, blank, by=TOM, went_out=False)
    ).then_refused(CannotWriteNotes.because_it_is_blank())
    given(written()).when(
        lambda minutes: minutes.write_line(LINE, SAID, by=TOM, went_out=False)
    ).then_refused(CannotWriteNotes.because_it_was_written_before())


def change(version: int = 1, said: Wording = BETTER, *, went_out: bool = False) -> Ask:
    return lambda minutes: minutes.change_line(
        LINE, said, version, by=AMINA, went_out=went_out
    )


CHANGED = fact(
    Minutes.LineChanged, line=LINE, **BETTER.words, side=AMINA.side, by=AMINA.person
)


@shows("events.minutes:Minutes.change_line", at="because_it_was_changed_meanwhile")
def test_f40_two_people_who_change_a_line_at_once_lose_nothing() -> None:
    given(written()).when(change()).then(CHANGED)
    given(written(), CHANGED).when(change(1, SAID)).then_refused(
        LineIsNewer.because_it_was_changed_meanwhile()
    )
    worse = fact(
        Minutes.LineChanged, line=LINE, **SAID.words, side=AMINA.side, by=AMINA.person
    )
    given(written(), CHANGED).when(change(2, SAID)).then(worse)


def test_a_line_is_changed_where_there_is_one_and_to_something_else() -> None:
    given(opened()).when(change()).then_refused(
        CannotWriteNotes.because_the_line_is_not_there()
    )
    given(written()).when(change(1, SAID)).then_refused(
        CannotWriteNotes.because_nothing_would_change()
    )


@shows("events.minutes_rules:check_draft", at="because_they_are_being_checked")
def test_f48_notes_that_went_out_are_not_touched() -> None:
    gone = CannotWriteNotes.because_they_are_being_checked()
    given(written()).when(change(went_out=True)).then_refused(gone)
    given(written()).when(
        lambda minutes: minutes.comment(LINE, ACTION, "Yes.", by=AMINA, went_out=True)
    ).then_refused(gone)
    given(written()).when(
        lambda minutes: minutes.write_line(ACTION, SAID, by=TOM, went_out=True)
    ).then_refused(gone)
    given(written()).when(change(went_out=False)).then(CHANGED)


def test_words_stand_beside_a_line() -> None:
    def ask(minutes: Minutes, text: str = "That is so.") -> None:
        minutes.comment(LINE, ACTION, text, by=AYO_IN_PERSON, went_out=False)

    told = fact(
        Minutes.LineCommented,
        line=LINE,
        comment=ACTION,
        text="That is so.",
        side=AYO_IN_PERSON.side,
        by=AYO_IN_PERSON.person,
    )
    given(written()).when(ask).then(told)
    given(written(), told).when(ask).then_refused(
        CannotWriteNotes.because_it_was_written_before()
    )
    given(written()).when(lambda minutes: ask(minutes, " ")).then_refused(
        CannotWriteNotes.because_it_is_blank()
    )
    given(opened()).when(ask).then_refused(
        CannotWriteNotes.because_the_line_is_not_there()
    )


def closed(actions: int = 0) -> Said:
    return fact(Minutes.MeetingClosed, actions=actions, by=SIAN.person)


WHOLE: dict[UUID, frozenset[str]] = {ACTION: frozenset()}


def close(actions: dict[UUID, frozenset[str]], *, no_action: bool = False) -> Ask:
    return lambda minutes: minutes.close(actions, no_action=no_action, by=SIAN)


@shows("events.minutes:Minutes.close", at="because_actions_lack_something")
def test_f43_a_meeting_cannot_close_while_an_action_lacks_something() -> None:
    for lack in ("owner", "due", "review"):
        given(opened()).when(close({ACTION: frozenset({lack})})).then_refused(
            CannotCloseMeeting.because_actions_lack_something()
        )
    given(opened()).when(
        lambda minutes: minutes.close(WHOLE, no_action=False, by=SIAN)
    ).then(closed(1))


@shows("events.minutes:Minutes.close", at="because_nothing_is_said_of_actions")
def test_f120_no_action_agreed_is_a_valid_end() -> None:
    given(opened()).when(
        lambda minutes: minutes.close({}, no_action=True, by=SIAN)
    ).then(closed())
    given(opened()).when(
        lambda minutes: minutes.close({}, no_action=False, by=SIAN)
    ).then_refused(CannotCloseMeeting.because_nothing_is_said_of_actions())


def test_a_meeting_is_closed_once_and_as_it_was() -> None:
    given(opened()).when(
        lambda minutes: minutes.close(WHOLE, no_action=True, by=SIAN)
    ).then_refused(CannotCloseMeeting.because_there_are_actions())
    given(opened(), closed()).when(
        lambda minutes: minutes.close({}, no_action=True, by=SIAN)
    ).then_refused(CannotCloseMeeting.because_it_is_closed())


@shows("events.minutes_kinds:LOADED")
def test_f39_words_that_weigh_what_somebody_said_are_found() -> None:
    assert loaded_words("She Claims he fell, alleges it and feels that he did.") == [
        "Claims",
        "alleges",
        "feels that",
    ]
    assert loaded_words("He reclaims his coat and feels well.") == []
