"""Files in a request: which routes take them, how much, and what they turn out to be.

A file stays in memory until it is sealed, and never touches a disk in clear. What is
too large is let go while it arrives, so that the words sent with it are not lost.
"""

from collections.abc import Callable
from functools import reduce
from hashlib import sha256
from io import BytesIO
from typing import Any, Final, TypeVar

from flask import Request, current_app, g, request
from marshmallow import ValidationError
from werkzeug.datastructures import FileStorage

from events.media import (
    LARGEST,
    MEGABYTE,
    MOST_FILES,
    NOTHING,
    CannotAttach,
    Enclosed,
    File,
    MediaKind,
)
from events.phrase import Phrase, phrase
from service.media.cleaning import cleaned
from service.media.taken import NotTaken
from service.parsing import StrictSchema, Words, form_of

View = TypeVar("View", bound=Callable[..., Any])

FIELD: Final = "files"
LARGEST_REQUEST: Final = 256 * 1024 * 1024
LONGEST_DESCRIPTION: Final = 500
TOGETHER: Final = 60 * MEGABYTE
ALONE: Final = max(LARGEST.values())
TOO_MUCH: Final = phrase(
    "Together these files are larger than {most} MB. Send them one by one.",
    most=TOGETHER // MEGABYTE,
)


def takes_files(view: View) -> View:
    """Mark a view whose requests may be larger than others."""
    view.__dict__["takes_files"] = True
    return view


def let_files_in() -> None:
    """Give the routes that take files more room; for others nothing changes."""
    view = current_app.view_functions.get(request.endpoint or "")
    if getattr(view, "takes_files", False):
        request.max_content_length = LARGEST_REQUEST


class DescriptionSchema(StrictSchema):
    """What a picture or recording shows, for those who cannot see or hear it."""

    description = Words(LONGEST_DESCRIPTION, load_default=None)


class Kept(BytesIO):
    """A file as it arrives; *room* is shared by all the files of a request."""

    def __init__(self, room: list[int]) -> None:
        super().__init__()
        self._room = room
        self._came = 0
        self.why_not: NotTaken | None = None

    def write(self, some: Any, /) -> int:  # noqa: ANN401 - any buffer
        self._came += len(some)
        self._room[0] -= len(some)
        if self._came > ALONE:
            self._let_go(NotTaken.because_it_is_too_large(MediaKind.VIDEO))
        elif self._room[0] < 0:
            self._let_go(NotTaken(TOO_MUCH))
        if self.why_not is None:
            super().write(some)
        return len(some)

    def _let_go(self, why_not: NotTaken) -> None:
        if self.why_not is None:
            self.why_not = why_not
            self._room[0] += self._came
        self.seek(0)
        self.truncate()


class UploadRequest(Request):
    """A request whose files stay in memory, and only for somebody who is signed in."""

    def _get_file_stream(
        self,
        total_content_length: int | None,  # noqa: ARG002 - set by werkzeug
        content_type: str | None,  # noqa: ARG002
        filename: str | None = None,  # noqa: ARG002
        content_length: int | None = None,  # noqa: ARG002
    ) -> Kept:
        if "upload_room" not in g:
            g.upload_room = [TOGETHER if g.get("signed_in") else 0]
        return Kept(g.upload_room)


def sent_files() -> list[FileStorage]:
    """Give the files that were chosen; a browser sends an empty one for none."""
    return [one for one in request.files.getlist(FIELD) if one.filename]


def digest_of_files() -> list[tuple[str, str, str]]:
    """Say of each file its field, its name and the hash of its bytes.

    A field in which no file was chosen is sent too, and is no file.
    """
    found = []
    chosen = (one for one in request.files.items(multi=True) if one[1].filename)
    for field, one in chosen:
        one.stream.seek(0)  # it was read when it was cleaned
        digest = sha256(one.stream.read()).hexdigest()
        found.append((field, str(one.filename), digest))
    return sorted(found)


def files_in(description: str | None) -> tuple[File, ...]:
    """Clean the files of this request; a ValidationError names each that is refused."""
    sent = sent_files()
    if len(sent) > MOST_FILES:
        said = CannotAttach.because_there_are_enough().args[0]
        raise ValidationError({FIELD: [said]})
    found = []
    refused: list[Phrase] = []
    for one in sent:
        try:
            found.append(_cleaned(one, description))
        except NotTaken as why_not:
            why = why_not.args[0]
            refused.append(phrase("“{name}”: {why}", name=one.filename, why=why))
    if refused:
        raise ValidationError({FIELD: [reduce(_and, refused)]})
    return tuple(found)


def _and(some: Phrase, more: Phrase) -> Phrase:
    return phrase("{some} {more}", some=some, more=more)


def enclosed_in_form() -> Enclosed:
    """Give what a form encloses; a page without files encloses nothing."""
    if not sent_files():
        return NOTHING
    typed = form_of(request, DescriptionSchema())
    loaded = DescriptionSchema().load(typed)
    assert isinstance(loaded, dict)
    files = files_in(loaded["description"])
    return Enclosed(files, allows=request.form.get("allow_media") == "yes")


def _cleaned(one: FileStorage, description: str | None) -> File:
    stream = one.stream
    if isinstance(stream, Kept) and stream.why_not is not None:
        raise stream.why_not
    return cleaned(stream.read(), one.filename or "", description)
