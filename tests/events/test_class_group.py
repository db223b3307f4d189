"""Classes: who comes into one, who works there, and when it is over."""

from collections.abc import Callable

import pytest

from events.base import Role
from events.class_group import CLASS_ROLES, CannotChangeClass, ClassGroup, YearGroup
from tests.cast import AYO, SIAN, TOM, an_id
from tests.scenario import Said, fact, given, new_facts

BY = SIAN.person


def oak() -> ClassGroup:
    return ClassGroup(id=an_id("5 Oak"), name="5 Oak", year=2026, by=BY)


def placed() -> Said:
    return fact(ClassGroup.ChildPlaced, child=AYO, year_group=YearGroup.YEAR_5, by=BY)


def moved_out() -> Said:
    return fact(ClassGroup.ChildMovedOut, child=AYO, by=BY)


def assigned() -> Said:
    return fact(ClassGroup.StaffAssigned, person=TOM.person, role=Role.TEACHER, by=BY)


def released() -> Said:
    return fact(ClassGroup.StaffReleased, person=TOM.person, by=BY)


def closed() -> Said:
    return fact(ClassGroup.ClassClosed, by=BY)


def test_a_class_is_opened_for_a_school_year() -> None:
    assert new_facts(oak()) == [
        fact(ClassGroup.ClassOpened, name="5 Oak", year=2026, by=BY)
    ]


def test_a_child_comes_into_a_class() -> None:
    given(oak()).when(lambda one: one.place(AYO, YearGroup.YEAR_5, by=BY)).then(
        placed()
    )


def test_a_child_comes_into_a_class_once() -> None:
    given(oak(), placed()).when(lambda one: one.place(AYO, None, by=BY)).then_refused(
        CannotChangeClass.because_the_child_is_in_it()
    )


def test_a_child_is_taken_out_and_can_come_back() -> None:
    given(oak(), placed()).when(lambda one: one.move_out(AYO, by=BY)).then(moved_out())
    given(oak(), placed(), moved_out()).when(
        lambda one: one.place(AYO, YearGroup.YEAR_5, by=BY)
    ).then(placed())


def test_who_is_not_in_a_class_is_not_taken_out() -> None:
    given(oak()).when(lambda one: one.move_out(AYO, by=BY)).then_refused(
        CannotChangeClass.because_the_child_is_not_in_it()
    )


@pytest.mark.parametrize("role", list(Role))
def test_teachers_and_assistants_work_in_a_class(role: Role) -> None:
    asked = given(oak()).when(lambda one: one.assign(TOM.person, role, by=BY))
    if role in CLASS_ROLES:
        asked.then(fact(ClassGroup.StaffAssigned, person=TOM.person, role=role, by=BY))
    else:
        asked.then_refused(CannotChangeClass.because_that_is_no_place_in_a_class())


def test_nobody_is_assigned_twice() -> None:
    given(oak(), assigned()).when(
        lambda one: one.assign(TOM.person, Role.TEACHER, by=BY)
    ).then_refused(CannotChangeClass.because_they_work_in_it())


def test_somebody_is_released() -> None:
    given(oak(), assigned()).when(lambda one: one.release(TOM.person, by=BY)).then(
        released()
    )
    given(oak(), assigned(), released()).when(
        lambda one: one.release(TOM.person, by=BY)
    ).then_refused(CannotChangeClass.because_they_do_not_work_in_it())


@pytest.mark.parametrize("inside", [placed, assigned])
def test_only_an_empty_class_is_closed(inside: Callable[[], Said]) -> None:
    given(oak(), inside()).when(lambda one: one.close(by=BY)).then_refused(
        CannotChangeClass.because_somebody_is_in_it()
    )
    given(oak()).when(lambda one: one.close(by=BY)).then(closed())


def test_nothing_comes_into_a_closed_class() -> None:
    refused = CannotChangeClass.because_it_is_closed()
    given(oak(), closed()).when(lambda one: one.place(AYO, None, by=BY)).then_refused(
        refused
    )
    given(oak(), closed()).when(
        lambda one: one.assign(TOM.person, Role.TEACHER, by=BY)
    ).then_refused(refused)
    given(oak(), closed()).when(lambda one: one.close(by=BY)).then_refused(refused)


def test_a_closed_class_goes_on_after_all() -> None:
    reopened = fact(ClassGroup.ClassReopened, by=BY)
    given(oak(), closed()).when(lambda one: one.reopen(by=BY)).then(reopened)
    given(oak(), closed(), reopened).when(lambda one: one.reopen(by=BY)).then()
