"""The elements of WebM: where each begins and ends, and how to make a void of one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from service.media.taken import RECORDING, NotTaken

SEGMENT, CLUSTER, VOID = 0x18538067, 0x1F43B675, 0xEC
# What stands beside clusters, and so ends one that was not measured.
TOP: Final = frozenset(
    {CLUSTER, 0x114D9B74, 0x1C53BB6B, 0x1549A966, 0x1654AE6B}
    | {0x1254C367, 0x1043A770, 0x1941A469}
)
UNKNOWN: Final = -1


@dataclass(frozen=True, slots=True)
class Element:
    """Where an element begins, where its inside begins, and where it ends."""

    name: int
    start: int
    inside: int
    end: int


def elements_in(made: bytearray, at: int, end: int) -> Iterator[Element]:
    """Give the elements of a stretch; NotTaken if they do not fit into it."""
    while at < end:
        name, inside = _number(made, at, end, marked=True)
        size, inside = _number(made, inside, end, marked=False)
        if size == UNKNOWN:
            last = _end_of_unknown(made, name, inside, end)
        else:
            last = inside + size
        if last > end:
            raise NotTaken.because_it_is_broken(RECORDING)
        yield Element(name, at, inside, last)
        at = last


def number_of(made: bytearray, one: Element) -> int:
    """Read an element that holds a number."""
    return int.from_bytes(made[one.inside : one.end])


def track_of(made: bytearray, block: Element) -> int:
    """Say of which track a block is."""
    return _number(made, block.inside, block.end, marked=False)[0]


def void(made: bytearray, one: Element) -> None:
    """Write a void of the same size over an element."""
    room = one.end - one.start
    width = 1 if room < 100 else 8  # noqa: PLR2004 - a size of one byte reaches 126
    size = room - 1 - width
    written = (1 << 7 * width | size).to_bytes(width)
    made[one.start : one.end] = bytes([VOID]) + written + bytes(size)


def _end_of_unknown(made: bytearray, name: int, at: int, end: int) -> int:
    """Find the end of an element that a live recording did not measure."""
    if name == SEGMENT:
        return end
    if name != CLUSTER:
        raise NotTaken.because_it_is_broken(RECORDING)
    while at < end:
        name, inside = _number(made, at, end, marked=True)
        if name in TOP:
            return at
        size, inside = _number(made, inside, end, marked=False)
        if size == UNKNOWN or inside + size > end:
            raise NotTaken.because_it_is_broken(RECORDING)
        at = inside + size
    return end


def _number(made: bytearray, at: int, end: int, *, marked: bool) -> tuple[int, int]:
    """Read a number of 1 to 8 bytes; the first bit that is set says how many."""
    if at >= end or made[at] == 0:
        raise NotTaken.because_it_is_broken(RECORDING)
    width = 9 - made[at].bit_length()
    if at + width > end:
        raise NotTaken.because_it_is_broken(RECORDING)
    number = int.from_bytes(made[at : at + width])
    if marked:
        return number, at + width
    every = (1 << 7 * width) - 1
    value = number & every
    return UNKNOWN if value == every else value, at + width
