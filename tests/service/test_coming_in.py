"""Who comes in as what: supporters, colleagues, and two at the same moment."""

from datetime import timedelta
from threading import Barrier, Thread

from events.base import Duty
from service.signing_in.throttle import NETWORK
from tests.cast import AMINA, AYO, STRANGER
from tests.features.shows import shows
from tests.letterbox import Letterbox
from tests.service.clients import Browser
from tests.service.house import NOW, House
from tests.service.inviting import (
    EMAIL,
    PASSPHRASE,
    administrator,
    invited,
    invited_colleague,
    invited_supporter,
    joined,
    sent,
    welcomed,
)
from tests.service.pages import check_page
from tests.service.signing import App, held, is_in

DIARY = f"/children/{AYO}"


def test_whoever_invited_must_still_be_able_to(cabin: House, box: Letterbox) -> None:
    link, code = invited_supporter(cabin, box)
    guest = cabin.browser()
    welcomed(guest, link, code)
    cabin.leave(AMINA)
    answer = guest.sent("/join/account", name="Kit", password=PASSPHRASE)
    said = check_page(answer, 409).get_text()
    assert "can no longer invite people here" in said
    assert "Ayo Bello" not in cabin.browser().opened("/sign-in").get_text()


@shows("service.permissions.rows:GUESTS", at="Role.SUPPORTER")
def test_f92_a_supporter_reads_and_does_not_write(
    office: House, box: Letterbox
) -> None:
    link, code = invited_supporter(office, box)
    guest = office.browser()
    page = welcomed(guest, link, code)
    assert "as supporter, until Friday 18 December 2026" in page.get_text()
    joined(guest, name="Kit Marsh")
    assert guest.opened(DIARY).find("textarea") is None
    office.clock.set(NOW.replace(month=12, day=19))
    again = office.browser()
    again.opened("/sign-in")
    again.saved("/sign-in", email=EMAIL, password=PASSPHRASE)
    assert again.get(DIARY).status_code == 404


