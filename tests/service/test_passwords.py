"""Which passwords can be used, and what is kept of them."""

import pytest
from argon2 import PasswordHasher

from service.signing_in.passwords import (
    ABOUT_YOU,
    EASY,
    KNOWN,
    TOO_LONG,
    TOO_SHORT,
    Passwords,
    why_not,
)
from tests.cast import AMINA
from tests.service.house import PASSWORD, House, account_of, hashed
from tests.service.signing import sign_in

WHO = ("Amina Bello", "amina.bello@larkfield.example")


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("", TOO_SHORT),
        ("nine signs", None),
        ("nine sign", TOO_SHORT),
        ("a" * 129, TOO_LONG),
        ("aaaaaaaaaaaa", EASY),
        ("qwertyuiop", KNOWN),
        ("Qwertyuiop123", KNOWN),
        ("password2026!", KNOWN),
        ("jordan2345", KNOWN),
        ("amina likes tea", ABOUT_YOU),
        ("the-larkfield-gate", ABOUT_YOU),
        ("nine pebbles on ice", None),
        ("đá cuội trên băng mỏng", None),
        ("nine pebbles on ice " * 6, None),
        ("zx9!" * 32, EASY),
    ],
)
def test_a_password_is_hard_to_guess_or_says_why_not(
    password: str, says: str | None
) -> None:
    assert why_not(password, WHO) == says


def test_a_password_that_cannot_be_used_is_told_on_the_page(hut: House) -> None:
    browser = hut.browser(AMINA)
    browser.opened("/account/password")
    before = hut.stored()["accounts"]
    page = browser.refused("/account/password", 422, new_password="Amina Bello 1")
    assert ABOUT_YOU in page.get_text()
    assert "Amina Bello 1" not in str(page)
    assert hut.stored()["accounts"] == before


def test_an_old_hash_is_made_anew_at_the_next_sign_in(fresh: House) -> None:
    identity = fresh.services.identity
    before = str(fresh.stored()["accounts"])
    assert sign_in(fresh.browser(), AMINA).status_code == 303
    assert str(fresh.stored()["accounts"]) == before
    identity._passwords._hasher = PasswordHasher(
        time_cost=2, memory_cost=8, parallelism=1
    )
    assert sign_in(fresh.browser(), AMINA).status_code == 303
    assert str(fresh.stored()["accounts"]) != before
    assert sign_in(fresh.browser(), AMINA).status_code == 303


def test_where_there_is_no_password_none_is_right() -> None:
    passwords = Passwords()
    assert passwords.is_right(hashed(PASSWORD), PASSWORD)
    assert not passwords.is_right(None, PASSWORD)
    assert not passwords.is_right("not a hash", PASSWORD)


def test_an_account_without_a_password_chooses_one(hut: House) -> None:
    identity = hut.services.identity
    with hut.place.owner.writing() as conn:
        conn.exec_driver_sql("UPDATE accounts SET password = NULL")
    assert sign_in(hut.browser(), AMINA, "").status_code == 422
    browser = hut.browser(AMINA)
    assert "You have none." in browser.opened("/account").get_text()
    browser.opened("/account/password")
    browser.saved("/account/password", new_password="nine pebbles on ice")
    assert identity.has_password(account_of(AMINA))
    assert sign_in(hut.browser(), AMINA, "nine pebbles on ice").status_code == 303
