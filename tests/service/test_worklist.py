"""A SENCO sees what waits for all the children they look after, and ranks nobody."""

import csv
from datetime import timedelta
from io import StringIO
from typing import Any, Final
from uuid import uuid4

import pytest

from events.base import Actor, Role, Side
from tests.cast import AMINA, AYO, LARKFIELD, OLI, OTHER_SCHOOL, SIAN, TOM
from tests.features.shows import shows
from tests.service.clients import read
from tests.service.house import ADA, MAI, NOW, ZOE, House
from tests.service.meeting_room import a_meeting
from tests.service.words import CHILD, written
from tests.statements import asked_of

LIST: Final = f"/schools/{LARKFIELD}/worklist"
ACTIONS: Final = f"{CHILD}/actions"
TEXT: Final = "A quiet place at lunch."


def agreed(house: House, text: str = TEXT, **more: str) -> str:
    told = house.program(AMINA).wrote(
        ACTIONS, {"text": text, "owner": str(TOM.person), **more}
    )
    return str(told["id"])


def at_oli(house: House, text: str = TEXT) -> str:
    told = house.program(SIAN).wrote(f"/children/{OLI}/actions", {"text": text})
    return str(told["id"])


def listed(house: House, asked: str = "") -> list[str]:
    found = house.program(SIAN).read(f"{LIST}{asked}")["actions"]
    return [str(one["id"]) for one in found]


def text_of(house: House, at: str) -> str:
    return " ".join(house.browser(SIAN).opened(at).get_text().split())


@shows("service.looked_after:_kept", at="one.before is None")
def test_f45_the_list_has_every_child_somebody_looks_after(hut: House) -> None:
    mine, other = agreed(hut), at_oli(hut)
    assert set(listed(hut)) == {mine, other}
    head = Actor(uuid4(), Role.HEADTEACHER, Side.SCHOOL)
    hut.join(head)
    told = hut.program(head).read(LIST)["actions"]
    assert [one["id"] for one in told] == [mine]


@pytest.mark.parametrize("who", [AMINA, TOM, ADA, ZOE])
def test_whoever_looks_after_nobody_has_no_list(house: House, who: Actor) -> None:
    for path in ("", "/list.csv", "/pace"):
        assert house.browser(who).get(f"{LIST}{path}").status_code == 403
    assert house.program(who).get(LIST).status_code == 403
    assert "worklist" not in house.browser(who).get("/today").text


def test_another_school_is_not_there(house: House) -> None:
    elsewhere = f"/schools/{OTHER_SCHOOL}/worklist"
    assert house.program(SIAN).get(elsewhere).status_code == 404
    assert house.program(MAI).get(LIST).status_code == 404


def test_the_list_is_found_from_the_page_of_today(house: House) -> None:
    page = house.browser(SIAN).opened("/today")
    assert page.find("a", href=LIST) is not None


@shows("projections.agreed_actions_open:group_of")
def test_f45_the_list_begins_with_what_is_overdue(hut: House) -> None:
    soon = agreed(hut, "Soon.", due="2026-09-20")
    late = agreed(hut, "Late.", due="2026-09-08")
    later = agreed(hut, "Later.", due="2026-12-01")
    waits = agreed(hut, "Waits.", due="2026-09-08")
    hut.program(TOM).wrote(f"{ACTIONS}/{waits}/outcomes", {"result": "done"})
    hut.clock.set(NOW + timedelta(days=2))
    assert listed(hut) == [late, soon, waits, later]
    said = text_of(hut, LIST)
    places = [said.index(head) for head in ("Overdue", "Due in the next", "Waiting")]
    assert places == sorted(places)


def test_the_list_is_narrowed_on_the_page_and_by_a_program(hut: House) -> None:
    mine, other = agreed(hut), at_oli(hut)
    meeting = str(a_meeting(hut))
    met = agreed(hut, "Meet.", meeting=meeting)
    assert listed(hut, f"?child={OLI}") == [other]
    assert set(listed(hut, f"?owner={TOM.person}")) == {mine, met}
    assert listed(hut, f"?meeting={meeting}") == [met]
    hut.clock.set(NOW + timedelta(days=15))
    assert len(listed(hut, "?older=14")) == 3
    assert listed(hut, "?older=42") == []
    page = text_of(hut, f"{LIST}?child={OLI}&owner=&older=0")
    assert "Oli Grant" in page
    assert "Nothing waits" in text_of(hut, f"{LIST}?child={OLI}&older=84")
    for wrong in ("?older=x", "?child=x"):
        assert hut.program(SIAN).get(f"{LIST}{wrong}").status_code == 422
        assert hut.browser(SIAN).get(f"{LIST}{wrong}").status_code == 422
        assert hut.browser(SIAN).get(f"{LIST}/list.csv{wrong}").status_code == 422


