"""Passwords: hashed with argon2id, and refused when others would try them."""

from collections.abc import Iterable
from secrets import token_urlsafe
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from events.phrase import phrase

SHORTEST: Final = 10
LONGEST: Final = 128
LEAKED: Final = frozenset(FREQUENCY_LISTS["passwords"])
STRONG_ENOUGH: Final = 3
# Guessing at a longer one takes it more time than it is worth.
GUESSED_AT: Final = 72
SHORT_WORD: Final = 4

TOO_SHORT: Final = phrase(
    "Use at least 10 characters. Three or four words are easy to keep."
)
TOO_LONG: Final = phrase("Use at most 128 characters.")
KNOWN: Final = phrase(
    "This password is on lists that thieves try first. Choose other words, "
    "such as four that do not belong together."
)
ABOUT_YOU: Final = phrase(
    "Leave your name and your e-mail address out of the password. "
    "Choose words that nobody would think of when they think of you."
)
EASY: Final = phrase(
    "This password is easy to guess. Add a word or two that do not belong to it."
)


class Passwords:
    """Hashes passwords, and checks them against their hash."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher()
        self._nobody = self.hashed(token_urlsafe())

    def hashed(self, password: str) -> str:
        """Hash a password with argon2id and a random salt."""
        return self._hasher.hash(password)

    def is_right(self, kept: str | None, password: str) -> bool:
        """Check a password; it takes as long where there is none to check."""
        try:
            self._hasher.verify(kept or self._nobody, password)
        except (VerificationError, InvalidHashError):
            return False
        return kept is not None

    def is_old(self, kept: str) -> bool:
        """Say whether it was hashed with less work than today."""
        return self._hasher.check_needs_rehash(kept)


def why_not(password: str, about: Iterable[str]) -> str | None:
    """Say why a password cannot be used; None if it can.

    *about* are names and addresses of whoever would use it.
    """
    if len(password) < SHORTEST:
        return TOO_SHORT
    if len(password) > LONGEST:
        return TOO_LONG
    plain = password.casefold()
    words = _words(about)
    if plain in LEAKED or plain.strip("0123456789!?.") in LEAKED:
        return KNOWN
    if any(word in plain for word in words):
        return ABOUT_YOU
    guessed = zxcvbn(password[:GUESSED_AT], user_inputs=words)
    return EASY if guessed["score"] < STRONG_ENOUGH else None


def _words(about: Iterable[str]) -> list[str]:
    signs = str.maketrans("@._-+'’", "       ")
    parts = (
        part for said in about for part in said.casefold().translate(signs).split()
    )
    return [part for part in parts if len(part) >= SHORT_WORD]
