"""The forms with which a school keeps its requests for information."""

from marshmallow import fields

from events.information_request import PackKind, WithheldFor
from events.phrase import phrase
from service.parsing import (
    LONGEST_REASON,
    Day,
    StrictSchema,
    Words,
    fresh_id,
    one_of,
)


class ReceiveSchema(StrictSchema):
    id = fields.UUID(attribute="request", load_default=fresh_id)
    kind = one_of(PackKind, required=True)
    about = fields.UUID(
        required=True, error_messages={"required": phrase("Choose who it is about.")}
    )
    asked_by = Words(LONGEST_REASON, required=True)
    known_by = Words(LONGEST_REASON, required=True)
    received = Day(required=True)


class StopSchema(StrictSchema):
    """Each form of the page has a field of its own for the reason."""

    stop_why = Words(LONGEST_REASON, required=True, attribute="why")


class ExtendSchema(StrictSchema):
    extend_why = Words(LONGEST_REASON, required=True, attribute="why")


class RefuseSchema(StrictSchema):
    refuse_why = Words(LONGEST_REASON, required=True, attribute="why")


class WithholdSchema(StrictSchema):
    piece = fields.Integer(required=True)
    reason = one_of(WithheldFor, required=True)


class ReleaseSchema(StrictSchema):
    piece = fields.Integer(required=True)
