"""What happens in classes in the course of a term, and to children who come and go."""

from datetime import date
from typing import Final
from uuid import UUID

from events.base import Role, Space
from events.circle import Circle
from events.class_group import ClassGroup, YearGroup
from events.roster import ChangeKind, RosterChange
from events.store.unit import Unit
from tests.cast import AYO, MONDAY, OLI, SIAN, TOM, a_new_id, an_id

BY: Final = SIAN.person
BORN: Final = (date(2018, 3, 29), date(2018, 3, 30))


def teach(unit: Unit, school: UUID) -> None:
    """A class is opened, filled, emptied, closed and opened again, step by step."""
    group = unit.find(ClassGroup, an_id(f"{school} class"))
    if group is None:
        group = ClassGroup(id=an_id(f"{school} class"), name="5 Oak", year=2026, by=BY)
    elif group.closed:
        group.reopen(by=BY)
    elif not group.children and not group.worked:
        group.place(AYO, YearGroup.YEAR_5, by=BY)
        group.assign(TOM.person, Role.TEACHER, by=BY)
    elif group.children:
        group.move_out(AYO, by=BY)
        group.release(TOM.person, by=BY)
        group.close(by=BY)
    else:
        group.place(AYO, None, by=BY)
        group.assign(TOM.person, Role.TEACHER, by=BY)
    unit.save(group, log=unit.log_of(None, Space.REGISTER))


def change_the_roster(unit: Unit) -> None:
    change = RosterChange(id=a_new_id(), kind=ChangeKind.IMPORT, by=BY)
    change.finish(1, 0, by=BY)
    change.undo(by=BY)
    unit.save(change, log=unit.log_of(None, Space.REGISTER))


def come_and_go(unit: Unit) -> UUID:
    """A child's own facts are told and put right; the child leaves and is back."""
    circle = unit.find(Circle, OLI)
    assert circle is not None
    born = BORN[circle.born == BORN[0]]
    circle.record_birth_date(born, by=BY, today=MONDAY)
    circle.refer_to(f"P {born:%d}", by=BY)
    circle.rename("Oli Grant" if circle.name == "Olli Grant" else "Olli Grant", by=BY)
    circle.let_go(MONDAY, by=BY, today=MONDAY)
    circle.take_back(MONDAY, by=BY)
    group = a_new_id()
    circle.leave(TOM.person, None, by=BY, today=MONDAY)
    circle.come_with_class(TOM, "Tom Okafor", group, by=BY, today=MONDAY)
    unit.save(circle, log=unit.log_of(OLI, Space.SHARED))
    return OLI
