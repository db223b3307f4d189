"""The notes of a meeting while it goes on, as people and programs ask for them."""

from datetime import timedelta

from bs4 import BeautifulSoup

from tests.cast import AMINA, LUKASZ, SIAN, STRANGER, TOM
from tests.features.shows import shows
from tests.service.clients import read
from tests.service.house import ADA, House
from tests.service.meeting_room import (
    AIM,
    SAID,
    a_meeting,
    an_action,
    notes_at,
    opened,
    written,
)
from tests.service.words import CHILD


def text_of(house: House, who: object, path: str) -> str:
    return " ".join(house.browser(who).opened(path).get_text().split())  # type: ignore[arg-type]


def typed_into(page: BeautifulSoup, field: str) -> str:
    (box,) = page.select(f"textarea#{field}")
    return box.get_text(strip=True)


def test_the_notes_begin_on_a_page_with_the_purpose_said_again(house: House) -> None:
    meeting = a_meeting(house)
    at = notes_at(meeting)
    browser = house.browser(TOM)
    page = browser.opened(at)
    assert typed_into(page, "aim") == "Talk about the quiet room."
    said = browser.saved(at, aim="Agree on one room.", minutes="45").get_text()
    assert "Saved. The notes are open." in said
    assert "Agree on one room." in said
    again = house.program(TOM).post(at, AIM)
    assert (again.status_code, read(again)["code"]) == (409, "cannot-open-notes")


def test_what_is_no_meeting_about_this_child_has_no_notes(house: House) -> None:
    nothing = notes_at(STRANGER.person)
    assert house.program(TOM).get(nothing).status_code == 404
    assert house.program(TOM).post(nothing, AIM).status_code == 404
    unopened = notes_at(a_meeting(house))
    assert house.program(TOM).get(unopened).status_code == 404
    assert house.program(TOM).post(f"{unopened}/aim", None).status_code == 404


def test_each_person_ticks_the_aim_and_the_time_is_kept(house: House) -> None:
    at = opened(house, a_meeting(house))
    browser = house.browser(AMINA)
    browser.opened(at)
    browser.saved(f"{at}/aim")
    ticks = house.program(TOM).read(at)["ticks"]
    assert [one["by"] for one in ticks] == [str(SIAN.person), str(AMINA.person)]
    assert all(one["at"].endswith("Z") for one in ticks)
    assert "I say yes to this aim" not in text_of(house, AMINA, at)
    assert "I say yes to this aim" in text_of(house, TOM, at)


@shows("service.minutes.pages:asks_goals")
def test_f37_at_one_and_two_thirds_it_asks_whether_they_are_on_the_goals(
    hut: House,
) -> None:
    at = opened(hut, a_meeting(hut))
    asks = "After a third of the time"
    assert asks not in text_of(hut, TOM, at)
    hut.clock.now += timedelta(minutes=21)
    browser = hut.browser(TOM)
    assert asks in browser.opened(at).get_text()
    browser.saved(f"{at}/goals", answer="partly")
    assert "Partly" in text_of(hut, AMINA, at)
    hut.clock.now += timedelta(minutes=20)
    assert "After two thirds of the time" in text_of(hut, TOM, at)
    told = {"when": "two-thirds", "answer": "yes", "text": "All is said."}
    hut.program(TOM).wrote(f"{at}/goals", told)
    assert hut.program(TOM).post(f"{at}/goals", told).status_code == 409
    hut.program(SIAN).wrote(f"{at}/close", {"no_action": True})
    assert "Are we on our goals?" in text_of(hut, AMINA, at)
    found = hut.browser(AMINA).opened(at)
    assert found.find("form", action=f"{at}/goals") is None


@shows("events.minutes:Minutes.write_line", at="self._line_written")
def test_f40_a_line_tells_speaker_recorder_and_whether_it_is_exact(
    house: House,
) -> None:
    at = opened(house, a_meeting(house))
    line = written(house, at, TOM, exact=True, verb="asked")
    (version,) = line["versions"]
    assert version["speaker"] == str(AMINA.person)
    assert version["by"] == str(TOM.person)
    assert (version["exact"], version["verb"]) == (True, "asked")
    page = text_of(house, LUKASZ, at)
    assert "Amina Bello asked (in these words)" in page
    assert "Written down by Tom Okafor" in page


def test_a_speaker_belongs_with_the_child_or_is_written_out(house: House) -> None:
    at = opened(house, a_meeting(house))
    nobody = {**SAID, "speaker": str(STRANGER.person)}
    assert house.program(TOM).post(f"{at}/lines", nobody).status_code == 404
    guest = {"text": "Yes.", "other": "Dr Grey"}
    line = house.program(TOM).wrote(f"{at}/lines", guest)
    assert line["versions"][0]["other"] == "Dr Grey"
    both = house.program(TOM).post(f"{at}/lines", {**SAID, "other": "Dr Grey"})
    assert read(both)["errors"].keys() == {"other"}


def test_two_people_who_edit_at_once_lose_nothing(house: House) -> None:
    at = opened(house, a_meeting(house))
    line = written(house, at)
    here = f"{at}/lines/{line['id']}"
    waits, quick = house.browser(TOM), house.browser(AMINA)
    waits.opened(here)
    quick.opened(here)
    quick.saved(here, text="He asks for quiet.")
    page = waits.refused(here, 409, text="Quiet, please.")
    said = " ".join(page.get_text().split())
    assert "Somebody else changed this line while you wrote." in said
    assert "He asks for quiet." in said
    assert typed_into(page, "text") == "Quiet, please."
    assert "Save mine" in said
    waits.saved(here, text="Quiet, please.")
    versions = house.program(SIAN).read(here)["versions"]
    assert [one["text"] for one in versions] == [
        "He likes it quiet.",
        "He asks for quiet.",
        "Quiet, please.",
    ]


