"""Only somebody who opened a page in front of their eyes has seen what is on it."""

from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.people import Somebody
from tests.browser.school import PARENT, TEACHER, School
from tests.browser.visits import DESK, in_context
from tests.concurrency.callers import of_child

pytestmark = pytest.mark.browser

QUYNH: Final = "Nguyễn Bảo Quỳnh"
NOTE: Final = "The yellow ticket is in the front pocket."
FETCH: Final = "path => fetch(path).then(answer => answer.text())"
OPEN_BESIDE: Final = "path => { open(path); }"


@pytest.fixture
def note(opened: Open, school: School) -> str:
    """The path of a new note of the teacher, which nobody else has seen."""
    teacher = Somebody(opened(session=school.session_of(TEACHER)))
    teacher.opens_diary_of(QUYNH)
    teacher.writes(NOTE)
    teacher.opens_note(NOTE)
    return teacher.window.path


def id_of(note: str) -> str:
    return note.rpartition("/")[2]


def parent_at(opened: Open, school: School, path: str = "/children") -> Page:
    return opened(DESK, session=school.session_of(PARENT)).go(path)


def test_the_list_of_children_is_no_look(
    opened: Open, school: School, note: str
) -> None:
    page = parent_at(opened, school)
    expect(page.locator(".mark--unread")).to_be_visible()
    assert school.first_looks(id_of(note)) == 0


def test_a_page_fetched_by_a_script_is_no_look(
    opened: Open, school: School, note: str
) -> None:
    page = parent_at(opened, school)
    for path in (note, note.rpartition("/entries")[0]):
        assert NOTE in page.evaluate(FETCH, path)
    assert school.first_looks(id_of(note)) == 0


@pytest.mark.parametrize("purpose", ["prefetch", "prefetch;prerender"])
def test_a_page_fetched_ahead_is_no_look(
    opened: Open, school: School, note: str, purpose: str
) -> None:
    page = parent_at(opened, school)
    page.set_extra_http_headers({"Sec-Purpose": purpose})
    for path in (note, note.rpartition("/entries")[0]):
        page.goto(school.address + path)
        expect(page.get_by_text(NOTE).first).to_be_visible()
    assert school.first_looks(id_of(note)) == 0


def test_a_program_that_reads_is_no_look(school: School, note: str) -> None:
    program = school.program(PARENT)
    diary = of_child(note.split("/")[2])
    for path in (f"{diary}/timeline", f"{diary}/entries/{id_of(note)}"):
        assert NOTE.encode() in program.get(path).body
    assert school.first_looks(id_of(note)) == 0


def test_looking_back_is_no_look(opened: Open, school: School, note: str) -> None:
    page = parent_at(opened, school, note.rpartition("/entries")[0])
    assert school.first_looks(id_of(note)) == 1
    page.goto(f"{page.url}?as_at=2026-10-01T12:00")
    expect(page.get_by_text("You are looking back.")).to_be_visible()
    assert school.first_looks(id_of(note)) == 1


def test_two_tabs_and_a_second_visit_are_one_look(
    opened: Open, school: School, note: str
) -> None:
    page = parent_at(opened, school)
    tabs = []
    for _ in range(2):
        with page.context.expect_page() as tab:
            page.evaluate(OPEN_BESIDE, note)
        tabs.append(tab.value)
    for one in tabs:
        expect(one.get_by_text(NOTE).first).to_be_visible()
    in_context(page.context, school.address).go(note)
    assert school.first_looks(id_of(note)) == 1


def test_ones_own_note_is_no_look(school: School, note: str) -> None:
    assert school.first_looks(id_of(note)) == 0
