"""Bad input: the right status, a problem document, and nothing stored."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from werkzeug.test import TestResponse

from events.base import Actor
from tests.cast import AMINA, AYO, OLI, SIAN, STRANGER, an_id
from tests.service.clients import API, Program
from tests.service.house import BEN, CARA, RIO, ZOE, House
from tests.service.words import CHILD, a_note, entry_at, written

NOBODY = an_id("a child that was never born")
DECOMPOSED = "Cu\u0300ng \u0111i cho\u031bi"


def a_problem(answer: TestResponse, status: int) -> dict[str, Any]:
    """A problem document that says what to do."""
    assert answer.status_code == status, answer.text
    assert answer.content_type == "application/problem+json"
    told = answer.get_json(force=True)
    assert told["status"] == status
    assert told["type"] == "about:blank"
    assert told["title"]
    assert told["code"]
    assert told["detail"].endswith((".", "!")), told["detail"]
    assert len(told["detail"].split()) > 3
    assert isinstance(told, dict)
    return told


class Untouched:
    """Nothing in any table is another when the block ends."""

    def __init__(self, house: House) -> None:
        self.house = house

    def __enter__(self) -> None:
        self.before = self.house.stored()

    def __exit__(self, *_: object) -> None:
        assert self.house.stored() == self.before


BODIES: list[tuple[str, dict[str, Any], str]] = [
    ("no text", {"text": None}, "text"),
    ("a number for text", {"text": 5}, "text"),
    ("a list for text", {"text": ["Hello"]}, "text"),
    ("an empty text", {"text": ""}, "text"),
    ("only spaces", {"text": " \n\t "}, "text"),
    ("over 20,000 characters", {"text": "a" * 20_001}, "text"),
    ("a lone surrogate", {"text": "Hello \ud83d"}, "text"),
    ("decomposed letters", {"text": DECOMPOSED}, "text"),
    ("a NUL", {"text": "Hello\x00"}, "text"),
    ("a bell", {"text": "Hello\x07"}, "text"),
    ("a carriage return", {"text": "Hello\r\nthere"}, "text"),
    ("a day that is none", {"day": "2026-02-30"}, "day"),
    ("a day as a number", {"day": 20260907}, "day"),
    ("an unknown place", {"place": "the moon"}, "place"),
    ("a place as an object", {"place": {"home": True}}, "place"),
    ("an unknown kind", {"kind": "shout"}, "kind"),
    ("an unknown field", {"mood": "good"}, "mood"),
    ("an id that is none", {"id": "1234"}, "id"),
    ("an id as a number", {"id": 7}, "id"),
    ("a reply-by day that is none", {"reply_by": "soon"}, "reply_by"),
]


@pytest.mark.parametrize(
    ("change", "field"), [case[1:] for case in BODIES], ids=[c[0] for c in BODIES]
)
def test_a_body_that_cannot_be_kept_is_refused_by_its_field(
    house: House, amina: Program, change: dict[str, Any], field: str
) -> None:
    with Untouched(house):
        told = a_problem(amina.post(f"{CHILD}/entries", a_note() | change), 422)
    assert told["errors"].keys() == {field}
    assert told["errors"][field]


@pytest.mark.parametrize("field", ["day", "place", "kind", "text"])
def test_a_field_that_is_missing_is_named(
    house: House, amina: Program, field: str
) -> None:
    body = a_note()
    del body[field]
    with Untouched(house):
        told = a_problem(amina.post(f"{CHILD}/entries", body), 422)
    assert told["errors"].keys() == {field}


def test_the_longest_text_is_kept_to_its_last_character(amina: Program) -> None:
    text = "😀" * 20_000
    assert amina.read(entry_at(written(amina, text)))["text"] == text


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"day=2026-09-07", "application/x-www-form-urlencoded", 415),
        (b"{}", "text/plain", 415),
        (b"{}", "", 415),
        (b"{", "application/json", 400),
        (b"", "application/json", 400),
        (b'{"text": "\xff"}', "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"[]", "application/json", 422),
        (b'"hello"', "application/json", 422),
        (b"null", "application/json", 422),
        (b"NaN", "application/json", 422),
        (b'{"text": "' + b"a" * 1_048_576 + b'"}', "application/json", 413),
    ],
    ids=range(12),
)
def test_what_is_not_a_json_object_is_refused(
    house: House, amina: Program, body: bytes, kind: str, status: int
) -> None:
    with Untouched(house):
        answer = amina.client.post(
            f"{API}{CHILD}/entries", data=body, content_type=kind, headers=amina.headers
        )
        a_problem(answer, status)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"day": "2026-09-09"}, "cannot-write-entry"),
        ({"kind": "reply-needed"}, "cannot-write-entry"),
        ({"reply_by": "2026-09-09"}, "cannot-write-entry"),
        (
            {"kind": "reply-needed", "reply_by": "2026-09-07"},
            "cannot-write-entry",
        ),
    ],
    ids=["tomorrow", "no reply-by", "an idle reply-by", "a reply-by that is over"],
)
def test_what_a_rule_forbids_is_refused(
    house: House, amina: Program, change: dict[str, Any], code: str
) -> None:
    with Untouched(house):
        told = a_problem(amina.post(f"{CHILD}/entries", a_note() | change), 409)
    assert told["code"] == code


@pytest.mark.parametrize(
    ("now", "today", "tomorrow"),
    [
        (datetime(2026, 9, 8, 22, 59, 50, tzinfo=UTC), "2026-09-08", "2026-09-09"),
        (datetime(2026, 9, 8, 23, 0, 10, tzinfo=UTC), "2026-09-09", "2026-09-10"),
        (datetime(2026, 12, 8, 23, 0, 10, tzinfo=UTC), "2026-12-08", "2026-12-09"),
    ],
    ids=[
        "before midnight in summer",
        "after midnight in summer",
        "an hour early in winter",
    ],
)
def test_a_day_is_over_when_it_is_over_in_london(
    hut: House, now: datetime, today: str, tomorrow: str
) -> None:
    amina = hut.program(AMINA)
    hut.clock.set(now)
    with Untouched(hut):
        a_problem(amina.post(f"{CHILD}/entries", a_note(day=tomorrow)), 409)
    hut.clock.set(now)
    assert written(amina, day=today)


WRITES: list[tuple[str, str, object]] = [
    ("POST", "/entries", a_note()),
    ("GET", "/timeline", None),
    ("GET", "/audit", None),
    ("GET", "/members", None),
    ("POST", "/members", {"name": "Kit", "role": "carer", "side": "home"}),
    ("DELETE", f"/members/{SIAN.person}", None),
    ("GET", "/entries/{entry}", None),
    ("POST", "/entries/{entry}/comments", {"text": "Hello."}),
    ("POST", "/entries/{entry}/amendments", {"text": "Hello.", "reason": "So."}),
    ("POST", "/entries/{entry}/corrections", {"text": "Hello.", "reason": "So."}),
    ("POST", "/entries/{entry}/seal", {"reason": "So."}),
    ("PUT", "/entries/{entry}/seen", None),
]


@pytest.mark.parametrize(
    ("method", "path", "body"), WRITES, ids=[w[0] + w[1] for w in WRITES]
)
def test_a_child_of_others_looks_like_one_that_is_not_there(
    house: House, amina: Program, method: str, path: str, body: object
) -> None:
    at = path.format(entry=written(amina))
    sian = house.program(SIAN)
    with Untouched(house):
        missing = amina.send(method, f"/children/{NOBODY}{at}", body)
        a_problem(missing, 404)
        for child in (OLI, RIO):
            foreign = amina.send(method, f"/children/{child}{at}", body)
            assert (foreign.status_code, foreign.data) == (404, missing.data)
    del sian


@pytest.mark.parametrize(
    "who", [BEN, CARA, ZOE, STRANGER], ids=["left", "past", "zoe", "stranger"]
)
@pytest.mark.parametrize(
    ("method", "path", "body"), WRITES, ids=[w[0] + w[1] for w in WRITES]
)
def test_whoever_does_not_belong_finds_nothing(
    house: House, amina: Program, who: Actor, method: str, path: str, body: object
) -> None:
    at = path.format(entry=written(amina))
    program = house.program(who)
    with Untouched(house):
        missing = program.send(method, f"/children/{NOBODY}{at}", body)
        found = program.send(method, f"{CHILD}{at}", body)
        a_problem(found, 404)
        assert found.data == missing.data


@pytest.mark.parametrize(
    ("method", "path", "body"), WRITES[6:], ids=[w[0] + w[1] for w in WRITES[6:]]
)
def test_an_entry_of_another_child_is_not_found_under_this_one(
    house: House, amina: Program, method: str, path: str, body: object
) -> None:
    entry = house.program(SIAN).wrote(f"/children/{OLI}/entries", a_note())["id"]
    with Untouched(house):
        missing = amina.send(method, CHILD + path.format(entry=uuid4()), body)
        foreign = amina.send(method, CHILD + path.format(entry=entry), body)
        assert a_problem(foreign, 404) == a_problem(missing, 404)


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("PUT", f"{CHILD}/entries", {"POST"}),
        ("DELETE", f"{CHILD}/timeline", {"GET", "HEAD"}),
        ("POST", "/me", {"GET", "HEAD"}),
        ("PATCH", f"{CHILD}/members", {"GET", "HEAD", "POST"}),
    ],
)
def test_a_wrong_method_is_told_the_right_ones(
    lodge: House, method: str, path: str, allowed: set[str]
) -> None:
    answer = lodge.program(AMINA).send(method, path, None)
    a_problem(answer, 405)
    assert set(answer.headers["Allow"].split(", ")) - {"OPTIONS"} == allowed


@pytest.mark.parametrize("path", ["timeline", "audit"])
@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("limit=0", "limit"),
        ("limit=10000", "limit"),
        ("limit=-1", "limit"),
        ("limit=many", "limit"),
        ("limit=1.5", "limit"),
        ("cursor=garbage", "cursor"),
        ("cursor=", "cursor"),
        ("cursor=%F0%9F%98%80", "cursor"),
        ("cursor=ZW50cmllczotMQ==", "cursor"),
        ("cursor=YmVhcnM6Mw==", "cursor"),
        ("cursor=ZW50cmllczo5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk=", "cursor"),
        ("colour=red", "colour"),
    ],
)
def test_a_query_that_makes_no_sense_is_refused(
    lodge: House, path: str, query: str, field: str
) -> None:
    told = a_problem(lodge.program(AMINA).get(f"{CHILD}/{path}?{query}"), 422)
    assert told["errors"].keys() == {field}


@pytest.mark.parametrize(
    "query",
    [
        "as_at=yesterday",
        "as_at=2026-09-07",
        "as_at=2026-09-07T10:00:00",
        "as_at=0001-01-01T00:00:00Z",
        "as_at=0001-01-01T00:00:00%2B14:00",
        "as_at=0999-12-31T23:59:59Z",
        "as_at=9999-12-31T23:59:59-14:00",
        "place=moon",
        "kind=shout",
        "unread=perhaps",
    ],
)
def test_a_filter_that_makes_no_sense_is_refused(lodge: House, query: str) -> None:
    told = a_problem(lodge.program(AMINA).get(f"{CHILD}/timeline?{query}"), 422)
    assert told["errors"].keys() == {query.split("=", maxsplit=1)[0]}


@pytest.mark.parametrize("key", ["a b", "é", "x" * 129, "\t"])
def test_an_idempotency_key_that_cannot_be_kept_is_refused(
    house: House, amina: Program, key: str
) -> None:
    headers = {**amina.headers, "Idempotency-Key": key}
    with Untouched(house):
        answer = amina.client.post(
            f"{API}{CHILD}/entries",
            data=json.dumps(a_note()),
            content_type="application/json",
            headers=headers,
        )
        told = a_problem(answer, 422)
    assert told["errors"].keys() == {"Idempotency-Key"}


@pytest.mark.parametrize(
    "header",
    [
        {},
        {"Authorization": "Bearer"},
        {"Authorization": "Bearer sp_nothing"},
        {"Authorization": "Basic YTpi"},
        {"Authorization": "Bearer \xe9"},
    ],
)
@pytest.mark.parametrize("path", ["/me", "/children", f"{CHILD}/timeline"])
def test_nobody_reads_without_a_token(
    lodge: House, header: dict[str, str], path: str
) -> None:
    answer = lodge.app.test_client().get(API + path, headers=header)
    a_problem(answer, 401)
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_the_cookie_of_a_browser_opens_nothing_in_the_api(lodge: House) -> None:
    a_problem(lodge.browser(AMINA).get(f"{API}{CHILD}/timeline"), 401)


def test_an_id_is_taken_only_once(house: House, amina: Program, tom: Program) -> None:
    entry, comment = written(amina), str(uuid4())
    note = {"id": comment, "text": "Good.", "reason": "I was there."}
    tom.wrote(f"{entry_at(entry)}/corrections", note)
    with Untouched(house):
        a_problem(amina.post(f"{CHILD}/entries", a_note(id=entry)), 409)
        a_problem(tom.post(f"{CHILD}/entries", a_note(id=str(AYO))), 409)
        told = {"id": comment, "text": "Good."}
        a_problem(tom.post(f"{entry_at(entry)}/comments", told), 409)
        a_problem(tom.post(f"{entry_at(entry)}/corrections", note), 409)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"role": "carer", "side": "home"}, "person"),
        (
            {"name": "Kit", "person": str(uuid4()), "role": "carer", "side": "home"},
            "person",
        ),
        ({"name": "K" * 121, "role": "carer", "side": "home"}, "name"),
        ({"name": "Kit", "role": "boss", "side": "home"}, "role"),
        ({"name": "Kit", "role": "carer", "side": "moon"}, "side"),
        ({"name": "Kit", "role": "carer", "side": "home", "until": "never"}, "until"),
    ],
)
def test_a_member_who_cannot_be_added_is_refused(
    house: House, body: dict[str, Any], field: str
) -> None:
    sian = house.program(SIAN)
    with Untouched(house):
        told = a_problem(sian.post(f"{CHILD}/members", body), 422)
    assert told["errors"].keys() == {field}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"name": "Kit", "role": "carer", "side": "school"}, 409),
        ({"name": "Kit", "role": "carer", "side": "home", "until": "2026-09-07"}, 409),
        ({"person": str(AYO), "role": "carer", "side": "home"}, 404),
        ({"person": str(STRANGER.person), "role": "carer", "side": "home"}, 404),
        ({"person": str(NOBODY), "role": "carer", "side": "home"}, 404),
    ],
    ids=["wrong side", "over", "a child", "of another school", "nobody"],
)
def test_a_member_whom_a_rule_forbids_leaves_no_trace(
    house: House, body: dict[str, Any], status: int
) -> None:
    sian = house.program(SIAN)
    with Untouched(house):
        a_problem(sian.post(f"{CHILD}/members", body), status)
