"""What would help? Both sides are asked, and an answer is an action or "no thanks"."""

from datetime import UTC, datetime

import pytest

from tests.cast import AMINA, LUKASZ, OLI, TOM
from tests.features.shows import shows
from tests.service.clients import Browser, said_in
from tests.service.house import ADA, House
from tests.service.words import CHILD

ASKED = f"{CHILD}/support-question"
TERM = f"{ASKED}/term"
MEETINGS = f"{CHILD}/meetings"
AUTUMN = "For the autumn term"
WISH = "A message if she comes home wet."


def a_meeting(house: House, day: str = "2026-09-25") -> str:
    """The id of a meeting that Amina proposed."""
    told = {"kind": "informal", "purpose": "How lunch goes", "day": day}
    return str(house.program(AMINA).wrote(MEETINGS, told)["id"])


def asks(browser: Browser) -> list[str]:
    """What the diary asks whoever opens it."""
    boxes = browser.opened(CHILD).select(".support-ask")
    return [said_in(box).partition(":")[0].strip() for box in boxes]


@shows("service.supporting:asked_now")
@shows("service.supporting:waiting")
def test_f11_both_sides_are_asked_each_term_and_before_each_meeting(
    fresh: House,
) -> None:
    amina, tom = fresh.browser(AMINA), fresh.browser(TOM)
    assert asks(amina) == asks(tom) == [AUTUMN]
    assert asks(fresh.browser(ADA)) == []
    meeting, off = a_meeting(fresh), a_meeting(fresh)
    why = {"reason": "No time."}
    fresh.program(AMINA).wrote(f"{MEETINGS}/{off}/calling-off", why)
    before = "Before the meeting on Friday 25 September 2026"
    assert asks(amina) == asks(tom) == [before, AUTUMN]
    answered = f"{ASKED}/meetings/{meeting}"
    amina.opened(answered)
    amina.saved(f"{answered}/no-thanks")
    assert asks(amina) == [AUTUMN]
    assert asks(tom) == [before, AUTUMN]
    fresh.clock.set(datetime(2026, 9, 26, 11, tzinfo=UTC))
    assert asks(fresh.browser(TOM)) == [AUTUMN]
    fresh.clock.set(datetime(2027, 1, 11, 11, tzinfo=UTC))
    assert asks(fresh.browser(TOM)) == ["For the spring term"]


@shows("service.support.commands:wish_help", at="question.wish")
@shows("service/support/templates/support/questions.html", at="said what would help:")
def test_f11_what_would_help_becomes_an_action(fresh: House) -> None:
    amina = fresh.browser(AMINA)
    amina.opened(TERM)
    page = amina.saved(TERM, text=WISH)
    assert f"Amina Bello said what would help: {WISH}" in said_in(page)
    assert asks(amina) == []
    (action,) = fresh.program(TOM).read(f"{CHILD}/actions")["items"]
    assert (action["text"], action["by"]) == (WISH, str(AMINA.person))
    (link,) = page.select(f'a[href="{CHILD}/actions/{action["id"]}"]')
    assert said_in(link) == WISH
    assert "Say something more" in said_in(page)
    amina.opened(TERM)
    amina.saved(TERM, text="A list of what is for lunch.")
    assert fresh.topics().count("support/question-taken-up") == 1
    assert fresh.topics().count("support/help-wished") == 2


@shows("service.support.commands:need_no_help", at="question.decline")
def test_f11_no_thanks_is_an_answer_that_both_sides_read(fresh: House) -> None:
    tom = fresh.browser(TOM)
    tom.opened(TERM)
    tom.saved(f"{TERM}/no-thanks")
    assert asks(tom) == []
    page = fresh.browser(AMINA).opened(ASKED)
    assert "Tom Okafor said “no thanks”." in said_in(page)
    assert "No answer yet." in said_in(page)
    assert fresh.topics().count("action/action-proposed") == 0
    tom.opened(TERM)
    assert tom.page.find("form", action=f"{TERM}/no-thanks") is None
    fields = {"csrf": tom.form(TERM)["csrf"]}
    assert tom.post(f"{TERM}/no-thanks", fields).status_code == 409


@shows("service.support.commands:_occasion", at="check_ahead")
def test_f11_after_a_meeting_nobody_is_asked_for_it(fresh: House) -> None:
    meeting = a_meeting(fresh, "2026-09-09")
    amina = fresh.program(AMINA)
    fresh.clock.set(datetime(2026, 9, 10, 11, tzinfo=UTC))
    for what, body in (("wishes", {"text": WISH}), ("no-thanks", {})):
        told = amina.post(f"{ASKED}/{what}", {**body, "meeting": meeting})
        assert told.status_code == 409
        assert "cannot-answer-support" in told.text


@pytest.mark.parametrize("way", ["", "/no-thanks"])
def test_a_meeting_that_is_not_ahead_asks_nothing(fresh: House, way: str) -> None:
    off, gone = a_meeting(fresh), a_meeting(fresh, "2026-09-09")
    fresh.program(AMINA).wrote(f"{MEETINGS}/{off}/calling-off", {"reason": "No time."})
    fresh.clock.set(datetime(2026, 9, 11, 11, tzinfo=UTC))
    amina = fresh.browser(AMINA)
    amina.opened(TERM)
    sends = {**amina.form(TERM), "text": WISH}
    for meeting in (off, gone):
        at = f"{ASKED}/meetings/{meeting}"
        assert amina.get(at).status_code == 404
        assert amina.post(f"{at}{way}", sends).status_code == 404
    assert fresh.topics().count("support/question-taken-up") == 0


def test_a_wish_has_words_and_staff_are_asked_about_other_names(fresh: House) -> None:
    tom = fresh.browser(TOM)
    tom.opened(TERM)
    assert tom.refused(TERM, 422, text=" ").find(id="text-error") is not None
    page = tom.refused(TERM, 422, text="Tell Oli’s driver the time.")
    assert "“Oli” may be another child." in said_in(page)


def test_a_program_reads_and_answers_too(fresh: House) -> None:
    ada, lukasz = fresh.program(ADA), fresh.program(LUKASZ)
    meeting = a_meeting(fresh)
    told = lukasz.wrote(f"{ASKED}/wishes", {"text": WISH, "meeting": meeting})
    assert (told["meeting"], told["term"]) == (meeting, None)
    (answer,) = told["answers"]
    assert answer["by"] == str(LUKASZ.person)
    before, term = ada.read(ASKED)["items"]
    assert before["answers"] == told["answers"]
    assert (term["year"], term["term"], term["answers"]) == (2026, "autumn", [])
    nothing = f"/api/v1/children/{OLI}/support-question"
    assert lukasz.get(nothing).status_code == 404
