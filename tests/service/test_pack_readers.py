"""Who reads a pack: one duty alone, proven and written down, and nobody kept apart."""

from datetime import timedelta
from io import BytesIO
from uuid import UUID, uuid4
from zipfile import ZipFile

import pytest
from bs4 import Tag

from events.base import Actor, Duty, Role, Side, Space
from events.family import family_of
from events.school import School
from tests.cast import (
    AMINA,
    AYO,
    AYO_IN_PERSON,
    LARKFIELD,
    LUKASZ,
    OLI,
    SIAN,
    TOM,
    shared_log,
)
from tests.erasing import erased
from tests.service.clients import Browser, values_of, words_of
from tests.service.house import NOW, PASSWORD, House
from tests.service.packing import REQUESTS, Office
from tests.service.safeguards import a_lead, holds
from tests.service.words import CHILD, written

CANARY = "She sang about a canary."
FORM = {
    "kind": "subject-access",
    "asked_by": "Somebody",
    "known_by": "We know them.",
    "received": "2026-09-07",
}
WORDS = ("/pieces", "/pack.zip")


@pytest.fixture
def office(fresh: House) -> Office:
    written(fresh.program(AMINA), CANARY)
    return Office.of(fresh)


@pytest.fixture
def small_office(hut: House) -> Office:
    written(hut.program(AMINA), CANARY)
    return Office.of(hut)


def also_serves(house: House, who: Actor) -> Browser:
    """Somebody who is known here already becomes a data protection lead too."""
    with house.services.store.unit(LARKFIELD) as unit:
        school = unit.find(School, LARKFIELD)
        assert school is not None
        school.give_duty(who.person, Duty.DATA_LEAD, by=None)
        unit.save(school, log=unit.log_of(None, Space.REGISTER))
    return house.browser(who)


def asks_for(who: Browser, about: UUID) -> int:
    who.opened(REQUESTS)
    return who.sent(REQUESTS, **FORM, about=str(about)).status_code


def test_an_administrator_keeps_the_clock_and_reads_no_word(office: Office) -> None:
    someone = Actor(uuid4(), Duty.ADMINISTRATOR, Side.SCHOOL)
    administrator = office.house.browser(office.house.serve(someone))
    administrator.opened(REQUESTS)
    page = administrator.saved(REQUESTS, **FORM, about=str(AYO))
    said = page.get_text(" ")
    assert "To be answered by" in said
    assert "pieces go out" in said
    assert CANARY not in said
    assert page.find("form", action=lambda it: "/requests/" in (it or "")) is None
    request = office.asked()
    before = office.house.topics()
    for part in WORDS:
        answer = administrator.get(request + part)
        assert answer.status_code == 403
    administrator.opened("/children")
    csrf = administrator.form("/sign-out")["csrf"]
    for part in ("/read", "/pieces/check", "/pieces/withhold", "/pieces/release"):
        answer = administrator.post(request + part, {"csrf": csrf})
        assert answer.status_code == 403
    assert office.house.topics() == before


def test_nobody_reads_a_pack_with_an_old_proof(office: Office) -> None:
    request = office.asked()
    office.house.clock.set(NOW + timedelta(minutes=30))
    for part in WORDS:
        answer = office.lead.get(request + part)
        assert (answer.status_code, CANARY in answer.text) == (303, False)
        assert answer.location.startswith("/confirm")
    office.second.opened(request)
    page = office.second.refused(f"{request}/read", 401)
    assert "Confirm it is you" in page.get_text()
    office.second.saved("/confirm", password=PASSWORD)
    assert office.second.saved(f"{request}/read").find(string=CANARY)


def test_no_word_is_read_before_it_is_written_down_who_reads(office: Office) -> None:
    request = office.asked()
    read = office.house.topics().count("information-request/pack-read")
    for part in WORDS:
        answer = office.second.get(request + part)
        assert (answer.status_code, answer.location) == (303, request)
    office.second.opened(request)
    csrf = office.second.form(f"{request}/read")["csrf"]
    sent = {"csrf": csrf, "piece": "1", "reason": "confidence"}
    answer = office.second.post(f"{request}/pieces/withhold", sent)
    assert answer.status_code == 404
    assert CANARY in office.reads(office.second, request)
    office.second.opened(f"{request}/pieces")
    assert office.second.post(f"{request}/read", {"csrf": csrf}).status_code == 303
    assert office.house.topics().count("information-request/pack-read") == read + 1


def test_the_family_can_see_who_read_a_childs_record(office: Office) -> None:
    said = "opened what is kept here, to answer for it"
    assert said not in words_of(office.house.browser(AMINA).get(f"{CHILD}/audit").text)
    request = office.asked()
    assert said in words_of(office.lead.get(request).text)
    for one in (AMINA, LUKASZ, TOM):
        trail = office.house.browser(one).opened(f"{CHILD}/audit").get_text(" ")
        assert " ".join(trail.split()).count(f"A colleague {said}") == 1


