"""Classes: whoever works in one belongs with its children, for just as long."""

from uuid import uuid4

import pytest

from events.base import Role
from tests.cast import AYO, LARKFIELD, OLI, SIAN, TOM, an_id
from tests.service.classroom import (
    KEEPER,
    SCHOOL,
    a_class,
    a_colleague,
    an_administrator,
    classes_of,
)
from tests.service.clients import Browser, said_in
from tests.service.house import House
from tests.service.words import a_note

CLASSES = f"{SCHOOL}/classes"


@pytest.fixture
def browser(fresh: House) -> Browser:
    return fresh.browser(an_administrator(fresh))


def test_a_class_is_opened(fresh: House, browser: Browser) -> None:
    browser.opened(CLASSES)
    page = browser.saved(CLASSES, name="5 Oak")
    assert "5 Oak 2026/27. 0 children, 0 staff." in said_in(page)
    page = browser.refused(CLASSES, 422, name="", year="soon")
    assert "Give the year in which the school year starts" in said_in(page)


def test_two_classes_of_a_school_year_have_two_names(
    fresh: House, browser: Browser
) -> None:
    browser.opened(CLASSES)
    browser.saved(CLASSES, name="5 Oak")
    page = browser.refused(CLASSES, 409, name="5 OAK")
    assert "There is a class 5 OAK in this school year already." in said_in(page)
    assert len(classes_of(fresh)) == 1
    browser.saved(CLASSES, name="5 Oak", year="2027")


def test_a_child_who_has_left_comes_into_no_class(
    fresh: House, browser: Browser
) -> None:
    group, gone = a_class(fresh, "5 Oak"), f"{SCHOOL}/children/{AYO}/leave"
    here = f"{CLASSES}/{group}"
    browser.opened(here)
    fields = {**browser.form(f"{here}/children"), "child": str(AYO)}
    browser.opened(gone)
    browser.saved(gone, on="2026-09-08")
    answer = browser.post(f"{here}/children", fields)
    assert answer.status_code == 409
    assert "This child has left the school." in answer.text
    assert classes_of(fresh)["5 Oak"].children == {}


def test_whoever_works_in_a_class_comes_and_goes_with_it(
    fresh: House, browser: Browser
) -> None:
    kit = a_colleague(fresh, "Kit Marsh")
    reader, diary = fresh.program(kit), f"/children/{OLI}/timeline"
    group = a_class(fresh, "5 Oak", [OLI])
    here = f"{CLASSES}/{group}"
    browser.opened(here)
    page = browser.saved(f"{here}/staff", person=str(kit.person), role="teacher")
    assert "Kit Marsh Teacher" in said_in(page)
    assert reader.get(diary).status_code == 200
    browser.saved(f"{here}/staff/{kit.person}/out")
    assert reader.get(diary).status_code == 404
    browser.saved(f"{here}/staff", person=str(kit.person), role="teaching-assistant")
    assert reader.get(diary).status_code == 200
    browser.saved(f"{here}/children/{OLI}/out")
    assert reader.get(diary).status_code == 404
    browser.saved(f"{here}/children", child=str(OLI), year_group="year-5")
    assert reader.get(diary).status_code == 200
    assert "Oli Grant Year 5" in said_in(browser.opened(here))


def test_a_child_leaves_every_other_class(fresh: House, browser: Browser) -> None:
    old, new = a_class(fresh, "5 Oak", [AYO]), a_class(fresh, "5 Elm")
    browser.opened(f"{CLASSES}/{new}")
    browser.saved(f"{CLASSES}/{new}/children", child=str(AYO))
    assert classes_of(fresh)["5 Oak"].children == {}
    assert set(classes_of(fresh)["5 Elm"].children) == {AYO}
    assert old != new


