"""The shape of what comes with a sheet that was filled in by hand."""

from datetime import date
from typing import Final

from flask import request
from marshmallow import ValidationError, fields

from events.entry_kinds import Place
from events.media import Enclosed, MediaKind
from events.phrase import phrase
from service.parsing import (
    LONGEST_NAME,
    LONGEST_TEXT,
    Day,
    StrictSchema,
    Words,
    fresh_id,
    one_of,
)
from service.sentences import day_in_words
from service.uploads import FIELD, files_in, sent_files

SCANS: Final = frozenset({MediaKind.PICTURE, MediaKind.DOCUMENT})
# What the note says where nobody typed what stands on the sheet.
IN_THE_SCAN: Final = "This was written on paper. Look at the sheet beside these words."


class SheetQuerySchema(StrictSchema):
    """Of which day a sheet is printed."""

    day = Day(load_default=None)


class KeepSheetSchema(StrictSchema):
    """What is told beside the scan; all of it but the place may be left out."""

    id = fields.UUID(load_default=fresh_id, attribute="entry")
    place = one_of(Place, required=True)
    text = Words(LONGEST_TEXT, load_default=IN_THE_SCAN)
    told_by = Words(LONGEST_NAME, load_default=None)


def scan_in_form(day: date) -> Enclosed:
    """Give the scan of a sheet: pictures or PDFs, one at least."""
    if not sent_files():
        says = phrase("Choose a photo or a scan of the sheet.")
        raise ValidationError({FIELD: [says]})
    files = files_in(f"The day sheet of {day_in_words(day)}, on paper")
    if any(one.kind not in SCANS for one in files):
        says = phrase("A sheet comes as a picture or a PDF. Choose one of those.")
        raise ValidationError({FIELD: [says]})
    return Enclosed(files, allows=request.form.get("allow_media") == "yes")
