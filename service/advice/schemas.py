"""The shape of advice on the wire."""

from marshmallow import Schema, fields

from events.advice import TryResult
from service.beside import SideOf
from service.parsing import (
    LONGEST_REASON,
    Day,
    ReceiptSchema,
    StrictSchema,
    Words,
    fresh_id,
    one_of,
)


class AskAdviceSchema(StrictSchema):
    """What somebody would like to know."""

    id = fields.UUID(load_default=fresh_id, attribute="question")
    text = Words(LONGEST_REASON, required=True)


class GiveAdviceSchema(StrictSchema):
    """What could help; `question` is the id of what it answers, if somebody asked."""

    id = fields.UUID(load_default=fresh_id, attribute="advice")
    question = fields.UUID(load_default=None)
    text = Words(LONGEST_REASON, required=True)


class TellTrySchema(StrictSchema):
    """On which day it was tried, and what came of it."""

    day = Day(required=True)
    result = one_of(TryResult, required=True)
    text = Words(LONGEST_REASON, required=True)


class SayNotTriedSchema(StrictSchema):
    """Why it was not tried."""

    reason = Words(LONGEST_REASON, required=True)


class _SaidSchema(Schema):
    """What somebody said, and when; words are null where they were erased."""

    by = fields.UUID(required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})
    side = SideOf()
    text = fields.String(required=True, allow_none=True)


class TrySchema(_SaidSchema):
    """What came of advice. If `was_tried` is false, `reason` says why not."""

    was_tried = fields.Boolean(required=True)
    day = fields.Date(required=True, allow_none=True)
    result = fields.Enum(TryResult, by_value=True, required=True, allow_none=True)
    reason = fields.String(required=True, allow_none=True)


class AdviceSchema(_SaidSchema):
    """One piece of advice, with everything that came of it, the oldest first."""

    id = fields.UUID(required=True)
    question = fields.UUID(required=True, allow_none=True)
    tries = fields.List(fields.Nested(TrySchema), required=True)


class WrittenAdviceSchema(AdviceSchema):
    """The advice as it stands after a write, with the receipt of that write."""

    receipt = fields.Nested(ReceiptSchema, required=True)


class QuestionSchema(_SaidSchema):
    """One question, and the advice that answers it."""

    id = fields.UUID(required=True)
    advice = fields.List(fields.Nested(AdviceSchema), required=True)


class WrittenQuestionSchema(QuestionSchema):
    """The question as it was asked, with the receipt of that write."""

    receipt = fields.Nested(ReceiptSchema, required=True)


class AdvisedSchema(Schema):
    """All questions, and the advice that answers none."""

    questions = fields.List(
        fields.Nested(QuestionSchema), required=True, attribute="asked"
    )
    unasked = fields.List(fields.Nested(AdviceSchema), required=True)
