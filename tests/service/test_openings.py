"""A safeguarding lead opens a diary: for a day, with a reason, and only to read."""

from datetime import timedelta

import pytest

from tests.cast import AMINA, AYO, LARKFIELD, OLI, SIAN
from tests.features.shows import shows
from tests.service.clients import Browser, Program, words_of
from tests.service.house import MAI, NOW, House
from tests.service.safeguards import (
    AYO_HERE,
    DIARY,
    HERE,
    LEAD,
    SECOND,
    WHY,
    a_lead,
    everything,
    opens,
    written_by,
)
from tests.service.words import a_note, entry_at


@shows("service.context:_on_duty_around", at="BEHIND_GLASS and not inside")
def test_f105_a_lead_from_outside_reads_nothing_before_opening(fresh: House) -> None:
    entry = written_by(fresh, AMINA)
    lead, token = a_lead(fresh), fresh.program(LEAD)
    for path in (DIARY, entry_at(entry), f"{DIARY}/audit", f"{DIARY}/circle"):
        assert lead.get(path).status_code == 404
    assert token.get(f"{DIARY}/timeline").status_code == 404
    opens(lead)
    for path in (DIARY, entry_at(entry), f"{DIARY}/audit", f"{DIARY}/circle"):
        lead.opened(path)
    assert token.get(f"{DIARY}/timeline").status_code == 200
    assert lead.get(f"/children/{OLI}").status_code == 404


@shows("projections.limit_conditions:_OPENED", at="openings.c.until")
def test_f105_it_ends_by_itself_after_a_day(hut: House) -> None:
    opens(a_lead(hut))
    token = hut.program(LEAD)
    hut.clock.set(NOW + timedelta(hours=23))
    assert token.get(f"{DIARY}/timeline").status_code == 200
    hut.clock.set(NOW + timedelta(hours=25))
    assert token.get(f"{DIARY}/timeline").status_code == 404


def test_whoever_opened_it_closes_it_again(hut: House) -> None:
    lead = a_lead(hut)
    opens(lead)
    (form,) = lead.opened(AYO_HERE).select('form[action$="/close"]')
    lead.saved(str(form["action"]))
    assert lead.get(DIARY).status_code == 404
    again = {"csrf": lead.form("/sign-out")["csrf"]}
    assert lead.post(str(form["action"]), again).status_code == 409


@shows("service/templates/notices.html", at="{{ one.reason }}")
def test_f105_the_people_around_the_child_read_who_and_why(fresh: House) -> None:
    opens(a_lead(fresh))
    amina = fresh.browser(AMINA)
    for path in (DIARY, f"{DIARY}/circle"):
        words = words_of(str(amina.opened(path)))
        assert "The safeguarding lead opened this diary. A colleague" in words
        assert WHY in words
    lines = fresh.program(AMINA).read(f"{DIARY}/audit")["items"]
    assert lines[0]["topic"] == "access/glass-broken"
    fresh.clock.set(NOW + timedelta(days=40))
    amina = fresh.browser(AMINA)
    assert WHY not in words_of(str(amina.opened(DIARY)))
    assert WHY in words_of(str(amina.opened(f"{DIARY}/circle")))


def test_a_hidden_opening_shows_nowhere_else(
    hut: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = written_by(hut, AMINA)
    lead = a_lead(hut)
    readers: list[Browser | Program] = [
        hut.browser(AMINA),
        hut.browser(SIAN),
        hut.program(AMINA),
    ]
    for one in readers:
        everything(hut, one, entry, monkeypatch, AMINA.person)
    before = [everything(hut, o, entry, monkeypatch, AMINA.person) for o in readers]
    opens(lead, "hidden")
    lead.opened(entry_at(entry))
    after = [everything(hut, o, entry, monkeypatch, AMINA.person) for o in readers]
    assert before == after
    assert "(hidden)" in words_of(str(lead.opened(AYO_HERE)))


def test_reading_from_outside_is_no_seen_by_anybody(hut: House) -> None:
    entry = written_by(hut, AMINA)
    lead = a_lead(hut)
    opens(lead)
    lead.opened(DIARY)
    lead.opened(entry_at(entry))
    assert "diary/entry-seen" not in hut.topics()
    seen = hut.program(LEAD).send("PUT", f"{DIARY}/entries/{entry}/seen")
    assert seen.status_code == 404


def test_a_lead_from_outside_writes_nothing(hut: House) -> None:
    lead = a_lead(hut)
    opens(lead)
    assert lead.opened(DIARY).find("textarea") is None
    wrote = hut.program(LEAD).post(f"{DIARY}/entries", a_note())
    assert wrote.status_code == 404


def test_it_needs_a_reason_and_a_fresh_proof(hut: House) -> None:
    lead = a_lead(hut)
    lead.opened(f"{AYO_HERE}/opening")
    lead.refused(f"{AYO_HERE}/opening", 422, showing="shown")
    hut.clock.set(NOW + timedelta(minutes=20))
    lead.opened(f"{AYO_HERE}/opening")
    asked = lead.sent(f"{AYO_HERE}/opening", reason=WHY, showing="shown")
    assert asked.status_code == 401
    assert "access/glass-broken" not in hut.topics()


def test_only_a_lead_of_this_school_reads_the_restricted_space(hut: House) -> None:
    hut.serve(SECOND)
    for who, status in ((AMINA, 403), (SIAN, 403), (SECOND, 403), (MAI, 404)):
        browser = hut.browser(who)
        for path in (HERE, AYO_HERE, f"{AYO_HERE}/hold", f"{AYO_HERE}/opening"):
            assert browser.get(path).status_code == status, (who, path)
    lead = a_lead(hut)
    assert lead.get(f"{HERE}/{LARKFIELD}").status_code == 404
    assert AYO.hex not in lead.get(f"{HERE}/orders").text
