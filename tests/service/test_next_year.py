"""The next school year: rehearsed, done in one piece, and taken back."""

import pytest

from events.base import Role
from events.class_group import YearGroup
from tests.cast import AYO, OLI, SIAN, TOM
from tests.features.shows import shows
from tests.service.classroom import (
    HEAD,
    ROSTER,
    SCHOOL,
    a_class,
    a_colleague,
    an_administrator,
    classes_of,
    put_in,
)
from tests.service.clients import Browser, said_in
from tests.service.house import House
from tests.service.words import a_note

NEXT = f"{ROSTER}/next-year"


@pytest.fixture
def browser(fresh: House) -> Browser:
    return fresh.browser(an_administrator(fresh))


def moved_on(browser: Browser, query: str = "") -> None:
    browser.opened(f"{NEXT}{query}")
    browser.saved(NEXT)


def taken_back(browser: Browser) -> None:
    link = browser.opened(ROSTER).select_one("a[href*='/undo']")
    assert link is not None
    where = str(link["href"])
    browser.opened(where)
    browser.saved(where)


def test_a_rehearsal_shows_everything_and_does_nothing(
    fresh: House, browser: Browser
) -> None:
    a_class(fresh, "5 Oak", [AYO], {TOM.person: Role.TEACHER})
    kit = a_colleague(fresh, "Kit Marsh")
    a_class(fresh, "6 Oak", [OLI], {kit.person: Role.TEACHER})
    before = fresh.topics()
    said = said_in(browser.opened(NEXT))
    assert "6 Oak is opened with 1 child from 5 Oak. Kit Marsh , teacher." in said
    assert "7 Oak is opened with 1 child from 6 Oak. Nobody works there yet." in said
    assert "Nobody works in 7 Oak yet." in said
    assert fresh.topics() == before


@shows("service.roster.commands:roll_over", at="placing.save")
def test_f117_every_class_moves_on_in_one_piece(fresh: House, browser: Browser) -> None:
    put_in(
        browser, f"{HEAD}Mia,Poe,31/01/2017,6 Ash,6,\r\nLu,Ray,31/01/2018,5 Ash,5,\r\n"
    )
    a_class(fresh, "5 Oak", [AYO], {TOM.person: Role.TEACHER})
    kit = a_colleague(fresh, "Kit Marsh")
    old = a_class(fresh, "6 Oak", [OLI], {kit.person: Role.TEACHER})
    moved_on(browser)
    now = classes_of(fresh)
    assert set(now) == {"6 Oak", "7 Oak", "6 Ash"}
    assert set(now["6 Oak"].children) == {AYO}
    assert set(now["6 Oak"].staff) == {kit.person}
    assert list(now["6 Ash"].children.values()) == [YearGroup.YEAR_6]
    assert now["6 Oak"].year == 2027
    assert now["6 Oak"].group != old
    program = fresh.program(kit)
    assert program.get(f"/children/{AYO}/timeline").status_code == 200
    assert program.get(f"/children/{OLI}/timeline").status_code == 404
    said = said_in(browser.opened(NEXT))
    assert "There is no open class in this school year." in said


def test_what_was_chosen_is_what_happens(fresh: House, browser: Browser) -> None:
    oak = a_class(fresh, "5 Oak", [AYO], {TOM.person: Role.TEACHER})
    elm = a_class(fresh, "5 Elm", [OLI], {SIAN.person: Role.TEACHER})
    query = (
        f"?name-{oak.hex}=6+Ash&staff-{oak.hex}=go-along"
        f"&name-{elm.hex}=6+ash&staff-{elm.hex}=nobody"
    )
    said = said_in(browser.opened(f"{NEXT}{query}"))
    assert "5 Oak and 5 Elm both go into 6 Ash: 2 children." in said
    moved_on(browser, query)
    now = classes_of(fresh)
    assert set(now) == {"6 Ash"}
    assert set(now["6 Ash"].children) == {AYO, OLI}
    assert set(now["6 Ash"].staff) == {TOM.person}


def test_what_is_in_the_way_is_explained(fresh: House, browser: Browser) -> None:
    oak = a_class(fresh, "5 Oak", [AYO])
    a_class(fresh, "5 Elm", [AYO])
    a_class(fresh, "6 Ash", year=2027)
    said = said_in(browser.opened(f"{NEXT}?name-{oak.hex}=%20"))
    assert "A child is in two classes, 5 Oak and 5 Elm." in said
    assert "Classes of a later school year are open already: 6 Ash." in said
    assert "Write the next name of 5 Oak." in said
    said = said_in(browser.opened(f"{NEXT}?name-{oak.hex}={'a' * 41}"))
    assert "The next name of 5 Oak is too long." in said
    assert browser.page.find("form", action=NEXT) is None


def test_children_leave_the_school_and_come_back(
    fresh: House, browser: Browser
) -> None:
    oak = a_class(fresh, "6 Oak", [AYO], {TOM.person: Role.TEACHER})
    moved_on(browser, f"?leaves-{oak.hex}=1")
    program = fresh.program(TOM)
    assert program.post(f"/children/{AYO}/entries", a_note()).status_code == 409
    assert classes_of(fresh) == {}
    taken_back(browser)
    assert program.post(f"/children/{AYO}/entries", a_note()).status_code == 201
    assert set(classes_of(fresh)["6 Oak"].children) == {AYO}
    assert set(classes_of(fresh)["6 Oak"].staff) == {TOM.person}


