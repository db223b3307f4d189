"""A change of the register as a whole has two ends, and is taken back once."""

from events.roster import CannotUndoChange, ChangeKind, RosterChange
from events.school import CannotLeaveSchool
from tests.cast import SIAN, an_id
from tests.scenario import fact, given, new_facts

BY = SIAN.person


def change() -> RosterChange:
    return RosterChange(id=an_id("a file"), kind=ChangeKind.IMPORT, by=BY)


def test_a_change_begins_and_is_finished() -> None:
    assert new_facts(change()) == [
        fact(RosterChange.ChangeBegun, kind=ChangeKind.IMPORT, by=BY)
    ]
    given(change()).when(lambda one: one.finish(30, 3, by=BY)).then(
        fact(RosterChange.ChangeFinished, children=30, staff=3, by=BY)
    )


def test_a_change_is_taken_back_once() -> None:
    undone = fact(RosterChange.ChangeUndone, by=BY)
    given(change()).when(lambda one: one.undo(by=BY)).then(undone)
    given(change(), undone).when(lambda one: one.undo(by=BY)).then_refused(
        CannotUndoChange.because_it_was_undone()
    )


def test_what_stops_the_taking_back_is_counted() -> None:
    one = str(CannotUndoChange.because_something_was_written(1))
    many = str(CannotUndoChange.because_something_was_written(2))
    assert "the diary of one child of this file" in one
    assert "the diary of 2 children of this file" in many


def test_who_cannot_leave_is_told_whose_circles_would_be_left() -> None:
    why = CannotLeaveSchool.because_circles_would_be_left(["Ayo", "Oli"])
    assert "these children: Ayo, Oli." in str(why)
    assert why.about == "successor"
