"""What a leaf promises: digests of salted fields, in segments a name can leave."""

import json
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.store import canonical, commitments
from events.store.commitments import Part

PROSE = frozenset({"text"})
NOBODY: frozenset[str] = frozenset()


def segments(text: str, roster: frozenset[str] = NOBODY) -> list[str]:
    return list(commitments._pieces(text, commitments.cuts(text, roster)))


def slowly(part: Part) -> list[str]:
    """The digests as the RFC describes them, one step after the other."""
    salts = [
        canonical.to_base64url(part.salts[at : at + 16])
        for at in range(0, len(part.salts), 16)
    ]

    def digest(said: list[Any]) -> str:
        text = json.dumps(said, separators=(",", ":"), ensure_ascii=False)
        disclosure = canonical.to_base64url(text.encode())
        return canonical.to_base64url(sha256(disclosure.encode()).digest())

    found = []
    for name in sorted(part.state):
        value, salt = part.state[name], salts.pop(0)
        if name in part.segments:
            pieces = commitments._pieces(value, part.segments[name])
            value = [{"...": digest([salts.pop(0), piece])} for piece in pieces]
        found.append(digest([salt, name, value]))
    assert salts == []
    return found


def test_the_digest_of_rfc_9901() -> None:
    """RFC 9901, 4.2.1 and 4.2.3: the digest is over the text, spaces and all."""
    said = '["_26bc4LT-ac6q2KI6cBW5es", "family_name", "Möbius"]'
    disclosure = canonical.to_base64url(said.encode())
    assert disclosure == (
        "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0"
    )
    digest = commitments._hash("_26bc4LT-ac6q2KI6cBW5es", ' "family_name", "Möbius"')
    known = "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0"
    assert canonical.to_base64url(sha256(disclosure.encode()).digest()) == known
    assert canonical.to_base64url(digest) == known


@pytest.mark.parametrize(
    "state",
    [
        {"text": "Ayo and Tom met Mrs Lim.", "day": "2026-09-07", "reply_by": None},
        {"text": "", "side": "home"},
        {"text": None, "number": 3, "flag": True},
        {"text": 'He said "no"\n\t\\ 🎈 \u202e'},
    ],
)
def test_the_digests_are_those_of_the_rfc(state: dict[str, Any]) -> None:
    part = commitments.prepare(state, PROSE, NOBODY)
    assert part.digests() == slowly(part)
    again = Part.from_bytes(part.to_bytes())
    assert again.digests() == part.digests()
    assert dict(again.state) == state


def test_no_fields_have_no_digests() -> None:
    assert commitments.prepare({}, PROSE, NOBODY).digests() == []


def test_equal_words_never_have_equal_digests() -> None:
    said = {"text": "Same", "reason": "Same"}
    one, other = (commitments.prepare(said, PROSE, NOBODY) for _ in range(2))
    assert len({*one.digests(), *other.digests()}) == 4


@pytest.mark.parametrize("text", [None, "", "short", "Long. " * 300])
@pytest.mark.parametrize("reply_by", [None, "2026-09-08"])
def test_the_number_of_digests_says_nothing(
    text: str | None, reply_by: str | None
) -> None:
    state = {"text": text, "reply_by": reply_by, "kind": "note"}
    assert len(commitments.prepare(state, PROSE, NOBODY).digests()) == 3


@given(st.text(max_size=400), st.sets(st.text(max_size=5)))
def test_the_segments_make_up_the_text(text: str, roster: set[str]) -> None:
    found = segments(text, frozenset(roster))
    assert "".join(found) == text
    assert len(found) <= commitments.MOST_SEGMENTS
    assert all(found) or not text


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("he met Tom today", "Tom"),
        ("he met Tom O'Neil-Lim today", "Tom O'Neil-Lim"),
        ("write to tom@larkfield.example now", "tom@larkfield.example"),
        ("ring 020 7946 0018 soon", "020 7946 0018"),
        ("ring +44 20 7946 0018 soon", "+44 20 7946 0018"),
        ("it was 7 then", "7"),
        ("on 12.10.2026 again", "12.10.2026"),
        ("then amina came", "amina"),
        ("then AMINA came", "AMINA"),
        ("then łukasz came", "łukasz"),
        ("she met Łukasz there", "Łukasz"),
        ("she met Đặng there", "Đặng"),
        ("then ǅordi came", "ǅordi"),
    ],
)
def test_what_points_to_somebody_stands_alone(text: str, alone: str) -> None:
    assert alone in segments(text, frozenset({"amina", "łukasz"}))


def test_what_points_to_nobody_stays_together() -> None:
    assert segments("he slept well and ate his lunch") == [
        "he slept well and ate his lunch"
    ]


@pytest.mark.parametrize(
    "text", ["Aa " * 10_000, "a A " * 5_000, "Aa. a " * 3_000, "Aa b! " * 3_000]
)
def test_there_are_at_most_256_segments(text: str) -> None:
    found = segments(text)
    assert 1 <= len(found) <= commitments.MOST_SEGMENTS
    assert "".join(found) == text


def test_a_field_that_is_not_there_has_no_pieces() -> None:
    part = commitments.prepare({"text": "Ayo slept."}, PROSE, NOBODY)
    with pytest.raises(KeyError):
        part.pieces_of("reason")
