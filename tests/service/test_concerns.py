"""What worries somebody: raised in two taps, answered by name, closed with reasons."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from events.base import Actor, Duty, Role, Side
from tests.cast import (
    AMINA,
    AYO_IN_PERSON,
    LARKFIELD,
    LUKASZ,
    OLI,
    SIAN,
    TOM,
    an_id,
)
from tests.features.shows import shows
from tests.service.clients import Program, read, said_in
from tests.service.house import ADA, ZOE, House
from tests.service.words import CHILD, entry_at, written

ALL = f"{CHILD}/concerns"
LUNCH = "He comes home with his lunch not eaten."


def raised(by: Program, text: str = LUNCH, **more: object) -> str:
    return str(by.wrote(ALL, {"text": text, **more})["id"])


def at(concern: str) -> str:
    return f"{ALL}/{concern}"


def told(by: Program, concern: str) -> dict[str, Any]:
    return by.read(at(concern))


def ready(house: House) -> str:
    """A concern of Amina's that something was tried for."""
    concern = raised(house.program(AMINA))
    step = {"text": "He sat at another table.", "day": "2026-09-08"}
    house.program(TOM).wrote(f"{at(concern)}/tried", step)
    return concern


@pytest.mark.parametrize("who", [AMINA, SIAN, TOM, AYO_IN_PERSON])
def test_home_school_and_the_child_raise_a_concern(house: House, who: Actor) -> None:
    concern = told(house.program(who), raised(house.program(who)))
    assert concern["by"] == str(who.person)
    assert concern["owner"] == str((TOM if who is SIAN else SIAN).person)


def test_who_may_only_read_cannot_raise_one(house: House) -> None:
    assert house.program(ADA).post(ALL, {"text": "A"}).status_code == 403
    concern = raised(house.program(AMINA))
    assert told(house.program(ADA), concern)["perspectives"][0]["said"][0]["text"]
    assert house.program(ZOE).get(at(concern)).status_code == 404
    assert house.program(ZOE).get(ALL).status_code == 404


def test_a_concern_is_raised_with_a_link_and_a_button(house: House) -> None:
    amina = house.browser(AMINA)
    (link,) = amina.opened(CHILD).select(f'a[href="{ALL}/raise"]')
    assert said_in(link) == "Raise a concern"
    page = amina.opened(f"{ALL}/raise")
    (owner,) = page.select("#owner option[selected], #owner option:first-child")
    assert said_in(owner) == "Siân Rees, SENCO"
    page = amina.saved(f"{ALL}/raise", text=LUNCH)
    assert "Whoever you asked is to say that they read it." in said_in(page)
    assert LUNCH in said_in(page)
    assert "Siân Rees answers it." in said_in(page)


@shows("service.concerns.commands:_due")
def test_f13_the_clock_counts_the_school_days_that_the_school_set(
    fresh: House,
) -> None:
    amina = fresh.program(AMINA)
    fresh.clock.set(datetime(2026, 9, 11, 11, tzinfo=UTC))
    first = told(amina, raised(amina))
    assert (first["acknowledge_by"], first["days"]) == ("2026-09-15", 2)
    office = fresh.serve(Actor(uuid4(), Duty.ADMINISTRATOR, Side.SCHOOL))
    days = {"days": 3}
    path = f"/schools/{LARKFIELD}/concern-days"
    assert fresh.program(office).wrote(path, days)["days"] == 3
    again = told(amina, raised(amina))
    assert (again["acknowledge_by"], again["days"]) == ("2026-09-16", 3)
    assert told(amina, first["id"])["acknowledge_by"] == "2026-09-15"


def test_the_office_sets_the_days_on_a_page(fresh: House) -> None:
    path = f"/schools/{LARKFIELD}/concerns"
    office = fresh.browser(fresh.serve(Actor(uuid4(), Duty.ADMINISTRATOR, Side.SCHOOL)))
    assert "has 2 school days" in said_in(office.opened(path))
    page = office.refused(path, 409, days="11")
    assert "Choose from 1 to 10 school days." in said_in(page)
    page = office.saved(path, days="1")
    assert "has 1 school day to say" in said_in(page)
    lead = fresh.browser(fresh.serve(Actor(uuid4(), Duty.DATA_LEAD, Side.SCHOOL)))
    assert lead.opened(path).find("form", action=path) is None