def test_what_is_left_of_an_erased_child_is_opened_too(small_office: Office) -> None:
    request = small_office.asked()
    erased(small_office.house.place, shared_log(AYO))
    assert CANARY not in small_office.reads(small_office.second, request)
    assert small_office.house.topics(UUID(request.rpartition("/")[2])) == [
        "information-request/request-received",
        "information-request/pack-read",
        "information-request/pack-read",
    ]


def test_who_read_what_is_kept_about_a_colleague_stands_on_the_request(
    small_office: Office,
) -> None:
    request = small_office.asked(TOM.person)
    said = "opened what is kept here"
    assert said in words_of(small_office.lead.get(request).text)
    trail = small_office.house.browser(AMINA).get(f"{CHILD}/audit").text
    assert said not in words_of(trail)


def test_words_of_a_child_in_a_colleagues_pack_leave_a_line_with_the_child(
    office: Office,
) -> None:
    house, said = office.house, "opened what is kept here"

    def lines() -> int:
        return words_of(house.browser(LUKASZ).get(f"{CHILD}/audit").text).count(said)

    request = office.asked(AMINA.person)
    office.reads(office.second, request)
    assert CANARY not in office.lead.get(f"{request}/pieces").text
    office.lead.opened(f"{request}/pieces")
    assert lines() == 0
    office.gives_out(request, "wrote a note")
    office.holds_back(request, CANARY)
    office.gives_out(request, "wrote a note")
    assert lines() == 1
    for part in WORDS:
        answer = office.second.get(request + part)
        assert (answer.status_code, answer.location) == (303, request)
    office.second.opened(request)
    csrf = office.second.form(f"{request}/read")["csrf"]
    answer = office.second.post(f"{request}/pieces/check", {"csrf": csrf})
    assert (answer.status_code, answer.location) == (303, request)
    for _ in range(2):
        office.second.post(f"{request}/read", {"csrf": csrf})
        assert CANARY in office.second.get(f"{request}/pieces").text
        assert lines() == 2


def test_nobody_lets_words_out_of_a_child_they_are_kept_from(office: Office) -> None:
    request = office.asked(AMINA.person)
    tom = also_serves(office.house, TOM)
    office.reads(tom, request)
    page = tom.opened(f"{request}/pieces")
    form = page.find("form", action=f"{request}/pieces/release")
    assert isinstance(form, Tag)
    holds(a_lead(office.house), TOM, "nothing")
    before = office.house.topics()
    answer = tom.post(f"{request}/pieces/release", values_of(form))
    assert answer.status_code == 404
    assert office.house.topics() == before


def test_nobody_keeps_a_request_about_themselves(office: Office) -> None:
    tom = also_serves(office.house, TOM)
    request = office.asked(TOM.person)
    page = tom.opened(REQUESTS)
    chosen = {str(one["value"]) for one in page.select("#about option")}
    assert str(TOM.person) not in chosen
    assert request not in {str(one["href"]) for one in page.select("a[href]")}
    assert [asks_for(tom, one) for one in (TOM.person, AYO)] == [404, 303]
    for part in ("", *WORDS):
        assert tom.get(request + part).status_code == 404


@pytest.mark.parametrize("sees", ["nothing", "nothing-new"])
def test_a_limited_person_keeps_no_request_about_the_child(
    office: Office, sees: str
) -> None:
    house, requests = office.house, [office.asked(), office.asked(AMINA.person)]
    tom = also_serves(house, TOM)
    for request in requests:
        office.reads(tom, request)
    holds(a_lead(house), TOM, sees)
    assert_kept_apart(tom, requests)
    assert asks_for(tom, AYO) == 404
    assert asks_for(tom, OLI) == 303


def test_nobody_keeps_a_request_about_their_own_family(office: Office) -> None:
    requests = [office.asked(), office.asked(TOM.person), office.asked(LUKASZ.person)]
    lukasz = also_serves(office.house, LUKASZ)
    assert_kept_apart(lukasz, requests)
    assert [asks_for(lukasz, one) for one in (AYO, LUKASZ.person, OLI)] == [
        404,
        404,
        303,
    ]


def assert_kept_apart(who: Browser, requests: list[str]) -> None:
    """All of it answers like a request that was never there."""
    page = who.opened(REQUESTS)
    linked = {str(one["href"]) for one in page.select("a[href]")}
    chosen = {str(one["value"]) for one in page.select("#about option")}
    assert str(AYO) not in chosen
    csrf = who.form("/sign-out")["csrf"]
    nothing = who.get(f"{REQUESTS}/{uuid4()}").data
    for request in requests:
        assert request not in linked
        for part in ("", *WORDS):
            answer = who.get(request + part)
            assert (answer.status_code, answer.data) == (404, nothing)
        for part in ("read", "stop", "refuse", "pieces/check", "hand-over"):
            sent = {"csrf": csrf, "stop_why": "A", "refuse_why": "A"}
            assert who.post(f"{request}/{part}", sent).status_code == 404


