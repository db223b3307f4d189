"""The shape of what an escort writes."""

from marshmallow import fields

from service.parsing import LONGEST_TEXT, StrictSchema, Words, fresh_id


class WriteHandOverSchema(StrictSchema):
    """Words at the hand-over; all else follows from who writes, and when."""

    id = fields.UUID(load_default=fresh_id, attribute="entry")
    text = Words(LONGEST_TEXT, required=True)
