"""A transport escort sees and writes today's hand-over, and nothing else of a diary."""

from datetime import UTC, datetime
from typing import Final
from uuid import uuid4

import pytest

from events.base import Actor, Role, Side
from tests.cast import AMINA, AYO, OLI, SIAN, TOM
from tests.features.shows import shows
from tests.service.clients import Browser, words_of
from tests.service.house import NOW, ZOE, House
from tests.service.safeguards import a_lead, holds
from tests.service.words import CHILD, a_note, written

PAGE: Final = f"/children/{AYO}/hand-over"
OF_OLI: Final = f"/children/{OLI}/hand-over"
TODAY: Final = "2026-09-08"
TUESDAY_NIGHT: Final = datetime(2026, 9, 8, 22, 59, tzinfo=UTC)
WEDNESDAY: Final = datetime(2026, 9, 8, 23, 1, tzinfo=UTC)  # by London's clocks


def an_escort(house: House) -> Actor:
    return house.join(
        Actor(uuid4(), Role.TRANSPORT_ESCORT, Side.OTHER), AYO, "Ivy Marsh"
    )


def marks(house: House, by: Actor, text: str, day: str = TODAY) -> str:
    """Somebody writes a note for the journey."""
    return written(house.program(by), text, kind="hand-over", day=day)


def seen(house: House, entry: str) -> dict[str, str | None]:
    row = house.program(AMINA).read(f"{CHILD}/entries/{entry}")
    return {one["person"]: one["at"] for one in row["seen_by"]}


def says(browser: Browser, path: str = PAGE) -> str:
    return words_of(str(browser.opened(path)))


@shows("projections.hand_overs:_OF_A_DAY", at="entries.c.day ==")
@shows("service.journey.answers:_is_for_the_journey", at="Kind.HAND_OVER")
def test_f102_an_escort_reads_what_is_marked_for_todays_journey(hut: House) -> None:
    marks(hut, AMINA, "The red bag goes with her.")
    marks(hut, TOM, "Her talker is charged.")
    marks(hut, TOM, "Yesterday she was sick.", "2026-09-07")
    written(hut.program(AMINA), "We argued at home.", day=TODAY)
    collects = {"who_collects": "somebody-else", "mood": "upset"}
    written(hut.program(TOM), "He told me a secret.", day=TODAY, taps=collects)
    said = says(hut.browser(an_escort(hut)))
    assert "Somebody else . From Tom Okafor , teacher," in said
    assert "The red bag goes with her." in said
    assert "Her talker is charged." in said
    for word in ("Yesterday", "argued", "secret", "Upset", "Siân", "Łukasz"):
        assert word not in said


def test_it_begins_and_ends_with_the_day_in_london(hut: House) -> None:
    who = an_escort(hut)
    hut.clock.set(TUESDAY_NIGHT)
    marks(hut, AMINA, "The red bag goes with her.")
    assert "red bag" in says(hut.browser(who))
    hut.clock.set(WEDNESDAY)
    said = says(hut.browser(who))
    assert "red bag" not in said
    assert "There is no note for the journey today." in said
    assert "Nobody has said it here today." in said


@shows("service.context:_is_open", at="return not only")
def test_f102_all_else_of_the_child_is_not_there_for_an_escort(hut: House) -> None:
    entry = marks(hut, AMINA, "The red bag goes with her.")
    who = an_escort(hut)
    escort, program = hut.browser(who), hut.program(who)
    for path in ("", f"/entries/{entry}", "/circle", "/audit", "/search", "/sheet"):
        nothing = escort.get(f"/children/{uuid4()}{path}")
        answer = escort.get(f"/children/{AYO}{path}")
        assert (answer.status_code, answer.data) == (404, nothing.data), path
    for path in ("timeline", f"entries/{entry}", "members", "audit", "media"):
        assert program.get(f"{CHILD}/{path}").status_code == 404, path
    assert program.post(f"{CHILD}/entries", a_note()).status_code == 404
    assert program.send("PUT", f"{CHILD}/entries/{entry}/seen").status_code == 404
    assert escort.get(OF_OLI).status_code == 404
    assert escort.get(f"/children/{AYO}/safety").status_code == 200


