"""What a leaf promises about each field without saying it (RFC 9901, 4.2).

Every field of a fact gets its own random 128-bit salt. The leaf holds only digests;
the salts lie sealed with the words, and destroying the key ends both.
"""

import json
import re
from binascii import b2a_base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from json.encoder import encode_basestring
from secrets import token_bytes
from typing import Any, Final

from events.store import canonical

SALT_BYTES: Final = 16
MOST_SEGMENTS: Final = 256
NAME_LIKE: Final = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # an e-mail address
    r"|\+?\d[\d\s().-]*\d|\d"  # a phone number, a date, any number
    r"|\w[\w'’-]*"  # a word: kept if capitalised or on the roster
)
SENTENCE_END: Final = re.compile(r"(?<=[.!?\n])\s+")


@dataclass(frozen=True, slots=True)
class Part:
    """The fields of one fact that lie under one key, with their salts.

    *segments* gives, for each prose field, the offsets at which it is cut.
    """

    state: Mapping[str, Any]
    salts: bytes
    segments: Mapping[str, Sequence[int]]

    def to_bytes(self) -> bytes:
        return canonical.dump(
            {
                "salts": canonical.to_base64url(self.salts),
                "segments": self.segments,
                "state": self.state,
            }
        )

    @classmethod
    def from_bytes(cls, sealed: bytes) -> "Part":
        read = json.loads(sealed)
        salts = canonical.from_base64url(read["salts"])
        return cls(read["state"], salts, read["segments"])

    def digests(self) -> list[str]:
        """Compute the commitment of each field, in the order of the salts."""
        salts = iter(_encoded(_cut(self.salts)))
        hashes = []
        for name, value in sorted(self.state.items()):
            salt, said = next(salts), _json(value)
            if name in self.segments and value is not None:
                pieces = _pieces(value, self.segments[name])
                inner = _encoded([_hash(next(salts), _json(one)) for one in pieces])
                said = "[" + ",".join(f'{{"...":"{one}"}}' for one in inner) + "]"
            hashes.append(_hash(salt, f'"{name}",{said}'))
        return _encoded(hashes)


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
