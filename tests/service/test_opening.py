"""samepage open-school: a school opens, and its first administrator comes in."""

import re
from collections.abc import Mapping

from events.base import Duty
from projections import duties
from tests import databases
from tests.cast import LARKFIELD
from tests.letterbox import Letterbox
from tests.service.house import House
from tests.service.inviting import EMAIL, PASSPHRASE, joined, welcomed
from tests.service.test_cli import is_one_sentence, samepage, settings_of

OPEN = ("open-school", "Brook School", "--administrator", "Kit Marsh")
CODE = re.compile(r"\b\d{4} \d{4}\b")


def env(place: databases.Place, box: Letterbox) -> Mapping[str, str]:
    return {**settings_of(place), "SAMEPAGE_SMTP_URL": box.address}


def code_in(said: str) -> str:
    (code,) = CODE.findall(said)
    assert isinstance(code, str)
    return code


def test_a_school_opens_and_its_administrator_comes_in(
    address: databases.Place, box: Letterbox
) -> None:
    told = samepage(env(address, box), *OPEN, "--email", EMAIL)
    assert told.exit_code == 0, told.output
    assert "The school is open. Its number:" in told.output
    assert "/join" not in told.output
    house = House.over(address)
    guest = house.browser()
    page = welcomed(guest, box.newest_link(), code_in(told.output))
    assert "The school invites you to Brook School" in page.get_text()
    assert guest.form("/join/account")["name"] == "Kit Marsh"
    joined(guest)
    account = house.services.identity.account_with(EMAIL)
    assert account is not None
    (place,) = house.services.identity.people_of(account)
    with house.services.store.reading(place.school) as reader:
        held = duties.of_person(reader.conn, place.school, place.person)
    assert held == {Duty.ADMINISTRATOR}
    assert house.topics().count("person/registered") == 1
    house.services.store.database.close()


def test_without_mail_the_operator_is_given_the_link(
    sqlite_address: databases.Place,
) -> None:
    settings = {
        **settings_of(sqlite_address),
        "SAMEPAGE_BASE_URL": "https://diary.example",
    }
    told = samepage(settings, *OPEN, "--email", EMAIL)
    assert told.exit_code == 0
    assert "The mail could not be sent." in told.output
    assert "https://diary.example/join?link=" in told.output
    assert code_in(told.output)


def test_one_more_administrator_is_invited(office: House, box: Letterbox) -> None:
    words = ("invite-administrator", str(LARKFIELD), "Kit", "--email", EMAIL)
    told = samepage(env(office.place, box), *words)
    assert told.exit_code == 0, told.output
    guest = office.browser()
    welcomed(guest, box.newest_link(), code_in(told.output))
    joined(guest, name="Kit Marsh", password=PASSPHRASE)
    account = office.services.identity.account_with(EMAIL)
    assert account is not None
    (place,) = office.services.identity.people_of(account)
    with office.services.store.reading(LARKFIELD) as reader:
        held = duties.of_person(reader.conn, LARKFIELD, place.person)
    assert held == {Duty.ADMINISTRATOR}


def test_what_cannot_be_invited_is_one_sentence(
    sqlite_address: databases.Place, box: Letterbox
) -> None:
    settings = env(sqlite_address, box)
    wrong = samepage(settings, *OPEN, "--email", "kit")
    is_one_sentence(wrong, says="Write an e-mail address, such as name@mail.example.")
    words = ("invite-administrator", str(LARKFIELD), "Kit", "--email", EMAIL)
    is_one_sentence(samepage(settings, *words), says="school")
    assert box.mails == []
