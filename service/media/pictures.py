"""Pictures: opened for real, turned the right way up, and made anew from their dots.

Nothing of the file that was sent is kept but its dots, so no place, time, camera name
or hidden page comes with it. How much memory it would take is told by its header,
before a dot is read; one picture at a time is opened in a process.
"""

from collections.abc import Mapping
from io import BytesIO
from threading import Lock
from typing import Any, Final

from PIL import Image, ImageOps
from PIL.JpegImagePlugin import JpegImageFile

from service.media import jpeg
from service.media.taken import PICTURE, TOO_MANY_DOTS, NotTaken

# A phone's 50 megapixels and a little; only a JPEG can be read smaller than it is.
MOST_DOTS: Final = 52_000_000
MOST_DOTS_AT_ONCE: Final[Mapping[str, int]] = {
    "JPEG": 27_000_000,
    "PNG": 16_000_000,
    "WEBP": 13_000_000,
}
# What a decoder may hold of a JPEG that comes in several scans, at two bytes a number.
MOST_HELD: Final = 80_000_000
LONGEST_SIDE: Final = 2_560
SAVED_AS: Final[Mapping[str, Mapping[str, Any]]] = {
    "JPEG": {"quality": 85, "optimize": True, "progressive": True},
    "PNG": {"optimize": False},
    "WEBP": {"quality": 85, "method": 4},
}
MODES: Final[Mapping[str, frozenset[str]]] = {
    "JPEG": frozenset({"RGB", "L"}),
    "PNG": frozenset({"RGB", "RGBA", "L", "LA"}),
    "WEBP": frozenset({"RGB", "RGBA"}),
}

_one_at_a_time = Lock()

# Pillow warns from here and refuses at twice as many; what we refuse comes earlier.
Image.MAX_IMAGE_PIXELS = MOST_DOTS


def clean(content: bytes, form: str) -> bytes:
    """Make a picture anew; NotTaken if it does not open or has too many dots."""
    try:
        with (
            _one_at_a_time,
            Image.open(BytesIO(content), formats=[form]) as sent,
        ):
            check_dots(sent, content, form)
            return _made_anew(sent, form)
    except NotTaken:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_dots() from None
    except Exception:  # noqa: BLE001 - a decoder fails in many ways
        raise NotTaken.because_it_is_broken(PICTURE) from None


def check_dots(sent: Image.Image, content: bytes, form: str) -> None:
    """Look at the size that a picture says it has, before any dot is read."""
    width, height = sent.size
    if width * height > MOST_DOTS:
        raise _too_many_dots()
    if isinstance(sent, JpegImageFile):
        if not jpeg.is_read_in_rows(content) and _held(sent) > MOST_HELD:
            raise _too_many_dots()
        part = LONGEST_SIDE / max(width, height)
        sent.draft("RGB", (int(width * part), int(height * part)))
        width, height = sent.size
    if width * height > MOST_DOTS_AT_ONCE[form]:
        raise _too_many_dots()


def _held(sent: JpegImageFile) -> int:
    """Say how many bytes the numbers of all dots take, with fewer for the colours."""
    steps = [(across, down) for _, across, down, _ in sent.layer]
    finest = max(one[0] for one in steps) * max(one[1] for one in steps)
    numbers = sum(across * down for across, down in steps)
    return 2 * sent.width * sent.height * numbers // finest


def _made_anew(sent: Image.Image, form: str) -> bytes:
    sent.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(sent)
    dots = upright.convert(_mode_for(upright, form))
    bare = Image.frombytes(dots.mode, dots.size, dots.tobytes())
    made = BytesIO()
    bare.save(made, form, **SAVED_AS[form])
    return made.getvalue()


def _mode_for(picture: Image.Image, form: str) -> str:
    if picture.mode in MODES[form]:
        return picture.mode
    see_through = picture.has_transparency_data and "RGBA" in MODES[form]
    return "RGBA" if see_through else "RGB"


def _too_many_dots() -> NotTaken:
    return NotTaken(TOO_MANY_DOTS)
