"""The comments of a Vorbis or Opus stream: their packet, with nothing in it."""

import struct
from typing import Final

from service.media.taken import RECORDING, NotTaken

NAME: Final = b"\x03vorbis"
LAST: Final = b"\x01"
FULL: Final = 255
HEADERS: Final = 3


def blank_comments(packet: bytes, name: bytes, last: bytes) -> bytes:
    """Give a packet of as many bytes that says nothing; NotTaken if it is another."""
    room = len(packet) - len(name) - 8 - len(last)
    if not packet.startswith(name) or room < 0:
        raise NotTaken.because_it_is_broken(RECORDING)
    return name + struct.pack("<I", room) + b" " * room + bytes(4) + last


def silence_headers(made: bytearray, start: int, end: int) -> None:
    """Blank the second of the three packets that stand together in one place."""
    if start >= end or made[start] != HEADERS - 1:
        raise NotTaken.because_it_is_broken(RECORDING)
    first, at = _size(made, start + 1, end)
    second, at = _size(made, at, end)
    begins = at + first
    stops = begins + second
    if stops > end:
        raise NotTaken.because_it_is_broken(RECORDING)
    made[begins:stops] = blank_comments(bytes(made[begins:stops]), NAME, LAST)


def _size(made: bytearray, at: int, end: int) -> tuple[int, int]:
    """Read a size that is written as a sum of bytes, the last of them below 255."""
    size = 0
    while at < end:
        size += made[at]
        at += 1
        if made[at - 1] < FULL:
            return size, at
    raise NotTaken.because_it_is_broken(RECORDING)
