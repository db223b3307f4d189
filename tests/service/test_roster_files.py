"""Files of children and staff: looked at first, put in as shown, taken back whole."""

from datetime import timedelta
from typing import Final
from uuid import UUID

import pytest

from events.base import Role
from projections import children, directory
from tests.cast import AYO, LARKFIELD, OLI, SIAN, TOM
from tests.features.shows import shows
from tests.service.classroom import (
    HEAD,
    KEEPER,
    ROSTER,
    a_class,
    an_administrator,
    classes_of,
    looked_at,
    put_in,
    upload,
)
from tests.service.clients import Browser, said_in
from tests.service.house import NOW, House
from tests.service.words import a_note

TWO: Final = (
    "Łukasz,Nowak,29/03/2018,5 Oak,5,A123456789012\r\nMia,Poe,2017-01-31,5 Oak,,\r\n"
)
STAFF: Final = "Name,E-mail,Role,Classes\r\nTom Okafor,,teacher,5 Oak\r\n"


@pytest.fixture
def browser(fresh: House) -> Browser:
    return fresh.browser(an_administrator(fresh))


def named(house: House) -> dict[str, UUID]:
    """The children who are at the school, by name."""
    with house.services.store.reading(LARKFIELD) as reader:
        there = [one.child for one in children.of_school(reader) if not one.left_on]
        names = directory.names_of(reader, there)
    return {name: child for child, name in names.items()}


def undo(browser: Browser) -> str:
    """Open the page on which the newest file is taken back; give where it is."""
    link = browser.opened(ROSTER).find("a", string=lambda s: s and "Take back" in s)
    found = link or browser.page.select_one("a[href*='/undo']")
    assert found is not None
    where = str(found["href"])
    browser.opened(where)
    return where


def test_a_file_is_looked_at_before_anything_is_put_in(
    fresh: House, browser: Browser
) -> None:
    before = fresh.topics()
    looked_at(browser, HEAD + TWO)
    said = said_in(browser.page)
    assert "2 new" in said
    assert "Line 2 Łukasz Nowak" in said
    assert "New: a diary is opened, in class 5 Oak." in said
    assert "Classes that are opened: 5 Oak" in said
    assert fresh.topics() == before


def test_good_rows_are_put_in_as_they_were_shown(
    fresh: House, browser: Browser
) -> None:
    put_in(browser, HEAD + TWO)
    there = named(fresh)
    group = classes_of(fresh)["5 Oak"]
    assert set(group.children) == {there["Łukasz Nowak"], there["Mia Poe"]}
    assert fresh.browser(SIAN).get(f"/children/{there['Mia Poe']}").status_code == 200
    with fresh.services.store.reading(LARKFIELD) as reader:
        found = {one.child: one for one in children.of_school(reader)}
    assert str(found[there["Łukasz Nowak"]].born) == "2018-03-29"
    assert found[there["Łukasz Nowak"]].reference == "upn A123456789012"
    topics = fresh.topics()
    assert topics.count("roster/change-begun") == topics.count("roster/change-finished")


def test_the_same_file_again_changes_nothing(fresh: House, browser: Browser) -> None:
    put_in(browser, HEAD + TWO)
    before = fresh.topics()
    where = looked_at(browser, HEAD + TWO)
    assert "2 the same" in said_in(browser.page)
    assert browser.page.find("form", action=where) is None
    assert fresh.topics() == before


def test_a_child_is_known_again_by_upn_and_moves(
    fresh: House, browser: Browser
) -> None:
    """A new name, another class, another date of birth: still the same child."""
    a_class(fresh, "6 Elm", [], {TOM.person: Role.TEACHER})
    put_in(browser, HEAD + TWO)
    child = named(fresh)["Łukasz Nowak"]
    put_in(browser, f"{HEAD}Lukas,Nowak,30/03/2018,6 elm,6,A123456789012\r\n")
    assert named(fresh)["Lukas Nowak"] == child
    assert child in classes_of(fresh)["6 Elm"].children
    assert child not in classes_of(fresh)["5 Oak"].children
    assert fresh.browser(TOM).get(f"/children/{child}").status_code == 200
    put_in(browser, f"{HEAD}Lukas,Nowak,30/03/2018,5 Oak,6,A123456789012\r\n")
    assert fresh.browser(TOM).get(f"/children/{child}").status_code == 404


def test_a_child_without_a_number_is_known_by_name_and_birth_date(
    fresh: House, browser: Browser
) -> None:
    put_in(browser, HEAD + TWO)
    put_in(browser, f"{HEAD}mia,poe,31.01.2017,5 Oak,7,B123456789012\r\n")
    assert "mia poe" in named(fresh)
    assert "Mia Poe" not in named(fresh)
    looked_at(browser, f"{HEAD}mia,poe,31.01.2017,5 Oak,7,C123456789012\r\n")
    assert "has another UPN or reference" in said_in(browser.page)


