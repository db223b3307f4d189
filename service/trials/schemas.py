"""The shape of ways that are tried, and of what each side says of them."""

from marshmallow import Schema, fields

from events.base import Side
from events.route_trial import Verdict
from service.parsing import (
    LONGEST_REASON,
    Day,
    ReceiptSchema,
    StrictSchema,
    Words,
    fresh_id,
    one_of,
)


class BeginTrialSchema(StrictSchema):
    """The way in `text`, its days, and how both will know that it works."""

    id = fields.UUID(load_default=fresh_id, attribute="trial")
    text = Words(LONGEST_REASON, required=True)
    first = Day(required=True)
    last = Day(required=True)
    success = Words(LONGEST_REASON, required=True)


class JudgeTrialSchema(StrictSchema):
    """Whether it works for one's own side, with words or without."""

    verdict = one_of(Verdict, required=True)
    text = Words(LONGEST_REASON, load_default=None)


class SaidSchema(Schema):
    """What somebody said for their side."""

    side = fields.Enum(Side, by_value=True, required=True)
    verdict = fields.Enum(Verdict, by_value=True, required=True)
    text = fields.String(required=True, allow_none=True)
    by = fields.UUID(required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})


class TrialSchema(Schema):
    """One way, from the `first` day to the `last`; erased words are null."""

    id = fields.UUID(required=True)
    text = fields.String(required=True, allow_none=True, attribute="route")
    success = fields.String(required=True, allow_none=True)
    first = fields.Date(required=True)
    last = fields.Date(required=True)
    by = fields.UUID(required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})
    side = fields.Enum(Side, by_value=True, required=True)
    said = fields.List(fields.Nested(SaidSchema), required=True)
    works_for_both = fields.Boolean(required=True, attribute="stands.works_for_both")


class TrialsSchema(Schema):
    """Every way that was tried, the newest first; `next_offered`: try another one."""

    items = fields.List(fields.Nested(TrialSchema), required=True)
    next_offered = fields.Boolean(required=True)


class WrittenTrialSchema(TrialSchema):
    """One way as it stands after a write, with the receipt of that write."""

    receipt = fields.Nested(ReceiptSchema, required=True)
