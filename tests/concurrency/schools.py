"""Small schools with people who can sign in, each with a child called Ayo."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4

from events.base import Actor, Space
from events.person import Person
from events.school import School
from events.store.unit import Store
from projections.runner import see
from service.edge import Edge
from service.signing_in.identity import Identity
from tests.cast import AMINA, AYO, LUKASZ, NAMES, PEOPLE, SIAN, TOM, a_child, an_id
from tests.databases import Place


@dataclass(frozen=True)
class SmallSchool:
    """A school, and the API token of each of its people."""

    school: UUID
    tokens: dict[UUID, str]

    @property
    def parent(self) -> str:
        return self.tokens[AMINA.person]

    @property
    def other_parent(self) -> str:
        return self.tokens[LUKASZ.person]

    @property
    def teacher(self) -> str:
        return self.tokens[TOM.person]

    @property
    def senco(self) -> str:
        return self.tokens[SIAN.person]


def store_of(place: Place) -> Store:
    return Store(place.web, place.ring, see, lambda: datetime.now(UTC))


def open_school(place: Place, name: str = "Larkfield School") -> SmallSchool:
    """Open a school, enrol Ayo and give everyone around Ayo a token."""
    school, store = an_id(name), store_of(place)
    with store.opening(school) as unit:
        log = unit.open_space(
            an_id(f"register of {name}"), None, Space.REGISTER, 0, None
        )
        unit.save(School(id=school, name=name, demo=False, by=None), log=log)
        for one in PEOPLE:
            known = Person(id=one.person, name=NAMES[one.person], by=None)
            unit.save(known, log=log)
    a_child(store, AYO, school)
    return SmallSchool(school, _tokens(place, school, PEOPLE))


def _tokens(place: Place, school: UUID, people: tuple[Actor, ...]) -> dict[UUID, str]:
    identity, tokens = Identity(place.web, place.ring, Edge()), {}
    for one in people:
        account, email = uuid4(), f"{uuid4()}@demo.example"
        with place.web.writing(school) as conn:
            identity.open_account(conn, account, email, "no password opens it")
            identity.attach(conn, account, school, one.person)
        tokens[one.person] = identity.new_token(email)
    return tokens
