"""What a leaf promises about each field without saying it (RFC 9901, 4.2).

Every field of a fact gets its own random 128-bit salt. The leaf holds only digests;
the salts lie sealed with the words, and destroying the key ends both.
"""

import json
import re
from binascii import b2a_base64
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import accumulate, pairwise
from json.encoder import encode_basestring
from secrets import token_bytes
from typing import Any, Final

from events.store import canonical

SALT_BYTES: Final = 16
MOST_SEGMENTS: Final = 256
ERASED_PIECE: Final = "[erased]"
NAME_LIKE: Final = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # an e-mail address
    r"|\+?\d[\d\s().-]*\d|\d"  # a phone number, a date, any number
    r"|\w[\w'’-]*"  # a word: kept if capitalised or on the roster
)
SENTENCE_END: Final = re.compile(r"(?<=[.!?\n])\s+")


@dataclass(frozen=True, slots=True)
class Gone:
    """What stays of a piece that was erased: its digest, and who vouches for it."""

    digest: bytes
    mark: bytes


Vouch = Callable[[str, int, bytes], bytes]


@dataclass(frozen=True, slots=True)
class Part:
    """The fields of one fact that lie under one key, with their salts.

    *segments* gives, for each prose field, the offsets at which it is cut; *erased*,
    for each such field, the pieces whose words and salts are gone, by number.
    """

    state: Mapping[str, Any]
    salts: bytes
    segments: Mapping[str, Sequence[int]]
    erased: Mapping[str, Mapping[int, Gone]] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        said = {
            "salts": canonical.to_base64url(self.salts),
            "segments": self.segments,
            "state": self.state,
        }
        if self.erased:
            said["erased"] = {name: _rows(gone) for name, gone in self.erased.items()}
        return canonical.dump(said)

    @classmethod
    def from_bytes(cls, sealed: bytes) -> "Part":
        read = json.loads(sealed)
        salts = canonical.from_base64url(read["salts"])
        erased = {name: _gone(rows) for name, rows in read.get("erased", {}).items()}
        return cls(read["state"], salts, read["segments"], erased)

    def digests(self) -> list[str]:
        """Compute the commitment of each field, in the order of the salts."""
        salts = iter(_encoded(_cut(self.salts)))
        hashes = []
        for name, value in sorted(self.state.items()):
            salt, said = next(salts), _json(value)
            if name in self.segments and value is not None:
                inner = _encoded(self._inner(name, value, salts))
                said = "[" + ",".join(f'{{"...":"{one}"}}' for one in inner) + "]"
            hashes.append(_hash(salt, f'"{name}",{said}'))
        return _encoded(hashes)

    def _inner(self, name: str, value: str, salts: Iterator[str]) -> list[bytes]:
        """Commit each piece of a text; an erased one has only its digest left."""
        pieces = _pieces(value, self.segments[name])
        inner = [_hash(next(salts), _json(one)) for one in pieces]
        for number, gone in self.erased.get(name, {}).items():
            inner[number] = gone.digest
        return inner

    def pieces_with(
        self, name: str, words: re.Pattern[str]
    ) -> Iterator[tuple[int, str, int]]:
        """Give number, digest and length of each piece that *words* reach into."""
        text = self.state[name]
        spans = [match.span() for match in words.finditer(text)]
        digests = self.pieces_of(name)
        edges = pairwise([0, *self.segments[name], len(text)])
        for number, (start, end) in enumerate(edges):
            reached = any(start < last and first < end for first, last in spans)
            if reached and number not in self.erased.get(name, {}):
                yield number, digests[number], end - start

    def pieces_of(self, name: str) -> list[str]:
        """Compute the commitment of each piece of a text."""
        salts = _encoded(_cut(self.salts))[self._first_salt(name) :]
        return _encoded(self._inner(name, self.state[name], iter(salts)))

    def without(self, name: str, numbers: Iterable[int], vouch: Vouch) -> "Part":
        """Take the words and the salts of some pieces of a text away for good."""
        text, salts = self.state[name], bytearray(self.salts)
        first, digests = self._first_salt(name), self.pieces_of(name)
        gone = dict(self.erased.get(name, {}))
        for number in numbers:
            at = SALT_BYTES * (first + number)
            salts[at : at + SALT_BYTES] = bytes(SALT_BYTES)
            digest = canonical.from_base64url(digests[number])
            gone[number] = Gone(digest, vouch(name, number, digest))
        kept = [
            _said_instead(number, gone, piece)
            for number, piece in enumerate(_pieces(text, self.segments[name]))
        ]
        cuts_now = [*accumulate(map(len, kept[:-1]))]
        return Part(
            {**self.state, name: "".join(kept)},
            bytes(salts),
            {**self.segments, name: cuts_now},
            {**self.erased, name: gone},
        )

    def _first_salt(self, name: str) -> int:
        """Count the salts before those of the pieces of a text."""
        count = 0
        for other in sorted(self.state):
            count += 1
            if other == name:
                return count
            if other in self.segments:
                count += len(self.segments[other]) + 1
        raise KeyError(name)


