"""MP3 and AAC: a row of frames. What is no frame, such as a tag, is left out."""

from collections.abc import Callable, Iterator
from typing import Final

from service.media.taken import AAC, MP3, NotTaken

FEWEST: Final = 2
TAG_HEADER: Final = 10
KILO: Final = 1000
BITRATES: Final = {
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
RATES: Final = {
    3: (44100, 48000, 32000),
    2: (22050, 24000, 16000),
    0: (11025, 12000, 8000),
}
LAYER_3: Final = 1
AAC_HEADER: Final = 7

Measure = Callable[[bytes, int], int]


def clean_mp3(content: bytes) -> bytes:
    """Keep the frames of an MP3 alone."""
    return _frames_alone(content, mp3_frame, MP3)


def clean_aac(content: bytes) -> bytes:
    """Keep the frames of an AAC stream alone."""
    return _frames_alone(content, aac_frame, AAC)


def _frames_alone(content: bytes, measure: Measure, kind: str) -> bytes:
    start = _after_tags(content)
    kept = [content[at : at + size] for at, size in _walk(content, start, measure)]
    if len(kept) < FEWEST:
        raise NotTaken.because_it_is_broken(kind)
    return b"".join(kept)


def _walk(content: bytes, at: int, measure: Measure) -> Iterator[tuple[int, int]]:
    """Go from frame to frame until something else stands there."""
    while size := measure(content, at):
        if at + size > len(content):
            return
        yield at, size
        at += size


def _after_tags(content: bytes) -> int:
    """Step over the ID3v2 tags in front; their size is written in 7-bit bytes."""
    at = 0
    while content[at : at + 3] == b"ID3" and len(content) >= at + TAG_HEADER:
        size = 0
        for byte in content[at + 6 : at + TAG_HEADER]:
            size = size << 7 | byte & 0x7F
        footer = TAG_HEADER if content[at + 5] & 0x10 else 0
        at += TAG_HEADER + size + footer
    while at < len(content) and content[at] == 0:
        at += 1
    return at


def mp3_frame(content: bytes, at: int) -> int:
    """Measure the MPEG layer 3 frame that begins here; 0 if none does."""
    head = content[at : at + 4]
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:  # noqa: PLR2004
        return 0
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    bitrate, rate = head[2] >> 4, head[2] >> 2 & 3
    if version not in RATES or layer != LAYER_3:
        return 0
    rates = RATES[version]
    first = version == max(RATES)
    if rate >= len(rates) or not 0 < bitrate < len(BITRATES[first]):
        return 0
    samples = 144 if first else 72
    return samples * BITRATES[first][bitrate] * KILO // rates[rate] + (head[2] >> 1 & 1)


def aac_frame(content: bytes, at: int) -> int:
    """Measure the AAC (ADTS) frame that begins here; 0 if none does."""
    head = content[at : at + AAC_HEADER]
    if len(head) < AAC_HEADER or head[0] != 0xFF or head[1] & 0xF6 != 0xF0:  # noqa: PLR2004
        return 0
    size = (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5
    return size if size > AAC_HEADER else 0
