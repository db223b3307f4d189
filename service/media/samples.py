"""Where the samples of one track of an MP4 lie in the file."""

import sys
from array import array
from collections.abc import Iterator, Mapping
from itertools import islice, pairwise
from typing import Final

from service.media.boxes import Box, boxes_in, number_at, zero
from service.media.taken import RECORDING, TELLS_MORE, NotTaken

Stretch = tuple[int, int]
# Hours of sound and video; a table longer than that is made to take memory.
MOST: Final = 2_000_000
COUNTED: Final = 8
# Old QuickTime writes 1 for sound whose true size stands elsewhere.
UNSAID: Final = 1
# How wide each row of a table is; a table has a count before its rows.
ROW: Final[Mapping[bytes, int]] = {
    b"stts": 8,
    b"ctts": 8,
    b"stss": 4,
    b"stsc": 12,
    b"stco": 4,
    b"co64": 8,
}


def stretches_of(made: bytearray, stbl: Box) -> Iterator[Stretch]:
    """Give where each run of samples begins and ends, from the tables of a track."""
    tables = {box.name: box for box in boxes_in(made, stbl.inside, stbl.end)}
    places = _places(made, tables)
    counts = _counts(made, tables, len(places))
    same = _same_size(made, tables)
    sizes = iter(()) if same else _sizes(made, tables, sum(counts))
    for place, count in zip(places, counts, strict=True):
        yield place, place + (same * count or sum(islice(sizes, count)))


def trim_tables(made: bytearray, stbl: Box) -> None:
    """Blank what stands behind the last row of each table."""
    for box in boxes_in(made, stbl.inside, stbl.end):
        if box.name in ROW:
            count = number_at(made, ">I", box.inside + 4, box.end)
            zero(made, box.inside + COUNTED + count * ROW[box.name], box.end)


def _places(made: bytearray, tables: Mapping[bytes, Box]) -> "array[int]":
    if b"co64" in tables:
        return _column(made, tables[b"co64"], "Q")
    return _column(made, tables[b"stco"], "I") if b"stco" in tables else array("I")


def _counts(made: bytearray, tables: Mapping[bytes, Box], chunks: int) -> list[int]:
    """Say how many samples each chunk has: the table tells only where that changes."""
    flat = _column(made, tables[b"stsc"], "I", 3) if b"stsc" in tables else array("I")
    runs = list(zip(flat[::3], flat[1::3], strict=True))
    counts: list[int] = []
    for (first, count), (following, _) in pairwise([*runs, (chunks + 1, 0)]):
        if not 0 < first <= following <= chunks + 1:
            raise NotTaken.because_it_is_broken(RECORDING)
        counts += [count] * (following - first)
    if len(counts) != chunks:
        raise NotTaken.because_it_is_broken(RECORDING)
    return counts


def _same_size(made: bytearray, tables: Mapping[bytes, Box]) -> int:
    """Give the size that every sample has, or 0 if each has its own."""
    if b"stsz" not in tables or b"stz2" in tables:
        return 0
    box = tables[b"stsz"]
    same = number_at(made, ">I", box.inside + 4, box.end)
    if same == UNSAID:
        raise NotTaken(TELLS_MORE)
    return same


def _sizes(made: bytearray, tables: Mapping[bytes, Box], samples: int) -> Iterator[int]:
    """Give the size of each sample, from whichever of the two tables there is."""
    if b"stz2" in tables:
        return iter(_compact(made, tables[b"stz2"], samples))
    if b"stsz" not in tables:
        return _none(samples)
    box = tables[b"stsz"]
    start = Box(box.name, box.start, box.inside + 4, box.end)
    sizes = _column(made, start, "I")
    zero(made, start.inside + COUNTED + 4 * len(sizes), box.end)
    return _enough(sizes, samples)


def _compact(made: bytearray, box: Box, samples: int) -> Iterator[int]:
    """Read sizes of 4, 8 or 16 bits each."""
    bits = number_at(made, ">I", box.inside + 4, box.end) & 0xFF
    count = number_at(made, ">I", box.inside + 8, box.end)
    start = box.inside + 12
    end = start + (count * bits + 7) // 8
    if bits not in {4, 8, 16} or count > MOST or end > box.end:
        raise NotTaken.because_it_is_broken(RECORDING)
    zero(made, end, box.end)
    if bits == 16:  # noqa: PLR2004 - bits
        return _enough(_numbers(made[start:end], "H"), samples)
    packed = array("B", made[start:end])
    if bits == 8:  # noqa: PLR2004 - bits
        return _enough(packed, samples)
    halves = array("B", [half for byte in packed for half in (byte >> 4, byte & 15)])
    return _enough(halves[:count], samples)


def _enough(sizes: "array[int]", samples: int) -> Iterator[int]:
    if len(sizes) < samples:
        raise NotTaken.because_it_is_broken(RECORDING)
    return iter(sizes)


def _none(samples: int) -> Iterator[int]:
    if samples:
        raise NotTaken.because_it_is_broken(RECORDING)
    return iter(())


def _column(made: bytearray, box: Box, form: str, wide: int = 1) -> "array[int]":
    """Read a count, and that many rows of *wide* numbers each."""
    count = number_at(made, ">I", box.inside + 4, box.end) * wide
    start = box.inside + COUNTED
    end = start + count * array(form).itemsize
    if count > MOST or end > box.end:
        raise NotTaken.because_it_is_broken(RECORDING)
    return _numbers(made[start:end], form)


def _numbers(raw: bytearray, form: str) -> "array[int]":
    numbers = array(form, bytes(raw))
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers
