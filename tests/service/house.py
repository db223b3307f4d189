"""A small school behind the service's own doors, with a clock that a test sets.

Ayo goes to Larkfield and so does Oli, in another class. Rio goes to Brook. Amina and
Łukasz are Ayo's parents, Tom teaches, Siân is the SENCO, Ada is an advocate and Ayo
signs in as well. Ben left Ayo's circle; Cara's last day in it was yesterday. Zoe is
Oli's parent, and a stranger is Rio's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, cached_property
from typing import Any, Final
from uuid import UUID

from argon2 import PasswordHasher
from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import inspect, text

from events.base import CHILD_SPACES, Actor, Duty, Role, Side, Space
from events.circle import Circle
from events.person import Person
from events.school import School
from events.store.unit import Store
from service.app import create_app
from service.context import EXTENSION, Services
from service.edge import Edge
from service.services import create_services
from service.settings import Settings
from tests import databases
from tests.cast import (
    AMINA,
    AYO,
    AYO_IN_PERSON,
    LARKFIELD,
    LUKASZ,
    MONDAY,
    NAMES,
    OLI,
    OTHER_REGISTER,
    OTHER_SCHOOL,
    REGISTER,
    SIAN,
    STRANGER,
    SUNDAY,
    TOM,
    Clock,
    an_id,
    log_id,
)
from tests.service.clients import Browser, Program

NOW: Final = datetime(2026, 9, 8, 11, tzinfo=UTC)
PASSWORD: Final = "opens-one-small-school"
ADA: Final = Actor(an_id("Ada"), Role.ADVOCATE, Side.OTHER)
BEN: Final = Actor(an_id("Ben"), Role.PARENT, Side.HOME)
CARA: Final = Actor(an_id("Cara"), Role.THERAPIST, Side.OTHER)
ZOE: Final = Actor(an_id("Zoe"), Role.PARENT, Side.HOME)
MAI: Final = Actor(an_id("Mai"), Role.SENCO, Side.SCHOOL)
RIO: Final = an_id("Rio")

CALLED: Final[Mapping[UUID, str]] = {
    **NAMES,
    ADA.person: "Ada Nwosu",
    BEN.person: "Ben Bello",
    CARA.person: "Cara Lindqvist",
    ZOE.person: "Zoe Grant",
    MAI.person: "Mai Tanaka",
    STRANGER.person: "Noor Haddad",
    RIO: "Rio Haddad",
}
AROUND_AYO: Final = (SIAN, TOM, AMINA, LUKASZ, AYO_IN_PERSON, ADA, BEN, CARA)
LAST_DAYS: Final[Mapping[UUID, date]] = {CARA.person: MONDAY}


class Compiled(BytecodeCache):
    """Keeps compiled templates, so that the next app need not compile them."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


COMPILED: Final = Compiled()
# Making an application takes longer than most tests; it keeps nothing of its services.
IDLE: Final[list[Flask]] = []


@dataclass(frozen=True, slots=True)
class SetEdge(Edge):
    """The world of a test: its clock goes only where the test sets it."""

    clock: Clock

    def now(self) -> datetime:
        return self.clock()


