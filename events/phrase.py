"""A sentence for people, which can still be said in another language."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Self


class Phrase(str):
    """English with its blanks filled in; it keeps the *pattern* with the {blanks} open.

    A pattern is looked up in a catalogue of translations and its blanks are filled in
    anew, each as that language says it. With a *plural*, the blank {count} chooses.
    *is_large*: it begins with a capital, whatever the pattern does.
    """

    __slots__ = ("blanks", "is_large", "pattern", "plural")

    pattern: str
    plural: str
    blanks: Mapping[str, object]
    is_large: bool

    def __new__(
        cls,
        pattern: str,
        plural: str = "",
        blanks: Mapping[str, object] | None = None,
        *,
        is_large: bool = False,
    ) -> Self:
        given = blanks or {}
        chosen = plural if plural and given.get("count") != 1 else pattern
        said = filled(chosen, given)
        made = super().__new__(cls, first_large(said) if is_large else said)
        made.pattern, made.plural, made.blanks = pattern, plural, given
        made.is_large = is_large
        return made

    def format(self, *_: object, **blanks: object) -> "Phrase":
        """Fill in more blanks: a schema does so, with what it knows of a field."""
        filled_in = {**self.blanks, **blanks}
        return Phrase(self.pattern, self.plural, filled_in, is_large=self.is_large)


def phrase(pattern: str, **blanks: object) -> Phrase:
    """Say something to people; its words are found by whoever translates."""
    return Phrase(pattern, blanks=blanks)


def phrases(count: int, one: str, many: str, **blanks: object) -> Phrase:
    """Say something of one thing or of *many*, with {count} of them."""
    return Phrase(one, many, {"count": count, **blanks})


def listed(words: Iterable[str]) -> str:
    """Say several things after one another, as the language sets them apart."""
    first, *others = words
    for one in others:
        first = phrase("{before}, {next}", before=first, next=one)
    return first


def first_large(words: str) -> str:
    """Begin with a capital and leave the rest as it is."""
    if isinstance(words, Phrase):
        return Phrase(words.pattern, words.plural, words.blanks, is_large=True)
    return words[:1].upper() + words[1:]


def filled(pattern: str, blanks: Mapping[str, object]) -> str:
    """Fill in blanks in English: a day is 7 September 2026."""
    if not blanks:
        return pattern
    return pattern.format_map({name: _said(value) for name, value in blanks.items()})


def _said(value: object) -> object:
    return f"{value.day} {value:%B %Y}" if isinstance(value, date) else value
