"""The way to say that a child is not safe: whom to tell, and nothing is kept."""

import re
from typing import Any
from uuid import uuid4

import pytest
from bs4 import Tag

from events.base import Actor, Duty, Side
from events.phrase import first_large
from service.safety.answers import LABELS
from tests.architecture.tree import matching, text_of
from tests.cast import AMINA, AYO, AYO_IN_PERSON, LARKFIELD, LUKASZ, OLI, SIAN
from tests.features.shows import shows
from tests.service.clients import Browser, words_of
from tests.service.house import ADA, NOW, House
from tests.service.packing import REQUESTS
from tests.service.safeguards import DIARY, HERE, LEAD, SECOND, holds, written_by
from tests.service.words import entry_at

SAFETY = f"{DIARY}/safety"
OFFICE = f"/schools/{LARKFIELD}/safety"
CONTACTS = f"{HERE}/contacts"
CANARY = "He has a new bruise and will not say why."


def says_whom(house: House) -> Browser:
    lead = house.browser(house.serve(LEAD))
    lead.opened(CONTACTS)
    lead.saved(
        CONTACTS,
        lead="Siân Rees",
        lead_phone="020 7946 0018",
        deputy="Tom Okafor",
        deputy_phone="020 7946 0019",
        hours="School days, 8 am to 4 pm",
        authority_phone="020 7946 0100",
    )
    return lead


def kept(house: House) -> dict[str, Any]:
    """Every row, but when a session was last used: any page moves that on."""
    return {name: rows for name, rows in house.stored().items() if name != "sessions"}


def typed_into(browser: Browser, page: str, action: str) -> str:
    """Press the safety button beside a form; give the page that follows."""
    browser.opened(page)
    form = browser.page.find("form", action=action)
    assert isinstance(form, Tag)
    (button,) = form.select("button[formaction]")
    assert button["formaction"] == SAFETY
    answer = browser.post(SAFETY, {**browser.form(action), "text": CANARY})
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    return words_of(answer.text)


@shows(
    "service/safety/templates/safety/safety.html",
    at="{{ said if said is string else said | day }}",
)
def test_f101_what_was_typed_is_shown_and_nothing_is_kept(fresh: House) -> None:
    says_whom(fresh)
    entry = written_by(fresh, SIAN)
    amina = fresh.browser(AMINA)
    for page, action in (
        (DIARY, f"{DIARY}/entries"),
        (entry_at(entry), f"{entry_at(entry)}/comments"),
        (f"{entry_at(entry)}/correct", f"{entry_at(entry)}/correct"),
        (f"{DIARY}/circle/{AMINA.person}/leave",) * 2,
    ):
        amina.opened(page)
        before = kept(fresh)
        words = typed_into(amina, page, action)
        assert kept(fresh) == before
        assert CANARY in words
        assert "It is not stored here." in words


def test_it_says_whom_to_tell_and_when_the_school_is_closed(hut: House) -> None:
    amina = hut.browser(AMINA)
    words = words_of(str(amina.opened(SAFETY)))
    assert "Phone the school and ask for the safeguarding lead." in words
    says_whom(hut)
    words = words_of(str(amina.opened(SAFETY)))
    for one in ("Siân Rees", "020 7946 0018", "020 7946 0019", "020 7946 0100"):
        assert one in words
    for one in ("999", "0808 800 5000", "0800 1111", "School days, 8 am to 4 pm"):
        assert one in words
    assert "Speak to Siân Rees" in words_of(str(amina.opened(DIARY)))


def test_the_office_has_the_way_too_and_keeps_nothing(fresh: House) -> None:
    says_whom(fresh)
    keeper = fresh.browser(fresh.serve(Actor(uuid4(), Duty.DATA_LEAD, Side.SCHOOL)))
    keeper.opened(REQUESTS)
    form = keeper.page.find("form", action=REQUESTS)
    assert isinstance(form, Tag)
    (button,) = form.select("button[formaction]")
    assert button["formaction"] == OFFICE
    before = kept(fresh)
    answer = keeper.post(OFFICE, {**keeper.form(REQUESTS), "known_by": CANARY})
    assert answer.headers["Cache-Control"] == "no-store"
    words = words_of(answer.text)
    assert kept(fresh) == before
    assert f"How you know who they are {CANARY}" in words
    assert "Siân Rees" in words
    assert keeper.get(OFFICE).status_code == 200
    assert fresh.browser(AMINA).get(OFFICE).status_code == 403