@dataclass(frozen=True)
class House:
    """The service over one database, as people and programs meet it."""

    place: databases.Place
    clock: Clock
    settings: Settings

    @classmethod
    def over(
        cls, place: databases.Place, base_url: str = "http://localhost"
    ) -> "House":
        settings = Settings(
            database_url=place.web.url,
            owner_url=place.owner.url,
            key_dir=place.key_dir,
            base_url=base_url,
            smtp_url=None,
        )
        return cls(place, Clock(NOW), settings)

    @cached_property
    def app(self) -> Flask:
        edge = SetEdge(self.clock)
        if IDLE and not self.settings.proxies:
            app = IDLE.pop()
            app.extensions[EXTENSION] = create_services(self.settings, edge)
            return app
        app = create_app(self.settings, edge)
        app.jinja_env.bytecode_cache = COMPILED
        return app

    @property
    def services(self) -> Services:
        here = self.app.extensions[EXTENSION]
        assert isinstance(here, Services)
        return here

    def browser(self, who: Actor | None = None, **headers: str) -> Browser:
        """A browser without JavaScript; *who* is signed in already."""
        browser = Browser(self.app.test_client(), headers)
        if who is not None:
            self.let_in(browser, who)
        return browser

    def let_in(self, browser: Browser, who: Actor) -> None:
        """Open a session for *who*, without the slow check of a password."""
        sessions = self.services.identity.sessions
        browser.holds(sessions.open(account_of(who), second_step=True))

    def program(self, who: Actor) -> Program:
        """A program with an API token of *who*."""
        token = self.services.identity.new_token(email_of(who))
        return Program(self.app.test_client(), {"Authorization": f"Bearer {token}"})

    def stored(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table."""
        with self.place.owner.reading() as conn:
            return {
                name: sorted(
                    (tuple(row) for row in conn.execute(text(f"SELECT * FROM {name}"))),  # noqa: S608
                    key=repr,
                )
                for name in sorted(inspect(conn).get_table_names())
            }

    def stored_of(self, school: UUID) -> dict[str, list[tuple[Any, ...]]]:
        """Every row that belongs to a school."""
        theirs = school.hex if self.place.owner.is_sqlite else school
        return {
            name: [row for row in rows if theirs in row[:1]]
            for name, rows in self.stored().items()
        }

    def topics(self, stream: UUID | None = None) -> list[str]:
        """What was recorded, in order; of one thing, or of everything."""
        where = "" if stream is None else "WHERE stream = :stream"
        given = stream and (
            str(stream) if not self.place.owner.is_sqlite else stream.hex
        )
        with self.place.owner.reading() as conn:
            chosen = text(f"SELECT topic FROM events {where} ORDER BY school, seq")  # noqa: S608
            found = conn.execute(chosen, {"stream": given} if stream else {})
            return [row.topic for row in found]

    def join(
        self,
        who: Actor,
        child: UUID = AYO,
        name: str = "A helper",
        until: date | None = None,
    ) -> Actor:
        """Let somebody new belong with a child, with an account of their own."""
        store = self.services.store
        with store.unit(LARKFIELD) as unit:
            person = Person(id=who.person, name=name, by=None)
            unit.save(person, log=unit.log_of(None, Space.REGISTER))
            circle = unit.find(Circle, child)
            assert circle is not None
            circle.join(who, name, until, by=SIAN.person, today=until or MONDAY)
            unit.save(circle, log=unit.log_of(child, Space.SHARED))
        self.open_accounts(LARKFIELD, [who])
        return who

    def leave(self, who: Actor, child: UUID = AYO) -> None:
        """Let somebody's place in a circle end at once."""
        with self.services.store.unit(LARKFIELD) as unit:
            circle = unit.find(Circle, child)
            assert circle is not None
            circle.leave(who.person, None, by=SIAN.person, today=MONDAY)
            unit.save(circle, log=unit.log_of(child, Space.SHARED))

    def serve(self, who: Actor, school: UUID = LARKFIELD) -> Actor:
        """Let somebody new do something for a whole school."""
        assert isinstance(who.role, Duty)
        with self.services.store.unit(school) as unit:
            register = unit.log_of(None, Space.REGISTER)
            served = unit.find(School, school)
            assert served is not None
            served.give_duty(who.person, who.role, by=None)
            person = Person(id=who.person, name="A colleague", by=None)
            unit.save(person, served, log=register)
        self.open_accounts(school, [who])
        return who

    def open_accounts(self, school: UUID, people: Iterable[Actor]) -> None:
        identity = self.services.identity
        with self.place.web.writing(school) as conn:
            for one in people:
                account = account_of(one)
                identity.open_account(conn, account, email_of(one), hashed(PASSWORD))
                identity.attach(conn, account, school, one.person)

    def close(self) -> None:
        """Let mails that are still being written be handed over, then go."""
        self.services.post.finish()
        self.services.store.database.close()
        if not self.settings.proxies and self.app not in IDLE:
            IDLE.append(self.app)

    def furnish(self) -> None:
        """Open both schools, with all their people, children and accounts."""
        store = self.services.store
        self.clock.set(datetime(2026, 9, 7, 7, tzinfo=UTC))
        _open(store, LARKFIELD, REGISTER, (*AROUND_AYO, ZOE))
        _enrol(store, LARKFIELD, AYO, AROUND_AYO)
        _enrol(store, LARKFIELD, OLI, (SIAN, ZOE))
        _open(store, OTHER_SCHOOL, OTHER_REGISTER, (MAI, STRANGER))
        _enrol(store, OTHER_SCHOOL, RIO, (MAI, STRANGER))
        with store.unit(LARKFIELD) as unit:
            circle = unit.find(Circle, AYO)
            assert circle is not None
            circle.leave(BEN.person, "Moved away.", by=SIAN.person, today=MONDAY)
            unit.save(circle, log=unit.log_of(AYO, Space.SHARED))
        self.open_accounts(LARKFIELD, (*AROUND_AYO, ZOE))
        self.open_accounts(OTHER_SCHOOL, (MAI, STRANGER))
        self.clock.set(NOW)


def email_of(who: Actor) -> str:
    return f"{who.person}@larkfield.example"


def account_of(who: Actor) -> UUID:
    return an_id(f"account of {who.person}")


@cache
def hashed(password: str) -> str:
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(password)


def _open(store: Store, school: UUID, register: UUID, people: Iterable[Actor]) -> None:
    with store.opening(school) as unit:
        log = unit.open_space(register, None, Space.REGISTER, 0, None)
        opened = School(id=school, name=CALLED[school], demo=False, by=None)
        known = [Person(id=p.person, name=CALLED[p.person], by=None) for p in people]
        unit.save(opened, *known, log=log)


def _enrol(store: Store, school: UUID, child: UUID, people: tuple[Actor, ...]) -> None:
    with store.unit(school) as unit:
        keeper = people[0].person
        for slot, space in enumerate(CHILD_SPACES, start=unit.next_slot()):
            unit.open_space(
                an_id(f"{school} {log_id(child, space)}"), child, space, slot, keeper
            )
        circle = Circle(id=child, name=CALLED[child], by=keeper)
        for one in people:
            until = LAST_DAYS.get(one.person)
            circle.join(one, CALLED[one.person], until, by=keeper, today=SUNDAY)
        unit.save(circle, log=unit.log_of(child, Space.SHARED))
