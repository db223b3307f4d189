"""Which reviews were held, planned and reported of, and since when they are due."""

from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
from eventsourcing.domain import Aggregate

from events.base import Space
from events.circle import Circle
from events.meeting import Meeting, When
from events.meeting_kinds import MeetingKind
from events.minutes import Minutes
from events.minutes_check import MinutesCheck
from events.store.unit import Store
from projections import reviews
from projections.reviews import Review
from tests.cast import (
    AMINA,
    AYO,
    LARKFIELD,
    MONDAY,
    OLI,
    SIAN,
    a_child,
    a_school,
    an_id,
)

IT: Final = an_id("a review")
NEXT: Final = MONDAY + timedelta(days=7)
NOON: Final = datetime(2026, 9, 7, 12, tzinfo=UTC)
ANNUAL: Final = MeetingKind.ANNUAL_REVIEW


@pytest.fixture(autouse=True)
def _a_school(store: Store) -> None:
    a_school(store)
    a_child(store, OLI)


def kept(store: Store, *things: Aggregate) -> None:
    with store.unit(LARKFIELD) as unit:
        unit.save(*things, log=unit.log_of(AYO, Space.SHARED))


def found(store: Store) -> list[Review]:
    with store.reading(LARKFIELD) as reader:
        (ayo,) = reviews.around(reader, [AYO])
    assert (ayo.child, ayo.since) == (AYO, MONDAY)
    return ayo.reviews


def proposed(kind: MeetingKind = ANNUAL) -> Meeting:
    return Meeting.propose(
        an_id(kind.value) if kind is not ANNUAL else IT,
        AYO,
        kind,
        "Look back.",
        When(MONDAY, NOON, 45, "Room 4"),
        frozen_days=0,
        by=SIAN,
        today=MONDAY,
    )


def test_a_review_is_planned_then_held_then_reported_of(store: Store) -> None:
    meeting = proposed()
    kept(store, meeting)
    assert found(store) == [Review(ANNUAL, MONDAY, held=False, reported=False)]
    meeting.move(When(NEXT, NOON, 45, "Room 4"), "Snow.", by=SIAN, today=MONDAY)
    notes = Minutes.open(IT, AYO, "One plan.", 45, by=SIAN)
    kept(store, meeting, notes)
    assert found(store) == [Review(ANNUAL, NEXT, held=False, reported=False)]
    notes.close({}, no_action=True, by=SIAN)
    check = MinutesCheck.send(
        IT, AYO, SIAN.person, NEXT, [AMINA.person], by=SIAN, closed=True
    )
    kept(store, notes, check)
    assert found(store) == [Review(ANNUAL, NEXT, held=True, reported=False)]
    check.send_on_time(NEXT, today=NEXT, by=SIAN)
    kept(store, check)
    assert found(store) == [Review(ANNUAL, NEXT, held=True, reported=True)]


def test_an_informal_talk_is_no_review_and_what_was_called_off_is_gone(
    store: Store,
) -> None:
    kept(store, proposed(MeetingKind.INFORMAL))
    assert found(store) == []
    review = proposed(MeetingKind.SEN_SUPPORT_REVIEW)
    kept(store, review)
    assert len(found(store)) == 1
    review.call_off("Nobody can come.", by=SIAN, today=MONDAY)
    kept(store, review)
    assert found(store) == []


def test_nothing_is_due_while_a_child_is_away(store: Store) -> None:
    with store.unit(LARKFIELD) as unit:
        circle = unit.find(Circle, AYO)
        assert circle is not None
        circle.let_go(MONDAY, by=SIAN.person, today=MONDAY)
        unit.save(circle, log=unit.log_of(AYO, Space.SHARED))
    with store.reading(LARKFIELD) as reader:
        assert [one.child for one in reviews.around(reader, [AYO, OLI])] == [OLI]
