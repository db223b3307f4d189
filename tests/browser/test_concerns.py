"""A concern is raised in two taps, and the views on it take the same room."""

from collections.abc import Mapping
from typing import Final

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.people import Somebody
from tests.browser.school import PARENT, TEACHER, School
from tests.browser.visits import PHONE
from tests.features.shows import shows

pytestmark = pytest.mark.browser

SAME: Final = "all => all.map(one => one.getBoundingClientRect().width)"


@shows("service/diary/templates/diary/diary.html", at="/concerns/raise")
def test_f13_a_concern_is_raised_from_the_diary_in_two_taps(
    opened: Open, school: School, known: Mapping[str, str]
) -> None:
    parent = Somebody(opened(PHONE, session=school.session_of(PARENT)))
    parent.window.go(f"/children/{known['quynh']}")
    parent.follows("Raise a concern")
    parent.types("What worries you?", "She is tired after swimming.")
    parent.presses("Raise it")
    words = parent.page.get_by_text("She is tired after swimming.")
    expect(words.first).to_be_visible()
    assert parent.taps == 2


@shows("service/static/css/same-page.css", at=".views {")
def test_f16_each_view_takes_the_same_room(
    opened: Open, school: School, furnished: Mapping[str, str]
) -> None:
    teacher = Somebody(opened(session=school.session_of(TEACHER)))
    quynh, going = furnished["quynh"], furnished["concern_going"]
    teacher.window.go(f"/children/{quynh}/concerns/{going}")
    views = teacher.page.locator(".views__one")
    widths = views.evaluate_all(SAME)
    tops = views.evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")
    assert len(widths) == 2
    assert len(set(widths)) == 1
    assert len(set(tops)) == 1
