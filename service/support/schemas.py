"""The shape of what somebody says who is asked what would help."""

from marshmallow import Schema, fields

from events.base import Side
from events.school_days import Term
from service.parsing import LONGEST_TEXT, ReceiptSchema, StrictSchema, Words, fresh_id


class WishHelpSchema(StrictSchema):
    """What would help, in their own words; the action gets this id."""

    id = fields.UUID(load_default=fresh_id, attribute="action")
    text = Words(LONGEST_TEXT, required=True)


class WishHelpCallSchema(WishHelpSchema):
    """The same from a program. Without a `meeting` it is for the term of today."""

    meeting = fields.UUID(load_default=None, allow_none=True)


class NeedNoHelpSchema(StrictSchema):
    """No thanks, before a `meeting`; without one it is for the term of today."""

    meeting = fields.UUID(load_default=None, allow_none=True)


class AnswerSchema(Schema):
    """What one person said: an `action` with their words, or null for "no thanks"."""

    by = fields.UUID(required=True)
    side = fields.Enum(Side, by_value=True, required=True)
    action = fields.UUID(required=True, allow_none=True)
    at = fields.String(required=True, metadata={"format": "date-time"})


class SupportQuestionSchema(Schema):
    """The question before one `meeting`, or in one `term` of the school year `year`."""

    meeting = fields.UUID(required=True, allow_none=True)
    year = fields.Integer(required=True, allow_none=True)
    term = fields.Enum(Term, by_value=True, required=True, allow_none=True)
    answers = fields.List(fields.Nested(AnswerSchema), required=True)


class SupportQuestionsSchema(Schema):
    items = fields.List(fields.Nested(SupportQuestionSchema), required=True)


class WrittenAnswerSchema(SupportQuestionSchema):
    """The question as it stands after an answer, with the receipt of that answer."""

    receipt = fields.Nested(ReceiptSchema, required=True)
