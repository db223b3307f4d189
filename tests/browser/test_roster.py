"""A file of children with three faulty rows: read, put in, and taken back."""

from collections.abc import Mapping
from typing import Final

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.people import Somebody
from tests.browser.roster_sights import HEAD, a_file
from tests.browser.school import School
from tests.browser.visits import PHONE

pytestmark = pytest.mark.browser

FILE: Final = (
    "First name;Last name;Date of birth;Class;Year group\r\n"
    "Søren;Ágústsson;29/03/2018;3 Ash;3\r\n"
    "Ida;Roy;31/02/2018;3 Ash;3\r\n"
    "=Ida;Roy;28/02/2018;3 Ash;3\r\n"
    "Mia;Poe;28/02/2018;3 Ash;third\r\n"
)


@pytest.mark.parametrize("script", [True, False])
def test_a_file_is_read_put_in_and_taken_back(
    opened: Open, school: School, furnished: Mapping[str, str], *, script: bool
) -> None:
    session = school.session_of(HEAD)
    head = Somebody(opened(PHONE, session=session, script=script))
    head.window.go("/children")
    head.follows("What you can do for")
    head.follows("Files and the next school year")
    head.page.locator("#file").set_input_files(a_file(FILE))
    head.presses("Look at the file")
    for line, why in (
        ("Line 3", "The date of birth cannot be read."),
        ("Line 4", "A name cannot begin with “=”."),
        ("Line 5", "The year group is not known."),
    ):
        row = head.page.locator(".rows__one--faulty", has_text=line)
        expect(row).to_contain_text(why)
    keepers = head.page.get_by_label("Who looks after the circles of new children?")
    keepers.select_option(label="Rosalind Calloway, headteacher")
    head.presses("Put in the 1 good row")
    head.is_told("Saved. The good rows are in the register.")
    head.window.go("/children")
    expect(head.page.get_by_role("link", name="Søren Ágústsson")).to_be_visible()
    head.window.go(f"/schools/{furnished['larkfield']}/roster")
    head.follows("Take back")
    head.presses("Take it back")
    head.is_told("Saved. It was taken back.")
