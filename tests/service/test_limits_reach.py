"""A limit has no way around: no friend, no page of its own, no hold after hold."""

from datetime import timedelta
from typing import Final

import pytest

from events.base import Actor, Duty, Role, Side, Space
from events.circle import Circle
from events.person import Person
from events.school import School
from tests.cast import AMINA, AYO, LARKFIELD, LUKASZ, MONDAY, OLI, TOM, an_id
from tests.files import a_picture
from tests.service.clients import Program, words_of
from tests.service.house import NOW, House
from tests.service.safeguards import (
    AYO_HERE,
    DIARY,
    HERE,
    LEAD,
    SECOND,
    WHY,
    a_lead,
    holds,
    limit_at,
    orders,
    records,
    written_by,
)
from tests.service.test_attachments import added, allow, file_at
from tests.service.words import a_note, entry_at, written

FRIEND: Final = Actor(an_id("a friend"), Role.SUPPORTER, Side.OTHER)
A_DAY: Final = timedelta(days=1)


def brings(house: House, voucher: Actor, friend: Actor = FRIEND) -> Program:
    """Let a supporter in whom somebody brought."""
    with house.services.store.unit(LARKFIELD) as unit:
        person = Person(id=friend.person, name="A friend", by=None)
        unit.save(person, log=unit.log_of(None, Space.REGISTER))
        circle = unit.find(Circle, AYO)
        assert circle is not None
        until = MONDAY + 90 * A_DAY
        circle.join(friend, "A friend", until, by=voucher.person, today=MONDAY)
        unit.save(circle, log=unit.log_of(AYO, Space.SHARED))
    house.open_accounts(LARKFIELD, [friend])
    return house.program(friend)


def test_who_sees_nothing_reads_nothing_through_a_friend(fresh: House) -> None:
    friend, amina = brings(fresh, LUKASZ), fresh.program(AMINA)
    assert friend.get(f"{DIARY}/timeline").status_code == 200
    members = amina.read(f"{DIARY}/members")
    lead = a_lead(fresh)
    holds(lead, LUKASZ)
    assert friend.get(f"{DIARY}/timeline").status_code == 404
    assert friend.read("/children")["items"] == []
    assert amina.read(f"{DIARY}/members") == members
    lift = limit_at(lead, "lift")
    lead.opened(lift)
    lead.saved(lift, reason="It was a mistake.")
    assert friend.get(f"{DIARY}/timeline").status_code == 200


def test_who_sees_nothing_new_reads_nothing_new_through_a_friend(hut: House) -> None:
    friend = brings(hut, LUKASZ)
    written_by(hut, AMINA, "Before that day.")
    hut.clock.set(NOW + A_DAY)
    note = a_note("On that day.", day="2026-09-09")
    hut.program(TOM).wrote(f"{DIARY}/entries", note)
    orders(hut, a_lead(hut), LUKASZ, "nothing-new", "2026-09-09")
    told = friend.read(f"{DIARY}/timeline")["items"]
    assert [one["text"] for one in told] == ["Before that day."]
    (ayo,) = friend.read("/children")["items"]
    assert ayo["unread"] == 1


def test_a_limit_reaches_nobody_whom_somebody_else_brought(hut: House) -> None:
    friend = brings(hut, AMINA)
    holds(a_lead(hut), LUKASZ)
    assert friend.get(f"{DIARY}/timeline").status_code == 200
    assert len(friend.read("/children")["items"]) == 1


def test_a_friend_of_somebody_who_left_reads_nothing(fresh: House) -> None:
    friend = brings(fresh, LUKASZ)
    fresh.leave(LUKASZ)
    assert friend.get(f"{DIARY}/timeline").status_code == 404
    assert friend.read("/children")["items"] == []


def test_a_limit_reaches_only_supporters(hut: House) -> None:
    therapist = Actor(an_id("a therapist"), Role.THERAPIST, Side.OTHER)
    token = brings(hut, LUKASZ, therapist)
    holds(a_lead(hut), LUKASZ)
    assert token.get(f"{DIARY}/timeline").status_code == 200


def test_decisions_about_pictures_are_shown_as_they_were_too(fresh: House) -> None:
    kind, amina = {"kind": "pictures"}, fresh.program(AMINA)
    fresh.clock.set(NOW + A_DAY)
    holds(a_lead(fresh), LUKASZ, "nothing-new")
    amina.post(f"{DIARY}/media/permissions", kind)
    told = fresh.program(LUKASZ).read(f"{DIARY}/media")["items"]
    assert {one["by"] for one in told} == {None}
    page = fresh.browser(LUKASZ).opened(f"{DIARY}/media")
    assert "Amina" not in words_of(str(page.main))
    assert "Amina" in words_of(str(fresh.browser(TOM).opened(f"{DIARY}/media").main))


