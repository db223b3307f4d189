"""The names of people who are not around somebody: they are cut out of the words.

What is found by itself can be wrong both ways, so whoever checks a pack sees each cut
in its place, and each word that may be a name and was left standing.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final
from uuid import UUID

from events.base import Recorded, known
from events.circle import Circle
from events.diary import Entry
from events.person import Person
from events.store.reader import Reader
from service.packs.common_words import COMMON_WORDS
from service.packs.gathering import Gathered
from service.packs.words import PlainText, Word, parts_of, words_of_name

SHORT: Final = 2
SOMEBODY: Final = "[another person's name is held back]"
NAMING: Final = (
    Person.PersonRegistered.TOPIC,
    Person.PersonRenamed.TOPIC,
    Circle.ChildEnrolled.TOPIC,
    Circle.ChildRenamed.TOPIC,
)
_ADDRESS: Final = re.compile(r"[^\s@<>()\[\],;:\"]+@[^\s@<>()\[\],;:\"]*\w")

Name = tuple[str, ...]
Pair = tuple[str, str]


class Why(StrEnum):
    """Why the checker is shown a part of a text."""

    CUT = "cut"
    LOOK = "look"
    CUT_AND_LOOK = "cut-and-look"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text, and why the checker is shown it, if for a reason."""

    said: str
    why: Why | None = None

    @property
    def is_cut(self) -> bool:
        return self.why in {Why.CUT, Why.CUT_AND_LOOK}


def told(parts: Iterable[Part]) -> str:
    """Give a text as it goes out."""
    return "".join(SOMEBODY if part.is_cut else part.said for part in parts)


@dataclass(frozen=True, slots=True)
class Strangers:
    """The words of the names that are held back, and of those that are not."""

    theirs: frozenset[str]
    pairs: frozenset[Pair]
    known: frozenset[str]
    known_pairs: frozenset[Pair]
    names: frozenset[str]
    surnames: frozenset[str]

    @classmethod
    def of(cls, strange: Iterable[Name], familiar: Iterable[Name]) -> "Strangers":
        strange, familiar = list(strange), list(familiar)
        known_words = frozenset(word for name in familiar for word in name)
        theirs = frozenset(word for name in strange for word in name) - known_words
        return cls(
            theirs,
            _pairs(strange),
            known_words,
            known_pairs := _pairs(familiar),
            theirs | known_words,
            frozenset(last for _, last in known_pairs),
        )

    def apart(self, text: str) -> tuple[Part, ...]:
        """Take a text apart at each name that is cut, or that may be one."""
        plain = PlainText.of(text)
        words = [part for word in plain.words() for part in self._read(word)]
        found = self._full_names(plain, words)
        for place, word in enumerate(words):
            if place not in found and (why := self._alone(plain, word)) is not None:
                found[place] = why
        self._surnames(plain, words, found)
        spans = _merged(plain, words, found)
        return tuple(_parts(text, plain, self._addresses(plain, spans)))

    def _read(self, word: Word) -> list[Word]:
        return [word] if self._name_in(word) in self.names else parts_of(word)

    def _name_in(self, word: Word) -> str:
        """Give the name that a word is, or is the plural or possessive of."""
        said = word.folded
        if said not in self.names and said.removesuffix("s") in self.names:
            return said.removesuffix("s")
        return said

    def _full_names(self, plain: PlainText, words: list[Word]) -> dict[int, Why]:
        found: dict[int, Why] = {}
        for place, (one, other) in enumerate(pairwise(words)):
            pair = (self._name_in(one), self._name_in(other))
            is_name = pair in self.pairs and pair not in self.known_pairs
            may_be_none = COMMON_WORDS.issuperset(pair) and not one.is_capital
            if is_name and not may_be_none and plain.is_joined(one, other):
                found |= {place: Why.CUT, place + 1: Why.CUT}
        return found

    def _alone(self, plain: PlainText, word: Word) -> Why | None:
        name = self._name_in(word)
        if name not in self.theirs:
            return None
        if name not in COMMON_WORDS:
            return Why.CUT if word.is_capital or len(name) > SHORT else None
        if not word.is_capital:
            return None
        return Why.LOOK if plain.begins_sentence(word) else Why.CUT_AND_LOOK

    def _surnames(
        self, plain: PlainText, words: list[Word], found: dict[int, Why]
    ) -> None:
        """Cut a name that is shared, or show it, where another one stands before it."""
        for place, (one, other) in enumerate(pairwise(words), 1):
            name = self._name_in(other)
            may_be_theirs = other.is_capital and name in self.surnames
            if place in found or not (may_be_theirs and plain.is_joined(one, other)):
                continue
            if found.get(place - 1) in {Why.CUT, Why.CUT_AND_LOOK}:
                found[place] = Why.CUT
            elif one.is_capital and self._name_in(one) not in self.known:
                found[place] = Why.LOOK

    def _addresses(
        self, plain: PlainText, spans: list[tuple[int, int, Why]]
    ) -> list[tuple[int, int, Why]]:
        """Cut the whole of each e-mail address that has a name in it."""
        for match in _ADDRESS.finditer(plain.said):
            start, end = match.span()
            inside = [one for one in spans if start < one[1] and one[0] < end]
            local = match.group().partition("@")[0].casefold()
            longer = (name for name in self.theirs if len(name) > SHORT)
            if inside or any(name in local for name in longer):
                others = [one for one in spans if one not in inside]
                spans = sorted([*others, (start, end, Why.CUT)])
        return spans


