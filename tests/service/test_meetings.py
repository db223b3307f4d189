"""A meeting is proposed, agreed on, prepared and announced by home and school alike."""

from typing import Any

import pytest
from bs4 import Tag

from events.base import Actor
from tests.cast import AMINA, AYO_IN_PERSON, LUKASZ, OLI, SIAN, TOM
from tests.features.shows import shows
from tests.service.clients import read, words_of
from tests.service.house import ADA, House
from tests.service.words import CHILD

MEETINGS = f"{CHILD}/meetings"
PURPOSE = "Agree how Ayo gets help with reading."
REVIEW = {
    "kind": "sen-support-review",
    "purpose": PURPOSE,
    "day": "2026-09-25",
    "starts": "14:30",
    "minutes": 45,
    "place": "Room 4",
}
TALK = {"kind": "informal", "purpose": "How reading goes.", "day": "2026-09-25"}
WHY = "Nobody could reach him."
FAMILY = (AMINA, LUKASZ)


def proposed(house: House, by: Actor = TOM, **more: object) -> str:
    """The address of a new meeting."""
    told = house.program(by).wrote(MEETINGS, {**REVIEW, **more})
    return f"{MEETINGS}/{told['id']}"


def row(house: House, at: str, by: Actor = TOM) -> dict[str, Any]:
    return house.program(by).read(at)


def part(house: House, at: str, who: Actor) -> dict[str, Any]:
    everyone = row(house, at)["everyone"]
    found: dict[str, Any] = next(
        one for one in everyone if one["person"] == str(who.person)
    )
    return found


def asked(house: House, at: str, *who: Actor) -> None:
    for one in who:
        house.program(one).wrote(f"{at}/people/{one.person}/barriers", {})


def invited(house: House, at: str, *who: Actor, **more: object) -> None:
    asked(house, at, *FAMILY)
    body = {"people": [str(one.person) for one in who], **more}
    house.program(TOM).wrote(f"{at}/invitations", body)


def shown(page: Tag) -> str:
    """The words of a page, as they stand beside one another."""
    return " ".join(page.get_text().split())


def said(house: House, who: Actor, at: str) -> str:
    return shown(house.browser(who).opened(at))


@pytest.mark.parametrize("who", [AMINA, TOM, AYO_IN_PERSON], ids=lambda who: who.role)
def test_home_school_and_child_propose_meetings(fresh: House, who: Actor) -> None:
    house = fresh
    browser = house.browser(who)
    browser.opened(MEETINGS)
    browser.opened(f"{MEETINGS}/propose")
    typed = {name: str(value) for name, value in REVIEW.items()}
    page = browser.saved(f"{MEETINGS}/propose", **typed)
    words = shown(page)
    assert "A review of SEN support, Friday 25 September 2026" in words
    assert "It begins at 14:30 and takes 45 minutes." in words
    assert "Where: Room 4." in words
    assert PURPOSE in words
    listed = said(house, ADA, MEETINGS)
    assert "A review of SEN support, Friday 25 September 2026" in listed
    items = house.program(ADA).read(MEETINGS)["items"]
    (told,) = (one for one in items if one["organiser"] == str(who.person))
    assert told["starts"] == "2026-09-25T13:30:00+00:00"
    assert told["organiser"] == str(who.person)


def test_what_is_missing_is_said_beside_what_was_typed(house: House) -> None:
    browser = house.browser(TOM)
    browser.opened(f"{MEETINGS}/propose")
    typed = {**{name: str(value) for name, value in REVIEW.items()}, "starts": ""}
    page = browser.refused(f"{MEETINGS}/propose", 409, **typed)
    assert "Say when this kind of meeting begins." in shown(page)
    assert PURPOSE in shown(page)
    page = browser.refused(f"{MEETINGS}/propose", 422, **{**typed, "starts": "25:00"})
    assert "Give the time as hours and minutes" in shown(page)


def test_the_same_id_is_taken_once(house: House) -> None:
    at = proposed(house)
    again = {**REVIEW, "id": at.rpartition("/")[2]}
    answer = house.program(TOM).post(MEETINGS, again)
    assert answer.status_code == 409
    assert read(answer)["code"] == "cannot-propose-meeting"


