"""The shape of what a child keeps and sends."""

from marshmallow import fields

from service.parsing import LONGEST_TEXT, StrictSchema, Words, fresh_id


class ThingSchema(StrictSchema):
    """Words to keep; a file may stand for them."""

    id = fields.UUID(load_default=fresh_id, attribute="thing")
    text = Words(LONGEST_TEXT, load_default="")


class ShareSchema(StrictSchema):
    """The id of the note that a thing becomes."""

    id = fields.UUID(load_default=fresh_id, attribute="entry")
