"""The page of the data protection lead: what must stay, what may go, what is gone."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from events.base import Actor, Duty, Side, Space
from events.circle import Circle
from events.disposal import CannotApproveDisposal
from events.law import Clock
from service.asking import SchoolAsking
from service.privacy.commands import ApproveDisposal, approve_disposal
from tests.cast import AMINA, AYO, LARKFIELD, LUKASZ, OLI, SIAN, a_new_id
from tests.features.shows import shows
from tests.service.clients import Browser, words_of
from tests.service.erased import samepage
from tests.service.house import House

PRIVACY = f"/schools/{LARKFIELD}/privacy"
HOLDS = f"{PRIVACY}/holds"
WHY = "A tribunal has not decided yet."
A_HOLD = {"subject": str(AYO), "reason": WHY, "review": "2026-12-01"}


def lead(house: House) -> Browser:
    """A data protection lead with a browser that shows the page."""
    who = house.serve(Actor(a_new_id(), Duty.DATA_LEAD, Side.SCHOOL))
    browser = house.browser(who)
    browser.opened(PRIVACY)
    return browser


def left(house: House, child: UUID, born: date | None) -> None:
    """Let a child leave the school; their date of birth may not be known."""
    today = house.clock.now.date()
    with house.services.store.unit(LARKFIELD) as unit:
        circle = unit.find(Circle, child)
        assert circle is not None
        if born is not None:
            circle.record_birth_date(born, by=SIAN.person, today=today)
        circle.let_go(today, by=SIAN.person, today=today)
        unit.save(circle, log=unit.log_of(child, Space.SHARED))


def shown(browser: Browser) -> str:
    return words_of(browser.get(PRIVACY).text)


def test_nobody_else_opens_the_page(hut: House) -> None:
    for one in (AMINA, SIAN):
        assert hut.browser(one).get(PRIVACY).status_code == 403
    for duty in (Duty.ADMINISTRATOR, Duty.SAFEGUARDING_LEAD):
        other = hut.serve(Actor(a_new_id(), duty, Side.SCHOOL))
        assert hut.browser(other).get(PRIVACY).status_code == 403


def test_an_empty_page_says_so(hut: House) -> None:
    said = shown(lead(hut))
    for words in ("No hold stands now.", "No child who left", "Nothing was erased"):
        assert words in said


def test_a_hold_is_placed_and_lifted(fresh: House) -> None:
    browser = lead(fresh)
    assert browser.sent(HOLDS, **A_HOLD).status_code == 303
    said = shown(browser)
    assert WHY in said
    assert "Look at it again by Tuesday 1 December 2026." in said
    (link,) = browser.opened(PRIVACY).select("a[href$=lift]")
    lift = str(link["href"])
    browser.opened(lift)
    assert browser.sent(lift).status_code == 422
    assert browser.sent(lift, reason="It has decided.").status_code == 303
    said = shown(browser)
    assert "No hold stands now." in said
    assert "Lifted because: It has decided." in said
    assert browser.get(lift).status_code == 404
    assert {"hold/hold-placed", "hold/hold-lifted"} <= set(fresh.topics())


def test_a_person_is_held_too(hut: House) -> None:
    browser = lead(hut)
    held = {**A_HOLD, "subject": str(LUKASZ.person)}
    assert browser.sent(HOLDS, **held).status_code == 303
    assert "Łukasz Zając" in shown(browser)


@pytest.mark.parametrize(
    ("wrong", "status", "says"),
    [
        ({"subject": ""}, 422, "Choose whose record it is."),
        ({"subject": "x"}, 422, "Choose whose record it is."),
        ({"reason": ""}, 422, "Write at least one word."),
        ({"review": ""}, 422, "Choose a day."),
        ({"review": "2026-09-08"}, 409, "Choose a day to look again"),
        ({"subject": str(LARKFIELD)}, 404, ""),
    ],
)
def test_a_hold_that_cannot_be_placed_keeps_what_was_typed(
    hut: House, wrong: dict[str, str], status: int, says: str
) -> None:
    browser = lead(hut)
    answer = browser.sent(HOLDS, **{**A_HOLD, **wrong})
    assert answer.status_code == status
    assert says in words_of(answer.text)
    if status != 404 and "reason" not in wrong:
        assert WHY in answer.text


def test_a_hold_to_look_at_again_is_marked(hut: House) -> None:
    browser = lead(hut)
    browser.sent(HOLDS, **A_HOLD)
    assert "Look at this again" not in shown(browser)
    hut.clock.set(hut.clock.now.replace(month=12, day=2))
    assert "Look at this again" in shown(lead(hut))


def test_a_child_without_a_birth_date_is_a_line_of_its_own(hut: House) -> None:
    left(hut, OLI, None)
    browser = lead(hut)
    assert "No date of birth is known." in shown(browser)
    page = f"{PRIVACY}/disposals/{OLI}"
    assert "This record cannot go yet." in words_of(browser.get(page).text)
    assert browser.get(f"{PRIVACY}/disposals/{AYO}").status_code == 404


def test_each_rule_is_shown_with_its_day(hut: House) -> None:
    left(hut, OLI, date(2000, 9, 1))
    browser = lead(hut)
    said = shown(browser)
    assert "keep it until Monday 1 September 2031" in said
    assert "kept for long enough, since Monday 1 September 2025" in said
    page = f"{PRIVACY}/disposals/{OLI}"
    browser.opened(page)
    assert "IRMS" in words_of(browser.get(page).text)
    answer = browser.sent(page, retention="sen-file")
    assert answer.status_code == 409
    assert "must be kept until 1 September 2031" in words_of(answer.text)
    assert browser.sent(page).status_code == 422
    # The rule of another clock is no reason to let a record go.
    assert browser.sent(page, retention="subject-access").status_code == 422


@shows("service.operating.erasing:_certify", at="unit.save")
def test_f98_what_was_agreed_is_erased_by_the_operator_and_certified(
    fresh: House, tmp_path: Path
) -> None:
    left(fresh, OLI, date(1990, 9, 1))
    browser = lead(fresh)
    agree(browser, OLI)
    said = samepage(fresh.place, tmp_path, "erase", "--approved", "--yes")
    assert said.status == 0, said
    told = shown(browser)
    assert "A child’s whole record" in told
    assert "It had been kept for long enough." in told
    assert "Oli" not in told
    (link,) = browser.opened(PRIVACY).select("a[href*=erasures]")
    certificate = browser.opened(str(link["href"])).get_text()
    assert str(OLI) in certificate
    assert "Agreed by" in certificate
    nothing = samepage(fresh.place, tmp_path, "erase", "--approved")
    assert "Nothing that was agreed is left to erase." in nothing.out
    assert browser.get(f"{PRIVACY}/erasures/{a_new_id()}").status_code == 404


def agree(browser: Browser, child: UUID) -> None:
    page = f"{PRIVACY}/disposals/{child}"
    browser.opened(page)
    assert browser.sent(page, retention="sen-file").status_code == 303
    assert "It was not erased yet." in shown(browser)
    assert "agreed" in words_of(browser.get(page).text)


def test_what_was_agreed_cannot_be_agreed_again(hut: House) -> None:
    left(hut, OLI, date(1990, 9, 1))
    browser, page = lead(hut), f"{PRIVACY}/disposals/{OLI}"
    browser.opened(page)
    form = browser.form(page)
    assert browser.post(page, {**form, "retention": "sen-file"}).status_code == 303
    again = {**form, "key": str(a_new_id()), "retention": "pupil-record"}
    answer = browser.post(page, again)
    assert answer.status_code == 409
    assert "This was approved before." in words_of(answer.text)


@shows("service.privacy.commands:approve_disposal", at="because_of_a_hold")
def test_f97_a_hold_stops_a_disposal(hut: House, tmp_path: Path) -> None:
    left(hut, OLI, date(1990, 9, 1))
    browser, page = lead(hut), f"{PRIVACY}/disposals/{OLI}"
    browser.opened(page)
    form = browser.form(page)
    browser.opened(PRIVACY)
    browser.sent(HOLDS, **{**A_HOLD, "subject": str(OLI)})
    assert "A hold stands." in shown(browser)
    assert "so this record must stay" in words_of(browser.get(page).text)
    answer = browser.post(page, {**form, "retention": "sen-file"})
    assert answer.status_code == 409
    assert "A legal hold keeps this record." in words_of(answer.text)


@pytest.mark.parametrize(
    ("child", "says"),
    [(AYO, "This child is at the school."), (OLI, "No date of birth is known.")],
)
def test_what_must_be_kept_is_refused(hut: House, child: UUID, says: str) -> None:
    left(hut, OLI, None)
    command = ApproveDisposal(child=child, retention=Clock.SEN_FILE)
    with hut.services.store.unit(LARKFIELD) as unit:
        asking = SchoolAsking(SIAN, date(2060, 1, 1), unit, frozenset())
        with pytest.raises(CannotApproveDisposal, match=says):
            approve_disposal(command, asking)