def test_a_concern_is_about_a_note_that_can_be_read(house: House) -> None:
    amina = house.program(AMINA)
    entry = written(amina)
    assert told(amina, raised(amina, entry=entry))["entry"] == entry
    away = {"text": "A", "entry": str(uuid4())}
    assert amina.post(ALL, away).status_code == 404
    browser = house.browser(TOM)
    page = browser.opened(entry_at(entry))
    (link,) = page.select(f'a[href="{ALL}/raise?entry={entry}"]')
    page = browser.opened(str(link["href"]))
    assert "This is about a note in the diary" in said_in(page)
    browser.saved(f"{ALL}/raise", text="So do I.")
    page = browser.opened(f"{ALL}/raise?entry={uuid4()}")
    assert "This is about a note" not in said_in(page)
    browser.opened(f"{ALL}/raise?entry=none")


def test_who_is_asked_is_in_the_circle_and_can_write(house: House) -> None:
    amina = house.program(AMINA)
    for nobody in (ADA, ZOE, AYO_IN_PERSON):
        body = {"text": "A", "owner": str(nobody.person)}
        answer = amina.post(ALL, body)
        assert answer.status_code == 409
        assert "in the circle now" in read(answer)["detail"]
    own = {"text": "A", "owner": str(AMINA.person)}
    assert amina.post(ALL, own).status_code == 409
    named = raised(amina, owner=str(TOM.person))
    assert told(amina, named)["owner"] == str(TOM.person)


def test_the_same_id_is_taken_once(house: House) -> None:
    amina = house.program(AMINA)
    concern = raised(amina)
    answer = amina.post(ALL, {"id": concern, "text": "Another."})
    assert answer.status_code == 409


def test_whoever_was_asked_answers_on_a_page(house: House) -> None:
    concern = raised(house.program(AMINA))
    browser = house.browser(SIAN)
    page = browser.opened(at(concern))
    assert "Nobody has said yet that they read it." in said_in(page)
    browser.opened(f"{at(concern)}/acknowledge")
    page = browser.saved(f"{at(concern)}/acknowledge", text="I ask the kitchen.")
    assert "Siân Rees read it" in said_in(page)
    assert "I ask the kitchen." in said_in(page)
    assert page.select(f'a[href="{at(concern)}/acknowledge"]') == []
    tom = house.program(TOM)
    assert tom.post(f"{at(concern)}/acknowledgement", {}).status_code == 409
    assert (
        house.program(SIAN).post(f"{at(concern)}/acknowledgement", {}).status_code
        == 409
    )


def test_somebody_else_is_asked(house: House) -> None:
    concern = raised(house.program(AMINA))
    browser = house.browser(SIAN)
    browser.opened(f"{at(concern)}/pass-on")
    page = browser.refused(f"{at(concern)}/pass-on", 422)
    assert "Write at least one word." in said_in(page)
    page = browser.saved(
        f"{at(concern)}/pass-on", owner=str(TOM.person), reason="He is there."
    )
    assert "Siân Rees asked Tom Okafor to answer" in said_in(page)
    program = house.program(AMINA)
    assert told(program, concern)["owner"] == str(TOM.person)
    back = {"owner": str(LUKASZ.person), "reason": "He knows."}
    assert program.wrote(f"{at(concern)}/owners", back)["owner"] == str(LUKASZ.person)


@shows("events.concern:Concern.close", at="because_nothing_was_tried")
@shows("events.concern:Concern.close", at="because_the_raiser_has_not_said")
def test_f14_no_concern_is_closed_without_an_answer(house: House) -> None:
    amina, sian = house.program(AMINA), house.program(SIAN)
    concern = raised(amina)
    answer = sian.post(f"{at(concern)}/closing", None)
    assert (answer.status_code, read(answer)["code"]) == (409, "cannot-close-concern")
    assert read(answer)["detail"] == "Write down first what was tried."
    step = {"text": "He sat at another table.", "day": "2026-09-08"}
    house.program(TOM).wrote(f"{at(concern)}/tried", step)
    answer = sian.post(f"{at(concern)}/closing", None)
    assert "Silence is no answer." in read(answer)["detail"]
    verdict = {"resolved": False, "text": "He still does not eat."}
    assert sian.post(f"{at(concern)}/answers", verdict).status_code == 409
    amina.wrote(f"{at(concern)}/answers", verdict)
    done = sian.wrote(f"{at(concern)}/closing", None)
    assert done["closed"]["resolved"] is False
    assert sian.post(f"{at(concern)}/closing", None).status_code == 409


