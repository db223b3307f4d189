"""The shape of decisions on the wire."""

from typing import Any

from marshmallow import Schema, fields, post_load

from events.base import Role, Side
from events.decision import Made, Matter
from service.parsing import (
    LONGEST_REASON,
    LONGEST_TEXT,
    Day,
    HalfDayField,
    ReceiptSchema,
    StrictSchema,
    Words,
    fresh_id,
    one_of,
)


class RecordDecisionSchema(StrictSchema):
    """What was decided, who took part, and who was told.

    `others` took part and are not in the circle, in words.
    """

    id = fields.UUID(load_default=fresh_id, attribute="decision")
    matter = one_of(Matter, load_default=Matter.OTHER)
    text = Words(LONGEST_TEXT, required=True)
    reason = Words(LONGEST_REASON, required=True)
    day = Day(required=True)
    others = Words(LONGEST_REASON, load_default=None, allow_none=True)
    took_part = fields.List(fields.UUID(), load_default=list)
    told = fields.List(fields.UUID(), load_default=list)

    @post_load
    def sort_out(self, sent: dict[str, Any], **_: object) -> dict[str, Any]:
        """Put together what was decided."""
        words = {
            name: sent.pop(name)
            for name in ("matter", "text", "reason", "day", "others")
        }
        people = {name: frozenset(sent.pop(name)) for name in ("took_part", "told")}
        return {**sent, **people, "made": Made(**words)}


class TellOfDecisionSchema(StrictSchema):
    """Who was told, and on which day."""

    person = fields.UUID(required=True)
    day = Day(required=True)


class DecisionPartSchema(Schema):
    """Who took part. `denied` is when they said that they did not."""

    person = fields.UUID(required=True)
    role = fields.Enum(Role, by_value=True, required=True, allow_none=True)
    denied = fields.String(
        required=True, allow_none=True, metadata={"format": "date-time"}
    )


class DecisionTellingSchema(Schema):
    """Who was told on which day, as `by` wrote down."""

    person = fields.UUID(required=True)
    day = fields.Date(required=True, allow_none=True)
    by = fields.UUID(required=True, allow_none=True)


class DecisionLookSchema(Schema):
    """When somebody first opened it; null is Never.

    One of two households is told of the other by half-day alone, as with notes.
    """

    person = fields.UUID(required=True)
    at = fields.String(required=True, allow_none=True, metadata={"format": "date-time"})
    half_day = HalfDayField()
    not_before = HalfDayField()


class DecisionMadeSchema(Schema):
    """A decision. `without_family`: no parent and no carer took part in it."""

    id = fields.UUID(required=True)
    meeting = fields.UUID(required=True, allow_none=True)
    matter = fields.Enum(Matter, by_value=True, required=True, allow_none=True)
    text = fields.String(required=True, allow_none=True)
    reason = fields.String(required=True, allow_none=True)
    day = fields.Date(required=True, allow_none=True)
    others = fields.String(required=True, allow_none=True)
    side = fields.Enum(Side, by_value=True, required=True, allow_none=True)
    by = fields.UUID(required=True, allow_none=True)
    at = fields.String(required=True, metadata={"format": "date-time"})
    without_family = fields.Boolean(required=True)
    took_part = fields.List(fields.Nested(DecisionPartSchema), required=True)
    told = fields.List(fields.Nested(DecisionTellingSchema), required=True)
    seen_by = fields.List(fields.Nested(DecisionLookSchema), required=True)


class WrittenDecisionMadeSchema(DecisionMadeSchema):
    """The decision as it stands after a write, with the receipt of that write."""

    receipt = fields.Nested(ReceiptSchema, required=True)


class RegisterSchema(Schema):
    items = fields.List(fields.Nested(DecisionMadeSchema), required=True)
