"""An order or a hold ends one adult's view, and nobody else can tell."""

from datetime import timedelta
from uuid import UUID

import pytest

from events.base import Duty, Space
from events.diary import Entry
from events.school import School
from tests.cast import AMINA, AYO, LARKFIELD, LUKASZ, SIAN, TOM
from tests.features.shows import shows
from tests.service.clients import API, Browser, Program, words_of
from tests.service.house import NOW, House
from tests.service.safeguards import (
    AYO_HERE,
    DIARY,
    HERE,
    LEAD,
    PAPER,
    SECOND,
    TELLING,
    WHY,
    a_lead,
    everything,
    holds,
    limit_at,
    orders,
    records,
    written_by,
)
from tests.service.words import a_note, entry_at
from tests.statements import asked_of

TODAY = "2026-09-08"
A_DAY = timedelta(days=1)


@shows("events.limits:ViewLimit.hold", at="self._hold_placed")
def test_f102_a_hold_closes_the_diary_at_the_next_request(fresh: House) -> None:
    open_browser, token = fresh.browser(LUKASZ), fresh.program(LUKASZ)
    open_browser.opened(DIARY)
    holds(a_lead(fresh), LUKASZ)
    assert open_browser.get(DIARY).status_code == 404
    assert token.get(f"{DIARY}/timeline").status_code == 404
    assert token.post(f"{DIARY}/entries", a_note()).status_code == 404
    assert token.read("/children")["items"] == []
    kept = open_browser.opened("/children")
    assert "Ayo" not in words_of(str(kept))