def test_a_dispute_and_a_barrier_show_in_list_and_file(hut: House) -> None:
    one = agreed(hut, due="2026-10-01")
    tom = hut.program(TOM)
    tom.wrote(f"{ACTIONS}/{one}/outcomes", {"result": "done"})
    hut.program(AMINA).wrote(f"{ACTIONS}/{one}/disputes", {"reason": "Not yet."})
    barrier = {"text": "No room.", "talk_on": "2026-09-10"}
    tom.wrote(f"{ACTIONS}/{one}/barriers", barrier)
    (told,) = hut.program(SIAN).read(LIST)["actions"]
    assert (told["stage"], told["is_blocked"]) == ("disputed", True)
    assert told["talk_on"] == "2026-09-10"
    said = text_of(hut, LIST)
    assert "Disputed" in said
    assert "In the way: talk on Thu 10 Sep" in said
    (row,) = rows(hut)[1:]
    assert row[-2:] == ["Later, or without a day, Disputed", "2026-09-10"]


def rows(house: House, asked: str = "") -> list[list[str]]:
    answer = house.browser(SIAN).get(f"{LIST}/list.csv{asked}")
    assert answer.status_code == 200
    assert answer.mimetype == "text/csv"
    assert "worklist.csv" in answer.headers["Content-Disposition"]
    return list(csv.reader(StringIO(answer.data.decode("utf-8-sig"))))


@shows("service.worklist.tables:safe")
def test_f45_no_cell_of_the_file_is_a_formula(hut: House) -> None:
    nasty = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\uff1d1"]
    for text in nasty:
        agreed(hut, text)
    head, *cells = rows(hut)
    assert head[0] == "Child"
    assert {row[1] for row in cells} == {f"'{text}" for text in nasty}
    assert {row[0] for row in cells} == {"Ayo Bello"}
    assert {row[2] for row in cells} == {"Tom Okafor"}
    assert rows(hut, f"?child={OLI}") == [head]


def test_notes_without_a_reply_and_disputed_ones_are_listed(hut: House) -> None:
    note = written(
        hut.program(AMINA), "Please call.", kind="reply-needed", reply_by="2026-09-09"
    )
    wrong = written(hut.program(TOM), "He was late.")
    body = {"text": "He was not."}
    hut.program(AMINA).wrote(f"{CHILD}/entries/{wrong}/disputes", body)
    told = hut.program(SIAN).read(LIST)
    assert [(one["entry"], one["until"]) for one in told["replies"]] == [
        (note, "2026-09-09")
    ]
    (dispute,) = told["disputed"]
    assert (dispute["entry"], dispute["child"]) == (wrong, str(AYO))
    said = text_of(hut, LIST)
    assert "reply by Wednesday 9 September 2026" in said
    assert "answer by Thursday 8 October 2026" in said
    hut.program(TOM).wrote(f"{CHILD}/entries/{note}/comments", {"text": "I called."})
    assert hut.program(SIAN).read(LIST)["replies"] == []
    assert hut.program(SIAN).read(f"{LIST}?child={OLI}")["disputed"] == []


@shows("service/worklist/templates/worklist/pace.html", at="one.closed")
def test_f45_the_chart_has_its_numbers_in_a_table(hut: House) -> None:
    one, _ = agreed(hut), agreed(hut)
    hut.program(TOM).wrote(f"{ACTIONS}/{one}/outcomes", {"result": "done"})
    hut.program(AMINA).wrote(f"{ACTIONS}/{one}/confirmation", None)
    page = hut.browser(SIAN).opened(f"{LIST}/pace")
    halves, took = (
        [row.get_text(" ", strip=True) for row in table.find_all("tr")[1:]]
        for table in page.find_all("table")
    )
    assert halves[-1] == "Tuesday 1 September 2026 Tuesday 8 September 2026 2 1"
    assert took == [
        "Up to 14 days 1",
        "Up to 42 days 0",
        "Up to 84 days 0",
        "Longer 0",
        "Still open 1",
    ]
    said = page.get_text()
    assert not any(name in said for name in ("Tom Okafor", "Amina", "Ayo"))


def test_a_long_list_asks_no_more_than_a_short_one(fresh: House) -> None:
    asked: list[int] = []
    senco: Any = fresh.program(SIAN)
    for number in (1, 3):
        for _ in range(number):
            agreed(fresh)
        fresh.clock.set(NOW)  # so that neither is the first use in a minute
        senco.read(LIST)
        fresh.clock.set(NOW)
        with asked_of(fresh.services.store.database.engine) as statements:
            senco.read(LIST)
        asked.append(len(statements))
    assert asked[0] == asked[1]


def test_a_query_that_nobody_knows_is_refused(lodge: House) -> None:
    refused = lodge.program(SIAN).get(f"{LIST}?sort=owner")
    assert refused.status_code == 422
    assert "sort" in read(refused)["errors"]
