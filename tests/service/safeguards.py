"""What a safeguarding lead does, over HTTP, and all that somebody else can read."""

from typing import Final
from uuid import UUID

import pytest

from events.base import Actor, Duty, Side
from service.edge import Edge
from tests.cast import AYO, LARKFIELD, an_id
from tests.service.clients import API, Browser, Program
from tests.service.house import NOW, House
from tests.service.words import written

LEAD: Final = Actor(an_id("the lead"), Duty.SAFEGUARDING_LEAD, Side.SCHOOL)
SECOND: Final = Actor(an_id("the second"), Duty.ADMINISTRATOR, Side.SCHOOL)
HERE: Final = f"/schools/{LARKFIELD}/safeguarding"
AYO_HERE: Final = f"{HERE}/{AYO}"
DIARY: Final = f"/children/{AYO}"
PAPER: Final = "Larkfield Family Court, LF26P00123"
WHY: Final = "The police rang at noon."
# What no word of may reach anybody else.
TELLING: Final = ("police", "LF26P00123", "order", "hold", "limit", "restrict", "court")
# Secrets that are drawn anew, and nothing about any child.
ABOUT_ONESELF: Final = ("/account/", "/confirm", "/sign-in")
FROZEN: Final = UUID(int=7)


def a_lead(house: House) -> Browser:
    """The browser of the school's safeguarding lead."""
    return house.browser(house.serve(LEAD))


def written_by(house: House, who: Actor, text: str = "Hello.") -> UUID:
    """The id of a note about Ayo that somebody wrote."""
    return UUID(written(house.program(who), text))


def holds(lead: Browser, who: Actor, sees: str = "nothing", **words: str) -> None:
    lead.opened(f"{AYO_HERE}/hold")
    lead.saved(
        f"{AYO_HERE}/hold", person=str(who.person), sees=sees, reason=WHY, **words
    )


def records(
    lead: Browser, who: Actor, sees: str, starts: str, review: str = "2026-12-01"
) -> str:
    """Write an order down; give the address where it is confirmed."""
    lead.opened(f"{AYO_HERE}/order")
    lead.saved(
        f"{AYO_HERE}/order",
        person=str(who.person),
        sees=sees,
        kind="child-arrangements",
        document=PAPER,
        starts=starts,
        sighted_by=str(LEAD.person),
        sighted_on="2026-09-08",
        review_on=review,
    )
    lead.opened(f"{HERE}/orders")
    (found,) = lead.page.select(f'a[href^="{HERE}/orders/"]')
    return str(found["href"])


def orders(house: House, lead: Browser, who: Actor, sees: str, starts: str) -> None:
    """Let an order work: written down by the lead, confirmed by a second person."""
    where = records(lead, who, sees, starts)
    second = house.browser(house.serve(SECOND))
    second.opened(where)
    second.saved(where)


def limit_at(lead: Browser, deed: str) -> str:
    """Where the newest limit of the child is looked at again or ended."""
    lead.opened(AYO_HERE)
    return str(lead.page.select(f'a[href$="/{deed}"]')[-1]["href"])


def opens(lead: Browser, showing: str = "shown") -> None:
    lead.opened(f"{AYO_HERE}/opening")
    lead.saved(f"{AYO_HERE}/opening", reason=WHY, showing=showing)


def moves(lead: Browser, entry: UUID, part: str = "") -> None:
    lead.opened(f"{DIARY}/entries/{entry}/move")
    lead.saved(f"{DIARY}/entries/{entry}/move", part=part, reason=WHY)


def everything(
    house: House,
    caller: Browser | Program,
    entry: UUID,
    patch: pytest.MonkeyPatch,
    person: UUID,
) -> dict[str, tuple[int, bytes]]:
    """Every answer that somebody can read about Ayo, at one moment, with fixed ids."""
    told = {}
    with patch.context() as still:
        still.setattr(Edge, "new_id", lambda _: FROZEN)
        for rule in house.app.url_map.iter_rules():
            path = rule.rule.replace("<uuid:", "<")
            for name, given in {
                "child": AYO,
                "entry": entry,
                "person": person,
                "school": LARKFIELD,
            }.items():
                path = path.replace(f"<{name}>", str(given))
            is_api = path.startswith(API)
            mine = is_api is isinstance(caller, Program)
            is_own = path.startswith(ABOUT_ONESELF) or path == "/account"
            if "GET" not in (rule.methods or ()) or "<" in path or not mine or is_own:
                continue
            house.clock.set(NOW)
            answer = caller.get(path.removeprefix(API) if is_api else path)
            told[path] = (answer.status_code, answer.data)
    return told
