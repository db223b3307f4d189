"""MP4, M4A and MOV: only what is needed to play stays, all else is blanked in place.

Of the data, only the bytes that a track of pictures or sound refers to stay. Nothing
moves, so every offset in the file stays true.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from events.media import MediaKind
from service.media.boxes import Box, blank, boxes_in, inner, number_at, zero
from service.media.fragments import default_sizes, stretches_in
from service.media.sample_entries import SOUND, VIDEO, clean_entries
from service.media.samples import Stretch, stretches_of, trim_tables
from service.media.taken import RECORDING, TELLS_MORE, NotTaken

PLAYED: Final = frozenset({VIDEO, SOUND})
# What may stand in a box; everything else in it is blanked.
KEPT: Final[Mapping[bytes, frozenset[bytes]]] = {
    b"": frozenset({b"ftyp", b"moov", b"mdat", b"moof"}),
    b"moov": frozenset({b"mvhd", b"trak", b"mvex"}),
    b"mvex": frozenset({b"trex"}),
    b"trak": frozenset({b"tkhd", b"edts", b"mdia"}),
    b"edts": frozenset({b"elst"}),
    b"mdia": frozenset({b"mdhd", b"hdlr", b"minf"}),
    b"minf": frozenset({b"vmhd", b"smhd", b"hdlr", b"dinf", b"stbl"}),
    b"dinf": frozenset({b"dref"}),
    b"stbl": frozenset(
        {b"stsd", b"stts", b"ctts", b"cslg", b"stss", b"stsz", b"stz2", b"stsc"}
        | {b"stco", b"co64"}
    ),
    b"moof": frozenset({b"mfhd", b"traf"}),
    b"traf": frozenset({b"tfhd", b"tfdt", b"trun"}),
}
# How long a box is whose fields are all known, in its older and its newer version.
FIELDS: Final[Mapping[bytes, tuple[int, int]]] = {
    b"mvhd": (100, 112),
    b"tkhd": (84, 96),
    b"mdhd": (24, 36),
    b"vmhd": (12, 12),
    b"smhd": (8, 8),
    b"trex": (24, 24),
    b"mfhd": (8, 8),
    b"tfdt": (8, 12),
    b"cslg": (24, 44),
    b"hdlr": (12, 12),
}
TIMED: Final = frozenset({b"mvhd", b"tkhd", b"mdhd"})
EDIT: Final = (12, 20)
SELF_CONTAINED: Final = 1
QUICKTIME: Final = b"qt  "
PLAIN: Final = b"isom"
BRANDS: Final = frozenset(
    {b"isom", b"iso2", b"iso3", b"iso4", b"iso5", b"iso6", b"iso7", b"iso8", b"iso9"}
    | {b"mp41", b"mp42", b"avc1", b"hvc1", b"av01", b"dby1", b"M4A ", b"M4V ", b"M4B "}
    | {b"3gp4", b"3gp5", b"3gp6", b"3g2a", b"dash", b"MSNV", b"cmfc", QUICKTIME}
)


def clean(content: bytes) -> tuple[bytes, MediaKind, str]:
    """Blank what is not needed to play; say whether it is sound or video."""
    made = bytearray(content)
    top = list(boxes_in(made, 0, len(made)))
    names = [box.name for box in top]
    if not names or names[0] != b"ftyp" or names.count(b"moov") != 1:
        raise NotTaken.because_it_is_broken(RECORDING)
    del made[top[-1].end :]
    (moov,) = (box for box in top if box.name == b"moov")
    tracks = _played(made, moov)
    _keep_data(made, top, moov)
    for track in _tracks(made, moov):
        _clean_track(made, track, tracks[track])
    _blank_rest(made, Box(b"", 0, 0, len(made)))
    brand = _brand(made, top[0])
    return bytes(made), *_kind_of(set(tracks.values()), brand)


def _kind_of(played: set[bytes], brand: bytes) -> tuple[MediaKind, str]:
    if VIDEO not in played:
        return MediaKind.SOUND, "audio/mp4"
    return MediaKind.VIDEO, "video/quicktime" if brand == QUICKTIME else "video/mp4"


def _played(made: bytearray, moov: Box) -> dict[Box, bytes]:
    """Give the tracks that are seen or heard, and blank all others."""
    tracks = {track: _handler(made, track) for track in _tracks(made, moov)}
    played = {track: kind for track, kind in tracks.items() if kind in PLAYED}
    if not played:
        raise NotTaken.because_it_is_broken(RECORDING)
    for track in tracks.keys() - played.keys():
        blank(made, track)
    return played


def _tracks(made: bytearray, moov: Box) -> Iterator[Box]:
    for box in boxes_in(made, moov.inside, moov.end):
        if box.name == b"trak":
            yield box


def _handler(made: bytearray, track: Box) -> bytes:
    """Say what a track is for: pictures, sound, or telling something."""
    found = inner(made, track, b"mdia", b"hdlr")
    return b"" if found is None else bytes(made[found.inside + 8 : found.inside + 12])


def _keep_data(made: bytearray, top: list[Box], moov: Box) -> None:
    """Blank every byte of data that no kept track refers to."""
    kept: list[Stretch] = []
    numbers: set[int] = set()
    for track in _tracks(made, moov):
        kept += stretches_of(made, _needed(made, track, b"mdia", b"minf", b"stbl"))
        numbers.add(_number_of(made, track))
    sizes = default_sizes(made, moov)
    for moof in (box for box in top if box.name == b"moof"):
        kept += stretches_in(made, moof, numbers, sizes)
    for data in (box for box in top if box.name == b"mdat"):
        _blank_gaps(made, data, sorted(kept))


def _blank_gaps(made: bytearray, data: Box, kept: list[Stretch]) -> None:
    at = data.inside
    for start, end in kept:
        if end > data.inside and start < data.end:
            zero(made, at, start)
            at = max(at, min(end, data.end))
    zero(made, at, data.end)


def _number_of(made: bytearray, track: Box) -> int:
    header = _needed(made, track, b"tkhd")
    at = header.inside + (20 if made[header.inside] == 1 else 12)
    return number_at(made, ">I", at, header.end)


def _clean_track(made: bytearray, track: Box, kind: bytes) -> None:
    tables = _needed(made, track, b"mdia", b"minf", b"stbl")
    clean_entries(made, _needed(made, tables, b"stsd"), kind)
    trim_tables(made, tables)


def _needed(made: bytearray, box: Box, *path: bytes) -> Box:
    found = inner(made, box, *path)
    if found is None:
        raise NotTaken.because_it_is_broken(RECORDING)
    return found


def _brand(made: bytearray, ftyp: Box) -> bytes:
    """Keep the brands that are known, write a plain one over others; give the first."""
    first = bytes(made[ftyp.inside : ftyp.inside + 4])
    zero(made, ftyp.inside + 4, min(ftyp.inside + 8, ftyp.end))
    last = ftyp.end - (ftyp.end - ftyp.inside) % 4
    for at in (ftyp.inside, *range(ftyp.inside + 8, last, 4)):
        if bytes(made[at : at + 4]) not in BRANDS:
            made[at : at + 4] = PLAIN
    zero(made, last, ftyp.end)
    return first


def _blank_rest(made: bytearray, outer: Box) -> None:
    """Blank, in every box that we know, what need not be there."""
    last = outer.inside
    for box in list(boxes_in(made, outer.inside, outer.end)):
        last = box.end
        if box.name not in KEPT[outer.name]:
            blank(made, box)
        elif box.name in KEPT:
            _blank_rest(made, box)
        else:
            _blank_fields(made, box)
    zero(made, last, outer.end)


def _blank_fields(made: bytearray, box: Box) -> None:
    """Take out the times of a box, the name of what wrote it, and what is too much."""
    newer = made[box.inside : box.inside + 1] == b"\x01"
    if box.name in TIMED:
        _zero_times(made, box, 16 if newer else 8)
    if box.name in FIELDS:
        zero(made, box.inside + FIELDS[box.name][newer], box.end)
    elif box.name == b"elst":
        count = number_at(made, ">I", box.inside + 4, box.end)
        zero(made, box.inside + 8 + count * EDIT[newer], box.end)
    elif box.name == b"dref":
        _clean_references(made, box)


def _clean_references(made: bytearray, dref: Box) -> None:
    """Keep that the data lie in this very file; refuse what says another place."""
    last = dref.inside + 8
    for box in list(boxes_in(made, last, dref.end)):
        last = box.end
        if number_at(made, ">I", box.inside, box.end) != SELF_CONTAINED:
            raise NotTaken(TELLS_MORE)
        zero(made, box.inside + 4, box.end)
    zero(made, last, dref.end)


def _zero_times(made: bytearray, box: Box, width: int) -> None:
    """Take out when it was made and changed."""
    start = box.inside + 4
    if start + width > box.end:
        raise NotTaken.because_it_is_broken(RECORDING)
    zero(made, start, start + width)