def test_a_later_no_to_pictures_is_told_without_its_moment(fresh: House) -> None:
    """Or somebody who sees nothing new reads when the family said so."""
    allow(fresh)
    amina, lukasz = fresh.program(AMINA), fresh.program(LUKASZ)
    entry = written(amina)
    file = added(amina, entry, a_picture())
    fresh.clock.set(NOW + A_DAY)
    holds(a_lead(fresh), LUKASZ, "nothing-new")
    assert lukasz.get(file_at(file)).status_code == 200
    fresh.clock.set(NOW + 3 * A_DAY)
    amina.post(f"{DIARY}/media/withdrawals", {"kind": "pictures"})
    for program, is_told in ((lukasz, False), (fresh.program(TOM), True)):
        (row,) = program.read(f"{DIARY}/timeline")["items"]
        (told,) = row["attachments"]
        assert told["is_withheld"] is True
        assert (told["withheld"] is not None) is is_told
        refused = program.get(file_at(file))
        assert refused.status_code == 403
        assert ("Fri 11 Sep 2026" in refused.text) is is_told
    page = words_of(str(fresh.browser(LUKASZ).opened(entry_at(entry)).main))
    assert "Not shown: the family does not allow it." in page
    assert "11 Sep" not in page


def is_refused(house: House, who: Actor = LUKASZ) -> str:
    """Try to stop a view alone; give what the page says."""
    lead, sent = house.browser(LEAD), {"sees": "nothing", "reason": WHY}
    lead.opened(f"{AYO_HERE}/hold")
    page = lead.refused(f"{AYO_HERE}/hold", 409, person=str(who.person), **sent)
    return words_of(str(page))


@pytest.mark.parametrize("days", [0, 8, 34])
def test_one_person_alone_does_not_stop_a_view_again_and_again(
    hut: House, days: int
) -> None:
    holds(a_lead(hut), LUKASZ)
    hut.clock.set(NOW + days * A_DAY)
    said = is_refused(hut)
    assert "You can do it alone from 13 October 2026." in said
    assert "write down the order and let a second person confirm it" in said
    assert hut.topics().count("limit/hold-placed") == 1


def test_one_person_alone_stops_a_view_again_after_a_pause(hut: House) -> None:
    holds(a_lead(hut), LUKASZ)
    holds(hut.browser(LEAD), AMINA)
    hut.clock.set(NOW + 35 * A_DAY)
    holds(hut.browser(LEAD), LUKASZ)
    assert hut.topics().count("limit/hold-placed") == 3


def test_an_order_lets_a_hold_follow_once_a_second_person_confirmed_it(
    hut: House,
) -> None:
    """Or one person could stop a view for ever, writing down order after order."""
    lead = a_lead(hut)
    holds(lead, LUKASZ)
    where = records(lead, LUKASZ, "nothing", "2026-10-01")
    hut.clock.set(NOW + 8 * A_DAY)
    said = is_refused(hut)
    assert "An order that nobody has confirmed is not enough." in said
    assert hut.topics().count("limit/hold-placed") == 1
    second = hut.browser(hut.serve(SECOND))
    second.opened(where)
    second.saved(where)
    holds(hut.browser(LEAD), LUKASZ)
    assert hut.topics().count("limit/hold-placed") == 2


def test_before_somebody_stops_a_view_they_read_for_how_long_it_is_the_last(
    hut: House,
) -> None:
    page = a_lead(hut).opened(f"{AYO_HERE}/hold")
    assert "nobody can stop the same view alone for 28 days" in words_of(str(page))


@pytest.mark.parametrize("role", [Role.SUPPORTER, Role.CARER])
def test_nobody_acts_by_a_duty_for_a_child_of_their_own_family(
    fresh: House, role: Role
) -> None:
    """A lead is the friend or a relative of the parent whose view is stopped."""
    friend = Actor(an_id("a friend"), role, Side.HOME)
    token = brings(fresh, LUKASZ, friend)
    with fresh.services.store.unit(LARKFIELD) as unit:
        school = unit.find(School, LARKFIELD)
        assert school is not None
        school.give_duty(friend.person, Duty.SAFEGUARDING_LEAD, by=None)
        school.give_duty(friend.person, Duty.ADMINISTRATOR, by=None)
        unit.save(school, log=unit.log_of(None, Space.REGISTER))
    lead, browser = a_lead(fresh), fresh.browser(friend)
    holds(lead, LUKASZ)
    where = records(lead, LUKASZ, "nothing", "2026-10-01")
    reads = token.get(f"{DIARY}/timeline").status_code
    assert reads == (404 if role is Role.SUPPORTER else 200)
    for path in (AYO_HERE, f"{AYO_HERE}/opening", f"{AYO_HERE}/hold", where):
        assert browser.get(path).status_code == 404
    for page in (HERE, f"{HERE}/orders"):
        assert "Ayo" not in words_of(str(browser.opened(page).main))
    assert browser.post(where, browser.form("/sign-out")).status_code == 404
    assert "limit/order-confirmed" not in fresh.topics()
    assert browser.get(f"{HERE}/{OLI}").status_code == 200


def test_an_order_ended_by_whoever_wrote_it_lets_nothing_follow(hut: House) -> None:
    lead = a_lead(hut)
    holds(lead, LUKASZ)
    records(lead, LUKASZ, "nothing", "2026-10-01")
    lift = limit_at(lead, "lift")
    lead.opened(lift)
    lead.saved(lift, reason="It was another family.")
    assert "You can do it alone from 6 October 2026." in is_refused(hut)
