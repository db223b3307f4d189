"""What is taken and what is not, and how to say so."""

from collections.abc import Mapping
from typing import Final

from events.media import LARGEST, MEGABYTE, MediaKind
from events.phrase import Phrase, phrase

RECORDING: Final = "recording"
PICTURE: Final = "picture"
DOCUMENT: Final = "PDF"
MP3: Final = "MP3"
AAC: Final = "AAC recording"
OTHER_KIND: Final = phrase(
    "This kind of file is not taken. You can add a picture (JPEG, PNG or WebP), "
    "sound (MP3, M4A, AAC, OGG or WAV), a short video (MP4, MOV or WebM) or a PDF."
)
HEIC: Final = phrase(
    "This kind of picture (HEIC) cannot be opened here. On an iPhone choose Settings, "
    "Camera, Formats, Most Compatible, and take it again, or send a screenshot of it."
)


IS_LOCKED: Final = phrase(
    "This PDF has a password. Save it without one, and add it then."
)
HOLDS_MORE: Final = phrase(
    "This PDF holds a program, another file, or a picture that cannot be read here. "
    "Print it to a new PDF, and add that one."
)
TANGLED: Final = phrase(
    "This PDF is too large or too tangled to open here. "
    "Print it to a new PDF, and add that one."
)
TELLS_MORE: Final = phrase(
    "This recording tells more than what is seen and heard, and that cannot be taken "
    "out. Save it as a plain MP4 first."
)
TOO_MANY_DOTS: Final = phrase(
    "This picture is too large to open here. Make it smaller first, or take a "
    "screenshot of it, and add that one."
)

IS_BROKEN: Final[Mapping[str, Phrase]] = {
    RECORDING: phrase(
        "This recording is damaged or not whole, so it cannot be opened. "
        "Try to send it again."
    ),
    PICTURE: phrase(
        "This picture is damaged or not whole, so it cannot be opened. "
        "Try to send it again."
    ),
    DOCUMENT: phrase(
        "This PDF is damaged or not whole, so it cannot be opened. "
        "Try to send it again."
    ),
    MP3: phrase(
        "This MP3 is damaged or not whole, so it cannot be opened. "
        "Try to send it again."
    ),
    AAC: phrase(
        "This AAC recording is damaged or not whole, so it cannot be opened. "
        "Try to send it again."
    ),
}
IS_TOO_LARGE: Final[Mapping[MediaKind, Phrase]] = {
    MediaKind.PICTURE: phrase(
        "This is larger than {most} MB, the most for a picture. Send a smaller one.",
        most=LARGEST[MediaKind.PICTURE] // MEGABYTE,
    ),
    MediaKind.SOUND: phrase(
        "This is larger than {most} MB, the most for a sound. Send a shorter one.",
        most=LARGEST[MediaKind.SOUND] // MEGABYTE,
    ),
    MediaKind.VIDEO: phrase(
        "This is larger than {most} MB, the most for a video. Send a shorter one.",
        most=LARGEST[MediaKind.VIDEO] // MEGABYTE,
    ),
    MediaKind.DOCUMENT: phrase(
        "This is larger than {most} MB, the most for a document. Send a smaller one.",
        most=LARGEST[MediaKind.DOCUMENT] // MEGABYTE,
    ),
}
# What the process that reads a PDF may answer, by its English words.
SAID_OF_PDFS: Final[Mapping[str, Phrase]] = {
    one: one for one in (IS_LOCKED, HOLDS_MORE, TANGLED, IS_BROKEN[DOCUMENT])
}


class NotTaken(Exception):
    """A file is not taken; the message says why and what to do."""

    @classmethod
    def because_of_its_kind(cls) -> "NotTaken":
        return cls(OTHER_KIND)

    @classmethod
    def because_it_is_broken(cls, kind: str) -> "NotTaken":
        return cls(IS_BROKEN[kind])

    @classmethod
    def because_it_is_too_large(cls, kind: MediaKind) -> "NotTaken":
        return cls(IS_TOO_LARGE[kind])

    @classmethod
    def because_it_is_empty(cls) -> "NotTaken":
        return cls(phrase("This file is empty. Choose another one."))


def check_size(content: bytes, kind: MediaKind) -> None:
    """Refuse what is larger than its kind may be."""
    if len(content) > LARGEST[kind]:
        raise NotTaken.because_it_is_too_large(kind)
