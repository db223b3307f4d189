"""WebM: only what is needed to play stays, every other element becomes a void.

Nothing moves, so that what points to a place still points there.
"""

from collections.abc import Mapping
from typing import Final

from events.media import MediaKind
from service.media.elements import Element, elements_in, number_of, track_of, void
from service.media.taken import RECORDING, TELLS_MORE, NotTaken
from service.media.vorbis import silence_headers

EBML, SEGMENT, TRACKS, TRACK = 0x1A45DFA3, 0x18538067, 0x1654AE6B, 0xAE
SEEK_HEAD, SEEK, INFO, CUES, CUE, CUE_PLACES, CLUSTER, GROUP = (
    0x114D9B74,
    0x4DBB,
    0x1549A966,
    0x1C53BB6B,
    0xBB,
    0xB7,
    0x1F43B675,
    0xA0,
)
VIDEO, AUDIO, COLOURS = 0xE0, 0xE1, 0x55B0
TRACK_NUMBER, TRACK_TYPE, CODEC, CODEC_PRIVATE, ENCODINGS = (
    0xD7,
    0x83,
    0x86,
    0x63A2,
    0x6D80,
)
SIMPLE_BLOCK, BLOCK, VOID = 0xA3, 0xA1, 0xEC
# What may stand in an element; everything else in it becomes a void.
KEPT: Final[Mapping[int, frozenset[int]]] = {
    EBML: frozenset({0x4286, 0x42F7, 0x42F2, 0x42F3, 0x4282, 0x4287, 0x4285}),
    SEGMENT: frozenset({SEEK_HEAD, INFO, TRACKS, CUES, CLUSTER}),
    SEEK_HEAD: frozenset({SEEK}),
    SEEK: frozenset({0x53AB, 0x53AC}),
    INFO: frozenset({0x2AD7B1, 0x4489}),
    TRACKS: frozenset({TRACK}),
    TRACK: frozenset(
        {TRACK_NUMBER, 0x73C5, TRACK_TYPE, 0xB9, 0x88, 0x55AA, 0x9C, 0x6DE7, 0x6DF8}
        | {0x23E383, 0x23314F, CODEC, CODEC_PRIVATE, 0x56AA, 0x56BB, VIDEO, AUDIO}
    ),
    VIDEO: frozenset(
        {0xB0, 0xBA, 0x54B0, 0x54BA, 0x54B2, 0x54B3, 0x9A, 0x9D, 0x53C0, 0x53B8}
        | {0x54AA, 0x54BB, 0x54CC, 0x54DD, 0x2383E3, COLOURS}
    ),
    COLOURS: frozenset(range(0x55B1, 0x55BE)),
    AUDIO: frozenset({0xB5, 0x78B5, 0x9F, 0x6264}),
    CLUSTER: frozenset({0xE7, 0xA7, 0xAB, SIMPLE_BLOCK, GROUP}),
    GROUP: frozenset({BLOCK, 0x9B, 0xFB, 0xFA, 0x75A2}),
    CUES: frozenset({CUE}),
    CUE: frozenset({0xB3, CUE_PLACES}),
    CUE_PLACES: frozenset({0xF7, 0xF1, 0xF0, 0xB2, 0x5378}),
}
# Everything else that is kept is one number, or a name of a few letters.
LARGE: Final = frozenset({SIMPLE_BLOCK, BLOCK, CODEC_PRIVATE, CODEC})
LONGEST: Final = 8
SEES, HEARS = 1, 2
CODECS: Final = frozenset(
    {b"V_VP8", b"V_VP9", b"V_AV1", b"V_MPEG4/ISO/AVC"}
    | {b"A_OPUS", b"A_VORBIS", b"A_AAC", b"A_PCM/FLOAT/IEEE"}
)
WITH_COMMENTS: Final = b"A_VORBIS"


def clean(content: bytes) -> tuple[bytes, MediaKind, str]:
    """Blank what is not needed to play; say whether it is sound or video."""
    made = bytearray(content)
    head, segment = _head(made)
    if b"webm" not in made[head.inside : head.end]:
        raise NotTaken.because_of_its_kind()
    tracks = _tracks(made, segment)
    plays = set(tracks.values())
    if not plays:
        raise NotTaken.because_it_is_broken(RECORDING)
    if not plays <= {SEES, HEARS}:
        raise NotTaken(TELLS_MORE)
    for one in (head, segment):
        _void_rest(made, one, tracks)
    del made[segment.end :]
    if SEES in plays:
        return bytes(made), MediaKind.VIDEO, "video/webm"
    return bytes(made), MediaKind.SOUND, "audio/webm"


def _head(made: bytearray) -> tuple[Element, Element]:
    found = list(elements_in(made, 0, len(made)))
    if [one.name for one in found[:2]] != [EBML, SEGMENT]:
        raise NotTaken.because_it_is_broken(RECORDING)
    return found[0], found[1]


def _tracks(made: bytearray, segment: Element) -> dict[int, int]:
    """Give what each track plays, by its number; refuse what cannot be read."""
    plays: dict[int, int] = {}
    for tracks in elements_in(made, segment.inside, segment.end):
        if tracks.name != TRACKS:
            continue
        for track in elements_in(made, tracks.inside, tracks.end):
            if track.name == TRACK:
                number, kind = _track(made, track)
                plays[number] = kind
    return plays


def _track(made: bytearray, track: Element) -> tuple[int, int]:
    parts = {one.name: one for one in elements_in(made, track.inside, track.end)}
    if not {TRACK_NUMBER, TRACK_TYPE, CODEC} <= set(parts):
        raise NotTaken.because_it_is_broken(RECORDING)
    codec = bytes(made[parts[CODEC].inside : parts[CODEC].end]).rstrip(b"\0")
    if codec not in CODECS or ENCODINGS in parts:
        raise NotTaken(TELLS_MORE)
    if codec == WITH_COMMENTS:
        private = parts.get(CODEC_PRIVATE)
        if private is None:
            raise NotTaken.because_it_is_broken(RECORDING)
        silence_headers(made, private.inside, private.end)
    return number_of(made, parts[TRACK_NUMBER]), number_of(made, parts[TRACK_TYPE])


def _void_rest(made: bytearray, outer: Element, tracks: Mapping[int, int]) -> None:
    """Make a void of what need not be there, in every element that we know."""
    for one in list(elements_in(made, outer.inside, outer.end)):
        if one.name not in KEPT[outer.name] or not _is_played(made, one, tracks):
            void(made, one)
        elif one.name in KEPT:
            _void_rest(made, one, tracks)


def _is_played(made: bytearray, one: Element, tracks: Mapping[int, int]) -> bool:
    """Say whether a part is of a track that is kept, and not longer than it may be."""
    if one.name in {SIMPLE_BLOCK, BLOCK}:
        return track_of(made, one) in tracks
    return one.name in LARGE or one.name in KEPT or one.end - one.inside <= LONGEST