def test_lists_name_the_child_and_count_nothing(hut: House) -> None:
    written(hut.program(TOM), "Can you send the form?", kind="question", day=TODAY)
    who = an_escort(hut)
    escort = hut.browser(who)
    (child,) = hut.program(who).read("/children")["items"]
    assert (child["unread"], child["awaiting_reply"]) == (0, 0)
    for path in ("/children", "/today"):
        page = escort.opened(path)
        assert page.find("a", href=PAGE)
        assert page.find("a", href=f"/children/{AYO}") is None
        said = words_of(str(page))
        assert "Ayo Bello" in said
        for word in ("unread", "no reply yet", "Tom", "form"):
            assert word not in said.replace("Same Page", "").lower(), (path, word)


def test_what_an_escort_writes_stands_in_the_diary(hut: House) -> None:
    who = an_escort(hut)
    escort = hut.browser(who)
    escort.opened(PAGE)
    escort.saved(PAGE, text="She slept all the way.")
    assert "Home and school can read it in the diary." in words_of(str(escort.page))
    assert "She slept all the way." in words_of(str(escort.page))
    for reader in (AMINA, TOM):
        said = says(hut.browser(reader), f"/children/{AYO}")
        assert "She slept all the way." in said
        assert "transport escort, travelling. At the hand-over." in said
    (row,) = hut.program(AMINA).read(f"{CHILD}/timeline")["items"]
    assert row["day"] == TODAY
    assert (row["kind"], row["place"]) == ("hand-over", "travelling")
    assert (row["side"], row["route"]) == ("other", "hand-over")
    assert row["by"] == str(who.person)


def test_a_blank_note_comes_back_and_a_second_press_saves_once(hut: House) -> None:
    escort = hut.browser(an_escort(hut))
    escort.opened(PAGE)
    escort.refused(PAGE, 422, text=" ")
    form = {**escort.form(PAGE), "text": "All is well."}
    for _ in range(2):
        assert escort.post(PAGE, form).status_code == 303
    assert len(hut.program(AMINA).read(f"{CHILD}/timeline")["items"]) == 1
    again = escort.post(PAGE, {**form, "key": str(uuid4())})
    assert again.status_code == 409


@shows("service.diary.answers:_say_who_has_seen", at="if reads or _was_open(row)")
def test_f64_an_escort_is_a_reader_of_the_hand_over_alone(hut: House) -> None:
    who = an_escort(hut)
    plain = written(hut.program(TOM), day=TODAY)
    marked = marks(hut, TOM, "Her talker is charged.")
    assert str(who.person) not in seen(hut, plain)
    assert seen(hut, marked)[str(who.person)] is None
    escort = hut.browser(who)
    escort.get(PAGE, **{"Sec-Purpose": "prefetch"})
    assert seen(hut, marked)[str(who.person)] is None
    escort.opened(PAGE)
    assert seen(hut, marked)[str(who.person)] is not None
    assert str(who.person) not in seen(hut, plain)
    before = hut.topics()
    escort.opened(PAGE)
    assert hut.topics() == before


def test_whoever_writes_is_told_what_an_escort_sees(hut: House) -> None:
    an_escort(hut)
    plain = written(hut.program(TOM), day=TODAY)
    only = "Ivy Marsh , transport escort, sees today’s hand-over only"
    for path in (f"/children/{AYO}", f"/children/{AYO}/entries/{plain}"):
        page = hut.browser(AMINA).opened(path)
        assert only in words_of(str(page))
        (summary,) = [one for one in page.find_all("summary") if "can read" in str(one)]
        assert words_of(str(summary)).startswith("5 people"), summary
    assert hut.browser(AMINA).opened(f"/children/{AYO}").find(value="hand-over")
    assert hut.browser(ZOE).opened(f"/children/{OLI}").find(id="kind-hand-over") is None
    circle = says(hut.browser(AMINA), f"/children/{AYO}/circle")
    assert "Sees today’s hand-over only, not the diary." in circle


