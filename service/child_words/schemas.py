"""The shape of a child's words in a meeting on the wire."""

from marshmallow import Schema, fields

from events.minutes_child import Came, Meant, Medium
from service.minutes_shapes import NoteSpokenSchema
from service.parsing import (
    LONGEST_REASON,
    Day,
    ReceiptSchema,
    StrictSchema,
    Words,
    fresh_id,
    one_of,
)


class TakeWordsSchema(StrictSchema):
    """The child's words exactly as given, and how they were taken."""

    id = fields.UUID(load_default=fresh_id, attribute="words")
    text = Words(LONGEST_REASON, required=True)
    medium = one_of(Medium, required=True)
    how = Words(LONGEST_REASON, required=True)
    taken_by = fields.UUID(required=True)
    day = Day(required=True)
    prompts = Words(LONGEST_REASON, load_default=None, allow_none=True)
    support = Words(LONGEST_REASON, load_default=None, allow_none=True)
    place = Words(LONGEST_REASON, load_default=None, allow_none=True)
    came = one_of(Came, load_default=None, allow_none=True)


class WordsReadingSchema(StrictSchema):
    """What you think the child meant, in a field of its own, by your name."""

    text = Words(LONGEST_REASON, required=True)


class WordsReadBackSchema(StrictSchema):
    """What the child answered to: is this what you meant?"""

    answer = one_of(Meant, required=True)
    text = Words(LONGEST_REASON, load_default=None, allow_none=True)


class GivenWordsSchema(Schema):
    """What the child gave. `asks` says whether to ask how it came; it is no mark."""

    id = fields.UUID(required=True)
    text = fields.String(required=True, allow_none=True)
    medium = fields.Enum(Medium, by_value=True, required=True, allow_none=True)
    how = fields.String(required=True, allow_none=True)
    taken_by = fields.UUID(required=True, allow_none=True)
    prompts = fields.String(required=True, allow_none=True)
    support = fields.String(required=True, allow_none=True)
    place = fields.String(required=True, allow_none=True)
    day = fields.Date(required=True, allow_none=True)
    came = fields.Enum(Came, by_value=True, required=True, allow_none=True)
    by = fields.UUID(required=True, allow_none=True)
    at = fields.String(required=True)
    readings = fields.List(fields.Nested(NoteSpokenSchema), required=True)
    meant = fields.Enum(Meant, by_value=True, required=True, allow_none=True)
    said_back = fields.Nested(NoteSpokenSchema, required=True, allow_none=True)
    asks = fields.Boolean(required=True)


class AllGivenWordsSchema(Schema):
    items = fields.List(fields.Nested(GivenWordsSchema), required=True)


class WrittenGivenWordsSchema(GivenWordsSchema):
    """The words as they stand after a write, with the receipt of that write."""

    receipt = fields.Nested(ReceiptSchema, required=True)
