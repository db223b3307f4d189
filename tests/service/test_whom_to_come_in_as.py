"""Whoever comes in as somebody on the register gets just what the inviter may give."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

import pytest

from events.base import Actor, Duty, Role, Side, Space
from events.circle import Circle
from events.class_group import ClassGroup
from events.person import Person
from events.school import School
from tests.cast import AYO, LARKFIELD, OLI, SIAN, TOM, a_new_id, an_id
from tests.letterbox import Letterbox
from tests.service.house import NOW, House
from tests.service.inviting import (
    COLLEAGUES,
    EMAIL,
    INVITE,
    PASSPHRASE,
    administrator,
    joined,
    welcomed,
)
from tests.service.safeguards import HERE, a_lead

CARER = {"name": "Kit", "email": EMAIL, "role": "carer", "side": "home"}
COLLEAGUE = {"name": "Kit", "email": EMAIL}
HEAD: Final = Actor(an_id("the head"), Role.HEADTEACHER, Side.SCHOOL)


def known(house: House, *, of: UUID | None = None, role: Role = Role.CARER) -> Actor:
    """Somebody on the register without an account, perhaps in a child's circle."""
    side = Side.HOME if role is Role.CARER else Side.SCHOOL
    who = Actor(a_new_id(), role, side)
    with house.services.store.unit(LARKFIELD) as unit:
        person = Person(id=who.person, name="Kit Marsh", by=None)
        unit.save(person, log=unit.log_of(None, Space.REGISTER))
        circle = unit.find(Circle, of) if of else None
        if circle is not None:
            circle.join(who, "Kit Marsh", None, by=SIAN.person, today=NOW.date())
            unit.save(circle, log=unit.log_of(of, Space.SHARED))
    return who


def on_duty(house: House, who: Actor) -> None:
    with house.services.store.unit(LARKFIELD) as unit:
        school = unit.find(School, LARKFIELD)
        assert school is not None
        school.give_duty(who.person, Duty.SAFEGUARDING_LEAD, by=None)
        unit.save(school, log=unit.log_of(None, Space.REGISTER))


def gone(house: House, who: Actor, child: UUID = AYO) -> None:
    with house.services.store.unit(LARKFIELD) as unit:
        circle = unit.find(Circle, child)
        assert circle is not None
        circle.leave(who.person, "Moved.", by=SIAN.person, today=NOW.date())
        unit.save(circle, log=unit.log_of(child, Space.SHARED))


def with_a_sibling(house: House, who: Actor) -> None:
    with house.services.store.unit(LARKFIELD) as unit:
        circle = unit.find(Circle, OLI)
        assert circle is not None
        circle.join(who, "Kit Marsh", None, by=SIAN.person, today=NOW.date())
        unit.save(circle, log=unit.log_of(OLI, Space.SHARED))


def in_another_circle(house: House, who: Actor) -> None:
    """Somebody else than Siân looks after it."""
    with_a_sibling(house, who)
    with_a_sibling(house, HEAD)
    gone(house, SIAN, OLI)


def held_in_another_circle(house: House, who: Actor) -> None:
    """They see nothing of the other child for now: the limit may be lifted."""
    in_another_circle(house, who)
    lead, where = a_lead(house), f"{HERE}/{OLI}/hold"
    lead.opened(where)
    lead.saved(where, person=str(who.person), sees="nothing", reason="Ring first.")


def in_a_class(house: House, who: Actor, child: UUID | None = None) -> None:
    group = ClassGroup(id=a_new_id(), name="Owls", year=2026, by=SIAN.person)
    if child is not None:
        group.place(child, None, by=SIAN.person)
    group.assign(who.person, Role.TEACHER, by=SIAN.person)
    with house.services.store.unit(LARKFIELD) as unit:
        unit.save(group, log=unit.log_of(None, Space.REGISTER))


@pytest.mark.parametrize("circle", [None, OLI])
def test_nobody_from_outside_the_circle_is_handed_over(
    cabin: House, box: Letterbox, circle: UUID | None
) -> None:
    asked = {**CARER, "person": str(known(cabin, of=circle).person)}
    refused = cabin.program(SIAN).send("POST", INVITE, asked)
    assert refused.status_code == 409
    assert "not in the child’s circle" in refused.get_data(as_text=True)
    assert box.mails == []


def test_nobody_who_left_the_circle_is_handed_over(
    cabin: House, box: Letterbox
) -> None:
    kit = known(cabin, of=AYO)
    gone(cabin, kit)
    asked = {**CARER, "person": str(kit.person)}
    assert cabin.program(SIAN).send("POST", INVITE, asked).status_code == 409
    assert box.mails == []


def test_nobody_with_a_duty_is_handed_over_around_a_child(
    cabin: House, box: Letterbox
) -> None:
    kit = known(cabin, of=AYO, role=Role.TEACHER)
    on_duty(cabin, kit)
    asked = {**CARER, "role": "teacher", "side": "school", "person": str(kit.person)}
    refused = cabin.program(SIAN).send("POST", INVITE, asked)
    assert refused.status_code == 409
    assert "has a duty for the whole school" in refused.get_data(as_text=True)
    assert box.mails == []