def strangers(reader: Reader, about: UUID, gathered: Gathered) -> Strangers:
    """Find the names, now and earlier, of everybody who is not around this person.

    In the pack of a grown-up the children around them are others too.
    """
    around = {about, reader.school, *gathered.selves}.union(
        *map(_met, gathered.facts)
    ) - (gathered.pupils - {about})
    called = _names(reader)
    strange = [name for who in called.keys() - around for name in called[who]]
    pupils = [name for who in gathered.pupils for name in called.get(who, ())]
    own = [name for who in {about, *gathered.selves} for name in called.get(who, ())]
    theirs = {word for name in pupils for word in name}
    near = [name for who in around for name in called.get(who, ())]
    kept = [tuple(word for word in name if word not in theirs) for name in near]
    return Strangers.of(strange, [*kept, *own])


def _names(reader: Reader) -> Mapping[UUID, set[Name]]:
    """Give every name that somebody at the school has or had, in words."""
    called: dict[UUID, set[Name]] = {}
    for one in reader.facts_of_topics(*NAMING):
        name = known(getattr(one.fact, "name", None))
        if name is not None:
            called.setdefault(one.fact.originator_id, set()).add(words_of_name(name))
    return called


def _met(one: Recorded) -> set[UUID]:
    """Name the people whom a fact puts around somebody."""
    met: set[UUID | None] = {one.fact.by}
    match one.fact:
        case Circle.MemberJoined() | Circle.MemberCameWithClass() as fact:
            met.add(known(fact.person))
        case Entry.EntryWritten() as fact:
            met.add(known(fact.child))
        case _:
            pass
    return {who for who in met if who is not None}


def _pairs(names: Iterable[Name]) -> frozenset[Pair]:
    return frozenset(pair for name in names for pair in pairwise(name))


def _merged(
    plain: PlainText, words: list[Word], found: Mapping[int, Why]
) -> list[tuple[int, int, Why]]:
    """Make one span of each name, however many words it has."""
    spans: list[tuple[int, int, Why]] = []
    for place in sorted(found):
        word, why = words[place], found[place]
        follows = place - 1 in found and plain.is_joined(words[place - 1], word)
        if follows and Why.LOOK not in {why, found[place - 1]}:
            start, _, before = spans.pop()
            spans.append((start, word.end, max(before, why)))
        else:
            spans.append((word.start, word.end, why))
    return spans


def _parts(
    text: str, plain: PlainText, spans: Iterable[tuple[int, int, Why]]
) -> Iterable[Part]:
    done = 0
    for start, end, why in spans:
        first, last = plain.original(start, end)
        if done < first:
            yield Part(text[done:first])
        yield Part(text[first:last], why)
        done = last
    if done < len(text):
        yield Part(text[done:])
