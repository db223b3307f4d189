"""Home and school agree on actions, do them, and look at what came of them."""

from typing import Any, Final
from uuid import uuid4

import pytest

from events.base import Actor, Role
from events.circle_refusals import SIDES
from tests.cast import AMINA, AYO_IN_PERSON, LUKASZ, OLI, SIAN, STRANGER, TOM
from tests.features.shows import shows
from tests.service.clients import read
from tests.service.house import ADA, BEN, CARA, NOW, ZOE, House
from tests.service.meeting_room import a_meeting
from tests.service.words import CHILD, entry_at, written
from tests.statements import asked_of

ACTIONS: Final = f"{CHILD}/actions"
TEXT: Final = "A quiet place at lunch."
WHY: Final = "No room is free."
DAYS: Final = {"due": "2026-10-02", "review": "2026-11-06"}


def proposed(house: House, by: Actor = AMINA, **more: str) -> str:
    """The address of a new action."""
    told = house.program(by).wrote(ACTIONS, {"text": TEXT, **more})
    return f"{ACTIONS}/{told['id']}"


def owned(house: House, owner: Actor = TOM, **more: str) -> str:
    return proposed(house, AMINA, owner=str(owner.person), **more)


def said(house: House, by: Actor = TOM, **more: str) -> str:
    at = owned(house, by)
    body = {"result": "done", **more}
    house.program(by).wrote(f"{at}/outcomes", body)
    return at


def text_of(house: House, who: Actor, at: str) -> str:
    return " ".join(house.browser(who).opened(at).get_text().split())


def test_an_action_is_proposed_and_read_by_all(house: House) -> None:
    at = owned(house, due=DAYS["due"], review=DAYS["review"])
    told: dict[str, Any] = {}
    for who in (AMINA, TOM, ADA, AYO_IN_PERSON):
        told = house.program(who).read(at)
        assert (told["text"], told["owner"]) == (TEXT, str(TOM.person))
        assert (told["due"], told["review"]) == (DAYS["due"], DAYS["review"])
        assert (told["stage"], told["lacks"]) == ("open", [])
    assert told in house.program(TOM).read(ACTIONS)["items"]


@shows("service.actions.loading:side_of", at="because_they_do_not_belong_here")
def test_f44_anybody_of_the_circle_can_own_an_action(hut: House) -> None:
    for who in (AMINA, TOM, ADA, AYO_IN_PERSON):
        assert hut.program(TOM).read(owned(hut, who))["owner"] == str(who.person)
    escort = Actor(uuid4(), Role.TRANSPORT_ESCORT, min(SIDES[Role.TRANSPORT_ESCORT]))
    hut.join(escort)
    for other in (ZOE, STRANGER, CARA, BEN, escort):
        body = {"text": TEXT, "owner": str(other.person)}
        refused = hut.program(AMINA).post(ACTIONS, body)
        assert refused.status_code == 409
        assert "circle" in read(refused)["detail"]


STEPS: Final[list[tuple[Actor, str, dict[str, str]]]] = [
    (TOM, "owner", {"owner": str(TOM.person)}),
    (TOM, "days", DAYS),
    (TOM, "how", {"amount": "20 minutes", "setting": "Yes, with a second adult."}),
    (TOM, "progress", {"text": "Twice this week."}),
    (TOM, "barrier", {"text": WHY, "talk_on": "2026-09-10"}),
    (AMINA, "agree", {}),
    (AMINA, "object", {"reason": "Not on Fridays."}),
    (TOM, "barrier-gone", {"reason": "The hall is free."}),
    (TOM, "outcome", {"result": "partly", "text": "Four days of five."}),
    (AMINA, "dispute", {"reason": "It was three days."}),
    (TOM, "outcome", {"result": "partly", "text": "Three days of five."}),
    (AMINA, "confirm", {}),
]


