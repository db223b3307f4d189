"""A picture goes with a note from a phone, with and without a script."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.school import PARENT, TEACHER, School
from tests.browser.visits import PHONE
from tests.concurrency.callers import of_child
from tests.files import a_picture

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_parent_adds_a_picture_and_the_teacher_sees_it(
    opened: Open,
    school: School,
    known: dict[str, str],
    tmp_path: Path,
    script: bool,  # noqa: FBT001 - a case of the test
) -> None:
    diary = f"/children/{known['quynh']}"
    school.program(PARENT).post(
        f"{of_child(known['quynh'])}/media/permissions", {"kind": "pictures"}
    )
    picture = tmp_path / "from the phone.html"
    picture.write_bytes(a_picture(size=(900, 600)))
    home = opened(PHONE, session=school.session_of(PARENT), script=script)
    home.go(diary)
    home.page.locator("#text").fill(f"The blue cup, {script}.")
    home.page.get_by_text("Add a picture, sound, video or PDF").click()
    home.page.locator("#files").set_input_files(picture)
    home.page.locator("#description").fill("A blue cup")
    home.page.get_by_role("button", name="Save note").click()
    desk = opened(session=school.session_of(TEACHER), script=script)
    desk.go(diary)
    note = desk.page.locator("article", has_text=f"The blue cup, {script}.")
    shown = note.get_by_role("img", name="A blue cup")
    expect(shown).to_be_visible()
    assert shown.evaluate("one => one.naturalWidth") == 900
