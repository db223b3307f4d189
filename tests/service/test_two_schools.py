"""Ten thousand tries from one school, with ids from the other, find nothing."""

import re
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any, Final
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from werkzeug.test import TestResponse

from events.base import Actor, Duty, Side
from events.store.leaf import log_name
from projections.timeline_tables import entries
from tests.cast import AMINA, AYO, LARKFIELD, LUKASZ, OTHER_SCHOOL, SIAN, STRANGER, TOM
from tests.service.clients import API, NAVIGATES
from tests.service.doors import DOORS
from tests.service.house import CALLED, MAI, NOW, RIO, House
from tests.service.words import CHILD, a_note

pytestmark = pytest.mark.wide

TRIES: Final = 10_000
CANARIES: Final = ("a heron by the canal", "the striped umbrella", "ninety-nine steps")
OPEN: Final = {rule for rule in DOORS if DOORS[rule].open_to_all}
UUIDS: Final = re.compile(rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Harvest:
    """Everything that somebody of Larkfield could have read and passed on."""

    def __init__(self, house: House) -> None:
        self.house = house
        self._write()
        rows = house.stored_of(LARKFIELD)
        self.ids = sorted(set(_ids(rows)) | {AYO, LARKFIELD})
        self.logs = [log_name(one) for one in self._column("logs", "log")]
        self.entries = self._column(entries.name, "entry")
        amina = house.program(AMINA)
        page = amina.read(f"{CHILD}/timeline?limit=1")
        self.cursors = [page["next"], amina.read(f"{CHILD}/audit?limit=1")["next"]]
        names = {CALLED[one] for one in (AYO, *(p.person for p in (AMINA, TOM, SIAN)))}
        self.words = [word.encode() for word in (*CANARIES, *names)]
        self.planted: set[UUID] = set()

    def _write(self) -> None:
        for who, canary in zip((AMINA, LUKASZ, TOM), CANARIES, strict=True):
            program = self.house.program(who)
            entry = program.wrote(f"{CHILD}/entries", a_note(f"We saw {canary}."))["id"]
            said = {"text": f"And {canary} again."}
            self.house.program(AMINA).wrote(f"{CHILD}/entries/{entry}/comments", said)

    def _column(self, table: str, column: str) -> list[UUID]:
        with self.house.place.web.reading(LARKFIELD) as conn:
            chosen = text(f"SELECT {column} FROM {table} WHERE school = :school")  # noqa: S608
            school = LARKFIELD.hex if self.house.place.owner.is_sqlite else LARKFIELD
            return [_uuid(one) for one in conn.scalars(chosen, {"school": school})]

    def leaked(self, body: bytes, sent: bytes) -> bool:
        """Say whether an answer holds a word, or an id that was not in the question."""
        found = {UUID(one.decode()) for one in UUIDS.findall(body)}
        asked = {UUID(one.decode()) for one in UUIDS.findall(sent)}
        theirs = (found - asked - self.planted) & set(self.ids)
        return bool(theirs) or any(word in body for word in self.words)

    def plant(self, sent: bytes, answer: TestResponse) -> None:
        """Know an id again by which a prowler called something of their own."""
        if answer.status_code in {201, 303}:
            self.planted |= {UUID(one.decode()) for one in UUIDS.findall(sent)}


def _uuid(value: object) -> UUID:
    return value if isinstance(value, UUID) else UUID(str(value))


def _ids(rows: Mapping[str, list[tuple[Any, ...]]]) -> Iterator[UUID]:
    for row in (row for some in rows.values() for row in some):
        for value in row:
            if isinstance(value, UUID):
                yield value
            elif isinstance(value, str) and re.fullmatch("[0-9a-f]{32}", value):
                yield UUID(value)


def _is_plain(rule: tuple[str, str]) -> bool:
    return rule[1] == "GET" and not rule[0].startswith("/sign-in")


class Prowler:
    """Somebody of Brook, with a token and a session that are good there."""

    def __init__(self, house: House, who: Actor, harvest: Harvest, seed: int) -> None:
        self.draw = Random(seed)
        self.harvest = harvest
        self.token = dict(house.program(who).headers)
        self.browser = house.browser(who)
        self.browser.opened("/children")
        self.csrf = self.browser.form("/sign-out")["csrf"]
        # What only changes one's own account would end this prowler's session.
        self.rules = [
            rule
            for rule in sorted(set(DOORS) - OPEN)
            if "<school>" in rule[0] or "<child>" in rule[0] or _is_plain(rule)
        ]

    def tries(self) -> tuple[bytes, TestResponse]:
        """Knock at one door with what was harvested; give what was sent as well."""
        path, method = self.draw.choice(self.rules)
        path = re.sub(r"<[^>]+>", lambda _: str(self._id()), path) + self._query()
        body = {**DOORS[self._rule(path, method)].sends, **self._extra()}
        if path.startswith(API):
            answer = self.browser.client.open(
                path, method=method, json=body, headers=self.token
            )
        else:
            answer = self.browser.client.open(
                path,
                method=method,
                data={**body, "csrf": self.csrf} if method == "POST" else None,
                headers=NAVIGATES,
            )
        return f"{path}{body}".encode(), answer

    def _rule(self, path: str, method: str) -> tuple[str, str]:
        bare = UUIDS.sub(b"<>", path.split("?", maxsplit=1)[0].encode()).decode()
        return next(
            rule
            for rule in self.rules
            if rule[1] == method and re.sub("<[^>]+>", "<>", rule[0]) == bare
        )

    def _id(self) -> UUID:
        some = (self.harvest.entries, self.harvest.ids, [AYO, LARKFIELD], [RIO])
        return self.draw.choice(self.draw.choice(some))

    def _query(self) -> str:
        wild = (
            "",
            "",
            f"?cursor={self.draw.choice(self.harvest.cursors)}",
            "?as_at=2026-09-08T10:00:00.000000Z",
            f"?log={self.draw.choice(self.harvest.logs)}&limit=200",
            f"?school={LARKFIELD}",
        )
        return self.draw.choice(wild)

    def _extra(self) -> dict[str, str]:
        names = ("person", "id", "child", "school", "entry", "key")
        chosen = self.draw.sample(names, self.draw.choice((0, 0, 0, 1, 2)))
        return {name: str(self._id()) for name in chosen}


def prowlers(house: House, harvest: Harvest) -> list[Prowler]:
    people = [MAI, STRANGER]
    for duty in Duty:
        one = Actor(uuid4(), duty, Side.SCHOOL)
        people.append(house.serve(one, school=OTHER_SCHOOL))
    return [Prowler(house, who, harvest, seed) for seed, who in enumerate(people)]


def test_tokens_of_one_school_open_nothing_of_the_other(fresh: House) -> None:
    harvest = Harvest(fresh)
    people = prowlers(fresh, harvest)
    before = fresh.stored_of(LARKFIELD)
    leaks, statuses = [], set()
    for number in range(TRIES):
        fresh.clock.set(NOW)  # so that nobody's session grows old meanwhile
        sent, answer = people[number % len(people)].tries()
        statuses.add(answer.status_code)
        assert "/sign-in" not in answer.headers.get("Location", ""), sent
        if harvest.leaked(answer.data + str(answer.headers).encode(), sent):
            leaks.append(sent)
        harvest.plant(sent, answer)
    assert leaks == []
    assert fresh.stored_of(LARKFIELD) == before
    assert not statuses & {401, 500}
    assert {200, 403, 404} <= statuses


def test_the_same_ids_do_open_what_is_theirs(fresh: House) -> None:
    """The search would find a leak: the right school finds all of it."""
    harvest = Harvest(fresh)
    body = fresh.program(AMINA).get(f"{CHILD}/timeline").data
    assert harvest.leaked(body, b"")
    assert harvest.leaked(fresh.browser(AMINA).get(f"/children/{AYO}").data, b"")
