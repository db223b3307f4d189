"""What is told of a meeting, its notes, a concern and the rest when words are gone."""

from typing import Final
from uuid import UUID

import pytest

from events.base import ERASED, Fact, Recorded, Side
from events.catalogue import KINDS
from events.concern import Concern
from events.decision import Decision
from events.measure import Measure
from events.meeting import Meeting
from events.minutes import Minutes
from events.minutes_check import MinutesCheck
from events.route_trial import RouteTrials
from projections import (
    concern_rows,
    decision_rows,
    measures,
    meeting_steps,
    minutes_folding,
    route_trials,
)
from tests.cast import AMINA, AYO, LARKFIELD, SIAN, TOM, an_id

MEETING: Final = an_id("a meeting whose words are gone")
AT: Final = "2026-09-08T08:00:00.000000Z"
OF_A_MEETING: Final = [
    one for one in meeting_steps.go_on.registry if issubclass(one, Fact)
]
OF_NOTES: Final = [one for one in minutes_folding.add.registry if issubclass(one, Fact)]


def a_fact(kind: type[Fact], by: UUID | None = None, **words: object) -> Recorded:
    """A fact of *kind* of which nothing is known but the *words*."""
    fact = kind.__new__(kind)
    erased = dict.fromkeys(KINDS_OF[kind], ERASED)
    of = {"originator_id": MEETING, "originator_version": 1, "by": by}
    fact.__dict__.update({**erased, **of, **words})
    return Recorded(LARKFIELD, 1, UUID(int=7), 0, AT, bytes(32), fact)


KINDS_OF: Final = {kind.cls: kind.fields for kind in KINDS.values()}


def test_a_meeting_of_erased_facts_says_that_it_was_and_no_more() -> None:
    begun = a_fact(Meeting.MeetingProposed, child=AYO)
    later = [a_fact(kind) for kind in OF_A_MEETING if kind in KINDS_OF]
    assert later
    row = meeting_steps.told([*later, begun, *later])
    assert row is not None
    assert (row.purpose, row.agreed, row.parts, row.roles) == (None, {}, {}, [])
    assert meeting_steps.told(later) is None


def test_what_is_said_of_one_item_is_not_said_of_another() -> None:
    item = {"text": "Reading.", "side": Side.HOME}
    other = an_id("another item")
    kinds = {one.__name__: one for one in OF_A_MEETING}
    row = meeting_steps.told(
        [
            a_fact(Meeting.MeetingProposed, child=AYO),
            a_fact(kinds["ItemAdded"], AMINA.person, **item),
            a_fact(kinds["ItemAdded"], AMINA.person, originator_id=other, **item),
            a_fact(kinds["ItemDeferred"], TOM.person, originator_id=other),
            a_fact(kinds["ItemWithdrawn"], AMINA.person, originator_id=other),
        ]
    )
    assert row is not None
    first, second = row.items
    assert (first.deferred, first.withdrawn) == (None, False)
    assert second.deferred is not None
    assert second.withdrawn


def test_notes_of_erased_facts_say_that_they_were_and_no_more() -> None:
    kinds = [kind for kind in OF_NOTES if kind in KINDS_OF]
    begun = a_fact(Minutes.MinutesOpened, child=AYO)
    sent = a_fact(MinutesCheck.SentForChecking, child=AYO)
    early = [a_fact(kind) for kind in kinds if "Words" in kind.__name__]
    later = [a_fact(kind) for kind in kinds if kind is not MinutesCheck.SentForChecking]
    notes = minutes_folding.fold(MEETING, [*early, begun, sent, *later])
    assert notes is not None
    assert notes.lines == {}
    assert notes.checking is not None
    told = notes.checking
    assert (told.given, told.right, told.seen_by, told.requests) == ({}, {}, [], [])
    assert minutes_folding.fold(MEETING, early) is None


def test_an_answer_belongs_to_the_request_that_it_names() -> None:
    asked, other = an_id("one request"), an_id("another request")
    notes = minutes_folding.fold(
        MEETING,
        [
            a_fact(Minutes.MinutesOpened, child=AYO),
            a_fact(MinutesCheck.SentForChecking, child=AYO),
            a_fact(MinutesCheck.ChangeAsked, request=asked),
            a_fact(MinutesCheck.ChangeAsked, AMINA.person, request=other),
            a_fact(MinutesCheck.ChangeAnswered, request=other, taken_up=False),
        ],
    )
    assert notes is not None
    assert notes.checking is not None
    assert [one.id for one in notes.checking.unanswered] == [asked]
    assert [one.id for one in notes.checking.differing] == [asked, other]


@pytest.mark.parametrize("ask", [meeting_steps.go_on, minutes_folding.add])
def test_a_fact_of_something_else_is_told_nowhere(ask: object) -> None:
    assert callable(ask)
    strange = a_fact(Concern.ConcernClosed)
    with pytest.raises(NotImplementedError):
        ask(strange.fact, None, strange)


def test_a_concern_and_a_decision_pass_over_what_nobody_can_be_named_for() -> None:
    raised = a_fact(Concern.ConcernRaised, child=AYO)
    assert isinstance(raised.fact, Concern.ConcernRaised)
    concern = concern_rows.concern_of(raised.fact, raised)
    concern_rows.go_on(concern, raised)
    assert (concern.verdict, concern.closed) == (None, None)
    decided = a_fact(Decision.DecisionMade, child=AYO)
    assert isinstance(decided.fact, Decision.DecisionMade)
    row = decision_rows.decision_of(decided.fact, decided)
    decision_rows.go_on(row, decided)
    assert row.seen_by == []


def test_a_value_that_was_taken_back_is_the_one_that_is_named() -> None:
    kept, other = an_id("a value"), an_id("another value")
    found: dict[UUID, measures.Measured] = {}
    for one in (
        a_fact(Measure.MeasureBegun, child=AYO),
        a_fact(Measure.ValueKept, value=kept),
        a_fact(Measure.ValueKept, value=other),
        a_fact(Measure.ValueTakenBack, value=other),
    ):
        measures._put(found, one)
    assert [one.is_gone for one in found[MEETING].values] == [False, True]


def test_a_way_that_was_erased_is_told_no_more() -> None:
    begun = a_fact(RouteTrials.TrialBegun, trial=MEETING)
    said = a_fact(RouteTrials.VerdictGiven, SIAN.person, trial=MEETING)
    assert route_trials._told([begun, said]) == {}