def test_a_duty_given_after_the_invitation_is_not_handed_over(
    cabin: House, box: Letterbox
) -> None:
    kit = known(cabin, of=AYO)
    asked = {**CARER, "person": str(kit.person)}
    code = cabin.program(SIAN).send("POST", INVITE, asked).get_json()["code"]
    on_duty(cabin, kit)
    guest = cabin.browser()
    welcomed(guest, box.newest_link(), code)
    page = guest.refused("/join/account", 409, name="Kit", password=PASSPHRASE)
    assert "can no longer invite people here" in page.get_text()


@pytest.mark.parametrize(
    "place", [in_another_circle, held_in_another_circle, in_a_class]
)
def test_nobody_with_another_place_is_handed_over_around_a_child(
    cabin: House, box: Letterbox, place: Callable[[House, Actor], None]
) -> None:
    kit = known(cabin, of=AYO, role=Role.TEACHER)
    place(cabin, kit)
    asked = {**CARER, "role": "teacher", "side": "school", "person": str(kit.person)}
    refused = cabin.program(SIAN).send("POST", INVITE, asked)
    assert refused.status_code == 409
    assert "also belongs where you do not look after" in refused.get_data(as_text=True)
    assert box.mails == []


@pytest.mark.parametrize("place", [in_another_circle, in_a_class])
def test_a_place_that_came_after_the_invitation_is_not_handed_over(
    cabin: House, box: Letterbox, place: Callable[[House, Actor], None]
) -> None:
    kit = known(cabin, of=AYO)
    asked = {**CARER, "person": str(kit.person)}
    code = cabin.program(SIAN).send("POST", INVITE, asked).get_json()["code"]
    place(cabin, kit)
    guest = cabin.browser()
    welcomed(guest, box.newest_link(), code)
    page = guest.refused("/join/account", 409, name="Kit", password=PASSPHRASE)
    assert "can no longer invite people here" in page.get_text()


def test_what_ended_elsewhere_or_is_with_the_same_child_keeps_nobody_out(
    cabin: House, box: Letterbox
) -> None:
    kit = known(cabin, of=AYO, role=Role.TEACHER)
    in_another_circle(cabin, kit)
    gone(cabin, kit, OLI)
    in_a_class(cabin, kit, AYO)
    asked = {**CARER, "role": "teacher", "side": "school", "person": str(kit.person)}
    code = cabin.program(SIAN).send("POST", INVITE, asked).get_json()["code"]
    guest = cabin.browser()
    welcomed(guest, box.newest_link(), code)
    joined(guest, name="Kit")
    assert "invitation/invitation-accepted" in cabin.topics()


def test_a_parent_of_two_comes_in_as_themselves_where_one_person_asks_for_both(
    cabin: House, box: Letterbox
) -> None:
    kit = known(cabin, of=AYO)
    with_a_sibling(cabin, kit)
    asked = {**CARER, "person": str(kit.person)}
    code = cabin.program(SIAN).send("POST", INVITE, asked).get_json()["code"]
    guest = cabin.browser()
    welcomed(guest, box.newest_link(), code)
    joined(guest, name="Kit")
    assert "invitation/invitation-accepted" in cabin.topics()


def test_whoever_has_an_account_is_asked_into_another_circle(
    cabin: House, box: Letterbox
) -> None:
    """Nothing is handed over: only their own account can come in as them."""
    asked = {**CARER, "role": "teacher", "side": "school", "person": str(TOM.person)}
    sent = cabin.program(SIAN).send("POST", INVITE, asked)
    assert sent.status_code == 201
    guest = cabin.browser()
    welcomed(guest, box.newest_link(), sent.get_json()["code"])
    guest.refused("/join/account", 409, name="Tom", password=PASSPHRASE)


@pytest.mark.parametrize("circle", [None, OLI])
def test_nobody_but_staff_is_handed_over_by_the_school(
    cabin: House, box: Letterbox, circle: UUID | None
) -> None:
    asked = {**COLLEAGUE, "person": str(known(cabin, of=circle).person)}
    admin = administrator(cabin)
    refused = cabin.program(admin).send("POST", COLLEAGUES, asked)
    assert refused.status_code == 409
    assert "as staff and nothing else" in refused.get_data(as_text=True)
    browser = cabin.browser(admin)
    browser.opened(COLLEAGUES)
    browser.refused(COLLEAGUES, 409, **asked)
    assert box.mails == []


def test_staff_with_a_child_at_the_school_is_not_handed_over(
    cabin: House, box: Letterbox
) -> None:
    kit = known(cabin, of=OLI)
    on_duty(cabin, kit)
    asked = {**COLLEAGUE, "person": str(kit.person)}
    admin = cabin.program(administrator(cabin))
    assert admin.send("POST", COLLEAGUES, asked).status_code == 409
    assert box.mails == []


def test_staff_come_in_as_themselves_under_the_name_the_school_has(
    cabin: House, box: Letterbox
) -> None:
    kit = known(cabin, of=OLI, role=Role.TEACHER)
    asked = {**COLLEAGUE, "person": str(kit.person)}
    sent = cabin.program(administrator(cabin)).send("POST", COLLEAGUES, asked)
    guest = cabin.browser()
    page = welcomed(guest, box.newest_link(), sent.get_json()["code"])
    assert "The school knows you as Kit Marsh." in page.get_text()
    joined(guest, name="Siân Rees")
    assert "person/renamed" not in cabin.topics()