def test_who_was_in_the_circle_before_stays_there(
    fresh: House, browser: Browser
) -> None:
    group = a_class(fresh, "5 Oak", [AYO], {TOM.person: Role.TEACHER})
    browser.opened(f"{CLASSES}/{group}")
    browser.saved(f"{CLASSES}/{group}/children/{AYO}/out")
    assert fresh.program(TOM).get(f"/children/{AYO}/timeline").status_code == 200


def test_what_does_not_fit_is_explained(fresh: House, browser: Browser) -> None:
    group = a_class(fresh, "5 Oak", [AYO], {TOM.person: Role.TEACHER})
    here = f"{CLASSES}/{group}"
    browser.opened(here)
    for path, typed, status, says in (
        ("children", {"child": str(AYO)}, 409, "This child is in the class already."),
        ("children", {"child": ""}, 422, "Choose a child."),
        ("staff", {"person": ""}, 422, "Choose a person."),
        (
            "staff",
            {"person": str(TOM.person), "role": "teacher"},
            409,
            "This person works in the class already.",
        ),
        (
            "staff",
            {"person": str(SIAN.person), "role": "senco"},
            409,
            "In a class people are teachers or teaching assistants.",
        ),
    ):
        page = browser.refused(f"{here}/{path}", status, **typed)
        assert says in said_in(page)
    form = browser.form(f"{here}/children/{AYO}/out")
    for path in (f"children/{OLI}", f"staff/{SIAN.person}"):
        assert browser.post(f"{here}/{path}/out", form).status_code == 409


@pytest.mark.parametrize("way", ["children", "staff"])
def test_what_is_not_there_is_not_found(browser: Browser, way: str) -> None:
    sends = {"child": str(AYO), "person": str(TOM.person), "role": "teacher"}
    csrf = {"csrf": "", "key": str(uuid4())}
    browser.opened(CLASSES)
    csrf["csrf"] = browser.form(CLASSES)["csrf"]
    answer = browser.post(f"{CLASSES}/{uuid4()}/{way}", {**sends, **csrf})
    assert answer.status_code == 404


def test_a_new_child_comes_to_the_school(fresh: House, browser: Browser) -> None:
    group = a_class(fresh, "5 Oak", [], {TOM.person: Role.TEACHER})
    new = f"{SCHOOL}/children/new"
    browser.opened(new)
    page = browser.refused(new, 422, name="", keeper="")
    assert "Choose who looks after it." in said_in(page)
    given = {"name": "Zoltán Fekete", "born": "2018-03-29", "group": str(group)}
    browser.saved(new, year_group="year-5", keeper=KEEPER, **given)
    (child,) = classes_of(fresh)["5 Oak"].children
    for who in (SIAN, TOM):
        assert fresh.browser(who).get(f"/children/{child}").status_code == 200
    browser.opened(new)
    browser.saved(new, name="Ida", keeper=KEEPER)
    assert fresh.topics().count("circle/birth-date-recorded") == 1


def test_a_child_leaves_the_school(fresh: House, browser: Browser) -> None:
    """Nothing new is written, and everybody in the circle can still read."""
    kit = a_colleague(fresh, "Kit Marsh")
    a_class(fresh, "5 Oak", [AYO], {kit.person: Role.TEACHER})
    leave = f"{SCHOOL}/children/{AYO}/leave"
    browser.opened(leave)
    page = browser.refused(leave, 409, on="2027-01-01")
    assert "This day has not come yet." in said_in(page)
    browser.saved(leave, on="2026-09-07")
    tom = fresh.program(TOM)
    assert tom.get(f"/children/{AYO}/timeline").status_code == 200
    assert tom.post(f"/children/{AYO}/entries", a_note()).status_code == 409
    assert fresh.program(kit).get(f"/children/{AYO}/timeline").status_code == 404
    assert browser.get(leave).status_code == 404


def test_a_class_that_is_not_there_has_no_page(browser: Browser) -> None:
    assert browser.get(f"{CLASSES}/{an_id('no class')}").status_code == 404
    assert str(LARKFIELD) in CLASSES
