"""The shape of files and permissions on the wire."""

from flask_smorest.fields import Upload
from marshmallow import Schema, fields

from events.media import Permission
from service.beside import AttachmentRowSchema
from service.parsing import ReceiptSchema, StrictSchema, one_of
from service.uploads import DescriptionSchema


class AttachedToSchema(DescriptionSchema):
    """To which reply a file goes; without one, to the note itself."""

    to = fields.UUID(load_default=None)


class FileSchema(Schema):
    """One file."""

    files = Upload()  # asked for later, when it is known that they may


class AddedSchema(AttachmentRowSchema):
    """The file that was added, with the receipt of that write."""

    receipt = fields.Nested(ReceiptSchema, required=True)


class PermissionSchema(StrictSchema):
    """Which kind is decided about."""

    kind = one_of(Permission, required=True)


class DecisionSchema(Schema):
    """The newest decision about a kind; null where nobody decided."""

    kind = fields.Enum(Permission, by_value=True, required=True)
    allowed = fields.Boolean(required=True, allow_none=True)
    at = fields.String(required=True, allow_none=True, metadata={"format": "date-time"})
    by = fields.UUID(required=True, allow_none=True)


class DecisionsSchema(Schema):
    items = fields.List(fields.Nested(DecisionSchema), required=True)
