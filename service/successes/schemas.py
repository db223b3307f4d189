"""The shape of successes on the wire."""

from marshmallow import Schema, fields

from service.beside import SideOf
from service.parsing import (
    LONGEST_REASON,
    Day,
    ReceiptSchema,
    StrictSchema,
    Words,
    fresh_id,
)


class TellSuccessSchema(StrictSchema):
    """What went well on a day, and what helped."""

    id = fields.UUID(load_default=fresh_id, attribute="success")
    day = Day(required=True)
    text = Words(LONGEST_REASON, required=True)
    helped = Words(LONGEST_REASON, load_default=None)


class SawItTooSchema(Schema):
    """Somebody else who saw it too."""

    by = fields.UUID(required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})
    side = SideOf()


class SuccessSchema(Schema):
    """One thing that went well; words are null where they were erased."""

    id = fields.UUID(required=True)
    day = fields.Date(required=True)
    text = fields.String(required=True, allow_none=True)
    helped = fields.String(required=True, allow_none=True)
    by = fields.UUID(required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})
    side = SideOf()
    confirmed = fields.List(fields.Nested(SawItTooSchema), required=True)


class WrittenSuccessSchema(SuccessSchema):
    """The success as it stands after a write, with the receipt of that write."""

    receipt = fields.Nested(ReceiptSchema, required=True)


class SuccessesSchema(Schema):
    items = fields.List(fields.Nested(SuccessSchema), required=True)