def test_a_request_is_about_a_child_or_a_person_and_nothing_else(
    small_office: Office,
) -> None:
    known = small_office.asked().rpartition("/")[2]
    for about in (family_of(AYO), LARKFIELD, UUID(known), uuid4()):
        assert asks_for(small_office.lead, about) == 404
    small_office.lead.opened(REQUESTS)
    sent = {**FORM, "kind": "educational-record", "about": str(TOM.person)}
    page = small_office.lead.refused(REQUESTS, 409, **sent)
    assert "Only a child has an educational record." in page.get_text(" ")


def test_words_about_children_leave_a_persons_pack(office: Office) -> None:
    tom = office.house.program(TOM)
    written(tom, "Ayo Bello hit me on the arm.")
    request = office.asked(TOM.person)
    pack = office.pack(request)
    held = [one for one in pack["pieces"] if one["held_back"] == "third-party"]
    assert [one["sentence"] for one in held] == [
        "wrote a note in the diary for Monday 7 September 2026"
    ]
    assert "Ayo" not in str(pack)
    office.gives_out(request, "wrote a note")
    said = [
        text for one in office.pack(request)["pieces"] for text in one["words"].values()
    ]
    assert "[another person's name is held back] hit me on the arm." in said
    office.holds_back(request, "hit me on the arm")
    assert "hit me" not in str(office.pack(request))


def test_no_childs_name_stands_in_the_pack_of_whoever_let_them_in(
    small_office: Office,
) -> None:
    pack = small_office.pack(small_office.asked(SIAN.person))
    assert "Ayo" not in str(pack)
    cut = "added [another person's name is held back] to the circle"
    assert any(one["sentence"].startswith(cut) for one in pack["pieces"])


def test_a_young_persons_own_words_are_theirs(small_office: Office) -> None:
    written(small_office.house.program(AYO_IN_PERSON), "I, Ayo, like canals.")
    pack = small_office.pack(small_office.asked(AYO_IN_PERSON.person))
    assert "I, Ayo, like canals." in str(pack)


def test_an_educational_record_leaves_out_what_came_from_outside(
    small_office: Office,
) -> None:
    house = small_office.house
    helper = house.join(Actor(uuid4(), Role.THERAPIST, Side.OTHER), name="Kit Marsh")
    written(house.program(helper), "Her swallowing is better.")
    request = small_office.asked(kind="educational-record")
    pack = small_office.pack(request)
    assert CANARY in str(pack)
    assert "swallowing" not in str(pack)
    assert "Her swallowing" in str(small_office.pack(small_office.asked()))
    page = words_of(small_office.lead.get(request).text)
    assert "Regulations 2005, regulation 3" in page
    small_office.gives_out(request, "Kit Marsh")
    assert "swallowing" in str(small_office.pack(request))


def test_pieces_come_in_pages_and_an_action_stays_on_its_page(
    small_office: Office,
) -> None:
    house = small_office.house
    amina = house.program(AMINA)
    for number in range(60):
        written(amina, f"Day {number} was fine.")
    request = small_office.asked()
    first = small_office.lead.opened(f"{request}/pieces")
    assert len(first.select(".pieces__one")) == 50
    link = first.find("a", string="Pieces after these")
    assert link is not None
    second = small_office.lead.opened(str(link["href"]))
    (listed,) = second.select("ol.pieces")
    assert listed["start"] == "51"
    action = f"{request}/pieces/withhold?page=2"
    after = small_office.lead.saved(action, reason="confidence")
    assert after.select("ol.pieces")[0]["start"] == "51"
    assert "Held back." in after.get_text(" ")
    for asked, start in (("99", "51"), ("0", "1"), ("x", "1")):
        page = small_office.lead.opened(f"{request}/pieces?page={asked}")
        assert page.select("ol.pieces")[0]["start"] == start


def test_how_late_an_answer_is_stands_on_its_page(small_office: Office) -> None:
    request = small_office.asked()
    for days, said in ((30, "yesterday"), (32, "3 days ago")):
        small_office.house.clock.set(NOW + timedelta(days=days))
        small_office.house.let_in(small_office.lead, small_office.keeper)
        page = words_of(small_office.lead.get(request).text)
        assert f"It was due on Wednesday 7 October 2026 . That was {said}." in page


def test_a_zip_has_what_the_pages_show(small_office: Office) -> None:
    request = small_office.asked()
    answer = small_office.lead.get(f"{request}/pack.zip")
    with ZipFile(BytesIO(answer.data)) as archive:
        assert CANARY in archive.read("pack.html").decode()
