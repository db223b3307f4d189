"""Whoever does not take part in a meeting can say why, and something changes for it."""

from datetime import timedelta
from typing import Any, Final

from events.base import Actor
from tests.cast import AMINA, AYO_IN_PERSON, LARKFIELD, LUKASZ, OLI, SIAN, TOM
from tests.features.shows import shows
from tests.service.clients import said_in
from tests.service.house import ADA, House
from tests.service.meeting_room import a_meeting
from tests.service.words import CHILD

REPORT: Final = f"/schools/{LARKFIELD}/worklist/missed"
CHANGE: Final = {"change": "We meet at four from now on."}


def part_of(at: str, who: Actor) -> str:
    return f"{at}/people/{who.person}"


def a_talk(house: House) -> str:
    return f"{CHILD}/meetings/{a_meeting(house)}"


def part(house: House, at: str, who: Actor) -> dict[str, Any]:
    everyone = house.program(TOM).read(at)["everyone"]
    found: dict[str, Any] = next(
        one for one in everyone if one["person"] == str(who.person)
    )
    return found


def away(house: House, at: str, who: Actor, reason: str = "care") -> None:
    house.program(who).wrote(f"{part_of(at, who)}/away", {"reason": reason})


@shows("service/missed/templates/missed/away.html", at="Nobody has to say why.")
def test_f34_a_reason_from_a_list_is_enough_and_words_are_not_needed(
    hut: House,
) -> None:
    at = a_talk(hut)
    for who in (AMINA, AYO_IN_PERSON, ADA):
        away(hut, at, who)
        assert part(hut, at, who)["away"] == "care"
    browser = hut.browser(LUKASZ)
    mine = part_of(at, LUKASZ)
    page = browser.opened(f"{mine}/away")
    assert "Nobody has to say why." in said_in(page)
    browser.refused(f"{mine}/away", 422)
    page = browser.saved(f"{mine}/away", reason="rather-not-say")
    assert "They would rather not say" in said_in(page)
    lukasz = said_in(hut.browser(TOM).opened(at))
    assert "Does not take part. Reason: They would rather not say." in lukasz


@shows("events.taking_part:TakingPart.plan_change", at="because_no_reason_is_known")
def test_f34_whoever_keeps_a_meeting_says_what_changes_next_time(hut: House) -> None:
    at = a_talk(hut)
    mine = part_of(at, AMINA)
    sian = hut.program(SIAN)
    assert sian.post(f"{mine}/next-time", CHANGE).status_code == 409
    away(hut, at, AMINA)
    assert hut.program(TOM).post(f"{mine}/next-time", CHANGE).status_code == 409
    browser = hut.browser(SIAN)
    browser.opened(f"{mine}/away")
    browser.refused(f"{mine}/next-time", 422, change=" ")
    browser.saved(f"{mine}/next-time", **CHANGE)
    (change,) = part(hut, at, AMINA)["next_time"]
    assert (change["text"], change["by"]) == (CHANGE["change"], str(SIAN.person))
    assert CHANGE["change"] in said_in(hut.browser(AMINA).opened(f"{mine}/away"))


@shows("service.worklist.missed:_count", at="if one.day in span")
def test_f34_reasons_are_counted_by_term_and_nobody_is_named(hut: House) -> None:
    at = a_talk(hut)
    away(hut, at, AMINA)
    away(hut, at, LUKASZ, "time")
    hut.program(SIAN).wrote(f"{part_of(at, AMINA)}/next-time", CHANGE)
    page = hut.browser(SIAN).opened(REPORT)
    rows = [one.get_text(" ", strip=True) for one in page.select("tbody tr")]
    assert rows == [
        "The day or the time did not suit 1",
        "Work, or somebody to look after 1",
    ]
    said = said_in(page)
    assert "what will change next time for 1 of 2" in said
    for name in ("Amina", "Ayo", "Zając"):
        assert name not in said
    hut.program(LUKASZ).wrote(f"{part_of(at, LUKASZ)}/way", {"way": "phone"})
    said = said_in(hut.browser(SIAN).opened(REPORT))
    assert "The day or the time" not in said
    assert "for 1 of 1" in said


def test_a_reason_is_ones_own_or_written_down_by_the_keeper(hut: House) -> None:
    at = a_talk(hut)
    mine, why = part_of(at, AMINA), {"reason": "health"}
    assert hut.program(TOM).post(f"{mine}/away", why).status_code == 409
    page = hut.browser(TOM).opened(f"{mine}/away")
    assert page.find("form", action=f"{mine}/away") is None
    hut.clock.now += timedelta(days=3)
    hut.program(SIAN).wrote(f"{mine}/away", why)
    assert part(hut, at, AMINA)["away"] == "health"


def test_nobody_says_why_where_there_is_no_meeting_and_no_such_person(
    hut: House,
) -> None:
    at, why = a_talk(hut), {"reason": "health"}
    stranger = f"{at}/people/{OLI}"
    elsewhere = part_of(at, SIAN).replace(CHILD, f"/children/{OLI}")
    for path in (stranger, elsewhere):
        assert hut.program(SIAN).post(f"{path}/away", why).status_code == 404
        assert hut.browser(SIAN).get(f"{path}/away").status_code == 404
    hut.program(SIAN).wrote(f"{at}/calling-off", {"reason": "Siân is ill."})
    refused = hut.program(AMINA).post(f"{part_of(at, AMINA)}/away", why)
    assert refused.status_code == 409
