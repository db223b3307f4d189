"""The shape of a paper that somebody adds to a meeting."""

from marshmallow import fields

from service.parsing import LONGEST_NAME, LONGEST_REASON, StrictSchema, Words, fresh_id


class AddPaperSchema(StrictSchema):
    """What it is called and whose it is; `source` is a note or advice it stands in."""

    id = fields.UUID(load_default=fresh_id, attribute="paper")
    title = Words(LONGEST_REASON, required=True)
    writer = fields.UUID(load_default=None)
    other = Words(LONGEST_NAME, load_default=None)
    source = fields.UUID(load_default=None)