def test_it_goes_from_page_to_page(hut: House) -> None:
    browsers = {who: hut.browser(who) for who in (AMINA, TOM)}
    browsers[AMINA].opened(ACTIONS)
    browsers[AMINA].opened(f"{ACTIONS}/new")
    browsers[AMINA].saved(f"{ACTIONS}/new", text=TEXT)
    at = f"{ACTIONS}/{hut.program(TOM).read(ACTIONS)['items'][0]['id']}"
    for who, step, typed in STEPS:
        browsers[who].opened(at if step in {"agree", "confirm"} else f"{at}/{step}")
        page = browsers[who].saved(f"{at}/{step}", **typed)
        assert "Saved." in page.get_text(), step
    told = text_of(hut, LUKASZ, at)
    for _, __, typed in STEPS:
        for words in {typed.get("text"), typed.get("reason"), typed.get("setting")}:
            assert words is None or words in told
    assert "Amina Bello sees it otherwise" in told
    assert "Amina Bello sees it so, too" in told
    assert "1 closed action" in text_of(hut, TOM, ACTIONS)


@shows("service/actions/templates/actions/action.html", at="shown.vague")
def test_f46_vague_words_are_named_and_kept_as_they_are(house: House) -> None:
    text = "Regular access to a quiet place."
    at = proposed(house, text=text)
    told = house.program(TOM).read(at)
    assert (told["text"], told["vague"]) == (text, ["regular", "access to"])
    warned = "can mean many things"
    assert warned in text_of(house, AMINA, at)
    for field in ("How much", "How often", "By whom", "Until when"):
        assert field in text_of(house, AMINA, f"{at}/how"), field
    how = {"amount": "20 minutes", "frequency": "each school day", "who": "Tom"}
    house.program(TOM).wrote(f"{at}/how", {**how, "until": "2026-12-18"})
    assert warned not in text_of(house, AMINA, at)
    assert house.program(TOM).read(proposed(house))["vague"] == []


@shows("service/actions/templates/actions/new.html", at='"setting"')
def test_f42_the_form_asks_whether_the_setting_can_do_it(house: House) -> None:
    home = house.browser(AMINA)
    home.opened(f"{ACTIONS}/new")
    home.saved(f"{ACTIONS}/new", text=TEXT, setting="Yes, the library is free.")
    assert "Yes, the library is free." in [
        one["setting"] for one in house.program(TOM).read(ACTIONS)["items"]
    ]


@shows("service/actions/templates/actions/step.html", at='"talk_on"')
def test_f17_what_is_in_the_way_has_a_day_to_talk_it_through(house: House) -> None:
    at = owned(house)
    school = house.browser(TOM)
    school.opened(f"{at}/barrier")
    page = school.refused(f"{at}/barrier", 422, text=WHY)
    assert "Choose a day." in page.get_text()
    school.saved(f"{at}/barrier", text=WHY, talk_on="2026-09-10")
    told = text_of(house, AMINA, at)
    assert "You talk it through on Thursday 10 September 2026." in told
    late = house.program(TOM).post(
        f"{at}/barriers", {"text": WHY, "talk_on": "2026-09-07"}
    )
    assert late.status_code == 409
    (one,) = house.program(TOM).read(at)["barriers"]
    gone = {"barrier": one["id"], "reason": "The hall is free."}
    told_now = house.program(AMINA).wrote(f"{at}/barriers-gone", gone)
    assert told_now["barriers"][0]["gone_by"] == str(AMINA.person)
    other = owned(house)
    elsewhere = house.program(AMINA).post(f"{other}/barriers-gone", gone)
    assert elsewhere.status_code == 404


@shows("service/actions/templates/actions/action.html", at="row.answers.values()")
def test_f43_each_answer_to_an_action_is_shown(house: House) -> None:
    at = proposed(house)
    house.program(TOM).wrote(f"{at}/agreements", None)
    house.program(ADA).wrote(f"{at}/objections", {"reason": WHY})
    told = text_of(house, AMINA, at)
    assert "Tom Okafor agrees" in told
    assert "Ada Nwosu does not agree" in told
    assert WHY in told
    again = house.program(TOM).post(f"{at}/agreements", None)
    assert again.status_code == 409
    browser = house.browser(LUKASZ)
    browser.opened(at)
    form = browser.form(f"{at}/agree")
    browser.post(f"{at}/agree", form)
    refused = browser.post(f"{at}/agree", {**form, "key": str(uuid4())})
    assert refused.status_code == 409
    assert "nothing has changed since" in refused.text
    changed = house.program(TOM).wrote(f"{at}/days", DAYS)
    assert all(one["is_stale"] for one in changed["answers"])
    assert "It has changed since." in text_of(house, AMINA, at)


