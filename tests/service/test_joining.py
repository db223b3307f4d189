"""With the link from a mail and the code from a person one comes in, and only so."""

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
from werkzeug.test import TestResponse

from tests.cast import AMINA, AYO, LARKFIELD, OTHER_SCHOOL, SIAN, STRANGER, an_id
from tests.letterbox import Letterbox, text_of
from tests.service.clients import Browser
from tests.service.house import NOW, PASSWORD, House, email_of
from tests.service.inviting import (
    EMAIL,
    PASSPHRASE,
    codes_like,
    invited,
    invited_escort,
    joined,
    welcomed,
)
from tests.service.pages import check_page

DIARY = f"/children/{AYO}"
WRONG = "The link and this code do not open anything."


def opens_nothing(answer: TestResponse) -> None:
    """The page says that nothing opens, and nothing of what was behind it."""
    page = check_page(answer, 422)
    assert WRONG in page.get_text()
    for word in ("Ayo", "Larkfield", "Si", "Kit", "carer", EMAIL):
        assert word not in page.get_text().replace("Sign", "")


def typed(browser: Browser, link: str, code: str) -> TestResponse:
    browser.opened(link)
    return browser.sent("/join", code=code)


def test_a_carer_comes_in_with_link_and_code(office: House, box: Letterbox) -> None:
    link, code = invited(office, box)
    guest = office.browser()
    page = welcomed(guest, link, code)
    said = page.get_text()
    assert "Siân Rees invites you to Larkfield School as carer" in said
    assert "Ayo Bello" in said
    after = joined(guest, name="Kit Marsh", address_as="Mx Marsh")
    assert "Your account is made, and you are in." in after.get_text()
    assert "Kit Marsh" in after.get_text()
    circle = guest.opened(f"{DIARY}/circle").get_text()
    assert "Kit Marsh (you)" in circle
    assert "Say: Mx Marsh" in circle
    assert {"circle/member-joined", "invitation/invitation-accepted"} < set(
        office.topics()
    )


def test_an_escort_comes_in_to_the_hand_over_alone(
    cabin: House, box: Letterbox
) -> None:
    link, code = invited_escort(cabin, box)
    guest = cabin.browser()
    said = welcomed(guest, link, code).get_text()
    assert "as transport escort" in said
    assert "You see today’s hand-over of Ayo Bello, and nothing else" in said
    after = joined(guest, name="Ivy Marsh")
    assert after.select_one(f'a[href="{DIARY}/hand-over"]') is not None
    guest.opened(f"{DIARY}/hand-over")
    assert guest.get(DIARY).status_code == 404


def test_the_membership_is_on_the_word_of_whoever_invited(
    cabin: House, box: Letterbox
) -> None:
    link, code = invited(cabin, box)
    guest = cabin.browser()
    welcomed(guest, link, code)
    joined(guest, name="Kit Marsh")
    record = cabin.browser(AMINA).opened(f"{DIARY}/audit").get_text()
    assert "Siân Rees added Kit Marsh to the circle as carer" in record
    assert "Kit Marsh accepted an invitation" in record
    assert "Siân Rees invited somebody to the circle as carer" in record


def test_a_new_person_writes_at_once(cabin: House, box: Letterbox) -> None:
    link, code = invited(cabin, box)
    guest = cabin.browser()
    welcomed(guest, link, code)
    joined(guest, name="Kit Marsh")
    guest.opened(DIARY)
    guest.saved(f"{DIARY}/entries", text="Hello from Kit.")
    assert "Hello from Kit." in guest.opened(DIARY).get_text()


def test_the_link_alone_tells_nothing(office: House, box: Letterbox) -> None:
    link, _ = invited(office, box)
    finder = office.browser()
    said = finder.opened(link).get_text()
    nowhere = office.browser().opened("/join?link=nothing").get_text()
    assert said.replace(link, "") == nowhere.replace("/join?link=nothing", "")
    for word in ("Ayo", "Larkfield", "Siân", "Kit"):
        assert word not in said


def test_a_mail_that_goes_astray_names_nobody(cabin: House, box: Letterbox) -> None:
    invited(cabin, box)
    (mail,) = box.mails
    assert mail["Subject"] == "An invitation to Same Page"
    for word in ("Ayo", "Bello", "Larkfield", "Siân", "Rees", "Kit", "carer"):
        assert word not in text_of(mail)
    assert "Tuesday 15 September 2026" in text_of(mail)


@pytest.mark.parametrize("code", ["", "1", "0000 0000 1", "não", "١٢٣٤ ٥٦٧٨"])
def test_a_wrong_code_opens_nothing(cabin: House, box: Letterbox, code: str) -> None:
    link, _ = invited(cabin, box)
    opens_nothing(typed(cabin.browser(), link, code))


