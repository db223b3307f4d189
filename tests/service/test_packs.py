"""Somebody asks what is kept, and is given it: all of theirs, and nobody else's."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from events.base import Actor, Duty, Side, Space
from events.information_request import InformationRequest
from service.tongue import COOKIE
from tests.cast import AMINA, AYO, LARKFIELD, LUKASZ, SIAN, TOM
from tests.features.shows import shows
from tests.service.clients import words_of
from tests.service.families import two_households
from tests.service.house import CALLED, NOW, House
from tests.service.packing import REQUESTS, Office
from tests.service.safeguards import moves, written_by
from tests.service.test_moved import the_senco_leads
from tests.service.words import CHILD, entry_at, written


@pytest.fixture
def office(fresh: House) -> Office:
    return Office.of(fresh)


@pytest.fixture
def small_office(hut: House) -> Office:
    return Office.of(hut)


def texts(pack: dict[str, Any]) -> list[str]:
    return [said for piece in pack["pieces"] for said in piece["words"].values()]


@shows("events.answer_time:days_between")
@shows("events.answer_time:AnswerTime.due")
def test_f94_a_request_has_its_clock(office: Office) -> None:
    request = office.asked()
    page = words_of(office.lead.get(request).text)
    assert "To be answered by Wednesday 7 October 2026" in page
    assert "The rule: 1 month (UK GDPR Art. 12(3)" in page
    office.lead.opened(request)
    said = office.lead.saved(f"{request}/stop", stop_why="Which year?")
    assert "The clock is stopped since Tuesday 8 September 2026" in said.get_text(" ")
    office.house.clock.set(NOW + timedelta(days=10))
    office.house.let_in(office.lead, office.keeper)
    office.lead.opened(request)
    said = office.lead.saved(f"{request}/start")
    assert "Monday 19 October 2026" in said.get_text(" ")
    said = office.lead.saved(f"{request}/extend", extend_why="Very much is asked.")
    assert "Thursday 17 December 2026" in said.get_text(" ")


def test_an_educational_record_is_due_in_school_days(office: Office) -> None:
    request = office.asked(kind="educational-record")
    page = words_of(office.lead.get(request).text)
    assert "To be answered by Monday 28 September 2026" in page
    assert "15 school days" in page
    assert "Stop the clock" not in page


@shows("service.packs.strangers:Strangers.apart", at="(why := self._alone")
def test_f94_a_pack_holds_every_piece_and_no_name_of_a_stranger(office: Office) -> None:
    amina, tom = office.house.program(AMINA), office.house.program(TOM)
    entry = written(amina, "She played with Oli Grant at the canal.")
    tom.wrote(f"{CHILD}/entries/{entry}/comments", {"text": "Oli was kind to Ayo."})
    pack = office.pack(office.asked())
    said = " ".join(texts(pack))
    assert "at the canal" in said
    assert "was kind to Ayo" in said
    assert "Oli" not in said
    assert "Grant" not in said
    assert said.count("[another person's name is held back]") == 2
    log_size = len([one for one in office.house.topics() if one.startswith("diary/")])
    kept = [one for one in pack["pieces"] if "diary" in one["sentence"]]
    assert kept
    assert log_size <= len(pack["pieces"])


def test_a_pack_of_a_person_is_what_they_did_and_what_was_done_to_them(
    office: Office,
) -> None:
    written(office.house.program(TOM), "She counted to nine.")
    written(office.house.program(AMINA), "She slept badly.")
    request = office.asked(TOM.person)
    office.gives_out(request, "wrote a note")
    said = texts(office.pack(request))
    assert "She counted to nine." in said
    assert "Tom Okafor" in said
    assert "She slept badly." not in said
    told = [one["sentence"] for one in office.pack(office.asked(TOM.person))["pieces"]]
    assert "came onto the school's register" in told
    assert "added Tom Okafor to the circle as teacher" in told


def test_words_about_another_child_are_held_back(office: Office) -> None:
    amina = office.house.program(AMINA)
    entry = written(amina, "This was about somebody else.")
    amina.wrote(f"{CHILD}/entries/{entry}/seal", {"reason": "The wrong diary."})
    pack = office.pack(office.asked())
    held = [one for one in pack["pieces"] if one["held_back"] == "wrong-child"]
    assert len(held) == 2
    assert not any("somebody else" in said for said in texts(pack))


def test_a_piece_is_held_back_and_given_out_after_all(office: Office) -> None:
    written(office.house.program(LUKASZ), "I told this in confidence.")
    request = office.asked()
    office.holds_back(request, "I told this in confidence.")
    assert "I told this in confidence." not in texts(office.pack(request))
    page = office.lead.opened(request)
    assert "1 held back: It was told in confidence." in page.get_text(" ", strip=True)
    office.lead.opened(f"{request}/pieces")
    office.lead.saved(f"{request}/pieces/release")
    assert "I told this in confidence." in texts(office.pack(request))


def test_two_people_before_a_pack_goes_out(office: Office) -> None:
    request = office.asked()
    office.lead.opened(f"{request}/pieces")
    page = office.lead.refused(f"{request}/pieces/check", 409)
    assert "Ask a second person." in page.get_text(" ")
    office.checks(request)
    written(office.house.program(AMINA), "This came later and is not in the pack.")
    office.lead.opened(request)
    page = office.lead.saved(f"{request}/hand-over")
    assert "The pack was given out." in page.get_text(" ")
    assert not any("came later" in said for said in texts(office.pack(request)))
    assert "Given out." in words_of(office.lead.get(REQUESTS).text)


def test_a_request_is_refused_with_a_reason(office: Office) -> None:
    request = office.asked()
    office.lead.opened(request)
    office.lead.refused(f"{request}/refuse", 422, refuse_why=" ")
    page = office.lead.saved(f"{request}/refuse", refuse_why="We do not know them.")
    assert "Nothing was given out" in page.get_text(" ")


def test_one_data_lead_alone_gives_no_pack_out(office: Office) -> None:
    house = office.house
    someone = house.serve(Actor(uuid4(), Duty.ADMINISTRATOR, Side.SCHOOL))
    administrator = house.browser(someone)
    administrator.opened(REQUESTS)
    answer = administrator.sent(
        REQUESTS,
        kind="subject-access",
        about=str(AYO),
        asked_by="Amina Bello",
        known_by="Tom knows her.",
        received="2026-09-07",
    )
    request = answer.location.partition("?")[0]
    office.checks(request)
    page = office.second.opened(request)
    assert "Another data protection lead" in page.get_text(" ")
    assert page.find("form", action=f"{request}/hand-over") is None
    for one, said in (
        (office.second, "Whoever checked the pack cannot give it out."),
        (office.lead, "Read the pack before you give it out."),
    ):
        one.opened(request)
        csrf = one.form("/sign-out")["csrf"]
        answer = one.post(f"{request}/hand-over", {"csrf": csrf})
        assert (answer.status_code, said in words_of(answer.text)) == (409, True)
    assert "Read it too" in office.lead.opened(request).get_text(" ")
    office.reads(office.lead, request)
    office.lead.opened(request)
    page = office.lead.saved(f"{request}/hand-over")
    assert "The pack was given out." in page.get_text(" ")


def test_a_refused_request_is_no_window_into_the_diary(office: Office) -> None:
    request = office.asked()
    office.lead.opened(request)
    office.lead.saved(f"{request}/refuse", refuse_why="We do not know them.")
    written(office.house.program(AMINA), "This came later.")
    before = office.house.topics()
    page = office.lead.opened(request)
    assert "pieces go out" not in page.get_text(" ")
    for part in ("/pieces", "/pack.zip"):
        assert office.lead.get(request + part).status_code == 404
    sent = {"piece": "1", "reason": "confidence"}
    for who in (office.lead, office.second):
        who.opened(request)
        sent["csrf"] = who.form("/sign-out")["csrf"]
        for part in ("read", "pieces/withhold", "pieces/release", "pieces/check"):
            assert who.post(f"{request}/{part}", sent).status_code == 404
    assert office.house.topics() == before


def test_a_late_answer_is_shown_as_late(office: Office) -> None:
    office.asked()
    office.house.clock.set(NOW + timedelta(days=60))
    office.house.let_in(office.lead, office.keeper)
    page = words_of(office.lead.get(REQUESTS).text)
    assert "Late: it was due on Wednesday 7 October 2026" in page


def test_a_late_answer_stays_late_for_ever(small_office: Office) -> None:
    office, house = small_office, small_office.house
    request = office.asked()
    office.lead.opened(request)
    forms = {name: office.lead.form(f"{request}/{name}") for name in ("stop", "extend")}
    house.clock.set(NOW + timedelta(days=60))
    house.let_in(office.lead, office.keeper)
    page = office.lead.opened(request)
    assert not {one["action"] for one in page.find_all("form")} & {
        f"{request}/stop",
        f"{request}/extend",
    }
    for name, said in (
        ("stop", "the clock cannot be stopped"),
        ("extend", "More time can be taken until 7 October 2026"),
    ):
        csrf = office.lead.form("/sign-out")["csrf"]
        sent = {**forms[name], "csrf": csrf, f"{name}_why": "We were busy."}
        answer = office.lead.post(f"{request}/{name}", sent)
        assert (answer.status_code, said in words_of(answer.text)) == (409, True)
    office.lead.opened(request)
    page = office.lead.saved(f"{request}/refuse", refuse_why="We do not know them.")
    assert "It was due on Wednesday 7 October 2026 , 31 days before." in words_of(
        str(page)
    )
    said = words_of(office.lead.get(REQUESTS).text)
    assert "Not given out, late: it was due on Wednesday 7 October 2026" in said


def test_a_clock_that_was_stopped_too_late_was_not_stopped(
    small_office: Office,
) -> None:
    """Records from before the rule may have such facts; late is late all the same."""
    house = small_office.house
    request = UUID(small_office.asked().rpartition("/")[2])
    later = NOW + timedelta(days=60)
    house.clock.set(later)
    with house.services.store.unit(LARKFIELD) as unit:
        found = unit.find(InformationRequest, request)
        assert found is not None
        about = {"person": AYO, "by": small_office.keeper.person}
        stopped = InformationRequest.ClockStopped
        found.trigger_event(stopped, day=later.date(), why="Which?", **about)
        found.trigger_event(InformationRequest.TimeExtended, why="Much.", **about)
        unit.save(found, log=unit.log_of(None, Space.REGISTER))
    house.let_in(small_office.lead, small_office.keeper)
    page = words_of(small_office.lead.get(REQUESTS).text)
    assert "Late: it was due on Wednesday 7 October 2026" in page


def test_what_is_missing_in_a_request_is_asked_for(office: Office) -> None:
    office.lead.opened(REQUESTS)
    page = office.lead.refused(REQUESTS, 422, asked_by="Amina")
    assert "Choose who it is about." in page.get_text(" ")
    assert page.find("input", attrs={"name": "asked_by", "value": "Amina"})


def test_the_same_pack_has_the_same_bytes(office: Office) -> None:
    written(office.house.program(AMINA), "She sang.")
    request = office.asked()
    first, again = (office.lead.get(f"{request}/pack.zip").data for _ in range(2))
    assert first == again


def test_a_pack_is_the_same_whatever_language_the_pages_speak(office: Office) -> None:
    request = office.asked()
    in_english = office.archive(request)
    office.lead.client.set_cookie(COOKIE, "pl")
    assert office.archive(request) == in_english


def test_a_pack_does_not_tell_how_much_is_written_at_school(office: Office) -> None:
    written(office.house.program(AMINA), "She sang.")
    first = office.pack(office.asked())
    assert [one["number"] for one in first["pieces"]] == [
        *range(1, len(first["pieces"]) + 1)
    ]
    request = office.asked(TOM.person)
    numbers = [one["number"] for one in office.pack(request)["pieces"]]
    assert numbers == [*range(1, len(numbers) + 1)]


def test_a_pack_of_a_person_has_their_own_looks_and_nobody_elses(
    office: Office,
) -> None:
    house = office.house
    entry = written(house.program(TOM), "She counted to nine.")
    for who in (SIAN, AMINA, LUKASZ):
        if who is AMINA:
            two_households(house)
        house.browser(who).opened(entry_at(entry))
    assert house.topics().count("family/entry-seen") == 2
    for who in (SIAN, AMINA, LUKASZ):
        pieces = office.pack(office.asked(who.person))["pieces"]
        looks = [one for one in pieces if "for the first time" in one["sentence"]]
        name = CALLED[who.person]
        assert [(one["by"], one["sentence"]) for one in looks] == [
            (name, "opened a note for Monday 7 September 2026 for the first time")
        ]
        assert looks[0]["at"].startswith("2026-09-08T")
        others = {CALLED[one.person] for one in (AMINA, LUKASZ)} - {name}
        assert not others & {one["by"] for one in pieces}
    pieces = office.pack(office.asked())["pieces"]
    told = [one["by"] for one in pieces if "first time" in one["sentence"]]
    assert told == [CALLED[SIAN.person]]


def test_a_look_at_what_was_moved_away_is_in_no_pack(office: Office) -> None:
    house, sian = office.house, the_senco_leads(office.house)
    two_households(house)
    entry = written_by(house, TOM, "She said why.")
    house.browser(AMINA).opened(entry_at(entry))
    moves(sian, entry)
    assert "family/entry-seen" in house.topics()
    pieces = office.pack(office.asked(AMINA.person))["pieces"]
    assert not any("first time" in one["sentence"] for one in pieces)


def test_a_note_that_somebody_sealed_is_in_no_pack_of_its_writer(
    office: Office,
) -> None:
    entry = written(office.house.program(TOM), "Rosa was sick.")
    sealed = {"reason": "Another child."}
    request = office.asked(TOM.person)
    office.gives_out(request, "wrote a note")
    assert "Rosa was sick." in texts(office.pack(request))
    office.house.program(SIAN).wrote(f"{entry_at(entry)}/seal", sealed)
    assert "Rosa was sick." not in texts(office.pack(request))