def test_two_browsers_at_once_make_one_member(office: House, box: Letterbox) -> None:
    link, code = invited(office, box)
    browsers = [office.browser(), office.browser(STRANGER)]
    for one in browsers:
        welcomed(one, link, code)
    gate, statuses = Barrier(2), []

    def come(browser: Browser, action: str, **typed: str) -> None:
        form = {**browser.form(action), **typed}
        gate.wait()
        statuses.append(browser.post(action, form).status_code)

    new = {"name": "Kit Marsh", "password": PASSPHRASE}
    threads = [
        Thread(target=come, args=(browsers[0], "/join/account"), kwargs=new),
        Thread(target=come, args=(browsers[1], "/join/yes")),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [303, 409]
    assert office.topics().count("invitation/invitation-accepted") == 1


def test_a_colleague_comes_to_the_school_with_a_duty(
    office: House, box: Letterbox
) -> None:
    link, code = invited_colleague(office, box, duty=Duty.SAFEGUARDING_LEAD)
    guest = office.browser()
    page = welcomed(guest, link, code)
    assert "Come in to Larkfield School" in page.get_text()
    given = office.topics().count("school/duty-given")
    page = joined(guest, name="Kit Marsh")
    assert office.topics().count("school/duty-given") == given + 1
    assert "code" in page.get_text()  # a duty asks for a second step


def test_nobody_is_asked_to_the_circle_of_a_child_by_a_mail_to_the_school(
    cabin: House, box: Letterbox
) -> None:
    link, code = invited_colleague(cabin, box)
    guest = cabin.browser()
    welcomed(guest, link, code)
    before = cabin.topics().count("circle/member-joined")
    joined(guest, name="Kit Marsh")
    assert cabin.topics().count("circle/member-joined") == before
    assert guest.get(DIARY).status_code == 404


def test_an_administrator_invites_from_outside_the_circle(
    cabin: House, box: Letterbox
) -> None:
    link, code = invited(cabin, box, by=administrator(cabin))
    guest = cabin.browser()
    welcomed(guest, link, code)
    joined(guest, name="Kit Marsh")
    assert "Ayo Bello" in guest.page.get_text()


def test_whoever_makes_an_account_is_signed_in_with_a_session_of_their_own(
    office: House, box: Letterbox
) -> None:
    link, code = invited(office, box)
    guest = office.browser()
    planted = "a-session-that-somebody-else-knows"
    guest.holds(planted)
    welcomed(guest, link, code)
    answer = guest.sent("/join/account", name="Kit Marsh", password=PASSPHRASE)
    assert answer.location == f"{DIARY}?done=account"
    assert held(guest) not in {planted, ""}
    assert "Ayo Bello" in guest.opened(answer.location).get_text()
    knowing = office.browser()
    knowing.holds(planted)
    assert not is_in(knowing)


def test_who_was_signed_in_before_is_so_no_more(office: House, box: Letterbox) -> None:
    link, code = invited(office, box)
    other = office.browser(STRANGER)
    form = {**_newcomer_form(office, link, code), **_tickets(other)}
    before = held(other)
    answer = other.post("/join/account", form)
    assert (answer.status_code, held(other) == before) == (303, False)
    assert "Kit Marsh" in other.opened(f"{DIARY}/circle").get_text()
    late = office.browser()
    late.holds(before or "")
    assert not is_in(late)


def _newcomer_form(house: House, link: str, code: str) -> dict[str, str]:
    guest = house.browser()
    welcomed(guest, link, code)
    typed = {"name": "Kit Marsh", "password": PASSPHRASE}
    return {**guest.form("/join/account"), **typed}


def _tickets(browser: Browser) -> dict[str, str]:
    browser.opened("/account/name")
    return {"csrf": browser.form("/account/name")["csrf"]}


def test_a_teacher_sets_a_second_step_up_before_the_diary_opens(
    office: House, box: Letterbox
) -> None:
    admin = office.browser(administrator(office))
    invite = f"{DIARY}/invitations"
    admin.opened(invite)
    typed = {"name": "Kit", "email": EMAIL, "role": "teacher", "side": "school"}
    link, code = sent(admin, box, invite, **typed)
    guest = office.browser()
    welcomed(guest, link, code)
    page = joined(guest, name="Kit Marsh")
    assert page.find("form", action="/sign-in/set-up")
    assert guest.get(DIARY).status_code == 303
    key = page.select_one(".key")
    assert key is not None
    app = App(office, key.get_text().replace(" ", ""))
    codes = check_page(guest.sent("/sign-in/set-up", code=app.code()))
    assert "Keep these codes on paper" in codes.get_text()
    assert "Ayo Bello" in guest.opened(DIARY).get_text()


def test_too_many_wrong_codes_close_the_network(office: House, box: Letterbox) -> None:
    link, code = invited(office, box)
    stranger = office.browser()
    for number in range(NETWORK.most):
        tried = {"link": f"/join?link={number}", "code": "1234 5678"}
        assert stranger.post("/join", tried).status_code == 422
    secret = link.partition("link=")[2]
    answer = stranger.post("/join", {"link": secret, "code": code})
    assert "Please wait a little" in check_page(answer, 429).get_text()
    assert "Ayo" not in answer.text
    office.clock.set(office.clock.now + timedelta(minutes=16))
    check_page(stranger.post("/join", {"link": secret, "code": code}), 200)


def test_what_fits_is_no_try_of_the_network(cabin: House, box: Letterbox) -> None:
    link, code = invited(cabin, box)
    for _ in range(3):
        welcomed(cabin.browser(), link, code)
    guest = cabin.browser()
    welcomed(guest, link, code)
    joined(guest, name="Kit Marsh")
    late = cabin.browser()
    late.opened(link)
    assert late.sent("/join", code=code).status_code == 409
    assert [row[1] for row in cabin.stored()["failed_tries"]] == [0]
