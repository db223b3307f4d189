"""Ten notes about ten children in one class round, with few taps, on a telephone.

Every child has a note afterwards, so this comes after the pages of a round as they are
in the morning (test_every_page.py).
"""

from typing import Final

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.people import Somebody
from tests.browser.school import TEACHER, School
from tests.browser.visits import PHONE
from tests.features.shows import shows

pytestmark = pytest.mark.browser
CHILDREN: Final = 10
MOST_TAPS: Final = 6


@shows("service.rounds.answers:Round.done")
@shows(
    "service/rounds/templates/rounds/child.html",
    at='{{ taps(form, "tap-" ~ section, said, ways, "") }}',
)
def test_f116_ten_notes_in_one_round_take_six_taps_each_at_most(
    opened: Open, school: School
) -> None:
    """Without a script each is sent at once."""
    session = school.session_of(TEACHER)
    sian = Somebody(opened(PHONE, session=session, script=False))
    pupils = begins_a_round(sian)
    said = {page: f"Seed {page[-4:]}." for _, page in pupils}
    sian.window.go(pupils[0][1])
    for number, (name, page) in enumerate(pupils, start=1):
        if sian.window.path != page:  # nobody is left to write about
            sian.window.go(page)
        before = sian.taps
        expect(sian.page.get_by_role("heading", level=1)).to_contain_text(name)
        sian.reads(f"{number} of {CHILDREN} in")
        writes_about_the_child(sian, said[page])
        assert sian.taps - before <= MOST_TAPS, name
    sian.reads(f"{CHILDREN} of {CHILDREN}")
    for page, text in said.items():
        sian.window.go(f"/children/{page.rpartition('/')[2]}")
        note = sian.page.locator("article.entry", has_text=text)
        expect(note).to_have_count(1)
        expect(note).to_contain_text("In the class round.")
        shown = sian.page.locator("main").inner_text()
        assert not [one for one in said.values() if one != text and one in shown]


def test_a_note_about_the_wrong_child_is_sealed_from_the_next_page(
    opened: Open, school: School
) -> None:
    session = school.session_of(TEACHER)
    sian = Somebody(opened(PHONE, session=session, script=False))
    sian.window.go(begins_a_round(sian)[0][1])
    writes_about_the_child(sian, "He forgot his lunch box.")
    sian.follows("Wrong child? Seal that note")
    sian.types("What happened?", "I was on the wrong page.")
    sian.presses("Seal this note")
    sian.is_told("Sealed. Nobody can read that note here any more.")
    expect(sian.page.get_by_text("He forgot his lunch box.")).to_have_count(0)


def begins_a_round(sian: Somebody) -> list[tuple[str, str]]:
    """Open the page of the class; give its children, each with their page."""
    sian.window.go("/children")
    sian.follows("Write about Willow today")
    links = sian.page.locator(".people__name a")
    expect(links).to_have_count(CHILDREN)
    return [(one.inner_text(), str(one.get_attribute("href"))) for one in links.all()]


def writes_about_the_child(sian: Somebody, text: str) -> None:
    """Say that it is this child, tap their mood and food, write a line, and go on."""
    them = sian.page.get_by_label("Yes, this is")
    if them.count():
        sian.taps_on(them)
    for choice in ("#tap-mood-calm", "#tap-food-ate-well"):
        sian.taps_on(sian.page.locator(choice))
    sian.page.locator("#text").fill(text)
    sian.presses("Save and next")
    expect(sian.page.get_by_role("status")).to_contain_text("Saved")