@pytest.mark.parametrize("who", [AMINA, SIAN, ADA, AYO_IN_PERSON])
def test_everybody_around_the_child_gets_there(hut: House, who: object) -> None:
    browser = hut.browser(who)  # type: ignore[arg-type]
    browser.opened(SAFETY)
    assert browser.get(f"/children/{OLI}/safety").status_code in {200, 404}


def test_who_sees_nothing_new_gets_there_and_who_sees_nothing_does_not(
    hut: House,
) -> None:
    lead = hut.browser(hut.serve(LEAD))
    holds(lead, AMINA, "nothing-new")
    hut.browser(AMINA).opened(SAFETY)
    holds(lead, LUKASZ, "nothing")
    assert hut.browser(LUKASZ).get(SAFETY).status_code == 404


@shows("service.safety.routes:show_with_words", at="signed_in_or_none() is None")
def test_f101_after_the_session_the_words_are_shown_and_not_carried(hut: House) -> None:
    amina = hut.browser(AMINA)
    amina.opened(DIARY)
    fields = {**amina.form(f"{DIARY}/entries"), "text": CANARY}
    amina.client.delete_cookie("samepage")
    before = kept(hut)
    answer = amina.post(SAFETY, fields)
    assert answer.status_code == 401
    words = words_of(answer.text)
    assert CANARY in words
    assert "0808 800 5000" in words
    assert "Siân" not in words
    assert 'name="carried"' not in answer.text
    assert kept(hut) == before


def test_after_signing_in_elsewhere_the_words_are_shown_and_not_carried(
    hut: House,
) -> None:
    """The page was opened in an earlier session of the same person."""
    amina = hut.browser(AMINA)
    amina.opened(DIARY)
    fields = {**amina.form(f"{DIARY}/entries"), "text": CANARY}
    hut.let_in(amina, AMINA)
    before = kept(hut)
    answer = amina.post(SAFETY, fields)
    assert answer.status_code == 200
    assert CANARY in answer.text
    assert kept(hut) == before


def test_a_form_without_words_shows_only_whom_to_tell(hut: House) -> None:
    amina = hut.browser(AMINA)
    amina.opened(DIARY)
    answer = amina.post(SAFETY, amina.form(f"{DIARY}/entries"))
    assert "What you typed" not in words_of(answer.text)


def test_no_secret_is_shown(hut: House) -> None:
    amina = hut.browser(AMINA)
    amina.opened(DIARY)
    fields = {**amina.form(f"{DIARY}/entries"), "password": "hunter2", "note": CANARY}
    answer = amina.post(SAFETY, fields)
    assert CANARY in answer.text
    assert "hunter2" not in answer.text
    assert fields["key"] not in answer.text


def test_the_way_to_empty_the_page_is_an_empty_form(hut: House) -> None:
    amina = hut.browser(AMINA)
    amina.opened(DIARY)
    answer = amina.post(SAFETY, {**amina.form(f"{DIARY}/entries"), "text": CANARY})
    assert f'href="{DIARY}?done=cleared"' in answer.text
    assert CANARY not in str(amina.opened(f"{DIARY}?done=cleared"))


def test_a_lead_or_an_administrator_says_whom_to_tell(hut: House) -> None:
    says_whom(hut)
    second = hut.browser(hut.serve(SECOND))
    second.opened(CONTACTS)
    assert second.form(CONTACTS)["lead"] == "Siân Rees"
    second.refused(CONTACTS, 422, lead="", lead_phone="")
    assert hut.browser(SIAN).get(CONTACTS).status_code == 403
    lead = hut.browser(LEAD)
    hut.clock.set(NOW)
    lead.opened(CONTACTS)


