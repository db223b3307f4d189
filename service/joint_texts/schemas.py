"""The shape of a text of two people on the wire."""

from marshmallow import Schema, fields

from events.joint_text import TextKind
from events.phrase import phrase
from service.beside import SideOf
from service.parsing import (
    LONGEST_NAME,
    LONGEST_REASON,
    LONGEST_TEXT,
    ReceiptSchema,
    StrictSchema,
    Words,
    fresh_id,
    one_of,
)

CHOOSE_PERSON = phrase("Choose a person.")


class BeginJointTextSchema(StrictSchema):
    """The first version, and the id of whom to write it with."""

    id = fields.UUID(load_default=fresh_id, attribute="joint")
    partner = fields.UUID(required=True, error_messages={"required": CHOOSE_PERSON})
    kind = one_of(TextKind, load_default=TextKind.TOGETHER)
    title = Words(LONGEST_NAME, required=True)
    text = Words(LONGEST_TEXT, required=True)


class WriteJointTextSchema(StrictSchema):
    """The next version; `after` is the number of the version that was read."""

    after = fields.Integer(required=True)
    text = Words(LONGEST_TEXT, required=True)


class AgreeToJointTextSchema(StrictSchema):
    """A yes to version `number`; in a compromise, `gave` says what somebody gave."""

    number = fields.Integer(required=True)
    gave = Words(LONGEST_REASON, load_default=None)


class JointYesSchema(Schema):
    """Somebody's yes, by name."""

    by = fields.UUID(required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})
    side = SideOf()
    gave = fields.String(required=True, allow_none=True)


class JointVersionSchema(Schema):
    """One version, and who agreed to it; words are null where they were erased."""

    number = fields.Integer(required=True)
    text = fields.String(required=True, allow_none=True)
    by = fields.UUID(required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})
    side = SideOf()
    agreed = fields.List(fields.Nested(JointYesSchema), required=True)


class JointTextSchema(Schema):
    """A text of two people. `is_agreed`: both said yes to the newest version."""

    id = fields.UUID(required=True)
    title = fields.String(required=True, allow_none=True)
    kind = fields.Enum(TextKind, by_value=True, required=True, allow_none=True)
    by = fields.UUID(required=True)
    partner = fields.UUID(required=True, allow_none=True)
    is_agreed = fields.Boolean(required=True)
    versions = fields.List(fields.Nested(JointVersionSchema), required=True)


class WrittenJointTextSchema(JointTextSchema):
    """The text as it stands after a write, with the receipt of that write."""

    receipt = fields.Nested(ReceiptSchema, required=True)


class JointTextsSchema(Schema):
    items = fields.List(fields.Nested(JointTextSchema), required=True)
