"""Talks before and after a meeting, and what matters most to each side."""

from datetime import UTC, datetime, timedelta
from typing import Final

from events.base import Actor, Role, Side
from tests.cast import AMINA, AYO_IN_PERSON, LUKASZ, SIAN, SUNDAY, TOM, TUESDAY, an_id
from tests.features.shows import shows
from tests.service.around_meetings import AT, MEETING, TOLD, a_meeting
from tests.service.clients import said_in
from tests.service.house import ADA, NOW, House
from tests.service.words import CHILD

API: Final = f"{CHILD}/meetings/{MEETING}"
AFTER: Final = {"person": str(AMINA.person), "moment": "after"}


@shows("service.debriefs.commands:answer_debrief", at="offer.answer(")
def test_f49_an_offer_of_a_talk_stays_when_they_say_no(fresh: House) -> None:
    a_meeting(fresh)
    sian, amina = fresh.browser(SIAN), fresh.browser(AMINA)
    sian.opened(f"{AT}/debriefs")
    page = sian.saved(f"{AT}/debriefs", person=str(AMINA.person), moment="after")
    assert "No reply yet." in said_in(page)
    offer = str(amina.opened(TOLD).select("[data-offer]")[0]["data-offer"])
    page = amina.saved(f"{AT}/debriefs/{offer}", accepted="false")
    assert "They said no." in said_in(page)
    trail = fresh.program(LUKASZ).get(f"{CHILD}/audit").text
    assert "offered to talk after a meeting" in trail
    assert "said no to a talk about a meeting" in trail


@shows("events.debrief:DebriefOffer.offer", at="because_the_meeting_is_over")
def test_f49_a_talk_is_offered_before_the_meeting_too(fresh: House) -> None:
    a_meeting(fresh, TUESDAY + timedelta(days=1))
    amina, before = fresh.program(AMINA), {**AFTER, "moment": "before"}
    assert amina.post(f"{API}/debriefs", AFTER).status_code == 409
    told = fresh.program(TOM).wrote(f"{API}/debriefs", before)
    (offer,) = told["offers"]
    assert (offer["moment"], offer["due"]) == ("before", "2026-09-09")
    said = amina.wrote(f"{API}/debriefs/{offer['id']}/answer", {"accepted": True})
    assert said["offers"][0]["accepted"] is True
    fresh.clock.set(datetime(2026, 9, 10, 11, tzinfo=UTC))
    late = {**before, "person": str(LUKASZ.person)}
    assert fresh.program(TOM).post(f"{API}/debriefs", late).status_code == 409


@shows("events.debrief:due_of")
def test_f49_two_school_days_are_counted_and_what_is_late_says_so(
    fresh: House,
) -> None:
    a_meeting(fresh)
    fresh.program(TOM).wrote(f"{API}/debriefs", AFTER)
    fresh.clock.set(datetime(2026, 9, 11, 11, tzinfo=UTC))
    to = {**AFTER, "person": str(LUKASZ.person)}
    told = fresh.program(TOM).wrote(f"{API}/debriefs", to)
    assert [one["due"] for one in told["offers"]] == ["2026-09-10"] * 2
    assert [one["is_late"] for one in told["offers"]] == [False, True]
    said = fresh.program(AMINA).wrote(f"{API}/key-messages", {"first": "Lunch."})
    assert said["messages"][0]["is_late"] is True


@shows("service.debriefs.answers:_common", at="if len(who) > 1")
def test_f49_the_key_messages_of_each_side_stand_side_by_side(fresh: House) -> None:
    a_meeting(fresh)
    amina, tom = fresh.browser(AMINA), fresh.browser(TOM)
    page = amina.opened(TOLD)
    for side in ("home", "school"):
        (place,) = page.select(f"[data-side={side}]")
        assert "No reply yet." in said_in(place)
    amina.opened(f"{AT}/key-messages")
    amina.saved(f"{AT}/key-messages", first="More time for lunch!", second="A friend.")
    tom.opened(f"{AT}/key-messages")
    page = tom.saved(f"{AT}/key-messages", first="more time for lunch", third="Maths.")
    (home,) = page.select("[data-side=home]")
    (school,) = page.select("[data-side=school]")
    assert "More time for lunch! Told by both sides" in said_in(home)
    assert "A friend. Told by this side only" in said_in(home)
    assert "Maths. Told by this side only" in said_in(school)
    assert page.select("[data-side=other]") == []


def test_messages_are_told_once_and_have_words(fresh: House) -> None:
    a_meeting(fresh)
    amina = fresh.program(AMINA)
    assert amina.post(f"{API}/key-messages", {}).status_code == 422
    amina.wrote(f"{API}/key-messages", {"first": "Lunch."})
    assert amina.post(f"{API}/key-messages", {"first": "Bus."}).status_code == 409
    browser = fresh.browser(LUKASZ)
    browser.opened(f"{AT}/key-messages")
    browser.refused(f"{AT}/key-messages", 422, first=" ")


def test_an_offer_is_for_somebody_around_the_child(fresh: House) -> None:
    a_meeting(fresh)
    tom, nobody = fresh.program(TOM), str(an_id("nobody"))
    for person in (nobody, str(TOM.person)):
        sent = {**AFTER, "person": person}
        assert tom.post(f"{API}/debriefs", sent).status_code == 409
    offer = tom.wrote(f"{API}/debriefs", AFTER)["offers"][0]["id"]
    assert tom.post(f"{API}/debriefs", AFTER).status_code == 409
    for other in (LUKASZ, SIAN):
        answer = fresh.program(other).post(
            f"{API}/debriefs/{offer}/answer", {"accepted": True}
        )
        assert answer.status_code == 404
    amina = fresh.program(AMINA)
    amina.wrote(f"{API}/debriefs/{offer}/answer", {"accepted": False})
    again = amina.post(f"{API}/debriefs/{offer}/answer", {"accepted": True})
    assert again.status_code == 409


def test_who_reads_also_reads_what_was_told_and_an_escort_does_not(
    fresh: House,
) -> None:
    a_meeting(fresh)
    fresh.program(AMINA).wrote(f"{API}/key-messages", {"first": "Lunch."})
    for one in (LUKASZ, SIAN, ADA, AYO_IN_PERSON):
        assert fresh.program(one).read(f"{API}/told")["messages"] != []
    escort = Actor(an_id("An escort"), Role.TRANSPORT_ESCORT, Side.OTHER)
    fresh.join(escort)
    assert fresh.program(escort).get(f"{API}/told").status_code == 404
    assert fresh.browser(escort).get(TOLD).status_code == 404


def test_there_is_nothing_of_a_meeting_that_is_not_there(fresh: House) -> None:
    fresh.clock.set(NOW)
    amina = fresh.program(AMINA)
    assert SUNDAY < TUESDAY
    assert amina.get(f"{API}/told").status_code == 404
    assert amina.post(f"{API}/debriefs", AFTER).status_code == 404
    assert amina.post(f"{API}/key-messages", {"first": "A"}).status_code == 404
