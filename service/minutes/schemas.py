"""The shape of the notes of a meeting on the wire."""

from typing import Final

from marshmallow import EXCLUDE, Schema, fields, validate

from events.minutes_kinds import GoalsTime, OnGoals, Stage, Verb
from events.phrase import phrase
from service.minutes_shapes import NoteSpokenSchema
from service.parsing import (
    LONGEST_NAME,
    LONGEST_REASON,
    Name,
    ReceiptSchema,
    StrictSchema,
    Words,
    fresh_id,
    one_of,
)

VERSION: Final = phrase('Give the version that you read as If-Match, such as "1".')


class OpenNotesSchema(StrictSchema):
    """What the meeting is to achieve, and for how many minutes it is planned.

    `read_feelings`: as the chair, whoever asks has read how people feel about coming.
    """

    aim = Words(LONGEST_REASON, required=True)
    minutes = fields.Integer(load_default=60)
    read_feelings = fields.Boolean(load_default=False)


class CheckGoalsSchema(StrictSchema):
    """Whether the meeting is on its goals, at one or at two thirds of its time."""

    when = one_of(GoalsTime, required=True)
    answer = one_of(OnGoals, required=True)
    text = Words(LONGEST_REASON, load_default=None, allow_none=True)


class LineWordingSchema(StrictSchema):
    """Who said what. `speaker` is around the child; `other` names anybody else."""

    text = Words(LONGEST_REASON, required=True)
    verb = one_of(Verb, load_default=Verb.SAID)
    exact = fields.Boolean(load_default=False)
    speaker = fields.UUID(load_default=None, allow_none=True)
    other = Name(LONGEST_NAME, load_default=None, allow_none=True)


class NoteLineSchema(LineWordingSchema):
    id = fields.UUID(load_default=fresh_id, attribute="line")


class ChangedLineSchema(LineWordingSchema):
    """The same from a page, with the version that was read there."""

    version = fields.Integer(required=True)


class IfMatchSchema(Schema):
    """The version of a line that a program has read, as its ETag."""

    class Meta:
        unknown = EXCLUDE

    version = fields.String(
        data_key="If-Match",
        load_default=None,
        validate=validate.Regexp(r'^"[0-9]{1,9}"$', error=VERSION),
    )


class LineCommentSchema(StrictSchema):
    id = fields.UUID(load_default=fresh_id, attribute="comment")
    text = Words(LONGEST_REASON, required=True)


class CloseMeetingSchema(StrictSchema):
    """`no_action`: nothing was agreed that anybody is to do."""

    no_action = fields.Boolean(load_default=False)


class GoalRowSchema(NoteSpokenSchema):
    when = fields.Enum(GoalsTime, by_value=True, required=True, allow_none=True)
    answer = fields.Enum(OnGoals, by_value=True, required=True, allow_none=True)


class LineVersionSchema(NoteSpokenSchema):
    verb = fields.Enum(Verb, by_value=True, required=True, allow_none=True)
    exact = fields.Boolean(required=True, allow_none=True)
    speaker = fields.UUID(required=True, allow_none=True)
    other = fields.String(required=True, allow_none=True)


class NoteLineRowSchema(Schema):
    """A line with every version, the newest last; `hints` are words that weigh."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    versions = fields.List(fields.Nested(LineVersionSchema), required=True)
    comments = fields.List(fields.Nested(NoteSpokenSchema), required=True)
    hints = fields.List(fields.String(), required=True)


class NotesSchema(Schema):
    """The notes of a meeting, as far as the meeting itself wrote them."""

    meeting = fields.UUID(required=True)
    stage = fields.Enum(Stage, by_value=True, required=True)
    aim = fields.String(required=True, allow_none=True)
    minutes = fields.Integer(required=True, allow_none=True)
    by = fields.UUID(required=True, allow_none=True)
    at = fields.String(required=True)
    ticks = fields.List(fields.Nested(NoteSpokenSchema), required=True)
    goals = fields.List(fields.Nested(GoalRowSchema), required=True)
    lines = fields.List(fields.Nested(NoteLineRowSchema), required=True)
    closed = fields.Nested(NoteSpokenSchema, required=True, allow_none=True)
    actions = fields.Integer(required=True, allow_none=True)


class WrittenNotesSchema(NotesSchema):
    """The notes as they stand after a write, with the receipt of that write."""

    receipt = fields.Nested(ReceiptSchema, required=True)


class WrittenNoteLineSchema(NoteLineRowSchema):
    """The line as it stands after a write, with the receipt of that write."""

    receipt = fields.Nested(ReceiptSchema, required=True)
