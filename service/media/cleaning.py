"""From the bytes that somebody sent to a file that can be kept."""

import re
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath, PureWindowsPath
from typing import Final
from unicodedata import normalize

import filetype

from events.media import File, MediaKind
from events.store.canonical import without_forbidden
from service.media import boxes, documents, frames, mp4, ogg, pictures, wav, webm
from service.media.taken import HEIC, NotTaken, check_size

LONGEST_NAME: Final = 100
EBML_START: Final = bytes.fromhex("1a45dfa3")
UNSAFE: Final = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u202a-\u202e\u2066-\u2069]')
ENDINGS: Final[Mapping[str, str]] = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "audio/mpeg": "mp3",
    "audio/aac": "aac",
    "audio/wav": "wav",
    "audio/ogg": "ogg",
    "audio/mp4": "m4a",
    "audio/webm": "weba",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "video/webm": "webm",
    "application/pdf": "pdf",
}
CALLED: Final[Mapping[MediaKind, str]] = {
    MediaKind.PICTURE: "Picture",
    MediaKind.SOUND: "Sound",
    MediaKind.VIDEO: "Video",
    MediaKind.DOCUMENT: "Document",
}

Cleaned = tuple[bytes, MediaKind, str]
Clean = Callable[[bytes], Cleaned]


def _picture(form: str) -> Clean:
    def clean(content: bytes) -> Cleaned:
        check_size(content, MediaKind.PICTURE)
        made = pictures.clean(content, form)
        return made, MediaKind.PICTURE, f"image/{form.lower()}"

    return clean


def _sound(clean_bytes: Callable[[bytes], bytes], media_type: str) -> Clean:
    def clean(content: bytes) -> Cleaned:
        check_size(content, MediaKind.SOUND)
        return clean_bytes(content), MediaKind.SOUND, media_type

    return clean


def _pdf(content: bytes) -> Cleaned:
    check_size(content, MediaKind.DOCUMENT)
    return documents.clean(content), MediaKind.DOCUMENT, "application/pdf"


def _heic(_: bytes) -> Cleaned:
    raise NotTaken(HEIC)


# What the first bytes look like, and who opens it for real.
OPENED_BY: Final[Mapping[str, Clean]] = {
    "image/jpeg": _picture("JPEG"),
    "image/png": _picture("PNG"),
    "image/apng": _picture("PNG"),
    "image/webp": _picture("WEBP"),
    "image/heic": _heic,
    "image/avif": _heic,
    "audio/mpeg": _sound(frames.clean_mp3, "audio/mpeg"),
    "audio/aac": _sound(frames.clean_aac, "audio/aac"),
    "audio/x-wav": _sound(wav.clean, "audio/wav"),
    "audio/ogg": _sound(ogg.clean, "audio/ogg"),
    "application/pdf": _pdf,
}


def cleaned(content: bytes, name: str, description: str | None) -> File:
    """Make a file that can be kept; NotTaken says why it cannot."""
    if not content:
        raise NotTaken.because_it_is_empty()
    check_size(content, MediaKind.VIDEO)
    made, kind, media_type = _opener(content)(content)
    check_size(made, kind)
    called = name_of(name, media_type, kind)
    return File(kind, media_type, called, description or None, made)


def _opener(content: bytes) -> Clean:
    if boxes.is_still(content):
        return _heic
    if content[4:8] == b"ftyp":
        return mp4.clean
    if content[:4] == EBML_START:
        return webm.clean
    found = filetype.guess(content[:8192])
    opener = OPENED_BY.get(found.mime if found else "")
    if opener is None:
        raise NotTaken.because_of_its_kind()
    return opener


def name_of(sent: str, media_type: str, kind: MediaKind) -> str:
    """Give the name of a file without its folders, with the ending of its content."""
    base = PurePosixPath(PureWindowsPath(sent).name).name
    stem = base.rpartition(".")[0] or base
    plain = UNSAFE.sub(" ", normalize("NFC", without_forbidden(stem)))
    short = " ".join(plain.split())[:LONGEST_NAME].strip(". ")
    return f"{short or CALLED[kind]}.{ENDINGS[media_type]}"
