"""Two people write one text and agree by name; a compromise says what each gave."""

from collections.abc import Callable

import pytest

from events.base import Actor
from events.joint_text import (
    CannotAgreeToText,
    CannotWriteTogether,
    JointText,
    TextKind,
)
from tests.cast import AMINA, AYO, LUKASZ, TOM, an_id
from tests.features.shows import shows
from tests.scenario import Said, fact, given, new_facts

TEXT = an_id("a text of two")
FIRST = "He eats in the small room."


def begun(
    kind: TextKind = TextKind.TOGETHER,
    *,
    title: str = "Lunch",
    text: str = FIRST,
    whom: Actor = AMINA,
) -> JointText:
    return JointText.begin(TEXT, AYO, whom.person, kind, title, text, by=TOM)


def compromise() -> JointText:
    return begun(TextKind.COMPROMISE)


def wrote(number: int, by: Actor = AMINA) -> Said:
    words = {"side": by.side, "by": by.person}
    return fact(JointText.VersionWritten, number=number, text="Better.", **words)


def said_yes(by: Actor, number: int = 1, gave: str | None = None) -> Said:
    words = {"side": by.side, "by": by.person}
    return fact(JointText.VersionAgreed, number=number, gave=gave, **words)


def write(after: int, by: Actor = AMINA, text: str = "Better.") -> Callable[..., None]:
    return lambda one: one.write(after, text, by=by)


def agree(by: Actor, number: int = 1, gave: str | None = None) -> Callable[..., None]:
    return lambda one: one.agree(number, gave, by=by)


def test_somebody_begins_a_text_with_somebody_else() -> None:
    (one,) = new_facts(begun())
    assert (one.words["whom"], one.words["by"]) == (AMINA.person, TOM.person)
    assert one.words["text"] == FIRST


@shows("events.joint_text:JointText.begin", at="because_one_is_not_two")
def test_f110_it_takes_two() -> None:
    assert new_facts(begun())
    with pytest.raises(CannotWriteTogether, match="somebody else"):
        begun(whom=TOM)


@pytest.mark.parametrize(
    ("words", "says"),
    [({"title": " "}, "what it is about"), ({"text": "\n"}, "at least one word")],
)
def test_it_begins_with_words(words: dict[str, str], says: str) -> None:
    with pytest.raises(CannotWriteTogether, match=says):
        begun(**words)  # type: ignore[arg-type]


def test_either_of_the_two_writes_the_next_version() -> None:
    given(begun()).when(write(1)).then(wrote(2))
    given(begun(), wrote(2)).when(write(2, TOM)).then(wrote(3, TOM))
    given(begun()).when(write(1, text=" ")).then_refused(
        CannotWriteTogether.because_it_is_blank()
    )


@shows("events.joint_text:JointText._check_open", at="because_there_is_a_newer_one")
def test_f110_nobody_writes_over_what_they_have_not_read() -> None:
    given(begun(), wrote(2)).when(write(2, TOM)).then(wrote(3, TOM))
    given(begun(), wrote(2)).when(write(1, TOM)).then_refused(
        CannotWriteTogether.because_there_is_a_newer_one()
    )
    given(begun(), wrote(2)).when(agree(TOM)).then_refused(
        CannotWriteTogether.because_there_is_a_newer_one()
    )


@shows("events.joint_text:JointText._check_open", at="because_two_others_write_it")
def test_f110_nobody_else_writes_or_agrees() -> None:
    refusal = CannotWriteTogether.because_two_others_write_it()
    given(begun()).when(agree(AMINA)).then(said_yes(AMINA))
    given(begun()).when(agree(LUKASZ)).then_refused(refusal)
    given(begun()).when(write(1, LUKASZ)).then_refused(refusal)


@shows("events.joint_text:JointText.agree", at="because_you_said_so_before")
def test_f110_each_agrees_once_by_name() -> None:
    given(begun()).when(agree(TOM)).then(said_yes(TOM))
    given(begun(), said_yes(TOM)).when(agree(AMINA)).then(said_yes(AMINA))
    given(begun(), said_yes(TOM)).when(agree(TOM)).then_refused(
        CannotAgreeToText.because_you_said_so_before()
    )


@shows("events.joint_text:JointText._version_written", at="self.agreed = set()")
def test_f110_a_new_version_asks_both_again() -> None:
    given(begun(), said_yes(TOM), wrote(2)).when(agree(TOM, 2)).then(said_yes(TOM, 2))


@shows("events.joint_text:JointText._check_open", at="because_it_is_agreed")
def test_f110_what_both_agreed_to_stays() -> None:
    both = (said_yes(TOM), said_yes(AMINA))
    given(begun(), both[0]).when(write(1)).then(wrote(2))
    given(begun(), *both).when(write(1)).then_refused(
        CannotWriteTogether.because_it_is_agreed()
    )


@shows(
    "events.joint_text:JointText.agree",
    at="because_a_compromise_says_what_each_gave",
)
@pytest.mark.parametrize("gave", [None, " "])
def test_f110_a_compromise_records_what_each_gave(gave: str | None) -> None:
    told = "Ten minutes of play."
    given(compromise()).when(agree(TOM, gave=told)).then(said_yes(TOM, gave=told))
    given(compromise()).when(agree(TOM, gave=gave)).then_refused(
        CannotAgreeToText.because_a_compromise_says_what_each_gave()
    )
    given(begun()).when(agree(TOM, gave=gave)).then(said_yes(TOM))
