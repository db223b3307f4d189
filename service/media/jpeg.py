"""JPEG: what stands between its markers, without reading a dot."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from service.media.taken import PICTURE, NotTaken

MARK: Final = 0xFF
ALONE: Final = frozenset({0x01, *range(0xD0, 0xD9)})
RESTARTS: Final = frozenset({0, *range(0xD0, 0xD8)})
START, END, SCAN, COMMENT = b"\xff\xd8", 0xD9, 0xDA, 0xFE
TELLS: Final = frozenset({*range(0xE0, 0xF0), COMMENT})
# What the numbers of a picture by Adobe mean; without it the colours are wrong.
ADOBE: Final = 0xEE
SIZES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
IN_ONE_GO: Final = frozenset({0xC0, 0xC1})


@dataclass(frozen=True, slots=True)
class Part:
    """What follows a marker, with the marker itself."""

    marker: int
    start: int
    end: int


def bare(content: bytes) -> bytes:
    """Give a JPEG without what is told beside the picture."""
    kept = [
        content[part.start : part.end]
        for part in parts_of(content)
        if part.marker not in TELLS or part.marker == ADOBE
    ]
    return START + b"".join(kept)


def is_read_in_rows(content: bytes) -> bool:
    """Say whether a decoder can let go of each row when it has read it.

    Otherwise it holds the whole picture until the last scan has come.
    """
    colours = 0
    for part in parts_of(content):
        if part.marker in SIZES:
            colours = content[part.start + 9]
            if part.marker not in IN_ONE_GO:
                return False
        if part.marker == SCAN:
            return content[part.start + 4] == colours
    return False


def parts_of(content: bytes) -> Iterator[Part]:
    """Give each part up to the end of the picture; NotTaken if it is not whole."""
    at = len(START)
    if content[:at] != START:
        raise NotTaken.because_it_is_broken(PICTURE)
    while at + 2 <= len(content) and content[at] == MARK:
        marker = content[at + 1]
        end = _end_of(content, at, marker)
        if marker != MARK:
            yield Part(marker, at, end)
        if marker == END:
            return
        at = end
    raise NotTaken.because_it_is_broken(PICTURE)


def _end_of(content: bytes, at: int, marker: int) -> int:
    if marker == MARK:
        return at + 1
    if marker == END or marker in ALONE:
        return at + 2
    size = int.from_bytes(content[at + 2 : at + 4])
    end = at + 2 + size
    if size < 2 or end > len(content):  # noqa: PLR2004 - the size counts itself
        raise NotTaken.because_it_is_broken(PICTURE)
    return _end_of_scan(content, end) if marker == SCAN else end


def _end_of_scan(content: bytes, at: int) -> int:
    """Find the next marker; inside a scan, two bytes stand for one that is 0xFF."""
    while (at := content.find(MARK, at)) >= 0 and at + 1 < len(content):
        if content[at + 1] not in RESTARTS:
            return at
        at += 2
    raise NotTaken.because_it_is_broken(PICTURE)
