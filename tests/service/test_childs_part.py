"""The child has a part of their own in a meeting, or somebody says by name why not."""

from typing import Any
from uuid import uuid4

from events.meeting_kinds import MeetingKind
from tests.cast import AMINA, LUKASZ, SIAN, TOM
from tests.features.shows import shows
from tests.service.clients import read
from tests.service.house import House
from tests.service.meeting_room import AIM, a_meeting, notes_at
from tests.service.own_child import a_child, mine
from tests.service.test_meetings import proposed, row, said, shown
from tests.service.words import CHILD

PLAN = {
    "day": "2026-09-25",
    "starts": "14:35",
    "ends": "14:50",
    "form": "in-person",
    "medium": "symbols",
}
WHY = {"reason": "He sleeps at that hour."}
OPEN = "Still open"


def test_a_part_is_planned_on_a_page(house: House) -> None:
    at = proposed(house)
    assert OPEN in said(house, AMINA, at)
    assert row(house, at)["childs_part_is_open"] is True
    browser = house.browser(AMINA)
    browser.opened(f"{at}/child-part")
    browser.refused(f"{at}/child-part", 422, **{**PLAN, "starts": "late"})
    browser.opened(f"{at}/child-part")
    page = browser.refused(f"{at}/child-part", 409, **{**PLAN, "ends": "14:00"})
    assert "Choose an end that comes after the start." in shown(page)
    words = shown(browser.saved(f"{at}/child-part", **PLAN))
    assert OPEN not in words
    own = "Own time in the meeting: Friday 25 September 2026, 14:35 to 14:50."
    assert f"{own} In person. Symbols." in words
    told = row(house, at)["childs_part"]
    assert told["starts"] == "2026-09-25T13:35:00+00:00"
    assert (told["form"], told["medium"]) == ("in-person", "symbols")
    assert "planned the child's own time in a meeting" in said(
        house, SIAN, f"{CHILD}/audit"
    )


def test_a_child_speaks_before_it_through_somebody_of_the_circle(house: House) -> None:
    at = proposed(house)
    early = {**PLAN, "starts": "09:00", "ends": "09:20", "form": "through-somebody"}
    sent = {**early, "chosen": str(LUKASZ.person)}
    house.program(TOM).wrote(f"{at}/child-part", sent)
    words = said(house, AMINA, at)
    assert "Own time before the meeting" in words
    assert "Through somebody they chose:" in words
    stranger = {**early, "chosen": str(uuid4())}
    answer = house.program(TOM).post(f"{at}/child-part", stranger)
    assert answer.status_code == 404
    nowhere = f"{CHILD}/meetings/{uuid4()}/child-part"
    assert house.program(TOM).post(nowhere, PLAN).status_code == 404


@shows("service.childs_part.commands:leave_child_out", at="check_may_leave_out")
@shows("service/templates/meeting_papers.html", at="if said.left_out")
def test_f35_not_included_names_who_decided_and_why(hut: House) -> None:
    at = proposed(hut, by=SIAN)
    refused = hut.program(TOM).post(f"{at}/child-part/not-included", WHY)
    assert read(refused)["code"] == "cannot-plan-childs-part"
    browser = hut.browser(SIAN)
    browser.opened(f"{at}/child-part")
    words = shown(browser.saved(f"{at}/child-part/not-included", **WHY))
    assert "is not included. Siân Rees decided this, because:" in words
    assert WHY["reason"] in words
    assert OPEN not in words
    told = row(hut, at)["childs_part"]
    assert (told["left_out"], told["by"]) == (True, str(SIAN.person))


@shows("service.minutes.commands:_lacks_childs_part")
def test_f35_a_review_is_not_opened_without_it(hut: House) -> None:
    at = notes_at(a_meeting(hut, MeetingKind.ANNUAL_REVIEW, says_of_child=False))
    answer = hut.program(SIAN).post(at, AIM)
    assert answer.status_code == 409
    assert read(answer)["code"] == "cannot-open-notes"
    part = at.replace("/notes", "/child-part/not-included")
    hut.program(SIAN).wrote(part, WHY)
    hut.program(SIAN).wrote(at, AIM)
    talk = notes_at(a_meeting(hut))
    hut.program(SIAN).wrote(talk, AIM)


@shows("projections.meeting_rows:MeetingRow.childs_part_is_open")
@shows("service/meetings/templates/meetings/meeting.html", at="childs_part_is_open")
def test_f35_the_page_says_that_it_is_open_until_it_is_said(hut: House) -> None:
    at = proposed(hut)
    assert OPEN in said(hut, TOM, at)
    hut.program(TOM).wrote(f"{at}/child-part", PLAN)
    assert OPEN not in said(hut, TOM, at)
    moved = {"day": "2026-09-28", "starts": "09:00", "minutes": 45, "place": "Room 4"}
    hut.program(TOM).wrote(f"{at}/moves", {**moved, "reason": "The hall is closed."})
    assert OPEN in said(hut, TOM, at)


def meetings_of(page: Any) -> list[str]:  # noqa: ANN401 - a page
    return [shown(one) for one in page.select("[data-meeting]")]


@shows("service.mine.answers:meetings_ahead")
@shows("service/mine/templates/mine/mine.html", at="part.left_out")
def test_f35_a_child_sees_the_meeting_and_their_part_in_pictures(fresh: House) -> None:
    child = a_child(fresh)
    assert meetings_of(child.browser.opened(mine())) == []
    at = proposed(fresh)
    (words,) = meetings_of(child.browser.opened(mine()))
    assert words.startswith("Friday 25 September 2026, 14:30")
    assert "Nobody has said yet what I do there." in words
    fresh.program(TOM).wrote(f"{at}/child-part", PLAN)
    page = child.browser.opened(mine())
    (words,) = meetings_of(page)
    assert "My time: Friday 25 September 2026, 14:35 to 14:50." in words
    assert page.select_one('[data-meeting] img[src="/symbols/say"]') is not None
    fresh.program(TOM).wrote(f"{at}/child-part/not-included", WHY)
    (words,) = meetings_of(child.browser.opened(mine()))
    assert "I am not there. Tom Okafor decided it." in words
    fresh.program(TOM).wrote(f"{at}/calling-off", WHY)
    assert meetings_of(child.browser.opened(mine())) == []
