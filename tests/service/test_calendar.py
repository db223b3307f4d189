"""The office sets the school's calendar, and the clocks of the law follow it."""

from datetime import date
from uuid import uuid4

import pytest

from events.base import Actor, Duty, Side
from events.school_days import Span, Term
from projections.school_calendar import school_days
from tests.cast import LARKFIELD, OTHER_SCHOOL
from tests.service.clients import said_in
from tests.service.house import House
from tests.service.packing import Office

CALENDAR = f"/schools/{LARKFIELD}/calendar"
TERMS, DAYS_OFF, OUT = (f"{CALENDAR}/{one}" for one in ("terms", "days-off", "out"))
AUTUMN = {"term": "2026-autumn", "first": "2026-09-02", "last": "2026-12-18"}
HALF_TERM = {"what": "holiday", "off_first": "2026-10-26", "off_last": "2026-10-30"}
INSET = {"what": "inset-day", "off_first": "2026-09-02"}


@pytest.fixture
def office_of(fresh: House) -> Actor:
    return fresh.serve(Actor(uuid4(), Duty.ADMINISTRATOR, Side.SCHOOL))


def test_the_office_sets_terms_and_days_off(fresh: House, office_of: Actor) -> None:
    browser = fresh.browser(office_of)
    browser.opened(f"/schools/{LARKFIELD}")
    browser.opened(CALENDAR)
    browser.saved(TERMS, **AUTUMN)
    browser.saved(DAYS_OFF, **HALF_TERM)
    page = browser.saved(DAYS_OFF, **INSET)
    said = said_in(page)
    assert "Wednesday 2 September 2026 to Friday 18 December 2026" in said
    assert "Holiday , in the autumn term" in said
    assert "INSET day , in the autumn term" in said
    with fresh.services.store.reading(LARKFIELD) as reader:
        known = school_days(reader)
    assert [(one.year, one.term) for one in known.terms] == [(2026, Term.AUTUMN)]
    assert known.holidays == (Span(date(2026, 10, 26), date(2026, 10, 30)),)
    assert not known.is_school_day(date(2026, 9, 2))


def test_a_term_is_corrected_and_days_are_taken_out(
    fresh: House, office_of: Actor
) -> None:
    browser = fresh.browser(office_of)
    browser.opened(CALENDAR)
    browser.saved(TERMS, **AUTUMN)
    browser.saved(DAYS_OFF, **HALF_TERM)
    browser.refused(TERMS, 409, **{**AUTUMN, "last": "2026-10-28"})
    browser.opened(CALENDAR)
    page = browser.saved(TERMS, **{**AUTUMN, "last": "2026-12-21"})
    assert "Monday 21 December 2026" in said_in(page)
    page = browser.saved(OUT, term="", first="2026-10-26")
    assert "It is out of the calendar." in said_in(page)
    page = browser.saved(OUT, term="2026-autumn", first="")
    with fresh.services.store.reading(LARKFIELD) as reader:
        assert not school_days(reader).terms


@pytest.mark.parametrize(
    ("address", "typed", "status", "says"),
    [
        (TERMS, {}, 422, "Choose a term."),
        (TERMS, {**AUTUMN, "term": "autumn"}, 422, "Choose a term from the list."),
        (TERMS, {**AUTUMN, "last": "2026-08-18"}, 409, "The last day is before"),
        (TERMS, {**AUTUMN, "term": "2027-autumn"}, 409, "lies between August 2027"),
        (DAYS_OFF, HALF_TERM, 409, "This is not inside a term."),
        (DAYS_OFF, {**INSET, "off_last": "2026-09-03"}, 422, "An INSET day is one day"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(
    fresh: House,
    office_of: Actor,
    address: str,
    typed: dict[str, str],
    status: int,
    says: str,
) -> None:
    browser = fresh.browser(office_of)
    browser.opened(CALENDAR)
    assert says in said_in(browser.refused(address, status, **typed))


def test_nothing_goes_that_nobody_chose(fresh: House, office_of: Actor) -> None:
    browser = fresh.browser(office_of)
    browser.opened(CALENDAR)
    browser.saved(TERMS, **AUTUMN)
    browser.refused(OUT, 422, term="", first="")
    browser.refused(OUT, 409, term="2027-autumn", first="")


def test_who_does_something_else_for_the_school_reads_it(fresh: House) -> None:
    lead = fresh.serve(Actor(uuid4(), Duty.DATA_LEAD, Side.SCHOOL))
    page = fresh.browser(lead).opened(CALENDAR)
    assert "Not set yet" in said_in(page)
    assert page.find("form", action=TERMS) is None


def test_another_school_has_a_calendar_of_its_own(
    fresh: House, office_of: Actor
) -> None:
    browser = fresh.browser(office_of)
    browser.opened(CALENDAR)
    browser.saved(TERMS, **AUTUMN)
    with fresh.services.store.reading(OTHER_SCHOOL) as reader:
        assert not school_days(reader).terms


def test_an_educational_record_waits_over_days_off(
    fresh: House, office_of: Actor
) -> None:
    browser = fresh.browser(office_of)
    browser.opened(CALENDAR)
    browser.saved(TERMS, **AUTUMN)
    browser.saved(DAYS_OFF, what="inset-day", off_first="2026-09-21")
    answering = Office.of(fresh)
    request = answering.asked(kind="educational-record")
    said = said_in(answering.lead.opened(request))
    assert "To be answered by Tuesday 29 September 2026" in said
