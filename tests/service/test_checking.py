"""Notes of a meeting that are checked by everybody before they are final."""

from datetime import timedelta
from typing import Any

from events.base import Space
from events.family import Family, family_of
from events.meeting_kinds import MeetingKind
from tests.cast import AMINA, AYO, AYO_IN_PERSON, LUKASZ, SIAN, TOM
from tests.features.shows import shows
from tests.service.clients import read
from tests.service.house import ADA, House
from tests.service.meeting_room import (
    TODAY,
    a_meeting,
    an_action,
    notes_at,
    opened,
    recording,
    sent_out,
    time_to_check_is_over,
    written,
)
from tests.service.words import CHILD

SAYS = {"text": "He said no."}


def text_of(house: House, who: Any, path: str) -> str:  # noqa: ANN401
    return " ".join(house.browser(who).opened(path).get_text().split())


def replies(told: dict[str, Any]) -> dict[str, str]:
    return {one["person"]: one["says"] for one in told["readers"]}


def test_notes_go_out_on_a_page_for_five_school_days(house: House) -> None:
    at = opened(house, a_meeting(house))
    written(house, at)
    assert "The meeting goes on. Close it first." in text_of(house, SIAN, f"{at}/check")
    too_early = house.program(SIAN).post(f"{at}/check", {})
    assert too_early.status_code == 409
    house.program(SIAN).wrote(f"{at}/close", {"no_action": True})
    assert "Siân Rees keeps these notes" in text_of(house, AMINA, f"{at}/check")
    browser = house.browser(SIAN)
    browser.opened(f"{at}/check")
    browser.refused(f"{at}/check", 409, days="4")
    said = browser.saved(f"{at}/check", days="5").get_text()
    assert "Everyone around the child can check the notes now." in said
    assert house.program(SIAN).post(f"{at}/check", {}).status_code == 409


@shows("service.meeting_notes:school_days_later")
def test_f48_the_days_to_check_are_school_days(house: House) -> None:
    told = house.program(TOM).read(f"{sent_out(house)}/check")
    assert told["check_by"] == (TODAY + timedelta(days=7)).isoformat()


@shows("service.meeting_notes:readers_of")
@shows("service.checking.answers:said_by")
def test_f48_silence_reads_no_reply_and_never_agreed(house: House) -> None:
    at = sent_out(house)
    program = house.program(AMINA)
    program.wrote(f"{at}/check/right", None)
    told = house.program(LUKASZ).wrote(f"{at}/check/changes", SAYS)
    said = replies(told)
    assert said[str(AMINA.person)] == "right"
    assert said[str(LUKASZ.person)] == "change-asked"
    assert said[str(TOM.person)] == said[str(ADA.person)] == "no-reply"
    page = text_of(house, TOM, f"{at}/check")
    assert "Tom Okafor: No reply." in page
    assert "It never reads “agreed”." in page


@shows("service.checking.answers:is_unseen")
def test_f47_each_person_has_a_receipt_and_the_day_of_their_first_look(
    house: House,
) -> None:
    at = sent_out(house)
    house.browser(AMINA).opened(f"{at}/check")
    moved_on = house.browser(AMINA).get(at)
    assert moved_on.headers["Location"].endswith(f"{at}/check")
    house.program(TOM).send("PUT", f"{at}/check/seen")
    readers = house.program(SIAN).read(f"{at}/check")["readers"]
    seen = {one["person"]: one["seen_on"] for one in readers}
    assert seen[str(AMINA.person)] == TODAY.isoformat()
    assert seen[str(TOM.person)] == TODAY.isoformat()
    assert seen[str(LUKASZ.person)] is None
    assert all(one["given"].endswith("Z") for one in readers)
    assert "First opened: never." in text_of(house, SIAN, f"{at}/check")


