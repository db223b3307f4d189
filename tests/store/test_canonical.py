"""One value, one byte form; anything else is refused."""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.store import canonical
from events.store.canonical import NotCanonical
from tests import vectors

TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"])
).filter(lambda text: canonical.why_not_text(text) is None)
KEYS = st.from_regex(r"\A[a-z_][a-z0-9_]{0,8}\Z") | st.just("...")
WORDS = st.none() | st.booleans() | TEXT
NUMBERS = st.integers(-canonical.LARGEST, canonical.LARGEST)
VALUES = st.recursive(
    WORDS | NUMBERS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4)
    ),
    max_leaves=8,
)
DEEP: Any = 0
for _ in range(canonical.DEEPEST):
    DEEP = [DEEP]


def plainly(value: Any) -> bytes:  # noqa: ANN401 - any value of the profile
    """The same form by way of the standard library alone."""
    separators = (",", ":")
    text = json.dumps(value, sort_keys=True, separators=separators, ensure_ascii=False)
    return text.encode()


@given(VALUES)
def test_a_value_comes_back_and_has_one_form(value: object) -> None:
    encoded = canonical.encode(value)
    assert encoded == plainly(value)
    assert canonical.decode(encoded) == value
    assert canonical.encode(canonical.decode(encoded)) == encoded


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ({"b": 1, "a": [True, None]}, b'{"a":[true,null],"b":1}'),
        ({"_sd": [], "...": "x"}, b'{"...":"x","_sd":[]}'),
        ('€\n\t"\\', '"€\\n\\t\\"\\\\"'.encode()),
        ("\u202e\u200b👩🏽‍🏫", '"\u202e\u200b👩🏽‍🏫"'.encode()),
        (-canonical.LARGEST, b"-9007199254740991"),
        ({}, b"{}"),
        (("a", 1), b'["a",1]'),
        (DEEP, b"[[[[[[[[0]]]]]]]]"),
    ],
)
def test_a_known_form(value: object, form: bytes) -> None:
    assert canonical.encode(value) == form


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        float("nan"),
        float("inf"),
        2**53,
        -(2**53),
        [DEEP],
        {"A": 1},
        {"é": 1},
        {"": 1},
        {"1a": 1},
        {"a\n": 1},
        {1: 1},
        {"a": b"bytes"},
        {"a": {1, 2}},
        "e\u0301",
        "nul \0",
        "bell \a",
        "return \r",
        "\ud800",
        "\udfff alone",
        "\ufdd0",
        "\U0010ffff",
        datetime(2026, 9, 7, tzinfo=UTC),
    ],
)
def test_a_value_outside_the_profile_has_no_form(value: object) -> None:
    with pytest.raises(NotCanonical):
        canonical.encode(value)


@pytest.mark.parametrize(
    "given_bytes",
    [
        b"",
        b"\xef\xbb\xbf{}",
        '{"a":1}'.encode("utf-16"),
        '{"a":1}'.encode("utf-16-le"),
        b"\xff",
        b'"\xed\xa0\x80"',
        b'"\\ud800"',
        b'"\\ud83d\\ude02"',
        b'{"a":1,"a":1}',
        b'{"a":1,"a":2}',
        b'{"b":1,"a":2}',
        b'{"a": 1}',
        b'{"a":1}\n',
        b' {"a":1}',
        b"1.0",
        b"1e3",
        b"-0",
        b"01",
        b"+1",
        b"NaN",
        b"Infinity",
        b"-Infinity",
        b"9007199254740992",
        b"[[[[[[[[[0]]]]]]]]]",
        b"[" * 100_000,
        b'"\\u0041"',
        b'"\\/"',
        '"e\u0301"'.encode(),
        b'"\x00"',
        b'"\\u0000"',
        b'"\\r"',
        b"{'a':1}",
        b'{"a":1,}',
        b'{"A":1}',
        b"true false",
        b"nul",
    ],
)
def test_other_bytes_are_refused(given_bytes: bytes) -> None:
    with pytest.raises(NotCanonical):
        canonical.decode(given_bytes)


@pytest.mark.parametrize(
    "file", vectors.files("jcs/input", "*.json") or [None], ids=str
)
def test_the_public_vectors(file: Path | None) -> None:
    """We write the public form, and read only what is inside our narrower profile."""
    vectors.needed()
    assert file is not None
    value = json.loads(file.read_text(encoding="utf-8"))
    public = (file.parent.parent / "output" / file.name).read_bytes()
    # Others sort odd keys by UTF-16, and write 56.0 as 56; we have neither.
    ours = file.stem not in {"weird", "structures"}
    assert (canonical.dump(value) == public) is ours
    with pytest.raises(NotCanonical):
        canonical.decode(public)


@pytest.mark.parametrize(
    ("text", "raw"),
    [("", b""), ("AA", b"\0"), ("__8", b"\xff\xff"), ("-_-_", b"\xfb\xff\xbf")],
)
def test_base64url_without_padding(text: str, raw: bytes) -> None:
    assert canonical.to_base64url(raw) == text
    assert canonical.from_base64url(text) == raw


@pytest.mark.parametrize("text", ["AB", "AA==", "A A", "+/+/", "A", "é", "AA\n"])
def test_other_base64_is_refused(text: str) -> None:
    with pytest.raises(NotCanonical):
        canonical.from_base64url(text)


@given(st.binary(max_size=80))
def test_any_bytes_survive_base64url(raw: bytes) -> None:
    assert canonical.from_base64url(canonical.to_base64url(raw)) == raw


def test_a_moment_is_utc_with_six_digits() -> None:
    summer = datetime(2026, 9, 7, 9, 0, 0, 5, tzinfo=timezone(timedelta(hours=1)))
    assert canonical.moment(summer) == "2026-09-07T08:00:00.000005Z"
    assert canonical.from_moment("2026-09-07T08:00:00.000005Z") == summer


@pytest.mark.parametrize(
    "text",
    [
        "2026-09-07T08:00:00Z",
        "2026-09-07T08:00:00.000000+00:00",
        "2026-09-07T09:00:00.000000+01:00",
        "2026-09-07 08:00:00.000000Z",
        "2026-09-07t08:00:00.000000z",
        "2026-09-07T08:00:60.000000Z",
        "2026-09-07T24:00:00.000000Z",
        "2026-09-07",
        "yesterday",
        "",
    ],
)
def test_another_form_of_a_moment_is_refused(text: str) -> None:
    with pytest.raises(NotCanonical):
        canonical.from_moment(text)
