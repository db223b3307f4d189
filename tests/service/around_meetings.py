"""A meeting about Ayo, and what people keep about it."""

from datetime import date
from typing import Final
from uuid import UUID

from bs4 import Tag

from events.base import Actor, Space
from events.meeting import Meeting, When
from events.meeting_kinds import MeetingKind
from tests.cast import AYO, LARKFIELD, SIAN, TUESDAY, an_id
from tests.service.clients import Browser
from tests.service.house import House

MEETING: Final = an_id("a meeting about Ayo")
AT: Final = f"/children/{AYO}/meetings/{MEETING}"
SPACE: Final = f"{AT}/my-space"
CHAIR: Final = f"{AT}/my-chair"
TOLD: Final = f"{AT}/told"


def a_meeting(
    house: House, day: date = TUESDAY, by: Actor = SIAN, meeting: UUID = MEETING
) -> UUID:
    """Propose an informal talk; whoever does is its chair."""
    with house.services.store.unit(LARKFIELD) as unit:
        proposed = Meeting.propose(
            meeting,
            AYO,
            MeetingKind.INFORMAL,
            "Agree how Ayo gets help with reading.",
            When(day),
            frozen_days=0,
            by=by,
            today=day,
        )
        unit.save(proposed, log=unit.log_of(AYO, Space.SHARED))
    return meeting


def keep(browser: Browser, about: str, **typed: str) -> None:
    """Keep something on the page for it, and follow to one's own space."""
    browser.opened(f"{SPACE}/{about}")
    browser.saved(f"{SPACE}/{about}", **typed)


def things(browser: Browser) -> list[str]:
    """Name what somebody sees of their own."""
    page = browser.opened(SPACE)
    return [str(one["data-thing"]) for one in page.select("[data-thing]")]


def press(browser: Browser, thing: str, way: str) -> Tag:
    """Press one of the buttons of a thing."""
    browser.opened(SPACE)
    return browser.saved(f"{SPACE}/things/{thing}/{way}")