def test_a_child_whose_birth_date_nobody_knew_is_known_by_name(
    fresh: House, browser: Browser
) -> None:
    put_in(browser, f"{HEAD}Ayo,Bello,29/03/2018,5 Oak,5,\r\n")
    assert named(fresh)["Ayo Bello"] == AYO
    assert AYO in classes_of(fresh)["5 Oak"].children


def test_staff_come_onto_the_register_and_into_classes(
    fresh: House, browser: Browser
) -> None:
    put_in(browser, HEAD + TWO)
    put_in(browser, f"{STAFF}Kit Marsh,,TA,5 Oak|6 Elm\r\nLou Park,,SENCO,\r\n")
    staff = classes_of(fresh)["5 Oak"].staff
    assert staff[TOM.person] is Role.TEACHER
    assert Role.TEACHING_ASSISTANT in staff.values()
    child = named(fresh)["Mia Poe"]
    assert fresh.browser(TOM).get(f"/children/{child}").status_code == 200
    looked_at(browser, f"{STAFF}Kit Marsh,,TA,5 Oak|6 Elm\r\nLou Park,,SENCO,\r\n")
    assert "3 the same" in said_in(browser.page)


def test_staff_are_known_by_the_address_with_which_they_sign_in(
    fresh: House, browser: Browser
) -> None:
    row = f"Thomas O.,{TOM.person}@larkfield.example,teacher,5 Oak\r\n"
    put_in(browser, f"Name,E-mail,Role,Classes\r\n{row}")
    assert set(classes_of(fresh)["5 Oak"].staff) == {TOM.person}


@shows("service.roster.reading:_each_once")
def test_f117_every_faulty_row_is_explained_and_the_good_ones_go_in(
    fresh: House, browser: Browser
) -> None:
    bad = ",,31/02/2018,,99,12\r\n=1+1,Poe,29/03/2018,5 Oak,,\r\n"
    where = looked_at(browser, f"{HEAD}{bad}{TWO}Mia,Poe,31/01/2017,5 Elm,,\r\n")
    said = said_in(browser.page)
    assert "3 with a problem" in said
    assert "Line 2 No name There is no name." in said
    assert "The date of birth cannot be read." in said
    assert "The year group is not known." in said
    assert "The UPN should be one letter and twelve numbers." in said
    assert "Line 3 =1+1 Poe A name cannot begin with “=”." in said
    assert "Line 6 Mia Poe This person stands in line 5 already." in said
    browser.saved(where, keeper=KEEPER)
    assert {"Łukasz Nowak", "Mia Poe"} <= set(named(fresh))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "Choose a file first."),
        (b"\r\n \r\n", "The file is empty."),
        (b"Colour,Shape\r\nred,round\r\n", "The first row must name the columns."),
        (b"\xff\xfeN\0", "This is no CSV file"),
        (b"Name,Role\r\n\x81\x8d,x\r\n", "Some letters in the file cannot be read."),
        (b"First name,Forename,DOB,Class\r\n", "Two columns are both"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    fresh: House, browser: Browser, content: bytes, says: str
) -> None:
    answer = upload(browser, content)
    assert answer.status_code == 422
    assert says in answer.text


def test_only_who_sent_a_file_sees_it_and_only_for_an_hour(
    fresh: House, browser: Browser
) -> None:
    where = looked_at(browser, HEAD + TWO)
    other = fresh.browser(an_administrator(fresh))
    assert other.get(where).status_code == 404
    fresh.clock.set(NOW + timedelta(minutes=59))
    assert browser.get(where).status_code == 200
    fresh.clock.set(NOW + timedelta(minutes=61))
    assert browser.get(where).status_code == 404


def test_whoever_looks_lets_go_of_every_file_whose_hour_is_over(
    fresh: House, browser: Browser
) -> None:
    looked_at(browser, HEAD + TWO)
    fresh.clock.set(NOW + timedelta(minutes=30))
    other = fresh.browser(an_administrator(fresh))
    where = looked_at(other, HEAD + TWO)
    assert len(fresh.stored()["roster_uploads"]) == 2
    fresh.clock.set(NOW + timedelta(minutes=61))
    assert other.get(where).status_code == 200
    assert len(fresh.stored()["roster_uploads"]) == 1


def test_nothing_of_a_file_lies_in_clear(fresh: House, browser: Browser) -> None:
    where = looked_at(browser, HEAD + TWO)
    assert "Nowak" not in repr(fresh.stored())
    assert b"Nowak" not in b"".join(
        value
        for rows in fresh.stored().values()
        for row in rows
        for value in row
        if isinstance(value, bytes)
    )
    browser.saved(where, keeper=KEEPER)
    assert fresh.stored()["roster_uploads"] == []
    assert "Nowak" not in repr(fresh.stored())


