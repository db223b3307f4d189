"""The shape of what is told of a meeting, before and after."""

from marshmallow import Schema, fields

from events.base import Side
from events.debrief import Moment
from events.preparation import About, Face
from service.parsing import LONGEST_REASON, ReceiptSchema, StrictSchema, Words, one_of


class OfferSchema(StrictSchema):
    """Whom a talk is offered to, and whether it is before or after the meeting."""

    person = fields.UUID(required=True)
    moment = one_of(Moment, required=True)


class OfferAnswerSchema(StrictSchema):
    """Yes or no to a talk."""

    accepted = fields.Boolean(required=True)


class MessagesSchema(StrictSchema):
    """Up to three things that matter most."""

    first = Words(LONGEST_REASON, required=True)
    second = Words(LONGEST_REASON, load_default="")
    third = Words(LONGEST_REASON, load_default="")


class ToldRowSchema(Schema):
    """What somebody told everybody: a wish, or how the meeting felt."""

    id = fields.UUID(required=True)
    by = fields.UUID(required=True, allow_none=True)
    about = fields.Enum(About, by_value=True, required=True, allow_none=True)
    text = fields.String(required=True)
    face = fields.Enum(Face, by_value=True, required=True, allow_none=True)
    at = fields.String(required=True)


class OfferRowSchema(Schema):
    """An offer to talk; `accepted` is null until it is answered."""

    id = fields.UUID(required=True)
    by = fields.UUID(required=True, allow_none=True)
    person = fields.UUID(required=True, allow_none=True)
    moment = fields.Enum(Moment, by_value=True, required=True, allow_none=True)
    due = fields.Date(required=True, allow_none=True)
    is_late = fields.Boolean(required=True)
    accepted = fields.Boolean(required=True, allow_none=True)
    at = fields.String(required=True)


class MessageSchema(Schema):
    """One thing that matters; `by_both` says whether two sides told it."""

    text = fields.String(required=True)
    by_both = fields.Boolean(required=True)


class MessagesRowSchema(Schema):
    """What one person took from the meeting."""

    id = fields.UUID(required=True)
    by = fields.UUID(required=True, allow_none=True)
    side = fields.Enum(Side, by_value=True, required=True, allow_none=True)
    messages = fields.List(fields.Nested(MessageSchema), required=True)
    is_late = fields.Boolean(required=True)
    at = fields.String(required=True)


class ToldSchema(Schema):
    """All that was told of a meeting."""

    told = fields.List(fields.Nested(ToldRowSchema), required=True)
    offers = fields.List(fields.Nested(OfferRowSchema), required=True)
    messages = fields.List(fields.Nested(MessagesRowSchema), required=True)


class WrittenSchema(ToldSchema):
    """The same after a write, with the receipt of that write."""

    receipt = fields.Nested(ReceiptSchema, required=True)
