"""How much memory a picture would take is told by its header, before it is opened."""

import subprocess
import sys
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from service.media import jpeg
from service.media.cleaning import cleaned
from service.media.taken import NotTaken
from tests.files import HIDDEN, a_picture

PHONE = (8160, 6120)
MEGABYTES = 320
# Prints by how many MB one picture makes a process grow; the grower of pages is Linux.
GROWS = """
import resource, sys, warnings
warnings.simplefilter("ignore")
from service.media.cleaning import cleaned
from service.media.taken import NotTaken
content = sys.stdin.buffer.read()
cleaned(bytes.fromhex(sys.argv[1]), "a.png", None)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    cleaned(content, "a.jpg", None)
except NotTaken:
    pass
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def plain(mode: str, size: tuple[int, int], form: str = "JPEG", **saved: Any) -> bytes:  # noqa: ANN401
    made = BytesIO()
    Image.new(mode, size).save(made, form, **saved)
    return made.getvalue()


def grows_by(content: bytes) -> int:
    done = subprocess.run(
        [sys.executable, "-c", GROWS, a_picture("PNG").hex()],
        input=content,
        capture_output=True,
        check=True,
    )
    return int(done.stdout)


def size_of(content: bytes) -> tuple[int, int]:
    return Image.open(BytesIO(cleaned(content, "a.jpg", None).content)).size


TOO_LARGE = {
    "four inks in scans": lambda: plain("CMYK", (9900, 9900), progressive=True),
    "many dots": lambda: plain("L", (7300, 7300)),
    "many dots in scans": lambda: plain("RGB", (8160, 6120), progressive=True),
    "png": lambda: plain("1", (4100, 4100), "PNG"),
    "webp": lambda: plain("RGB", (4000, 3300), "WEBP"),
}


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("sent", TOO_LARGE.values(), ids=TOO_LARGE.keys())
def test_a_picture_that_takes_too_much_is_refused_before_it_is_opened(
    sent: Any,  # noqa: ANN401
) -> None:
    content = sent()
    with pytest.raises(NotTaken, match="too large to open here"):
        cleaned(content, "a.jpg", None)
    assert grows_by(content) < 20


PHOTOS = {
    "50 megapixels": lambda: plain("RGB", PHONE),
    "24 megapixels": lambda: plain("RGB", (5712, 4284)),
    "12 megapixels in scans": lambda: plain("RGB", (4032, 3024), progressive=True),
}


@pytest.mark.parametrize("sent", PHOTOS.values(), ids=PHOTOS.keys())
def test_a_photo_of_a_phone_is_taken(sent: Any) -> None:  # noqa: ANN401
    assert size_of(sent()) == (2560, 1920)


HARDEST = {
    "50 megapixels": lambda: plain("RGB", PHONE),
    "four inks": lambda: plain("CMYK", (5100, 5100)),
    "four inks in scans": lambda: plain(
        "CMYK", (3100, 3100), progressive=True, subsampling=0
    ),
    "colours in scans": lambda: plain("RGB", (5100, 5100), progressive=True),
    "png": lambda: plain("RGBA", (4000, 4000), "PNG"),
    "webp": lambda: plain("RGBA", (3600, 3600), "WEBP"),
}


@pytest.mark.parametrize("sent", HARDEST.values(), ids=HARDEST.keys())
def test_what_is_taken_takes_no_more_than_decided(sent: Any) -> None:  # noqa: ANN401
    content = sent()
    size_of(content)
    grown = grows_by(content)
    assert grown < MEGABYTES, grown


def in_three_scans() -> bytes:
    """Rows that come colour after colour, so that a decoder must hold them all."""
    sent = plain("RGB", (8, 8), subsampling=0)
    at = sent.index(b"\xff\xda")
    return sent[: at + 4] + b"\x01" + sent[at + 5 :]


def test_a_picture_in_several_scans_is_known() -> None:
    assert jpeg.is_read_in_rows(plain("RGB", (8, 8)))
    assert not jpeg.is_read_in_rows(plain("RGB", (8, 8), progressive=True))
    assert not jpeg.is_read_in_rows(in_three_scans())
    assert not jpeg.is_read_in_rows(b"\xff\xd8\xff\xd9")


def test_nothing_is_told_beside_the_picture() -> None:
    sent = a_picture()
    assert HIDDEN not in jpeg.bare(sent + HIDDEN)
    told = b"\xff\xfe\0\x08" + HIDDEN[:6]
    between = sent[:-2] + told + b"\xff" + sent[-2:]
    kept = jpeg.bare(between)
    assert HIDDEN[:6] not in kept
    shown = [Image.open(BytesIO(one)).convert("RGB").tobytes() for one in (sent, kept)]
    assert shown[0] == shown[1]


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xd8", a_picture()[:-2], a_picture()[:30], b"\xff\xd8\xff\xe0\0\0"],
)
def test_half_a_picture_is_not_whole(content: bytes) -> None:
    with pytest.raises(NotTaken, match="damaged"):
        jpeg.bare(content)
