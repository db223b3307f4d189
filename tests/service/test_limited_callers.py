"""Whoever's view of a child is limited knocks at every door around that child."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final
from uuid import UUID, uuid4

import pytest

from events.base import Actor, Duty, Role, Side, Space
from events.school import School
from service.permissions import AS_IT_WAS, MAY
from tests.cast import AYO, LARKFIELD, LUKASZ, SIAN, TOM
from tests.service.doors import DOORS, OWN, SAFEGUARDING
from tests.service.house import NOW, House
from tests.service.safeguards import a_lead, holds
from tests.service.test_permissions import (
    AROUND_A_CHILD,
    NOBODY,
    Caller,
    Rule,
    an_entry_by,
    assert_the_same,
    expected_of,
    knocked,
    names_in,
)

pytestmark = pytest.mark.wide

CLOSED: Final = [rule for rule in AROUND_A_CHILD if not DOORS[rule].open_to_all]
OF_A_DUTY: Final = [
    rule
    for rule in DOORS
    if f"{SAFEGUARDING}/<child>" in rule[0] or "/disposals/<child>" in rule[0]
]
DUTIES: Final = [pytest.param(duty, id=str(duty)) for duty in (None, *Duty)]


def limited(house: House, duty: Duty | None, sees: str) -> Actor:
    """A parent, or a teacher with a duty, whose view of Ayo a lead stopped."""
    who = LUKASZ if duty is None else TOM
    if duty is not None:
        with house.services.store.unit(LARKFIELD) as unit:
            school = unit.find(School, LARKFIELD)
            assert school is not None
            school.give_duty(who.person, duty, by=None)
            unit.save(school, log=unit.log_of(None, Space.REGISTER))
    house.clock.set(NOW)
    holds(a_lead(house), who, sees)
    return who


def assert_no_child_there(caller: Caller, rule: Rule) -> None:
    """The school is there, and its duty counts; of this child nothing is."""
    ids: Mapping[str, UUID] = {name: uuid4() for name in names_in(rule)}
    ids = {**ids, "school": LARKFIELD}
    hidden = knocked(caller, rule, {**ids, "child": AYO})
    nothing = knocked(caller, rule, {**ids, "child": NOBODY})
    assert hidden == nothing, rule
    assert hidden[0] in {403, 404}, rule


@pytest.mark.parametrize("duty", DUTIES)
def test_whoever_sees_nothing_finds_no_child(hut: House, duty: Duty | None) -> None:
    caller = Caller.of(hut, limited(hut, duty, "nothing"))
    before = hut.topics()
    for rule in CLOSED:
        assert_the_same(caller, rule, {"child": AYO, "person": SIAN.person})
    for rule in OF_A_DUTY:
        assert_no_child_there(caller, rule)
    assert hut.topics() == before


@pytest.mark.parametrize("duty", DUTIES)
def test_whoever_sees_nothing_new_does_nothing_new(
    hut: House, duty: Duty | None
) -> None:
    """They look at what was there before; no duty adds anything to that."""
    who = LUKASZ if duty is None else TOM
    hut.clock.set(NOW - timedelta(days=1))
    notes = {own: an_entry_by(hut, own) for own in (who, SIAN)}
    guest = hut.join(Actor(uuid4(), Role.SUPPORTER, Side.OTHER))
    caller = Caller.of(hut, limited(hut, duty, "nothing-new"))
    before = hut.topics()
    for rule in CLOSED:
        door = DOORS[rule]
        assert door.action is not None
        entry = notes[who if door.entry == OWN else SIAN]
        ids = {"child": AYO, "person": guest.person, "entry": entry}
        status, _ = knocked(caller, rule, ids)
        if door.action in AS_IT_WAS and who.role in MAY[door.action].roles:
            assert status in expected_of(rule), (rule, status)
        else:
            assert status == 403, (rule, status)
    for rule in OF_A_DUTY:
        assert_no_child_there(caller, rule)
    told = set(hut.topics()) - set(before)
    assert not told, told
