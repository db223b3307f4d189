"""People say what they are called, and it is used wherever they are."""

from email.message import EmailMessage
from pathlib import Path

from tests.cast import AMINA, AYO, LARKFIELD, OTHER_SCHOOL
from tests.databases import Place
from tests.features.shows import shows
from tests.service.house import MAI, House, account_of, email_of
from tests.service.signing import mails, with_mail
from tests.service.words import a_note

NAME = "/account/name"
CIRCLE = f"/children/{AYO}/circle"


@shows("service.names.routes:_take")
def test_f4_somebody_changes_what_they_are_called(fresh: House) -> None:
    fresh.program(AMINA).wrote(f"/children/{AYO}/entries", a_note())
    amina = fresh.browser(AMINA)
    amina.opened(NAME)
    assert amina.form(NAME)["name"] == "Amina Bello"
    page = amina.saved(NAME, name="Amina Bello-Reed", address_as="Ms Reed")
    assert "Saved. That is what you are called now." in page.get_text()
    assert amina.form(NAME)["address_as"] == "Ms Reed"
    circle = amina.opened(CIRCLE).get_text()
    assert "Amina Bello-Reed (you)" in circle
    assert "Say: Ms Reed" in circle
    assert "Amina Bello-Reed" in amina.opened(f"/children/{AYO}").get_text()


def test_saying_the_same_again_records_nothing(lodge: House) -> None:
    mai = lodge.browser(MAI)
    mai.opened(NAME)
    before = lodge.topics()
    mai.saved(NAME)
    assert lodge.topics() == before
    mai.opened(NAME)
    mai.saved(NAME, address_as="Dr Tanaka")
    mai.saved(NAME, address_as="")
    assert lodge.topics()[-2:] == ["person/address-preferred"] * 2
    mai.opened(NAME)
    assert mai.form(NAME)["address_as"] == ""


def test_a_name_is_needed(lodge: House) -> None:
    amina = lodge.browser(AMINA)
    amina.opened(NAME)
    page = amina.refused(NAME, 422, name=" ", address_as="Ms Bello")
    assert "Write your name." in page.get_text()
    assert amina.form(NAME)["address_as"] == "Ms Bello"


def test_one_account_has_one_name_at_all_its_schools(hut: House) -> None:
    """Amina is a person at two schools, with one account."""
    identity = hut.services.identity
    amina, mai = account_of(AMINA), MAI.person
    with hut.place.owner.writing(OTHER_SCHOOL) as conn:
        conn.exec_driver_sql("DELETE FROM account_people WHERE person = ?", (mai.hex,))
        identity.attach(conn, amina, OTHER_SCHOOL, mai)
    browser = hut.browser(AMINA)
    browser.opened(NAME)
    browser.saved(NAME, name="Amina Reed")
    page = browser.opened("/children").get_text()
    assert "Ayo Bello" in page
    assert "Rio Haddad" in page
    for school in (LARKFIELD, OTHER_SCHOOL):
        theirs = [one for one in identity.people_of(amina) if one.school == school]
        assert len(theirs) == 1
    assert hut.topics().count("person/renamed") == 2


def _mails_to_amina(house: House) -> list[EmailMessage]:
    """Let her ask for a link, and change her password."""
    browser = house.browser()
    browser.opened("/sign-in/link")
    browser.sent("/sign-in/link", email=email_of(AMINA))
    amina = house.browser(AMINA)
    amina.opened("/account/password")
    amina.saved("/account/password", new_password="nine pebbles on ice")
    return mails(house)[-2:]


@shows("service.greetings:greeting")
def test_f4_every_mail_greets_people_as_they_asked(
    address: Place, tmp_path: Path
) -> None:
    with with_mail(address, tmp_path / "mail") as house:
        for mail in _mails_to_amina(house):
            assert mail.get_content().splitlines()[0] == "Hello,"
        amina = house.browser(AMINA)
        amina.opened(NAME)
        amina.saved(NAME, address_as="Ms Bello")
        link, changed = _mails_to_amina(house)
        for mail in (link, changed):
            assert mail.get_content().splitlines()[0] == "Hello, Ms Bello,"
            assert "Bello" not in str(mail["Subject"])
        assert "/sign-in/link/open?link=" in link.get_content()
        assert "Your password was changed." in changed.get_content()


def test_the_page_of_the_account_leads_to_the_name(lodge: House) -> None:
    amina = lodge.browser(AMINA)
    way = amina.opened("/account").find("a", href=NAME)
    assert way is not None
    assert amina.opened(NAME).find("form", action=NAME)