@shows("service.roster.undoing:Undoing", at="is_free and not group.closed")
def test_f117_a_new_year_is_taken_back(fresh: House, browser: Browser) -> None:
    kit = a_colleague(fresh, "Kit Marsh")
    a_class(fresh, "5 Oak", [AYO, OLI], {kit.person: Role.TEACHER})
    before = classes_of(fresh)
    moved_on(browser)
    assert fresh.program(kit).get(f"/children/{AYO}/timeline").status_code == 404
    taken_back(browser)
    assert classes_of(fresh) == before
    assert fresh.program(kit).get(f"/children/{AYO}/timeline").status_code == 200


def test_whom_somebody_moved_since_stays_there(fresh: House, browser: Browser) -> None:
    kit = a_colleague(fresh, "Kit Marsh")
    a_class(fresh, "5 Oak", [AYO, OLI], {kit.person: Role.TEACHER})
    moved_on(browser)
    other = a_class(fresh, "6 Ash", year=2027)
    there = f"{SCHOOL}/classes/{other}"
    browser.opened(there)
    browser.saved(f"{there}/children", child=str(AYO))
    taken_back(browser)
    now = classes_of(fresh)
    assert set(now["6 Ash"].children) == {AYO}
    assert set(now["5 Oak"].children) == {OLI}
    assert "6 Oak" not in now


def test_what_is_not_as_shown_does_not_happen(fresh: House, browser: Browser) -> None:
    a_class(fresh, "5 Oak", [AYO])
    browser.opened(NEXT)
    a_class(fresh, "5 Elm", [OLI])
    page = browser.refused(NEXT, 409)
    assert "changed since you looked" in said_in(page)


def test_the_last_year_of_a_primary_school_leaves(
    fresh: House, browser: Browser
) -> None:
    put_in(browser, f"{HEAD}Mia,Poe,31/01/2016,6 Elm,6,\r\n")
    said = said_in(browser.opened(NEXT))
    assert "1 child of 6 Elm leaves the school." in said


def test_a_class_without_a_number_keeps_its_name(
    fresh: House, browser: Browser
) -> None:
    a_class(fresh, "Acorns", [AYO], {TOM.person: Role.TEACHER})
    moved_on(browser)
    assert classes_of(fresh)["Acorns"].year == 2027
    assert set(classes_of(fresh)["Acorns"].staff) == {TOM.person}


def test_a_class_is_not_opened_again_where_another_has_its_name(
    fresh: House, browser: Browser
) -> None:
    """Taking a school year back would open a second 5 Oak of that year."""
    a_class(fresh, "5 Oak", [AYO], {TOM.person: Role.TEACHER})
    moved_on(browser)
    a_class(fresh, "5 oak")
    before = fresh.topics()
    link = browser.opened(ROSTER).select_one("a[href*='/undo']")
    assert link is not None
    where = str(link["href"])
    browser.opened(where)
    said = said_in(browser.refused(where, 409))
    assert "There is a class 5 Oak in this school year already." in said
    assert fresh.topics() == before


def test_whoever_was_taken_out_by_hand_stays_out_when_a_change_is_taken_back(
    fresh: House, browser: Browser
) -> None:
    kit = a_colleague(fresh, "Kit Marsh")
    a_class(fresh, "5 Oak", [OLI], {kit.person: Role.TEACHER})
    program = fresh.program(kit)
    assert program.get(f"/children/{OLI}/timeline").status_code == 200
    fresh.leave(kit, OLI)
    moved_on(browser)
    taken_back(browser)
    assert program.get(f"/children/{OLI}/timeline").status_code == 404


def test_whoever_left_the_school_since_stays_away_when_a_year_is_taken_back(
    fresh: House, browser: Browser
) -> None:
    gone = a_colleague(fresh, "Cy Young")
    a_class(fresh, "5 Elm", [OLI], {gone.person: Role.TEACHER})
    moved_on(browser)
    leaving = f"{SCHOOL}/people/{gone.person}/leave"
    browser.opened(leaving)
    browser.saved(leaving)
    taken_back(browser)
    assert fresh.browser(gone).get(f"/children/{OLI}").status_code == 404
    assert gone.person not in classes_of(fresh)["5 Elm"].staff


def test_whoever_was_taken_out_by_hand_since_stays_out_too(
    fresh: House, browser: Browser
) -> None:
    gone = a_colleague(fresh, "Cy Young")
    group = a_class(fresh, "5 Elm", [OLI], {gone.person: Role.TEACHER})
    moved_on(browser, f"?name-{group.hex}=6+Elm&staff-{group.hex}=go-along")
    assert fresh.browser(gone).get(f"/children/{OLI}").status_code == 200
    fresh.leave(gone, OLI)
    taken_back(browser)
    assert fresh.browser(gone).get(f"/children/{OLI}").status_code == 404


def test_whoever_went_with_the_class_since_comes_back_with_it(
    fresh: House, browser: Browser
) -> None:
    """Only what was ended by hand stays ended; what a class ended, it brings back."""
    kit = a_colleague(fresh, "Kit Marsh")
    oak = a_class(fresh, "5 Oak", [OLI], {kit.person: Role.TEACHER})
    elm = a_class(fresh, "5 Elm")
    put_in(browser, f"{HEAD}Oli,Grant,29/03/2018,5 Elm,5,\r\n")
    for group in (oak, elm):
        inside = f"{SCHOOL}/classes/{group}"
        browser.opened(inside)
        browser.saved(f"{inside}/children", child=str(OLI))
    assert fresh.browser(kit).get(f"/children/{OLI}").status_code == 404
    taken_back(browser)
    assert fresh.browser(kit).get(f"/children/{OLI}").status_code == 200
