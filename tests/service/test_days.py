"""What home and school tell each other about each day, and days without a note."""

from datetime import UTC, date, datetime, timedelta

import pytest

from events.base import Space
from events.circle import Circle
from events.school_calendar import SchoolCalendar, calendar_of
from events.school_days import Span, Term
from tests.cast import (
    AMINA,
    AYO,
    AYO_IN_PERSON,
    LARKFIELD,
    LUKASZ,
    MONDAY,
    SIAN,
    TOM,
)
from tests.features.shows import shows
from tests.service.clients import Browser, said_in
from tests.service.house import ADA, NOW, House
from tests.service.words import CHILD, a_note

DAY = f"{CHILD}/day"
QUIET = f"{CHILD}/quiet-days"
EVERY_DAY = "every-school-day"
NOT_YET = "Not agreed yet."
FRIDAY = datetime(2026, 9, 18, 11, tzinfo=UTC)


@pytest.fixture
def tom(fresh: House) -> Browser:
    return fresh.browser(TOM)


def proposed(tom: Browser, rhythm: str = EVERY_DAY) -> None:
    tom.opened(DAY)
    tom.saved(DAY, rhythm=rhythm, **{"section-mood": "on", "section-food": "on"})


def test_the_school_proposes_and_the_family_says_yes(
    fresh: House, tom: Browser
) -> None:
    assert "Nothing is chosen yet." in said_in(tom.opened(DAY))
    proposed(tom)
    assert f"{NOT_YET} School chose this, and home has not said yes." in said_in(
        tom.page
    )
    assert tom.page.find("form", action=f"{DAY}/yes") is None
    amina = fresh.browser(AMINA)
    page = amina.opened(DAY)
    assert "Last changed by Tom Okafor" in said_in(page)
    page = amina.saved(f"{DAY}/yes")
    assert "Home and school have agreed on this." in said_in(page)
    assert page.find("form", action=f"{DAY}/yes") is None


@shows("service.days.routes:_sections")
def test_f60_the_family_switches_a_section_and_the_school_is_told(
    fresh: House, tom: Browser
) -> None:
    proposed(tom)
    amina = fresh.browser(AMINA)
    amina.opened(DAY)
    fields = amina.form(DAY)
    del fields["section-food"]
    fields["section-seizures"] = "on"
    assert amina.post(DAY, fields).status_code == 303
    page = tom.opened(DAY)
    assert f"{NOT_YET} Home chose this, and school has not said yes." in said_in(page)
    assert "Last changed by Amina Bello" in said_in(page)
    on = {box["id"] for box in page.find_all("input", checked=True)}
    assert {"section-mood", "section-seizures"} <= on
    assert "section-food" not in on
    tom.saved(f"{DAY}/yes")


def test_what_is_so_already_is_not_saved_again(fresh: House, tom: Browser) -> None:
    proposed(tom)
    page = tom.refused(DAY, 409)
    assert "That is how it is already." in said_in(page)
    page = tom.refused(DAY, 422, rhythm="")
    assert page.find(id="section-mood", checked=True) is not None
    fields = {"csrf": tom.form("/sign-out")["csrf"]}
    assert tom.post(f"{DAY}/yes", fields).status_code == 409
    assert fresh.topics().count("day-template/template-agreed") == 0


def test_there_is_something_to_say_yes_to(tom: Browser) -> None:
    tom.opened(DAY)
    fields = {"csrf": tom.form("/sign-out")["csrf"]}
    assert tom.post(f"{DAY}/yes", fields).status_code == 409


def test_a_guest_sees_what_is_on_and_a_young_person_chooses(
    fresh: House, tom: Browser
) -> None:
    assert fresh.browser(ADA).opened(DAY).find("form", action=DAY) is None
    proposed(tom)
    page = fresh.browser(ADA).opened(DAY)
    assert "Mood" in said_in(page)
    assert page.find("form", action=DAY) is None
    ayo = fresh.browser(AYO_IN_PERSON)
    ayo.opened(DAY)
    ayo.saved(f"{DAY}/yes")


def gaps_in(browser: Browser) -> str:
    found = browser.opened(CHILD).select_one(".gaps")
    return "" if found is None else said_in(found)


