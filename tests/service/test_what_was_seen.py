"""What changes a whole school is done as it was seen, and only if it is anything."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from events.base import Actor, Duty, Side
from events.roster import CannotChangeRoster
from events.school import CannotLeaveSchool
from service.asking import SchoolAsking
from service.roster.commands import ImportRoster, import_roster
from service.roster.plan import Plan
from service.schools.commands import LeaveSchool, leave_school
from tests.cast import LARKFIELD, MONDAY, SIAN, TOM
from tests.service.house import House

OFFICE = Actor(SIAN.person, Duty.ADMINISTRATOR, Side.SCHOOL)


@pytest.fixture
def asking(fresh: House) -> Iterator[SchoolAsking]:
    with fresh.services.store.unit(LARKFIELD) as unit:
        yield SchoolAsking(OFFICE, MONDAY, unit, frozenset())


def test_nobody_leaves_once_something_changed(asking: SchoolAsking) -> None:
    seen_long_ago = LeaveSchool(
        person=TOM.person, circles=(), groups=(), successor=None, seq=0
    )
    with pytest.raises(CannotLeaveSchool, match="changed since you looked"):
        leave_school(seen_long_ago, asking)


def test_a_file_that_changes_nothing_is_not_put_in(asking: SchoolAsking) -> None:
    nothing = Plan(asking.unit.reader.last_seq(), (), (), (), (), ())
    put_in = ImportRoster(
        change=uuid4(),
        plan=nothing,
        keeper=OFFICE,
        year=2026,
        newcomers=(),
        people=(),
        groups={},
    )
    with pytest.raises(CannotChangeRoster, match="Nothing would change"):
        import_roster(put_in, asking)
