"""The shape of concerns on the wire."""

from marshmallow import Schema, fields

from events.base import Side
from service.parsing import (
    LONGEST_REASON,
    LONGEST_TEXT,
    Day,
    ReceiptSchema,
    StrictSchema,
    Words,
    fresh_id,
)


class RaiseConcernSchema(StrictSchema):
    """What worries somebody. Without `owner`, the school's SENCO is asked to answer.

    `entry` is the note it is about; `earlier` a concern that it belongs with.
    """

    id = fields.UUID(load_default=fresh_id, attribute="concern")
    text = Words(LONGEST_TEXT, required=True)
    owner = fields.UUID(load_default=None, allow_none=True)
    entry = fields.UUID(load_default=None, allow_none=True)
    earlier = fields.UUID(load_default=None, allow_none=True)


class AcknowledgeConcernSchema(StrictSchema):
    """That it was read, and what comes next if that is known."""

    text = Words(LONGEST_REASON, load_default=None, allow_none=True)


class PassConcernOnSchema(StrictSchema):
    """Who is to answer instead, and why."""

    owner = fields.UUID(required=True)
    reason = Words(LONGEST_REASON, required=True)


class ConcernViewSchema(StrictSchema):
    """How somebody sees it."""

    text = Words(LONGEST_TEXT, required=True)


class TriedConcernSchema(StrictSchema):
    """What was tried, and on which day."""

    text = Words(LONGEST_REASON, required=True)
    day = Day(required=True)


class ConcernVerdictSchema(StrictSchema):
    """Whether it is resolved, as whoever raised it says."""

    resolved = fields.Boolean(required=True)
    text = Words(LONGEST_REASON, load_default=None, allow_none=True)


class CloseConcernSchema(StrictSchema):
    """Nothing is asked: what closes a concern was said before."""


class LinkConcernSchema(StrictSchema):
    """Another concern that it belongs with."""

    earlier = fields.UUID(required=True)


class ConcernDaysSchema(StrictSchema):
    """In how many school days somebody says that they read a concern."""

    days = fields.Integer(required=True)


class ConcernWordsSchema(Schema):
    """Words, who said them and when. Erased words are null."""

    by = fields.UUID(required=True, allow_none=True)
    at = fields.String(required=True, metadata={"format": "date-time"})
    text = fields.String(required=True, allow_none=True)


class ConcernPerspectiveSchema(Schema):
    """How one person sees it. The newest words come last; the first ones stay."""

    by = fields.UUID(required=True, allow_none=True)
    side = fields.Enum(Side, by_value=True, required=True, allow_none=True)
    said = fields.List(fields.Nested(ConcernWordsSchema), required=True)


class ConcernStepSchema(ConcernWordsSchema):
    """Something that was tried on a day."""

    day = fields.Date(required=True, allow_none=True)


class ConcernAnswerSchema(ConcernWordsSchema):
    """What the raiser says of it, after what was tried until then."""

    resolved = fields.Boolean(required=True, allow_none=True)


class ConcernPassingSchema(Schema):
    """Somebody else was asked to answer."""

    whom = fields.UUID(required=True, allow_none=True)
    by = fields.UUID(required=True, allow_none=True)
    at = fields.String(required=True, metadata={"format": "date-time"})
    reason = fields.String(required=True, allow_none=True)


class ConcernSchema(Schema):
    """A concern with every view, what was tried, and what the raiser says.

    `verdict` is null until the raiser said something after what was tried last.
    `chain` names the concerns that it belongs with, itself among them.
    """

    id = fields.UUID(required=True)
    entry = fields.UUID(required=True, allow_none=True)
    by = fields.UUID(required=True, allow_none=True)
    at = fields.String(required=True, metadata={"format": "date-time"})
    side = fields.Enum(Side, by_value=True, required=True, allow_none=True)
    owner = fields.UUID(required=True, allow_none=True)
    acknowledge_by = fields.Date(required=True, allow_none=True)
    days = fields.Integer(required=True, allow_none=True)
    acknowledged = fields.Nested(ConcernWordsSchema, required=True, allow_none=True)
    perspectives = fields.List(fields.Nested(ConcernPerspectiveSchema), required=True)
    passings = fields.List(fields.Nested(ConcernPassingSchema), required=True)
    tried = fields.List(fields.Nested(ConcernStepSchema), required=True)
    verdicts = fields.List(fields.Nested(ConcernAnswerSchema), required=True)
    verdict = fields.Nested(ConcernAnswerSchema, required=True, allow_none=True)
    closed = fields.Nested(ConcernAnswerSchema, required=True, allow_none=True)
    chain = fields.List(fields.UUID(), required=True)


class WrittenConcernSchema(ConcernSchema):
    """The concern as it stands after a write, with the receipt of that write."""

    receipt = fields.Nested(ReceiptSchema, required=True)


class ConcernListSchema(Schema):
    items = fields.List(fields.Nested(ConcernSchema), required=True)


class WrittenConcernDaysSchema(Schema):
    """The days as they are from now on, with the receipt."""

    days = fields.Integer(required=True)
    receipt = fields.Nested(ReceiptSchema, required=True)
