"""Looks for words in files, in every spelling in which they could stand there."""

import sys
from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator

CHUNK = 1 << 20
STEP = 4
SURE = 2 * STEP - 1
"""A spelling this long covers a whole aligned step of a file, wherever it stands."""


def spellings(word: str) -> Iterator[bytes]:
    """The ways in which a word could stand in a file."""
    plain = word.encode()
    yield plain
    yield word.encode("utf-16-le")
    yield word.encode("utf-16-be")
    yield plain.hex().encode()
    yield plain.hex().upper().encode()
    for shift in range(3):  # base64 has three ways to cut a word
        whole = b64encode(bytes(shift) + plain)
        yield whole[4 if shift else 0 : -4]
    yield word.encode("unicode_escape")


class Words:
    """Words to look for; almost every step of a file is passed over at once."""

    def __init__(self, words: Iterable[str]) -> None:
        self.ways = {way: word for word in words for way in spellings(word)}
        self.ways = {way: word for way, word in self.ways.items() if len(way) > STEP}
        self.short = [way for way in self.ways if len(way) < SURE]
        self.steps: dict[int, set[bytes]] = defaultdict(set)
        for way in self.ways:
            for start in range(STEP if len(way) >= SURE else 0):
                step = int.from_bytes(way[start : start + STEP], sys.byteorder)
                self.steps[step].add(way)
        self.longest = max(map(len, self.ways))

    def found_in(self, content: bytes) -> set[str]:
        return {
            self.ways[way]
            for start in range(0, len(content), CHUNK)
            for way in self._in_chunk(content[start : start + CHUNK + self.longest])
        }

    def _in_chunk(self, chunk: bytes) -> Iterator[bytes]:
        whole = memoryview(chunk)[: len(chunk) // STEP * STEP].cast("I")
        likely = {
            way for step in set(whole) & self.steps.keys() for way in self.steps[step]
        }
        yield from (way for way in (*likely, *self.short) if way in chunk)