def test_it_is_tried_answered_and_closed_on_pages(house: House) -> None:
    concern = raised(house.program(AMINA))
    tom = house.browser(TOM)
    tom.opened(f"{at(concern)}/tried")
    page = tom.refused(f"{at(concern)}/tried", 409, text="A", day="2026-09-09")
    assert "on the day it was, or after" in said_in(page)
    page = tom.saved(f"{at(concern)}/tried", text="Another table.", day="2026-09-07")
    assert "Tried on Monday 7 September 2026" in said_in(page)
    assert "Silence is no answer." in said_in(page)
    assert page.select(f'a[href="{at(concern)}/answer"]') == []
    amina = house.browser(AMINA)
    amina.opened(f"{at(concern)}/answer")
    amina.refused(f"{at(concern)}/answer", 422)
    page = amina.saved(f"{at(concern)}/answer", resolved="true")
    assert "Amina Bello says that it is resolved" in said_in(page)
    amina.opened(f"{at(concern)}/close")
    page = amina.saved(f"{at(concern)}/close")
    assert "Closed: resolved" in said_in(page)
    amina.opened(f"{at(concern)}/close")
    page = amina.refused(f"{at(concern)}/close", 409)
    assert "raise it again" in said_in(page)


def test_for_a_raiser_who_left_somebody_of_their_side_says_so(fresh: House) -> None:
    aid = fresh.join(Actor(an_id("an aid"), Role.TEACHING_ASSISTANT, Side.SCHOOL))
    concern = raised(fresh.program(aid))
    lukasz, tom = fresh.program(LUKASZ), fresh.program(TOM)
    step = {"text": "We walked.", "day": "2026-09-07"}
    lukasz.wrote(f"{at(concern)}/tried", step)
    verdict = {"resolved": True}
    assert tom.post(f"{at(concern)}/answers", verdict).status_code == 409
    fresh.leave(aid)
    page = fresh.browser(TOM).opened(at(concern))
    assert page.select(f'a[href="{at(concern)}/answer"]')
    assert lukasz.post(f"{at(concern)}/answers", verdict).status_code == 409
    assert tom.wrote(f"{at(concern)}/answers", verdict)["verdict"]["resolved"] is True


@shows("projections.concerns:waiting", at="kept")
def test_f14_what_is_open_is_listed_for_the_raiser_and_the_senco(
    fresh: House,
) -> None:
    concern = raised(fresh.program(AMINA), owner=str(TOM.person))
    link = f'a[href="{at(concern)}"]'
    for who in (AMINA, TOM, SIAN):
        assert fresh.browser(who).opened("/concerns").select(link), who
    for who in (LUKASZ, ADA, ZOE):
        assert not fresh.browser(who).opened("/concerns").select(link), who
    fresh.clock.set(datetime(2026, 9, 11, 11, tzinfo=UTC))
    page = fresh.browser(SIAN).opened("/concerns")
    assert "No answer yet. It was due" in said_in(page)


@shows("projections.concerns:waiting", at="not_(concerns.c.closed)")
def test_f14_what_is_closed_is_no_longer_listed(fresh: House) -> None:
    concern = ready(fresh)
    amina = fresh.program(AMINA)
    amina.wrote(f"{at(concern)}/answers", {"resolved": True})
    link = f'a[href="{at(concern)}"]'
    assert fresh.browser(AMINA).opened("/concerns").select(link)
    amina.wrote(f"{at(concern)}/closing", None)
    assert not fresh.browser(AMINA).opened("/concerns").select(link)


@shows("service/concerns/templates/concerns/concern.html", at="for one in row.persp")
def test_f16_views_stand_side_by_side_at_the_same_size(house: House) -> None:
    concern = raised(house.program(AMINA))
    house.program(TOM).wrote(f"{at(concern)}/views", {"text": "He ate at noon."})
    lukasz = house.browser(LUKASZ)
    lukasz.opened(f"{at(concern)}/view")
    page = lukasz.saved(f"{at(concern)}/view", text="I see both.")
    (together,) = page.select(".views")
    views = together.find_all("article", recursive=False)
    assert [view["class"] for view in views] == [["views__one"]] * 3
    for view, words in zip(
        views, (LUNCH, "He ate at noon.", "I see both."), strict=True
    ):
        assert words in said_in(view)


@shows("projections.concern_rows:_see", at="one.by == fact.by")
def test_f16_nobody_changes_the_view_of_another(house: House) -> None:
    concern = raised(house.program(AMINA))
    for who, text in ((TOM, "One."), (AMINA, "Two."), (TOM, "Three.")):
        house.program(who).wrote(f"{at(concern)}/views", {"text": text})
    shown = told(house.program(LUKASZ), concern)["perspectives"]
    said = [(one["by"], [words["text"] for words in one["said"]]) for one in shown]
    assert said == [
        (str(AMINA.person), [LUNCH, "Two."]),
        (str(TOM.person), ["One.", "Three."]),
    ]


def test_every_step_of_a_concern_is_in_the_record(house: House) -> None:
    concern = ready(house)
    house.program(TOM).wrote(f"{at(concern)}/views", {"text": "He ate."})
    items = house.program(AMINA).read(f"{CHILD}/audit")["items"]
    lines = [one["sentence"] for one in items][:3]
    assert lines == [
        "said how they see a concern",
        "wrote down what was tried on Tuesday 8 September 2026",
        "raised a concern and asked Siân Rees to answer",
    ]


@shows("projections.concerns:chain_of", at="while len(found) > before")
def test_f112_the_chain_shows_when_it_was_raised_and_what_was_tried(
    house: House,
) -> None:
    first = ready(house)
    amina = house.program(AMINA)
    second = raised(amina, "It is so again.", earlier=first)
    third = raised(amina, "And again.")
    browser = house.browser(TOM)
    browser.opened(f"{at(third)}/link")
    page = browser.saved(f"{at(third)}/link", earlier=second)
    (chain,) = page.select("section[aria-labelledby=chain]")
    assert [said_in(one) for one in chain.select("time")].count("") == 0
    for words in (LUNCH, "It is so again.", "And again."):
        assert words in said_in(chain)
    assert "Tried on Tuesday 8 September 2026: He sat at another table." in said_in(
        chain
    )
    for one in (first, second, third):
        assert told(amina, one)["chain"] == [first, second, third]
    answer = amina.post(f"{at(third)}/links", {"earlier": second})
    assert answer.status_code == 409
    assert (
        amina.post(f"{at(third)}/links", {"earlier": str(uuid4())}).status_code == 404
    )


def test_what_there_is_nothing_to_link_with_says_so(fresh: House) -> None:
    concern = raised(fresh.program(AMINA))
    page = fresh.browser(AMINA).opened(f"{at(concern)}/link")
    assert "There is no other concern to link it with." in said_in(page)


def test_a_closed_concern_is_raised_again(house: House) -> None:
    concern = ready(house)
    amina = house.program(AMINA)
    amina.wrote(f"{at(concern)}/answers", {"resolved": False})
    amina.wrote(f"{at(concern)}/closing", None)
    browser = house.browser(AMINA)
    page = browser.opened(at(concern))
    (again,) = page.select(f'a[href="{ALL}/raise?earlier={concern}"]')
    page = browser.opened(str(again["href"]))
    assert LUNCH in said_in(page)
    browser.saved(f"{ALL}/raise", text="It is still so.")
    page = browser.opened(ALL)
    assert "It belongs with 1 other concern." in said_in(page)


def test_concerns_of_one_child_are_not_found_at_another(house: House) -> None:
    concern = raised(house.program(AMINA))
    sian = house.program(SIAN)
    assert sian.get(f"/children/{OLI}/concerns/{concern}").status_code == 404
    body = {"text": "A"}
    away = f"/children/{OLI}/concerns/{concern}/views"
    assert sian.post(away, body).status_code == 404
    assert house.browser(SIAN).get(f"{ALL}/{uuid4()}").status_code == 404
    assert house.program(AMINA).read(ALL)["items"]


def test_staff_are_asked_before_a_concern_names_another_child(house: House) -> None:
    browser = house.browser(TOM)
    browser.opened(f"{ALL}/raise")
    page = browser.refused(f"{ALL}/raise", 422, text="Oli takes his lunch.")
    assert "may be another child" in said_in(page)
