"""Ogg with Opus or Vorbis: the page of comments is written over, the rest stays."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from service.media.taken import RECORDING, NotTaken
from service.media.vorbis import blank_comments

HEADER: Final = 27
BEGINS: Final = 2
FULL: Final = 255
SUM_AT: Final = 22
POLYNOMIAL: Final = 0x04C11DB7
OPUS: Final = (b"OpusHead", b"OpusTags", b"")
VORBIS: Final = (b"\x01vorbis", b"\x03vorbis", b"\x01")


@dataclass(frozen=True, slots=True)
class _Page:
    start: int
    body: int
    sizes: bytes
    flags: int
    stream: bytes

    @property
    def end(self) -> int:
        return self.body + sum(self.sizes)


def clean(content: bytes) -> bytes:
    """Take the comments out of an Ogg file; NotTaken if it holds more than sound."""
    pages = list(_pages(content))
    if len(pages) < 2 or any(one.flags & BEGINS for one in pages[1:]):  # noqa: PLR2004
        raise NotTaken.because_it_is_broken(RECORDING)
    if len({one.stream for one in pages}) != 1:
        raise NotTaken.because_it_is_broken(RECORDING)
    first = content[pages[0].body : pages[0].end]
    names = [codec for codec in (OPUS, VORBIS) if first.startswith(codec[0])]
    if not names:
        raise NotTaken.because_of_its_kind()
    made = bytearray(content[: pages[-1].end])
    _silence(made, pages, *names[0][1:])
    return bytes(made)


def _pages(content: bytes) -> Iterator[_Page]:
    """Give the pages that follow each other from the start."""
    at = 0
    while content[at : at + 4] == b"OggS" and at + HEADER <= len(content):
        count = content[at + HEADER - 1]
        body = at + HEADER + count
        page = _Page(
            at,
            body,
            content[at + HEADER : body],
            content[at + 5],
            content[at + 14 : at + 18],
        )
        if page.end > len(content):
            return
        yield page
        at = page.end


def _silence(made: bytearray, pages: list[_Page], name: bytes, last: bytes) -> None:
    """Write blanks over the second packet, which holds the comments, in its length."""
    places, touched = _second_packet(pages)
    packet = bytes(made[place] for place in places)
    blank = blank_comments(packet, name, last)
    for place, byte in zip(places, blank, strict=True):
        made[place] = byte
    for page in touched:
        summed = slice(page.start + SUM_AT, page.start + SUM_AT + 4)
        made[summed] = bytes(4)
        made[summed] = struct.pack("<I", checksum(made[page.start : page.end]))


def _second_packet(pages: list[_Page]) -> tuple[list[int], list[_Page]]:
    """Say which bytes the packet after the first page has, and on which pages."""
    places: list[int] = []
    touched: list[_Page] = []
    for page in pages[1:]:
        at = page.body
        touched.append(page)
        for size in page.sizes:
            places += range(at, at + size)
            at += size
            if size < FULL:
                return places, touched
    raise NotTaken.because_it_is_broken(RECORDING)


def _table() -> Iterator[int]:
    for number in range(256):
        value = number << 24
        for _ in range(8):
            value = value << 1 ^ (POLYNOMIAL if value >> 31 else 0)
            value &= 0xFFFFFFFF
        yield value


_TABLE: Final = tuple(_table())


def checksum(page: bytes | bytearray) -> int:
    """Sum up a page as Ogg does; the four bytes of the sum itself are zero."""
    total = 0
    for byte in page:
        total = total << 8 & 0xFFFFFFFF ^ _TABLE[total >> 24 ^ byte]
    return total
