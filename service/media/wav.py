"""WAV: the shape of the sound and the sound itself; every other part is left out."""

import struct
from collections.abc import Iterator
from typing import Final

from service.media.taken import RECORDING, NotTaken

KEPT: Final = (b"fmt ", b"fact", b"data")
HEADER: Final = 12
PART_HEADER: Final = 8


def clean(content: bytes) -> bytes:
    """Write a WAV anew from what it sounds like."""
    found: dict[bytes, bytes] = {}
    for name, inside in _parts(content):
        if name in KEPT:
            found.setdefault(name, inside)
    if not found.get(b"fmt ") or not found.get(b"data"):
        raise NotTaken.because_it_is_broken(RECORDING)
    body = b"".join(_part(name, found[name]) for name in KEPT if name in found)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WAVE" + body


def _parts(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give each part; a phone that stopped early leaves the last one too short."""
    at = HEADER
    while at + PART_HEADER <= len(content):
        name, size = struct.unpack_from("<4sI", content, at)
        at += PART_HEADER
        yield name, content[at : at + size]
        at += size + size % 2


def _part(name: bytes, inside: bytes) -> bytes:
    padding = b"\0" * (len(inside) % 2)
    return name + struct.pack("<I", len(inside)) + inside + padding
