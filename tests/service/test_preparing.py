"""What somebody keeps about a meeting, and what they let others read."""

from datetime import date
from typing import Final

import pytest

from events.base import Actor, Role, Side
from tests.cast import (
    AMINA,
    AYO_IN_PERSON,
    LUKASZ,
    SIAN,
    TOM,
    an_id,
)
from tests.features.shows import shows
from tests.service.around_meetings import (
    AT,
    CHAIR,
    MEETING,
    SPACE,
    TOLD,
    a_meeting,
    keep,
    press,
    things,
)
from tests.service.clients import said_in
from tests.service.families import tell_household, two_households
from tests.service.house import ADA, House
from tests.service.own_child import a_child

FRIDAY: Final = date(2026, 9, 11)
WISH: Final = "More time for lunch."
EVERYBODY: Final = (AMINA, LUKASZ, TOM, SIAN, ADA, AYO_IN_PERSON)


@pytest.mark.parametrize("who", EVERYBODY, ids=lambda who: str(who.role))
@shows("projections.preparations:_own")
def test_f26_what_somebody_wishes_for_is_theirs_alone(fresh: House, who: Actor) -> None:
    a_meeting(fresh)
    browser = fresh.browser(who)
    keep(browser, "wish", text=WISH)
    assert WISH in said_in(browser.opened(SPACE))
    assert things(browser) != []
    for other in set(EVERYBODY) - {who}:
        stranger = fresh.browser(other)
        assert WISH not in said_in(stranger.opened(SPACE))
        assert WISH not in said_in(stranger.opened(TOLD))
    assert "preparation/all-told" not in fresh.topics()


@shows("service.preparing.commands:tell_all", at="return _save(asking, told")
def test_f26_everybody_reads_a_wish_once_it_is_told(fresh: House) -> None:
    a_meeting(fresh)
    browser = fresh.browser(AMINA)
    keep(browser, "wish", text=WISH)
    (wish,) = things(browser)
    press(browser, wish, "tell")
    assert "Everybody was told" in said_in(browser.page)
    for other in (LUKASZ, TOM, SIAN, ADA, AYO_IN_PERSON):
        page = fresh.browser(other).opened(TOLD)
        assert WISH in said_in(page)
    browser.opened(SPACE)
    sent = {"csrf": browser.form("/sign-out")["csrf"]}
    again = browser.post(f"{SPACE}/things/{wish}/tell", sent)
    assert again.status_code == 409


@shows("events.preparation:Preparation.tell", at="because_it_stays_private")
def test_f27_a_note_cannot_be_told_to_everybody(fresh: House) -> None:
    a_meeting(fresh)
    browser = fresh.browser(AMINA)
    keep(browser, "note", text="Ask about the bus.")
    (note,) = things(browser)
    assert browser.page.find("form", action=f"{SPACE}/things/{note}/tell") is None
    sent = {"csrf": browser.form("/sign-out")["csrf"]}
    answer = browser.post(f"{SPACE}/things/{note}/tell", sent)
    assert answer.status_code == 409
    assert "preparation/all-told" not in fresh.topics()


@shows("service.preparing.answers:_all_of")
def test_f27_the_family_prepares_together_and_staff_read_nothing(
    fresh: House,
) -> None:
    a_meeting(fresh)
    friend = fresh.join(Actor(an_id("A friend"), Role.SUPPORTER, Side.OTHER))
    tell_household(fresh, friend, 1)
    amina = fresh.browser(AMINA)
    keep(amina, "note", text="Ask about the bus.", readers="ours")
    keep(amina, "note", text="I am nervous.", readers="mine")
    for other in (LUKASZ, friend):
        page = said_in(fresh.browser(other).opened(SPACE))
        assert "Ask about the bus." in page
        assert "I am nervous." not in page
    for other in (TOM, SIAN, ADA, AYO_IN_PERSON):
        assert "Ask about the bus." not in said_in(fresh.browser(other).opened(SPACE))
    assert "preparation/thing-prepared" in fresh.topics()