@shows("service/meetings/templates/meetings/meeting.html", at="row.purpose_is_agreed")
def test_f25_a_purpose_that_is_not_agreed_is_shown_so(hut: House) -> None:
    at = proposed(hut)
    assert "Purpose not agreed" in said(hut, TOM, at)
    home = hut.browser(AMINA)
    home.opened(at)
    words = shown(home.saved(f"{at}/agree"))
    assert "Purpose agreed" in words
    assert "Agreed by: Tom Okafor, Amina Bello" in words
    assert home.page.find("form", action=f"{at}/agree") is None
    told = row(hut, at)
    assert told["purpose_is_agreed"] is True
    assert told["agreed_by"] == [str(TOM.person), str(AMINA.person)]
    again = hut.program(AMINA).post(f"{at}/purpose-agreement", None)
    assert again.status_code == 409


def test_a_purpose_in_other_words_is_asked_about_again(house: House) -> None:
    at = proposed(house)
    house.program(AMINA).wrote(f"{at}/purpose-agreement", None)
    browser = house.browser(SIAN)
    browser.opened(at)
    browser.opened(f"{at}/reword")
    words = shown(browser.saved(f"{at}/reword", purpose="Talk about reading."))
    assert "Talk about reading." in words
    assert "Purpose not agreed" in words
    body = {"purpose": "Other words."}
    refused = house.program(LUKASZ).post(f"{at}/purpose", body)
    assert read(refused)["detail"].startswith("Whoever proposed the meeting")
    assert house.browser(LUKASZ).get(f"{at}/reword").status_code == 404


@shows("service.meetings.commands:_around")
def test_f6_each_family_member_is_asked_before_anybody_is_invited(hut: House) -> None:
    at = proposed(hut)
    body = {"people": [str(ADA.person)]}
    asked(hut, at, AMINA)
    refused = hut.program(TOM).post(f"{at}/invitations", body)
    assert refused.status_code == 409
    assert "Each family member is asked first" in read(refused)["detail"]
    assert row(hut, at)["is_invited"] is False
    desk = hut.browser(TOM)
    page = shown(desk.opened(f"{at}/invite"))
    assert "No answer yet from: Łukasz Zając" in page
    desk.opened(f"{at}/people/{LUKASZ.person}")
    words = shown(desk.saved(f"{at}/people/{LUKASZ.person}/not-asked", reason=WHY))
    assert "Not asked what makes it hard, because:" in words
    assert WHY in words
    hut.program(TOM).wrote(f"{at}/invitations", body)
    assert row(hut, at)["is_invited"] is True


def test_what_makes_it_hard_is_told_by_oneself(house: House) -> None:
    at = proposed(house)
    me = f"{at}/people/{AMINA.person}"
    home = house.browser(AMINA)
    home.opened(me)
    words = shown(home.saved(f"{me}/barriers", text="I work until five."))
    assert "I work until five." in words
    assert part(house, at, AMINA)["barriers"]["by"] == str(AMINA.person)
    for who in (LUKASZ, ADA):
        other = house.program(who).post(f"{me}/barriers", {"text": "No."})
        assert read(other)["code"] == "cannot-take-part"
    told = house.program(TOM).wrote(
        f"{at}/people/{LUKASZ.person}/barriers", {"text": "The stairs, he told me."}
    )
    assert told["everyone"][1]["barriers"]["by"] == str(TOM.person)
    no_more = house.program(TOM).post(f"{me}/not-asked", {"reason": WHY})
    assert "They have answered." in read(no_more)["detail"]


@shows("service/meetings/templates/meetings/meeting.html", at="You can always bring")
def test_f30_an_invitation_says_that_one_can_bring_somebody(hut: House) -> None:
    at = proposed(hut)
    invited(hut, at, AMINA, TOM)
    for who in (AMINA, TOM, ADA):
        words = said(hut, who, at)
        assert "You can always bring an advocate or a friend." in words
        assert "SENDIASS gives free advice" in words
    link = hut.browser(AMINA).opened(at).find("a", href=f"{CHILD}/supporters")
    assert link is not None


@shows("service.attending.commands:add_agenda_item", at="check_open")
def test_f28_everybody_brings_items_until_the_agenda_is_fixed(hut: House) -> None:
    at = proposed(hut, frozen_days=3)
    for who, text in ((AMINA, "Lunch."), (AYO_IN_PERSON, "Swimming."), (TOM, "Maths.")):
        browser = hut.browser(who)
        browser.opened(f"{at}/agenda")
        assert text in shown(browser.saved(f"{at}/agenda", text=text))
    words = said(hut, ADA, f"{at}/agenda")
    for name in ("Amina Bello", "Ayo Bello", "Tom Okafor"):
        assert name in words
    assert "From Tuesday 22 September 2026 on it is fixed" in words
    hut.clock.set(hut.clock.now.replace(day=22))
    late = hut.program(AMINA).post(f"{at}/agenda", {"text": "Trips."})
    assert read(late)["code"] == "cannot-change-agenda"
    assert hut.browser(AMINA).opened(f"{at}/agenda").find("textarea") is None


