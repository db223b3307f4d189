"""Where the samples of a recording lie that was written piece by piece."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from service.media.boxes import Box, blank, boxes_in, inner, number_at, zero
from service.media.samples import MOST, Stretch
from service.media.taken import RECORDING, NotTaken

NUMBER: Final = ">I"
FLAGS: Final = 0xFFFFFF
# Which fields follow the header of a track's part, by flag, in this order.
BASE, DEFAULT_SIZE, FROM_MOOF = 0x1, 0x10, 0x20000
OPENING: Final = ((BASE, 8), (0x2, 4), (0x8, 4), (DEFAULT_SIZE, 4), (0x20, 4))
OFFSET: Final = 0x1
RUN_OPENING: Final = ((OFFSET, 4), (0x4, 4))
SIZE: Final = 0x200
EACH: Final = (0x100, SIZE, 0x400, 0x800)
DEFAULT_SIZE_AT: Final = 16


@dataclass(frozen=True, slots=True)
class Opening:
    """What the header of a track's part says."""

    track: int
    base: int
    size: int | None


def default_sizes(made: bytearray, moov: Box) -> dict[int, int]:
    """Give how large a sample of each track is where its part does not say."""
    mvex = inner(made, moov, b"mvex")
    if mvex is None:
        return {}
    return {
        number_at(made, NUMBER, box.inside + 4, box.end): number_at(
            made, NUMBER, box.inside + DEFAULT_SIZE_AT, box.end
        )
        for box in _called(made, mvex, b"trex")
    }


def stretches_in(
    made: bytearray, moof: Box, tracks: set[int], sizes: Mapping[int, int]
) -> Iterator[Stretch]:
    """Give where the samples of *tracks* lie; parts of other tracks are blanked."""
    after = moof.start
    for traf in _called(made, moof, b"traf"):
        opening = _opening(made, traf, moof, after)
        after = opening.base
        size = sizes.get(opening.track) if opening.size is None else opening.size
        runs = []
        for run in _called(made, traf, b"trun"):
            start, after = _run(made, run, opening.base, after, size)
            runs.append((start, after))
        if opening.track in tracks:
            yield from runs
        else:
            blank(made, traf)


def _called(made: bytearray, outer: Box, name: bytes) -> list[Box]:
    found = boxes_in(made, outer.inside, outer.end)
    return [box for box in found if box.name == name]


def _opening(made: bytearray, traf: Box, moof: Box, after: int) -> Opening:
    header = inner(made, traf, b"tfhd")
    if header is None:
        raise NotTaken.because_it_is_broken(RECORDING)
    flags = number_at(made, NUMBER, header.inside, header.end) & FLAGS
    track = number_at(made, NUMBER, header.inside + 4, header.end)
    at, said = header.inside + 8, {}
    for flag, width in OPENING:
        if flags & flag:
            form = ">Q" if width == 8 else NUMBER  # noqa: PLR2004 - bytes
            said[flag] = number_at(made, form, at, header.end)
            at += width
    zero(made, at, header.end)
    base = moof.start if flags & FROM_MOOF else after
    return Opening(track, said.get(BASE, base), said.get(DEFAULT_SIZE))


def _run(made: bytearray, run: Box, base: int, after: int, size: int | None) -> Stretch:
    """Say where one run of samples begins and ends."""
    flags = number_at(made, NUMBER, run.inside, run.end) & FLAGS
    count = number_at(made, NUMBER, run.inside + 4, run.end)
    at, start = run.inside + 8, after
    for flag, width in RUN_OPENING:
        if flags & flag:
            if flag == OFFSET:
                start = base + number_at(made, ">i", at, run.end)
            at += width
    fields = [flag for flag in EACH if flags & flag]
    end = at + 4 * len(fields) * count
    if count > MOST or end > run.end or start < 0:
        raise NotTaken.because_it_is_broken(RECORDING)
    zero(made, end, run.end)
    if SIZE not in fields:
        return start, start + count * _known(size)
    first = at + 4 * fields.index(SIZE)
    step = 4 * len(fields)
    sizes = (number_at(made, NUMBER, first + step * one, end) for one in range(count))
    return start, start + sum(sizes)


def _known(size: int | None) -> int:
    if size is None:
        raise NotTaken.because_it_is_broken(RECORDING)
    return size