@shows("events.company:company_of", at="set(households.values())")
def test_f27_two_households_do_not_read_each_others_notes(fresh: House) -> None:
    two_households(fresh)
    a_meeting(fresh)
    amina = fresh.browser(AMINA)
    keep(amina, "note", text="Ask about the bus.", readers="ours")
    assert "Ask about the bus." not in said_in(fresh.browser(LUKASZ).opened(SPACE))


@shows("projections.preparations:ours", at="prepared.c.company == company")
def test_f27_who_comes_together_later_does_not_read_what_was_written_before(
    fresh: House,
) -> None:
    a_meeting(fresh)
    amina, lukasz = fresh.browser(AMINA), fresh.browser(LUKASZ)
    keep(amina, "note", text="Ask about the bus.", readers="ours")
    two_households(fresh)
    assert "Ask about the bus." not in said_in(lukasz.opened(SPACE))
    tell_household(fresh, LUKASZ, 1)
    friend = fresh.join(Actor(an_id("A friend"), Role.SUPPORTER, Side.OTHER))
    tell_household(fresh, friend, 2)
    assert "Ask about the bus." not in said_in(lukasz.opened(SPACE))
    assert "Ask about the bus." in said_in(amina.opened(SPACE))


@pytest.mark.parametrize("who", [TOM, SIAN, ADA, AYO_IN_PERSON])
def test_nobody_else_is_offered_readers(fresh: House, who: Actor) -> None:
    a_meeting(fresh)
    browser = fresh.browser(who)
    page = browser.opened(f"{SPACE}/note")
    assert page.find("select", attrs={"name": "readers"}) is None
    sent = {**browser.form(f"{SPACE}/note"), "text": "Hello", "readers": "ours"}
    assert browser.post(f"{SPACE}/note", sent).status_code == 409


@shows("projections.preparations:for_chair", at="prepared.c.chair ==")
@shows("service.preparing.answers:feelings", at="found.chair != at.by.person")
@pytest.mark.parametrize("who", [AMINA, AYO_IN_PERSON], ids=["parent", "child"])
def test_f29_only_the_chair_reads_how_somebody_feels(fresh: House, who: Actor) -> None:
    a_meeting(fresh)
    browser = fresh.browser(who)
    keep(browser, "feeling", text="The last one was loud.", face="worried")
    page = said_in(fresh.browser(SIAN).opened(CHAIR))
    assert "The last one was loud." in page
    assert "Worried" in page
    for other in {AMINA, LUKASZ, TOM, ADA, AYO_IN_PERSON} - {who}:
        stranger = fresh.browser(other)
        assert stranger.get(CHAIR).status_code == 404
        for path in (SPACE, TOLD):
            assert "The last one was loud." not in stranger.get(path).text


@shows("events.preparation_told:FeelingAnswer.note", at="because_it_is_blank")
def test_f29_the_chair_is_asked_until_they_note_what_they_do(fresh: House) -> None:
    a_meeting(fresh)
    amina, sian = fresh.browser(AMINA), fresh.browser(SIAN)
    keep(amina, "feeling", face="worried")
    (feeling,) = things(amina)
    assert "This waits for your answer." in said_in(sian.opened(CHAIR))
    sian.opened(f"{CHAIR}/{feeling}")
    sian.refused(f"{CHAIR}/{feeling}", 422, text=" ")
    assert "This waits for your answer." in said_in(sian.opened(CHAIR))
    sian.opened(f"{CHAIR}/{feeling}")
    sian.saved(f"{CHAIR}/{feeling}", text="We meet in the small room.")
    assert "This waits for your answer." not in said_in(sian.page)
    assert "We meet in the small room." in said_in(amina.opened(SPACE))
    sent = {"csrf": sian.form("/sign-out")["csrf"], "text": "Again."}
    assert sian.post(f"{CHAIR}/{feeling}", sent).status_code == 409


