"""How people in the tests invite and come in."""

from collections.abc import Iterator
from itertools import count
from uuid import uuid4

from bs4 import BeautifulSoup, Tag

from events.base import Actor, Duty, Side
from tests.cast import AMINA, AYO, LARKFIELD, OLI, SIAN
from tests.letterbox import Letterbox
from tests.service.clients import Browser
from tests.service.house import House
from tests.service.pages import check_page

EMAIL = "kit@mail.example"
PASSPHRASE = "seven green umbrellas sing"
INVITE = f"/children/{AYO}/invitations"
SUPPORTERS = f"/children/{AYO}/supporters"
COLLEAGUES = f"/schools/{LARKFIELD}/invitations"
IDS = {"Ayo": AYO, "Oli": OLI}


def administrator(house: House) -> Actor:
    """Somebody new who looks after the school, and is in no circle."""
    return house.serve(Actor(uuid4(), Duty.ADMINISTRATOR, Side.SCHOOL))


def invited(
    house: House,
    box: Letterbox,
    *,
    by: Actor = SIAN,
    email: str = EMAIL,
    child: str = "Ayo",
    again: bool = False,
) -> tuple[str, str]:
    """Invite a carer; give the link that came by mail, and the code."""
    browser = house.browser(by)
    path = f"/children/{IDS[child]}/invitations"
    if again:
        browser.opened(path)
        path = str(only(browser.page, 'a[href$="/again"]')["href"])
    browser.opened(path)
    typed = {"name": "Kit", "email": email, "role": "carer", "side": "home"}
    return sent(browser, box, path, **({} if again else typed))


def invited_escort(house: House, box: Letterbox) -> tuple[str, str]:
    browser = house.browser(SIAN)
    browser.opened(INVITE)
    typed = {"name": "Ivy", "email": EMAIL, "role": "transport-escort", "side": "other"}
    return sent(browser, box, INVITE, **typed)


def invited_supporter(house: House, box: Letterbox) -> tuple[str, str]:
    browser = house.browser(AMINA)
    browser.opened(SUPPORTERS)
    typed = {"name": "Kit", "email": EMAIL, "until": "2026-12-18"}
    return sent(browser, box, SUPPORTERS, **typed)


def invited_colleague(
    house: House, box: Letterbox, duty: Duty | None = None
) -> tuple[str, str]:
    browser = house.browser(administrator(house))
    browser.opened(COLLEAGUES)
    typed = {"name": "Kit", "email": EMAIL, "duty": duty.value if duty else ""}
    return sent(browser, box, COLLEAGUES, **typed)


def sent(browser: Browser, box: Letterbox, path: str, **typed: str) -> tuple[str, str]:
    """Send the form of the page; give the link that was mailed, and the code."""
    browser.page = check_page(browser.sent(path, **typed), 201)
    return box.newest_link(), shown_code(browser.page)


def shown_code(page: BeautifulSoup) -> str:
    return only(page, ".told-code__code").get_text(strip=True)


def only(page: BeautifulSoup, chosen: str) -> Tag:
    (found,) = page.select(chosen)
    return found


def welcomed(browser: Browser, link: str, code: str) -> BeautifulSoup:
    """Open the link and type the code."""
    browser.opened(link)
    browser.page = check_page(browser.sent("/join", code=code), 200)
    return browser.page


def joined(browser: Browser, **typed: str) -> BeautifulSoup:
    """Make an account on the page of welcome."""
    return browser.saved("/join/account", **{"password": PASSPHRASE, **typed})


def codes_like(code: str, number: int) -> Iterator[str]:
    """Some codes that are not this one."""
    others = (f"{one:08}" for one in count())
    for _, other in zip(range(number), others, strict=False):
        yield other if other != code.replace(" ", "") else "99999999"
