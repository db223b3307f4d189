"""Every address, every method, every role: one table decides who gets in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any, Final
from uuid import UUID, uuid4

import pytest
from werkzeug.test import TestResponse

from events.base import HAND_OVER_ONLY, Actor, Duty, Role, Side, Space
from events.circle_refusals import SIDES
from events.diary import Entry
from events.entry_kinds import Kind, Place
from service.permissions import MAY, Action, actions_of
from tests.cast import (
    AMINA,
    AYO,
    AYO_IN_PERSON,
    LARKFIELD,
    LUKASZ,
    MONDAY,
    OLI,
    OTHER_SCHOOL,
    SIAN,
    SUNDAY,
    TOM,
    an_id,
)
from tests.features.shows import shows
from tests.files import a_pdf
from tests.service.clients import API, Browser
from tests.service.doors import ACROSS, DOORS, OTHERS, OWN
from tests.service.house import ADA, MAI, NOW, RIO, ZOE, House
from tests.service.words import entry_at
from tests.statements import asked_of

pytestmark = pytest.mark.wide

NOBODY: Final = an_id("a child that was never born")
NOWHERE: Final = an_id("a school that was never built")
IN: Final = frozenset({200, 201, 204, 206, 303, 409})
NOT_THERE: Final = frozenset({404, 409, 422})
FOR_A_SCHOOL: Final = [rule for rule in DOORS if "<school>" in rule[0]]
AROUND_A_CHILD: Final = [
    rule for rule in DOORS if "<child>" in rule[0] and rule not in FOR_A_SCHOOL
]
# Whoever looks after children has a list of what waits for them, at their school.
KEEP_A_LIST: Final = frozenset({Role.SENCO, Role.HEADTEACHER})
KNOWN: Final = {one.role: one for one in (SIAN, TOM, AMINA, ADA, AYO_IN_PERSON)}
Rule = tuple[str, str]


@dataclass
class Caller:
    """Somebody who knocks at every door, as a browser or with a token."""

    house: House
    browser: Browser
    headers: Mapping[str, str]
    work: list[str] = field(default_factory=list)
    held: str = ""

    @classmethod
    def of(cls, house: House, who: Actor | None) -> "Caller":
        headers = house.program(who).headers if who else {}
        return cls(house, house.browser(who), headers)

    def knock(self, rule: Rule, ids: Mapping[str, UUID]) -> tuple[int, bytes]:
        path, method = rule
        for name, given in ids.items():
            path = path.replace(f"<{name}>", str(given))
        sends: dict[str, Any] = dict(DOORS[rule].sends)
        if DOORS[rule].with_file:
            sends["files"] = (BytesIO(a_pdf()), "a.pdf")
        csrf = "" if path.startswith(API) or method == "GET" else self.ticket()
        with asked_of(self.house.services.store.database.engine) as self.work:
            answer = self._send(
                path, method, {**sends, "csrf": csrf} if csrf else sends
            )
        return answer.status_code, answer.data

    def _send(self, path: str, method: str, sends: dict[str, Any]) -> TestResponse:
        if path.startswith(API):
            body: dict[str, Any] = {
                "data" if "files" in sends else "json": sends or None
            }
            return self.browser.client.open(
                path, method=method, headers=self.headers, **body
            )
        if method == "POST":
            return self.browser.post(path, sends)
        return self.browser.get(path)

    def ticket(self) -> str:
        """What each form of this account carries; it lasts as long as the account."""
        if not self.held and self.browser.get("/children").status_code == 200:
            self.browser.opened("/children")
            self.held = self.browser.form("/sign-out")["csrf"]
        return self.held


def addresses(house: House) -> set[Rule]:
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
    oneself = {Action.LEAVE_CIRCLE, Action.GIVE_CONTACTS, Action.WISH_NOTICES}
    assert behind_doors == set(Action) - oneself


def test_a_door_that_names_a_child_or_a_school_asks_for_an_action() -> None:
    for rule in (*AROUND_A_CHILD, *FOR_A_SCHOOL):
        assert DOORS[rule].action or DOORS[rule].open_to_all, rule


@shows("service/permissions/around_a_child.py", at="        KEEPS_HOUSEHOLDS_APART,\n")
def test_f2_home_and_school_may_the_same_unless_a_row_says_why() -> None:
    home = {role for role, sides in SIDES.items() if sides == {Side.HOME}}
    school = {role for role, sides in SIDES.items() if sides == {Side.SCHOOL}}
    for action, row in MAY.items():
        allowed = {role in row.roles for role in home | school}
        assert len(allowed) == 1 or row.reason, action


def test_nobody_may_more_than_the_table_says() -> None:
    for one in (*Role, *Duty):
        assert actions_of(one) == {
            action.value for action, row in MAY.items() if one in row.roles
        }


@shows("service/rights/templates/rights/rights.html", at="Why: {{ reason }}")
def test_f2_the_table_is_a_page_that_anybody_can_read(lodge: House) -> None:
    page = lodge.browser().opened("/who-can-do-what")
    said = page.get_text(" ", strip=True)
    for row in MAY.values():
        assert row.does in said
        assert row.reason is None or row.reason in said


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


def expected_of(rule: Rule) -> frozenset[int]:
    """What whoever may do this is told: they get in, or what they sent is wanting."""
    door = DOORS[rule]
    wanting = frozenset({422} if rule[1] == "POST" and not door.sends else ())
    return NOT_THERE if door.made_up else IN | wanting


def ids_for(house: House, who: Actor, rule: Rule) -> dict[str, UUID]:
    """Something real for each id in an address; what a door makes up stays so."""
    door, names = DOORS[rule], names_in(rule)
    ids = {"child": AYO, "school": LARKFIELD}
    if "entry" in names:
        beside = TOM if who.side is Side.HOME else LUKASZ
        author = {OWN: who, ACROSS: beside}.get(door.entry, LUKASZ)
        ids["entry"] = an_entry_by(house, author)
    if "person" in names:
        ids["person"] = somebody_for(house, door.action).person
    return ids


def somebody_for(house: House, action: Action | None) -> Actor:
    """Somebody new to whom this can be done."""
    if action in {Action.END_DUTY, Action.LEAVE_SCHOOL}:
        return house.serve(Actor(uuid4(), Duty.DATA_LEAD, Side.SCHOOL))
    return house.join(Actor(uuid4(), Role.SUPPORTER, Side.OTHER))


def knocked(
    caller: Caller, rule: Rule, ids: Mapping[str, UUID], at: datetime = NOW
) -> tuple[int, bytes]:
    """Knock with an id of nothing in every place that has none yet."""
    caller.house.clock.set(at)  # or the proof of who asks grows old on the way
    others = {name: uuid4() for name in names_in(rule) if name not in ids}
    return caller.knock(rule, {**ids, **others})


def names_in(rule: Rule) -> list[str]:
    return [part.split(">")[0] for part in rule[0].split("<")[1:]]


@pytest.mark.parametrize("role", Role)
def test_each_role_gets_in_where_the_table_says_so(hut: House, role: Role) -> None:
    who = an_actor(hut, role)
    caller = Caller.of(hut, who)
    for rule in AROUND_A_CHILD:
        door, ids = DOORS[rule], ids_for(hut, who, rule)
        before = hut.topics()
        status, _ = knocked(caller, rule, ids)
        if door.action is None or role in MAY[door.action].roles:
            assert status in expected_of(rule), (rule, status)
        else:
            assert status == (404 if role in HAND_OVER_ONLY else 403), (rule, status)
            assert hut.topics() == before, rule


@pytest.mark.parametrize("role", Role)
def test_a_place_in_a_circle_opens_nothing_of_the_school(
    hut: House, role: Role
) -> None:
    caller = Caller.of(hut, an_actor(hut, role))
    before = hut.topics()
    for rule in FOR_A_SCHOOL:
        action = DOORS[rule].action
        listed = action is Action.SEE_WORKLIST and role in KEEP_A_LIST
        here = 200 if listed else 403
        for school, expected in (
            (LARKFIELD, here),
            (OTHER_SCHOOL, 404),
            (NOWHERE, 404),
        ):
            status, _ = knocked(caller, rule, {"school": school, "child": AYO})
            assert status == expected, (rule, school, status)
    assert hut.topics() == before


@pytest.mark.parametrize("duty", Duty)
def test_each_duty_gets_in_where_the_table_says_so(hut: House, duty: Duty) -> None:
    """The diary is opened on the way, by a duty that opens one."""
    who = hut.serve(Actor(uuid4(), duty, Side.SCHOOL))
    caller = Caller.of(hut, who)
    for rule in (*FOR_A_SCHOOL, *AROUND_A_CHILD):
        door, ids = DOORS[rule], ids_for(hut, who, rule)
        before = hut.topics()
        status, _ = knocked(caller, rule, ids)
        if door.action is None or duty in MAY[door.action].roles:
            assert status in expected_of(rule), (rule, status)
        else:
            assert status == (403 if rule in FOR_A_SCHOOL else 404), (rule, status)
            assert hut.topics() == before, rule


@pytest.mark.parametrize("duty", Duty)
def test_a_duty_opens_nothing_of_another_school(hut: House, duty: Duty) -> None:
    caller = Caller.of(hut, hut.serve(Actor(uuid4(), duty, Side.SCHOOL)))
    for rule in (*FOR_A_SCHOOL, *AROUND_A_CHILD):
        if not DOORS[rule].open_to_all:
            real = {"school": OTHER_SCHOOL, "child": RIO}
            assert_the_same(caller, rule, real)


@pytest.mark.parametrize("role", sorted(set(Role) - HAND_OVER_ONLY))
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


def assert_the_same(caller: Caller, rule: Rule, real: Mapping[str, UUID]) -> None:
    """What is hidden answers just like what never was, with as much work."""
    ids = {name: uuid4() for name in names_in(rule)} | dict(real)
    missing = {**ids, "child": NOBODY, "school": NOWHERE}
    caller.house.clock.set(NOW)  # so that neither is the first use in a minute
    hidden, hidden_work = caller.knock(rule, ids), caller.work
    caller.house.clock.set(NOW)
    nothing, missing_work = caller.knock(rule, missing), caller.work
    assert hidden == nothing, rule
    assert hidden[0] == 404, rule
    assert len(hidden_work) == len(missing_work), rule


def who_was(house: House, role: Role, how: str) -> Actor:
    """Somebody whose place in Ayo's circle is over."""
    who = Actor(uuid4(), role, min(SIDES[role]))
    house.join(who, until=SUNDAY if how == "past" else None)
    if how == "left":
        house.leave(who)
    return who


