"""What signing in takes in a test: mails, codes of an app, and what cookies hold."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from pyotp import TOTP
from werkzeug.test import TestResponse

from events.base import Actor
from tests import databases
from tests.service.clients import Browser
from tests.service.house import PASSWORD, House, account_of, email_of

CHILDREN = "/children"
TODAY = "/today"


@contextmanager
def with_mail(place: databases.Place, folder: Path) -> Iterator[House]:
    """The small school, whose mails land in a folder."""
    house = House.over(place)
    house = replace(house, settings=replace(house.settings, mail_dir=folder))
    house.furnish()
    yield house
    house.close()


def mails(house: House) -> list[EmailMessage]:
    """Every mail that was sent, once all of them are."""
    house.services.post.finish()
    folder = house.settings.mail_dir
    assert folder is not None
    files = sorted(folder.glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
    return [message_from_bytes(one.read_bytes(), policy=policy.SMTP) for one in files]


def link_in(mail: EmailMessage) -> str:
    """The path of the link that a mail holds."""
    found = re.search(r"http://localhost(/\S+)", mail.get_content())
    assert found is not None
    return found[1]


def sign_in(
    browser: Browser, who: Actor, password: str = PASSWORD, **more: str
) -> TestResponse:
    words = {"email": email_of(who), "password": password, **more}
    return browser.post("/sign-in", words)


@dataclass(frozen=True)
class App:
    """An authenticator app on somebody's phone."""

    house: House
    secret: str
    codes: tuple[str, ...] = ()

    @classmethod
    def of(cls, house: House, who: Actor) -> "App":
        """Switch codes on for somebody, through the page."""
        browser = house.browser(who)
        page = browser.opened("/account/authenticator")
        key = page.select_one(".key")
        assert key is not None
        app = cls(house, key.get_text().replace(" ", ""))
        shown = browser.sent("/account/authenticator", code=app.code())
        assert shown.status_code == 200, shown.text
        kept = re.findall(r"<li>([a-z2-7-]+)</li>", shown.text)
        return cls(house, app.secret, tuple(kept))

    def code(self, steps: int = 0) -> str:
        """The code that the app shows now, or some half minutes away from now."""
        totp = TOTP(self.secret)
        return totp.generate_otp(totp.timecode(self.house.clock.now) + steps)


def held(browser: Browser, name: str = "samepage") -> str | None:
    """What a cookie of the browser holds."""
    cookie = browser.client.get_cookie(name)
    return None if cookie is None else cookie.value


def is_in(browser: Browser) -> bool:
    return browser.get(CHILDREN).status_code == 200


def sessions_of(house: House, who: Actor) -> int:
    return len(house.services.identity.sessions.of(account_of(who)))