def test_evidence_is_a_note_that_whoever_reads_can_open(house: House) -> None:
    at, note = owned(house), written(house.program(TOM), "He sat there.")
    body = {"text": "It helps.", "notes": [note]}
    told = house.program(TOM).wrote(f"{at}/progress", body)
    assert told["progress"][0]["notes"] == [note]
    page = house.browser(AMINA).opened(at)
    assert page.find("a", href=entry_at(note)) is not None
    house.program(TOM).wrote(f"{entry_at(note)}/seal", {"reason": "Wrong child."})
    assert house.program(AMINA).read(at)["progress"][0]["notes"] == []
    assert house.browser(AMINA).opened(at).find("a", href=entry_at(note)) is None
    nowhere = {"text": "It helps.", "notes": [str(uuid4())]}
    assert house.program(TOM).post(f"{at}/progress", nowhere).status_code == 404
    browser = house.browser(TOM)
    browser.opened(f"{at}/progress")
    seen = written(house.program(AMINA), "He told us.")
    browser.opened(f"{at}/progress")
    browser.saved(f"{at}/progress", text="It goes well.", note=seen)
    assert house.program(TOM).read(at)["progress"][1]["notes"] == [seen]


@pytest.mark.parametrize("result", ["done", "partly", "not", "superseded"])
def test_the_owner_says_what_came_of_it_in_one_of_four_ways(
    house: House, result: str
) -> None:
    at = said(house, result=result, text=WHY)
    told = house.program(AMINA).read(at)
    assert (told["stage"], told["outcomes"][0]["result"]) == ("said", result)
    closed = house.program(AMINA).wrote(f"{at}/confirmation", None)
    assert closed["stage"] == "closed"
    late = house.program(TOM).post(f"{at}/progress", {"text": "More."})
    assert late.status_code == 409


@shows("service.actions.answers:Shown.is_answered_by")
def test_f45_only_the_other_side_is_asked_to_confirm(house: House) -> None:
    at = said(house)
    for who, asked in (
        (AMINA, True),
        (AYO_IN_PERSON, True),
        (SIAN, False),
        (TOM, False),
    ):
        page = house.browser(who).opened(at)
        assert (page.find("form", action=f"{at}/confirm") is not None) is asked, who
    refused = house.program(SIAN).post(f"{at}/confirmation", None)
    assert refused.status_code == 409
    disputed = house.program(AMINA).wrote(f"{at}/disputes", {"reason": WHY})
    assert disputed["stage"] == "disputed"
    assert "Disputed" in text_of(house, TOM, ACTIONS)
    assert house.browser(AMINA).opened(at).find("form", action=f"{at}/confirm") is None


@shows("service.chasers:chasers")
def test_f45_an_owner_without_an_account_is_asked_by_whoever_brought_them(
    fresh: House,
) -> None:
    new = {"name": "Kit Moss", "role": "therapist", "side": "other"}
    kit = fresh.program(SIAN).wrote(f"{CHILD}/members", new)["person"]
    at = proposed(fresh, owner=kit)
    assert fresh.program(AMINA).read(at)["chaser"] == str(SIAN.person)
    assert "Siân Rees brought them in, and asks them" in text_of(fresh, AMINA, at)
    body = {"result": "done"}
    assert fresh.program(TOM).post(f"{at}/outcomes", body).status_code == 409
    assert fresh.program(SIAN).wrote(f"{at}/outcomes", body)["stage"] == "said"
    assert fresh.program(AMINA).read(owned(fresh))["chaser"] is None