@pytest.mark.parametrize("role", Role)
def test_what_is_not_mine_looks_like_what_is_not_there(hut: House, role: Role) -> None:
    """An other child, another school, a circle that one left, a place that is over."""
    mine = Caller.of(hut, an_actor(hut, role))
    tries = [(mine, child) for child in (OLI, RIO) if role is not Role.SENCO]
    tries += [
        (Caller.of(hut, who_was(hut, role, how)), AYO) for how in ("left", "past")
    ]
    before = hut.topics()
    for rule in AROUND_A_CHILD:
        if DOORS[rule].open_to_all:
            continue
        for caller, child in tries:
            assert_the_same(caller, rule, {"child": child, "person": SIAN.person})
    assert hut.topics() == before


def test_the_rest_of_a_diary_looks_to_an_escort_as_if_it_were_not(hut: House) -> None:
    who = an_actor(hut, Role.TRANSPORT_ESCORT)
    caller, theirs = Caller.of(hut, who), actions_of(who.role)
    real = {"child": AYO, "entry": an_entry_by(hut, AMINA), "person": who.person}
    before = hut.topics()
    for rule in AROUND_A_CHILD:
        if DOORS[rule].action and DOORS[rule].action not in theirs:
            assert_the_same(caller, rule, real)
    assert hut.topics() == before


