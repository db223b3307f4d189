"""What can be wrong with a catalogue, as far as a program can tell."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from babel.messages import Catalog, Message

from tests.tongues.catalogues import catalogue, messages, texts

BLANK: Final = re.compile(r"\{\w+\}|%\(\w+\)[sd]")
TAG: Final = re.compile(r"</?[a-z]+[^>]*>")
PERCENT: Final = re.compile(r"%(?!\(\w+\)[sd]|%)")


def faults_of(tag: str) -> Iterator[str]:
    """Say what a catalogue lacks or has too much, and where a text cannot be right."""
    kept, wanted = catalogue(tag), messages()
    yield from _differing(kept, wanted)
    for message in kept:
        if message.id and message.id in wanted:
            yield from _faults_in(message)


def _differing(kept: Catalog, wanted: Catalog) -> Iterator[str]:
    have = {one.id for one in kept if one.id}
    need = {one.id for one in wanted if one.id}
    yield from (f"not there: {one!r}" for one in sorted(need - have, key=str))
    yield from (f"said by nothing: {one!r}" for one in sorted(have - need, key=str))


def _faults_in(message: Message) -> Iterator[str]:
    if message.fuzzy:
        yield f"not sure: {message.id!r}"
    for english, said in texts(message):
        for what, is_so in FAULTS.items():
            if is_so(english, said):
                yield f"{what}: {said!r} for {english!r}"


def _marks(text: str) -> Counter[str]:
    """Count what must stay: the blanks, and the tags with their attributes."""
    return Counter(BLANK.findall(text) + TAG.findall(text))


FAULTS: Final[Mapping[str, Callable[[str, str], bool]]] = {
    "not translated": lambda _, said: not said.strip(),
    "other blanks or tags": lambda english, said: _marks(english) != _marks(said),
    "another beginning or end": lambda english, said: (
        (english[:1].isspace(), english[-1:].isspace())
        != (said[:1].isspace(), said[-1:].isspace())
    ),
    # It would end an attribute.
    "a straight quotation mark": lambda english, said: (
        TAG.sub("", said).count('"') > TAG.sub("", english).count('"')
    ),
    "a sign that must be written twice": lambda english, said: (
        "%(" in english and PERCENT.search(said) is not None
    ),
}
