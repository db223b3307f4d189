"""The boxes of MP4, M4A and MOV: where each begins and ends, and how to blank one."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from service.media.taken import RECORDING, NotTaken

STILL: Final = frozenset(
    {b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"avis"}
)


@dataclass(frozen=True, slots=True)
class Box:
    """Where a box begins, where its inside begins, and where it ends."""

    name: bytes
    start: int
    inside: int
    end: int


def is_still(content: bytes) -> bool:
    """Say whether a file of boxes is a picture, such as a HEIC."""
    return content[4:8] == b"ftyp" and content[8:12] in STILL


def boxes_in(made: bytearray, at: int, end: int) -> Iterator[Box]:
    """Give the boxes of a stretch; NotTaken if they do not fit into it."""
    while at + 8 <= end:
        size, name = struct.unpack_from(">I4s", made, at)
        inside = at + 8
        if size == 1 and inside + 8 <= end:
            (size,) = struct.unpack_from(">Q", made, inside)
            inside += 8
        elif size == 0:
            size = end - at
        if at + size > end or size < inside - at:
            raise NotTaken.because_it_is_broken(RECORDING)
        yield Box(name, at, inside, at + size)
        at += size


def inner(made: bytearray, box: Box, *path: bytes) -> Box | None:
    """Follow *path* from box to box; None if one of them is not there."""
    for name in path:
        found = [one for one in boxes_in(made, box.inside, box.end) if one.name == name]
        if not found:
            return None
        box = found[0]
    return box


def blank(made: bytearray, box: Box) -> None:
    """Make a box a free one, of zeros, in its place and its size."""
    made[box.start + 4 : box.start + 8] = b"free"
    zero(made, box.inside, box.end)


def zero(made: bytearray, start: int, end: int) -> None:
    """Write zeros over a stretch, and nothing if it ends before it begins."""
    made[start:end] = bytes(max(0, min(end, len(made)) - start))


def number_at(made: bytearray, form: str, at: int, end: int) -> int:
    """Read a number that stands before *end*; NotTaken if it does not."""
    if at + struct.calcsize(form) > end:
        raise NotTaken.because_it_is_broken(RECORDING)
    (number,) = struct.unpack_from(form, made, at)
    return int(number)
