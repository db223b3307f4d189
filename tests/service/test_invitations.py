"""Inviting by e-mail: who may, what is shown to whom, and what a mail server can do."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from events.base import Actor, Role, Side, Space
from events.circle import Circle
from events.person import Person
from tests.cast import AMINA, AYO, LARKFIELD, LUKASZ, OLI, SIAN, TOM, a_new_id
from tests.letterbox import Letterbox
from tests.service.clients import Browser, Program
from tests.service.house import MAI, NOW, House
from tests.service.inviting import (
    COLLEAGUES,
    EMAIL,
    INVITE,
    PASSPHRASE,
    SUPPORTERS,
    administrator,
    invited,
    invited_colleague,
    invited_supporter,
    joined,
    only,
    sent,
    welcomed,
)
from tests.service.pages import check_page

CIRCLE = f"/children/{AYO}/circle"
KIT = {"name": "Kit", "email": EMAIL, "role": "carer", "side": "home"}
FRIEND = {"name": "Kit", "email": EMAIL, "until": "2026-12-18"}


def way(browser: Browser, word: str) -> str:
    """Where the only link with this word at its end leads to."""
    return str(only(browser.page, f'a[href$="/{word}"]')["href"])


def test_the_circle_shows_who_is_on_the_way(office: House, box: Letterbox) -> None:
    invited(office, box)
    senco = office.browser(SIAN).opened(CIRCLE).get_text()
    assert "Invited, not here yet" in senco
    assert "Kit" in senco
    assert "k…@m….example" in senco
    assert EMAIL not in senco
    tom = office.browser(TOM).opened(CIRCLE).get_text()
    assert "Invited by Siân Rees on Tue 8 Sep 2026" in tom
    assert "It works until Tue 15 Sep 2026" in tom
    assert "carer" in tom
    for word in ("Kit", "mail", "k…@"):
        assert word not in tom.partition("Invited, not here yet")[2].partition("add")[0]


def test_nothing_is_shown_of_an_invitation_that_was_used(
    cabin: House, box: Letterbox
) -> None:
    guest = cabin.browser()
    welcomed(guest, *invited(cabin, box))
    joined(guest, name="Kit Marsh")
    assert "not here yet" not in cabin.browser(SIAN).opened(CIRCLE).get_text()


def test_an_old_invitation_says_so(cabin: House, box: Letterbox) -> None:
    invited(cabin, box)
    cabin.clock.set(NOW + timedelta(days=8))
    assert "Too old" in cabin.browser(AMINA).opened(CIRCLE).get_text()


@pytest.mark.parametrize(
    ("typed", "field", "says"),
    [
        ({"name": ""}, "name", "Write at least one word."),
        ({"email": ""}, "email", "Write an e-mail address"),
        ({"email": "kit"}, "email", "Write an e-mail address"),
        ({"email": "a@b.example\nBcc: c@d.example"}, "email", "Write an e-mail"),
        ({"email": f"{'k' * 250}@mail.example"}, "email", "Write an e-mail address"),
        ({"role": ""}, "role", "Choose one."),
        ({"side": ""}, "side", "Choose one."),
        ({"until": "soon"}, "until", "Give the day as year, month and day"),
    ],
)
def test_what_is_missing_is_asked_for(
    cabin: House, box: Letterbox, typed: Mapping[str, str], field: str, says: str
) -> None:
    senco = cabin.browser(SIAN)
    senco.opened(INVITE)
    before = cabin.topics()
    page = senco.refused(INVITE, 422, **{**KIT, **typed})
    assert says in only(page, f"#{field}-error").get_text()
    assert senco.form(INVITE)["name"] == {**KIT, **typed}["name"]
    assert cabin.topics() == before
    assert box.mails == []


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"side": "school"}, "A carer stands on this side: home."),
        ({"until": "2026-09-01"}, "1 September 2026 is over."),
    ],
)
def test_what_cannot_be_is_refused(
    cabin: House, box: Letterbox, typed: Mapping[str, str], says: str
) -> None:
    senco = cabin.browser(SIAN)
    senco.opened(INVITE)
    page = senco.refused(INVITE, 409, **{**KIT, **typed})
    assert says in page.get_text()
    assert box.mails == []


def test_a_family_sees_its_own_way_to_invite(cabin: House, box: Letterbox) -> None:
    amina = cabin.browser(AMINA)
    circle = amina.opened(CIRCLE)
    assert way(amina, "supporters") == SUPPORTERS
    assert circle.select(f'a[href="{INVITE}"]') == []
    assert amina.get(INVITE).status_code == 403
    assert cabin.browser(TOM).get(SUPPORTERS).status_code == 403
    invited_supporter(cabin, box)
    said = cabin.browser(LUKASZ).opened(CIRCLE).get_text()
    assert "supporter, until Friday 18 December 2026" in said
    assert "Take back" not in said
    assert "Take back" in amina.opened(CIRCLE).get_text()


@pytest.mark.parametrize(
    ("until", "status", "says"),
    [
        ("", 422, "Choose a day."),
        ("2026-09-01", 409, "1 September 2026 is over."),
        ("2027-09-10", 409, "Choose a last day up to 9 September 2027."),
    ],
)
def test_a_supporter_has_a_last_day_within_a_year(
    cabin: House, box: Letterbox, until: str, status: int, says: str
) -> None:
    amina = cabin.browser(AMINA)
    amina.opened(SUPPORTERS)
    page = amina.refused(SUPPORTERS, status, **{**FRIEND, "until": until})
    assert says in page.get_text()


def test_sending_twice_sends_once(office: House, box: Letterbox) -> None:
    senco = office.browser(SIAN)
    senco.opened(INVITE)
    form = {**senco.form(INVITE), **KIT}
    first = check_page(senco.post(INVITE, form), 201)
    second = check_page(senco.post(INVITE, form), 201)
    assert "The code was shown once." in second.get_text()
    assert first.select(".told-code__code")
    assert second.select(".told-code__code") == []
    assert len(box.mails) == 1
    assert office.topics().count("invitation/invitation-sent") == 1


def test_an_invitation_outlives_a_mail_server_that_is_down(
    office: House, box: Letterbox
) -> None:
    box.is_shut = True
    senco = office.browser(SIAN)
    senco.opened(INVITE)
    senco.page = check_page(senco.sent(INVITE, **KIT), 201)
    assert "The mail could not be sent yet" in senco.page.get_text()
    assert senco.page.select(".told-code__code") == []
    assert box.mails == []
    box.is_shut = False
    again = way(senco, "again")
    senco.opened(again)
    link, code = sent(senco, box, again)
    guest = office.browser()
    welcomed(guest, link, code)
    joined(guest)
    assert "Kit" in office.browser(SIAN).opened(CIRCLE).get_text()


def test_nobody_else_sends_an_invitation_again(cabin: House, box: Letterbox) -> None:
    invited_supporter(cabin, box)
    amina, senco = cabin.browser(AMINA), cabin.browser(SIAN)
    amina.opened(CIRCLE)
    again = way(amina, "again")
    senco.opened(again)
    page = senco.refused(again, 409)
    assert "Somebody else sent this invitation." in page.get_text()
    assert EMAIL not in page.get_text()


def test_the_school_takes_back_what_a_family_sent(cabin: House, box: Letterbox) -> None:
    invited_supporter(cabin, box)
    senco, lukasz = cabin.browser(SIAN), cabin.browser(LUKASZ)
    senco.opened(CIRCLE)
    path = way(senco, "withdraw")
    lukasz.opened(path)
    assert "Somebody else sent" in lukasz.refused(path, 409).get_text()
    senco.opened(path)
    assert "Taken back." in senco.saved(path).get_text()
    assert "not here yet" not in senco.opened(CIRCLE).get_text()
    assert senco.get(path).status_code == 404
    assert EMAIL not in repr(cabin.stored())


def test_what_is_not_there_cannot_be_sent_again(cabin: House, box: Letterbox) -> None:
    senco = cabin.browser(SIAN)
    for word in ("again", "withdraw"):
        assert senco.get(f"{INVITE}/{a_new_id()}/{word}").status_code == 404
    csrf = senco.opened("/children") and senco.form("/sign-out")["csrf"]
    for word in ("again", "withdraw"):
        path = f"{INVITE}/{a_new_id()}/{word}"
        assert senco.post(path, {"csrf": csrf}).status_code == 404


def test_an_invitation_of_one_child_is_not_changed_by_the_way_of_another(
    cabin: House, box: Letterbox
) -> None:
    invited(cabin, box, child="Oli")
    senco = cabin.browser(SIAN)
    senco.opened(f"/children/{OLI}/circle")
    path = way(senco, "withdraw").replace(str(OLI), str(AYO))
    csrf = senco.form("/sign-out")["csrf"]
    before = cabin.topics()
    assert senco.post(path, {"csrf": csrf}).status_code == 404
    assert cabin.topics() == before


def test_inviting_asks_who_it_is_after_a_while(cabin: House, box: Letterbox) -> None:
    senco = cabin.browser(SIAN)
    senco.opened(INVITE)
    cabin.clock.set(NOW + timedelta(minutes=20))
    page = check_page(senco.sent(INVITE, **KIT), 401)
    assert "Confirm it is you" in page.get_text()
    assert box.mails == []


def test_the_school_invites_its_own_people(office: House, box: Letterbox) -> None:
    invited_colleague(office, box)
    someone = administrator(office)
    other = office.browser(someone)
    said = other.opened(COLLEAGUES).get_text()
    assert "colleague" in said
    assert "k…@" not in said
    path = way(other, "withdraw")
    other.opened(path)
    assert "Taken back." in other.saved(path).get_text()
    assert office.browser(MAI).get(COLLEAGUES).status_code == 404
    assert office.browser(SIAN).get(COLLEAGUES).status_code == 403


def test_a_program_invites_and_takes_back(office: House, box: Letterbox) -> None:
    program = office.program(SIAN)
    before = len(items(program, INVITE))
    made = program.send("POST", INVITE, KIT)
    assert made.status_code == 201
    given = made.get_json()
    assert given["mailed"] is True
    welcomed(office.browser(), box.newest_link(), given["code"])
    (one,) = items(program, INVITE)[before:]
    assert one["id"] == given["id"]
    assert (one["what"], one["name"], one["email"]) == ("carer", "Kit", "k…@m….example")
    (seen,) = items(office.program(AMINA), INVITE)
    assert (seen["name"], seen["email"]) == (None, None)
    again = program.send("POST", f"{INVITE}/{given['id']}/again")
    assert again.status_code == 201
    assert again.get_json()["code"] != given["code"]
    assert program.send("DELETE", f"{INVITE}/{given['id']}").status_code == 204
    assert items(program, INVITE) == []
    assert program.send("DELETE", f"{INVITE}/{given['id']}").status_code == 409


def items(program: Program, path: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = program.get(path).get_json()["items"]
    return found


def test_a_repeated_call_gives_no_code_again(cabin: House, box: Letterbox) -> None:
    program = cabin.program(SIAN)
    first = program.send("POST", INVITE, KIT, key="one").get_json()
    second = program.send("POST", INVITE, KIT, key="one").get_json()
    assert second == {**first, "code": None}
    assert len(box.mails) == 1


def test_a_program_invites_a_supporter_and_a_colleague(
    cabin: House, box: Letterbox
) -> None:
    made = cabin.program(AMINA).send("POST", SUPPORTERS, FRIEND)
    assert made.status_code == 201
    admin = cabin.program(administrator(cabin))
    colleague = {"name": "Kit", "email": EMAIL, "duty": "safeguarding-lead"}
    given = admin.send("POST", COLLEAGUES, colleague).get_json()
    (one,) = items(admin, COLLEAGUES)
    assert one["what"] == "safeguarding lead"
    path = f"{COLLEAGUES}/{given['id']}"
    assert admin.send("POST", f"{path}/again").status_code == 201
    assert admin.send("DELETE", path).status_code == 204


def test_somebody_on_the_register_is_invited_to_sign_in(
    cabin: House, box: Letterbox
) -> None:
    """A place in the circle that came first stays as it is."""
    kit = Actor(a_new_id(), Role.CARER, Side.HOME)
    with cabin.services.store.unit(LARKFIELD) as unit:
        log = unit.log_of(None, Space.REGISTER)
        person = Person(id=kit.person, name="Kit Marsh", by=None)
        unit.save(person, log=log)
        circle = unit.find(Circle, AYO)
        assert circle is not None
        circle.join(kit, "Kit Marsh", None, by=SIAN.person, today=NOW.date())
        unit.save(circle, log=unit.log_of(AYO, Space.SHARED))
    asked = {**KIT, "name": "Kit Marsh", "person": str(kit.person)}
    code = cabin.program(SIAN).send("POST", INVITE, asked).get_json()["code"]
    guest = cabin.browser()
    joins = cabin.topics().count("circle/member-joined")
    welcomed(guest, box.newest_link(), code)
    joined(guest, name="Kit M. Marsh")
    assert cabin.topics().count("circle/member-joined") == joins
    assert "Kit Marsh (you)" in guest.opened(CIRCLE).get_text()


def test_nobody_comes_in_as_somebody_else_on_the_register(
    cabin: House, box: Letterbox
) -> None:
    asked = {**KIT, "role": "parent", "person": str(LUKASZ.person)}
    code = cabin.program(SIAN).send("POST", INVITE, asked).get_json()["code"]
    tom, guest = cabin.browser(TOM), cabin.browser()
    welcomed(tom, box.newest_link(), code)
    page = tom.refused("/join/yes", 409)
    assert "The school knows you as somebody else already." in page.get_text()
    welcomed(guest, box.newest_link(), code)
    page = guest.refused("/join/account", 409, name="Kit", password=PASSPHRASE)
    assert "There is an account for this already." in page.get_text()


def test_only_somebody_on_the_register_is_invited_by_id(
    cabin: House, box: Letterbox
) -> None:
    asked = {**KIT, "person": str(a_new_id())}
    assert cabin.program(SIAN).send("POST", INVITE, asked).status_code == 404
    assert box.mails == []


def test_a_page_from_before_it_was_sent_again_lets_nobody_in(
    office: House, box: Letterbox
) -> None:
    link, code = invited(office, box)
    guest = office.browser()
    welcomed(guest, link, code)
    invited(office, box, again=True)
    page = guest.refused("/join/account", 409, password=PASSPHRASE)
    assert "This invitation was sent again." in page.get_text()
