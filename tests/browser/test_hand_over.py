"""An escort at the door of the bus: reads today's words on a telephone, writes one."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.journey_sights import IVY, tell_for_today, today
from tests.browser.people import Somebody
from tests.browser.school import DENISE, TEACHER, School
from tests.browser.visits import PHONE
from tests.concurrency.callers import of_child

pytestmark = pytest.mark.browser


def test_an_escort_reads_and_writes_and_both_sides_read_it(
    opened: Open, school: School, furnished: Mapping[str, str]
) -> None:
    shoes = "His new shoes are in the bag."
    tell_for_today(school, furnished["callum"], shoes)
    ivy = Somebody(opened(PHONE, session=school.session_of(IVY), script=False))
    ivy.window.go("/children")
    ivy.follows("Callum Brackley")
    ivy.reads_heading("Callum Brackley today")
    ivy.reads("Somebody else")
    ivy.reads(shoes)
    ivy.types("What should home and school know?", "He slept on the bus.")
    ivy.presses("Save note")
    ivy.is_told("Saved. Home and school can read it in the diary.")
    ivy.reads("He slept on the bus.")
    for email in (DENISE, TEACHER):
        reader = Somebody(opened(PHONE, session=school.session_of(email)))
        reader.window.go(f"/children/{furnished['callum']}")
        reader.opens_note("He slept on the bus.")
        reader.reads("At the hand-over.")
        seen = reader.page.get_by_role("region", name="Seen by")
        expect(seen).to_contain_text("transport escort, sees today’s hand-over only")


def test_yesterdays_words_and_those_about_another_child_are_nowhere(
    opened: Open, school: School, furnished: Mapping[str, str]
) -> None:
    yesterday = (date.fromisoformat(today()) - timedelta(days=1)).isoformat()
    old = {"place": "home", "kind": "hand-over", "day": yesterday}
    diary = f"{of_child(furnished['callum'])}/entries"
    sent = school.program(DENISE).post(diary, {**old, "text": "He cried all evening."})
    assert sent.status == 201, sent.body
    swam = "He swam two lengths today."
    tell_for_today(school, furnished["callum"], swam)
    ivy = Somebody(opened(PHONE, session=school.session_of(IVY), script=False))
    for child, told in (("callum", True), ("zoltan", False)):
        ivy.window.go(f"/children/{furnished[child]}/hand-over")
        expect(ivy.page.get_by_text("He cried all evening.")).to_have_count(0)
        expect(ivy.page.get_by_text(swam)).to_have_count(int(told))
    ivy.reads("There is no note for the journey today.")
    for page in ("/children", "/today"):
        ivy.window.go(page)
        expect(ivy.page.get_by_text("He cried all evening.")).to_have_count(0)


def test_whoever_marks_a_note_for_the_journey_sees_that_it_was_opened(
    opened: Open, school: School, furnished: Mapping[str, str]
) -> None:
    denise = Somebody(opened(PHONE, session=school.session_of(DENISE), script=False))
    denise.window.go(f"/children/{furnished['callum']}")
    denise.writes("His inhaler is in the front pocket.", "hand-over")
    denise.opens_note("His inhaler is in the front pocket.")
    assert denise.when_seen_by("Ivy Marsh") == "Never"
    ivy = Somebody(opened(PHONE, session=school.session_of(IVY), script=False))
    ivy.window.go(f"/children/{furnished['callum']}/hand-over")
    ivy.reads("His inhaler is in the front pocket.")
    denise.page.reload()
    assert denise.when_seen_by("Ivy Marsh") != "Never"
