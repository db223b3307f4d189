"""What the school wrote down of a family before a test begins."""

import re
from typing import Final
from uuid import UUID

from events.base import Actor, Space
from events.family import Family, family_of
from events.store.unit import Unit
from tests.cast import AMINA, AYO, LARKFIELD, LUKASZ, SIAN
from tests.service.clients import API
from tests.service.house import House


def tell_household(
    house: House, who: Actor, household: int | None, child: UUID = AYO
) -> None:
    """Let the SENCO write down in which household somebody is."""
    with house.services.store.unit(LARKFIELD) as unit:
        family = family_in(unit, child)
        family.tell_household(who, household, by=SIAN.person)
        unit.save(family, log=unit.log_of(child, Space.RESTRICTED))


def two_households(house: House) -> None:
    """Ayo's parents live apart."""
    tell_household(house, AMINA, 1)
    tell_household(house, LUKASZ, 2)


def family_in(unit: Unit, child: UUID) -> Family:
    found = unit.find(Family, family_of(child))
    return found or Family(id=family_of(child), child=child, by=SIAN.person)


TICKET: Final = re.compile(r'(name="(?:csrf|key|id)" value=")[^"]*')
PART: Final = re.compile(r"<(?:\w+:)?(\w+)>")


def every_answer(
    house: House, who: Actor, about: Actor, entry: str
) -> dict[str, tuple[int, str]]:
    """What somebody is told at every address that can be read, by its rule.

    The addresses are filled with Ayo, an entry and the person it is *about*.
    """
    ids = {"child": str(AYO), "entry": entry, "person": str(about.person)}
    browser, program = house.browser(who), house.program(who)
    told = {}
    for rule in house.app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint == "static":
            continue
        path = PART.sub(lambda part: ids.get(part[1], str(LARKFIELD)), rule.rule)
        if path.startswith(API):
            answer = program.get(path.removeprefix(API))
        else:
            answer = browser.get(path, **{"Sec-Purpose": "prefetch"})
        told[rule.rule] = (answer.status_code, TICKET.sub(r"\1", answer.text))
    return told
