"""What the answers about a meeting's notes have in common on the wire."""

from marshmallow import Schema, fields

from events.base import Side


class NoteSpokenSchema(Schema):
    by = fields.UUID(required=True, allow_none=True)
    at = fields.String(required=True)
    side = fields.Enum(Side, by_value=True, required=True, allow_none=True)
    text = fields.String(required=True, allow_none=True)