def test_an_item_is_put_off_by_whoever_looks_after_the_meeting(house: House) -> None:
    at = proposed(house)
    told = house.program(AMINA).wrote(f"{at}/agenda", {"text": "Lunch."})
    item = f"{at}/agenda/{told['items'][0]['id']}"
    assert house.program(TOM).post(f"{item}/withdrawal", None).status_code == 409
    desk = house.browser(TOM)
    desk.opened(f"{at}/agenda")
    assert desk.page.find("form", action=f"{item}/withdraw") is None
    desk.opened(f"{item}/defer")
    page = desk.refused(f"{item}/defer", 409, reason="No time.", until="2026-09-25")
    assert "Choose a day after the meeting." in shown(page)
    words = shown(desk.saved(f"{item}/defer", reason="No time.", until="2026-10-02"))
    assert "It waits until Friday 2 October 2026, because:" in words
    body = {"reason": "No.", "until": "2026-10-02"}
    assert house.program(LUKASZ).post(f"{item}/deferral", body).status_code == 409
    home = house.browser(AMINA)
    more = house.program(AMINA).wrote(f"{at}/agenda", {"text": "Trips."})
    mine = f"{at}/agenda/{more['items'][1]['id']}"
    home.opened(f"{at}/agenda")
    assert "Trips." not in shown(home.saved(f"{mine}/withdraw"))


def test_an_adult_writes_down_what_the_child_wants_to_talk_about(house: House) -> None:
    at = proposed(house)
    browser = house.browser(TOM)
    browser.opened(f"{at}/agenda")
    words = shown(browser.saved(f"{at}/agenda", text="Swim!", for_child="true"))
    assert "Written down by Tom Okafor" in words
    told = row(house, at)["items"][0]
    assert told["side"] == "child"
    gone = house.program(TOM).post(f"{at}/agenda/{told['id']}/withdrawal", None)
    assert gone.status_code == 409


@pytest.mark.parametrize(
    "way", ["in-person", "video", "phone", "written", "earlier-talk"]
)
def test_people_choose_how_they_take_part(house: House, way: str) -> None:
    at = proposed(house)
    me = f"{at}/people/{ADA.person}"
    browser = house.browser(ADA)
    browser.opened(at)
    browser.opened(me)
    browser.saved(f"{me}/way", way=way)
    assert part(house, at, ADA)["way"] == way
    other = house.program(LUKASZ).post(f"{me}/way", {"way": way})
    assert other.status_code == 409


@shows("service/meetings/templates/meetings/meeting.html", at="part.lacks_a_way")
@shows("projections.meeting_rows:Part.lacks_a_way")
def test_f32_who_was_offered_no_way_of_taking_part_is_flagged(hut: House) -> None:
    at = proposed(hut)
    invited(hut, at, AMINA, ways=["phone", "written"])
    invited(hut, at, LUKASZ, ways=[])
    assert part(hut, at, AMINA)["ways_offered"] == ["phone", "written"]
    assert row(hut, at)["without_a_way"] == [str(LUKASZ.person)]
    flag = "No way of taking part was offered"
    assert said(hut, AMINA, at).count(flag) == 1
    hut.program(LUKASZ).wrote(f"{at}/people/{LUKASZ.person}/way", {"way": "phone"})
    assert flag not in said(hut, AMINA, at)
    assert row(hut, at)["without_a_way"] == []


@shows("service/meetings/templates/meetings/meeting.html", at="for view in part.views")
def test_f32_a_written_view_stands_at_the_same_level_as_all_others(hut: House) -> None:
    at = proposed(hut)
    for who, text in ((AMINA, "He reads at night."), (TOM, "He reads aloud.")):
        me = f"{at}/people/{who.person}"
        browser = hut.browser(who)
        browser.opened(f"{me}/view")
        browser.saved(f"{me}/view", text=text)
    page = hut.browser(ADA).opened(at)
    views = page.find("section", attrs={"aria-labelledby": "views"})
    assert views is not None
    quoted = list(page.select("section[aria-labelledby=views] .said"))
    assert [shown(one) for one in quoted] == ["He reads at night.", "He reads aloud."]
    assert len({str(one["class"]) for one in quoted}) == 1