def test_what_was_typed_stays_out_of_the_log(
    hut: House, capsys: pytest.CaptureFixture[str]
) -> None:
    typed_into(hut.browser(AMINA), DIARY, f"{DIARY}/entries")
    told = capsys.readouterr()
    assert CANARY not in told.out + told.err
    assert str(AYO) not in told.err
    assert str(LARKFIELD) not in told.err


# Fields for words of one's own, whichever way a page makes them.
FREE_TEXT = re.compile(
    r"\{\{ (?:words|file_fields)\(|<textarea|type=\"text\""
    r"|\{\{ line\((?![^\n]*type=\"(?:date|email|tel|password)\")"
)
BUTTON = re.compile(r"\{\{ about_safety(?:\(child\)|_here\(school\)) \}\}")
# Pages, or all of a slice, that have no such button, and why.
NAMES_ALONE = "Only what somebody or something is called is written here."
OF_A_CHILD = "Every page of a child has the way to help and Childline’s number on it."
ONE_IS_THE_LEAD = "Only the safeguarding lead opens it, whom the button would name."
WITHOUT = {
    "accounts": "Only what somebody signs in with is written here.",
    "measures/templates/measures/one.html": "Only a number and a day are written here.",
    "circle/templates/circle/circle.html": NAMES_ALONE,
    "classes": NAMES_ALONE,
    "contacts": "Only where somebody lives and is phoned is written here.",
    "invitations": NAMES_ALONE,
    "joining": NAMES_ALONE,
    "concerns/templates/concerns/days.html": "Only a number is written here.",
    "limits": ONE_IS_THE_LEAD,
    "mine": OF_A_CHILD,
    "names": NAMES_ALONE,
    "preparing/templates/preparing/child_keep.html": OF_A_CHILD,
    "notices": "Only hours of the day are written here.",
    "offline": "Without a connection no page opens; its foot says whom to phone.",
    "roster": NAMES_ALONE,
    "safeguarding/templates/safeguarding/opening.html": ONE_IS_THE_LEAD,
    "safeguarding/templates/safeguarding/put_back.html": ONE_IS_THE_LEAD,
    "safety": "It is the page on which the school says whom to tell.",
    "schools": NAMES_ALONE,
    "search": "What is looked for is kept nowhere and read by nobody.",
}


@shows("service/diary/templates/diary/diary.html", at="    {{ about_safety(child) }}\n")
def test_f101_every_page_with_words_of_ones_own_has_the_button() -> None:
    """Whoever writes anywhere is shown whom to tell, or it is said why not."""
    written = [
        name.removeprefix("service/")
        for name in matching("service/*/**/*.html")
        if FREE_TEXT.search(text_of(name)) and not name.startswith("service/templates")
    ]
    without = {
        name for name in written if not BUTTON.search(text_of(f"service/{name}"))
    }
    said = {part for part in WITHOUT for name in without if name.startswith(part)}
    unsaid = {name for name in without if not name.startswith(tuple(WITHOUT))}
    assert "attachments/templates/attachments/attach.html" in written
    assert not unsaid
    assert said == set(WITHOUT)


def test_every_number_can_be_pressed_and_the_words_come_first(fresh: House) -> None:
    says_whom(fresh)
    amina = fresh.browser(AMINA)
    amina.opened(DIARY)
    typed = {**amina.form(f"{DIARY}/entries"), "text": CANARY, "day": "2026-09-07"}
    page = amina.post(SAFETY, typed).text
    for number in ("999", "02079460018", "02079460019", "08001111"):
        assert f'href="tel:{number}"' in page
    words = words_of(page)
    assert words.index(CANARY) < words.index("Childline")
    assert "At home" in words
    assert "7 September" in words
    assert "2026-09-07" not in words
    assert "own system" not in words


def test_every_label_on_the_page_reads_as_a_person_would_say_it() -> None:
    """Not the name of a field, such as “Is them”, with a capital in front."""
    plain = {one: first_large(one.replace("_", " ")) for one in LABELS}
    raw = {one for one, words in plain.items() if LABELS[one] == words}
    assert raw == {"day", "language", "why"}