def test_a_program_names_the_version_it_read(house: House) -> None:
    at = opened(house, a_meeting(house))
    here = f"{at}/lines/{written(house, at)['id']}"
    program = house.program(TOM)
    assert program.get(here).headers["ETag"] == '"1"'
    better = {**SAID, "text": "He loves quiet."}
    unread = program.send("PUT", here, better)
    assert read(unread)["errors"].keys() == {"If-Match"}
    first = program.send("PUT", here, better, **{"If-Match": '"1"'})
    assert (first.status_code, first.headers["ETag"]) == (200, '"2"')
    late = program.send("PUT", here, SAID, **{"If-Match": '"1"'})
    assert (late.status_code, read(late)["code"]) == (412, "line-is-newer")
    assert program.read(here)["version"] == 2


@shows("service.minutes.pages:weighed")
def test_f39_a_word_that_weighs_is_hinted_at_once_and_never_refused(
    house: House,
) -> None:
    at = opened(house, a_meeting(house))
    browser = house.browser(TOM)
    browser.opened(at)
    words = {"text": "She claims he sleeps.", "speaker": str(AMINA.person)}
    page = browser.refused(f"{at}/lines", 422, **words)
    assert "“claims” is not said of people at school." in page.get_text()
    browser.saved(f"{at}/lines", **words, weighed="yes")
    (line,) = house.program(AMINA).read(at)["lines"]
    assert line["hints"] == ["claims"]
    fine = house.browser(TOM)
    fine.opened(at)
    fine.saved(f"{at}/lines", text="She said so.", speaker=str(AMINA.person))


def test_the_same_verbs_are_there_for_everybody(house: House) -> None:
    at = opened(house, a_meeting(house))
    odd = house.program(TOM).post(f"{at}/lines", {**SAID, "verb": "claims"})
    assert odd.status_code == 422
    lists = [
        [one["value"] for one in house.browser(who).opened(at).select("#verb option")]
        for who in (AMINA, TOM)
    ]
    assert lists[0] == lists[1]


def test_somebody_sets_words_beside_a_line(house: House) -> None:
    at = opened(house, a_meeting(house))
    here = f"{at}/lines/{written(house, at)['id']}"
    browser = house.browser(ADA)
    browser.opened(here)
    browser.saved(f"{here}/comments", text="He told me so, too.")
    assert "He told me so, too." in text_of(house, AMINA, at)
    assert house.program(ADA).post(f"{at}/lines", SAID).status_code == 403


@shows("service.minutes.commands:close_meeting")
def test_f43_a_meeting_closes_when_each_action_is_whole(house: House) -> None:
    meeting = a_meeting(house)
    at = opened(house, meeting)
    browser = house.browser(SIAN)
    browser.opened(at)
    page = browser.refused(f"{at}/close", 409)
    assert "tick that no action was agreed" in page.get_text()
    an_action(house, meeting, whole=True)
    lacking = an_action(house, meeting, whole=False)
    browser.opened(at)
    page = browser.refused(f"{at}/close", 409)
    said = page.get_text()
    assert "It has no day by which it is due." in said
    assert page.find("a", href=f"{CHILD}/actions/{lacking}") is not None
    other = opened(house, a_meeting(house))
    told = house.program(SIAN).wrote(f"{other}/close", {"no_action": True})
    assert told["stage"] == "draft"


def test_a_meeting_in_which_all_is_whole_closes(house: House) -> None:
    meeting = a_meeting(house)
    at = opened(house, meeting)
    an_action(house, meeting, whole=True)
    told = house.program(SIAN).wrote(f"{at}/close", {})
    assert (told["stage"], told["actions"]) == ("draft", 1)
    assert "Give the notes out to be checked" in text_of(house, SIAN, at)


def test_an_action_is_proposed_from_the_notes_of_its_meeting(house: House) -> None:
    meeting = a_meeting(house)
    at = opened(house, meeting)
    browser = house.browser(AMINA)
    (way,) = browser.opened(at).select(f"main a[href$='new?meeting={meeting}']")
    browser.opened(str(way["href"]))
    new = f"{CHILD}/actions/new"
    assert len(browser.refused(new, 422, text=" ").select("[name=meeting]")) == 1
    back = f"main a[href='{at}']"
    assert len(browser.saved(new, text="Label the shelf.").select(back)) == 1
    assert "Label the shelf." in text_of(house, TOM, at)
    house.program(SIAN).post(f"{at}/close", {"no_action": False})
    assert "It has no owner." in text_of(house, TOM, at)


def test_who_only_reads_is_shown_no_way_to_propose_an_action(house: House) -> None:
    page = house.browser(ADA).opened(opened(house, a_meeting(house)))
    assert page.select("a[href*='actions/new']") == []


def test_nothing_is_proposed_at_a_meeting_that_is_closed(house: House) -> None:
    meeting = a_meeting(house)
    at = opened(house, meeting)
    house.program(SIAN).wrote(f"{at}/close", {"no_action": True})
    body = {"text": "Label the shelf.", "meeting": str(meeting)}
    refused = house.program(AMINA).post(f"{CHILD}/actions", body)
    assert refused.status_code == 409
    assert "Propose the action without it." in read(refused)["detail"]
    assert house.program(AMINA).wrote(f"{CHILD}/actions", {"text": body["text"]})