def test_a_correction_stands_beside_a_note_and_a_reply_does_not(hut: House) -> None:
    entry = marks(hut, AMINA, "Nan collects her.")
    tom = hut.program(TOM)
    said = {"text": "Her aunt collects her.", "reason": "She phoned."}
    tom.wrote(f"{CHILD}/entries/{entry}/corrections", said)
    tom.wrote(f"{CHILD}/entries/{entry}/comments", {"text": "Shall we talk?"})
    page = says(hut.browser(an_escort(hut)))
    assert "Nan collects her." in page
    assert "Tom Okafor , teacher says instead" in page
    assert "Her aunt collects her." in page
    assert "Shall we talk?" not in page
    disputed = {"text": "It is not so.", "restrict": True}
    tom.wrote(f"{CHILD}/entries/{entry}/disputes", disputed)
    assert "do not use for decisions" in says(hut.browser(an_escort(hut)))


def test_a_sealed_note_is_not_there(hut: House) -> None:
    entry = marks(hut, AMINA, "The red bag goes with her.")
    why = {"reason": "It was about another child."}
    hut.program(AMINA).wrote(f"{CHILD}/entries/{entry}/seal", why)
    page = says(hut.browser(an_escort(hut)))
    assert "red bag" not in page
    assert "another child" not in page


@pytest.mark.parametrize("way", ["nothing", "nothing-new"])
def test_an_escort_whose_view_is_stopped_finds_no_child(hut: House, way: str) -> None:
    who = an_escort(hut)
    holds(a_lead(hut), who, way)
    hut.clock.set(NOW)
    escort = hut.browser(who)
    assert escort.get(PAGE).status_code == 404
    assert escort.get(f"/children/{AYO}/safety").status_code == 404
    assert hut.program(who).read("/children")["items"] == []
    for path in ("/children", "/today"):
        assert "Ayo" not in says(escort, path)


def test_two_children_of_different_classes_are_kept_apart(hut: House) -> None:
    who = an_escort(hut)
    also_of_oli(hut, who)
    marks(hut, AMINA, "The red bag goes with her.")
    hut.program(ZOE).wrote(
        f"/children/{OLI}/entries",
        a_note("He needs the front seat.", kind="hand-over", day=TODAY),
    )
    escort = hut.browser(who)
    ayo, oli = says(escort), says(escort, OF_OLI)
    assert ("red bag" in ayo, "front seat" in ayo) == (True, False)
    assert ("red bag" in oli, "front seat" in oli) == (False, True)
    assert {one["id"] for one in hut.program(who).read("/children")["items"]} == {
        str(AYO),
        str(OLI),
    }


def also_of_oli(house: House, who: Actor) -> None:
    """The SENCO adds somebody of the register to a second circle."""
    senco = house.program(SIAN)
    senco.wrote(
        f"/children/{OLI}/members",
        {
            "person": str(who.person),
            "role": "transport-escort",
            "side": "other",
        },
    )


def test_an_escort_stands_outside_home_and_school(hut: House) -> None:
    senco = hut.browser(SIAN)
    circle = f"/children/{AYO}/circle"
    senco.opened(circle)
    ivy = {"name": "Ivy Marsh", "role": "transport-escort"}
    page = senco.refused(circle, 409, side="school", **ivy)
    assert "stands on this side: other" in words_of(str(page))
    page = senco.saved(circle, side="other", **ivy)
    assert "Added. They see today’s hand-over" in words_of(str(page))


def test_the_way_to_safety_leads_back_to_the_hand_over(hut: House) -> None:
    escort = hut.browser(an_escort(hut))
    escort.opened(PAGE)
    typed = {**escort.form(PAGE), "text": "Something I saw."}
    answer = escort.post(f"/children/{AYO}/safety", typed)
    assert f'href="{PAGE}?done=cleared"' in answer.text
    assert "Something I saw." not in says(escort)
