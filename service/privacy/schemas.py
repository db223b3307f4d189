"""The shape of what a data protection lead sends."""

from typing import Final

from marshmallow import fields, validate

from events.law import RETENTION, Clock
from events.phrase import phrase
from service.parsing import LONGEST_REASON, Day, StrictSchema, Words, one_of

CHOOSE: Final = phrase("Choose whose record it is.")


class PlaceLegalHoldSchema(StrictSchema):
    """Whose record must be kept, why, and when to look at it again."""

    subject = fields.UUID(
        required=True, error_messages={"required": CHOOSE, "invalid_uuid": CHOOSE}
    )
    reason = Words(LONGEST_REASON, required=True)
    review = Day(required=True)


class LiftLegalHoldSchema(StrictSchema):
    """Why it need not be kept any more."""

    reason = Words(LONGEST_REASON, required=True)


class ApproveDisposalSchema(StrictSchema):
    """Which rule for keeping was applied."""

    retention = one_of(
        Clock,
        required=True,
        validate=validate.OneOf(RETENTION, error=phrase("Choose one.")),
    )
