"""How the bytes of a file go out: whole or in part, by name, and inert."""

from typing import Final
from urllib.parse import quote
from uuid import UUID

from flask import Response, request
from werkzeug.datastructures import Range
from werkzeug.exceptions import RequestedRangeNotSatisfiable

from events.media import MediaKind
from events.phrase import Phrase, phrase
from projections.beside_rows import Attached
from service.attachments import answers
from service.context import standing
from service.pages import moment_in_words
from service.permissions import Action, NotPermitted

# Whatever a file holds, it can load nothing and run nothing.
POLICY: Final = "default-src 'none'; sandbox"
BESIDE_ONE: Final = "bytes"


def serve(child: UUID, attachment: UUID) -> Response:
    """Give a file to somebody who may see the note that it stands beside."""
    at = standing(child, Action.SEE_DIARY)
    found = answers.found(at, attachment)
    if found.file.is_withheld:
        raise NotPermitted(_why_withheld(found.file))
    start, end, status = _part(found.size)
    body = () if request.method == "HEAD" else answers.bytes_of(at, found, start, end)
    answer = Response(body, status, mimetype=found.file.media_type)
    answer.content_length = end - start
    answer.accept_ranges = BESIDE_ONE
    if status != 200:  # noqa: PLR2004 - a part of it
        answer.content_range.set(start, end, found.size)
    answer.headers["Content-Disposition"] = disposition(found.file)
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _why_withheld(file: Attached) -> Phrase:
    if file.withheld is None:
        return phrase("Not shown: the family does not allow it.")
    when = moment_in_words(file.withheld)
    return phrase("Not shown: permission was withdrawn on {when}.", when=when)


def _part(size: int) -> tuple[int, int, int]:
    """Say which bytes are asked for, and with which status they are given."""
    asked: Range | None = request.range
    if asked is None or asked.units != BESIDE_ONE or len(asked.ranges) != 1:
        return 0, size, 200
    given = asked.range_for_length(size)
    if given is None:
        raise RequestedRangeNotSatisfiable(length=size)
    return given[0], given[1], 206


def disposition(file: Attached) -> str:
    """Name a file for programs old and new (RFC 6266, RFC 8187).

    What we made anew or what only plays may open in the page; a PDF is kept first.
    """
    way = "attachment" if file.kind is MediaKind.DOCUMENT else "inline"
    name = file.name or "file"
    plain = "".join(one if one.isascii() and one.isprintable() else "_" for one in name)
    plain = plain.replace("\\", "_").replace('"', "_")
    return f"{way}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
