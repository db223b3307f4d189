"""The shape of a choice of a child's photo; the file itself comes beside it."""

from marshmallow import fields

from service.parsing import StrictSchema, fresh_id


class PortraitSchema(StrictSchema):
    """Under which id the photo is kept."""

    id = fields.UUID(load_default=fresh_id, attribute="portrait")
