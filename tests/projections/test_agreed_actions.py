"""An action as it stands, told from its facts, and many in the order they wait."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest

from events.agreed_action import AgreedAction
from events.agreed_action_progress import ActionBarrier, ActionProgress
from events.agreed_action_words import Days, Lack, Result, SetOut
from events.base import Space
from events.store.unit import Store
from projections import agreed_actions, agreed_actions_open
from projections.agreed_actions_open import Group, Pace, Wanted
from projections.agreed_actions_rows import ActionRow, Stage
from tests.cast import (
    AMINA,
    AYO,
    LARKFIELD,
    LUKASZ,
    MONDAY,
    OLI,
    SIAN,
    TOM,
    TUESDAY,
    a_child,
    a_new_id,
    a_school,
    an_id,
)
from tests.features.shows import shows

WHY = "No room is free."
MEETING, NOTE = an_id("a meeting"), an_id("a note")
Do = Callable[[AgreedAction], object]


@pytest.fixture(autouse=True)
def _a_school(store: Store) -> None:
    a_school(store)
    a_child(store, OLI)


def agreed(
    store: Store, *then: Do, child: UUID = AYO, due: date | None = None
) -> AgreedAction:
    action = AgreedAction.propose(a_new_id(), child, "A quiet place.", by=AMINA)
    action.name_owner(TOM.person, TOM.side, by=SIAN)
    if due is not None:
        action.set_days(Days(due, due), by=SIAN, today=MONDAY)
    for do in then:
        do(action)
    with store.unit(LARKFIELD) as unit:
        unit.save(action, log=unit.log_of(child, Space.SHARED))
    return action


def kept(store: Store, thing: ActionProgress | ActionBarrier) -> None:
    with store.unit(LARKFIELD) as unit:
        unit.save(thing, log=unit.log_of(AYO, Space.SHARED))


def row_of(store: Store, action: AgreedAction) -> ActionRow:
    with store.reading(LARKFIELD) as reader:
        row = agreed_actions.one(reader, action.child, action.id)
    assert row is not None
    return row


def is_done(action: AgreedAction) -> None:
    action.say_outcome(Result.DONE, None, by=TOM)


def is_confirmed(action: AgreedAction) -> None:
    action.confirm_outcome(by=AMINA)


def is_disputed(action: AgreedAction) -> None:
    action.dispute_outcome(WHY, by=AMINA)


def test_a_child_without_actions_has_none(store: Store) -> None:
    with store.reading(LARKFIELD) as reader:
        assert agreed_actions.of_child(reader, AYO) == []
        assert agreed_actions.one(reader, AYO, NOTE) is None


def test_an_action_is_told_as_it_stands(store: Store) -> None:
    how = SetOut("20 minutes", "daily", "Tom", TUESDAY, "Yes.")
    row = row_of(
        store, agreed(store, lambda one: one.set_out(how, by=TOM), due=TUESDAY)
    )
    assert (row.text, row.by, row.child) == ("A quiet place.", AMINA.person, AYO)
    assert (row.owner, row.owner_side) == (TOM.person, TOM.side)
    assert (row.due, row.review, row.lacks) == (TUESDAY, TUESDAY, ())
    assert (row.amount, row.frequency, row.until) == ("20 minutes", "daily", TUESDAY)
    assert (row.who, row.setting, row.stage) == ("Tom", "Yes.", Stage.OPEN)


def test_an_action_says_what_it_lacks(store: Store) -> None:
    assert row_of(store, agreed(store)).lacks == (Lack.DUE, Lack.REVIEW)


@shows("projections.agreed_actions_rows:_owned", at="grow_stale")
def test_f43_a_yes_from_before_a_change_is_told_as_such(store: Store) -> None:
    action = agreed(
        store,
        lambda one: one.confirm(by=AMINA),
        lambda one: one.object(WHY, by=LUKASZ),
    )
    answers = row_of(store, action).answers
    assert [one.agrees for one in answers.values()] == [True, False]
    assert [one.why for one in answers.values()] == [None, WHY]
    assert not any(one.is_stale for one in answers.values())
    changed = agreed(
        store,
        lambda one: one.confirm(by=AMINA),
        lambda one: one.name_owner(AMINA.person, AMINA.side, WHY, by=SIAN),
    )
    row = row_of(store, changed)
    assert [one.is_stale for one in row.answers.values()] == [True]
    assert [(one.owner, one.reason) for one in row.changes] == [
        (TOM.person, None),
        (AMINA.person, WHY),
    ]


@shows("projections.agreed_actions_rows:_linked", at="fact.note")
def test_f45_progress_is_told_with_its_evidence(store: Store) -> None:
    action = agreed(store)
    for notes in ([], [NOTE]):
        told = ActionProgress.tell(a_new_id(), action, "Twice.", notes, by=TOM)
        kept(store, told)
    progress = row_of(store, action).progress
    assert [one.text for one in progress] == ["Twice.", "Twice."]
    assert [one.notes for one in progress] == [[], [NOTE]]


@shows("projections.agreed_actions_rows:ActionRow.in_the_way")
def test_f17_what_is_in_the_way_stands_until_it_is_gone(store: Store) -> None:
    action = agreed(store)
    some = [
        ActionBarrier.name(a_new_id(), action, WHY, TUESDAY, by=TOM, today=MONDAY)
        for _ in range(2)
    ]
    some[1].overcome("The hall is free.", by=AMINA)
    for one in some:
        kept(store, one)
    row = row_of(store, action)
    assert [one.id for one in row.in_the_way] == [some[0].id]
    assert (row.barriers[1].how, row.barriers[1].gone_by) == (
        "The hall is free.",
        AMINA.person,
    )
    with store.reading(LARKFIELD) as reader:
        (waits,) = agreed_actions_open.around(reader, [AYO], Wanted(), MONDAY)
    assert (waits.is_blocked, waits.talk_on) == (True, TUESDAY)


@shows("projections.agreed_actions_rows:_disputed", at="fact.why")
def test_f45_a_dispute_stands_beside_what_was_said(store: Store) -> None:
    row = row_of(store, agreed(store, is_done, is_disputed))
    (outcome,) = row.outcomes
    assert (row.stage, outcome.result) == (Stage.DISPUTED, Result.DONE)
    assert (outcome.is_confirmed, outcome.why) == (False, WHY)
    assert outcome.answered_by == AMINA.person
    closed = row_of(store, agreed(store, is_done, is_confirmed))
    assert (closed.stage, closed.outcomes[0].is_confirmed) == (Stage.CLOSED, True)


@shows("projections.agreed_actions_open:group_of")
def test_f45_overdue_comes_first_then_due_soon_then_waiting(store: Store) -> None:
    today = MONDAY + timedelta(days=30)
    days = [today + timedelta(days=n) for n in (-1, 0, 14, 15)]
    late, now, soon, later = (agreed(store, due=day).id for day in days)
    waiting = agreed(store, is_done, due=days[0]).id
    disputed = agreed(store, is_done, is_disputed, due=days[1]).id
    never = agreed(store).id
    agreed(store, is_done, is_confirmed, due=days[0])
    agreed(store, child=OLI, due=days[0])
    with store.reading(LARKFIELD) as reader:
        told = agreed_actions_open.around(reader, [AYO], Wanted(), today)
    assert [one.action for one in told] == [
        late,
        *(one.action for one in told if one.action in {now, disputed}),
        soon,
        waiting,
        later,
        never,
    ]
    assert [one.group for one in told] == [
        Group.OVERDUE,
        *[Group.DUE_SOON] * 3,
        Group.WAITING,
        *[Group.LATER] * 2,
    ]
    assert told[0].text == "A quiet place."
    assert {one.result for one in told} == {None, Result.DONE}


@shows("projections.agreed_actions_open:_matches")
def test_f45_the_list_is_narrowed_by_owner_child_meeting_and_age(store: Store) -> None:
    mine = agreed(store)
    theirs = agreed(
        store, lambda one: one.name_owner(AMINA.person, AMINA.side, WHY, by=SIAN)
    )
    other = agreed(store, child=OLI)
    met = AgreedAction.propose(a_new_id(), AYO, "Meet.", meeting=MEETING, by=AMINA)
    with store.unit(LARKFIELD) as unit:
        unit.save(met, log=unit.log_of(AYO, Space.SHARED))
    asked = {
        Wanted(owner=AMINA.person): {theirs.id},
        Wanted(child=OLI): {other.id},
        Wanted(meeting=MEETING): {met.id},
        Wanted(older=1): set(),
        Wanted(): {mine.id, theirs.id, other.id, met.id},
    }
    for wanted, expected in asked.items():
        with store.reading(LARKFIELD) as reader:
            found = agreed_actions_open.around(reader, [AYO, OLI], wanted, MONDAY)
        assert {one.action for one in found} == expected, wanted


def test_it_is_known_when_actions_were_agreed_on_and_closed(store: Store) -> None:
    agreed(store)
    agreed(store, is_done, is_confirmed)
    agreed(store, child=OLI)
    with store.reading(LARKFIELD) as reader:
        found = agreed_actions_open.pace(reader, [AYO])
    assert sorted(found, key=str) == [Pace(MONDAY, None), Pace(MONDAY, MONDAY)]