def test_whoever_sees_nothing_is_told_what_a_stranger_is_told(
    hut: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = written_by(hut, AMINA)
    holds(a_lead(hut), LUKASZ)
    for caller in (hut.browser(LUKASZ), hut.program(LUKASZ)):
        told = everything(hut, caller, entry, monkeypatch, AMINA.person)
        of_ayo = {path: said for path, said in told.items() if is_ayos(path)}
        assert of_ayo
        assert {status for status, _ in of_ayo.values()} <= {404, 405}
        for path, (_, body) in told.items():
            assert b"Hello." not in body, path
            if str(AYO) in path:
                assert not said_of_it(body), path


def is_ayos(path: str) -> bool:
    return path.removeprefix(API).startswith(DIARY)


def said_of_it(body: bytes) -> list[str]:
    """Which words of a page tell that something is limited."""
    words = words_of(body.decode()).lower()
    return [word for word in TELLING if word in words]


@pytest.mark.parametrize("sees", ["nothing", "nothing-new"])
def test_nobody_else_can_tell(
    hut: House, monkeypatch: pytest.MonkeyPatch, sees: str
) -> None:
    entry = written_by(hut, LUKASZ)
    lead = a_lead(hut)
    hut.serve(SECOND)
    callers = [hut.browser(one) for one in (AMINA, TOM, SIAN)]
    programs = [hut.program(one) for one in (AMINA, SIAN)]
    readers: list[Browser | Program] = [*callers, *programs]
    # What they open for the first time is recorded as seen, so they look twice.
    for one in readers:
        everything(hut, one, entry, monkeypatch, LUKASZ.person)
    before = [
        everything(hut, one, entry, monkeypatch, LUKASZ.person) for one in readers
    ]
    holds(lead, LUKASZ, sees)
    where = records(lead, LUKASZ, sees, TODAY)
    second = hut.browser(SECOND)
    second.opened(where)
    second.saved(where)
    after = [everything(hut, one, entry, monkeypatch, LUKASZ.person) for one in readers]
    for then, now in zip(before, after, strict=True):
        assert then.keys() == now.keys()
        for path in then:
            assert then[path] == now[path], path


def test_a_hold_ends_by_itself(hut: House) -> None:
    holds(a_lead(hut), LUKASZ)
    token = hut.program(LUKASZ)
    hut.clock.set(NOW + 7 * A_DAY)
    assert token.get(f"{DIARY}/timeline").status_code == 404
    hut.clock.set(NOW + 8 * A_DAY)
    assert token.get(f"{DIARY}/timeline").status_code == 200


def test_an_order_works_only_after_a_second_person_and_from_its_day(
    fresh: House,
) -> None:
    lead, token = a_lead(fresh), fresh.program(LUKASZ)
    where = records(lead, LUKASZ, "nothing", "2026-09-10")
    assert token.get(f"{DIARY}/timeline").status_code == 200
    lead.opened(where)
    refused = lead.refused(where, 409)
    assert "A second person must confirm it" in words_of(str(refused))
    second = fresh.browser(fresh.serve(SECOND))
    second.opened(where)
    second.saved(where)
    assert token.get(f"{DIARY}/timeline").status_code == 200
    fresh.clock.set(NOW + 2 * A_DAY)
    assert token.get(f"{DIARY}/timeline").status_code == 404
    fresh.let_in(second, SECOND)
    assert second.get(where).status_code == 404


def test_an_order_follows_a_hold_in_the_same_limit(hut: House) -> None:
    lead = a_lead(hut)
    holds(lead, LUKASZ)
    orders(hut, lead, LUKASZ, "nothing-new", TODAY)
    assert hut.topics().count("limit/limit-begun") == 1
    assert hut.program(LUKASZ).get(f"{DIARY}/timeline").status_code == 200


def a_diary_cut_in_two(house: House) -> tuple[UUID, str]:
    """A note from before a day, answered on it, and a note from that day."""
    early = written_by(house, AMINA, "Before that day.")
    house.clock.set(NOW + A_DAY)
    tom = house.program(TOM)
    late = tom.wrote(f"{DIARY}/entries", a_note("On that day.", day="2026-09-09"))
    tom.wrote(f"{DIARY}/entries/{early}/comments", {"text": "A later answer."})
    orders(house, a_lead(house), LUKASZ, "nothing-new", "2026-09-09")
    return early, str(late["id"])


def test_whoever_sees_nothing_new_reads_the_pages_as_they_were(fresh: House) -> None:
    early, late = a_diary_cut_in_two(fresh)
    lukasz = fresh.browser(LUKASZ)
    for page in (DIARY, entry_at(early), f"{DIARY}/audit", f"{DIARY}/circle"):
        words = words_of(str(lukasz.opened(page)))
        assert "On that day." not in words
        assert "A later answer." not in words
        assert not lukasz.page.find("textarea")
    assert "Before that day." in words_of(str(lukasz.opened(DIARY)))
    assert lukasz.get(entry_at(late)).status_code == 404


def test_programs_read_the_diary_as_it_was_too(hut: House) -> None:
    a_diary_cut_in_two(hut)
    token = hut.program(LUKASZ)
    told = token.read(f"{DIARY}/timeline")["items"]
    assert [one["text"] for one in told] == ["Before that day."]
    assert told[0]["comments"] == []
    later = f"{DIARY}/timeline?as_at=2026-09-09T12:00:00Z"
    assert len(token.read(later)["items"]) == 1
    lines = token.read(f"{DIARY}/audit")["items"]
    assert all(line["at"] is None or line["at"] < "2026-09-09" for line in lines)
    (ayo,) = token.read("/children")["items"]
    assert ayo["unread"] == 1


def test_whoever_sees_nothing_new_writes_nothing_and_is_told_no_reason(
    hut: House,
) -> None:
    entry = written_by(hut, AMINA)
    lead = a_lead(hut)
    holds(lead, LUKASZ, "nothing-new")
    token, before = hut.program(LUKASZ), hut.topics()
    refused = token.post(f"{DIARY}/entries", a_note())
    assert refused.status_code == 403
    assert refused.json is not None
    assert refused.json["detail"] == (
        "Your place in this circle does not include this. Ask the school's SENCO."
    )
    said = {"text": "No."}
    assert token.post(f"{DIARY}/entries/{entry}/comments", said).status_code == 403
    seen = token.send("PUT", f"{DIARY}/entries/{entry}/seen")
    assert seen.status_code == 403
    gone = token.send("DELETE", f"{DIARY}/members/{LUKASZ.person}")
    assert gone.status_code == 403
    lukasz = hut.browser(LUKASZ)
    assert lukasz.get(f"{DIARY}/circle/{LUKASZ.person}/leave").status_code == 403
    assert not said_of_it(lukasz.get(DIARY).data)
    assert hut.topics() == before


def test_a_limit_is_looked_at_again_and_ends(hut: House) -> None:
    lead = a_lead(hut)
    orders(hut, lead, LUKASZ, "nothing", TODAY)
    review = limit_at(lead, "review")
    hut.clock.set(NOW + 84 * A_DAY)
    lead = hut.browser(LEAD)
    assert "Look again today" in words_of(str(lead.opened(HERE)))
    hut.clock.set(NOW + 90 * A_DAY)
    lead = hut.browser(LEAD)
    assert "Review overdue" in words_of(str(lead.opened(HERE)))
    lead.opened(review)
    lead.saved(review, reason="It still holds.", review_on="2027-06-01")
    assert "Review overdue" not in words_of(str(lead.opened(HERE)))
    lift = limit_at(lead, "lift")
    lead.opened(lift)
    lead.saved(lift, reason="The court ended it.")
    assert hut.program(LUKASZ).get(f"{DIARY}/timeline").status_code == 200
    assert lead.get(lift).status_code == 404


def test_what_was_typed_survives_a_mistake(hut: House) -> None:
    lead = a_lead(hut)
    lead.opened(f"{AYO_HERE}/hold")
    page = lead.refused(f"{AYO_HERE}/hold", 422, reason=WHY)
    assert WHY in words_of(str(page))
    lead.opened(f"{AYO_HERE}/hold")
    lead.refused(
        f"{AYO_HERE}/hold",
        409,
        person=str(LUKASZ.person),
        reason=WHY,
        until="2027-01-01",
    )
    lead.opened(f"{AYO_HERE}/order")
    page = lead.refused(f"{AYO_HERE}/order", 422, document=PAPER)
    assert PAPER in words_of(str(page))
    lead.opened(f"{AYO_HERE}/hold")
    stranger = str(AYO)
    answer = lead.sent(f"{AYO_HERE}/hold", person=stranger, reason=WHY)
    assert answer.status_code == 404


def test_it_is_confirmed_who_asks_before_anything_is_limited(hut: House) -> None:
    lead = a_lead(hut)
    hut.clock.set(NOW + timedelta(minutes=20))
    lead.opened(f"{AYO_HERE}/hold")
    sent = {"person": str(LUKASZ.person), "sees": "nothing", "reason": WHY}
    assert lead.sent(f"{AYO_HERE}/hold", **sent).status_code == 401
    assert "limit/hold-placed" not in hut.topics()


@pytest.mark.parametrize("sees", ["nothing", "nothing-new"])
def test_a_lead_who_is_limited_does_not_read_about_it(hut: House, sees: str) -> None:
    """Somebody may serve the school and be a teacher whose view is limited."""
    other = hut.serve(LEAD)
    with hut.services.store.unit(LARKFIELD) as unit:
        school = unit.find(School, LARKFIELD)
        assert school is not None
        school.give_duty(TOM.person, Duty.SAFEGUARDING_LEAD, by=None)
        unit.save(school, log=unit.log_of(None, Space.REGISTER))
    tom = hut.browser(TOM)
    assert tom.get(AYO_HERE).status_code == 200
    holds(hut.browser(other), TOM, sees)
    assert tom.get(AYO_HERE).status_code == 404
    assert tom.get(f"{AYO_HERE}/opening").status_code == 404
    words = words_of(str(tom.opened(HERE)))
    assert "Ayo" not in words
    assert "Oli" in words


def test_belonging_is_asked_in_one_statement(hut: House) -> None:
    holds(a_lead(hut), LUKASZ, "nothing-new")
    token = hut.program(AMINA)
    with asked_of(hut.services.store.database.engine) as asked:
        token.get(f"{DIARY}/members")
    about = [one for one in asked if "circle_limits" in one]
    assert len(about) == 1
    assert "circle_members" in about[0]


def test_nothing_of_it_stands_in_the_shared_record(hut: House) -> None:
    shared = hut.program(AMINA).read(f"{DIARY}/audit")
    holds(a_lead(hut), LUKASZ)
    assert hut.program(AMINA).read(f"{DIARY}/audit") == shared
    assert Entry.EntrySealed.TOPIC not in hut.topics()
