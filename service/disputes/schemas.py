"""The shape of disputes on the wire."""

from marshmallow import Schema, fields

from events.dispute import Outcome
from service.beside import DisputeRowSchema
from service.parsing import (
    LONGEST_REASON,
    ReceiptSchema,
    StrictSchema,
    Words,
    fresh_id,
    one_of,
)


class DisputeSchema(StrictSchema):
    """What is wrong; with `restrict` the note is not used while it is checked."""

    id = fields.UUID(load_default=fresh_id, attribute="dispute")
    text = Words(LONGEST_REASON, required=True)
    restrict = fields.Boolean(load_default=False)


class ReasonSchema(StrictSchema):
    """Why a note may be used again before the dispute is settled."""

    reason = Words(LONGEST_REASON, required=True)


class SettleSchema(StrictSchema):
    """What came of it, and why."""

    outcome = one_of(Outcome, required=True)
    reason = Words(LONGEST_REASON, required=True)


class DisputeOfEntrySchema(DisputeRowSchema):
    """A dispute and the note that it stands beside."""

    entry = fields.UUID(required=True)


class WrittenDisputeSchema(DisputeOfEntrySchema):
    """The dispute as it stands after a write, with the receipt of that write."""

    receipt = fields.Nested(ReceiptSchema, required=True)


class DisputesSchema(Schema):
    items = fields.List(fields.Nested(DisputeOfEntrySchema), required=True)
