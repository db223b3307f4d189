"""A safeguarding lead opens a diary from outside, for a day and for a reason."""

from datetime import UTC, datetime

import pytest

from events.access import CannotCloseDiary, CannotOpenDiary, Opening
from tests.cast import AYO, an_id
from tests.events.test_limits import LEAD, SECOND
from tests.features.shows import shows
from tests.scenario import fact, given, new_facts

NOW = datetime(2026, 9, 7, 8, tzinfo=UTC)


def an_opening(reason: str = "A worry about this week.") -> Opening:
    return Opening.break_glass(
        an_id("an opening"), AYO, reason, hidden=False, by=LEAD, now=NOW
    )


def test_a_lead_opens_a_diary_for_a_day() -> None:
    assert new_facts(an_opening()) == [
        fact(
            Opening.GlassBroken,
            child=AYO,
            until="2026-09-08T08:00:00.000000Z",
            reason="A worry about this week.",
            hidden=False,
            by=LEAD.person,
        )
    ]


@pytest.mark.parametrize("reason", [" ", ".", "— ?"])
@shows("events.access:Opening.break_glass", at="because_it_is_blank")
def test_f105_nobody_opens_it_without_a_reason(reason: str) -> None:
    refusal = None
    try:
        an_opening(reason)
    except CannotOpenDiary as refused:
        refusal = refused
    assert repr(refusal) == repr(CannotOpenDiary.because_it_is_blank())


def test_whoever_opened_it_closes_it_once() -> None:
    closed = fact(Opening.GlassClosed, by=LEAD.person)
    given(an_opening()).when(lambda opening: opening.close(by=LEAD)).then(closed)
    given(an_opening(), closed).when(
        lambda opening: opening.close(by=LEAD)
    ).then_refused(CannotCloseDiary.because_it_is_closed())
    given(an_opening()).when(lambda opening: opening.close(by=SECOND)).then_refused(
        CannotCloseDiary.because_somebody_else_opened_it()
    )
