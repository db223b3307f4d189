"""From an invitation to the first note, in a real browser and with a real mail."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, expect
from sqlalchemy import update

from service.signing_in.account_tables import invitations
from tests.browser.people import Somebody
from tests.browser.school import LONG_AGO, PARENT, SENCO, School, Template, served
from tests.browser.test_every_page import faults_of
from tests.browser.visits import PHONE, window
from tests.letterbox import Letterbox, letterbox, text_of

pytestmark = pytest.mark.browser

QUYNH = "Nguyễn Bảo Quỳnh"
EMAIL = "kit@mail.example"
PASSPHRASE = "seven green umbrellas sing"
WRONG = "The link and this code do not open anything."


@pytest.fixture(scope="module")
def box() -> Iterator[Letterbox]:
    with letterbox() as opened:
        yield opened


@pytest.fixture
def office(
    template: Template, box: Letterbox, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[School]:
    """The demo school, with a mail server."""
    folder = tmp_path_factory.mktemp("office")
    place, more = template.copy(folder / "school"), {"SAMEPAGE_SMTP_URL": box.address}
    with served(place, folder, more=more) as school:
        yield school


class Visitors:
    """Opens windows at the school for people, signed in or not."""

    def __init__(self, browser: Browser, school: School, windows: ExitStack) -> None:
        self._browser, self._school, self._windows = browser, school, windows

    def __call__(self, email: str | None = None) -> Somebody:
        session = None if email is None else self._school.session_of(email)
        opened = window(self._browser, self._school.address, PHONE, session=session)
        return Somebody(self._windows.enter_context(opened))


@pytest.fixture
def comes(browser: Browser, office: School) -> Iterator[Visitors]:
    with ExitStack() as windows:
        yield Visitors(browser, office, windows)


def invited(senco: Somebody, child: str, email: str = EMAIL) -> str:
    """Invite a parent; give the code that is shown."""
    senco.window.go(f"/children/{child}/circle")
    senco.follows("Invite somebody")
    senco.types("Their name", "Kit Marsh")
    senco.types("Their e-mail address", email)
    senco.page.get_by_label("What are they to the child?").select_option("carer")
    senco.page.get_by_label("Which side are they on?").select_option("home")
    senco.presses("Send the invitation")
    senco.reads_heading("The mail is on its way")
    return senco.page.locator(".told-code__code").inner_text()


def opens(guest: Somebody, box: Letterbox, code: str) -> None:
    guest.window.go(box.newest_link())
    guest.reads_heading("You are invited to Same Page")
    types_code(guest, code)


def types_code(guest: Somebody, code: str) -> None:
    guest.types("The code", code)
    guest.presses("Go on")


def makes_account(guest: Somebody) -> None:
    guest.types("How do you like to be addressed?", "Mx Marsh")
    guest.types("Choose a password", PASSPHRASE)
    guest.presses("Make my account")
    guest.is_told(
        "Your account is made, and you are in. Next time, sign in with your e-mail "
        "address and your password."
    )


def other(code: str) -> str:
    return "".join(reversed(code)) if code != code[::-1] else "0000 0001"


def test_a_carer_is_invited_comes_in_and_writes(
    comes: Visitors, box: Letterbox, known: Mapping[str, str]
) -> None:
    senco, guest = comes(SENCO), comes()
    code = invited(senco, known["quynh"])
    senco.follows("I have the code")
    senco.reads("Invited, not here yet")
    assert QUYNH not in text_of(box.mails[-1])
    opens(guest, box, other(code))
    expect(guest.page.get_by_role("alert")).to_contain_text(WRONG)
    types_code(guest, code)
    guest.reads_heading(f"Come into {QUYNH}’s circle")
    assert not faults_of(guest.window)
    makes_account(guest)
    guest.reads_heading(f"{QUYNH}’s diary")
    guest.writes("She told me about the frogs.")
    guest.is_told("Saved. Your note is in the diary.")
    senco.window.go(f"/children/{known['quynh']}/circle")
    senco.reads("Say: Mx Marsh")
    expect(senco.page.get_by_text("Invited, not here yet")).to_have_count(0)
    late = comes()
    opens(late, box, code)
    expect(late.page.get_by_role("alert")).to_contain_text("was used already")


def test_a_parent_invites_a_supporter_who_reads(
    comes: Visitors, box: Letterbox, known: Mapping[str, str]
) -> None:
    parent, guest = comes(PARENT), comes()
    parent.window.go(f"/children/{known['quynh']}/circle")
    parent.follows("Invite a supporter")
    parent.types("Their name", "Kit Marsh")
    parent.types("Their e-mail address", EMAIL)
    parent.presses("Send the invitation")
    expect(parent.page.get_by_role("alert")).to_contain_text("Choose a day.")
    day = parent.page.evaluate(
        "() => new Date(Date.now() + 30 * 864e5).toISOString().slice(0, 10)"
    )
    parent.types("Last day they may read it", day)
    parent.presses("Send the invitation")
    code = parent.page.locator(".told-code__code").inner_text()
    opens(guest, box, code)
    guest.reads("as supporter, until")
    makes_account(guest)
    guest.reads_heading(f"{QUYNH}’s diary")
    expect(guest.page.locator("#write-form")).to_have_count(0)


def test_a_mail_to_a_wrong_address_opens_nothing(
    comes: Visitors, box: Letterbox, known: Mapping[str, str]
) -> None:
    senco, finder = comes(SENCO), comes()
    code = invited(senco, known["quynh"], "kti@mail.example")
    finder.window.go(box.newest_link())
    for number in range(5):
        types_code(finder, f"9999 999{number}")
        expect(finder.page.get_by_role("alert")).to_contain_text(WRONG)
    types_code(finder, code)
    expect(finder.page.get_by_role("alert")).to_contain_text(WRONG)
    said = finder.page.content()
    assert QUYNH not in said
    assert "Larkfield" not in said
    senco.follows("I have the code")
    senco.reads("The wrong code was typed five times.")
    senco.follows("Take back")
    senco.presses("Take it back")
    senco.is_told("Taken back. That invitation opens nothing any more.")
    code = invited(senco, known["quynh"])
    opens(finder, box, code)
    finder.reads_heading(f"Come into {QUYNH}’s circle")


def test_an_old_invitation_is_sent_again(
    comes: Visitors, box: Letterbox, office: School, known: Mapping[str, str]
) -> None:
    senco, guest = comes(SENCO), comes()
    code = invited(senco, known["quynh"])
    with office.place.owner.writing() as conn:
        conn.execute(update(invitations).values(expires_at=LONG_AGO))
    opens(guest, box, code)
    expect(guest.page.get_by_role("alert")).to_contain_text("is too old")
    senco.follows("I have the code")
    senco.reads("Too old")
    senco.follows("Send again")
    senco.presses("Send it again")
    code = senco.page.locator(".told-code__code").inner_text()
    opens(guest, box, code)
    makes_account(guest)
    guest.reads_heading(f"{QUYNH}’s diary")


def test_whoever_has_an_account_just_comes_in(
    comes: Visitors, box: Letterbox, known: Mapping[str, str]
) -> None:
    senco, parent = comes(SENCO), comes(PARENT)
    code = invited(senco, known["jakub"])
    opens(parent, box, code)
    parent.reads("Do you want to come in?")
    assert not faults_of(parent.window)
    parent.presses("Yes, come in")
    parent.is_told("Welcome. You are in.")
    parent.window.go("/children")
    parent.reads(QUYNH)
    expect(parent.page.locator(".children__one")).to_have_count(2)
