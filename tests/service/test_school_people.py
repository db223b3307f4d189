"""Duties for the whole school, people who leave it, and supply teachers."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from events.base import Actor, Duty, Role, Side
from tests.cast import AMINA, AYO, LARKFIELD, OLI, SIAN, TOM
from tests.features.shows import shows
from tests.service.classroom import a_class, a_colleague
from tests.service.clients import said_in, words_of
from tests.service.house import NOW, House
from tests.service.test_kept_from_lists import serves
from tests.service.words import written

SCHOOL = f"/schools/{LARKFIELD}"
ADA_DIARY = f"/children/{AYO}"


@pytest.fixture
def office_of(fresh: House) -> Actor:
    return fresh.serve(Actor(uuid4(), Duty.ADMINISTRATOR, Side.SCHOOL))


@pytest.mark.parametrize("place", ["/today", "/children"])
def test_somebody_with_a_duty_finds_their_school(
    fresh: House, office_of: Actor, place: str
) -> None:
    browser = fresh.browser(office_of)
    link = browser.opened(place).find("a", href=SCHOOL)
    assert link is not None
    page = browser.opened(SCHOOL)
    for part in ("duties", "people", "classes", "roster"):
        assert page.find("a", href=f"{SCHOOL}/{part}") is not None, part
    assert fresh.browser(AMINA).opened(place).find("a", href=SCHOOL) is None


def test_another_duty_sees_only_its_own_parts(fresh: House) -> None:
    lead = fresh.serve(Actor(uuid4(), Duty.DATA_LEAD, Side.SCHOOL))
    page = fresh.browser(lead).opened(SCHOOL)
    assert page.find("a", href=f"{SCHOOL}/duties") is not None
    assert page.find("a", href=f"{SCHOOL}/people") is None


def test_a_duty_is_given_and_ended(fresh: House, office_of: Actor) -> None:
    browser = fresh.browser(office_of)
    duties = f"{SCHOOL}/duties"
    browser.opened(duties)
    page = browser.saved(duties, person=str(TOM.person), duty="safeguarding-lead")
    assert "Tom Okafor" in said_in(page)
    refused = browser.refused(
        duties, 409, person=str(TOM.person), duty="safeguarding-lead"
    )
    assert "This person does that already." in said_in(refused)
    end = f"{duties}/{TOM.person}/end"
    browser.opened(end)
    browser.saved(end, duty="safeguarding-lead")
    assert fresh.topics().count("school/duty-ended") == 1
    assert "Before" in said_in(browser.opened(duties))
    assert browser.get(end).status_code == 404


def test_a_school_keeps_an_administrator(fresh: House, office_of: Actor) -> None:
    browser = fresh.browser(office_of)
    end = f"{SCHOOL}/duties/{office_of.person}/end"
    browser.opened(end)
    page = browser.refused(end, 409, duty="administrator")
    assert "A school needs an administrator." in said_in(page)


def test_a_duty_goes_only_to_somebody_on_the_register(
    fresh: House, office_of: Actor
) -> None:
    browser = fresh.browser(office_of)
    browser.opened(f"{SCHOOL}/duties")
    sent = browser.sent(f"{SCHOOL}/duties", person=str(uuid4()), duty="administrator")
    assert sent.status_code == 404
    browser.opened(f"{SCHOOL}/duties")
    page = browser.refused(f"{SCHOOL}/duties", 422, person="", duty="")
    assert "Choose a person." in said_in(page)


def test_everybody_on_the_register_is_listed_with_what_they_are(
    fresh: House, office_of: Actor
) -> None:
    a_class(fresh, "5 Oak", [AYO], {TOM.person: Role.TEACHER})
    said = said_in(fresh.browser(office_of).opened(f"{SCHOOL}/people"))
    assert "Siân Rees SENCO of 2 children" in said
    assert "Tom Okafor Teacher of 5 Oak Teacher of one child" in said
    assert "A colleague Administrator" in said
    assert "Ben Bello No place anywhere" in said


@shows("service.schools.commands:leave_school", at=".release(")
@shows("service.schools.commands:leave_school", at="school.let_go")
def test_f104_who_leaves_the_school_leaves_every_place_in_one_piece(
    fresh: House, office_of: Actor
) -> None:
    """Open browsers and programs are shut out at their very next request."""
    a_class(fresh, "5 Oak", [AYO, OLI], {TOM.person: Role.TEACHER})
    reader, program = fresh.browser(TOM), fresh.program(TOM)
    written(program, "She counted to nine.")
    assert reader.get(ADA_DIARY).status_code == 200
    assert program.get(f"/children/{AYO}/timeline").status_code == 200
    browser = fresh.browser(office_of)
    leave = f"{SCHOOL}/people/{TOM.person}/leave"
    page = said_in(browser.opened(leave))
    assert "Their work in class 5 Oak" in page
    assert "Their place in Oli Grant" in page
    before = Counter(fresh.topics())
    browser.saved(leave, successor="")
    assert Counter(fresh.topics()) - before == {
        "circle/member-left": 2,
        "class/staff-released": 1,
        "school/person-left": 1,
    }
    assert program.get(f"/children/{AYO}/timeline").status_code == 404
    assert reader.get(ADA_DIARY).status_code == 303
    kept = said_in(fresh.browser(AMINA).opened(ADA_DIARY))
    assert "from Tom Okafor" in kept
    assert "She counted to nine." in kept


def test_whoever_belongs_to_no_school_any_more_is_signed_out(
    fresh: House, office_of: Actor
) -> None:
    reader, browser = fresh.browser(TOM), fresh.browser(office_of)
    leave = f"{SCHOOL}/people/{TOM.person}/leave"
    browser.opened(leave)
    browser.saved(leave)
    assert reader.get("/children").location.startswith("/sign-in")


def test_a_circle_is_never_left_without_somebody_who_looks_after_it(
    fresh: House, office_of: Actor
) -> None:
    browser = fresh.browser(office_of)
    leave = f"{SCHOOL}/people/{SIAN.person}/leave"
    browser.opened(leave)
    before = fresh.topics()
    page = said_in(browser.refused(leave, 409, successor=""))
    assert "Nobody would look after the circles of these children" in page
    assert "Ayo Bello" in page
    assert "Oli Grant" in page
    assert fresh.topics() == before
    browser.saved(leave, successor=f"{office_of.person}:headteacher")
    new = Counter(fresh.topics()) - Counter(before)
    assert new == {
        "circle/member-left": 2,
        "circle/member-joined": 2,
        "school/person-left": 1,
    }
    assert fresh.browser(office_of).get(ADA_DIARY).status_code == 200


def test_a_successor_may_be_in_the_circle_already(
    fresh: House, office_of: Actor
) -> None:
    serves(fresh, TOM, Duty.DATA_LEAD)
    browser = fresh.browser(office_of)
    leave = f"{SCHOOL}/people/{SIAN.person}/leave"
    browser.opened(leave)
    browser.saved(leave, successor=f"{TOM.person}:senco")
    people = words_of(fresh.browser(TOM).get(f"{ADA_DIARY}/circle").text)
    assert "Tom Okafor (you) SENCO" in people


@pytest.mark.parametrize(
    "given", ["nobody", f"{AMINA.person}:teacher", f"{TOM.person}:senco", "x:senco"]
)
def test_a_successor_comes_from_the_list(
    fresh: House, office_of: Actor, given: str
) -> None:
    browser = fresh.browser(office_of)
    leave = f"{SCHOOL}/people/{SIAN.person}/leave"
    browser.opened(leave)
    page = browser.refused(leave, 422, successor=given)
    assert "Choose somebody from the list." in said_in(page)


def test_nobody_leaves_who_is_not_on_the_register(
    fresh: House, office_of: Actor
) -> None:
    leave = f"{SCHOOL}/people/{uuid4()}/leave"
    assert fresh.browser(office_of).get(leave).status_code == 404


def test_a_place_that_is_ended_by_hand_ends_what_a_program_reads(
    fresh: House,
) -> None:
    kit = Actor(uuid4(), Role.TEACHER, Side.SCHOOL)
    fresh.join(kit)
    browser, program = fresh.browser(SIAN), fresh.program(kit)
    circle = f"{ADA_DIARY}/circle"
    browser.opened(f"{circle}/{kit.person}/leave")
    browser.saved(f"{circle}/{kit.person}/leave", reason="")
    assert program.get(f"/children/{AYO}/timeline").status_code == 404


@shows("service.schools.commands:add_supply", at="present is None")
def test_f104_a_supply_teacher_reads_until_the_last_day(
    fresh: House, office_of: Actor
) -> None:
    group = a_class(fresh, "5 Oak", [AYO, OLI])
    kit = a_colleague(fresh, "Kit Marsh")
    browser = fresh.browser(office_of)
    supply = f"{SCHOOL}/people/supply"
    browser.opened(supply)
    form = {"role": "teacher", "group": str(group), "until": "2026-09-08"}
    page = browser.saved(supply, person=str(kit.person), **form)
    assert "Kit Marsh Teacher of 2 children" in said_in(page)
    reader, program = fresh.browser(kit), fresh.program(kit)
    assert reader.get(ADA_DIARY).status_code == 200
    assert program.get(f"/children/{AYO}/timeline").status_code == 200
    fresh.clock.set(NOW + timedelta(minutes=90))
    assert reader.get(ADA_DIARY).status_code == 200
    fresh.clock.set(datetime(2026, 9, 8, 22, 59, tzinfo=UTC))
    assert program.get(f"/children/{AYO}/timeline").status_code == 200
    fresh.clock.set(datetime(2026, 9, 8, 23, 0, 30, tzinfo=UTC))
    assert program.get(f"/children/{AYO}/timeline").status_code == 404
    assert fresh.browser(kit).get(ADA_DIARY).status_code == 404


def test_supply_staff_may_be_somebody_new(fresh: House, office_of: Actor) -> None:
    group = a_class(fresh, "5 Oak", [AYO], {TOM.person: Role.TEACHER})
    browser = fresh.browser(office_of)
    supply = f"{SCHOOL}/people/supply"
    browser.opened(supply)
    form = {"role": "teacher", "group": str(group), "until": "2026-09-10"}
    page = browser.refused(supply, 422, **form)
    assert "one of the two" in said_in(page)
    page = browser.refused(supply, 409, name="Lou Park", **{**form, "role": "senco"})
    assert "In a class people are teachers or teaching assistants." in said_in(page)
    page = browser.refused(
        supply, 409, name="Lou Park", **{**form, "until": "2026-09-01"}
    )
    assert "is over" in said_in(page)
    assert "Lou Park Teacher of one child" in said_in(
        browser.saved(supply, name="Lou Park", **form)
    )
    browser.opened(supply)
    before = fresh.topics()
    browser.saved(supply, person=str(TOM.person), **form)
    assert fresh.topics() == before


def test_what_is_old_must_be_confirmed(fresh: House, office_of: Actor) -> None:
    """A duty, a leaver and a supply teacher need a proof that is not old."""
    browser = fresh.browser(office_of)
    forms = [f"{SCHOOL}/duties", f"{SCHOOL}/people/{TOM.person}/leave"]
    for form in (*forms, f"{SCHOOL}/people/supply"):
        fresh.clock.set(NOW)
        browser = fresh.browser(office_of)
        browser.opened(form)
        fresh.clock.set(NOW + timedelta(minutes=16))
        before = fresh.topics()
        assert browser.sent(form).status_code == 401, form
        assert fresh.topics() == before