@pytest.mark.parametrize(
    ("who", "child"),
    [(ZOE, AYO), (MAI, AYO), (SIAN, RIO)],
    ids=["another parent", "the senco of another school", "another school"],
)
def test_what_is_not_mine_is_not_there_on_either_database(
    house: House, who: Actor, child: UUID
) -> None:
    caller = Caller.of(house, who)
    for rule in AROUND_A_CHILD:
        if not DOORS[rule].open_to_all:
            assert_the_same(caller, rule, {"child": child, "person": SIAN.person})


@pytest.mark.parametrize("how", ["signed out", "expired"])
def test_nobody_gets_in_without_signing_in(hut: House, how: str) -> None:
    entry = an_entry_by(hut, AMINA)
    caller, at = Caller.of(hut, None), NOW
    if how == "expired":
        caller = Caller(hut, hut.browser(AMINA), {"Authorization": "Bearer sp_gone"})
        at = NOW + timedelta(hours=13)
    before = hut.topics()
    ids = {"child": AYO, "entry": entry, "person": SIAN.person, "school": LARKFIELD}
    for rule in set(DOORS) - {one for one in DOORS if DOORS[one].open_to_all}:
        status, body = knocked(caller, rule, ids, at)
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


def test_a_door_takes_the_entry_of_somebody() -> None:
    assert {door.entry for door in DOORS.values()} == {OWN, ACROSS, OTHERS}