@shows("service.checking.answers:readers")
def test_f47_the_other_home_is_told_of_a_look_only_when_its_half_day_is_over(
    hut: House,
) -> None:
    with recording(hut) as unit:
        family = Family(id=family_of(AYO), child=AYO, by=SIAN.person)
        family.tell_household(AMINA, 1, by=SIAN.person)
        family.tell_household(LUKASZ, 2, by=SIAN.person)
        unit.save(family, log=unit.log_of(AYO, Space.RESTRICTED))
    at = sent_out(hut)
    hut.browser(AMINA).opened(f"{at}/check")

    def seen_by(who: Any) -> Any:  # noqa: ANN401
        readers = hut.program(who).read(f"{at}/check")["readers"]
        return {one["person"]: one["seen_on"] for one in readers}[str(AMINA.person)]

    assert seen_by(TOM) == TODAY.isoformat()
    assert seen_by(LUKASZ) is None
    trail = "opened the notes of a meeting for the first time"
    assert trail in text_of(hut, TOM, f"{CHILD}/audit")
    assert trail not in text_of(hut, LUKASZ, f"{CHILD}/audit")
    hut.clock.now += timedelta(days=1)
    assert seen_by(LUKASZ) == TODAY.isoformat()
    assert trail in text_of(hut, LUKASZ, f"{CHILD}/audit")


def test_a_change_is_asked_for_and_answered_by_the_other_side(house: House) -> None:
    at = opened(house, a_meeting(house))
    line = written(house, at)["id"]
    house.program(SIAN).wrote(f"{at}/close", {"no_action": True})
    house.program(SIAN).wrote(f"{at}/check", {})
    browser = house.browser(AMINA)
    browser.opened(f"{at}/check")
    browser.refused(f"{at}/check/changes", 422, line=line)
    browser.saved(f"{at}/check/changes", line=line, text="He said no.")
    (asked,) = house.program(TOM).read(f"{at}/check")["requests"]
    assert (asked["line"], asked["answer"], asked["taken_up"]) == (line, None, None)
    here = f"{at}/check/changes/{asked['id']}"
    own = house.browser(AMINA).opened(here)
    assert own.find("form", action=f"{here}/answer") is None
    other = house.browser(TOM)
    assert "What Amina Bello says instead" in other.opened(here).get_text()
    other.refused(f"{here}/answer", 422, taken_up="false")
    other.saved(f"{here}/answer", taken_up="false", text="We heard yes.")
    page = text_of(house, AMINA, f"{at}/check")
    assert "not taken up, so both versions stand" in page
    assert "Amina Bello says it should read: He said no." in page


@shows("service.checking.commands:make_final")
def test_f48_final_is_refused_over_a_change_without_an_answer(hut: House) -> None:
    at = sent_out(hut)
    hut.program(AMINA).wrote(f"{at}/check/changes", SAYS)
    final = f"{at}/check/final"
    early = hut.program(SIAN).post(final, {})
    assert "People can check these notes until" in read(early)["detail"]
    time_to_check_is_over(hut)
    browser = hut.browser(SIAN)
    browser.opened(f"{at}/check")
    page = browser.refused(final, 409)
    assert "has no answer" in page.get_text()
    assert hut.program(AMINA).post(final, {"differences": True}).status_code == 409
    page = browser.saved(final, differences="true")
    said = " ".join(page.get_text().split())
    assert "Final, with differences. Both versions stand below." in said
    assert "He said no." in said
    told = hut.program(TOM).read(f"{at}/check")
    assert (told["stage"], told["differences"]) == ("final", 1)


def test_final_comes_when_each_change_has_its_answer(hut: House) -> None:
    at = sent_out(hut)
    told = hut.program(AYO_IN_PERSON).wrote(f"{at}/check/changes", SAYS)
    answer = f"{at}/check/changes/{told['requests'][0]['id']}/answer"
    body = {"taken_up": True, "text": "Yes, he did."}
    assert hut.program(AMINA).post(answer, body).status_code == 409
    hut.program(TOM).wrote(answer, body)
    time_to_check_is_over(hut)
    told = hut.program(SIAN).wrote(f"{at}/check/final", {})
    assert (told["stage"], told["differences"]) == ("final", 0)
    assert hut.program(AMINA).post(f"{at}/check/changes", SAYS).status_code == 409
    assert "Is something wrong?" not in text_of(hut, AMINA, f"{at}/check")


