"""Papers are added to a meeting, stamped when they are late, and declined."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from events.base import Actor
from tests.cast import AMINA, AYO_IN_PERSON, LUKASZ, SIAN, TOM
from tests.features.shows import shows
from tests.service.clients import read
from tests.service.house import House
from tests.service.test_meetings import proposed, row, said, shown
from tests.service.words import CHILD

REPORT = {"title": "Speech report", "other": "Dr Rao"}
LATE = "Late paper"
LEFT_OUT = "Not discussed: came late"


def added(house: House, at: str, by: Actor = TOM, **more: object) -> dict[str, Any]:
    told = house.program(by).wrote(f"{at}/papers", {**REPORT, **more})
    paper: dict[str, Any] = told["papers"][-1]
    return paper


def in_september(house: House, day: int, hour: int, minute: int = 0) -> None:
    house.clock.set(datetime(2026, 9, day, hour, minute, tzinfo=UTC))


@shows("service.paper_parts:due_at")
@shows("service.paper_parts:is_late")
@shows("service/templates/meeting_papers.html", at="if paper.late")
@pytest.mark.parametrize(
    ("kind", "last", "late"),
    [
        ("sen-support-review", (23, 13, 29), (23, 13, 31)),
        ("annual-review", (11, 22, 59), (11, 23, 1)),
    ],
    ids=["48 hours", "two weeks"],
)
def test_f33_a_paper_that_comes_late_is_stamped_everywhere(
    fresh: House,
    kind: str,
    last: tuple[int, int, int],
    late: tuple[int, int, int],
) -> None:
    at = proposed(fresh, kind=kind)
    in_september(fresh, *last)
    assert added(fresh, at)["late"] is False
    for page in (at, f"{at}/papers", f"{at}/agenda"):
        assert "Speech report" in said(fresh, AMINA, page)
        assert LATE not in said(fresh, AMINA, page)
    in_september(fresh, *late)
    assert added(fresh, at)["late"] is True
    for page in (at, f"{at}/papers", f"{at}/agenda"):
        assert LATE in said(fresh, AMINA, page)
    (listed,) = fresh.program(AMINA).read(f"{CHILD}/meetings")["items"]
    assert [one["late"] for one in listed["papers"]] == [False, True]
    record = said(fresh, SIAN, f"{CHILD}/audit")
    assert "added a paper to a meeting" in record
    assert "added a late paper to a meeting; it was due on" in record


@shows("service/templates/meeting_papers.html", at="if paper.not_discussed")
@shows("projections.meeting_paper_rows:Paper.not_discussed")
def test_f33_the_family_says_that_a_late_paper_is_not_discussed(fresh: House) -> None:
    at = proposed(fresh)
    in_september(fresh, 24, 8)
    paper = added(fresh, at)["id"]
    assert LEFT_OUT not in said(fresh, TOM, f"{at}/agenda")
    home = fresh.browser(AMINA)
    home.opened(f"{at}/papers")
    words = shown(home.saved(f"{at}/papers/{paper}/decline"))
    assert LEFT_OUT in words
    assert "Will not talk about it: Amina Bello" in words
    for page in (at, f"{at}/agenda"):
        assert LEFT_OUT in said(fresh, TOM, page)
    (told,) = row(fresh, at)["papers"]
    assert told["not_discussed"] is True
    assert told["declined_by"] == [str(AMINA.person)]
    home.opened(f"{at}/papers")
    assert LEFT_OUT not in shown(home.saved(f"{at}/papers/{paper}/take-back"))
    assert "said no to talking about a late paper" in said(
        fresh, SIAN, f"{CHILD}/audit"
    )


@shows("service.permissions.about_meetings:ABOUT_MEETINGS", at="FAMILY | {Role.CHILD}")
def test_f33_no_one_but_the_family_declines(fresh: House) -> None:
    at = proposed(fresh)
    in_september(fresh, 24, 8)
    declining = f"{at}/papers/{added(fresh, at)['id']}/declining"
    assert fresh.program(TOM).post(declining, None).status_code == 403
    for who in (AMINA, LUKASZ, AYO_IN_PERSON):
        told = fresh.program(who).wrote(declining, None)
        assert str(who.person) in told["papers"][0]["declined_by"]
    told = fresh.program(AMINA).wrote(f"{declining}/taken-back", None)
    assert told["papers"][0]["not_discussed"] is True


@shows("service.papers.commands:decline_paper")
def test_f33_what_came_in_time_is_discussed(fresh: House) -> None:
    at = proposed(fresh)
    paper = added(fresh, at)["id"]
    answer = fresh.program(AMINA).post(f"{at}/papers/{paper}/declining", None)
    assert answer.status_code == 409
    assert read(answer)["detail"].startswith("This paper came in time.")
    in_september(fresh, 24, 8)
    late = added(fresh, at)["id"]
    fresh.program(AMINA).wrote(f"{at}/papers/{late}/declining", None)


def test_a_stamp_goes_by_the_day_on_which_the_meeting_now_is(fresh: House) -> None:
    at = proposed(fresh)
    added(fresh, at)
    assert row(fresh, at)["papers"][0]["due"] == "2026-09-23"
    today = fresh.clock.now.date()
    sooner = {"day": str(today + timedelta(days=1)), "starts": "14:30", "minutes": 45}
    moved = {**sooner, "place": "Room 4", "reason": "The hall is closed."}
    fresh.program(TOM).wrote(f"{at}/moves", moved)
    assert row(fresh, at)["papers"][0]["late"] is True


def test_an_informal_talk_stamps_nothing(fresh: House) -> None:
    at = proposed(fresh, kind="informal")
    in_september(fresh, 25, 8)
    paper = added(fresh, at)
    assert (paper["late"], paper["due"]) == (False, None)
    assert "Papers come in time until" not in said(fresh, AMINA, f"{at}/papers")


def test_a_paper_stands_in_a_note_or_in_advice(fresh: House) -> None:
    at = proposed(fresh)
    note = fresh.program(AMINA).wrote(
        f"{CHILD}/entries",
        {"day": "2026-09-07", "place": "home", "kind": "note", "text": "His report."},
    )["id"]
    advice = fresh.program(TOM).wrote(f"{CHILD}/advice", {"text": "Use big print."})
    browser = fresh.browser(TOM)
    page = browser.opened(f"{at}/papers")
    assert "His report." in shown(page)
    browser.refused(f"{at}/papers", 409, title="Report")
    writer = str(TOM.person)
    page = browser.saved(f"{at}/papers", title="Report", writer=writer, source=note)
    assert page.find("a", href=f"{CHILD}/entries/{note}") is not None
    assert "From Tom Okafor." in shown(page)
    kinds = added(fresh, at, source=advice["id"])
    assert (kinds["source"], kinds["source_kind"]) == (advice["id"], "advice")
    browser.opened(f"{at}/papers")
    assert browser.get(f"{CHILD}/advice/{advice['id']}").status_code == 200


def test_what_is_not_here_is_no_paper_and_no_source(fresh: House) -> None:
    at = proposed(fresh)
    for more in ({"source": str(uuid4())}, {"writer": str(uuid4()), "other": None}):
        sent = {name: one for name, one in {**REPORT, **more}.items() if one}
        assert fresh.program(TOM).post(f"{at}/papers", sent).status_code == 404
    paper = added(fresh, at)["id"]
    again = fresh.program(TOM).post(f"{at}/papers", {**REPORT, "id": paper})
    assert again.status_code == 409
    other = proposed(fresh)
    declining = f"{other}/papers/{paper}/declining"
    assert fresh.program(AMINA).post(declining, None).status_code == 404
    nowhere = f"{CHILD}/meetings/{uuid4()}/papers"
    assert fresh.program(TOM).post(nowhere, REPORT).status_code == 404
