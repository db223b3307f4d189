"""The list of what waits warns of meetings and reviews that the law asks for."""

import csv
from datetime import timedelta
from io import StringIO
from typing import Any, Final

from events.meeting_kinds import MeetingKind
from tests.cast import AYO, LARKFIELD, OLI, SIAN
from tests.features.shows import shows
from tests.service.house import NOW, House
from tests.service.words import CHILD

LIST: Final = f"/schools/{LARKFIELD}/worklist"
TODAY: Final = NOW.date()
MEET: Final = "meetings-with-parents"


def clocks(house: House, asked: str = f"?child={AYO}") -> dict[str, dict[str, Any]]:
    found = house.program(SIAN).read(f"{LIST}{asked}")["clocks"]
    return {one["clock"]: one for one in found}


def a_review(house: House, kind: MeetingKind, day: str = TODAY.isoformat()) -> str:
    """The address of a review that is planned for a day."""
    body = {
        "kind": kind.value,
        "purpose": "Look back.",
        "day": day,
        "starts": "14:30",
        "minutes": 45,
        "place": "Room 4",
    }
    told = house.program(SIAN).wrote(f"{CHILD}/meetings", body)
    return f"{CHILD}/meetings/{told['id']}"


def held(house: House, kind: MeetingKind) -> str:
    """The address of a review that began and ended today."""
    at = a_review(house, kind)
    senco = house.program(SIAN)
    senco.wrote(f"{at}/child-part/not-included", {"reason": "Ayo sleeps then."})
    senco.wrote(f"{at}/notes", {"aim": "One plan.", "minutes": 45})
    senco.wrote(f"{at}/notes/close", {"no_action": True})
    return at


def after(house: House, days: int) -> None:
    house.clock.set(NOW + timedelta(days=days))


@shows("service.worklist.clocks:_of", at="one.held")
def test_f45_three_meetings_a_year_are_due_due_soon_and_overdue(hut: House) -> None:
    begun = clocks(hut)[MEET]
    assert (begun["held"], begun["planned"]) == (0, None)
    assert begun["rule"] == "meetings-with-parents 2014-09-01"
    a_review(hut, MeetingKind.SEN_SUPPORT_REVIEW)
    assert clocks(hut)[MEET]["due"] == begun["due"]
    held(hut, MeetingKind.SEN_SUPPORT_REVIEW)
    met = clocks(hut)[MEET]
    assert (met["held"], met["group"]) == (1, "LATER")
    assert met["due"] == (TODAY + timedelta(days=100)).isoformat()
    for days, group in ((86, "DUE_SOON"), (100, "DUE_SOON"), (101, "OVERDUE")):
        after(hut, days)
        assert clocks(hut)[MEET]["group"] == group


@shows("service.worklist.clocks:_after")
def test_f45_the_next_annual_review_and_its_report_are_due(hut: House) -> None:
    assert set(clocks(hut)) == {MEET}
    at = held(hut, MeetingKind.ANNUAL_REVIEW)
    found = clocks(hut)
    assert found["annual-review"]["due"] == "2027-09-07"
    assert found["annual-review"]["planned"] is None
    assert found["review-report"]["due"] == "2026-09-22"
    assert found["review-report"]["group"] == "DUE_SOON"
    senco = hut.program(SIAN)
    senco.wrote(f"{at}/notes/check", {"days": 5})
    senco.wrote(f"{at}/notes/check/on-time", None)
    assert set(clocks(hut)) == {MEET, "annual-review"}
    a_review(hut, MeetingKind.ANNUAL_REVIEW, "2026-12-01")
    assert clocks(hut)["annual-review"]["planned"] == "2026-12-01"
    assert clocks(hut)[MEET]["planned"] == "2026-12-01"


@shows("service/worklist/templates/worklist/worklist.html", at="found.clocks")
def test_f45_the_page_names_children_and_rules_and_ranks_nobody(hut: House) -> None:
    held(hut, MeetingKind.ANNUAL_REVIEW)
    after(hut, 101)
    page = hut.browser(SIAN).opened(LIST)
    clocks_at = page.find(id="clocks")
    assert clocks_at is not None
    section = clocks_at.find_parent("section")
    assert section is not None
    said = " ".join(section.get_text(" ").split())
    assert "Ayo Bello Meet the family and look back together" in said
    assert "(1 of 3 in a year)" in said
    assert "Overdue" in said
    assert "SEND Code of Practice, 6.65" in said
    assert "100 days (Same Page’s own rule" in said
    assert "Oli Grant" in said
    assert not any(name in said for name in ("Sian", "Siân", "Amina"))


@shows("service.worklist.tables:_cells_of")
def test_f45_the_file_has_what_the_law_asks_for(hut: House) -> None:
    held(hut, MeetingKind.ANNUAL_REVIEW)
    answer = hut.browser(SIAN).get(f"{LIST}/list.csv?child={AYO}")
    _, *rows = csv.reader(StringIO(answer.data.decode("utf-8-sig")))
    assert [(row[0], row[1], row[4], row[6]) for row in rows] == [
        (
            "Ayo Bello",
            "Send the report of the annual review",
            "2026-09-22",
            "Due in the next two weeks",
        ),
        (
            "Ayo Bello",
            "Meet the family and look back together",
            "2026-12-17",
            "Later",
        ),
        ("Ayo Bello", "Hold the next annual review", "2027-09-07", "Later"),
    ]


def test_a_review_that_was_called_off_or_moved_counts_as_it_stands(hut: House) -> None:
    at = a_review(hut, MeetingKind.SEN_SUPPORT_REVIEW, "2026-10-01")
    when = {"day": "2026-10-05", "starts": "14:30", "minutes": 45, "place": "Room 4"}
    senco = hut.program(SIAN)
    senco.wrote(f"{at}/moves", {**when, "reason": "A snow day."})
    assert clocks(hut)[MEET]["planned"] == "2026-10-05"
    senco.wrote(f"{at}/calling-off", {"reason": "Nobody can come."})
    assert clocks(hut)[MEET]["planned"] is None
    assert set(clocks(hut, f"?child={OLI}")) == {MEET}
