"""What went well is told by either side, once each, and others say that they saw it."""

from datetime import date

import pytest

from events.base import Actor, Side
from events.success import CannotConfirmSuccess, CannotTellSuccess, Success
from tests.cast import AMINA, AYO, LUKASZ, MONDAY, SUNDAY, TOM, TUESDAY, an_id
from tests.features.shows import shows
from tests.scenario import Said, fact, given, new_facts

SLEPT = an_id("a success")


def told(
    text: str = "He slept all night.",
    helped: str | None = None,
    *,
    by: Actor = AMINA,
    day: date = SUNDAY,
) -> Success:
    return Success.tell(SLEPT, AYO, day, text, helped, by=by, today=MONDAY)


def seen_too(by: Actor) -> Said:
    return fact(Success.SuccessConfirmed, side=by.side, by=by.person)


@shows("events.success:Success.tell", at="because_it_is_blank")
def test_f52_what_went_well_is_said_in_words() -> None:
    (one,) = new_facts(told())
    assert one.words["text"] == "He slept all night."
    with pytest.raises(CannotTellSuccess, match="went well"):
        told(" \n")


@pytest.mark.parametrize("by", [AMINA, TOM])
def test_either_side_tells_it(by: Actor) -> None:
    (one,) = new_facts(told(by=by))
    assert (one.words["side"], one.words["by"]) == (by.side, by.person)


@pytest.mark.parametrize(
    ("helped", "kept"), [("The light.", "The light."), (" ", None), (None, None)]
)
def test_what_helped_is_kept_where_it_says_something(
    helped: str | None, kept: str | None
) -> None:
    (one,) = new_facts(told(helped=helped))
    assert one.words["helped"] == kept


def test_nothing_has_gone_well_tomorrow() -> None:
    assert new_facts(told(day=MONDAY))
    with pytest.raises(CannotTellSuccess, match="not come yet"):
        told(day=TUESDAY)


def test_the_other_side_says_that_it_saw_it_too() -> None:
    given(told()).when(lambda one: one.confirm(by=TOM)).then(seen_too(TOM))
    given(told(), seen_too(TOM)).when(lambda one: one.confirm(by=LUKASZ)).then(
        seen_too(LUKASZ)
    )


@shows("events.success:Success.confirm", at="because_it_is_your_own")
def test_f52_nobody_says_so_of_what_they_told() -> None:
    assert AMINA.side is Side.HOME
    given(told()).when(lambda one: one.confirm(by=AMINA)).then_refused(
        CannotConfirmSuccess.because_it_is_your_own()
    )


def test_nobody_says_so_twice() -> None:
    given(told(), seen_too(TOM)).when(lambda one: one.confirm(by=TOM)).then_refused(
        CannotConfirmSuccess.because_you_said_so_before()
    )