def test_what_is_not_as_shown_is_not_put_in(fresh: House, browser: Browser) -> None:
    """Somebody changed a class between looking and deciding."""
    where = looked_at(browser, HEAD + TWO)
    a_class(fresh, "5 Oak")
    page = browser.refused(where, 409, keeper=KEEPER)
    assert "changed since you looked" in said_in(page)
    browser.saved(where, keeper=KEEPER)


def test_new_circles_need_somebody_who_looks_after_them(
    fresh: House, browser: Browser
) -> None:
    where = looked_at(browser, HEAD + TWO)
    page = browser.refused(where, 422, keeper="")
    assert "Choose who looks after the new circles." in said_in(page)


def test_pressing_twice_puts_in_once(fresh: House, browser: Browser) -> None:
    where = looked_at(browser, HEAD + TWO)
    fields = {**browser.form(where), "keeper": KEEPER}
    assert browser.post(where, fields).status_code == 303
    before = fresh.topics()
    assert browser.post(where, fields).status_code == 303
    assert fresh.topics() == before
    assert browser.post(where, {**fields, "mark": "x"}).status_code in {404, 422}


@shows("service.roster.undoing:Undoing", at="move_out(group.id, fact.child)")
def test_f117_a_file_is_taken_back_whole(fresh: House, browser: Browser) -> None:
    a_class(fresh, "6 Elm", [], {TOM.person: Role.TEACHER})
    put_in(browser, f"{HEAD}{TWO}Ayo,Bello,01/02/2018,6 Elm,,\r\n")
    there = named(fresh)
    browser.saved(undo(browser))
    assert "Łukasz Nowak" not in named(fresh)
    assert named(fresh)["Ayo Bello"] == AYO
    assert "5 Oak" not in classes_of(fresh)
    assert classes_of(fresh)["6 Elm"].children == {}
    mia = there["Mia Poe"]
    keeper = fresh.browser(SIAN)
    assert keeper.get(f"/children/{mia}").status_code == 200
    program = fresh.program(SIAN)
    refused = program.post(f"/children/{mia}/entries", a_note())
    assert refused.status_code == 409
    assert "has left the school" in refused.text


def test_a_file_is_taken_back_once_and_put_in_again(
    fresh: House, browser: Browser
) -> None:
    put_in(browser, HEAD + TWO)
    first = named(fresh)
    where = undo(browser)
    browser.saved(where)
    assert browser.opened(where).find("form", action=where) is None
    looked_at(browser, HEAD + TWO)
    assert "Comes back to the school." in said_in(browser.page)
    put_in(browser, HEAD + TWO)
    assert named(fresh) == first
    assert set(classes_of(fresh)["5 Oak"].children) == set(first.values()) - {AYO, OLI}


def test_a_name_is_taken_back_to_what_it_was(fresh: House, browser: Browser) -> None:
    put_in(browser, HEAD + TWO)
    put_in(browser, f"{HEAD}Luke,Nowak,29/03/2018,5 Oak,5,A123456789012\r\n")
    browser.saved(undo(browser))
    assert "Łukasz Nowak" in named(fresh)


def test_what_was_written_stops_the_taking_back(fresh: House, browser: Browser) -> None:
    put_in(browser, HEAD + TWO)
    mia = named(fresh)["Mia Poe"]
    fresh.program(SIAN).wrote(f"/children/{mia}/entries", a_note())
    before = fresh.topics()
    page = browser.refused(undo(browser), 409)
    assert "has written in the diary of one child" in said_in(page)
    assert fresh.topics() == before


def test_what_somebody_changed_since_stays(fresh: House, browser: Browser) -> None:
    """Taking back leaves a child alone whom somebody has moved on since."""
    put_in(browser, HEAD + TWO)
    put_in(browser, f"{HEAD}Mia,Poe,31/01/2017,6 Elm,,\r\n")
    put_in(browser, f"{HEAD}Mia,Poe,31/01/2017,7 Ash,,\r\n")
    links = [str(a["href"]) for a in browser.opened(ROSTER).select("a[href*='/undo']")]
    browser.opened(links[1])
    browser.saved(links[1])
    mia = named(fresh)["Mia Poe"]
    assert mia in classes_of(fresh)["7 Ash"].children
    assert mia not in classes_of(fresh)["5 Oak"].children


def test_a_change_that_is_not_there_cannot_be_taken_back(browser: Browser) -> None:
    assert browser.get(f"{ROSTER}/changes/{AYO}/undo").status_code == 404


def test_a_class_of_the_same_name_is_the_same_class(
    fresh: House, browser: Browser
) -> None:
    group = a_class(fresh, "5 Oak")
    put_in(
        browser, f"{HEAD}Mia,Poe,31/01/2017,5  OAK,,\r\nLu,Ray,31/01/2017,5 oak,,\r\n"
    )
    (found,) = classes_of(fresh).values()
    assert found.group == group
    assert len(found.children) == 2