def test_people_are_invited_on_a_page(house: House) -> None:
    at = proposed(house)
    asked(house, at, *FAMILY)
    browser = house.browser(TOM)
    browser.opened(f"{at}/invite")
    page = browser.refused(f"{at}/invite", 409)
    assert "Choose at least one person." in shown(page)
    form = browser.form(f"{at}/invite")
    people = [str(AMINA.person), str(ADA.person)]
    ways = ["phone", "video"]
    answer = browser.post(f"{at}/invite", {**form, "people": people, "ways": ways})
    assert answer.status_code == 303, words_of(answer.text)
    assert "They get an invitation by e-mail." in shown(browser.opened(answer.location))
    assert part(house, at, ADA)["ways_offered"] == ways
    left = browser.opened(f"{at}/invite")
    assert left.find("input", value=str(ADA.person)) is None
    stranger = house.program(TOM).post(f"{at}/invitations", {"people": [str(OLI)]})
    assert "Choose people from the list." in read(stranger)["detail"]


def test_a_meeting_is_moved_and_called_off_with_a_reason(house: House) -> None:
    at = proposed(house)
    browser = house.browser(SIAN)
    browser.opened(f"{at}/move")
    page = browser.refused(f"{at}/move", 422, day="2026-09-28")
    assert "Write at least one word." in shown(page)
    words = shown(browser.saved(f"{at}/move", day="2026-09-28", reason="Painting."))
    assert "Monday 28 September 2026" in words
    assert "Painting." in words
    browser.opened(f"{at}/call-off")
    words = shown(browser.saved(f"{at}/call-off", reason="Ayo is ill."))
    assert "This meeting was called off." in words
    assert "Ayo is ill." in words
    told = row(house, at)
    assert (told["sequence"], told["called_off"]["text"]) == (2, "Ayo is ill.")
    assert "Called off" in said(house, ADA, MEETINGS)
    for way in ("invite", "move", "reword", "call-off"):
        assert browser.get(f"{at}/{way}").status_code == 404
    body = {"day": "2026-09-30", "reason": "Again."}
    for path, sent in (("moves", body), ("calling-off", {"reason": "Again."})):
        assert house.program(TOM).post(f"{at}/{path}", sent).status_code == 409
    view = house.program(AMINA).post(f"{at}/people/{AMINA.person}/views", {"text": "A"})
    assert "was called off" in read(view)["detail"]


@shows("events.meeting_kinds:CEREMONY", at="MeetingKind.INFORMAL: frozenset()")
def test_f120_an_informal_talk_needs_a_date_and_a_line(hut: House) -> None:
    told = hut.program(TOM).wrote(MEETINGS, TALK)
    at = f"{MEETINGS}/{told['id']}"
    assert told["everyone"] == []
    assert told["frozen_from"] is None
    assert "Purpose not agreed" not in said(hut, AMINA, at)
    hut.program(TOM).wrote(f"{at}/invitations", {"people": [str(AMINA.person)]})
    refused = hut.program(TOM).post(MEETINGS, {**TALK, "kind": "annual-review"})
    assert refused.status_code == 409


def test_staff_are_asked_about_the_name_of_another_child(house: House) -> None:
    browser = house.browser(TOM)
    browser.opened(f"{MEETINGS}/propose")
    typed = {name: str(value) for name, value in TALK.items()}
    typed["purpose"] = "How Ayo and Oli get on."
    page = browser.refused(f"{MEETINGS}/propose", 422, **typed)
    assert "may be another child" in shown(page)
    browser.saved(f"{MEETINGS}/propose", **typed, not_them="Oli")


def test_meetings_come_in_the_order_of_their_days(fresh: House) -> None:
    house = fresh
    later, off = proposed(house, day="2026-10-01"), proposed(house, day="2026-09-20")
    sooner = proposed(house)
    house.program(TOM).wrote(f"{off}/calling-off", {"reason": "No."})
    listed = [one["id"] for one in house.program(TOM).read(MEETINGS)["items"]]
    assert listed == [one.rpartition("/")[2] for one in (sooner, later, off)]


def test_the_whole_story_stands_in_the_record(house: House) -> None:
    at = proposed(house)
    house.program(AMINA).wrote(f"{at}/purpose-agreement", None)
    invited(house, at, AMINA)
    words = said(house, AMINA, f"{CHILD}/audit")
    for line in (
        "proposed a review of SEN support on Friday 25 September 2026",
        "asked Amina Bello what makes a meeting hard",
        "agreed to what a meeting is for",
        "said that nothing makes a meeting hard for them",
        "invited Amina Bello to a meeting",
    ):
        assert line in words
    assert PURPOSE not in words