@pytest.mark.parametrize("link", ["", "x", "é", "A" * 75, "A" * 74 + "=", "%00"])
def test_a_wrong_link_opens_nothing(cabin: House, box: Letterbox, link: str) -> None:
    _, code = invited(cabin, box)
    answer = cabin.browser().post("/join", {"link": link, "code": code})
    opens_nothing(answer)


def test_the_right_link_of_another_invitation_opens_nothing(
    cabin: House, box: Letterbox
) -> None:
    first, code = invited(cabin, box)
    second, other = invited(cabin, box, email="other@mail.example")
    opens_nothing(typed(cabin.browser(), second, code))
    opens_nothing(typed(cabin.browser(), first, other))


@pytest.mark.parametrize("between", ["", " ", "-", " \u00a0 "])
def test_how_the_code_is_spaced_does_not_matter(
    cabin: House, box: Letterbox, between: str
) -> None:
    link, code = invited(cabin, box)
    check_page(typed(cabin.browser(), link, code.replace(" ", between)), 200)


def test_five_wrong_codes_close_the_invitation(office: House, box: Letterbox) -> None:
    link, code = invited(office, box)
    finder = office.browser()
    for wrong in codes_like(code, 5):
        opens_nothing(typed(finder, link, wrong))
    opens_nothing(typed(finder, link, code))
    senco = office.browser(SIAN)
    assert (
        "The wrong code was typed five times."
        in senco.opened(f"{DIARY}/circle").get_text()
    )
    again, new = invited(office, box, again=True)
    opens_nothing(typed(finder, link, code))
    opens_nothing(typed(finder, link, new))
    opens_nothing(typed(finder, again, code))
    check_page(typed(finder, again, new), 200)


def test_four_wrong_codes_do_not(cabin: House, box: Letterbox) -> None:
    link, code = invited(cabin, box)
    for wrong in codes_like(code, 4):
        opens_nothing(typed(cabin.browser(), link, wrong))
    check_page(typed(cabin.browser(), link, code), 200)


def test_an_invitation_works_once(office: House, box: Letterbox) -> None:
    link, code = invited(office, box)
    guest, late = office.browser(), office.browser()
    welcomed(late, link, code)
    welcomed(guest, link, code)
    joined(guest, name="Kit Marsh")
    page = check_page(typed(office.browser(), link, code), 409)
    assert "This invitation was used already." in page.get_text()
    before = office.topics()
    answer = late.sent("/join/account", name="Kit Too", password=PASSPHRASE)
    assert "This invitation was used already." in check_page(answer, 409).get_text()
    assert office.topics() == before


def test_an_invitation_works_for_seven_days(cabin: House, box: Letterbox) -> None:
    link, code = invited(cabin, box)
    slow = cabin.browser()
    cabin.clock.set(NOW + timedelta(days=6, hours=23, minutes=30))
    welcomed(slow, link, code)
    cabin.clock.set(NOW + timedelta(days=7, minutes=1))
    answer = slow.sent("/join/account", name="Kit", password=PASSPHRASE)
    assert "This invitation is too old." in check_page(answer, 409).get_text()
    page = check_page(typed(cabin.browser(), link, code), 409)
    assert "This invitation is too old." in page.get_text()


def test_a_code_is_asked_for_again_after_an_hour(cabin: House, box: Letterbox) -> None:
    link, code = invited(cabin, box)
    slow = cabin.browser()
    welcomed(slow, link, code)
    cabin.clock.set(NOW + timedelta(hours=1, minutes=5))
    answer = slow.sent("/join/account", name="Kit", password=PASSPHRASE)
    page = check_page(answer, 422)
    assert "Type the code once more." in page.get_text()
    slow.page = page
    check_page(slow.sent("/join", code=code), 200)


@pytest.mark.parametrize("ticket", ["", "x", "WzEsMl0.x"])
@pytest.mark.parametrize("path", ["/join/account", "/join/yes"])
def test_nobody_comes_in_without_the_code(
    cabin: House, box: Letterbox, ticket: str, path: str
) -> None:
    invited(cabin, box)
    before = cabin.topics()
    sent = {"ticket": ticket, "name": "Kit", "password": PASSPHRASE}
    check_page(cabin.browser().post(path, sent), 422)
    assert cabin.topics() == before


