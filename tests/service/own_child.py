"""A child at a device: what they press, and how an adult set it up beside them."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from bs4 import BeautifulSoup
from werkzeug.test import TestResponse

from events.base import Actor
from tests.cast import AMINA, AYO
from tests.service.clients import Browser
from tests.service.house import House

DOOR: Final = "/child"
SECRET: Final = ("star", "boat", "cat")
OWN: Final = "rocket"


def mine(child: UUID = AYO) -> str:
    return f"/children/{child}/mine"


def devices(child: UUID = AYO) -> str:
    return f"/children/{child}/devices"


@dataclass
class Child:
    """A child at the browser of a device; nothing is read, symbols are pressed."""

    browser: Browser
    child: UUID = AYO

    @property
    def ticket(self) -> str:
        return self.browser.form(f"{mine(self.child)}/leave")["csrf"]

    @property
    def page(self) -> BeautifulSoup:
        return self.browser.page

    def is_shown(self, symbol: str) -> bool:
        return self.page.select_one(f"[data-symbol={symbol}]") is not None

    def presses(self, symbol: str, **more: str) -> TestResponse:
        """Press a picture: follow a link, or send the form that it stands in."""
        found = self.page.select_one(f"[data-symbol={symbol}]")
        assert found is not None, symbol
        if found.name == "a":
            return self.stays(self.browser.get(str(found["href"])))
        form = found.find_parent("form")
        assert form is not None
        sent = {
            str(one["name"]): str(one.get("value", ""))
            for one in form.find_all("input", attrs={"type": "hidden"})
        }
        if found.get("name"):
            sent[str(found["name"])] = str(found["value"])
        return self.stays(self.browser.post(str(form["action"]), {**sent, **more}))

    def stays(self, answer: TestResponse) -> TestResponse:
        while answer.status_code == 303:
            answer = self.browser.get(answer.location)
        self.browser.page = BeautifulSoup(answer.text, "html.parser")
        return answer

    def signs_in(self, own: str = OWN, secret: tuple[str, ...] = SECRET) -> int:
        self.browser.opened(DOOR)
        answers = [self.presses(symbol) for symbol in (own, *secret)]
        return answers[-1].status_code

    def says(self, group: str, symbol: str) -> None:
        """Say one picture; end on the page that asks: send it, or keep it?"""
        self.browser.opened(mine(self.child))
        self.presses("say")
        self.presses(f"group-{group}")
        self.presses(symbol)
        self.presses("next")

    def writes(self, words: str) -> UUID:
        self.browser.opened(f"{mine(self.child)}/write")
        self.presses("next", text=words)
        (way,) = self.page.select("[data-symbol=bin]")
        return UUID(str(way["href"]).split("/")[5])


def a_device(
    house: House,
    by: Actor = AMINA,
    child: UUID = AYO,
    own: str = OWN,
    secret: tuple[str, ...] = SECRET,
) -> Child:
    """An adult signs in on a device and sets it up; the browser is then the child's."""
    found = Child(house.browser(by), child)
    set_up(found, own, secret)
    return found


def set_up(found: Child, own: str = OWN, secret: tuple[str, ...] = SECRET) -> None:
    browser = found.browser
    browser.opened(devices(found.child))
    answer = browser.sent(devices(found.child))
    found.stays(answer)
    for symbol in (own, *secret, "yes"):
        assert found.presses(symbol).status_code == 200


def a_child(house: House, by: Actor = AMINA, child: UUID = AYO) -> Child:
    """A child who is signed in on their device."""
    found = a_device(house, by, child)
    assert found.signs_in() == 200
    return found
