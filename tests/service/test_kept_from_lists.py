"""Lists of a whole school leave out each child from whom whoever asks is kept."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from events.base import Actor, Duty, Role, Side, Space
from events.circle import Circle
from events.hold import Hold, Whom
from events.school import School
from tests.cast import AYO, LARKFIELD, LUKASZ, SIAN, TOM
from tests.service.clients import Browser, words_of
from tests.service.house import House
from tests.service.safeguards import DIARY, HERE, LEAD, PAPER, a_lead, holds, records

TODAY = date(2026, 9, 8)
REVIEW = date(2026, 12, 1)
ORDERS = f"{HERE}/orders"
PRIVACY = f"/schools/{LARKFIELD}/privacy"
SECRET = "Something that a court has to decide."
WAYS = pytest.mark.parametrize("way", ["nothing", "nothing-new", "family"])


def kept_from_ayo(house: House, way: str, duty: Duty) -> Browser:
    """Somebody with a duty whose view of Ayo is limited, or who is of the family."""
    if way == "family":
        guest = Actor(uuid4(), Role.SUPPORTER, Side.OTHER)
        serves(house, house.join(guest), duty)
        return house.browser(guest)
    serves(house, TOM, duty)
    holds(a_lead(house), TOM, way)
    return house.browser(TOM)


def serves(house: House, who: Actor, duty: Duty) -> None:
    with house.services.store.unit(LARKFIELD) as unit:
        school = unit.find(School, LARKFIELD)
        assert school is not None
        school.give_duty(who.person, duty, by=None)
        unit.save(school, log=unit.log_of(None, Space.REGISTER))


def about_ayo(house: House) -> UUID:
    """A legal hold on the record of Ayo."""
    with house.services.store.unit(LARKFIELD) as unit:
        hold = Hold.place(
            uuid4(), AYO, Whom.CHILD, SECRET, REVIEW, by=SIAN.person, today=TODAY
        )
        unit.save(hold, log=unit.log_of(None, Space.REGISTER))
        return hold.id


@WAYS
def test_no_order_about_the_child_is_seen_or_confirmed(hut: House, way: str) -> None:
    kept = kept_from_ayo(hut, way, Duty.ADMINISTRATOR)
    lead = hut.browser(LEAD) if way != "family" else a_lead(hut)
    where = records(lead, LUKASZ, "nothing", "2026-09-08")
    before = hut.topics()
    # Whoever's own view is limited sees no page of the office at all.
    status = 404 if way == "family" else 403
    listed = words_of(str(kept.opened(ORDERS, 200 if way == "family" else 403)))
    for word in ("Ayo", "Łukasz", PAPER):
        assert word not in listed
    for path in (where, f"{ORDERS}/{uuid4()}"):
        assert kept.get(path).status_code == status
    kept.opened("/account/signed-in")
    csrf = kept.page.select_one("[name=csrf]")
    assert csrf is not None
    told = {"csrf": str(csrf["value"]), "key": str(uuid4())}
    assert kept.post(where, told).status_code == status
    assert hut.topics() == before
    assert hut.browser(LUKASZ).get(DIARY).status_code == 200


def test_an_administrator_who_is_kept_from_nobody_confirms(hut: House) -> None:
    where = records(a_lead(hut), LUKASZ, "nothing", "2026-09-08")
    other = Actor(uuid4(), Duty.ADMINISTRATOR, Side.SCHOOL)
    second = hut.browser(hut.serve(other))
    assert "Ayo" in words_of(str(second.opened(ORDERS)))
    second.opened(where)
    second.saved(where)
    assert hut.browser(LUKASZ).get(DIARY).status_code == 404


@WAYS
def test_no_legal_hold_on_the_child_is_read_placed_or_lifted(
    hut: House, way: str
) -> None:
    hold, kept = about_ayo(hut), kept_from_ayo(hut, way, Duty.DATA_LEAD)
    before, page = hut.topics(), kept.opened(PRIVACY)
    assert SECRET not in words_of(str(page))
    assert page.select(f'option[value="{AYO}"], a[href$=lift]') == []
    assert page.select(f'option[value="{LUKASZ.person}"]')
    lift = f"{PRIVACY}/holds/{{}}/lift"
    hidden, unknown = lift.format(hold), lift.format(uuid4())
    assert kept.get(hidden).status_code == kept.get(unknown).status_code == 404
    form = kept.form(f"{PRIVACY}/holds")
    for subject in (AYO, uuid4()):
        words = {"subject": str(subject), "reason": "A", "review": "2026-12-01"}
        assert kept.post(f"{PRIVACY}/holds", {**form, **words}).status_code == 404
    for path in (hidden, unknown):
        assert kept.post(path, {**form, "reason": "A"}).status_code == 404
    assert hut.topics() == before


@pytest.mark.parametrize("way", ["nothing", "nothing-new"])
def test_nor_does_the_record_of_the_child_go(hut: House, way: str) -> None:
    kept = kept_from_ayo(hut, way, Duty.DATA_LEAD)
    with hut.services.store.unit(LARKFIELD) as unit:
        circle = unit.find(Circle, AYO)
        assert circle is not None
        born = date(1990, 1, 1)
        circle.record_birth_date(born, by=SIAN.person, today=TODAY)
        circle.let_go(TODAY, by=SIAN.person, today=TODAY)
        unit.save(circle, log=unit.log_of(AYO, Space.SHARED))
    page = kept.opened(PRIVACY)
    assert "No child who left has a record here." in words_of(str(page))
    where, form = f"{PRIVACY}/disposals/{AYO}", kept.form(f"{PRIVACY}/holds")
    assert kept.get(where).status_code == 404
    told = {"csrf": form["csrf"], "key": form["key"], "retention": "sen-file"}
    before = hut.topics()
    assert kept.post(where, told).status_code == 404
    assert hut.topics() == before
    other = hut.browser(hut.serve(Actor(uuid4(), Duty.DATA_LEAD, Side.SCHOOL)))
    other.opened(where)
