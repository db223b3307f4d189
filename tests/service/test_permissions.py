"""Every address, every method, every role: one table decides who gets in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final
from uuid import UUID, uuid4

import pytest

from events.base import Actor, Role, Side, Space
from events.circle import SIDES
from events.diary import Entry, Kind, Place
from service.permissions import MAY, Action, actions_of
from tests.cast import (
    AMINA,
    AYO,
    AYO_IN_PERSON,
    LARKFIELD,
    LUKASZ,
    MONDAY,
    OLI,
    SIAN,
    STRANGER,
    TOM,
    an_id,
)
from tests.service.clients import API, Browser
from tests.service.house import ADA, BEN, CARA, MAI, NOW, RIO, ZOE, House
from tests.service.words import a_note, entry_at

NOBODY: Final = an_id("a child that was never born")
IN: Final = frozenset({200, 201, 204, 303, 409})
OWN: Final = "the entry of whoever asks"
OTHERS: Final = "the entry of somebody else"


@dataclass(frozen=True)
class Door:
    """What it takes to get in: an action around a child, or nothing but an account."""

    action: Action | None = None
    sends: Mapping[str, str] = field(default_factory=dict)
    entry: str = OTHERS
    open_to_all: bool = False


SAYS: Final = {"text": "A", "reason": "B"}
NEW: Final = {"name": "Kit", "role": "carer", "side": "home"}
A_NOTE: Final = {**a_note(), "day": "2026-09-07"}
ANYBODY: Final = Door(open_to_all=True)
SIGNED_IN: Final = Door()
SEE: Final = Door(Action.SEE_DIARY)
# One row for each address and method. An address without a row fails the first test.
DOORS: Final[Mapping[tuple[str, str], Door]] = {
    ("/", "GET"): ANYBODY,
    ("/sign-in", "GET"): ANYBODY,
    ("/sign-in", "POST"): ANYBODY,
    ("/sign-out", "POST"): ANYBODY,
    ("/healthz/live", "GET"): ANYBODY,
    ("/healthz/ready", "GET"): ANYBODY,
    ("/static/<path:filename>", "GET"): ANYBODY,
    ("/api/v1/openapi.json", "GET"): ANYBODY,
    ("/api/v1/docs", "GET"): ANYBODY,
    ("/children", "GET"): SIGNED_IN,
    ("/children/<child>", "GET"): SEE,
    ("/children/<child>/entries", "POST"): Door(Action.WRITE_ENTRY, A_NOTE),
    ("/children/<child>/entries/<entry>", "GET"): SEE,
    ("/children/<child>/entries/<entry>/comments", "POST"): Door(Action.COMMENT, SAYS),
    ("/children/<child>/entries/<entry>/amend", "GET"): Door(Action.AMEND, entry=OWN),
    ("/children/<child>/entries/<entry>/amend", "POST"): Door(Action.AMEND, SAYS, OWN),
    ("/children/<child>/entries/<entry>/correct", "GET"): Door(Action.CORRECT),
    ("/children/<child>/entries/<entry>/correct", "POST"): Door(Action.CORRECT, SAYS),
    ("/children/<child>/entries/<entry>/seal", "GET"): Door(Action.SEAL, entry=OWN),
    ("/children/<child>/entries/<entry>/seal", "POST"): Door(Action.SEAL, SAYS, OWN),
    ("/children/<child>/audit", "GET"): Door(Action.SEE_AUDIT),
    ("/children/<child>/circle", "GET"): Door(Action.SEE_CIRCLE),
    ("/children/<child>/circle", "POST"): Door(Action.ADD_MEMBER, NEW),
    ("/children/<child>/circle/<person>/leave", "GET"): Door(Action.REMOVE_MEMBER),
    ("/children/<child>/circle/<person>/leave", "POST"): Door(Action.REMOVE_MEMBER),
    ("/api/v1/me", "GET"): SIGNED_IN,
    ("/api/v1/children", "GET"): SIGNED_IN,
    ("/api/v1/children/<child>/timeline", "GET"): SEE,
    ("/api/v1/children/<child>/entries", "POST"): Door(Action.WRITE_ENTRY, A_NOTE),
    ("/api/v1/children/<child>/entries/<entry>", "GET"): SEE,
    ("/api/v1/children/<child>/entries/<entry>/comments", "POST"): Door(
        Action.COMMENT, {"text": "A"}
    ),
    ("/api/v1/children/<child>/entries/<entry>/amendments", "POST"): Door(
        Action.AMEND, SAYS, OWN
    ),
    ("/api/v1/children/<child>/entries/<entry>/corrections", "POST"): Door(
        Action.CORRECT, SAYS
    ),
    ("/api/v1/children/<child>/entries/<entry>/seal", "POST"): Door(
        Action.SEAL, {"reason": "B"}, OWN
    ),
    ("/api/v1/children/<child>/entries/<entry>/seen", "PUT"): Door(Action.MARK_SEEN),
    ("/api/v1/children/<child>/audit", "GET"): Door(Action.SEE_AUDIT),
    ("/api/v1/children/<child>/members", "GET"): Door(Action.SEE_CIRCLE),
    ("/api/v1/children/<child>/members", "POST"): Door(Action.ADD_MEMBER, NEW),
    ("/api/v1/children/<child>/members/<person>", "DELETE"): Door(Action.REMOVE_MEMBER),
}
AROUND_A_CHILD: Final = [one for one in DOORS if DOORS[one].action is not None]
KNOWN: Final = {one.role: one for one in (SIAN, TOM, AMINA, ADA, AYO_IN_PERSON)}


@dataclass
class Caller:
    """Somebody who knocks at every door, as a browser or with a token."""

    house: House
    browser: Browser
    headers: Mapping[str, str]

    @classmethod
    def of(cls, house: House, who: Actor | None) -> "Caller":
        headers = house.program(who).headers if who else {}
        return cls(house, house.browser(who), headers)

    def knock(
        self, rule: tuple[str, str], ids: Mapping[str, UUID]
    ) -> tuple[int, bytes]:
        path, method = rule
        for name, given in ids.items():
            path = path.replace(f"<{name}>", str(given))
        sends = dict(DOORS[rule].sends)
        if path.startswith(API):
            answer = self.browser.client.open(
                path, method=method, json=sends or None, headers=self.headers
            )
            return answer.status_code, answer.data
        if method == "POST":
            answer = self.browser.post(path, {**sends, "csrf": self.ticket()})
        else:
            answer = self.browser.get(path)
        return answer.status_code, answer.data

    def ticket(self) -> str:
        page = self.browser.get("/children")
        if page.status_code != 200:
            return ""
        self.browser.opened("/children")
        return self.browser.form("/sign-out")["csrf"]


def addresses(house: House) -> set[tuple[str, str]]:
    found = set()
    for rule in house.app.url_map.iter_rules():
        path = rule.rule.replace("<uuid:", "<")
        methods = (rule.methods or set()) - {"HEAD", "OPTIONS"}
        found |= {(path, method) for method in methods}
    return found


def test_every_address_has_its_row(lodge: House) -> None:
    assert addresses(lodge) == set(DOORS)


def test_every_action_has_its_row_and_its_door() -> None:
    assert set(MAY) == set(Action)
    behind_doors = {door.action for door in DOORS.values()} - {None}
    assert behind_doors == set(Action) - {Action.LEAVE_CIRCLE}


def test_home_and_school_may_the_same_unless_a_row_says_why() -> None:
    home = {role for role, sides in SIDES.items() if sides == {Side.HOME}}
    school = {role for role, sides in SIDES.items() if sides == {Side.SCHOOL}}
    for action, row in MAY.items():
        allowed = {role in row.roles for role in home | school}
        assert len(allowed) == 1 or row.reason, action


def test_nobody_may_more_than_the_table_says() -> None:
    for role in Role:
        assert actions_of(role) == {
            action.value for action, row in MAY.items() if role in row.roles
        }


def an_actor(house: House, role: Role) -> Actor:
    if role in KNOWN:
        return KNOWN[role]
    return house.join(Actor(uuid4(), role, min(SIDES[role])), name=f"A {role}")


def an_entry_by(house: House, who: Actor, child: UUID = AYO) -> UUID:
    """An entry that *who* once wrote, whatever they may do by now."""
    with house.services.store.unit(LARKFIELD) as unit:
        entry = Entry.write(
            uuid4(),
            child,
            MONDAY,
            Place.HOME,
            Kind.NOTE,
            "Hello.",
            None,
            by=who,
            today=MONDAY,
        )
        unit.save(entry, log=unit.log_of(child, Space.SHARED))
    return entry.id


@pytest.mark.parametrize("role", Role)
def test_each_role_gets_in_where_the_table_says_so(hut: House, role: Role) -> None:
    who = an_actor(hut, role)
    caller = Caller.of(hut, who)
    guest = hut.join(Actor(uuid4(), Role.SUPPORTER, Side.OTHER))
    entries = {OWN: an_entry_by(hut, who), OTHERS: an_entry_by(hut, LUKASZ)}
    for rule in AROUND_A_CHILD:
        door = DOORS[rule]
        ids = {"child": AYO, "entry": entries[door.entry], "person": guest.person}
        before = hut.topics()
        status, _ = caller.knock(rule, ids)
        assert door.action is not None
        if role in MAY[door.action].roles:
            assert status in IN, (rule, status)
        else:
            assert status == 403, (rule, status)
            assert hut.topics() == before, rule


@pytest.mark.parametrize("role", Role)
def test_each_role_may_leave(lodge: House, role: Role) -> None:
    for way in ("page", "program"):
        who = Actor(uuid4(), role, min(SIDES[role]))
        lodge.join(who)
        if way == "page":
            browser = lodge.browser(who)
            path = f"/children/{AYO}/circle/{who.person}/leave"
            browser.opened(path)
            browser.saved(path, reason="Moving away.")
        else:
            program = lodge.program(who)
            gone = program.send("DELETE", f"/children/{AYO}/members/{who.person}")
            assert gone.status_code == 204
        assert lodge.program(who).get(f"/children/{AYO}/members").status_code == 404


@pytest.mark.parametrize(
    ("who", "child"),
    [
        (AMINA, OLI),
        (AMINA, RIO),
        (BEN, AYO),
        (CARA, AYO),
        (ZOE, AYO),
        (STRANGER, AYO),
        (MAI, AYO),
    ],
    ids=["other child", "other school", "left", "past", "zoe", "stranger", "far senco"],
)
def test_what_is_not_mine_looks_like_what_is_not_there(
    house: House, who: Actor, child: UUID
) -> None:
    caller = Caller.of(house, who)
    entry = an_entry_by(house, SIAN, child if child in {AYO, OLI} else AYO)
    before = house.topics()
    for rule in AROUND_A_CHILD:
        ids = {"child": child, "entry": entry, "person": SIAN.person}
        found = caller.knock(rule, ids)
        missing = caller.knock(rule, {**ids, "child": NOBODY})
        assert found == missing, rule
        assert found[0] == 404, rule
    assert house.topics() == before


@pytest.mark.parametrize("how", ["signed out", "expired"])
def test_nobody_gets_in_without_signing_in(hut: House, how: str) -> None:
    entry = an_entry_by(hut, AMINA)
    caller = Caller.of(hut, None)
    if how == "expired":
        caller = Caller(hut, hut.browser(AMINA), {"Authorization": "Bearer sp_gone"})
        hut.clock.set(NOW + timedelta(hours=13))
    before = hut.topics()
    ids = {"child": AYO, "entry": entry, "person": SIAN.person}
    for rule in set(DOORS) - {one for one in DOORS if DOORS[one].open_to_all}:
        status, body = caller.knock(rule, ids)
        expected = 401 if rule[0].startswith(API) or rule[1] == "POST" else 303
        assert status == expected, rule
        assert b"Ayo" not in body
    assert hut.topics() == before


def test_buttons_are_shown_only_to_those_who_may(hut: House) -> None:
    entry = an_entry_by(hut, AMINA)
    advocate = hut.browser(ADA)
    assert advocate.opened(f"/children/{AYO}").find("textarea") is None
    assert advocate.opened(entry_at(entry)).find("textarea") is None
    circle = f"/children/{AYO}/circle"
    assert hut.browser(AMINA).opened(circle).find("form", action=circle) is None
    assert hut.browser(SIAN).opened(circle).find("form", action=circle) is not None
