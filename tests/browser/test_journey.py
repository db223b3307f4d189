"""A parent and a teacher exchange notes: the main job, on a phone and on a desk."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Locator, expect

from events.store.canonical import moment
from service.demo.build import PASSWORD
from service.edge import Edge
from service.pages import moment_in_words
from service.sentences import day_in_words
from tests.browser.conftest import Open
from tests.browser.people import Somebody
from tests.browser.school import PARENT, TEACHER, School, served
from tests.browser.visits import DESK, PHONE, window
from tests.cast import AMINA, LARKFIELD, NAMES, TOM, a_school
from tests.concurrency.schools import store_of
from tests.databases import Place

pytestmark = pytest.mark.browser

NOTE: Final = "Ate all of the pasta today. One short nap after dinner."
LATER: Final = "Ate half of the pasta today. One short nap after dinner."
AT_HOME: Final = "There was pasta left in the box, about a third of it."
ANSWER: Final = "Thank you for telling me."
WHY_CORRECT: Final = "I emptied the box."
STYLES: Final = ("font-size", "font-family", "font-weight", "line-height", "color")
WIDTHS: Final = pytest.mark.parametrize(
    "width", [PHONE, DESK], ids=["on a phone", "on a desk"]
)
HANH, SIAN, QUYNH = "Nguyễn Thị Hạnh", "Siân Pritchard", "Nguyễn Bảo Quỳnh"


@WIDTHS
def test_a_parent_and_a_teacher_tell_each_other_and_nothing_is_lost(
    opened: Open, width: int
) -> None:
    parent, teacher = Somebody(opened(width)), Somebody(opened(width))
    teacher.signs_in(TEACHER)
    teacher.opens_diary_of(QUYNH)
    parent.signs_in(PARENT)
    exchange(parent, teacher, QUYNH, HANH)
    sides_have_the_same_weight(parent, side_by_side=width == DESK)
    the_record_tells_it_all(teacher, HANH, SIAN)


@pytest.mark.postgres
def test_the_same_on_postgresql(
    browser: Browser, postgres_address: Place, tmp_path: Path
) -> None:
    amina, tom, ayo = NAMES[AMINA.person], NAMES[TOM.person], "Ayo Bello"
    with (
        small_school(postgres_address, tmp_path) as school,
        window(browser, school.address, PHONE) as phone,
        window(browser, school.address, DESK, session=tom_at(school)) as desk,
    ):
        parent, teacher = Somebody(phone), Somebody(desk)
        teacher.opens_diary_of(ayo)
        parent.signs_in("amina@larkfield.example")
        exchange(parent, teacher, ayo, amina)
        sides_have_the_same_weight(parent, side_by_side=False)
        the_record_tells_it_all(teacher, amina, tom)


def test_a_note_from_the_phone_takes_three_taps_and_the_words(
    opened: Open, school: School
) -> None:
    parent = Somebody(opened(PHONE, session=school.session_of(PARENT)))
    parent.window.go("/children")
    parent.follows(QUYNH)
    parent.taps_on(parent.page.get_by_label("What do you want to say?"))
    parent.page.keyboard.type("She slept well.")
    save = parent.page.get_by_role("button", name="Save note")
    box, high = save.bounding_box(), parent.page.viewport_size
    assert box is not None
    assert high is not None
    assert box["y"] + box["height"] <= high["height"]
    parent.taps_on(save)
    assert parent.taps == 3
    parent.sends()
    parent.is_told("Saved. Your note is in the diary.")
    first = parent.page.locator("article.entry").first
    expect(first).to_contain_text("She slept well.")
    expect(first).to_contain_text("parent, at home.")


def exchange(parent: Somebody, teacher: Somebody, child: str, name: str) -> None:
    """A note, a first look, an answer, a correction, a reply and an amendment."""
    teacher.writes(NOTE)
    teacher.is_told("Saved. Your note is in the diary.")
    teacher.opens_note(NOTE)
    assert teacher.when_seen_by(name) == "Never"
    begun = datetime.now(UTC)
    parent.opens_diary_of(child)
    parent.opens_note(NOTE)
    ended = datetime.now(UTC)
    parent.replies(ANSWER)
    parent.corrects(AT_HOME, WHY_CORRECT)
    teacher.page.reload()
    assert teacher.when_seen_by(name) in minutes(begun, ended)
    teacher.reads(ANSWER)
    sides_have_the_same_weight(teacher, side_by_side=teacher_has_room(teacher))
    teacher.replies("That helps, thank you.")
    teacher.amends(LATER, "I looked at the box as well.")
    parent.page.reload()
    assert boxes(parent) == [LATER, AT_HOME, NOTE]


def teacher_has_room(teacher: Somebody) -> bool:
    size = teacher.page.viewport_size
    return size is not None and size["width"] == DESK


def boxes(somebody: Somebody) -> list[str]:
    """What the note says now, what others say, and what it said first."""
    return somebody.page.locator(".version > .said").all_inner_texts()


def minutes(begun: datetime, ended: datetime) -> set[str]:
    """How the page may say the minute of something between two moments."""
    return {moment_in_words(moment(when)) for when in (begun, ended)}


def sides_have_the_same_weight(reader: Somebody, *, side_by_side: bool) -> None:
    """Both texts stand in boxes as wide, in the same letters."""
    versions = reader.page.locator(".version")
    theirs, ours = places(versions.nth(0)), places(versions.nth(1))
    assert abs(theirs["width"] - ours["width"]) <= 1
    same_row = abs(theirs["y"] - ours["y"]) <= 1
    assert same_row is side_by_side
    for part in (".said", ".version__head"):
        letters = [look(versions.nth(n).locator(part).first) for n in (0, 1)]
        assert letters[0] == letters[1]


def places(box: Locator) -> Any:  # noqa: ANN401 - Playwright's own type
    found = box.bounding_box()
    assert found is not None
    return found


def look(text: Locator) -> list[str]:
    read = "(one, all) => all.map(name => getComputedStyle(one).getPropertyValue(name))"
    styles = text.evaluate(read, list(STYLES))
    assert isinstance(styles, list)
    return styles


def the_record_tells_it_all(reader: Somebody, parent: str, teacher: str) -> None:
    """History and record are sentences: the one oldest first, the other newest."""
    day = day_in_words(Edge().today())
    told = [
        f"{teacher} wrote a note in the diary for {day}",
        f"{parent} opened the entry for the first time",
        f"{parent} added a comment",
        f"{parent} added a correction beside the entry",
        f"{teacher} added a comment",
        f"{teacher} amended their own words; the first words stay",
    ]
    reader.page.reload()
    assert reader.record() == told
    reader.follows("Record")
    note = f"{teacher}’s note for {day}"
    listed = [
        f"{teacher} amended their own words in {note}; the first words stay",
        f"{teacher} added a comment to {note}",
        f"{parent} added a correction beside {note}",
        f"{parent} added a comment to {note}",
        told[0],
    ]
    # On its way to the note, the diary showed the parent other notes as well.
    newest = [line for line in reader.record() if "for the first time" not in line]
    assert newest[: len(listed)] == listed


def tom_at(school: School) -> str:
    """A session of the teacher, who would have to set up a second step first."""
    return school.session_of("tom@larkfield.example")


@contextmanager
def small_school(place: Place, folder: Path) -> Iterator[School]:
    """Serve a school of one child, on the database that a test was given."""
    a_school(store_of(place))
    with served(place, folder) as school:
        hashed = school.identity.hashed(PASSWORD)
        for one, email in ((AMINA, "amina"), (TOM, "tom")):
            account = uuid4()
            with place.web.writing(LARKFIELD) as conn:
                address = f"{email}@larkfield.example"
                school.identity.open_account(conn, account, address, hashed)
                school.identity.attach(conn, account, LARKFIELD, one.person)
        yield school
