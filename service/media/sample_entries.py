"""How the samples of an MP4 are written: what a decoder needs, and no writer's name."""

from collections.abc import Mapping
from typing import Final

from service.media.boxes import Box, blank, boxes_in, number_at, zero
from service.media.taken import RECORDING, TELLS_MORE, NotTaken

VIDEO, SOUND = b"vide", b"soun"
FORMS: Final[Mapping[bytes, frozenset[bytes]]] = {
    VIDEO: frozenset(
        {b"avc1", b"avc3", b"hvc1", b"hev1", b"dvh1", b"dvhe", b"dvav", b"dva1"}
        | {b"av01", b"vp08", b"vp09", b"mp4v", b"s263", b"jpeg", b"mjpa", b"mjpb"}
    ),
    SOUND: frozenset(
        {b"mp4a", b"Opus", b"fLaC", b"alac", b"samr", b"sawb", b"ac-3", b"ec-3"}
        | {b"lpcm", b"ipcm", b"fpcm", b"sowt", b"twos", b"in24", b"ulaw", b"alaw"}
        | {b"apac", b".mp3"}
    ),
}
# What a decoder is told, and how wide, how bright and in which colours it is shown.
NEEDED: Final = frozenset(
    {b"avcC", b"hvcC", b"av1C", b"vpcC", b"d263", b"esds", b"dvcC", b"dvvC", b"hvcE"}
    | {b"pasp", b"colr", b"clap", b"fiel", b"btrt", b"mdcv", b"clli"}
    | {b"dOps", b"dfLa", b"alac", b"damr", b"dac3", b"dec3", b"dapa", b"pcmC"}
    | {b"chan", b"chnl", b"srat", b"frma", b"enda", b"mp4a", bytes(4)}
)
HEADER: Final = 8
COUNTED: Final = 8
REFERENCE: Final = 8
# Who made the encoder, and its name.
VENDOR: Final = (12, 16)
CODEC_NAME: Final = (42, 74)
VIDEO_FIELDS: Final = 78
SOUND_FIELDS: Final[Mapping[int, int]] = {0: 28, 1: 44, 2: 64}


def clean_entries(made: bytearray, stsd: Box, kind: bytes) -> None:
    """Blank what is not needed to play in each way of writing samples."""
    entries = list(boxes_in(made, stsd.inside + COUNTED, stsd.end))
    if not entries:
        raise NotTaken.because_it_is_broken(RECORDING)
    for entry in entries:
        if entry.name not in FORMS[kind]:
            raise NotTaken(TELLS_MORE)
        _clean_entry(made, entry, kind)
    zero(made, entries[-1].end, stsd.end)


def _clean_entry(made: bytearray, entry: Box, kind: bytes) -> None:
    fields = _fields_of(made, entry, kind)
    if not fields or entry.inside + fields > entry.end:
        raise NotTaken.because_it_is_broken(RECORDING)
    zero(made, entry.inside, entry.inside + 6)
    for start, end in (VENDOR, CODEC_NAME) if kind == VIDEO else (VENDOR,):
        zero(made, entry.inside + start, entry.inside + end)
    _clean_inside(made, entry.inside + fields, entry.end)


def _fields_of(made: bytearray, entry: Box, kind: bytes) -> int:
    """Say how many bytes of fields stand before the boxes of an entry; 0 if unknown."""
    if kind == VIDEO:
        return VIDEO_FIELDS
    version = number_at(made, ">H", entry.inside + REFERENCE, entry.end)
    return SOUND_FIELDS.get(version, 0)


def _clean_inside(made: bytearray, start: int, end: int) -> None:
    """Keep what is needed; QuickTime puts some of it one box deeper."""
    last = start
    for box in list(boxes_in(made, start, end)):
        last = box.end
        if box.name == b"wave":
            _clean_inside(made, box.inside, box.end)
        elif box.name == bytes(4):
            zero(made, box.inside, box.end)
        elif box.name not in NEEDED:
            blank(made, box)
    zero(made, last, end)
