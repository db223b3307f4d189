"""The shape of what is written in a class round."""

from marshmallow import Schema, fields, validate

from events.quiet_day import QuietBecause
from service.parsing import (
    LONGEST_NAME,
    LONGEST_REASON,
    LONGEST_TEXT,
    ReceiptSchema,
    StrictSchema,
    Words,
    WrittenAt,
    fresh_id,
    one_of,
)


class RoundNoteSchema(StrictSchema):
    """A note about one child of the class today."""

    id = fields.UUID(load_default=fresh_id, attribute="entry")
    text = Words(LONGEST_TEXT, load_default="")
    person = fields.UUID(load_default=None)
    told_by = Words(LONGEST_NAME, load_default=None)
    written_at = WrittenAt()


class KeptRoundNoteSchema(RoundNoteSchema):
    """A note about one child of the class that may have waited on a device.

    `is_them` says that the name was looked at; a page asks for it before the first note
    of a day. `not_them` are words about which it asked, and which mean nobody.
    """

    taps = fields.Dict(keys=fields.String(), values=fields.String(), load_default=dict)
    is_them = fields.String(validate=validate.Equal("yes"), load_default=None)
    not_them = Words(LONGEST_TEXT, load_default="")


class WrittenInRoundSchema(Schema):
    """Which entry a note of a round became, with the receipt of that write."""

    id = fields.UUID(required=True)
    receipt = fields.Nested(ReceiptSchema, required=True)


class SkipSchema(StrictSchema):
    """Why there is no note about one child today."""

    id = fields.UUID(load_default=fresh_id, attribute="quiet")
    because = one_of(QuietBecause, required=True)
    why = Words(LONGEST_REASON, load_default=None)


class KeptSkipSchema(SkipSchema):
    """Why there is no note about one child, as it may have waited on a device."""

    written_at = WrittenAt()
    not_them = Words(LONGEST_TEXT, load_default="")


class SkippedInRoundSchema(Schema):
    """Under which id it was said that there is no note, with the receipt."""

    id = fields.UUID(required=True)
    receipt = fields.Nested(ReceiptSchema, required=True)


class GroupNoteSchema(StrictSchema):
    """One text about several children; who they are is ticked beside it."""

    text = Words(LONGEST_TEXT, required=True)


class KeptGroupNoteSchema(GroupNoteSchema):
    """One text about several children, as it may have waited on a device.

    `id` is the note's; each child's entry has an id made from it and the child's.
    """

    id = fields.UUID(load_default=fresh_id, attribute="whole")
    children = fields.List(fields.UUID(), required=True)
    written_at = WrittenAt()
    not_them = Words(LONGEST_TEXT, load_default="")


class OneOfGroupSchema(Schema):
    """Which entry a child has of a note to several."""

    child = fields.UUID(required=True)
    id = fields.UUID(required=True)


class WrittenToGroupSchema(Schema):
    """Which entries a note to several children became, with the last one's receipt."""

    entries = fields.List(fields.Nested(OneOfGroupSchema), required=True)
    receipt = fields.Nested(ReceiptSchema, required=True)
