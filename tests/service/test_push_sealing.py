"""A push can be read by one device alone, as RFC 8291 says, and says who sends it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import make_url

from events.store.keys import KeyRing
from service.push.sealing import (
    MOST,
    DeviceKeys,
    KeysUnusable,
    sealed_for,
    sealed_with,
)
from service.push.vouching import Voucher
from service.settings import Settings
from tests.service.push_service import Phone, claims_of, plain, written

# The example of RFC 8291, section 5 and appendix A.
THEIRS = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"
THEIR_POINT = (
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNto"
    "IAiw4"
)
OURS = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
SALT = "DGv6ra1nlYgDCS1FRnbzlw"
AUTH = "BTBZMqHH6r4Tts7J_aSIgg"
WORDS = b"When I grow up, I want to be a watermelon"
MESSAGE = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLo"
    "cInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBW"
    "LVWGNWQexSgSxsj_Qulcy4a-fN"
)
NOW = datetime(2026, 9, 8, 11, tzinfo=UTC)


def key_of(number: str) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(plain(number), "big"), ec.SECP256R1())


def keys_of(phone: Phone) -> DeviceKeys:
    return DeviceKeys(phone.public, phone.auth)


def test_the_example_of_the_standard_comes_out_byte_for_byte() -> None:
    device = DeviceKeys(plain(THEIR_POINT), plain(AUTH))
    assert written(sealed_with(key_of(OURS), plain(SALT), device, WORDS)) == MESSAGE


def test_our_own_reading_of_the_standard_opens_its_example() -> None:
    phone = Phone("https://push.example", key_of(THEIRS), plain(AUTH))
    assert written(phone.public) == THEIR_POINT
    assert phone.opened(plain(MESSAGE)) == WORDS


@given(words=st.binary(max_size=MOST), auth=st.binary(min_size=16, max_size=16))
def test_whatever_is_sealed_is_opened_by_that_device(words: bytes, auth: bytes) -> None:
    phone = Phone("https://push.example", auth=auth)
    assert phone.opened(sealed_for(keys_of(phone), words)) == words


def test_another_device_cannot_open_it() -> None:
    phone, other = Phone("https://push.example"), Phone("https://push.example")
    sealed = sealed_for(keys_of(phone), WORDS)
    with pytest.raises(InvalidTag):
        other.opened(sealed)


def test_the_same_words_never_look_the_same() -> None:
    keys = keys_of(Phone("https://push.example"))
    first, second = (sealed_for(keys, WORDS) for _ in range(2))
    assert first[:16] != second[:16]
    assert first[21:86] != second[21:86]


def test_what_does_not_fit_into_one_push_is_refused() -> None:
    keys = keys_of(Phone("https://push.example"))
    with pytest.raises(ValueError, match="do not fit"):
        sealed_for(keys, bytes(MOST + 1))


@pytest.mark.parametrize(
    ("public", "auth"),
    [
        (b"", bytes(16)),
        (bytes(65), bytes(16)),
        (b"\x04" + bytes(64), bytes(16)),
        (plain(THEIR_POINT)[:-1] + b"\x00", bytes(16)),
        (b"\x02" + plain(THEIR_POINT)[1:33], bytes(16)),
        (plain(THEIR_POINT), bytes(15)),
        (plain(THEIR_POINT), b""),
    ],
)
def test_keys_that_are_none_are_refused(public: bytes, auth: bytes) -> None:
    with pytest.raises(KeysUnusable):
        DeviceKeys(public, auth)


def test_a_push_service_can_tell_that_a_push_is_ours(tmp_path: Path) -> None:
    ring = KeyRing.create(tmp_path / "keys")
    voucher = Voucher(ring, "https://diary.example")
    said = voucher.says("https://push.example/to/somebody", NOW)
    claims, key = claims_of(said)
    assert claims["aud"] == "https://push.example"
    assert claims["sub"] == "https://diary.example"
    assert NOW < datetime.fromtimestamp(claims["exp"], UTC) < NOW + timedelta(days=1)
    assert written(key) == voucher.public_key
    assert "somebody" not in repr(claims)


def test_the_key_is_the_same_whoever_opens_the_key_folder(tmp_path: Path) -> None:
    first = Voucher(KeyRing.create(tmp_path / "keys"), "https://diary.example")
    again = Voucher(KeyRing(tmp_path / "keys"), "https://diary.example")
    other = Voucher(KeyRing.create(tmp_path / "other"), "https://diary.example")
    assert first.public_key == again.public_key != other.public_key


@pytest.mark.parametrize(
    ("base_url", "mail_from", "contact"),
    [
        ("https://diary.example", None, "https://diary.example"),
        ("http://localhost:8000", None, "mailto:no-reply@localhost"),
        ("http://localhost", "School <a@b.example>", "mailto:a@b.example"),
        ("http://localhost", "a@b.example", "mailto:a@b.example"),
    ],
)
def test_a_push_service_can_reach_us(
    tmp_path: Path, base_url: str, mail_from: str | None, contact: str
) -> None:
    nowhere = make_url("sqlite:///none.db")
    settings = Settings(nowhere, nowhere, tmp_path, base_url, None, mail_from=mail_from)
    assert settings.contact == contact
