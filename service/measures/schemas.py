"""The shape of what is counted, on the wire."""

from typing import Any, Final

from marshmallow import Schema, fields

from events.measure import CountedIn, Where
from events.phrase import phrase
from service.beside import SideOf
from service.parsing import (
    LONGEST_NAME,
    LONGEST_REASON,
    Day,
    ReceiptSchema,
    StrictSchema,
    Words,
    fresh_id,
    one_of,
)

A_NUMBER: Final = phrase("Give a whole number, such as 3.")
NUMBER: Final[dict[str, str | list[Any] | dict[Any, Any]]] = {
    "required": A_NUMBER,
    "invalid": A_NUMBER,
    "null": A_NUMBER,
}


class BeginMeasureSchema(StrictSchema):
    """What is counted, and in what."""

    id = fields.UUID(load_default=fresh_id, attribute="measure")
    text = Words(LONGEST_NAME, required=True)
    counted_in = one_of(CountedIn, required=True)


class KeepValueSchema(StrictSchema):
    """What was counted on a day; `entry` is the note that tells of that day."""

    id = fields.UUID(load_default=fresh_id, attribute="value")
    day = Day(required=True)
    count = fields.Integer(required=True, error_messages=NUMBER)
    where = one_of(Where, required=True)
    entry = fields.UUID(load_default=None)


class TakeValueBackSchema(StrictSchema):
    """Why a value is taken back."""

    reason = Words(LONGEST_REASON, required=True)


class ValueSchema(Schema):
    """What was counted on a day. If `is_gone`, it was taken back for `reason`."""

    id = fields.UUID(required=True)
    day = fields.Date(required=True, allow_none=True)
    count = fields.Integer(required=True, allow_none=True)
    where = fields.Enum(Where, by_value=True, required=True, allow_none=True)
    entry = fields.UUID(required=True, allow_none=True)
    by = fields.UUID(required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})
    side = SideOf()
    is_gone = fields.Boolean(required=True)
    reason = fields.String(required=True, allow_none=True)


class MeasureSchema(Schema):
    """One measure with all its values, in the order in which they were written."""

    id = fields.UUID(required=True)
    text = fields.String(required=True, allow_none=True)
    counted_in = fields.Enum(CountedIn, by_value=True, required=True, allow_none=True)
    by = fields.UUID(required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})
    side = SideOf()
    values = fields.List(fields.Nested(ValueSchema), required=True)


class WrittenMeasureSchema(MeasureSchema):
    """The measure as it stands after a write, with the receipt of that write."""

    receipt = fields.Nested(ReceiptSchema, required=True)


class MeasuresSchema(Schema):
    items = fields.List(fields.Nested(MeasureSchema), required=True)
