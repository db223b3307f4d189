"""The shape of the checking of a meeting's notes on the wire."""

from marshmallow import Schema, fields

from events.minutes_check import LEAST_DAYS
from events.minutes_kinds import Stage
from service.minutes_shapes import NoteSpokenSchema
from service.parsing import (
    LONGEST_REASON,
    ReceiptSchema,
    StrictSchema,
    Words,
    fresh_id,
)


class SendNotesSchema(StrictSchema):
    """How many school days people have to check."""

    days = fields.Integer(load_default=LEAST_DAYS)


class AskChangeSchema(StrictSchema):
    """What the notes, or one line of them, should say."""

    id = fields.UUID(load_default=fresh_id, attribute="request")
    line = fields.UUID(load_default=None, allow_none=True)
    text = Words(LONGEST_REASON, required=True)


class ChangeAnswerSchema(StrictSchema):
    """Whether the change is taken up, and why or how."""

    taken_up = fields.Boolean(required=True)
    text = Words(LONGEST_REASON, required=True)


class MakeFinalSchema(StrictSchema):
    """`differences`: final though a change has no answer; both versions are kept."""

    differences = fields.Boolean(load_default=False)


class AskedChangeSchema(Schema):
    """A change that was asked for. Without an answer it says so: null, never yes."""

    id = fields.UUID(required=True)
    line = fields.UUID(required=True, allow_none=True)
    asked = fields.Nested(NoteSpokenSchema, required=True)
    answer = fields.Nested(NoteSpokenSchema, required=True, allow_none=True)
    taken_up = fields.Boolean(required=True, allow_none=True)


class NotesReaderSchema(Schema):
    """One person: when given the notes, the day they opened them, and what they said.

    `says` is `right`, `change-asked` or `no-reply`. Silence is never agreement.
    """

    person = fields.UUID(required=True)
    given = fields.String(required=True)
    seen_on = fields.Date(required=True, allow_none=True)
    says = fields.String(required=True)


class SentOnTimeSchema(Schema):
    due = fields.Date(required=True, allow_none=True)
    differences = fields.Integer(required=True, allow_none=True)
    at = fields.String(required=True)


class CheckingSchema(Schema):
    """How the notes are checked."""

    meeting = fields.UUID(required=True)
    stage = fields.Enum(Stage, by_value=True, required=True)
    check_by = fields.Date(required=True, allow_none=True)
    at = fields.String(required=True)
    readers = fields.List(fields.Nested(NotesReaderSchema), required=True)
    requests = fields.List(fields.Nested(AskedChangeSchema), required=True)
    on_time = fields.Nested(SentOnTimeSchema, required=True, allow_none=True)
    final_at = fields.String(required=True, allow_none=True)
    differences = fields.Integer(required=True, allow_none=True)


class WrittenCheckingSchema(CheckingSchema):
    """The checking as it stands after a write, with the receipt of that write."""

    receipt = fields.Nested(ReceiptSchema, required=True)