def test_an_invitation_that_was_taken_back_opens_nothing(
    cabin: House, box: Letterbox
) -> None:
    link, code = invited(cabin, box)
    early = cabin.browser()
    welcomed(early, link, code)
    senco = cabin.browser(SIAN)
    circle = senco.opened(f"{DIARY}/circle")
    take_back = str(circle.select_one('a[href$="/withdraw"]')["href"])  # type: ignore[index]
    senco.opened(take_back)
    assert "Taken back." in senco.saved(take_back).get_text()
    answer = early.sent("/join/account", name="Kit", password=PASSPHRASE)
    assert "was taken back" in check_page(answer, 409).get_text()
    page = check_page(typed(cabin.browser(), link, code), 409)
    assert "was taken back" in page.get_text()


def test_whoever_is_signed_in_joins_as_they_are(office: House, box: Letterbox) -> None:
    link, code = invited(office, box)
    amina = office.browser(STRANGER)
    page = welcomed(amina, link, code)
    assert "You are Noor Haddad" in page.get_text()
    assert "Welcome. You are in." in amina.saved("/join/yes").get_text()
    children = amina.opened("/children").get_text()
    assert "Ayo Bello" in children
    assert "Rio Haddad" in children
    assert "Larkfield School" in children
    assert "Brook School" in children
    people = office.services.identity.people_of(an_id(f"account of {STRANGER.person}"))
    assert {one.school for one in people} == {LARKFIELD, OTHER_SCHOOL}


def test_the_person_that_the_school_knows_joins(cabin: House, box: Letterbox) -> None:
    link, code = invited(cabin, box, child="Oli")
    amina = cabin.browser(AMINA)
    registered = cabin.topics().count("person/registered")
    welcomed(amina, link, code)
    amina.saved("/join/yes")
    assert "Oli Grant" in amina.opened("/children").get_text()
    assert cabin.topics().count("person/registered") == registered


def test_whoever_is_in_already_stays_as_they_are(cabin: House, box: Letterbox) -> None:
    link, code = invited(cabin, box)
    amina = cabin.browser(AMINA)
    welcomed(amina, link, code)
    before = cabin.topics()
    page = amina.refused("/join/yes", 409)
    assert "already in the circle" in page.get_text()
    assert cabin.topics() == before


def test_somebody_with_an_account_is_asked_to_sign_in(
    cabin: House, box: Letterbox
) -> None:
    link, code = invited(cabin, box, email=email_of(STRANGER))
    guest = cabin.browser()
    page = welcomed(guest, link, code)
    assert page.find("form", action="/join/account") is None
    way = page.select_one("main a.govuk-button")
    assert way is not None
    assert unquote(str(way["href"])) == f"/sign-in?next={link}"
    guest.opened(str(way["href"]))
    guest.saved("/sign-in", email=email_of(STRANGER), password=PASSWORD)
    check_page(guest.sent("/join", code=code), 200)


def test_a_mail_to_an_account_greets_its_owner(cabin: House, box: Letterbox) -> None:
    amina = cabin.browser(AMINA)
    amina.opened("/account/name")
    amina.saved("/account/name", address_as="Ms Bello")
    invited(cabin, box, email=email_of(AMINA), child="Oli")
    assert text_of(box.mails[-1]).startswith("Hello, Ms Bello,")


def test_whoever_is_known_only_at_another_school_is_greeted_too(
    cabin: House, box: Letterbox
) -> None:
    noor = cabin.browser(STRANGER)
    noor.opened("/account/name")
    noor.saved("/account/name", address_as="Mx Haddad")
    invited(cabin, box, email=email_of(STRANGER))
    assert text_of(box.mails[-1]).startswith("Hello, Mx Haddad,")


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("", "Use at least 10 characters."),
        ("short", "Use at least 10 characters."),
        ("password123", "lists that thieves try first"),
        ("kit marsh kit marsh", "Leave your name"),
    ],
)
def test_a_bad_password_is_refused_and_what_was_typed_stays(
    cabin: House, box: Letterbox, password: str, says: str
) -> None:
    link, code = invited(cabin, box)
    guest = cabin.browser()
    welcomed(guest, link, code)
    before = cabin.topics()
    page = guest.refused(
        "/join/account", 422, name="Kit Marsh", address_as="Kit", password=password
    )
    assert says in page.get_text()
    assert guest.form("/join/account")["name"] == "Kit Marsh"
    assert guest.form("/join/account")["address_as"] == "Kit"
    assert password == "" or password not in str(page)
    assert cabin.topics() == before
    joined(guest)


def test_neither_address_nor_code_is_kept_in_clear(
    office: House, box: Letterbox
) -> None:
    link, code = invited(office, box)
    stored = repr(office.stored())
    secret = link.partition("link=")[2]
    for word in (EMAIL, code, code.replace(" ", ""), secret):
        assert word not in stored
    # So short a name can stand inside a code drawn at random, but not as a word.
    assert not re.search(r"\bKit\b", stored)