@shows("projections.preparations:_things", at="prepared.c.gone.is_(False)")
def test_f29_a_feeling_is_taken_back_and_the_chair_reads_it_no_more(
    fresh: House,
) -> None:
    a_meeting(fresh)
    amina, sian = fresh.browser(AMINA), fresh.browser(SIAN)
    keep(amina, "feeling", text="The last one was loud.")
    (feeling,) = things(amina)
    press(amina, feeling, "take-back")
    assert things(amina) == []
    assert "loud" not in said_in(sian.opened(CHAIR))
    assert sian.get(f"{CHAIR}/{feeling}").status_code == 404
    sent = {"csrf": sian.form("/sign-out")["csrf"], "text": "Yes."}
    assert sian.post(f"{CHAIR}/{feeling}", sent).status_code == 404


def test_the_chair_shows_nothing_to_themselves(fresh: House) -> None:
    a_meeting(fresh)
    sian = fresh.browser(SIAN)
    assert f"{SPACE}/feeling" not in sian.get(SPACE).text
    sian.opened(f"{SPACE}/feeling")
    sian.refused(f"{SPACE}/feeling", 409, text="I am tired.")


@shows("service/preparing/schemas.py", at="face = one_of(Face, load_default=None)")
def test_f119_a_face_or_a_word_is_enough_after_a_meeting(fresh: House) -> None:
    a_meeting(fresh)
    amina, tom = fresh.browser(AMINA), fresh.browser(TOM)
    keep(amina, "afterwards", face="calm")
    keep(tom, "afterwards", text="Long.")
    assert "Calm" in said_in(amina.opened(SPACE))
    assert "Calm" not in said_in(tom.opened(SPACE))
    (face,) = things(amina)
    press(amina, face, "tell")
    page = tom.opened(TOLD)
    felt = page.find("section", attrs={"aria-labelledby": "felt"})
    assert felt is not None
    assert "Calm" in said_in(felt)
    assert "Long." not in said_in(felt)


def test_nothing_is_not_kept(fresh: House) -> None:
    a_meeting(fresh)
    amina = fresh.browser(AMINA)
    for about in ("wish", "note", "feeling", "afterwards"):
        amina.opened(f"{SPACE}/{about}")
        amina.refused(f"{SPACE}/{about}", 409)
    amina.opened(f"{SPACE}/feeling")
    amina.refused(f"{SPACE}/feeling", 422, face="seven")


def test_the_same_thing_is_not_kept_twice(fresh: House) -> None:
    a_meeting(fresh)
    amina = fresh.browser(AMINA)
    amina.opened(f"{SPACE}/wish")
    typed = {**amina.form(f"{SPACE}/wish"), "text": WISH}
    assert amina.post(f"{SPACE}/wish", typed).status_code == 303
    again = amina.post(f"{SPACE}/wish", {**typed, "key": "another"})
    assert again.status_code == 409
    assert len(things(amina)) == 1


def test_a_child_with_pictures_says_how_they_feel(fresh: House) -> None:
    a_meeting(fresh)
    child = a_child(fresh)
    for path in ("", "/wish", "/note", "/feeling", "/afterwards"):
        child.browser.opened(f"{SPACE}{path}")
    child.browser.opened(f"{SPACE}/feeling")
    child.presses("scared", text="")
    assert child.page.select_one("[data-thing]") is not None
    child.browser.opened(f"{SPACE}/wish")
    child.presses("keep", text="To swim.")
    child.presses("send")
    assert "To swim." in said_in(fresh.browser(TOM).opened(TOLD))
    assert "Scared" in said_in(fresh.browser(SIAN).opened(CHAIR))
    assert child.browser.get(TOLD).status_code == 404


def test_other_pictures_do_not_find_it(fresh: House) -> None:
    a_meeting(fresh)
    child = a_child(fresh)
    child.browser.opened(f"{SPACE}/wish")
    child.presses("keep", text="To swim.")
    assert "To swim." not in said_in(fresh.browser(AYO_IN_PERSON).opened(SPACE))


def test_a_meeting_of_another_child_is_not_there(fresh: House) -> None:
    a_meeting(fresh)
    amina = fresh.browser(AMINA)
    nowhere = AT.replace(str(MEETING), str(an_id("no meeting")))
    for path in ("/my-space", "/my-space/wish", "/my-chair", "/told", "/key-messages"):
        assert amina.get(f"{nowhere}{path}").status_code == 404