@shows("service.actions.answers:loads")
def test_f44_the_load_of_each_is_shown_by_name_and_that_of_the_child(
    hut: House,
) -> None:
    late = {"due": "2026-09-08"}
    for who, days in ((TOM, late), (TOM, {}), (AYO_IN_PERSON, {}), (AMINA, late)):
        at = owned(hut, who)
        if days:
            hut.program(TOM).wrote(f"{at}/days", days)
    hut.clock.set(NOW.replace(day=9))
    page = hut.browser(AMINA).opened(ACTIONS)
    table = page.find("table")
    assert table is not None
    rows = [row.get_text(" ", strip=True) for row in table.find_all("tr")[1:]]
    assert rows == ["Amina Bello 1 1", "Ayo Bello 1 0", "Tom Okafor 2 1"]


def test_words_and_days_that_cannot_be_kept(lodge: House) -> None:
    tom = lodge.program(TOM)
    assert tom.post(ACTIONS, {"text": " "}).status_code == 422
    first = proposed(lodge, id=str(uuid4())).rpartition("/")[2]
    assert tom.post(ACTIONS, {"text": TEXT, "id": first}).status_code == 409
    at = proposed(lodge)
    for step, body in (
        ("days", {"due": "2026-09-01"}),
        ("days", {}),
        ("how", {}),
        ("outcomes", {"result": "done"}),
        ("confirmation", None),
        ("disputes", {"reason": WHY}),
    ):
        assert tom.post(f"{at}/{step}", body).status_code == 409, step
    browser = lodge.browser(AMINA)
    browser.opened(f"{ACTIONS}/new")
    page = browser.refused(f"{ACTIONS}/new", 409, text=TEXT, due="2026-09-01")
    assert "This day is over." in page.get_text()
    for form in ("owner", "days"):
        browser.opened(f"{at}/{form}")
    page = browser.refused(f"{at}/days", 409)
    assert "Choose a day to have it done" in page.get_text()


def test_an_action_names_a_meeting_about_this_child_or_none(hut: House) -> None:
    met, other = a_meeting(hut), uuid4()
    assert proposed(hut, meeting=str(met))
    not_at_all = proposed(hut)
    assert hut.program(TOM).read(not_at_all)["meeting"] is None
    elsewhere = {"text": TEXT, "meeting": str(met)}
    for at, body in (
        (ACTIONS, {"text": TEXT, "meeting": str(other)}),
        (f"/children/{OLI}/actions", elsewhere),
    ):
        refused = hut.program(SIAN).post(at, body)
        assert refused.status_code == 422
        assert "no such meeting" in read(refused)["errors"]["meeting"][0]
    browser = hut.browser(TOM)
    browser.opened(f"{ACTIONS}/new")
    page = browser.refused(f"{ACTIONS}/new", 422, text=TEXT, meeting=str(other))
    assert "There is no such meeting about this child." in page.get_text()


def test_staff_are_asked_before_they_name_another_child(lodge: House) -> None:
    browser = lodge.browser(TOM)
    browser.opened(f"{ACTIONS}/new")
    page = browser.refused(f"{ACTIONS}/new", 422, text="Sit beside Oli.")
    assert "may be another child" in page.get_text()


@pytest.mark.parametrize("who", [ZOE, STRANGER])
def test_an_action_is_not_there_for_others(house: House, who: Actor) -> None:
    at = proposed(house)
    number = at.rpartition("/")[2]
    for one in (at, f"/children/{OLI}/actions/{number}"):
        assert house.program(who).get(one).status_code == 404
    elsewhere = f"/children/{OLI}/actions/{number}/agreements"
    assert house.program(ZOE).post(elsewhere, None).status_code == 404


def test_an_action_that_nobody_proposed_is_not_there(lodge: House) -> None:
    at = f"{ACTIONS}/{uuid4()}"
    assert lodge.program(TOM).get(at).status_code == 404
    assert lodge.program(TOM).post(f"{at}/agreements", None).status_code == 404


def test_a_long_list_asks_no_more_than_a_short_one(fresh: House) -> None:
    asked, tom = [], fresh.program(TOM)
    for number in (1, 3):
        for _ in range(number):
            said(fresh)
        fresh.clock.set(NOW)  # so that neither is the first use in a minute
        tom.read(ACTIONS)
        fresh.clock.set(NOW)
        with asked_of(fresh.services.store.database.engine) as statements:
            tom.read(ACTIONS)
        asked.append(len(statements))
    assert asked[0] == asked[1]