def as_typed(words: str) -> re.Pattern[str]:
    """Look for *words* just as they are, in capital or small letters."""
    return re.compile(re.escape(words), re.IGNORECASE)


def any_of(names: Iterable[str]) -> re.Pattern[str]:
    """Look for whole names, in capital or small letters."""
    longest_first = sorted(names, key=len, reverse=True)
    said = "|".join(re.escape(name) for name in longest_first)
    return re.compile(rf"(?<!\w)(?:{said})(?!\w)", re.IGNORECASE)


def prepare(
    state: Mapping[str, Any], prose: Iterable[str], roster: frozenset[str]
) -> Part:
    """Salt the fields of *state*, cutting *prose* so that names stand alone.

    *roster* holds the case-folded words of the names known at the school.
    """
    segments = {
        name: cuts(state[name], roster) for name in prose if state.get(name) is not None
    }
    count = len(state) + sum(len(found) + 1 for found in segments.values())
    return Part(state, token_bytes(SALT_BYTES * count), segments)


def cuts(text: str, roster: frozenset[str]) -> list[int]:
    """Find the offsets that part *text* into at most 256 segments."""
    found = _name_cuts(text, roster)
    if len(found) >= MOST_SEGMENTS:
        found = [m.end() for m in SENTENCE_END.finditer(text) if m.end() < len(text)]
    if len(found) >= MOST_SEGMENTS:
        step = -(-len(found) // (MOST_SEGMENTS - 1))
        found = found[::step]
    return found


def _name_cuts(text: str, roster: frozenset[str]) -> list[int]:
    spans: list[list[int]] = []
    for match in NAME_LIKE.finditer(text):
        if not _stands_alone(match[0], roster):
            continue
        if spans and not text[spans[-1][1] : match.start()].strip(" -'’"):
            spans[-1][1] = match.end()
        else:
            spans.append([match.start(), match.end()])
    edges = {edge for span in spans for edge in span}
    return sorted(edges - {0, len(text)})


def _stands_alone(word: str, roster: frozenset[str]) -> bool:
    first = word[0]
    named = first.isupper() or first.istitle() or first.isdigit() or first == "+"
    return named or "@" in word or word.casefold() in roster


def _pieces(text: str, offsets: Sequence[int]) -> Iterator[str]:
    for start, end in pairwise([0, *offsets, len(text)]):
        yield text[start:end]


def _said_instead(number: int, gone: Mapping[int, Gone], piece: str) -> str:
    """Say once, for a run of erased pieces, that something was erased."""
    if number not in gone:
        return piece
    return "" if number - 1 in gone else ERASED_PIECE


def _rows(gone: Mapping[int, Gone]) -> list[list[Any]]:
    coded = canonical.to_base64url
    return [[n, coded(one.digest), coded(one.mark)] for n, one in sorted(gone.items())]


def _gone(rows: Iterable[Sequence[Any]]) -> dict[int, Gone]:
    raw = canonical.from_base64url
    return {number: Gone(raw(digest), raw(mark)) for number, digest, mark in rows}


def _cut(salts: bytes) -> list[bytes]:
    ends = range(0, len(salts), SALT_BYTES)
    return [salts[start : start + SALT_BYTES] for start in ends]


def _encoded(raw: Sequence[bytes]) -> list[str]:
    """Encode byte strings of one length in base64url, all in one go."""
    if not raw:
        return []
    width = len(raw[0])
    gap = bytes(-width % 3)
    text = canonical.to_base64url(gap.join(raw))
    step, kept = (width + len(gap)) // 3 * 4, -(-width * 4 // 3)
    return [text[start : start + kept] for start in range(0, len(text), step)]


def _json(value: Any) -> str:  # noqa: ANN401 - any value of the profile
    if type(value) is str:  # nearly all are, and this is four times as fast
        return encode_basestring(value)
    return canonical.ENCODER.encode(value)


def _hash(salt: str, said: str) -> bytes:
    """Hash the disclosure `[salt, …]`: its base64url text, not its bytes (RFC 9901)."""
    disclosure = b2a_base64(f'["{salt}",{said}]'.encode(), newline=False)
    return sha256(disclosure.translate(canonical.URL_SAFE, b"=")).digest()