@shows("service.quiet:gaps", at="written.intersection")
@shows("service.quiet:_days", at="known.is_school_day")
@shows("service.quiet:_gap", at="said")
def test_f65_a_day_without_a_note_is_shown_with_its_reason(
    fresh: House, tom: Browser
) -> None:
    amina = fresh.browser(AMINA)
    assert gaps_in(amina) == ""
    proposed(tom)
    program = fresh.program(TOM)
    program.wrote(f"{CHILD}/entries", a_note(day="2026-09-08", place="school"))
    fresh.clock.set(NOW + timedelta(days=6))  # the Monday after
    fresh.let_in(tom, TOM)
    tom.opened(QUIET)
    tom.saved(QUIET, day="2026-09-10", because="other", why="We were at the sea.")
    fresh.let_in(amina, AMINA)
    said = gaps_in(amina)
    assert said.startswith("No note from school: 3 days")
    assert "Thu 10 Sep. No entry. Another reason. We were at the sea." in said
    assert "Fri 11 Sep. No entry. Nobody has written about this day yet." in said
    assert "Tue 8 Sep" not in said
    assert "Sat 12 Sep" not in said
    assert amina.page.find("a", href=f"{QUIET}?day=2026-09-11") is not None
    assert amina.get(f"{CHILD}?unread=1").text.count("No note from school") == 0


def test_a_week_without_a_note_is_shown(fresh: House, tom: Browser) -> None:
    proposed(tom, "every-week")
    fresh.clock.set(NOW + timedelta(days=14))
    lukasz = fresh.browser(LUKASZ)
    fresh.let_in(lukasz, LUKASZ)
    assert gaps_in(lukasz).startswith("No note from school: 2 weeks Week of Mon 14 Sep")
    program = fresh.program(TOM)
    program.wrote(f"{CHILD}/entries", a_note(day="2026-09-16", place="school"))
    assert gaps_in(lukasz).startswith("No note from school: 1 week Week of Mon 7 Sep")
    assert str(AYO) in CHILD


def a_calendar(house: House) -> None:
    """A term with an INSET day, and a week in it without school."""
    calendar = SchoolCalendar(id=calendar_of(LARKFIELD), by=None)
    term, by = Span(date(2026, 9, 1), date(2026, 12, 18)), SIAN.person
    calendar.set_term(2026, Term.AUTUMN, term, by=by, today=MONDAY)
    calendar.set_inset_day(date(2026, 9, 9), by=by)
    calendar.set_holiday(Span(date(2026, 9, 14), date(2026, 9, 18)), by=by)
    with house.services.store.unit(LARKFIELD) as unit:
        unit.save(calendar, log=unit.log_of(None, Space.REGISTER))


@pytest.mark.parametrize(
    ("rhythm", "says", "without"),
    [
        (EVERY_DAY, "4 days Mon 21 Sep.", ["Wed 9 Sep", "Mon 14 Sep", "Fri 18 Sep"]),
        ("every-week", "1 week Week of Mon 7 Sep.", ["Mon 14 Sep"]),
    ],
)
def test_where_there_is_no_school_no_note_is_missing(
    fresh: House, tom: Browser, rhythm: str, says: str, without: list[str]
) -> None:
    proposed(tom, rhythm)
    a_calendar(fresh)
    fresh.clock.set(NOW + timedelta(days=14))
    fresh.let_in(tom, TOM)
    said = gaps_in(tom)
    assert said.startswith(f"No note from school: {says}")
    assert not [day for day in without if day in said]


def test_no_gap_is_shown_where_there_are_notes_when_needed(
    fresh: House, tom: Browser
) -> None:
    proposed(tom, "when-needed")
    fresh.clock.set(FRIDAY)
    fresh.let_in(tom, TOM)
    assert gaps_in(tom) == ""


def test_a_day_is_explained_with_a_reason_and_once(tom: Browser) -> None:
    tom.opened(QUIET)
    page = tom.refused(QUIET, 422, because="")
    assert "Choose one" in said_in(page)
    page = tom.refused(QUIET, 409, because="away", day="2026-09-30")
    assert "This day has not come yet." in said_in(page)
    tom.opened(QUIET)
    fields = {**tom.form(QUIET), "because": "away"}
    assert tom.post(QUIET, fields).status_code == 303
    assert tom.post(QUIET, {**fields, "key": ""}).status_code == 409


def test_a_day_of_a_child_who_left_is_not_explained(fresh: House, tom: Browser) -> None:
    with fresh.services.store.unit(LARKFIELD) as unit:
        around = unit.find(Circle, AYO)
        assert around is not None
        around.let_go(MONDAY, by=SIAN.person, today=MONDAY)
        unit.save(around, log=unit.log_of(AYO, Space.SHARED))
    tom.opened(QUIET)
    page = tom.refused(QUIET, 409, because="away")
    assert "This child has left the school, so the diary is closed." in said_in(page)
