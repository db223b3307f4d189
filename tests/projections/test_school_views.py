"""What the views of classes, children and whole changes do with what was erased."""

from typing import cast

import pytest
from sqlalchemy import Connection

from events.base import ERASED, Fact, Recorded, Role, Space
from events.circle import Circle
from events.class_group import ClassGroup, YearGroup
from events.roster import ChangeKind, RosterChange
from events.store.unit import Store
from projections import children, classes, roster_changes
from projections.runner import see
from tests import databases
from tests.cast import (
    AYO,
    LARKFIELD,
    MONDAY,
    OLI,
    SIAN,
    TOM,
    Clock,
    a_child,
    a_school,
    an_id,
)

BY = SIAN.person
NO_CONNECTION = cast("Connection", None)


@pytest.fixture
def store(sqlite_address: databases.Place) -> Store:
    place = sqlite_address
    store = Store(place.web, place.ring, see, Clock())
    a_school(store)
    a_child(store, OLI)
    return store


@pytest.mark.parametrize(
    ("kind", "word"),
    [(ClassGroup.ChildPlaced, "child"), (ClassGroup.StaffAssigned, "person")],
)
def test_who_was_erased_is_in_no_class(kind: type[Fact], word: str) -> None:
    fact = kind.__new__(kind)
    fact.__dict__.update({word: ERASED, "year_group": ERASED, "role": ERASED})
    fact.__dict__["originator_id"] = an_id("5 Oak")
    recorded = Recorded(LARKFIELD, 1, AYO, 0, "2026-09-07", b"", fact)
    classes.Classes().see(NO_CONNECTION, recorded)


def test_a_class_is_shown_with_who_is_in_it(store: Store) -> None:
    group = ClassGroup(id=an_id("5 Oak"), name="5 Oak", year=2026, by=BY)
    group.place(AYO, YearGroup.YEAR_5, by=BY)
    group.place(OLI, None, by=BY)
    group.assign(TOM.person, Role.TEACHER, by=BY)
    group.assign(SIAN.person, Role.TEACHER, by=BY)
    group.move_out(OLI, by=BY)
    group.release(SIAN.person, by=BY)
    with store.unit(LARKFIELD) as unit:
        unit.save(group, log=unit.log_of(None, Space.REGISTER))
    with store.reading(LARKFIELD) as reader:
        (shown,) = classes.of_school(reader)
    assert (shown.name, shown.year, shown.is_closed) == ("5 Oak", 2026, False)
    assert shown.children == {AYO: YearGroup.YEAR_5}
    assert shown.staff == {TOM.person: Role.TEACHER}


def test_a_child_is_shown_with_what_is_known(store: Store) -> None:
    with store.unit(LARKFIELD) as unit:
        circle = unit.find(Circle, AYO)
        assert circle is not None
        circle.record_birth_date(MONDAY, by=BY, today=MONDAY)
        circle.refer_to("own 7", by=BY)
        circle.let_go(MONDAY, by=BY, today=MONDAY)
        unit.save(circle, log=unit.log_of(AYO, Space.SHARED))
    with store.reading(LARKFIELD) as reader:
        shown = {one.child: one for one in children.of_school(reader)}
    assert shown[AYO] == children.SchoolChild(AYO, MONDAY, MONDAY, "own 7")
    assert shown[OLI] == children.SchoolChild(OLI, None, None, None)


def test_a_whole_change_is_shown_from_end_to_end(store: Store) -> None:
    change = RosterChange(id=an_id("a file"), kind=ChangeKind.ROLLOVER, by=BY)
    with store.unit(LARKFIELD) as unit:
        log = unit.log_of(None, Space.REGISTER)
        unit.save(change, log=log)
        change.finish(2, 1, by=BY)
        change.undo(by=BY)
        unit.save(change, log=log)
    with store.reading(LARKFIELD) as reader:
        (shown,) = roster_changes.of_school(reader)
    assert (shown.kind, shown.children, shown.staff) == (ChangeKind.ROLLOVER, 2, 1)
    assert shown.last == shown.first + 1
    assert shown.undone_at is not None
