"""The page of a transport escort, and an escort who takes two children on a journey."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import uuid4

from events.base import Space
from events.person import Person
from events.store.unit import Store
from projections.runner import see
from service.demo.story import story
from service.edge import LONDON, Edge
from service.operating.demo_command import SEED
from tests.browser.school import SENCO, TEACHER, TODAY, School
from tests.browser.sight import Sight, save
from tests.concurrency.callers import of_child

IVY: Final = "ivy@demo.example"
CALLED: Final = "Ivy Marsh"
JOURNEY: Final[Mapping[str, tuple[Sight, ...]]] = {
    "journey.show": (
        Sight("hand-over", "/children/{callum}/hand-over", IVY),
        Sight("hand-over-nothing", "/children/{zoltan}/hand-over", IVY),
        Sight("hand-over-problem", "/children/{callum}/hand-over", IVY, save, 422),
        Sight("hand-over-children", "/children", IVY),
        Sight("hand-over-today", "/today", IVY),
        Sight("hand-over-safety", "/children/{callum}/safety", IVY),
        Sight("hand-over-circle", "/children/{zoltan}/circle", TEACHER),
    ),
}


def with_escort(school: School, names: Mapping[str, str]) -> dict[str, str]:
    """Let an escort take Callum and Zoltán; tell them who collects Callum today."""
    ivy = _known(school)
    senco = school.program(SENCO)
    place = {"person": ivy, "role": "transport-escort", "side": "other"}
    for child in (names["callum"], names["zoltan"]):
        assert senco.post(f"{of_child(child)}/members", place).status == 201
    bag = "His swimming bag is on the hook. He likes to carry it himself."
    tell_for_today(school, names["callum"], bag)
    return {"person-ivy": ivy}


def tell_for_today(school: School, child: str, words: str) -> None:
    """Say who collects, and words for the journey; both are gone after midnight."""
    teacher, note = school.program(TEACHER), {"day": today(), "place": "school"}
    collects: dict[str, Any] = {"taps": {"who_collects": "somebody-else"}}
    for told in ({"kind": "note", **collects}, {"kind": "hand-over", "text": words}):
        sent = teacher.post(f"{of_child(child)}/entries", {**note, **told})
        assert sent.status == 201, sent.body


def today() -> str:
    return datetime.now(LONDON).date().isoformat()


def _known(school: School) -> str:
    """Put the escort on the register, with an account."""
    ivy, account, place = uuid4(), uuid4(), school.place
    larkfield = story(SEED, TODAY).schools[0].id
    store = Store(place.web, place.ring, see, Edge().now)
    with store.unit(larkfield) as unit:
        person = Person(id=ivy, name=CALLED, by=None)
        unit.save(person, log=unit.log_of(None, Space.REGISTER))
        hashed = school.identity.hashed("opens-one-small-school")
        school.identity.open_account(unit.conn, account, IVY, hashed)
        school.identity.attach(unit.conn, account, larkfield, ivy)
    return str(ivy)
