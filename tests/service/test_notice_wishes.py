"""Each person is told when and how they wish: at once, once a day, or not at all."""

from datetime import UTC, datetime, timedelta

import pytest

from events.base import Space
from events.wishes import How
from tests.cast import AMINA, AYO, LARKFIELD, LUKASZ, TOM
from tests.features.shows import shows
from tests.service.house import ADA, NOW, House, email_of
from tests.service.noticing import (
    Server,
    address,
    text_of,
    wishes,
    works,
    works_until,
    writes,
)

HOUR = timedelta(hours=1)
A_DAY = timedelta(days=1)


def at(house: House, day: int, hour: int, minute: int = 0) -> None:
    """A moment in September 2026; in London it is one hour later."""
    house.clock.set(datetime(2026, 9, day, hour, minute, tzinfo=UTC))


def test_a_day_comes_in_one_mail_with_where_the_record_stood(
    desk: House, server: Server
) -> None:
    for who in (AMINA, LUKASZ, ADA):
        wishes(desk, who, How.ONCE_A_DAY)
    for _ in range(3):
        writes(desk, TOM)
    assert works(desk) == 0
    at(desk, 8, 15, 31)
    assert works(desk) == 3
    (mine,) = [one for one in server.mails if one["To"] == email_of(AMINA)]
    said = text_of(mine)
    assert said.count("Tom Okafor wrote a note about Ayo Bello’s day.") == 3
    with desk.services.store.reading(LARKFIELD) as reader:
        receipt = reader.receipt(AYO, Space.SHARED)
    assert f"Ayo Bello: log {receipt.log}, root {receipt.root}" in said
    # Beside the trail they would count what somebody cannot see.
    assert not {"number", "size"} & set(said.split())
    assert mine["Reply-To"] is None
    at(desk, 9, 15, 31)
    assert works(desk) == 0


def test_what_comes_after_the_days_mail_is_in_the_next(
    stall: House, server: Server
) -> None:
    wishes(stall, AMINA, How.ONCE_A_DAY)
    at(stall, 8, 16)
    writes(stall, TOM)
    works(stall)
    assert email_of(AMINA) not in server.told
    at(stall, 9, 15, 31)
    works(stall)
    assert server.told.count(email_of(AMINA)) == 1


def test_a_days_mail_that_was_not_taken_stays_one_mail(
    stall: House, server: Server
) -> None:
    wishes(stall, AMINA, How.ONCE_A_DAY)
    server.refuses[email_of(AMINA)] = "450 Not now"
    for _ in range(2):
        writes(stall, TOM)
    at(stall, 8, 15, 31)
    works(stall)
    server.refuses.clear()
    writes(stall, TOM)
    at(stall, 8, 16, 31)
    works(stall)
    mine = [text_of(one) for one in server.mails if one["To"] == email_of(AMINA)]
    assert [one.count("Tom Okafor wrote") for one in mine] == [2]


@shows("events.wishes:Wishes._later", at="is_quiet")
def test_f56_quiet_hours_hold_a_notice_until_they_end(
    stall: House, server: Server
) -> None:
    wishes(stall, AMINA, quiet=(11 * 60, 14 * 60))
    writes(stall, TOM)
    works(stall)
    assert sorted(server.told) == address(LUKASZ, ADA)
    at(stall, 8, 13)
    works(stall)
    assert sorted(server.told) == address(AMINA, LUKASZ, ADA)


@shows("events.wishes:Wishes._later", at="now >= self.quiet_from")
def test_f56_who_said_nothing_is_left_in_peace_at_night(
    stall: House, server: Server
) -> None:
    at(stall, 8, 22)
    writes(stall, TOM)
    works(stall)
    assert server.mails == []
    at(stall, 9, 6)
    works(stall)
    assert len(server.mails) == 3


def test_on_days_without_school_some_are_told_nothing(
    stall: House, server: Server
) -> None:
    wishes(stall, LUKASZ, school_days_only=True)
    at(stall, 12, 11)
    writes(stall, TOM)
    works(stall)
    assert sorted(server.told) == address(AMINA, ADA)
    at(stall, 14, 8)
    works(stall)
    assert sorted(server.told) == address(AMINA, LUKASZ, ADA)


def test_who_wants_no_mail_gets_none(stall: House, server: Server) -> None:
    wishes(stall, AMINA, How.NOT_AT_ALL)
    writes(stall, TOM)
    works_until(stall, NOW + A_DAY, HOUR)
    assert sorted(server.told) == address(LUKASZ, ADA)


PAGE = f"/account/notices/{AMINA.person}"


def test_somebody_says_how_they_like_to_be_told(desk: House, server: Server) -> None:
    amina = desk.browser(AMINA)
    own = amina.opened("/account/notices").get_text(" ")
    assert "At once" in own
    assert "19:00 to 07:00" in own
    amina.opened(PAGE)
    page = amina.saved(
        PAGE, how="once-a-day", quiet_from="18:30", quiet_until="07:15"
    ).get_text(" ")
    assert "Once a day" in page
    assert "18:30 to 07:15" in page
    writes(desk, TOM)
    works(desk)
    assert email_of(AMINA) not in server.told


def test_wishes_on_a_form_may_be_for_school_days_without_quiet_hours(
    stall: House,
) -> None:
    amina = stall.browser(AMINA)
    amina.opened(PAGE)
    page = amina.saved(
        PAGE, quiet_from="", quiet_until="", school_days_only="yes"
    ).get_text(" ")
    assert "School days only" in page
    assert "Quiet hours None" in " ".join(page.split())
    assert amina.opened(PAGE).find(id="school_days_only", checked=True) is not None


@pytest.mark.parametrize(
    ("typed", "status", "says"),
    [
        ({"quiet_from": "half past"}, 422, "Write a time such as 18:30."),
        ({"quiet_until": ""}, 409, "Give both times of your quiet hours"),
        ({"quiet_from": "07:00"}, 409, "Choose two times that differ."),
        ({}, 409, "That is already how we tell you."),
    ],
)
def test_wishes_that_make_no_sense_come_back_as_they_were_typed(
    stall: House, typed: dict[str, str], status: int, says: str
) -> None:
    amina = stall.browser(AMINA)
    amina.opened(PAGE)
    assert says in amina.refused(PAGE, status, **typed).get_text()


def test_nobody_says_it_for_somebody_else(stall: House) -> None:
    other = f"/account/notices/{LUKASZ.person}"
    amina = stall.browser(AMINA)
    amina.opened(PAGE)
    assert amina.get(other).status_code == 404
    assert amina.post(other, amina.form(PAGE)).status_code == 404
