"""What only somebody who means harm, or a broken program, would send."""

import base64
import io
import json

import pytest
from werkzeug.test import TestResponse

from tests.cast import OLI, SIAN
from tests.service.clients import API, Program
from tests.service.house import House
from tests.service.test_api_refusals import Untouched, a_problem
from tests.service.words import CHILD, a_note, written

MEBIBYTE = 1024 * 1024


def sent_as(amina: Program, body: bytes) -> TestResponse:
    return amina.client.post(
        f"{API}{CHILD}/entries",
        data=body,
        content_type="application/json",
        headers=amina.headers,
    )


@pytest.mark.parametrize(
    "body",
    [
        b'{"text": ' + b"9" * 5_000 + b"}",
        b'{"\\ud800": 1}',
        b'{"text": "one", "text": "two"}',
        b'{"text": NaN',
    ],
    ids=["5,000 digits", "half a surrogate as key", "a key twice", "half of it"],
)
def test_what_is_not_sound_json_is_not_read(
    house: House, amina: Program, body: bytes
) -> None:
    with Untouched(house):
        a_problem(sent_as(amina, body), 400)


def test_a_body_in_chunks_is_not_cut_off_but_refused(
    house: House, amina: Program
) -> None:
    body = json.dumps(a_note()).encode().ljust(MEBIBYTE) + b"GARBAGE"
    with Untouched(house):
        answer = amina.client.post(
            f"{API}{CHILD}/entries",
            input_stream=io.BytesIO(body),
            content_type="application/json",
            headers={**amina.headers, "Transfer-Encoding": "chunked"},
            environ_overrides={"wsgi.input_terminated": True, "CONTENT_LENGTH": ""},
        )
        a_problem(answer, 413)


def test_a_body_that_is_not_read_may_not_be_too_long_either(amina: Program) -> None:
    entry = written(amina)
    answer = amina.client.put(
        f"{API}{CHILD}/entries/{entry}/seen",
        data=b" " * (MEBIBYTE + 1),
        headers=amina.headers,
    )
    a_problem(answer, 413)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", "\u200b\u2060"),
        ("day", "2026-W36-1"),
        ("day", "20260907"),
        ("day", "0001-01-01"),
        ("day", "٢٠٢٦-٠٩-٠٧"),
    ],
)
def test_what_only_looks_right_is_refused(
    house: House, amina: Program, field: str, value: str
) -> None:
    with Untouched(house):
        told = a_problem(amina.post(f"{CHILD}/entries", a_note() | {field: value}), 422)
    assert told["errors"].keys() == {field}


def test_a_stranger_is_asked_for_a_token_before_anything_else(house: House) -> None:
    client = house.app.test_client()
    for method, path, body in (
        ("GET", f"{CHILD}/timeline?limit=0", None),
        ("POST", f"{CHILD}/entries", {"nonsense": True}),
        ("DELETE", f"{CHILD}/members/{CHILD[-36:]}", None),
    ):
        answer = client.open(f"{API}{path}", method=method, json=body)
        assert answer.status_code == 401, path
    assert client.get(f"{API}/openapi.json").status_code == 200


def test_a_cursor_tells_nothing_and_fits_one_list_of_one_child(house: House) -> None:
    """A place in the log counts what is not shown as well, so it is not told."""
    sian, ayo, oli = house.program(SIAN), CHILD, f"/children/{OLI}"
    for child in (ayo, oli):
        for _ in range(3):
            sian.wrote(f"{child}/entries", a_note())
    paths = [
        f"{child}/{part}" for child in (ayo, oli) for part in ("timeline", "audit")
    ]
    told = {path: sian.read(f"{path}?limit=1")["next"] for path in paths}
    assert len({len(one) for one in told.values()}) == 1
    for path, cursor in told.items():
        assert sian.read(f"{path}?limit=1")["next"] == cursor
        assert len(base64.urlsafe_b64decode(cursor)) == 24
        for other in paths:
            status = sian.get(f"{other}?cursor={cursor}").status_code
            assert status == (200 if other == path else 422)


def test_a_double_slash_leads_nowhere(amina: Program) -> None:
    assert amina.client.get(f"{API}//me", headers=amina.headers).status_code == 404
