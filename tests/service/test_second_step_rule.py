"""A school says who needs a second step to sign in."""

from uuid import uuid4

import pytest

from events.base import Actor, Duty, Side
from tests.cast import AMINA, LARKFIELD, TOM
from tests.features.shows import shows
from tests.service.house import PASSWORD, House, email_of

RULE = f"/schools/{LARKFIELD}/second-step"


def where_to(house: House, who: Actor) -> str:
    """Where somebody is led who gives the right password."""
    browser = house.browser()
    browser.opened("/sign-in")
    answer = browser.sent("/sign-in", email=email_of(who), password=PASSWORD)
    assert answer.status_code == 303
    return str(answer.location).partition("?")[0]


@pytest.mark.parametrize("who", [AMINA, TOM], ids=["family", "staff"])
@shows("service.second_step_rule:_is_asked", at="Side.SCHOOL", case="sqlite-staff")
def test_f106_without_a_rule_staff_need_it_and_families_choose(
    fresh: House, who: Actor
) -> None:
    expected = "/sign-in/set-up" if who is TOM else "/today"
    assert where_to(fresh, who) == expected


def test_a_school_asks_everybody_and_takes_it_back(fresh: House) -> None:
    office = fresh.browser(fresh.serve(Actor(uuid4(), Duty.ADMINISTRATOR, Side.SCHOOL)))
    office.opened(RULE)
    office.saved(RULE, who="everybody")
    assert where_to(fresh, AMINA) == "/sign-in/set-up"
    office.opened(RULE)
    office.refused(RULE, 409, who="everybody")
    office.saved(RULE, who="staff")
    assert where_to(fresh, AMINA) == "/today"


def test_a_real_school_cannot_leave_out_its_staff(fresh: House) -> None:
    office = fresh.browser(fresh.serve(Actor(uuid4(), Duty.ADMINISTRATOR, Side.SCHOOL)))
    page = office.opened(RULE)
    assert page.find("option", value="nobody") is None
    page = office.refused(RULE, 409, who="nobody")
    assert "Staff see the diaries of many children" in page.get_text(" ")