def test_a_change_is_about_a_line_that_is_there(house: House) -> None:
    at = sent_out(house)
    body = {**SAYS, "line": str(AYO)}
    assert house.program(AMINA).post(f"{at}/check/changes", body).status_code == 409
    assert house.browser(AMINA).get(f"{at}/check/changes/{AYO}").status_code == 404


def test_lines_are_closed_once_the_notes_went_out(house: House) -> None:
    at = opened(house, a_meeting(house))
    line = f"{at}/lines/{written(house, at)['id']}"
    house.program(SIAN).wrote(f"{at}/close", {"no_action": True})
    house.program(SIAN).wrote(f"{at}/check", {})
    late = house.program(TOM).post(f"{at}/lines", {"text": "A", "other": "B"})
    assert "went out to be checked" in read(late)["detail"]
    assert "Ask for a change of this line" in text_of(house, AMINA, line)


@shows("service.checking.commands:send_on_time", at="because_no_law_sets_a_day")
@shows("events.minutes_check:report_due")
def test_f121_the_report_of_an_annual_review_goes_out_on_time_with_differences(
    house: House,
) -> None:
    at = opened(house, a_meeting(house, MeetingKind.ANNUAL_REVIEW))
    house.program(SIAN).wrote(f"{at}/close", {"no_action": True})
    house.program(SIAN).wrote(f"{at}/check", {})
    house.program(AMINA).wrote(f"{at}/check/changes", SAYS)
    browser = house.browser(SIAN)
    browser.opened(f"{at}/check")
    page = browser.saved(f"{at}/check/on-time")
    said = " ".join(page.get_text().split())
    assert "Sent on time, not yet agreed. The differences below go with it." in said
    told = house.program(AMINA).read(f"{at}/check")
    due = (TODAY + timedelta(days=14)).isoformat()
    assert told["stage"] == "checking"
    assert (told["on_time"]["due"], told["on_time"]["differences"]) == (due, 1)
    other = house.program(SIAN).post(f"{sent_out(house)}/check/on-time", None)
    assert "an annual review alone" in read(other)["detail"]


@shows("service.checking.commands:_review")
def test_f50_a_review_meeting_is_proposed_the_moment_the_notes_are_final(
    hut: House,
) -> None:
    meeting = a_meeting(hut)
    at = opened(hut, meeting)
    first, later = TODAY + timedelta(days=60), TODAY + timedelta(days=90)
    for day in (later, first):
        an_action(hut, meeting, whole=True, review=day)
    hut.program(SIAN).wrote(f"{at}/close", {})
    hut.program(SIAN).wrote(f"{at}/check", {})
    time_to_check_is_over(hut)
    before = hut.topics().count("meeting/proposed")
    hut.program(SIAN).wrote(f"{at}/check/final", {})
    assert hut.topics().count("meeting/proposed") == before + 1
    trail = hut.program(AMINA).read(f"{CHILD}/audit")["items"]
    assert [one["topic"] for one in trail[:2]] == [
        "meeting/proposed",
        "minutes/made-final",
    ]


def test_notes_without_actions_propose_no_meeting(hut: House) -> None:
    at = sent_out(hut)
    time_to_check_is_over(hut)
    before = hut.topics().count("meeting/proposed")
    hut.program(SIAN).wrote(f"{at}/check/final", {})
    assert hut.topics().count("meeting/proposed") == before


def test_the_list_of_meetings_says_how_far_the_notes_are(hut: House) -> None:
    at = opened(hut, a_meeting(hut))
    listed = f"{CHILD}/meetings"
    assert "Notes of the meeting: The meeting goes on" in text_of(hut, TOM, listed)
    hut.program(SIAN).wrote(f"{at}/close", {"no_action": True})
    assert "Draft: not given out yet" in text_of(hut, TOM, listed)
    hut.program(SIAN).wrote(f"{at}/check", {})
    assert "Notes of the meeting: Being checked" in text_of(hut, TOM, listed)


def test_notes_that_did_not_go_out_are_not_checked(house: House) -> None:
    at = opened(house, a_meeting(house))
    assert house.program(TOM).get(f"{at}/check").status_code == 404
    assert house.program(TOM).post(f"{at}/check/right", None).status_code == 404
    assert house.browser(TOM).get(f"{notes_at(AYO)}/check").status_code == 404
